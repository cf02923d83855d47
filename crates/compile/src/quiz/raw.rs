//! `quiz/*.toml` as it stands in the files.

use report_model::ElementKind;
use serde::Deserialize;
use toml::Spanned;

use crate::raw::Number;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skills {
    pub(crate) skill: Vec<Skill>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Skill {
    pub(crate) id: Spanned<String>,
    pub(crate) name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Theme {
    pub(crate) id: Spanned<String>,
    pub(crate) name: String,
    /// Where it stands among the themes.
    pub(crate) place: u8,
    pub(crate) question: Vec<Question>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: Spanned<String>,
    pub(crate) skill: String,
    pub(crate) level: u8,
    pub(crate) topic: String,
    pub(crate) prompt: String,
    pub(crate) reason: String,
    /// The answer for which the reason was written, where the answer is derived.
    pub(crate) reason_for: Option<Answer>,
    pub(crate) pick: Option<Pick>,
    pub(crate) number: Option<NumberOf>,
    pub(crate) which: Option<Which>,
    pub(crate) change: Option<OfIndicator>,
    pub(crate) difference: Option<OfIndicator>,
    pub(crate) grown: Option<OfIndicator>,
    pub(crate) concept: Option<Concept>,
    pub(crate) judge: Option<Judge>,
    #[serde(rename = "match")]
    pub(crate) pairs: Option<Match>,
    pub(crate) order: Option<Order>,
    pub(crate) estimate: Option<Estimate>,
    pub(crate) find: Option<Find>,
}

#[derive(Deserialize, PartialEq)]
#[serde(untagged, expecting = "not an answer (expected an id, a word, true or false)")]
pub(crate) enum Answer {
    Truth(bool),
    Id(String),
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum End {
    Largest,
    Smallest,
}

/// Which of several figures is the largest or smallest.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pick {
    pub(crate) end: End,
    pub(crate) measure: String,
    pub(crate) figures: Vec<String>,
}

/// What a figure's number is, among other numbers of the report.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NumberOf {
    pub(crate) figure: String,
    pub(crate) others: Vec<String>,
}

/// Which one of several things has a property; one of the three lists is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Which {
    #[serde(default)]
    pub(crate) figures: Vec<String>,
    #[serde(default)]
    pub(crate) indicators: Vec<String>,
    #[serde(default)]
    pub(crate) elements: Vec<String>,
    pub(crate) is: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OfIndicator {
    pub(crate) indicator: String,
}

/// Answers in words, which rest on a term, a figure, or the question's passage.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Concept {
    pub(crate) right: String,
    pub(crate) wrong: Vec<String>,
    pub(crate) term: Option<String>,
    pub(crate) figure: Option<String>,
}

/// A sentence that is true or not: a comparison, a property, or a concept.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Judge {
    pub(crate) left: Option<String>,
    pub(crate) than: Option<Than>,
    pub(crate) right: Option<String>,
    pub(crate) measure: Option<String>,
    pub(crate) figure: Option<String>,
    pub(crate) indicator: Option<String>,
    pub(crate) element: Option<String>,
    pub(crate) is: Option<String>,
    pub(crate) holds: Option<bool>,
    pub(crate) term: Option<String>,
}

/// How the sentence compares left with right.
#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Than {
    More,
    Less,
    Same,
}

/// Pairs; one of the five lists is given.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Match {
    #[serde(default)]
    pub(crate) terms: Vec<Meaning>,
    #[serde(default)]
    pub(crate) elements: Vec<String>,
    #[serde(default)]
    pub(crate) numbers: Vec<String>,
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    #[serde(default)]
    pub(crate) sectors: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Meaning {
    pub(crate) term: String,
    pub(crate) says: String,
}

/// Figures by their numbers, or steps in the order in which they stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Order {
    pub(crate) first: Option<End>,
    pub(crate) measure: Option<String>,
    #[serde(default)]
    pub(crate) figures: Vec<String>,
    #[serde(default)]
    pub(crate) steps: Vec<String>,
    pub(crate) term: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Estimate {
    pub(crate) figure: String,
    pub(crate) min: Number,
    pub(crate) max: Number,
    pub(crate) step: Number,
    pub(crate) tolerance: Number,
}

/// What is to be found: one element, all of a kind, or all that carry a name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Find {
    pub(crate) element: Option<String>,
    pub(crate) kind: Option<ElementKind>,
    pub(crate) name: Option<String>,
}
