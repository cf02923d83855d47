//! What a growth rate means as an amount, and the other way round.

use super::number::{decimals, format};

/// A computed amount, ready to be shown together with its sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Implied {
    /// The amount, rounded to what is shown.
    pub value: f64,
    /// The amount as shown, without unit: `388.7`.
    pub amount: String,
    /// The sum behind it: `365 × 1.065 ≈ 388.7`.
    pub sum: String,
}

/// The amount that an amount becomes by growing at a rate in per cent, with one decimal place or as many as the base has.
pub fn grown(base: f64, rate: f64) -> Implied {
    let places = decimals(base).max(1);
    // The rate has few decimal places; so has its factor, without what binary fractions add.
    let factor = format(1.0 + rate / 100.0, decimals(rate) + 2);
    let exact = base * (1.0 + rate / 100.0);
    let amount = trimmed(format(exact, places));
    let value = rounded(exact, places);
    let sign = if (value - exact).abs() < 1e-9 { '=' } else { '≈' };
    Implied { value, sum: format!("{} × {factor} {sign} {amount}", format(base, decimals(base))), amount }
}

/// The growth in per cent, with one decimal place, that leads from one amount to another; none from zero.
pub fn growth(from: f64, to: f64) -> Option<f64> {
    (from > 0.0).then(|| rounded((to / from - 1.0) * 100.0, 1))
}

/// A number to so many decimal places, as a number.
pub fn rounded(value: f64, places: usize) -> f64 {
    let factor = (0..places).fold(1.0, |factor, _| factor * 10.0);
    // The nudge is that of `format`, so that both round alike.
    let scaled = value * factor;
    let nudge = scaled.signum() * scaled.abs().max(1.0) * f64::EPSILON * 4.0;
    (scaled + nudge).round() / factor
}

/// A number without zeros at the end of its fraction.
fn trimmed(number: String) -> String {
    if number.contains('.') { number.trim_end_matches('0').trim_end_matches('.').to_owned() } else { number }
}

/// What remains to be done of an amount that is built up over a year, by plain proportion.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// The average of a month so far.
    pub so_far: f64,
    /// What is left to the target; zero when it is reached.
    pub rest: f64,
    /// The average of a month that the rest needs; none in the last month's end.
    pub needed: Option<f64>,
}

/// Compares an amount reached after some months of a year with the year's target. None outside of 1 to 12 months.
pub fn pace(target: f64, reached: f64, months: u8) -> Option<Pace> {
    if !(1..=12).contains(&months) || !reached.is_finite() || reached < 0.0 {
        return None;
    }
    let rest = (target - reached).max(0.0);
    let left = 12 - months;
    Some(Pace {
        so_far: reached / f64::from(months),
        rest,
        needed: (left > 0).then(|| rest / f64::from(left)),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn amounts_have_their_sum() {
        let gdp = grown(365.0, 6.5);
        assert_eq!((gdp.amount.as_str(), gdp.sum.as_str()), ("388.7", "365 × 1.065 ≈ 388.7"));
        assert_eq!(grown(30.8, 8.0).sum, "30.8 × 1.08 ≈ 33.3");
        assert_eq!(grown(20.1, 8.0).sum, "20.1 × 1.08 ≈ 21.7");
        assert_eq!(grown(105.7, 8.0).sum, "105.7 × 1.08 ≈ 114.2");
        assert_eq!(grown(200.0, 5.0).sum, "200 × 1.05 = 210");
        assert_eq!(grown(365.0, -2.5).sum, "365 × 0.975 ≈ 355.9");
        assert_eq!(grown(365.0, 0.0).sum, "365 × 1.00 = 365");
    }

    #[test]
    fn growth_is_told_to_a_tenth() {
        assert_eq!(growth(265.0, 275.0), Some(3.8));
        assert_eq!(growth(23.0, 25.0), Some(8.7));
        assert_eq!(growth(0.0, 25.0), None);
    }

    #[test]
    fn pace_is_a_plain_proportion() {
        let pace = pace(24.0, 6.0, 3).expect("a month of the year");
        assert_eq!((pace.so_far, pace.rest, pace.needed), (2.0, 18.0, Some(2.0)));
        let done = super::pace(24.0, 30.0, 6).expect("a month of the year");
        assert_eq!((done.rest, done.needed), (0.0, Some(0.0)));
        assert_eq!(super::pace(24.0, 20.0, 12).and_then(|pace| pace.needed), None);
        assert_eq!(super::pace(24.0, 20.0, 0), None);
        assert_eq!(super::pace(24.0, -1.0, 3), None);
        assert_eq!(super::pace(24.0, f64::NAN, 3), None);
    }

    proptest! {
        #[test]
        fn shown_and_computed_agree(base in 0.1..1e5_f64, tenths in -100..400_i32) {
            let base = rounded(base, 1);
            let implied = grown(base, f64::from(tenths) / 10.0);
            prop_assert_eq!(implied.amount.parse(), Ok(implied.value));
            prop_assert!(implied.sum.ends_with(&implied.amount));
        }

        #[test]
        fn so_far_and_rest_make_the_target(target in 1.0..1e4_f64, share in 0.0..1.0_f64, months in 1..12_u8) {
            let pace = pace(target, target * share, months).expect("a month of the year");
            let rest = pace.needed.expect("months are left") * f64::from(12 - months);
            let total = pace.so_far * f64::from(months) + rest;
            prop_assert!((total - target).abs() < 1e-6 * target);
        }
    }
}
