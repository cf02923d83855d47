//! Pinyin with one slip.

use crate::{
    alphabet::{Alphabet, Folded},
    manner::{Manner, Match},
};

/// Shorter words are not taken for slips: too much is one letter away from them.
const SHORTEST: usize = 4;

/// From this length on, the last syllable may have only begun.
const LONG: usize = 7;

/// A name letter by letter, as it is read.
#[derive(Debug, Default)]
pub(crate) struct Spelling {
    /// Its letters and digits.
    pub(crate) letters: Vec<u8>,
    /// The place in the name of each letter's character.
    pub(crate) places: Vec<usize>,
}

impl Spelling {
    /// How a name is read: with each character's first reading, or where it has one, with its `choice`th.
    pub(crate) fn spell(&mut self, alphabet: &Alphabet, ids: &[u16], choice: usize) {
        self.letters.clear();
        self.places.clear();
        for (place, id) in ids.iter().enumerate() {
            let mut readings = alphabet.readings(*id);
            if let Some(first) = readings.next() {
                let syllable = if choice == 0 { first } else { readings.nth(choice - 1).unwrap_or(first) };
                self.letters.extend_from_slice(syllable);
            } else if let Folded::Is(folded) = alphabet.folded(*id)
                && let Ok(byte) = u8::try_from(folded)
            {
                self.letters.push(byte);
            }
            self.places.resize(self.letters.len(), place);
        }
    }

    /// Whether a character begins with this letter; so does whatever comes after the end.
    fn begins(&self, at: usize) -> bool {
        at == 0 || self.places.get(at) != self.places.get(at - 1)
    }

    /// Where a word with exactly one slip is found.
    pub(crate) fn find(&self, word: &[u8]) -> Option<Match> {
        if word.len() < SHORTEST {
            return None;
        }
        (0..self.letters.len()).filter(|start| self.begins(*start)).find_map(|start| {
            let length = slip(&self.letters[start..], word)?;
            let end = start + length;
            // Of what matches, something has to be left.
            let last = *self.places.get(end.checked_sub(1)?)?;
            let is_whole = self.begins(end) || word.len() >= LONG;
            is_whole.then_some(Match { start: self.places[start], end: last + 1, manner: Manner::Slip })
        })
    }
}

/// How many letters of a text a word with one slip stands for, from the text's beginning on.
fn slip(text: &[u8], word: &[u8]) -> Option<usize> {
    let same = text.iter().zip(word).take_while(|(a, b)| a == b).count();
    let rest = |text_from: usize, word_from: usize| {
        let (text, word) = (text.get(text_from..)?, word.get(word_from..)?);
        text.starts_with(word).then(|| text_from + word.len())
    };
    let is_swapped =
        same + 1 < word.len() && text.get(same) == word.get(same + 1) && text.get(same + 1) == word.get(same);
    let swapped = || if is_swapped { rest(same + 2, same + 2) } else { None };
    swapped()
        // Another letter, a letter too few, a letter too much.
        .or_else(|| if same < text.len() { rest(same + 1, same + 1) } else { None })
        .or_else(|| rest(same + 1, same))
        .or_else(|| rest(same, same + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_forgiven_and_no_more() {
        for (word, expected) in [
            ("wanhogn", Some(7)),
            ("wanhon", Some(7)),
            ("wnhong", Some(7)),
            ("wanhhong", Some(7)),
            ("qanhong", Some(7)),
            ("awnhong", Some(7)),
            ("wanhongx", Some(7)),
            ("wamhomg", None),
            ("nahwong", None),
        ] {
            assert_eq!(slip(b"wanhong", word.as_bytes()), expected, "{word}");
        }
    }
}
