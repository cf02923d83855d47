//! The sections of the page that set two years side by side.

use report_model::{Content, Group, Passage, Thread, TopicCode};

use super::Side;

/// A section with its two sides: what was done, and what is to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Section<'a> {
    /// Its id in the document, such as `s-industry`.
    pub anchor: String,
    /// Its short name.
    pub name: &'a str,
    /// The passages on the year under review.
    pub done: Vec<&'a Passage>,
    /// The passages on the year ahead.
    pub planned: Vec<&'a Passage>,
}

impl<'a> Section<'a> {
    /// The passages of one side.
    pub fn passages(&self, side: Side) -> &[&'a Passage] {
        match side {
            Side::Done => &self.done,
            Side::Planned => &self.planned,
        }
    }

    /// The threads that begin or end here.
    pub fn threads(&self, content: &'a Content) -> Vec<&'a Thread> {
        let here = |thread: &&Thread| self.has(&thread.from) || self.has(&thread.to);
        content.threads.iter().filter(here).collect()
    }

    /// Whether a passage stands in this section.
    pub fn has(&self, topic: &TopicCode) -> bool {
        self.done.iter().chain(&self.planned).any(|passage| &passage.topic == topic)
    }
}

/// All sections in the order of the page: the year as a whole, the sectors, the government itself.
pub fn sections(content: &Content) -> Vec<Section<'_>> {
    let group = |anchor: &str, name, group, planned| Section {
        anchor: anchor.to_owned(),
        name,
        done: content.passages_in(group, 1).collect(),
        planned: content.passages_in(group, planned).collect(),
    };
    let sectors = content.sectors.iter().map(|sector| Section {
        anchor: format!("s-{}", sector.id),
        name: &sector.name,
        done: content.passages_below(&sector.result_topic).collect(),
        planned: content.passages_below(&sector.target_topic).collect(),
    });
    let mut sections = vec![group("s-overview", "总账", Group::Overview, 2)];
    sections.extend(sectors);
    sections.push(group("conduct", "政府自身", Group::Conduct, 3));
    sections
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn every_passage_but_the_difficulties_stands_in_one_section() {
        let sections = sections(content());
        for passage in &content().passages {
            let count = sections.iter().filter(|section| section.has(&passage.topic)).count();
            assert_eq!(count, usize::from(passage.group != Group::Difficulties), "{}", passage.topic);
        }
    }
}
