//! What a voice is to say for a written Chinese text.
//!
//! Voices differ in how they read digits and signs: some spell `2023年` as a
//! quantity, leave out `≥` or say `-` for a range. So a voice gets words only:
//! [`sentences`] says where to cut, [`spoken`] what to say for each cut. Text in,
//! text out: no browser, no allocation beyond the result.
//!
//! ```
//! use report_speech::{sentences, spoken};
//!
//! let text = "地区生产总值365亿元，增长5.2%。2024年再建1-2个。";
//! let said: Vec<_> = sentences(text).into_iter().map(|range| spoken(&text[range])).collect();
//! assert_eq!(said, ["地区生产总值三百六十五亿元，增长百分之五点二。", "二零二四年再建一到两个。"]);
//! ```

mod number;
mod scan;
mod sentences;
mod sign;
mod unit;
mod written;

pub use sentences::{LONGEST, sentences};

use crate::scan::{Scan, is_word};

/// The text as a newsreader says it: numbers and signs in words, everything else as it stands.
///
/// Letters stay letters (`5G` → 五G), and so do marks that voices pass over or
/// take for a pause. What means nothing aloud, such as `▲`, is left out.
pub fn spoken(text: &str) -> String {
    let chars: Vec<char> = text.chars().map(plain).collect();
    let mut scan = Scan::new(&chars);
    while let Some(char) = scan.peek(0) {
        if char.is_ascii_digit() {
            number::say(&mut scan);
        } else {
            sign::say(&mut scan, char);
        }
    }
    scan.out
}

/// Whether there is anything to say in a text.
pub fn is_sayable(text: &str) -> bool {
    text.chars().any(is_word)
}

/// Full-width digits and percent signs as plain ones.
fn plain(char: char) -> char {
    match char {
        '０'..='９' => char::from_u32(u32::from(char) - u32::from('０') + u32::from('0')).unwrap_or(char),
        '％' => '%',
        '．' => '.',
        '／' => '/',
        '＋' => '+',
        '－' => '−',
        '＝' => '=',
        '\u{a0}' | '\u{3000}' => ' ',
        _ => char,
    }
}
