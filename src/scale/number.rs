//! Decimal numbers as the report writes them.

/// The most decimal places that a figure of the report can have.
const MAX_DECIMALS: usize = 6;

/// How many decimal places a number needs, at most [`MAX_DECIMALS`].
///
/// `105.7` needs one, `365` none, and what sums of binary fractions add at the far end none either.
pub fn decimals(value: f64) -> usize {
    let slack = value.abs().max(1.0) * 1e-12;
    (0..MAX_DECIMALS).find(|&places| (round(value, places) - value).abs() <= slack).unwrap_or(MAX_DECIMALS)
}

/// A number with a fixed count of decimal places, without a negative zero.
///
/// Formats through an integer: the standard library's float formatting would
/// add 8 KB to the compressed WebAssembly for digits that no figure has.
pub fn format(value: f64, places: usize) -> String {
    let places = places.min(MAX_DECIMALS);
    let scaled = scale(value, places);
    let digits = scaled.unsigned_abs().to_string();
    let sign = if scaled < 0 { "-" } else { "" };
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let digits = format!("{}{digits}", "0".repeat((places + 1).saturating_sub(digits.len())));
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// A coordinate of a drawing: one decimal place where it needs one.
pub fn coordinate(value: f64) -> String {
    let text = format(value, 1);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

fn round(value: f64, places: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "the report's figures are far below 2^53")]
    let scaled = scale(value, places) as f64;
    scaled / factor(places)
}

/// The value in units of its last decimal place.
///
/// Rounds half away from zero on the decimal value, not on its binary neighbour: 1.005 to two places is 1.01.
fn scale(value: f64, places: usize) -> i64 {
    let scaled = value * factor(places);
    // The nudge is far below anything that six decimal places can show.
    let nudge = scaled.signum() * scaled.abs().max(1.0) * f64::EPSILON * 4.0;
    #[expect(clippy::cast_possible_truncation, reason = "saturates, and no figure comes near the limit")]
    let whole = (scaled + nudge).round() as i64;
    whole
}

fn factor(places: usize) -> f64 {
    (0..places).fold(1.0, |factor, _| factor * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimals_are_those_that_are_needed() {
        for (value, places) in
            [(365.0, 0), (105.7, 1), (1.21, 2), (0.0, 0), (18.3, 1), (-2.25, 2), (24.0 * 0.7, 1)]
        {
            assert_eq!(decimals(value), places, "{value}");
        }
    }

    #[test]
    fn numbers_are_rounded_in_decimal() {
        assert_eq!(format(24.0 - 19.1, 1), "4.9");
        assert_eq!(format(1.17 - 1.21, 2), "-0.04");
        assert_eq!(format(1.005, 2), "1.01");
        assert_eq!(format(-0.001, 1), "0.0");
        assert_eq!(format(0.05, 1), "0.1");
        assert_eq!(format(-12.0, 0), "-12");
    }

    #[test]
    fn coordinates_are_short() {
        assert_eq!(coordinate(12.0), "12");
        assert_eq!(coordinate(-0.25), "-0.3");
    }
}
