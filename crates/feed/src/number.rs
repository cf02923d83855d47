//! Numbers as the file writes them.

/// The most decimals.
const MOST_DECIMALS: usize = 4;

/// The greatest amount, whatever its unit: about a million times what a district's report speaks of.
pub(crate) const MOST: u32 = 1_000_000_000;

/// The most digits before the decimal point: those of [`MOST`].
const MOST_DIGITS: usize = 10;

/// Powers of ten by the number of decimals.
const SCALE: [f64; MOST_DECIMALS + 1] = [1.0, 10.0, 100.0, 1_000.0, 10_000.0];

/// The value of a JSON number in plain digits.
///
/// Exact to the last bit, and without the tables of `f64::from_str`: at most 14 digits and a power of ten are exact,
/// so only the division rounds.
///
/// # Errors
///
/// What is wrong and what was expected, to be put after the number.
pub(crate) fn value(number: &str) -> Result<f64, String> {
    let (sign, digits) = match number.strip_prefix('-') {
        Some(digits) => (-1.0, digits),
        None => (1.0, number),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    if !whole.bytes().chain(decimals.bytes()).all(|byte| byte.is_ascii_digit()) {
        return Err("is not written in plain digits (expected a number such as 1234.5)".to_owned());
    }
    if whole.len() > MOST_DIGITS {
        return Err(format!("is out of range (expected at most {MOST})"));
    }
    let scale = SCALE
        .get(decimals.len())
        .ok_or_else(|| format!("has {} decimals (expected at most {MOST_DECIMALS})", decimals.len()))?;
    let unscaled = whole
        .bytes()
        .chain(decimals.bytes())
        .fold(0_u64, |unscaled, digit| unscaled * 10 + u64::from(digit - b'0'));
    // A zero has no sign: nobody wants to read -0.
    Ok(if unscaled == 0 { 0.0 } else { sign * unscaled as f64 / scale })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_those_that_any_reader_gets() {
        for number in
            ["0", "7", "365.2", "-0.5", "0.0001", "1234.5678", "9999999999.9999", "0.1", "0.3", "52.30"]
        {
            assert_eq!(value(number), Ok(number.parse().expect("is a number")), "{number}");
        }
        for zero in ["-0", "-0.0"] {
            assert!(value(zero).is_ok_and(f64::is_sign_positive), "{zero}");
        }
    }

    #[test]
    fn other_numbers_are_refused() {
        for (number, expected) in [
            ("1e400", "is not written in plain digits (expected a number such as 1234.5)"),
            ("5E1", "is not written in plain digits (expected a number such as 1234.5)"),
            ("100000000000000000000e-5", "is not written in plain digits (expected a number such as 1234.5)"),
            ("12345678901", "is out of range (expected at most 1000000000)"),
            ("-12345678901.5", "is out of range (expected at most 1000000000)"),
            ("0.12345", "has 5 decimals (expected at most 4)"),
        ] {
            assert_eq!(value(number), Err(expected.to_owned()), "{number}");
        }
    }
}
