//! Texts from outside: what may be shown, and how the rest is told.

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

/// The code of a character, such as `U+202E`.
pub(crate) fn code(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

/// A value as a message shows it: short, in quotes unless it is a plain word, its invisible characters as codes.
pub(crate) fn shown(value: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | '+');
    if !value.is_empty() && value.len() <= MOST_SHOWN && value.chars().all(is_plain) {
        return value.to_owned();
    }
    let mut shown = String::from("\"");
    for c in value.chars().take(MOST_SHOWN) {
        if is_invisible(c) {
            shown.push_str(&code(c));
        } else {
            shown.push(c);
        }
    }
    if value.chars().nth(MOST_SHOWN).is_some() {
        shown.push('…');
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
