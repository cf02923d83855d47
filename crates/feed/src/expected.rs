//! What a feed may speak of.

use crate::Date;

/// The unit of indicators whose target is words: there is no number to compare with.
pub const IN_WORDS: &str = "文字";

/// The most changes between an id and what may have been meant.
const MOST_CHANGES: usize = 2;

/// Longer ids are not compared: none is, and it would take time.
const LONGEST_ID: usize = 64;

/// What the page knows: which indicators there are, of which year, and what day it is.
#[derive(Debug, Clone, Copy)]
pub struct Expected<'a> {
    /// All indicators.
    pub indicators: &'a [Indicator<'a>],
    /// The year of the targets: progress is of a day in it.
    pub target_year: u16,
    /// The day of reading: progress is not of a later day.
    pub today: Date,
}

/// An indicator that a feed may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Indicator<'a> {
    /// Its id.
    pub id: &'a str,
    /// Its unit; [`IN_WORDS`] if it has no number.
    pub unit: &'a str,
    /// Whether the report sets a target for it.
    pub has_target: bool,
}

impl<'a> Expected<'a> {
    /// The indicator with this id.
    pub(crate) fn indicator(&self, id: &str) -> Option<&'a Indicator<'a>> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// The id that this one may be a slip of.
    pub(crate) fn nearest(&self, id: &str) -> Option<&'a str> {
        if id.len() > LONGEST_ID {
            return None;
        }
        self.indicators
            .iter()
            .map(|indicator| (changes(id.as_bytes(), indicator.id.as_bytes()), indicator.id))
            // Anything is near a short id.
            .filter(|&(changes, known)| changes <= MOST_CHANGES && changes * 3 <= known.len())
            .min_by_key(|&(changes, _)| changes)
            .map(|(_, known)| known)
    }
}

/// The least number of bytes to insert, remove or replace to get from one to the other (Levenshtein distance).
fn changes(from: &[u8], to: &[u8]) -> usize {
    let mut row: Vec<usize> = (1..=to.len()).collect();
    for (i, a) in from.iter().enumerate() {
        let (mut diagonal, mut left) = (i, i + 1);
        for (cell, b) in row.iter_mut().zip(to) {
            let replaced = diagonal + usize::from(a != b);
            diagonal = *cell;
            left = replaced.min(diagonal + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(from.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_are_counted() {
        for (from, to, expected) in [
            ("", "", 0),
            ("gdp", "gdp", 0),
            ("", "gdp", 3),
            ("gdp-grwth", "gdp-growth", 1),
            ("gpd", "gdp", 2),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(changes(from.as_bytes(), to.as_bytes()), expected, "{from} → {to}");
            assert_eq!(changes(to.as_bytes(), from.as_bytes()), expected, "{to} → {from}");
        }
    }

    #[test]
    fn the_nearest_id_is_offered_if_it_is_near() {
        let indicator = |id| Indicator { id, unit: "个", has_target: true };
        let indicators = ["gdp", "gdp-growth", "parks", "parks-2"].map(indicator);
        let today = Date::new(2024, 10, 31).expect("is a day");
        let expected = Expected { indicators: &indicators, target_year: 2024, today };
        for (id, nearest) in [
            ("gdp-grwoth", Some("gdp-growth")),
            ("GDP-growth", None),
            ("parks-3", Some("parks-2")),
            ("park", Some("parks")),
            ("gd", Some("gdp")),
            ("xy", None),
            ("", None),
            ("地区生产总值", None),
        ] {
            assert_eq!(expected.nearest(id), nearest, "{id}");
        }
        assert_eq!(expected.nearest(&"gdp-growth".repeat(100)), None);
    }
}
