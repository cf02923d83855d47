//! What continues from one year to the next.

use serde::{Deserialize, Serialize};

use crate::{RichText, TopicCode};

/// Why a task is said to continue a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Evidence {
    /// The same project, campaign, place or counted thing is named in both passages.
    Named,
    /// Both passages have the same theme; the link is ours.
    Theme,
}

/// A thread from a result of the year under review to a task of the year ahead.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thread {
    /// The passage with the result.
    pub from: TopicCode,
    /// The passage with the task.
    pub to: TopicCode,
    /// What is continued.
    pub why: RichText,
    /// What the link rests on.
    pub evidence: Evidence,
}

impl Thread {
    /// Both codes, joined by a hyphen: `1.1.1-2.1.1`.
    pub fn id(&self) -> String {
        format!("{}-{}", self.from, self.to)
    }
}
