//! A place in a text, and what was said up to there.

/// Reads characters one after the other, with a look around, and collects what is said for them.
pub(crate) struct Scan<'a> {
    chars: &'a [char],
    /// The index of the next character.
    at: usize,
    /// What was said so far.
    pub(crate) out: String,
}

impl<'a> Scan<'a> {
    pub(crate) fn new(chars: &'a [char]) -> Self {
        Self { chars, at: 0, out: String::with_capacity(chars.len() * 4) }
    }

    /// A character ahead; 0 is the next one.
    pub(crate) fn peek(&self, ahead: usize) -> Option<char> {
        self.chars.get(self.at + ahead).copied()
    }

    /// Everything ahead.
    pub(crate) fn rest(&self) -> &'a [char] {
        self.chars.get(self.at..).unwrap_or_default()
    }

    /// Everything that was read.
    pub(crate) fn before(&self) -> &'a [char] {
        self.chars.get(..self.at).unwrap_or_default()
    }

    /// Goes on by some characters.
    pub(crate) fn skip(&mut self, count: usize) {
        self.at += count;
    }

    /// Says something for the next characters.
    pub(crate) fn say(&mut self, words: &str, count: usize) {
        self.out.push_str(words);
        self.skip(count);
    }
}

/// Whether a text starts so.
pub(crate) fn starts(text: &[char], start: &str) -> bool {
    let mut chars = text.iter();
    start.chars().all(|char| chars.next() == Some(&char))
}

/// Whether a text ends so.
pub(crate) fn ends(text: &[char], end: &str) -> bool {
    let mut chars = text.iter().rev();
    end.chars().rev().all(|char| chars.next() == Some(&char))
}

/// A text without the spaces at its start.
pub(crate) fn unspaced(text: &[char]) -> &[char] {
    let spaces = text.iter().take_while(|char| **char == ' ').count();
    text.get(spaces..).unwrap_or_default()
}

/// Whether a character is one of some. Unlike `str::contains`, this brings no search for longer texts along.
pub(crate) fn is_among(char: char, some: &str) -> bool {
    some.chars().any(|other| other == char)
}

/// Whether a character can be said: Chinese, a letter, a digit. The tables of all the world's letters stay out.
pub(crate) fn is_word(char: char) -> bool {
    char.is_ascii_alphanumeric() || ('\u{3400}'..='\u{9fff}').contains(&char) || ('０'..='９').contains(&char)
}
