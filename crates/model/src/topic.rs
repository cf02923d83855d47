//! The report's own numbering of its passages.

use std::{cmp::Ordering, fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The code of a heading or passage, such as `1.1.2`: part, section, passage.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct TopicCode(String);

impl TopicCode {
    /// The code as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The part of the report: 1 is the past year, 2 the year ahead, 3 the government itself.
    pub fn part(&self) -> u16 {
        self.numbers().next().unwrap_or_default()
    }

    /// Whether `other` lies below this heading (`1.1` contains `1.1.2`, not `1.10.1`).
    pub fn contains(&self, other: &Self) -> bool {
        other.0.strip_prefix(&self.0).is_some_and(|rest| rest.starts_with('.'))
    }

    fn numbers(&self) -> impl Iterator<Item = u16> + '_ {
        self.0.split('.').map(|part| part.parse().unwrap_or_default())
    }
}

impl FromStr for TopicCode {
    type Err = String;

    /// Accepts one to three numbers joined by dots.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<_> = text.split('.').collect();
        let numeric =
            |part: &&str| !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit());
        if parts.len() <= 3 && parts.iter().all(numeric) {
            Ok(Self(text.to_owned()))
        } else {
            Err(format!("not a topic code: {text}"))
        }
    }
}

impl fmt::Display for TopicCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Ord for TopicCode {
    fn cmp(&self, other: &Self) -> Ordering {
        self.numbers().cmp(other.numbers())
    }
}

impl PartialOrd for TopicCode {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// One line of the report's own table of contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    /// Its code.
    pub code: TopicCode,
    /// Its official title, exactly as printed.
    pub title: String,
    /// Whether an explained passage is expected for it (headings and courtesies have none).
    pub explained: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> TopicCode {
        text.parse().expect(text)
    }

    #[test]
    fn codes_are_ordered_by_number() {
        assert!(code("1.2") < code("1.10"));
        assert!(code("1.10.3") < code("2.0"));
        assert!(code("1") < code("1.0"));
    }

    #[test]
    fn a_heading_contains_its_own_passages_only() {
        assert!(code("1.1").contains(&code("1.1.2")));
        assert!(!code("1.1").contains(&code("1.10.1")));
        assert!(!code("1.1").contains(&code("1.1")));
    }

    #[test]
    fn malformed_codes_are_refused() {
        for text in ["", "1.", "1..2", "a", "1.2.3.4", "1.-2", "1.2222"] {
            assert!(text.parse::<TopicCode>().is_err(), "{text}");
        }
    }
}
