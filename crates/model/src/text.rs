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
