//! Numbers of the report, and targets that it gives in words.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::TopicCode;

/// What a figure says about the world.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Done or reached in the year under review.
    Result,
    /// A full-year total that the report itself calls 预计.
    Estimate,
    /// To be reached in the year ahead.
    Target,
    /// Planned size or investment that is not one year's task.
    Plan,
    /// A threshold, a stock or background.
    Standing,
}

impl Kind {
    /// The stable name used in `content/` and in the open data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Result => "result",
            Self::Estimate => "estimate",
            Self::Target => "target",
            Self::Plan => "plan",
            Self::Standing => "standing",
        }
    }

    /// The reader's word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Result => "结果",
            Self::Estimate => "预计",
            Self::Target => "目标",
            Self::Plan => "规划",
            Self::Standing => "背景",
        }
    }
}

/// One figure that the report prints, or one target that it gives in words.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Unique over the whole site; never reused.
    pub id: String,
    /// The passage in which it stands.
    pub topic: TopicCode,
    /// What it counts.
    pub label: String,
    /// What it says about the world.
    pub kind: Kind,
    /// The report's own limiting words (预计, 超, 约, 以上, 力争 …), in reading order.
    pub qualifiers: Vec<String>,
    /// The number, in `unit`; none for a target in words.
    pub value: Option<f64>,
    /// Upper end, where the report gives a range.
    pub to: Option<f64>,
    /// The unit as the report uses it (`亿元`, `万亩`); none for a target in words.
    pub unit: Option<String>,
    /// The unit as printed, where that differs from `unit` (may be empty).
    pub unit_printed: Option<String>,
    /// The figure as printed, with the limiting words that touch it.
    pub printed: String,
    /// A short piece of the official text that contains `printed` and stands there once.
    pub quote: String,
    /// The year or years it speaks of.
    pub period: String,
    /// Names of the townships that the report gives for it.
    pub townships: Vec<String>,
    /// What a reader must know about how it is counted.
    pub note: Option<String>,
}

/// Why a figure contradicts itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FigureError {
    /// A number needs a unit, and a target in words has neither.
    ValueWithoutUnit,
    /// The quote does not contain the printed form exactly once.
    QuoteWithoutPrinted,
    /// The printed form does not consist of the number, its unit and its qualifiers; holds what is left over.
    PrintedMismatch(String),
    /// The printed number does not parse to the value; holds the printed number.
    ValueMismatch(String),
    /// A range must rise.
    FallingRange,
}

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ValueWithoutUnit => f.write_str("`value` and `unit` go together: give both or neither"),
            Self::QuoteWithoutPrinted => f.write_str("`quote` must contain `printed` exactly once"),
            Self::PrintedMismatch(rest) => write!(
                f,
                "`printed` has {rest:?} beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"
            ),
            Self::ValueMismatch(number) => write!(f, "`value` differs from `printed` (expected {number})"),
            Self::FallingRange => f.write_str("`to` must be larger than `value`"),
        }
    }
}

impl Figure {
    /// Whether the figure is a number (and not a target in words).
    pub fn is_number(&self) -> bool {
        self.value.is_some()
    }

    /// The last year of which the figure speaks (`2025` for `2023-2025`).
    pub fn last_year(&self) -> Option<u16> {
        let last = self.period.rsplit(['-', '–']).next()?;
        let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
        if is_year { last.parse().ok() } else { None }
    }

    /// The limiting words that the printed form does not show already.
    pub fn unprinted_qualifiers(&self) -> impl Iterator<Item = &str> {
        self.qualifiers.iter().map(String::as_str).filter(|word| !self.printed.contains(word))
    }

    /// The figure as the report says it: all limiting words, also those that do not touch it.
    pub fn said(&self) -> String {
        self.unprinted_qualifiers().chain([self.printed.as_str()]).collect()
    }

    /// Checks that the figure's fields agree with each other.
    ///
    /// # Errors
    /// The first contradiction found, see [`FigureError`].
    pub fn check(&self) -> Result<(), FigureError> {
        if self.quote.matches(&self.printed).count() != 1 || self.printed.is_empty() {
            return Err(FigureError::QuoteWithoutPrinted);
        }
        let (value, unit) = match (self.value, &self.unit) {
            (None, None) => return Ok(()),
            (Some(value), Some(unit)) => (value, unit),
            _ => return Err(FigureError::ValueWithoutUnit),
        };
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let start = self.printed.find(is_digit).ok_or_else(|| self.mismatch(&self.printed))?;
        let (before, rest) = self.printed.split_at(start);
        let end = rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        let (number, mut after) = rest.split_at(end);
        if number.parse() != Ok(value) {
            return Err(FigureError::ValueMismatch(number.to_owned()));
        }
        if let Some(to) = self.to {
            if to <= value {
                return Err(FigureError::FallingRange);
            }
            let range = format!("-{to}");
            after = after.strip_prefix(&range).ok_or_else(|| self.mismatch(after))?;
        }
        let unit = self.unit_printed.as_deref().unwrap_or(unit);
        let words = after.replacen(unit, "", 1);
        if !unit.is_empty() && words.len() == after.len() {
            return Err(self.mismatch(after));
        }
        // What is left must be limiting words; 第 marks an ordinal and limits nothing.
        let left = self
            .qualifiers
            .iter()
            .fold(format!("{before}{words}"), |left, word| left.replacen(word.as_str(), "", 1));
        if left.is_empty() || left == "第" { Ok(()) } else { Err(self.mismatch(&left)) }
    }

    fn mismatch(&self, left: &str) -> FigureError {
        FigureError::PrintedMismatch(left.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(value: f64, unit: &str, printed: &str, qualifiers: &[&str]) -> Figure {
        Figure {
            id: "x-2023".into(),
            topic: "1.1.1".parse().expect("topic"),
            label: "x".into(),
            kind: Kind::Result,
            qualifiers: qualifiers.iter().map(|&word| word.to_owned()).collect(),
            value: Some(value),
            to: None,
            unit: Some(unit.into()),
            unit_printed: None,
            printed: printed.into(),
            quote: format!("完成{printed}"),
            period: "2023".into(),
            townships: vec![],
            note: None,
        }
    }

    #[test]
    fn printed_forms_of_the_report_are_accepted() {
        for (value, unit, printed, qualifiers) in [
            (105.7, "亿元", "105.7亿元", &[][..]),
            (2600.0, "亩", "2600多亩", &["多"]),
            (1.6, "万亩", "超1.6万亩", &["超"]),
            (24.0, "亿元", "24亿元以上", &["力争", "以上"]),
            (10.0, "%", "10%以上", &["以上"]),
            (17.0, "名", "第17名", &[]),
        ] {
            assert_eq!(figure(value, unit, printed, qualifiers).check(), Ok(()), "{printed}");
        }
    }

    #[test]
    fn the_last_year_of_a_period_counts() {
        let of = |period: &str| Figure { period: period.into(), ..figure(1.0, "个", "1个", &[]) }.last_year();
        assert_eq!(["2024", "2023-2025", "2023–2025"].map(of), [Some(2024), Some(2025), Some(2025)]);
        assert_eq!(["", "24", "2023-", "+202"].map(of), [None; 4]);
    }

    #[test]
    fn units_may_be_printed_otherwise_or_not_at_all() {
        let gold = Figure { unit_printed: Some("金".into()), ..figure(10.0, "枚", "10金", &[]) };
        assert_eq!(gold.check(), Ok(()));
        let rank = Figure { unit_printed: Some(String::new()), ..figure(3.0, "名", "前3", &["前"]) };
        assert_eq!(rank.check(), Ok(()));
    }

    #[test]
    fn ranges_carry_both_ends() {
        let range = Figure { to: Some(2.0), ..figure(1.0, "个", "1-2个", &[]) };
        assert_eq!(range.check(), Ok(()));
        let falling = Figure { to: Some(1.0), ..figure(1.0, "个", "1-1个", &[]) };
        assert_eq!(falling.check(), Err(FigureError::FallingRange));
    }

    #[test]
    fn contradictions_are_named() {
        let wrong = |figure: Figure| figure.check().expect_err("a contradiction");
        assert_eq!(
            wrong(figure(105.0, "亿元", "105.7亿元", &[])),
            FigureError::ValueMismatch("105.7".into())
        );
        assert_eq!(wrong(figure(1.6, "万亩", "超1.6万亩", &[])), FigureError::PrintedMismatch("超".into()));
        assert_eq!(wrong(figure(1.6, "亩", "1.6万亩", &[])), FigureError::PrintedMismatch("万".into()));
        let unitless = Figure { unit: None, ..figure(1.0, "个", "1个", &[]) };
        assert_eq!(wrong(unitless), FigureError::ValueWithoutUnit);
        let unquoted = Figure { quote: "完成".into(), ..figure(1.0, "个", "1个", &[]) };
        assert_eq!(wrong(unquoted), FigureError::QuoteWithoutPrinted);
    }
}
