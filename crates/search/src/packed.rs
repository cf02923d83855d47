//! The form in which an index is sent: text as numbers of characters, frequent links once, everything by columns.

use serde::{Deserialize, Serialize};

use crate::Kind;

/// An index as it is sent.
///
/// Chinese characters are listed by syllable, so that their pinyin costs no more than the names of the syllables. The
/// text is two bytes for each character, the lower one first: compressed by Brotli, that is a tenth smaller than UTF-8.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Packed {
    /// Characters without a reading; the first one ends fields.
    pub(crate) signs: String,
    /// Syllables, each with the characters that are read so first.
    pub(crate) syllables: Vec<(String, String)>,
    /// Further readings: numbers of a character and of a syllable.
    pub(crate) others: Vec<(u16, u16)>,
    /// The other forms of each character in turn, traditional ones and those of radicals, each character's ended by
    /// [`NO_MORE`](crate::alphabet::NO_MORE).
    pub(crate) forms: String,
    /// The entries' kinds.
    pub(crate) kinds: Vec<Kind>,
    /// All labels; the first one is empty.
    pub(crate) tags: Vec<String>,
    /// The place of each entry's label.
    pub(crate) tag: Vec<u16>,
    /// All links.
    pub(crate) links: Vec<String>,
    /// The place of each entry's link.
    pub(crate) link: Vec<u16>,
    /// Queries that are worth a try.
    pub(crate) examples: Vec<String>,
    /// The titles of all entries, then their notes, their other names, their texts.
    pub(crate) fields: Vec<u8>,
}

/// How many texts an entry has.
pub(crate) const FIELDS: usize = 4;

#[cfg(feature = "build")]
mod build {
    use std::collections::{BTreeMap, BTreeSet};

    use super::Packed;
    use crate::{
        Entry,
        alphabet::{BREAK, END, NO_MORE},
        form::forms,
        reading::readings,
    };

    /// Packs entries into an index, with queries that are worth a try.
    ///
    /// # Panics
    ///
    /// If there are more than 65,535 different characters or links.
    pub fn pack(entries: &[Entry], examples: &[String]) -> Vec<u8> {
        let columns: [Vec<String>; super::FIELDS] = [
            entries.iter().map(|entry| entry.title.clone()).collect(),
            entries.iter().map(|entry| entry.note.clone()).collect(),
            entries.iter().map(|entry| entry.keys.join(&BREAK.to_string())).collect(),
            entries.iter().map(|entry| entry.text.clone()).collect(),
        ];
        let numbering = Numbering::of(columns.iter().flatten());
        let ids = columns.iter().flatten().flat_map(|text| numbering.ids(text));
        let (tags, tag) = table(std::iter::once(""), entries.iter().map(|entry| entry.tag.as_str()));
        let (links, link) = table(std::iter::empty(), entries.iter().map(|entry| entry.link.as_str()));
        let packed = Packed {
            kinds: entries.iter().map(|entry| entry.kind).collect(),
            tags,
            tag,
            links,
            link,
            examples: examples.to_vec(),
            fields: ids.flat_map(u16::to_le_bytes).collect(),
            forms: numbering.forms(),
            signs: numbering.signs,
            syllables: numbering.syllables,
            others: numbering.others,
        };
        postcard::to_allocvec(&packed).expect("plain data")
    }

    /// Which number stands for which character.
    struct Numbering {
        signs: String,
        syllables: Vec<(String, String)>,
        others: Vec<(u16, u16)>,
        numbers: BTreeMap<char, u16>,
    }

    impl Numbering {
        fn of<'a>(texts: impl Iterator<Item = &'a String>) -> Self {
            let characters: BTreeSet<char> =
                texts.flat_map(|text| text.chars()).filter(|c| *c != '\0').collect();
            let mut signs = String::from('\0');
            let mut by_syllable: BTreeMap<String, String> = BTreeMap::new();
            let mut further = Vec::new();
            for character in characters {
                let mut readings = readings(character).into_iter();
                match readings.next() {
                    None => signs.push(character),
                    Some(first) => {
                        by_syllable.entry(first).or_default().push(character);
                        further.extend(readings.map(|reading| (character, reading)));
                    }
                }
            }
            for (_, reading) in &further {
                // A syllable that is no character's first reading has no characters of its own.
                by_syllable.entry(reading.clone()).or_default();
            }
            let syllables: Vec<_> = by_syllable.into_iter().collect();
            let all = signs.chars().chain(syllables.iter().flat_map(|(_, characters)| characters.chars()));
            let numbers: BTreeMap<_, _> = all.zip(0..).collect();
            let place = |reading: &str| syllables.iter().position(|(name, _)| name == reading).map(number);
            let others = further
                .iter()
                .filter_map(|(character, reading)| Some((*numbers.get(character)?, place(reading)?)))
                .collect();
            Self { signs, others, numbers, syllables }
        }

        /// The other forms of all characters in the order of their numbers.
        fn forms(&self) -> String {
            let mut others: BTreeMap<u16, String> = BTreeMap::new();
            for (form, usual) in forms() {
                if let Some(number) = self.numbers.get(usual) {
                    others.entry(*number).or_default().push(*form);
                }
            }
            let last = others.last_key_value().map_or(0, |(number, _)| *number + 1);
            (0..last)
                .map(|number| others.remove(&number).unwrap_or_default() + &NO_MORE.to_string())
                .collect()
        }

        fn ids(&self, text: &str) -> impl Iterator<Item = u16> {
            text.chars().filter_map(|c| self.numbers.get(&c).copied()).chain([END])
        }
    }

    /// Different texts, those that have to come first at their beginning; and the place of each text among them.
    fn table<'a>(
        first: impl Iterator<Item = &'a str>,
        texts: impl Iterator<Item = &'a str>,
    ) -> (Vec<String>, Vec<u16>) {
        let mut all: Vec<String> = first.map(str::to_owned).collect();
        let places = texts.map(|text| {
            let found = all.iter().position(|known| known == text);
            number(found.unwrap_or_else(|| {
                all.push(text.to_owned());
                all.len() - 1
            }))
        });
        let places = places.collect();
        (all, places)
    }

    fn number(place: usize) -> u16 {
        u16::try_from(place).expect("an index of a report")
    }
}

#[cfg(feature = "build")]
pub use build::pack;
