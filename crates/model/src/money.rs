//! The sums of money that the report names, as one picture.

use serde::{Deserialize, Serialize};

use crate::{Kind, RichText};

/// Sums of one kind side by side, in groups. They may overlap, so they have no total.
///
/// Invariant (checked when the content is compiled): every entry's figure is a
/// single number in `unit` and stands in one group only; no group is empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// The picture's title.
    pub title: String,
    /// What the picture shows.
    pub lead: RichText,
    /// What the picture must not be used for.
    pub warning: RichText,
    /// The unit of all sums, such as `亿元`.
    pub unit: String,
    /// Kinds of money, in reading order.
    pub groups: Vec<MoneyGroup>,
}

/// Sums that say the same about their money, such as that it has been spent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyGroup {
    /// Its id.
    pub id: String,
    /// What the picture says about its money: spent, to be spent, or only planned.
    pub kind: Kind,
    /// A short title.
    pub title: String,
    /// What kind of money it is, in one sentence.
    pub text: RichText,
    /// Its sums, in reading order.
    pub entries: Vec<MoneyEntry>,
}

/// One sum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyEntry {
    /// Id of its figure.
    pub figure: String,
    /// For what the money is, in a few plain words.
    pub name: String,
    /// What a reader must know about this sum.
    pub note: Option<RichText>,
}
