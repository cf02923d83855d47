//! What can be found.

use serde::{Deserialize, Serialize};

/// What a thing is, in the order in which things of equal rank are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// A township or subdistrict: where a reader lives.
    Township,
    /// An element of the spatial structure.
    Element,
    /// A word that is explained.
    Term,
    /// A result beside a target, with a chart.
    Indicator,
    /// A place.
    Place,
    /// A construction or investment project.
    Project,
    /// A part of the site.
    Page,
    /// A passage of the report.
    Passage,
    /// A number, or a target in words.
    Figure,
    /// A difficulty that the report admits.
    Difficulty,
    /// A policy, campaign or scheme.
    Policy,
    /// An organisation, an award, an event.
    Name,
}

impl Kind {
    /// The reader's word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Township => "乡镇",
            Self::Element => "空间结构",
            Self::Term => "名词",
            Self::Indicator => "指标",
            Self::Place => "地方",
            Self::Project => "项目",
            Self::Page => "栏目",
            Self::Passage => "段落",
            Self::Figure => "数字",
            Self::Difficulty => "困难",
            Self::Policy => "政策和行动",
            Self::Name => "单位、荣誉、活动",
        }
    }

    /// How far what is looked for more rarely stands behind, in steps.
    pub(crate) fn step(self) -> u32 {
        match self {
            Self::Township | Self::Element => 0,
            Self::Term | Self::Indicator | Self::Place | Self::Project | Self::Page => 1,
            Self::Passage | Self::Figure | Self::Difficulty => 2,
            Self::Policy | Self::Name => 3,
        }
    }
}

/// One thing that can be found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// What it is called.
    pub title: String,
    /// What stands beside its title and is searched like it, such as a printed number; may be empty.
    pub note: String,
    /// A short label that is shown and not searched, such as 预计; may be empty.
    pub tag: String,
    /// Other names under which it is found, but not shown.
    pub keys: Vec<String>,
    /// What is said of it; may be empty.
    pub text: String,
    /// Where it leads, from the site's folder. Where a [`Kind::Passage`] leads to the same place, its title is shown
    /// with whatever else leads there.
    pub link: String,
}

impl Entry {
    /// An entry of which nothing but its title is known.
    pub fn new(kind: Kind, title: impl Into<String>, link: impl Into<String>) -> Self {
        let (title, link) = (title.into(), link.into());
        Self {
            kind,
            title,
            link,
            note: String::new(),
            tag: String::new(),
            keys: Vec::new(),
            text: String::new(),
        }
    }

    /// The same with something beside its title.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The same with a label.
    #[must_use]
    pub fn tagged(self, tag: impl Into<String>) -> Self {
        Self { tag: tag.into(), ..self }
    }

    /// The same with other names.
    #[must_use]
    pub fn known_as(self, keys: impl IntoIterator<Item = String>) -> Self {
        Self { keys: keys.into_iter().collect(), ..self }
    }

    /// The same with what is said of it.
    #[must_use]
    pub fn told(self, text: impl Into<String>) -> Self {
        Self { text: text.into(), ..self }
    }
}
