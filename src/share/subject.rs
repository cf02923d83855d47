//! The things that have links of their own.

use report_model::{Chart, Element, Figure, RichText, Sector, Term, Township};

use crate::{
    chart::{description, summary},
    content::{charts, content},
    route::Slot,
};

/// What a page for embedding, or for sharing, shows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Subject {
    /// The whole in short: the headlines, and what each sector is about.
    Report,
    /// The spatial structure, to be selected from.
    Structure,
    /// One of its elements, in the drawing and in words.
    Element(&'static Element),
    /// A sector with its passages.
    Sector(&'static Sector),
    /// A chart.
    Chart(&'static Chart),
    /// A figure with the passage it is from.
    Figure(&'static Figure),
    /// All indicators.
    Targets,
    /// What the report says of a township.
    Township(&'static Township),
    /// A card of the glossary.
    Term(&'static Term),
}

impl Subject {
    /// All of them.
    pub fn all() -> Vec<Self> {
        let content = content();
        let mut all = vec![Self::Report, Self::Structure, Self::Targets];
        all.extend(content.structure.elements.iter().map(Self::Element));
        all.extend(content.sectors.iter().map(Self::Sector));
        all.extend(charts().charts.iter().map(Self::Chart));
        all.extend(content.figures.iter().map(Self::Figure));
        all.extend(content.structure.townships.iter().map(Self::Township));
        all.extend(content.terms.iter().map(Self::Term));
        all
    }

    /// What it is called in snippets and paths: the kind, and which one of it.
    pub fn name(self) -> String {
        let (kind, id) = match self {
            Self::Report => ("report", "all"),
            Self::Structure => ("structure", "all"),
            Self::Targets => ("targets", "all"),
            Self::Element(element) => ("structure", element.id.as_str()),
            Self::Sector(sector) => ("sector", sector.id.as_str()),
            Self::Chart(chart) => ("chart", chart.id.as_str()),
            Self::Figure(figure) => ("figure", figure.id.as_str()),
            Self::Township(township) => ("township", township.id.as_str()),
            Self::Term(term) => ("term", term.id.as_str()),
        };
        format!("{kind}/{id}")
    }

    /// What it is, in a few words.
    pub fn title(self) -> String {
        match self {
            Self::Report => content().report.title.clone(),
            Self::Structure => format!("空间结构：{}", content().structure.name),
            Self::Targets => "目标总览".to_owned(),
            Self::Element(element) => element.name.clone(),
            Self::Sector(sector) => sector.name.clone(),
            Self::Chart(chart) => chart.name.clone(),
            Self::Figure(figure) => {
                format!("{}：{}（{}）", figure.label, limited(figure), kind_of(figure))
            }
            Self::Township(township) => format!("报告怎么说{}", township.name),
            Self::Term(term) => format!("名词解释：{}", term.term),
        }
    }

    /// What there is to know of it, in a sentence or two.
    pub fn description(self) -> String {
        let report = &content().report;
        match self {
            Self::Report => report.tagline.clone(),
            Self::Structure => plain(&content().structure.lead),
            Self::Targets => summary(charts()),
            Self::Element(element) => plain(&element.purpose),
            Self::Sector(sector) => plain(&sector.lead),
            Self::Chart(chart) => description(chart),
            Self::Figure(figure) => {
                let passage = content().passage(&figure.topic).map_or("", |passage| passage.title.as_str());
                let note = figure.note.as_deref().unwrap_or_default();
                format!(
                    "{}：{}，是{}。{note}出自{}{}的“{passage}”。",
                    figure.label,
                    limited(figure),
                    kind_of(figure),
                    report.district,
                    report.official_title,
                )
            }
            Self::Township(township) => {
                format!("{}里提到{}的地方。", report.official_title, township.name)
            }
            Self::Term(term) => plain(&term.definition),
        }
    }

    /// The page that shows it among everything else, from the site's folder.
    pub fn whole(self) -> String {
        let at = |anchor: String| format!("index.html#{anchor}");
        match self {
            Self::Report => "index.html".to_owned(),
            Self::Structure => at("structure".to_owned()),
            Self::Targets => "targets.html".to_owned(),
            Self::Element(element) => at(Slot::Element.anchor(&element.id)),
            Self::Sector(sector) => at(format!("s-{}", sector.id)),
            Self::Chart(chart) => format!("chart/{}.html", chart.id),
            Self::Figure(figure) => at(Slot::Passage.anchor(figure.topic.as_str())),
            Self::Township(township) => at(Slot::Township.anchor(&township.id)),
            Self::Term(term) => format!("glossary.html#{}", Slot::Term.anchor(&term.id)),
        }
    }

    /// The page that shows it alone, small enough for a frame.
    pub fn embed(self) -> String {
        format!("embed/{}.html", self.name())
    }

    /// The page to share: one that shows it and nothing else first.
    pub fn link(self) -> String {
        if self.has_own_page() { self.whole() } else { self.embed() }
    }

    /// Whether a page among those of the site is about nothing else, so that the one for embedding is its double.
    pub fn has_own_page(self) -> bool {
        !self.whole().contains('#')
    }

    /// The picture of it.
    pub fn picture(self) -> String {
        format!("share/{}.png", self.name())
    }
}

/// A text as it reads.
pub(super) fn plain(text: &'static RichText) -> String {
    text.plain(|id| content().printed(id))
}

/// A figure as printed, with the limiting words that stand apart from it.
pub(super) fn limited(figure: &Figure) -> String {
    // 预计 is said by the kind.
    let words: Vec<_> = figure.unprinted_qualifiers().filter(|word| *word != "预计").collect();
    format!("{}{}", words.concat(), figure.printed)
}

/// The year and kind of a figure: `2024年目标`.
pub(super) fn kind_of(figure: &Figure) -> String {
    format!("{}年{}", figure.period.replace('-', "–"), figure.kind.label())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn names_links_and_titles_tell_them_apart() {
        let all = Subject::all();
        for (what, of) in [
            ("name", Subject::name as fn(Subject) -> String),
            ("link", Subject::link),
            ("title", Subject::title),
        ] {
            let mut seen = BTreeSet::new();
            let twice: Vec<_> =
                all.iter().map(|subject| of(*subject)).filter(|it| !seen.insert(it.clone())).collect();
            assert!(twice.is_empty(), "{what}: {twice:?}");
        }
    }

    #[test]
    fn those_with_a_page_of_their_own_are_shared_by_it() {
        let all = Subject::all();
        let link =
            |name: &str| all.iter().find(|subject| subject.name() == name).map(|subject| subject.link());
        assert_eq!(link("report/all").as_deref(), Some("index.html"));
        assert_eq!(link("targets/all").as_deref(), Some("targets.html"));
        assert_eq!(link("structure/all").as_deref(), Some("embed/structure/all.html"));
        let chart = Subject::Chart(&charts().charts[0]);
        assert_eq!(chart.link(), chart.whole());
        let figure = Subject::Figure(&content().figures[0]);
        assert_eq!(figure.link(), figure.embed());
    }
}
