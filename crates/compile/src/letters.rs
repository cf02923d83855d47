//! Characters that look like others, or like nothing: what text that was copied from a PDF or a web page brings along.
//!
//! On a page nobody sees the difference. But no search finds what is written with them, no term is recognised in it, and
//! screen readers spell it.

use unicode_normalization::UnicodeNormalization;

use crate::error::{At, Problems};

/// Reports the first such character of each line.
pub(crate) fn check(file: &str, text: &str, problems: &mut Problems) {
    for (index, line) in text.lines().enumerate() {
        if let Some((found, problem)) = line.chars().find_map(|found| Some((found, problem(found)?))) {
            let at = At { file: file.to_owned(), line: Some(index + 1), place: String::new() };
            problems.add(&at, format!("U+{:04X}{problem}", u32::from(found)));
        }
    }
}

fn problem(found: char) -> Option<String> {
    match found {
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' | '\u{2f800}'..='\u{2fa1f}' => {
            let usual: String = found.nfkc().collect();
            let expected =
                if usual.contains(found) { "the character that it looks like".to_owned() } else { usual };
            Some(format!(" {found}, as copies from a PDF have it (expected {expected})"))
        }
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}' => Some(", which can't be seen (expected nothing in its place)".to_owned()),
        '\u{e000}'..='\u{f8ff}' | '\u{fffc}'..='\u{fffd}' => {
            Some(", which no other font knows (expected the character that was meant)".to_owned())
        }
        _ => None,
    }
}
