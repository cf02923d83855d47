//! Running text with figures and terms in it.

use serde::{Deserialize, Serialize};

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Span {
    /// Plain words.
    Text(String),
    /// A figure, by its id; shown as the report prints it.
    Figure(String),
    /// A glossary term: its id, and the words under which it stands here.
    Term {
        /// The term's id.
        id: String,
        /// The words as they stand in the sentence.
        text: String,
    },
}

/// A sentence or two as spans, resolved when the content is compiled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RichText(pub Vec<Span>);

impl RichText {
    /// The ids of the figures in it, in order.
    pub fn figures(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|span| match span {
            Span::Figure(id) => Some(id.as_str()),
            _ => None,
        })
    }

    /// The ids of the terms that are marked in it, in order.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|span| match span {
            Span::Term { id, .. } => Some(id.as_str()),
            _ => None,
        })
    }

    /// Whether a term is marked in it.
    pub fn marks(&self, term: &str) -> bool {
        self.terms().any(|other| other == term)
    }

    /// The text as it reads, with `print` giving each figure's printed form.
    pub fn plain<'a>(&'a self, print: impl Fn(&'a str) -> &'a str) -> String {
        self.0
            .iter()
            .map(|span| match span {
                Span::Text(text) | Span::Term { text, .. } => text.as_str(),
                Span::Figure(id) => print(id),
            })
            .collect()
    }
}

/// The printed forms of the figures that stand in some texts, so that these can be read without the report.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Printed(Vec<(String, String)>);

impl Printed {
    /// The printed forms of all figures in these texts, with `print` giving each.
    pub fn of<'a>(texts: impl Iterator<Item = &'a RichText>, print: impl Fn(&'a str) -> &'a str) -> Self {
        let mut ids: Vec<&str> = texts.flat_map(RichText::figures).collect();
        ids.sort_unstable();
        ids.dedup();
        Self(ids.into_iter().map(|id| (id.to_owned(), print(id).to_owned())).collect())
    }

    /// A text as it reads.
    pub fn plain(&self, text: &RichText) -> String {
        text.0
            .iter()
            .map(|span| match span {
                Span::Text(text) | Span::Term { text, .. } => text.as_str(),
                // The id itself would show a text of others, which is better than nothing.
                Span::Figure(id) => self.form(id).unwrap_or(id),
            })
            .collect()
    }

    fn form(&self, id: &str) -> Option<&str> {
        let at = self.0.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.0.get(at).map(|(_, form)| form.as_str())
    }
}
