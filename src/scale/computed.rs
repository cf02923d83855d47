//! Numbers that nobody said, and the only ways to tell them.

use super::{growth::rounded, number::format};

/// A number that is computed from others. The report doesn't say it: it is never called 目标 or 结果, and wherever it is
/// told, its sum is told with it (tests/computed/ looks at everything that is told).
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    value: f64,
    amount: String,
    sum: String,
}

impl Computed {
    /// What a sum comes to, with so many decimal places at most; its left side is two numbers with a sign between them.
    pub(super) fn of(left: [&str; 3], exact: f64, places: usize, unit: &str) -> Self {
        let mut number = format(exact, places);
        if places > 0 {
            number.truncate(number.trim_end_matches('0').trim_end_matches('.').len());
        }
        let value = rounded(exact, places);
        let sign = if (value - exact).abs() < 1e-9 { "=" } else { "≈" };
        let [one, between, other] = left;
        let amount = [&number, unit].concat();
        Self { value, sum: [one, between, other, sign, &amount].join(" "), amount }
    }

    /// The number, rounded to what is shown.
    pub fn value(&self) -> f64 {
        self.value
    }

    /// The number with its unit, `388.7亿元`, for a drawing or a headline whose sum stands beside it.
    pub fn amount(&self) -> &str {
        &self.amount
    }

    /// The sum behind it: `365 × 1.065 ≈ 388.7亿元`.
    pub fn sum(&self) -> &str {
        &self.sum
    }

    /// What it is and its sum: `计算值：365 × 1.065 ≈ 388.7亿元`.
    pub fn words(&self) -> String {
        told(&[self])
    }
}

/// What computed numbers are, and their sums: `计算值：24 − 19.1 = 4.9亿元；4.9 ÷ 19.1 ≈ 25.7%`.
pub fn told(numbers: &[&Computed]) -> String {
    let mut told = String::from("计算值：");
    for (at, number) in numbers.iter().enumerate() {
        if at > 0 {
            told.push('；');
        }
        told.push_str(&number.sum);
    }
    told
}

/// Words among which computed numbers stand. They end with the sums, so that no number is told without its own.
#[derive(Debug, Default)]
pub struct Reckoning {
    words: String,
    sums: String,
}

impl Reckoning {
    /// Adds words.
    pub fn say(&mut self, words: &str) -> &mut Self {
        self.words.push_str(words);
        self
    }

    /// Adds a computed number.
    pub fn reckon(&mut self, number: &Computed) -> &mut Self {
        self.words.push_str(&number.amount);
        self.sums.push_str(if self.sums.is_empty() { "计算值：" } else { "；" });
        self.sums.push_str(&number.sum);
        self
    }

    /// The words, and the sums behind the numbers among them.
    pub fn finish(&self) -> String {
        let mut all = String::new();
        for part in [&self.words, &self.sums] {
            if !part.is_empty() {
                all.push_str(part);
                all.push('。');
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_with_their_sums() {
        let growth = Computed::of(["365", "×", "1.065"], 365.0 * 1.065, 1, "亿元");
        assert_eq!((growth.value(), growth.amount()), (388.7, "388.7亿元"));
        assert_eq!(growth.words(), "计算值：365 × 1.065 ≈ 388.7亿元");
        let month = Computed::of(["388.7", "÷", "12"], 388.7 / 12.0, 1, "亿元");
        assert_eq!(
            Reckoning::default().say("全年").reckon(&growth).say("，每月").reckon(&month).finish(),
            "全年388.7亿元，每月32.4亿元。计算值：365 × 1.065 ≈ 388.7亿元；388.7 ÷ 12 ≈ 32.4亿元。"
        );
        assert_eq!(Reckoning::default().say("没有数").finish(), "没有数。");
    }

    #[test]
    fn what_is_exact_is_equal() {
        assert_eq!(Computed::of(["200", "×", "1.05"], 210.0, 1, "亿元").sum(), "200 × 1.05 = 210亿元");
        assert_eq!(Computed::of(["30", "÷", "120"], 25.0, 1, "%").sum(), "30 ÷ 120 = 25%");
        assert_eq!(Computed::of(["200", "×", "1"], 200.0, 0, "").amount(), "200");
    }
}
