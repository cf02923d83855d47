//! Results beside targets.

use serde::{Deserialize, Serialize};

/// Whether a result and a target count the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// Same thing, same unit: may be subtracted.
    Same,
    /// Nearly the same thing: may be shown side by side, not subtracted.
    Similar,
    /// Only alike in name.
    Different,
    /// The report gives a target and no result.
    TargetOnly,
    /// The report gives a result and no target.
    ResultOnly,
}

impl Basis {
    /// The stable name used in `content/` and in the open data.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Similar => "similar",
            Self::Different => "different",
            Self::TargetOnly => "target-only",
            Self::ResultOnly => "result-only",
        }
    }

    /// The reader's word for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Same => "口径相同",
            Self::Similar => "口径相近",
            Self::Different => "口径不同",
            Self::TargetOnly => "只有目标",
            Self::ResultOnly => "只有结果",
        }
    }
}

/// A 2023 result, a 2024 target, and whether the two can be compared.
///
/// Invariant (checked when the content is compiled): `same` has both figures
/// in the same unit, the target's year is later than the result's, and the
/// `-only` kinds have exactly the side that they name. What accumulates has a
/// single number for its target year, and a base if that number is in `%`.
/// What readers may vary is `same` with two numbers, and has such a base too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Its id.
    pub id: String,
    /// What it counts.
    pub name: String,
    /// The id of its sector, or `overview`.
    pub sector: String,
    /// The unit of both sides.
    pub unit: String,
    /// Id of the result's figure.
    pub result: Option<String>,
    /// Id of the target's figure.
    pub target: Option<String>,
    /// Whether the two count the same thing.
    pub basis: Basis,
    /// Why they do or don't, or what else a reader must know.
    pub note: Option<String>,
    /// For growth rates: id of the amount to which the target's growth applies.
    pub base: Option<String>,
    /// Whether the target's number is built up bit by bit over its year, so that what is reached after some months
    /// is a part of it. For growth rates this holds for the amount that `base` implies.
    pub accumulates: bool,
    /// Whether readers may try another growth.
    pub what_if: bool,
    /// Ids of the glossary terms in its name, its note and its figures' labels, in order of first occurrence.
    pub terms: Vec<String>,
}
