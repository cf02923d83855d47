//! Passages of the report, retold in plain words.

use serde::{Deserialize, Serialize};

use crate::{RichText, TopicCode};

/// What a named thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MentionKind {
    /// A construction or investment project.
    Project,
    /// A place.
    Place,
    /// A policy, campaign, scheme or mechanism.
    Policy,
    /// An organisation or company.
    Body,
    /// An award or title.
    Honour,
    /// An event.
    Event,
}

impl MentionKind {
    /// All kinds, in the order in which pages list them.
    pub const ALL: [Self; 6] =
        [Self::Project, Self::Place, Self::Policy, Self::Body, Self::Honour, Self::Event];

    /// The reader's word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Project => "项目",
            Self::Place => "地方",
            Self::Policy => "政策和行动",
            Self::Body => "单位",
            Self::Honour => "荣誉",
            Self::Event => "活动",
        }
    }
}

/// Something that a passage names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mention {
    /// What it is.
    pub kind: MentionKind,
    /// Its exact official name.
    pub name: String,
    /// The glossary term that explains the name, if one does.
    pub term: Option<String>,
    /// Names of the townships that the report gives for it.
    pub townships: Vec<String>,
}

/// Where a passage stands in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Group {
    /// The year as a whole.
    Overview,
    /// One of the sectors.
    Sector,
    /// The admitted difficulties.
    Difficulties,
    /// The government's own conduct.
    Conduct,
}

/// One passage of the report, retold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Passage {
    /// Its code.
    pub topic: TopicCode,
    /// Where it stands in the site.
    pub group: Group,
    /// A title in plain words.
    pub title: String,
    /// One sentence that says it all.
    pub summary: RichText,
    /// Two to six points.
    pub points: Vec<RichText>,
    /// What it names.
    pub mentions: Vec<Mention>,
}

/// One of the five sectors: a section of results and the section of targets that answers it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sector {
    /// Its id, such as `industry`.
    pub id: String,
    /// Its short name.
    pub name: String,
    /// The question that a resident would ask.
    pub question: String,
    /// What it is about.
    pub lead: RichText,
    /// The heading of its results.
    pub result_topic: TopicCode,
    /// The heading of its targets.
    pub target_topic: TopicCode,
}

/// A task that answers a difficulty, in our reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The passage with the task.
    pub topic: TopicCode,
    /// What the task is.
    pub why: String,
}

/// A difficulty that the report admits.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Difficulty {
    /// Its id.
    pub id: String,
    /// A short title.
    pub title: String,
    /// What the difficulty is.
    pub text: RichText,
    /// Tasks that respond to it.
    pub answers: Vec<Answer>,
}
