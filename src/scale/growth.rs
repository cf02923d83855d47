//! What a growth rate means as an amount, and the other way round.

use super::{
    computed::Computed,
    number::{decimals, format},
};

/// The amount that an amount becomes by growing at a rate in per cent, with one decimal place or as many as the base has.
pub fn grown(base: f64, rate: f64, unit: &str) -> Computed {
    // The rate has few decimal places; so has its factor, without what binary fractions add.
    let factor = format(1.0 + rate / 100.0, decimals(rate) + 2);
    Computed::of([&number(base), "×", &factor], base * (1.0 + rate / 100.0), decimals(base).max(1), unit)
}

/// The growth in per cent, with one decimal place, that leads from one amount to another; none from zero.
pub fn growth(from: f64, to: f64) -> Option<Computed> {
    let less_all = [&number(from), " − 1"].concat();
    (from > 0.0).then(|| Computed::of([&number(to), "÷", &less_all], (to / from - 1.0) * 100.0, 1, "%"))
}

/// Which part of an amount another one is, in per cent with one decimal place; none of zero.
pub fn part(part: f64, whole: f64) -> Option<Computed> {
    (whole > 0.0).then(|| Computed::of([&number(part), "÷", &number(whole)], part / whole * 100.0, 1, "%"))
}

/// How far apart two amounts are, with as many decimal places as they have; the larger one stands first.
pub fn gap(one: f64, other: f64, unit: &str) -> Computed {
    let (large, small) = if one < other { (other, one) } else { (one, other) };
    let places = decimals(large).max(decimals(small));
    Computed::of([&number(large), "−", &number(small)], large - small, places, unit)
}

fn number(value: f64) -> String {
    format(value, decimals(value))
}

/// A number to so many decimal places, as a number.
pub fn rounded(value: f64, places: usize) -> f64 {
    let factor = (0..places).fold(1.0, |factor, _| factor * 10.0);
    // The nudge is that of `format`, so that both round alike.
    let scaled = value * factor;
    let nudge = scaled.signum() * scaled.abs().max(1.0) * f64::EPSILON * 4.0;
    (scaled + nudge).round() / factor
}

/// What remains to be done of an amount that is built up over a year, by plain proportion.
#[derive(Debug, Clone, PartialEq)]
pub struct Pace {
    /// The average of a month so far.
    pub so_far: Computed,
    /// What is left to the whole, and the average of a month that it needs; none when nothing is left, or no month.
    pub left: Option<(Computed, Computed)>,
}

/// Compares an amount reached after some months of a year with what the year comes to. None outside of 1 to 12 months.
pub fn pace(whole: f64, reached: f64, months: u8, unit: &str) -> Option<Pace> {
    if !(1..=12).contains(&months) || !reached.is_finite() || reached < 0.0 {
        return None;
    }
    let remaining = 12 - months;
    let left = (remaining > 0 && whole > reached).then(|| {
        let rest = gap(whole, reached, unit);
        let needed = monthly(rest.value(), remaining, unit);
        (rest, needed)
    });
    Some(Pace { so_far: monthly(reached, months, unit), left })
}

/// A monthly average: as many decimal places as tell small amounts apart.
pub fn monthly(amount: f64, months: u8, unit: &str) -> Computed {
    let average = amount / f64::from(months);
    let places = if average >= 100.0 {
        0
    } else if average >= 1.0 {
        1
    } else {
        2
    };
    Computed::of([&number(amount), "÷", &number(f64::from(months))], average, places, unit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_have_their_sum() {
        let sum = |base, rate| grown(base, rate, "亿元").sum().to_owned();
        assert_eq!(grown(365.0, 6.5, "亿元").amount(), "388.7亿元");
        assert_eq!(sum(365.0, 6.5), "365 × 1.065 ≈ 388.7亿元");
        assert_eq!(sum(30.8, 8.0), "30.8 × 1.08 ≈ 33.3亿元");
        assert_eq!(sum(20.1, 8.0), "20.1 × 1.08 ≈ 21.7亿元");
        assert_eq!(sum(105.7, 8.0), "105.7 × 1.08 ≈ 114.2亿元");
        assert_eq!(sum(200.0, 5.0), "200 × 1.05 = 210亿元");
        assert_eq!(sum(365.0, -2.5), "365 × 0.975 ≈ 355.9亿元");
        assert_eq!(sum(365.0, 0.0), "365 × 1.00 = 365亿元");
    }

    #[test]
    fn growth_is_told_to_a_tenth() {
        let sum = |from, to| growth(from, to).map(|growth| growth.sum().to_owned());
        assert_eq!(sum(265.0, 275.0).as_deref(), Some("275 ÷ 265 − 1 ≈ 3.8%"));
        assert_eq!(sum(23.0, 25.0).as_deref(), Some("25 ÷ 23 − 1 ≈ 8.7%"));
        assert_eq!(growth(0.0, 25.0), None);
    }

    #[test]
    fn parts_and_gaps_have_their_sum() {
        assert_eq!(part(18.3, 24.0).expect("a part").words(), "计算值：18.3 ÷ 24 ≈ 76.3%");
        assert_eq!(part(18.3, 0.0), None);
        assert_eq!(gap(389.1, 388.7, "亿元").sum(), "389.1 − 388.7 = 0.4亿元");
        assert_eq!(gap(346.8, 388.7, "亿元").sum(), "388.7 − 346.8 = 41.9亿元");
    }

    #[test]
    fn pace_is_a_plain_proportion() {
        let sums = |reached, months| {
            let Pace { so_far, left } = pace(24.0, reached, months, "亿元").expect("a month of the year");
            let left = left.map(|(rest, needed)| [rest.sum().to_owned(), needed.sum().to_owned()]);
            (so_far.sum().to_owned(), left)
        };
        let left = ["24 − 6 = 18亿元", "18 ÷ 9 = 2亿元"].map(str::to_owned);
        assert_eq!(sums(6.0, 3), ("6 ÷ 3 = 2亿元".to_owned(), Some(left)));
        assert_eq!(sums(30.0, 6), ("30 ÷ 6 = 5亿元".to_owned(), None));
        assert_eq!(sums(20.0, 12).1, None);
        assert_eq!(pace(24.0, 20.0, 0, ""), None);
        assert_eq!(pace(24.0, -1.0, 3, ""), None);
        assert_eq!(pace(24.0, f64::NAN, 3, ""), None);
    }

    proptest! {
        #[test]
        fn shown_and_computed_agree(base in 0.1..1e5_f64, tenths in -100..400_i32) {
            let base = rounded(base, 1);
            let implied = grown(base, f64::from(tenths) / 10.0, "");
            prop_assert_eq!(implied.amount().parse(), Ok(implied.value()));
            prop_assert!(implied.sum().ends_with(implied.amount()));
        }

        #[test]
        fn reached_and_rest_make_the_whole(tenths in 10..100_000_i32, share in 0.0..1.0_f64, months in 1..12_u8) {
            let whole = f64::from(tenths) / 10.0;
            let reached = rounded(whole * share, 1);
            let pace = pace(whole, reached, months, "").expect("a month of the year");
            let rest = pace.left.map_or(0.0, |(rest, _)| rest.value());
            prop_assert!((reached + rest - whole).abs() < 1e-6 * whole);
        }
    }
}
