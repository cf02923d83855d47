//! Questions about the report, with the answers that follow from it.

use serde::{Deserialize, Serialize};

use crate::{Printed, RichText, TopicCode};

/// What a pupil can do who answers such questions: the thing that two variants of a worksheet have in common.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Skill {
    /// Its id.
    pub id: String,
    /// What it is, in a teacher's words.
    pub name: String,
}

/// A part of the report, or a way of reading it, about which there are questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its id; that of the sector where it is one.
    pub id: String,
    /// Its short name.
    pub name: String,
}

/// What a question is about: two questions without a common subject don't give each other away.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Subject {
    /// A figure, by its id.
    Figure(String),
    /// A glossary term, by its id.
    Term(String),
    /// An element of the spatial structure, by its id.
    Element(String),
    /// A passage as a whole.
    Passage(TopicCode),
}

/// One of the answers from which to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What it says.
    pub text: String,
    /// What can be shown beside it once the question is answered: its figure, its kind.
    pub shows: Option<String>,
}

/// In which order things are to be put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Direction {
    /// The smallest number first.
    Rising,
    /// The largest number first.
    Falling,
    /// What comes first in time.
    Steps,
}

/// What is to be done, with what is right.
///
/// Invariant (checked when the content is compiled): the right answer follows from the figures, indicators, elements
/// or terms that the question names, and no other answer is right as well.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Task {
    /// Choose one answer.
    Choice {
        /// The answers, in the content's order; they are shuffled where they are shown.
        options: Vec<Choice>,
        /// The position of the right one.
        right: u8,
    },
    /// Say whether the prompt is true.
    Judge {
        /// Whether it is.
        holds: bool,
    },
    /// Join each thing on the left to its partner.
    Match {
        /// The things.
        left: Vec<String>,
        /// Their partners, in the same order; they are shuffled where they are shown.
        right: Vec<String>,
    },
    /// Put things in order.
    Order {
        /// The things in the right order; they are shuffled where they are shown.
        items: Vec<Choice>,
        /// What that order is.
        direction: Direction,
    },
    /// Estimate a number on a slider.
    Estimate {
        /// Its unit.
        unit: String,
        /// The slider's lower end.
        min: f64,
        /// The slider's upper end.
        max: f64,
        /// The slider's step.
        step: f64,
        /// How far an estimate may be off and still be right.
        tolerance: f64,
        /// The number.
        value: f64,
        /// The number as the report says it, with all limiting words.
        said: String,
    },
    /// Find something in the drawing of the spatial structure.
    Find {
        /// Ids of the elements that are to be found, all of them.
        elements: Vec<String>,
    },
}

impl Task {
    /// The stable name of its kind.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Choice { .. } => "choice",
            Self::Judge { .. } => "judge",
            Self::Match { .. } => "match",
            Self::Order { .. } => "order",
            Self::Estimate { .. } => "estimate",
            Self::Find { .. } => "find",
        }
    }
}

/// One question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its id; unique over all themes, never reused.
    pub id: String,
    /// The id of its theme.
    pub theme: String,
    /// The id of its skill.
    pub skill: String,
    /// How hard it is: 1, 2 or 3.
    pub level: u8,
    /// What is asked, or the sentence to be judged.
    pub prompt: RichText,
    /// Why the answer is right, in plain words.
    pub reason: RichText,
    /// The passage in which to look it up.
    pub topic: TopicCode,
    /// That passage's title.
    pub passage: String,
    /// The published report, opened at the first figure of the reason, if it has one.
    pub official: Option<String>,
    /// What it is about, without repetition.
    pub about: Vec<Subject>,
    /// What is to be done.
    pub task: Task,
}

impl Question {
    /// Whether two questions train the same skill in the same way without having a subject in common, so that one may
    /// stand for the other on a worksheet's second variant.
    pub fn is_twin_of(&self, other: &Self) -> bool {
        self.skill == other.skill
            && self.task.kind() == other.task.kind()
            && !self.about.iter().any(|subject| other.about.contains(subject))
    }
}

/// A lesson as worksheets know it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// The lesson's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Ids of the skills that its worksheet trains.
    pub skills: Vec<String>,
    /// Ids and titles of the sheets that pupils fill in freely.
    pub sheets: Vec<(String, String)>,
}

/// All questions: complete in itself, so that a page can carry it without the rest of the report.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Quiz {
    /// The themes, in reading order.
    pub themes: Vec<Theme>,
    /// The skills, from plain to hard.
    pub skills: Vec<Skill>,
    /// The questions, by theme.
    pub questions: Vec<Question>,
    /// The figures that stand in its texts.
    pub printed: Printed,
    /// The lessons, in teaching order.
    pub courses: Vec<Course>,
}

impl Quiz {
    /// The question with this id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The skill with this id.
    pub fn skill(&self, id: &str) -> Option<&Skill> {
        self.skills.iter().find(|skill| skill.id == id)
    }
}
