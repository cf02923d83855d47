//! What has been published under an id, and what came after it.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use crate::Content;

/// The kinds of things whose ids stand in links, and so must go on leading somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Published {
    /// An indicator with its chart.
    Chart,
    /// An admitted difficulty.
    Difficulty,
    /// An element of the spatial structure.
    Element,
    /// A figure.
    Figure,
    /// A passage of the report.
    Passage,
    /// A sector.
    Sector,
    /// A glossary term.
    Term,
    /// A township.
    Township,
}

impl Published {
    /// All kinds, in the order of their names.
    pub const ALL: [Self; 8] = [
        Self::Chart,
        Self::Difficulty,
        Self::Element,
        Self::Figure,
        Self::Passage,
        Self::Sector,
        Self::Term,
        Self::Township,
    ];

    /// The name used in `content/`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Chart => "chart",
            Self::Difficulty => "difficulty",
            Self::Element => "element",
            Self::Figure => "figure",
            Self::Passage => "passage",
            Self::Sector => "sector",
            Self::Term => "term",
            Self::Township => "township",
        }
    }

    /// What stands before the id in anchors. Figures have none: they stand in their passage.
    pub fn prefix(self) -> Option<char> {
        match self {
            Self::Chart => Some('i'),
            Self::Difficulty => Some('d'),
            Self::Element => Some('e'),
            Self::Figure => None,
            Self::Passage => Some('p'),
            Self::Sector => Some('s'),
            Self::Term => Some('t'),
            Self::Township => Some('x'),
        }
    }
}

/// A thing that was published: `term/gdp`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Link {
    /// What kind of thing it is.
    pub kind: Published,
    /// Its id.
    pub id: String,
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.kind.as_str(), self.id)
    }
}

/// Why a text names no published thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkError;

impl fmt::Display for LinkError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kinds = Published::ALL.map(Published::as_str).join(", ");
        write!(f, "expected a kind and an id, such as term/gdp; kinds are {kinds}")
    }
}

impl FromStr for Link {
    type Err = LinkError;

    fn from_str(text: &str) -> Result<Self, LinkError> {
        let (kind, id) = text.split_once('/').ok_or(LinkError)?;
        let kind = Published::ALL.into_iter().find(|known| known.as_str() == kind).ok_or(LinkError)?;
        let is_id =
            !id.is_empty() && id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.'));
        if is_id { Ok(Self { kind, id: id.to_owned() }) } else { Err(LinkError) }
    }
}

/// What was published under an id that is no more, and what took its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redirect {
    /// What kind of things both are.
    pub kind: Published,
    /// The id that is no more.
    pub from: String,
    /// The id of its successor.
    pub to: String,
}

impl Content {
    /// Everything that has an id in links, in the order of kinds and ids.
    pub fn links(&self) -> Vec<Link> {
        let ids = |kind: Published| -> Vec<&str> {
            match kind {
                Published::Chart => self.indicators.iter().map(|one| one.id.as_str()).collect(),
                Published::Difficulty => self.difficulties.iter().map(|one| one.id.as_str()).collect(),
                Published::Element => self.structure.elements.iter().map(|one| one.id.as_str()).collect(),
                Published::Figure => self.figures.iter().map(|one| one.id.as_str()).collect(),
                Published::Passage => self.passages.iter().map(|one| one.topic.as_str()).collect(),
                Published::Sector => self.sectors.iter().map(|one| one.id.as_str()).collect(),
                Published::Term => self.terms.iter().map(|one| one.id.as_str()).collect(),
                Published::Township => self.structure.townships.iter().map(|one| one.id.as_str()).collect(),
            }
        };
        let of = |kind| ids(kind).into_iter().map(move |id| Link { kind, id: id.to_owned() });
        let mut links: Vec<_> = Published::ALL.into_iter().flat_map(of).collect();
        links.sort();
        links
    }

    /// The ids under which something was published before.
    pub fn former<'a>(&'a self, kind: Published, id: &'a str) -> impl Iterator<Item = &'a str> {
        let here = move |redirect: &&Redirect| redirect.kind == kind && redirect.to == id;
        self.redirects.iter().filter(here).map(|redirect| redirect.from.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_written_as_they_are_read() {
        for text in ["term/gdp", "passage/1.1.2", "figure/gdp-2023"] {
            assert_eq!(text.parse::<Link>().map(|link| link.to_string()), Ok(text.to_owned()));
        }
        for text in ["", "gdp", "term/", "word/gdp", "term/GDP", "term/a b", "term/a/b", "/gdp"] {
            assert_eq!(text.parse::<Link>(), Err(LinkError), "{text}");
        }
    }

    #[test]
    fn kinds_are_sorted_and_their_anchors_differ() {
        assert!(Published::ALL.map(Published::as_str).is_sorted());
        let mut prefixes: Vec<_> = Published::ALL.into_iter().filter_map(Published::prefix).collect();
        prefixes.sort_unstable();
        prefixes.dedup();
        assert_eq!(prefixes.len(), Published::ALL.len() - 1);
    }
}
