//! What the report says of one place: the answer to “where is my home in this?”.

use crate::{Content, Element, Figure, Mention, Passage};

/// What one passage says of a township.
#[derive(Debug, Clone, PartialEq)]
pub struct Naming<'a> {
    /// The passage.
    pub passage: &'a Passage,
    /// What it names there.
    pub mentions: Vec<&'a Mention>,
    /// What it counts there.
    pub figures: Vec<&'a Figure>,
}

impl Content {
    /// The passages that name a township (by its short name), in the report's order, with what they name and count there.
    pub fn naming<'a>(&'a self, township: &'a str) -> impl Iterator<Item = Naming<'a>> {
        let here = move |townships: &[String]| townships.iter().any(|name| name == township);
        self.passages.iter().filter_map(move |passage| {
            let mentions: Vec<_> = passage
                .mentions
                .iter()
                .filter(|mention| here(&mention.townships) || mention.name.contains(township))
                .collect();
            let figures: Vec<_> =
                self.figures_of(&passage.topic).filter(|figure| here(&figure.townships)).collect();
            let told =
                || passage.points.iter().any(|point| point.plain(|id| self.printed(id)).contains(township));
            (!mentions.is_empty() || !figures.is_empty() || told()).then_some(Naming {
                passage,
                mentions,
                figures,
            })
        })
    }

    /// The elements of the spatial structure that carry a township's name.
    pub fn elements_named<'a>(&'a self, township: &'a str) -> impl Iterator<Item = &'a Element> {
        self.structure.elements.iter().filter(move |element| element.name.contains(township))
    }
}
