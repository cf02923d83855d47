//! Where a term occurs: the way back from the glossary to the text.

use crate::{Content, Difficulty, Element, Group, Indicator, Passage, RichText, Sector};

/// A place in which a term is marked, or a chart beside which it is explained.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Occurrence<'a> {
    /// The report in a minute.
    Minute,
    /// The introduction to the spatial structure, or the tour of it.
    Structure,
    /// An element of the spatial structure.
    Element(&'a Element),
    /// The introduction to a sector.
    Sector(&'a Sector),
    /// A passage of the report.
    Passage(&'a Passage),
    /// An admitted difficulty.
    Difficulty(&'a Difficulty),
    /// An indicator, with its chart.
    Indicator(&'a Indicator),
    /// The picture of the money.
    Money,
}

/// The field to which an [`Occurrence`] belongs: what a reader may be interested in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Field<'a> {
    /// The year as a whole.
    Overview,
    /// One of the sectors.
    Sector(&'a Sector),
    /// The spatial structure.
    Structure,
    /// The admitted difficulties.
    Difficulties,
    /// The government's own conduct.
    Conduct,
}

impl Content {
    /// The places where a term occurs, each once, in the order of the pages.
    pub fn occurrences<'a>(&'a self, term: &'a str) -> Vec<Occurrence<'a>> {
        let minute = self.minute_terms().any(|other| other == term).then_some(Occurrence::Minute);
        let structure = self.structure_terms().any(|other| other == term).then_some(Occurrence::Structure);
        let elements =
            self.structure.elements.iter().filter(|element| terms_of(element).any(|other| other == term));
        let sectors = self.sectors.iter().filter(|sector| sector.lead.marks(term));
        let passages =
            self.passages.iter().filter(|passage| self.terms_in(passage).any(|other| other == term));
        let difficulties = self.difficulties.iter().filter(|difficulty| difficulty.text.marks(term));
        let indicators =
            self.indicators.iter().filter(|indicator| indicator.terms.iter().any(|other| other == term));
        let money = self.money_terms().any(|other| other == term).then_some(Occurrence::Money);
        minute
            .into_iter()
            .chain(structure)
            .chain(elements.map(Occurrence::Element))
            .chain(sectors.map(Occurrence::Sector))
            .chain(passages.map(Occurrence::Passage))
            .chain(difficulties.map(Occurrence::Difficulty))
            .chain(indicators.map(Occurrence::Indicator))
            .chain(money)
            .collect()
    }

    /// The field to which an occurrence belongs; the money belongs to none, because it belongs to all.
    pub fn field<'a>(&'a self, occurrence: Occurrence<'a>) -> Option<Field<'a>> {
        match occurrence {
            Occurrence::Minute => Some(Field::Overview),
            Occurrence::Structure | Occurrence::Element(_) => Some(Field::Structure),
            Occurrence::Sector(sector) => Some(Field::Sector(sector)),
            Occurrence::Passage(passage) => match passage.group {
                Group::Overview => Some(Field::Overview),
                Group::Sector => self.sector_of(&passage.topic).map(Field::Sector),
                Group::Difficulties => Some(Field::Difficulties),
                Group::Conduct => Some(Field::Conduct),
            },
            Occurrence::Difficulty(_) => Some(Field::Difficulties),
            Occurrence::Indicator(indicator) => {
                let sector = self.sectors.iter().find(|sector| sector.id == indicator.sector);
                Some(sector.map_or(Field::Overview, Field::Sector))
            }
            Occurrence::Money => None,
        }
    }

    fn minute_terms(&self) -> impl Iterator<Item = &str> {
        let headlines = self.report.headlines.iter().map(|headline| &headline.text);
        headlines.chain([&self.report.caveat]).flat_map(RichText::terms)
    }

    fn structure_terms(&self) -> impl Iterator<Item = &str> {
        let steps = self.structure.tour.iter().map(|step| &step.text);
        steps.chain([&self.structure.lead]).flat_map(RichText::terms)
    }

    /// The terms in what a passage says and names, and in what it continues.
    fn terms_in<'a>(&'a self, passage: &'a Passage) -> impl Iterator<Item = &'a str> {
        let threads = self.threads_to(&passage.topic).map(|thread| &thread.why);
        let texts = passage.points.iter().chain([&passage.summary]).chain(threads);
        let names = passage.mentions.iter().filter_map(|mention| mention.term.as_deref());
        texts.flat_map(RichText::terms).chain(names)
    }

    fn money_terms(&self) -> impl Iterator<Item = &str> {
        let groups = self.money.groups.iter();
        let texts = groups.clone().map(|group| &group.text);
        let notes = groups.flat_map(|group| &group.entries).filter_map(|entry| entry.note.as_ref());
        texts.chain(notes).chain([&self.money.lead, &self.money.warning]).flat_map(RichText::terms)
    }
}

fn terms_of(element: &Element) -> impl Iterator<Item = &str> {
    let related = element.related.iter().map(|related| &related.text);
    related.chain([&element.purpose, &element.reading]).flat_map(RichText::terms)
}
