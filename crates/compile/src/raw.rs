//! The tables as they stand in the files; nothing is checked yet beyond their shape.

use report_model::{Basis, ElementKind, Evidence, Groups, Kind, Look, MentionKind, Origin};
use serde::Deserialize;
use toml::Spanned;

/// A number that may be written with or without a decimal point.
#[derive(Deserialize, Clone, Copy)]
#[serde(untagged, expecting = "not a number (expected digits without quotes, such as 105.7)")]
pub(crate) enum Number {
    Integer(i64),
    Float(f64),
}

impl From<Number> for f64 {
    #[expect(clippy::cast_precision_loss, reason = "the report's integers are far below 2^53")]
    fn from(number: Number) -> Self {
        match number {
            Number::Integer(value) => value as Self,
            Number::Float(value) => value,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Report {
    pub(crate) title: String,
    pub(crate) tagline: String,
    pub(crate) official_title: String,
    pub(crate) district: String,
    pub(crate) delivered: String,
    pub(crate) published: String,
    pub(crate) url: String,
    pub(crate) result_year: u16,
    pub(crate) target_year: u16,
    pub(crate) caveat: String,
    pub(crate) townships: Vec<String>,
    pub(crate) units: Vec<String>,
    #[serde(default)]
    pub(crate) official_names: Vec<String>,
    pub(crate) topic: Vec<Topic>,
    #[serde(default)]
    pub(crate) identifier: Vec<Identifier>,
    #[serde(default)]
    pub(crate) headline: Vec<Headline>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Topic {
    pub(crate) code: Spanned<String>,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) heading: bool,
    #[serde(default)]
    pub(crate) skip: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Identifier {
    pub(crate) text: String,
    pub(crate) reason: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Headline {
    pub(crate) indicator: Spanned<String>,
    pub(crate) title: String,
    pub(crate) text: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passages {
    pub(crate) sector: Option<Sector>,
    #[serde(default)]
    pub(crate) passage: Vec<Passage>,
    #[serde(default)]
    pub(crate) difficulty: Vec<Difficulty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Sector {
    pub(crate) id: Spanned<String>,
    pub(crate) name: String,
    pub(crate) result_topic: String,
    pub(crate) target_topic: String,
    pub(crate) question: String,
    pub(crate) lead: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Passage {
    pub(crate) topic: Spanned<String>,
    pub(crate) title: String,
    pub(crate) summary: String,
    pub(crate) points: Vec<String>,
    #[serde(default)]
    pub(crate) mentions: Vec<Mention>,
    #[serde(default)]
    pub(crate) figures: Vec<Figure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mention {
    pub(crate) kind: MentionKind,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) townships: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Figure {
    pub(crate) id: Spanned<String>,
    pub(crate) label: String,
    pub(crate) kind: Kind,
    #[serde(default)]
    pub(crate) qualifier: Vec<String>,
    pub(crate) value: Option<Number>,
    pub(crate) to: Option<Number>,
    pub(crate) unit: Option<String>,
    pub(crate) unit_printed: Option<String>,
    pub(crate) printed: String,
    pub(crate) quote: String,
    pub(crate) period: Option<String>,
    #[serde(default)]
    pub(crate) townships: Vec<String>,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Difficulty {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) text: String,
    pub(crate) answers: Vec<Answer>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer {
    pub(crate) topic: String,
    pub(crate) why: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Indicators {
    pub(crate) indicator: Vec<Indicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Indicator {
    pub(crate) id: Spanned<String>,
    pub(crate) name: String,
    pub(crate) sector: String,
    pub(crate) unit: String,
    pub(crate) result: Option<String>,
    pub(crate) target: Option<String>,
    pub(crate) basis: Basis,
    pub(crate) note: Option<String>,
    pub(crate) base: Option<String>,
    #[serde(default)]
    pub(crate) accumulates: bool,
    #[serde(default)]
    pub(crate) what_if: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Money {
    pub(crate) title: String,
    pub(crate) lead: String,
    pub(crate) warning: String,
    pub(crate) unit: String,
    pub(crate) group: Vec<MoneyGroup>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoneyGroup {
    pub(crate) id: Spanned<String>,
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) entries: Vec<MoneyEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MoneyEntry {
    pub(crate) figure: Spanned<String>,
    pub(crate) name: String,
    pub(crate) note: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Structure {
    pub(crate) name: String,
    pub(crate) lead: String,
    pub(crate) groups: Groups,
    pub(crate) caption: String,
    pub(crate) size: [f64; 2],
    pub(crate) element: Vec<Element>,
    #[serde(default)]
    pub(crate) township: Vec<Township>,
    #[serde(default)]
    pub(crate) touch: Vec<Touch>,
    #[serde(default)]
    pub(crate) step: Vec<Step>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Element {
    pub(crate) id: Spanned<String>,
    pub(crate) kind: ElementKind,
    pub(crate) name: String,
    pub(crate) purpose: String,
    pub(crate) reading: String,
    pub(crate) position: String,
    pub(crate) at: Vec<[f64; 2]>,
    #[serde(default = "plain")]
    pub(crate) look: Look,
    pub(crate) label: Label,
    #[serde(default)]
    pub(crate) related: Vec<Related>,
}

fn plain() -> Look {
    Look::Plain
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Label {
    pub(crate) at: [f64; 2],
    pub(crate) lines: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Related {
    pub(crate) topic: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) reading: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Township {
    pub(crate) id: Spanned<String>,
    pub(crate) name: String,
    pub(crate) at: [f64; 2],
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Touch {
    pub(crate) a: Spanned<String>,
    pub(crate) b: String,
    pub(crate) how: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) id: Spanned<String>,
    pub(crate) title: String,
    pub(crate) text: String,
    #[serde(default)]
    pub(crate) show: Vec<String>,
    pub(crate) look_at: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Glossary {
    pub(crate) term: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Term {
    pub(crate) id: Spanned<String>,
    pub(crate) term: String,
    pub(crate) pinyin: String,
    pub(crate) origin: Origin,
    pub(crate) note: Option<u8>,
    #[serde(default)]
    pub(crate) variants: Vec<String>,
    pub(crate) definition: String,
    pub(crate) example: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Threads {
    #[serde(default)]
    pub(crate) thread: Vec<Thread>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Thread {
    pub(crate) from: Spanned<String>,
    pub(crate) to: String,
    pub(crate) why: String,
    pub(crate) evidence: Evidence,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redirects {
    #[serde(default)]
    pub(crate) redirect: Vec<Redirect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Redirect {
    pub(crate) from: Spanned<String>,
    pub(crate) to: String,
}
