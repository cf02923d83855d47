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
