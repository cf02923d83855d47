//! What was found, as it is shown.

use crate::{
    Index, Kind,
    alphabet::Folded,
    index::{Field, Item},
    word::Word,
};

/// A piece of a text that is marked or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// The piece.
    pub text: String,
    /// Whether it is what was searched for.
    pub is_marked: bool,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it is.
    pub kind: Kind,
    /// Its label, such as 预计; may be empty.
    pub tag: String,
    /// Its title.
    pub title: Vec<Piece>,
    /// What stands beside its title; may be empty.
    pub note: Vec<Piece>,
    /// Some of what is said of it, around the place where it was found; may be empty.
    pub snippet: Vec<Piece>,
    /// The title of the passage in which it stands, if it is no passage itself.
    pub within: Option<String>,
    /// Where it leads, from the site's folder.
    pub link: String,
}

/// How many characters of a text are shown.
const SNIPPET: usize = 44;

/// How many of them stand before the place where something was found.
const BEFORE: usize = 10;

impl Index {
    /// An entry with the places marked where the words are.
    pub(crate) fn show(&self, at: usize, words: &[Word]) -> Hit {
        let item = &self.items[at];
        let passage = self
            .items
            .iter()
            .find(|other| other.kind == Kind::Passage && other.link == item.link)
            .filter(|_| item.kind != Kind::Passage);
        Hit {
            kind: item.kind,
            tag: self.tags.get(usize::from(item.tag)).cloned().unwrap_or_default(),
            title: self.marked(item, Field::Title, words),
            note: self.marked(item, Field::Note, words),
            snippet: self.snippet(item, words),
            within: passage.map(|passage| self.shown(self.field(passage, Field::Title))),
            link: self.links.get(usize::from(item.link)).cloned().unwrap_or_default(),
        }
    }

    /// A whole field.
    fn marked(&self, item: &Item, field: Field, words: &[Word]) -> Vec<Piece> {
        let marks: Vec<_> = words
            .iter()
            .filter_map(|word| self.find_or_slip(item, field, word))
            .map(|found| (found.start, found.end))
            .collect();
        self.pieces(self.field(item, field), 0, &marks)
    }

    /// As much of the text as there is room for, with the first word in it.
    fn snippet(&self, item: &Item, words: &[Word]) -> Vec<Piece> {
        let ids = self.field(item, Field::Text);
        let marks: Vec<_> = words
            .iter()
            .filter_map(|word| self.find(item, Field::Text, word))
            .map(|found| (found.start, found.end))
            .collect();
        let first = marks.iter().map(|(start, _)| *start).min().unwrap_or(0);
        // Not in the midst of punctuation.
        let is_mark =
            |at: &usize| ids.get(*at).is_some_and(|id| self.alphabet.folded(*id) == Folded::Nothing);
        let from = (first.saturating_sub(BEFORE)..first).find(|at| *at == 0 || !is_mark(at)).unwrap_or(first);
        let to = ids.len().min(from + SNIPPET);
        let mut pieces = self.pieces(&ids[from..to], from, &marks);
        if from > 0 {
            pieces.insert(0, Piece { text: "…".to_owned(), is_marked: false });
        }
        if to < ids.len() {
            pieces.push(Piece { text: "…".to_owned(), is_marked: false });
        }
        pieces
    }

    /// A stretch of characters, the first of which is number `from` of its field, cut where marks begin and end.
    fn pieces(&self, ids: &[u16], from: usize, marks: &[(usize, usize)]) -> Vec<Piece> {
        let is_marked = |at: usize| marks.iter().any(|(start, end)| (*start..*end).contains(&(at + from)));
        let mut pieces = Vec::new();
        let mut start = 0;
        for at in 1..=ids.len() {
            if at == ids.len() || is_marked(at) != is_marked(start) {
                pieces.push(Piece { text: self.shown(&ids[start..at]), is_marked: is_marked(start) });
                start = at;
            }
        }
        pieces
    }
}
