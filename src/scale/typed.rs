//! Numbers as people type them: in full width, with the marks of an input method, with separators, with their unit.

use super::{decimals, format};

/// Which numbers a field takes.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// The least one.
    pub least: f64,
    /// The largest one.
    pub most: f64,
    /// How many decimal places it may have, at most six.
    pub places: usize,
    /// What may stand behind it, or the beginning of that: `190亿`.
    pub unit: &'static str,
    /// Whether it is taken while it is typed, and may be taken away again; otherwise it is taken when the reader has done.
    pub live: bool,
}

/// Why what was typed is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// There is no digit yet.
    Unfinished,
    /// Something in it is part of no number.
    NoNumber,
    /// Its separators stand in places that may mean two numbers: `10,5`.
    Groups,
    /// It has decimal places, where a whole number is wanted.
    NotWhole,
    /// It has too many decimal places.
    Places,
    /// It is too small or too large.
    Size,
}

impl Trouble {
    /// What a reader is told.
    pub fn words(self) -> &'static str {
        match self {
            Self::Unfinished => "没有填数，还照原来的算。",
            Self::NoNumber => "没看懂，没有用上。请只写数字，比如10.5。",
            Self::Groups => "没看懂，没有用上。逗号只隔开千位（1,000是一千），小数点写成“.”。",
            Self::NotWhole => "没有用上：这里要填整数。",
            Self::Places => "没有用上：小数点后面的位数太多。",
            Self::Size => "没有用上：这个数太小或者太大。",
        }
    }
}

/// A number as it stands in a field that nobody is writing in; nothing, where there is none.
pub fn shown(number: Option<f64>) -> String {
    number.map(|number| format(number, decimals(number))).unwrap_or_default()
}

/// What a character of a number is, in half width and without the marks of an input method: a digit, `.`, `,` for all that
/// separates digits, `-`, or anything else. What is not seen is not meant: joiners, directions, byte-order marks.
fn plain(character: char) -> Option<char> {
    Some(match character {
        '０'..='９' => char::from_u32(u32::from(character) - u32::from('０') + u32::from('0'))?,
        '．' | '。' | '｡' | '﹒' | '·' | '・' => '.',
        '，' | '﹐' | '、' | '､' | '\'' | '’' | '＇' | '_' => ',',
        '－' | '−' | '﹣' | '‐' | '–' | '—' => '-',
        '＋' => '+',
        '％' => '%',
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => {
            return None;
        }
        space if space.is_whitespace() => ',',
        other => other,
    })
}

/// Reads what was typed: nothing, a number, or why it is none that is wanted.
///
/// # Errors
///
/// If it is no number, or not a wanted one.
pub fn typed(text: &str, wanted: &Wanted) -> Result<Option<f64>, Trouble> {
    let text: String = text.chars().filter_map(plain).collect();
    let is_part = |part: char| part.is_ascii_digit() || matches!(part, '.' | ',' | '-' | '+');
    let (number, unit) = text.split_at(text.find(|part| !is_part(part)).unwrap_or(text.len()));
    if !wanted.unit.starts_with(unit.trim_end_matches(',')) {
        return Err(Trouble::NoNumber);
    }
    // A mark at the end belongs to a sentence.
    let number = number.trim_matches(',');
    if number.is_empty() && unit.is_empty() {
        return if wanted.live { Ok(None) } else { Err(Trouble::Unfinished) };
    }
    let digits = number.strip_prefix('+').unwrap_or(number);
    let (sign, digits) = digits.strip_prefix('-').map_or((1.0, digits), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !digits.bytes().any(|byte| byte.is_ascii_digit()) {
        return Err(Trouble::Unfinished);
    }
    if digits.contains(['-', '+']) || fraction.contains('.') {
        return Err(Trouble::NoNumber);
    }
    if fraction.contains(',') || !(is_grouped(whole, 3) || is_grouped(whole, 4)) {
        return Err(Trouble::Groups);
    }
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > wanted.places {
        return Err(if wanted.places == 0 { Trouble::NotWhole } else { Trouble::Places });
    }
    let all = whole.bytes().chain(fraction.bytes()).filter(|byte| *byte != b',');
    let all = all.fold(0.0, |value, byte| value * 10.0 + f64::from(byte - b'0'));
    let number = sign * all / fraction.bytes().fold(1.0, |unit, _| unit * 10.0);
    if number < wanted.least || number > wanted.most {
        return Err(Trouble::Size);
    }
    // No negative zero.
    Ok(Some(number + 0.0))
}

/// Whether separators, if there are any, stand before every third digit, or before every fourth as in 万.
fn is_grouped(whole: &str, size: usize) -> bool {
    let mut groups = whole.split(',').map(str::len);
    let first = groups.next().unwrap_or_default();
    !whole.contains(',') || (1..=size).contains(&first) && groups.all(|group| group == size)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AMOUNT: Wanted = Wanted { least: -5.0, most: 1e7, places: 6, unit: "亿元", live: true };
    const SEED: Wanted = Wanted { least: 1.0, most: 9999.0, places: 0, unit: "", live: false };

    #[test]
    fn width_marks_and_separators_count_for_nothing() {
        for (text, expected) in [
            ("200", 200.0),
            ("２００", 200.0),
            ("10。5", 10.5),
            ("10．5", 10.5),
            ("１０·５", 10.5),
            ("1,000", 1000.0),
            ("1，000，000", 1_000_000.0),
            ("1 000.25", 1000.25),
            ("1,0000", 10_000.0),
            (" 12\u{3000}", 12.0),
            ("\u{feff}12\u{200b}0", 120.0),
            ("−2.5", -2.5),
            ("＋3", 3.0),
            (".5", 0.5),
            ("10.", 10.0),
            ("200。", 200.0),
            ("200，", 200.0),
            ("190亿", 190.0),
            ("190.5 亿元", 190.5),
            ("0012", 12.0),
            ("-0", 0.0),
        ] {
            assert_eq!(typed(text, &AMOUNT), Ok(Some(expected)), "{text}");
        }
        assert_eq!(typed("２７", &SEED), Ok(Some(27.0)));
        assert_eq!(typed("27.0", &SEED), Ok(Some(27.0)));
        for nothing in ["", " ", "\u{3000}\u{feff}"] {
            assert_eq!(typed(nothing, &AMOUNT), Ok(None), "{nothing:?}");
        }
    }

    #[test]
    fn what_is_not_taken_has_its_reason() {
        for (text, expected) in [
            ("-", Trouble::Unfinished),
            ("。", Trouble::Unfinished),
            ("12abc", Trouble::NoNumber),
            ("二百", Trouble::NoNumber),
            ("190万", Trouble::NoNumber),
            ("1.2.3", Trouble::NoNumber),
            ("1-2", Trouble::NoNumber),
            ("1e5", Trouble::NoNumber),
            ("12亿3", Trouble::NoNumber),
            ("10,5", Trouble::Groups),
            ("1,00,000", Trouble::Groups),
            ("1234,567", Trouble::Groups),
            ("1.000,5", Trouble::Groups),
            ("1.1234567", Trouble::Places),
            ("-5.1", Trouble::Size),
            ("99999999999999999999", Trouble::Size),
        ] {
            assert_eq!(typed(text, &AMOUNT), Err(expected), "{text}");
        }
        assert_eq!(typed("2.5", &SEED), Err(Trouble::NotWhole));
        assert_eq!(typed("0", &SEED), Err(Trouble::Size));
        assert_eq!(typed(" ", &SEED), Err(Trouble::Unfinished));
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "\\PC{0,20}") {
            if let Ok(Some(number)) = typed(&text, &AMOUNT) {
                prop_assert!((AMOUNT.least..=AMOUNT.most).contains(&number));
            }
        }

        #[test]
        fn what_is_shown_is_understood(hundredths in -500..=100_000_000_i32) {
            let number = f64::from(hundredths) / 100.0;
            prop_assert_eq!(typed(&shown(Some(number)), &AMOUNT), Ok(Some(number)));
        }
    }
}
