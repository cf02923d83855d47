//! `lessons/*.toml` as it stands in the files.

use report_model::{ChartView, ElementKind};
use serde::Deserialize;
use toml::Spanned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lesson {
    pub(crate) id: Spanned<String>,
    /// Where it stands among the lessons.
    pub(crate) place: u8,
    pub(crate) title: String,
    pub(crate) purpose: String,
    pub(crate) minutes: u16,
    pub(crate) grades: String,
    pub(crate) materials: Vec<String>,
    pub(crate) skills: Vec<String>,
    pub(crate) support: Vec<String>,
    pub(crate) challenge: Vec<String>,
    pub(crate) homework: Vec<String>,
    pub(crate) goal: Vec<Goal>,
    pub(crate) stage: Vec<Stage>,
    #[serde(default)]
    pub(crate) question: Vec<Question>,
    #[serde(default)]
    pub(crate) mistake: Vec<Mistake>,
    #[serde(default)]
    pub(crate) sheet: Vec<Sheet>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Goal {
    pub(crate) theme: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Stage {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) minutes: u16,
    pub(crate) teacher: String,
    pub(crate) pupils: String,
    pub(crate) slide: Vec<Slide>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Slide {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) minutes: u16,
    #[serde(default)]
    pub(crate) lines: Vec<String>,
    pub(crate) notes: String,
    pub(crate) show: Show,
}

/// The live thing; `kind` tells which.
#[derive(Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) enum Show {
    Title {},
    Words {},
    Terms { terms: Vec<String> },
    Structure { element: Option<String>, group: Option<ElementKind> },
    Chart { indicator: String, view: Option<ChartView> },
    Sector { sector: String },
    Targets { sector: Option<String> },
    Facing { sector: String },
    Figure { figure: String },
    Compare { left: String, right: String },
    Passage { topic: String },
    Money {},
    Difficulties {},
    Quiz { question: String },
    Ask { question: String },
    Mistake { mistake: String },
    Task { sheet: Option<String> },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: Spanned<String>,
    pub(crate) ask: String,
    pub(crate) expect: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mistake {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) wrong: String,
    pub(crate) right: String,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sheet {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) field: Vec<Field>,
    pub(crate) check: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) hint: String,
    pub(crate) lines: u8,
}
