//! What a government work report is made of.
//!
//! Plain data with its invariants: no browser, no rendering, no files. The
//! build script fills these types from `content/` (see `report-compile`), the
//! prerenderer and the islands read them.

mod chart;
mod figure;
mod glossary;
mod indicator;
mod lesson;
mod money;
mod naming;
mod occurrence;
mod passage;
mod published;
mod quiz;
mod report;
mod structure;
mod text;
mod thread;
mod topic;

pub use chart::{Chart, ChartBook, Known, Side};
pub use figure::{Figure, FigureError, Kind};
pub use glossary::{Origin, Term};
pub use indicator::{Basis, Indicator};
pub use lesson::{
    ChartView, Goal, Lesson, Lessons, Mistake, OpenQuestion, Sheet, SheetField, Show, Slide, Stage,
};
pub use money::{Money, MoneyEntry, MoneyGroup};
pub use naming::Naming;
pub use occurrence::{Field, Occurrence};
pub use passage::{Answer, Difficulty, Group, Mention, MentionKind, Passage, Sector};
pub use published::{Link, LinkError, Published, Redirect};
pub use quiz::{Choice, Course, Direction, Question, Quiz, Skill, Subject, Task, Theme};
pub use report::{Headline, Identifier, Report};
pub use structure::{
    Element, ElementKind, Groups, Label, Look, Point, Related, Shape, Sketch, SketchElement, SketchStep,
    SketchTownship, Step, Structure, Touch, Township,
};
pub use text::{Printed, RichText, Span};
pub use thread::{Evidence, Thread};
pub use topic::{Topic, TopicCode};

use serde::{Deserialize, Serialize};

/// The whole report as data: the only thing that pages, charts, tables and
/// downloads are made from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Content {
    /// Which report this is and how to reach it.
    pub report: Report,
    /// The report's own table of contents, in its order.
    pub topics: Vec<Topic>,
    /// The five sectors, in the report's order.
    pub sectors: Vec<Sector>,
    /// All passages, in the report's order.
    pub passages: Vec<Passage>,
    /// All figures, in the order in which the passages list them.
    pub figures: Vec<Figure>,
    /// 2023 results beside 2024 targets.
    pub indicators: Vec<Indicator>,
    /// The investments that the report names.
    pub money: Money,
    /// The district's spatial structure.
    pub structure: Structure,
    /// The glossary, sorted by pinyin.
    pub terms: Vec<Term>,
    /// The difficulties that the report admits.
    pub difficulties: Vec<Difficulty>,
    /// What continues from result to task, by task.
    pub threads: Vec<Thread>,
    /// What took the place of things that are no more.
    pub redirects: Vec<Redirect>,
}

impl Content {
    /// The figure with this id.
    pub fn figure(&self, id: &str) -> Option<&Figure> {
        self.figures.iter().find(|figure| figure.id == id)
    }

    /// The figures of one passage, in its order.
    pub fn figures_of<'a>(&'a self, topic: &'a TopicCode) -> impl Iterator<Item = &'a Figure> {
        self.figures.iter().filter(move |figure| &figure.topic == topic)
    }

    /// The passage with this code.
    pub fn passage(&self, topic: &TopicCode) -> Option<&Passage> {
        self.passages.iter().find(|passage| &passage.topic == topic)
    }

    /// The passages directly below a heading, such as `1.1.1`–`1.1.4` below `1.1`.
    pub fn passages_below<'a>(&'a self, heading: &'a TopicCode) -> impl Iterator<Item = &'a Passage> {
        self.passages.iter().filter(move |passage| heading.contains(&passage.topic))
    }

    /// The passages of a group that belong to one part of the report, in its order.
    pub fn passages_in(&self, group: Group, part: u16) -> impl Iterator<Item = &Passage> {
        self.passages.iter().filter(move |passage| passage.group == group && passage.topic.part() == part)
    }

    /// The year of which a part of the report speaks.
    pub fn year(&self, part: u16) -> u16 {
        if part == 1 { self.report.result_year } else { self.report.target_year }
    }

    /// The sector that a passage belongs to, if it belongs to one.
    pub fn sector_of(&self, topic: &TopicCode) -> Option<&Sector> {
        self.sectors
            .iter()
            .find(|sector| sector.result_topic.contains(topic) || sector.target_topic.contains(topic))
    }

    /// The threads that lead to a task.
    pub fn threads_to<'a>(&'a self, topic: &'a TopicCode) -> impl Iterator<Item = &'a Thread> {
        self.threads.iter().filter(move |thread| &thread.to == topic)
    }

    /// The threads that start at a result.
    pub fn threads_from<'a>(&'a self, topic: &'a TopicCode) -> impl Iterator<Item = &'a Thread> {
        self.threads.iter().filter(move |thread| &thread.from == topic)
    }

    /// The official title of a topic.
    pub fn topic(&self, code: &TopicCode) -> Option<&Topic> {
        self.topics.iter().find(|topic| &topic.code == code)
    }

    /// The printed form of a figure; the id itself if there is no such figure.
    pub fn printed<'a>(&'a self, id: &'a str) -> &'a str {
        self.figure(id).map_or(id, |figure| &figure.printed)
    }

    /// What the structure needs in the browser.
    pub fn sketch(&self) -> Sketch {
        let Structure { groups, elements, townships, touches, tour, .. } = &self.structure;
        // There are twelve; one that doesn't exist would have stopped the build.
        let position = |id: &String| {
            elements.iter().position(|element| &element.id == id).and_then(|at| u8::try_from(at).ok())
        };
        let touches =
            touches.iter().filter_map(|touch| Some((position(&touch.a)?, position(&touch.b)?))).collect();
        let tour = tour
            .iter()
            .map(|step| SketchStep {
                id: step.id.clone(),
                title: step.title.clone(),
                text: step.text.plain(|id| self.printed(id)),
                show: step.show.iter().filter_map(position).collect(),
            })
            .collect();
        let elements = elements
            .iter()
            .map(|element| SketchElement {
                id: element.id.clone(),
                kind: element.kind,
                name: element.name.clone(),
                purpose: element.purpose.plain(|id| self.printed(id)),
            })
            .collect();
        let townships = townships
            .iter()
            .map(|township| SketchTownship { id: township.id.clone(), name: township.name.clone() })
            .collect();
        Sketch { groups: groups.clone(), elements, townships, touches, tour }
    }
}
