//! Numbers as the file writes them.

use crate::text::{cut, filled};

/// The most decimals.
const MOST_DECIMALS: usize = 4;

/// The greatest amount, whatever its unit: about a million times what a district's report speaks of.
pub(crate) const MOST: usize = 1_000_000_000;

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
    let (whole, decimals) = cut(digits, |byte| byte == b'.');
    let mut unscaled = 0.0;
    for digit in whole.bytes().chain(decimals.bytes()) {
        if !digit.is_ascii_digit() {
            return Err("is not written in plain digits (expected a number such as 1234.5)".to_owned());
        }
        unscaled = unscaled * 10.0 + f64::from(digit - b'0');
    }
    if whole.len() > MOST_DIGITS {
        return Err(too_large());
    }
    let Some(scale) = SCALE.get(decimals.len()) else {
        return Err(filled("has {} decimals (expected at most 4)", &[&decimals.len().to_string()]));
    };
    // A zero has no sign: nobody wants to read -0.
    Ok(if unscaled == 0.0 { 0.0 } else { sign * unscaled / scale })
}

/// What is wrong with numbers greater than [`MOST`].
pub(crate) fn too_large() -> String {
    filled("is out of range (expected at most {})", &[&MOST.to_string()])
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    proptest! {
        #[test]
        fn values_are_exact(whole in 0..=9_999_999_999_u64, decimals in "(\\.[0-9]{1,4})?", sign in "-?") {
            let number = format!("{sign}{whole}{decimals}");
            prop_assert_eq!(value(&number), Ok(number.parse().expect("is a number")));
        }
    }
}
