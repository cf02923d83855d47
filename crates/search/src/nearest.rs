//! What is nearest to a query that finds nothing.

use crate::{Index, alphabet::Folded, index::Field, search::Ranked, typo::Spelling, word::words};

/// How many titles are offered.
const OFFERED: usize = 3;

/// Longer queries are compared by their beginning.
const LONGEST: usize = 24;

/// How much of a query may differ from what is offered: one letter in so many.
const ONE_IN: usize = 3;

impl Index {
    /// The titles that sound most like a query or one of its words, that stand in it, or that have at least half of its
    /// characters.
    pub(crate) fn nearest(&self, query: &str) -> Vec<String> {
        let usual = |character| self.alphabet.usual(character, false);
        let words: Vec<_> = words(query, usual).into_iter().map(|word| word.units).collect();
        let whole = words.concat();
        let parts = if words.len() > 1 { &words[..] } else { &[] };
        let asked: Vec<_> =
            std::iter::once(&whole).chain(parts).map(|units| (units, self.letters(units))).collect();
        let mut spelling = Spelling::default();
        let mut near: Vec<Ranked> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let title = self.field(item, Field::Title);
            spelling.spell(&self.alphabet, title, 0);
            let wrong =
                asked.iter().filter_map(|(units, letters)| self.wrong(units, letters, title, &spelling));
            if let Some(wrong) = wrong.min() {
                // The shorter of equals comes first. Of such numbers whole lists are sorted elsewhere too.
                near.push((u32::try_from((wrong << 8) + title.len()).unwrap_or(u32::MAX), at));
            }
        }
        near.sort_unstable();
        let mut offered: Vec<String> = Vec::new();
        for (_, at) in near {
            let title = self.shown(self.field(&self.items[at], Field::Title));
            if !offered.contains(&title) {
                offered.push(title);
            }
            if offered.len() == OFFERED {
                break;
            }
        }
        offered
    }

    /// How much is wrong with a query, if a title was meant by it; none if it was not.
    fn wrong(&self, units: &[char], letters: &[u8], title: &[u16], spelling: &Spelling) -> Option<usize> {
        let sound = distance(letters, &spelling.letters);
        let sounds_alike = letters.len() > 1 && sound * ONE_IN <= letters.len();
        let shared = units.iter().filter(|unit| self.has(title, **unit)).count();
        let looks_alike = shared > 1 && shared * 2 >= units.len();
        let is_longer = title.len() > 1 && units.len() > title.len();
        let stands_in_it =
            is_longer && (self.stands_in(title, units) || contains(letters, &spelling.letters));
        let wrongs = [
            sounds_alike.then_some(sound),
            looks_alike.then_some(units.len() - shared),
            stands_in_it.then_some(1),
        ];
        wrongs.into_iter().flatten().min()
    }

    /// Whether a title stands in a query, character by character.
    fn stands_in(&self, title: &[u16], units: &[char]) -> bool {
        let same = |(id, unit): (&u16, &char)| self.alphabet.folded(*id) == Folded::Is(*unit);
        units.windows(title.len()).any(|window| title.iter().zip(window).all(same))
    }

    /// How a query is read, as far as its characters are known.
    fn letters(&self, units: &[char]) -> Vec<u8> {
        let mut letters = Vec::new();
        for unit in units {
            match (self.alphabet.reading_of(*unit), u8::try_from(*unit)) {
                (Some(syllable), _) => letters.extend_from_slice(syllable),
                (None, Ok(byte)) => letters.push(byte),
                // Nothing is written so, but it counts.
                (None, Err(_)) => letters.extend_from_slice(b"??"),
            }
        }
        letters.truncate(LONGEST);
        letters
    }

    fn has(&self, ids: &[u16], unit: char) -> bool {
        ids.iter().any(|id| self.alphabet.folded(*id) == Folded::Is(unit))
    }
}

/// Whether one run of letters stands in another.
fn contains(letters: &[u8], others: &[u8]) -> bool {
    !others.is_empty() && letters.windows(others.len()).any(|window| window == others)
}

/// How many letters have to be added, left out or changed to find a word somewhere in a text.
fn distance(word: &[u8], text: &[u8]) -> usize {
    // Row by row of the usual table; a match may begin anywhere, so the first row is zero.
    let mut row = vec![0; text.len() + 1];
    for (at, letter) in word.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = at + 1;
        for (column, other) in text.iter().enumerate() {
            let changed = diagonal + usize::from(letter != other);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row.into_iter().min().unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_to_the_nearest_piece_of_the_text() {
        for (word, text, expected) in [
            ("hong", "wanhonglu", 0),
            ("hnog", "wanhonglu", 2),
            ("", "abc", 0),
            ("abc", "", 3),
            ("hxng", "wanhonglu", 1),
        ] {
            assert_eq!(distance(word.as_bytes(), text.as_bytes()), expected, "{word} in {text}");
        }
    }
}
