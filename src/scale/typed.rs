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
    /// How such a number is written.
    pub example: &'static str,
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
    /// It has too many decimal places.
    Places,
    /// It is too small or too large.
    Size,
}

impl Trouble {
    /// What a reader is told.
    pub fn words(self, wanted: &Wanted) -> String {
        let Wanted { least, most, places, example, .. } = wanted;
        match self {
            Self::Unfinished | Self::NoNumber => format!("没看懂，没有用上。请只写数字，比如{example}。"),
            Self::Groups => "没看懂，没有用上。逗号只隔开千位（1,000是一千），小数点写成“.”。".to_owned(),
            Self::Places if *places == 0 => format!("没有用上：这里要填整数，比如{example}。"),
            Self::Places => format!("没有用上：小数点后面最多写{places}位。"),
            Self::Size => format!("没有用上：这里要填{}到{}的数。", shown(*least), shown(*most)),
        }
    }
}

/// A number as it stands in a field that nobody is writing in.
pub fn shown(number: f64) -> String {
    format(number, decimals(number))
}

/// What a character is in a number.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Digit(u8),
    Point,
    Separator,
    Minus,
    Plus,
    Other(char),
}

fn part(character: char) -> Option<Part> {
    Some(match character {
        '0'..='9' => Part::Digit(character as u8 - b'0'),
        // Of its code, only the place in the row of ten is left, which is less than ten.
        '０'..='９' => Part::Digit((u32::from(character) - u32::from('０')) as u8),
        '.' | '．' | '。' | '｡' | '﹒' | '·' | '・' => Part::Point,
        ',' | '，' | '﹐' | '、' | '､' | '\'' | '’' | '＇' | '_' => Part::Separator,
        '-' | '－' | '−' | '﹣' | '‐' | '–' | '—' => Part::Minus,
        '+' | '＋' => Part::Plus,
        // What is not seen is not meant: joiners, directions, byte order marks.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => return None,
        space if space.is_whitespace() => Part::Separator,
        '％' => Part::Other('%'),
        other => Part::Other(other),
    })
}

/// Reads what was typed: nothing, a number, or why it is none that is wanted.
///
/// # Errors
///
/// If it is no number, or not a wanted one.
pub fn typed(text: &str, wanted: &Wanted) -> Result<Option<f64>, Trouble> {
    let mut parts: Vec<Part> = text.chars().filter_map(part).collect();
    let unit = parts.iter().position(|part| matches!(part, Part::Other(_))).unwrap_or(parts.len());
    let unit = parts.split_off(unit);
    let is_separator = |part: &&Part| **part == Part::Separator;
    let written: String =
        unit.iter().filter_map(|part| if let Part::Other(one) = part { Some(*one) } else { None }).collect();
    let is_unit = unit.iter().all(|part| matches!(part, Part::Other(_) | Part::Separator));
    if !is_unit || !wanted.unit.starts_with(&written) {
        return Err(Trouble::NoNumber);
    }
    // A mark at the end belongs to a sentence.
    let end = parts.len() - parts.iter().rev().take_while(is_separator).count();
    let start = parts.iter().take(end).take_while(is_separator).count();
    let parts = &parts[start..end];
    let (sign, parts) = match parts {
        [Part::Minus, rest @ ..] => (-1.0, rest),
        [Part::Plus, rest @ ..] => (1.0, rest),
        _ => (1.0, parts),
    };
    if !parts.iter().any(|part| matches!(part, Part::Digit(_))) {
        return if text.chars().filter_map(part).all(|part| part == Part::Separator) {
            Ok(None)
        } else {
            Err(Trouble::Unfinished)
        };
    }
    let point = parts.iter().position(|part| *part == Part::Point).unwrap_or(parts.len());
    let (whole, fraction) = (&parts[..point], parts.get(point + 1..).unwrap_or_default());
    if parts.iter().any(|part| matches!(part, Part::Minus | Part::Plus)) || fraction.contains(&Part::Point) {
        return Err(Trouble::NoNumber);
    }
    if fraction.contains(&Part::Separator) || !is_grouped(whole) {
        return Err(Trouble::Groups);
    }
    let (whole, mut fraction) = (digits(whole), digits(fraction));
    while fraction.last() == Some(&0) {
        fraction.pop();
    }
    if fraction.len() > wanted.places {
        return Err(Trouble::Places);
    }
    let all = whole.iter().chain(&fraction).fold(0.0, |value, digit| value * 10.0 + f64::from(*digit));
    let number = sign * all / fraction.iter().fold(1.0, |unit, _| unit * 10.0);
    if !(wanted.least..=wanted.most).contains(&number) {
        return Err(Trouble::Size);
    }
    // No negative zero.
    Ok(Some(number + 0.0))
}

/// Whether separators, if there are any, stand before every third digit, or before every fourth as in 万.
fn is_grouped(whole: &[Part]) -> bool {
    let groups: Vec<usize> = whole.split(|part| *part == Part::Separator).map(<[Part]>::len).collect();
    let Some((first, others)) = groups.split_first() else { return true };
    let fits = |size: usize| (1..=size).contains(first) && others.iter().all(|group| *group == size);
    others.is_empty() || fits(3) || fits(4)
}

fn digits(parts: &[Part]) -> Vec<u8> {
    parts.iter().filter_map(|part| if let Part::Digit(digit) = part { Some(*digit) } else { None }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const AMOUNT: Wanted = Wanted { least: -5.0, most: 1e7, places: 6, unit: "亿元", example: "190.5" };
    const SEED: Wanted = Wanted { least: 1.0, most: 9999.0, places: 0, unit: "", example: "27" };

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
            let words = expected.words(&AMOUNT);
            assert!(words.contains("没有用上"), "{words}");
        }
        assert_eq!(typed("2.5", &SEED), Err(Trouble::Places));
        assert_eq!(typed("0", &SEED), Err(Trouble::Size));
        assert_eq!(Trouble::Size.words(&SEED), "没有用上：这里要填1到9999的数。");
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
            prop_assert_eq!(typed(&shown(number), &AMOUNT), Ok(Some(number)));
        }
    }
}
