//! Texts from outside: what may be shown, and how the rest is told.
//!
//! Messages are templates that [`filled`] fills, not `format!`: that costs more at each place where it is called, and
//! other formatters than that of `usize` would come into the browser for nothing else. Limits stand in the templates
//! as numbers; the tests hold them against the constants.

/// The most characters of an offending value in a message.
const MOST_SHOWN: usize = 40;

/// Whether a character is not seen, but changes what is: controls, direction marks and overrides, joiners, line
/// separators, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// A template such as `expected {}` with values in the places of its braces.
pub(crate) fn filled(template: &str, values: &[&str]) -> String {
    let mut values = values.iter();
    let mut text = String::new();
    for c in template.chars() {
        match c {
            '{' => text.push_str(values.next().copied().unwrap_or_default()),
            '}' => {}
            c => text.push(c),
        }
    }
    text
}

/// The code of a character, such as `U+202E`.
pub(crate) fn code(c: char) -> String {
    filled("U+{}", &[&hex(u32::from(c), 4)])
}

/// A number in at least so many hexadecimal digits.
pub(crate) fn hex(number: u32, least: u32) -> String {
    let is_digit = |place: &u32| *place < least || number >> (4 * place) > 0;
    let digit = |place| char::from_digit(number >> (4 * place) & 0xf, 16).unwrap_or_default();
    (0..8).rev().filter(is_digit).map(|place| digit(place).to_ascii_uppercase()).collect()
}

/// The number of characters.
pub(crate) fn length(text: &str) -> usize {
    text.chars().map(|_| 1).sum()
}

/// What stands before and after the first byte of a kind; nothing after it if there is none.
pub(crate) fn cut(text: &str, is_end: impl Fn(u8) -> bool) -> (&str, &str) {
    let end = text.bytes().position(is_end).unwrap_or(text.len());
    (text.get(..end).unwrap_or_default(), text.get(end + 1..).unwrap_or_default())
}

/// A value as a message shows it: short, in quotes unless it is a plain word, its invisible characters as codes.
pub(crate) fn shown(value: &str) -> String {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'+');
    if (1..=MOST_SHOWN).contains(&value.len()) && value.bytes().all(is_plain) {
        return value.to_owned();
    }
    let mut shown = String::from("\"");
    for (index, c) in value.chars().enumerate() {
        if index == MOST_SHOWN {
            shown.push('…');
            break;
        }
        if is_invisible(c) {
            shown.push_str(&code(c));
        } else {
            shown.push(c);
        }
    }
    shown.push('"');
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_invisible() {
        for c in "\0\u{7}\t\n\r\u{7f}\u{85}\u{200b}\u{200e}\u{202a}\u{202e}\u{2066}\u{2069}\u{feff}\u{2028}"
            .chars()
        {
            assert!(is_invisible(c), "{}", code(c));
        }
        for c in " 　洛a1，。“”·—（）€é😀〇".chars() {
            assert!(!is_invisible(c), "{}", code(c));
        }
    }

    #[test]
    fn values_are_shown_so_that_a_message_stays_a_line() {
        for (value, expected) in [
            ("2026-02-30", "2026-02-30"),
            ("", "\"\""),
            ("a b", "\"a b\""),
            ("亿元", "\"亿元\""),
            ("a\nb\u{202e}c", "\"aU+000AbU+202Ec\""),
        ] {
            assert_eq!(shown(value), expected);
        }
        let long = "洛".repeat(41);
        assert_eq!(shown(&long), format!("\"{}…\"", "洛".repeat(40)));
        assert_eq!(shown(&"1".repeat(41)), format!("\"{}…\"", "1".repeat(40)));
    }
}
