//! Jargon and what it means.

use serde::{Deserialize, Serialize};

use crate::RichText;

/// Who explains a term.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// One of the report's own notes, reworded.
    Report,
    /// The editors of this site.
    Editor,
}

impl Origin {
    /// The stable name used in `content/` and in the open data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Editor => "editor",
        }
    }
}

/// A glossary entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its id.
    pub id: String,
    /// The headword.
    pub term: String,
    /// Pinyin without tones, syllables separated by spaces; the sorting key.
    pub pinyin: String,
    /// Who explains it.
    pub origin: Origin,
    /// The number of the report's note, for [`Origin::Report`].
    pub note: Option<u8>,
    /// Other spellings in the text.
    pub variants: Vec<String>,
    /// One to three plain sentences, with other terms marked in them.
    pub definition: RichText,
    /// An everyday example or number.
    pub example: Option<RichText>,
}

impl Term {
    /// The capital letter (or `#`) under which the glossary lists it.
    pub fn initial(&self) -> char {
        match self.pinyin.chars().next() {
            Some(c) if c.is_ascii_alphabetic() => c.to_ascii_uppercase(),
            _ => '#',
        }
    }
}
