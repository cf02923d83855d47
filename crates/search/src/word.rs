//! What a reader asks for, word by word.

use std::mem;

use crate::alphabet::{Folded, bit, fold, plain};

/// More of a query is not looked at: nothing has so long a name.
const LONGEST: usize = 48;

/// One word of a query, folded like the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Its characters.
    pub(crate) units: Vec<char>,
    /// The bit of its first letter, if it begins with one; a match by letters begins there.
    pub(crate) initial: u32,
    /// Whether it consists of letters only, so that it may be pinyin from end to end.
    pub(crate) is_letters: bool,
}

impl Word {
    fn new(units: Vec<char>) -> Self {
        let first = units.first().and_then(|first| u8::try_from(*first).ok());
        let is_letters = units.iter().all(char::is_ascii_lowercase);
        Self { initial: first.map_or(0, bit), is_letters, units }
    }

    /// Its letters, if it consists of nothing else.
    pub(crate) fn letters(&self) -> Option<Vec<u8>> {
        self.is_letters.then(|| self.units.iter().filter_map(|unit| u8::try_from(*unit).ok()).collect())
    }

    /// Whether it begins with a digit.
    pub(crate) fn is_number(&self) -> bool {
        self.units.first().is_some_and(char::is_ascii_digit)
    }
}

/// The words of a query, whose characters count for their `usual` forms. What an input method puts between syllables
/// (`wan'hong`) and marks of all kinds count for nothing.
pub(crate) fn words(query: &str, usual: impl Fn(char) -> char) -> Vec<Word> {
    let folded = query.chars().map(|character| usual(plain(character)));
    // What counts for nothing would come between the digits of a number.
    let characters: Vec<char> = folded.filter(|folded| !is_unseen(*folded)).take(LONGEST).collect();
    let is_digit = |at: Option<usize>| at.and_then(|at| characters.get(at)).is_some_and(char::is_ascii_digit);
    let mut words = Vec::new();
    let mut word = Vec::new();
    for (at, character) in characters.iter().enumerate() {
        let between_digits = is_digit(at.checked_sub(1)) && is_digit(Some(at + 1));
        match fold(*character) {
            // The point of a decimal number, but no full stop.
            Folded::Is('.') if !between_digits => {}
            // As an input method for Chinese has it.
            _ if between_digits && *character == '。' => word.push('.'),
            Folded::Is(folded) => word.push(folded),
            _ if is_between_words(*character, between_digits) => words.push(mem::take(&mut word)),
            _ => {}
        }
    }
    words.push(word);
    words.into_iter().filter(|word| !word.is_empty()).map(Word::new).collect()
}

/// Whether a character is there without being seen.
fn is_unseen(character: char) -> bool {
    matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn is_between_words(character: char, between_digits: bool) -> bool {
    // 1,000 is one number.
    character.is_whitespace() || matches!(character, '，' | '、' | '。' | '；' | ',' | ';') && !between_digits
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(query: &str) -> Vec<String> {
        let usual = |character| if character == '馬' { '马' } else { character };
        words(query, usual).into_iter().map(|word| word.units.into_iter().collect()).collect()
    }

    #[test]
    fn width_case_tones_and_marks_count_for_nothing() {
        assert_eq!(split("ＷａｎHong路"), ["wanhong路"]);
        assert_eq!(split("wan'hong"), ["wanhong"]);
        assert_eq!(split("Wànhóng lǜ"), ["wanhong", "lv"]);
        assert_eq!(split("“抓城建”"), ["抓城建"]);
    }

    #[test]
    fn words_are_apart_and_numbers_whole() {
        assert_eq!(split("  河市\u{3000}项目、目标 "), ["河市", "项目", "目标"]);
        assert_eq!(split("１０５．７亿 1,000 8%."), ["105.7亿", "1000", "8%"]);
        assert_eq!(split("10。5亿 10.5。 第3。 5·19"), ["10.5亿", "10.5", "第3", "519"]);
        assert!(split(" ，·！'").is_empty());
    }

    #[test]
    fn what_is_not_seen_counts_for_nothing() {
        assert_eq!(split("\u{feff}河\u{200b}市\u{200e} \u{2066}1\u{2060},000\u{2069}"), ["河市", "1000"]);
        assert_eq!(split("河\u{fe00}市\u{e0100}\u{f0a7}\u{fffd}"), ["河市"]);
        assert_eq!(split("wa\u{300}n ɡɑo"), ["wan", "gao"]);
    }

    #[test]
    fn other_forms_count_for_the_usual_ones() {
        assert_eq!(split("馬甲"), ["马甲"]);
    }
}
