//! The index as it is asked.

use std::{fmt, ops::Range};

use crate::{
    Kind,
    alphabet::{Alphabet, BREAK, END},
    packed::{FIELDS, Packed},
};

/// An index of everything that can be found.
#[derive(Debug, Clone)]
pub struct Index {
    pub(crate) alphabet: Alphabet,
    pub(crate) items: Vec<Item>,
    pub(crate) tags: Vec<String>,
    pub(crate) links: Vec<String>,
    examples: Vec<String>,
    /// The characters of all texts, by their numbers.
    ids: Vec<u16>,
}

/// Which text of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Field {
    Title,
    Note,
    Keys,
    Text,
}

impl Field {
    pub(crate) const ALL: [Self; FIELDS] = [Self::Title, Self::Note, Self::Keys, Self::Text];
}

/// One entry.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    pub(crate) kind: Kind,
    pub(crate) tag: u16,
    pub(crate) link: u16,
    /// Where its texts are.
    fields: [Range<usize>; FIELDS],
}

/// Bytes that are no index, or not one of this version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an index of this version")
    }
}

impl std::error::Error for Unreadable {}

impl Index {
    /// Reads an index.
    ///
    /// # Errors
    ///
    /// If the bytes are no index: something else may have been sent in its place, or only a part of it.
    pub fn unpack(bytes: &[u8]) -> Result<Self, Unreadable> {
        let packed: Packed = postcard::from_bytes(bytes).map_err(|_| Unreadable)?;
        let ids: Vec<u16> =
            packed.fields.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        let mut starts = 0;
        let ends = ids.iter().enumerate().filter(|(_, id)| **id == END).map(|(end, _)| end);
        let spans: Vec<Range<usize>> = ends
            .map(|end| {
                let span = starts..end;
                starts = end + 1;
                span
            })
            .collect();
        let count = packed.kinds.len();
        if spans.len() != FIELDS * count || packed.tag.len() != count || packed.link.len() != count {
            return Err(Unreadable);
        }
        let items = (packed.kinds.iter().zip(&packed.tag).zip(&packed.link).enumerate())
            .map(|(at, ((kind, tag), link))| Item {
                kind: *kind,
                tag: *tag,
                link: *link,
                fields: std::array::from_fn(|field| spans[field * count + at].clone()),
            })
            .collect();
        let alphabet = Alphabet::new(&packed.signs, packed.syllables, &packed.others, &packed.forms);
        Ok(Self { alphabet, items, tags: packed.tags, links: packed.links, examples: packed.examples, ids })
    }

    /// How many things can be found.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether nothing can be found.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// Queries that are worth a try.
    pub fn examples(&self) -> &[String] {
        &self.examples
    }

    /// Where the entries lead, from the site's folder; each place once.
    pub fn links(&self) -> &[String] {
        &self.links
    }

    /// The characters of an entry's text.
    pub(crate) fn field(&self, item: &Item, field: Field) -> &[u16] {
        self.ids.get(item.fields[field as usize].clone()).unwrap_or_default()
    }

    /// Characters as they are shown.
    pub(crate) fn shown(&self, ids: &[u16]) -> String {
        let letters = ids.iter().filter_map(|id| self.alphabet.letter(*id));
        letters.map(|letter| letter.shown).filter(|shown| *shown != BREAK).collect()
    }
}
