//! The progress feed: `data/progress.json`, which somebody edits by hand and lays beside the page.
//!
//! Text in, [`Reading`] out: no files, no network, no clock, no browser. Nothing
//! that stands in the file can stop the page. A bad entry is left out with a
//! [`Problem`] that says where and why; the other entries count. What the keys
//! mean is told in `docs/progress-feed.md`.
//!
//! ```
//! use report_feed::{Date, Expected, Indicator, read};
//!
//! let indicators = [Indicator { id: "gdp-growth", unit: "%", has_target: true }];
//! let today = Date::new(2024, 10, 31).expect("is a day");
//! let expected = Expected { indicators: &indicators, target_year: 2024, today };
//! let text = r#"{"version": 1, "entries": [{
//!     "indicator": "gdp-growth", "value": 5.2, "unit": "%", "as_of": "2024-09-30",
//!     "source": {"title": "区统计局", "url": "https://example.com/1.htm"}
//! }]}"#;
//!
//! let reading = read(text, &expected);
//! assert!(reading.problems.is_empty());
//! let progress = reading.of("gdp-growth").expect("is good");
//! assert_eq!((progress.printed.as_str(), progress.as_of.chinese().as_str()), ("5.2", "2024年9月30日"));
//! ```

mod date;
mod entry;
mod expected;
mod json;
mod number;
mod problem;
mod scan;
mod text;
mod url;

pub use date::{Date, NoDate};
pub use expected::{Expected, IN_WORDS, Indicator};
pub use problem::Problem;

use crate::{
    json::Object,
    problem::{At, Log},
};

/// The version of the format that is understood.
pub const VERSION: u16 = 1;

/// The most bytes that a file may have: 64 KB.
pub const LIMIT: usize = 64 * 1024;

/// The most entries that a file may have.
pub const MOST_ENTRIES: usize = 500;

/// The keys of the file. `note` is for editors, and not read.
const KEYS: [&str; 3] = ["version", "entries", "note"];

/// How far an indicator had got on some day.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The indicator's id.
    pub indicator: String,
    /// What was reached, in `unit`.
    pub value: f64,
    /// `value` as the file writes it: plain digits, perhaps a sign and up to four decimals. Needs no formatting.
    pub printed: String,
    /// The indicator's unit.
    pub unit: String,
    /// The last day that counts.
    pub as_of: Date,
    /// Where it is published.
    pub source: Source,
}

/// Where a number is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The publication's name, 1–100 characters, all of them visible.
    pub title: String,
    /// Its address, starting with `http://` or `https://`.
    pub url: String,
}

/// What a feed says, and what is wrong in it.
///
/// Every entry of the file is in `entries`, or counted in `superseded` or
/// `rejected`; of a file that can't be read at all, nothing is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The latest good entry of each indicator, in the file's order.
    pub entries: Vec<Progress>,
    /// How many good entries gave way to a later one of the same indicator.
    pub superseded: usize,
    /// How many entries are left out because of a problem.
    pub rejected: usize,
    /// What is wrong, in the file's order. An unknown key is a problem, too, but its entry still counts.
    pub problems: Vec<Problem>,
    /// Whether the file as a whole is a feed. What is not one says nothing, not even that there is no progress.
    pub is_feed: bool,
}

impl Reading {
    /// The latest progress of an indicator.
    pub fn of(&self, indicator: &str) -> Option<&Progress> {
        self.entries.iter().find(|progress| progress.indicator == indicator)
    }

    /// How many entries are good, also those that gave way to a later one.
    pub fn good(&self) -> usize {
        self.entries.len() + self.superseded
    }
}

/// Reads a feed. Never fails: what can't be used is left out, with a problem that says why.
pub fn read(text: &str, expected: &Expected<'_>) -> Reading {
    // Some editors put a byte order mark before the text.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut log = Log::new(text);
    let mut good = Vec::new();
    let mut rejected = 0;
    let list = list(text, &mut log);
    let is_feed = list.is_some();
    for (index, item) in list.unwrap_or_default().iter().enumerate() {
        let at = At::new(Some(index), item);
        match entry::read(&at, expected, &mut log) {
            Some(progress) if is_first(&progress, &good, &at, &mut log) => good.push((index, progress)),
            _ => rejected += 1,
        }
    }
    let count = good.len();
    let entries = latest(good);
    Reading { superseded: count - entries.len(), entries, rejected, problems: log.problems, is_feed }
}

/// The file's entries, unless the file as a whole can't be used.
fn list<'a>(text: &'a str, log: &mut Log<'_>) -> Option<Vec<&'a str>> {
    let at = At::new(None, text);
    if text.len() > LIMIT {
        log.add(&at, "the file has {} bytes (expected at most 65536)", &[&text.len().to_string()]);
        return None;
    }
    let at = match json::parse(text) {
        Ok(text) => at.part(text),
        Err(problem) => {
            log.problems.push(problem);
            return None;
        }
    };
    let object = Object::open(&at, log)?;
    check_version(&object, &at, log)?;
    object.check_keys(&KEYS, &at, log).then_some(())?;
    let at = object.required("entries", "a list", &at, log)?;
    let entries = json::list(&at, log)?;
    if entries.len() > MOST_ENTRIES {
        log.add(&at, "has {} entries (expected at most 500)", &[&entries.len().to_string()]);
        return None;
    }
    Some(entries)
}

/// Refuses other versions of the format: whatever else they say may mean something else.
fn check_version(object: &Object<'_>, at: &At<'_>, log: &mut Log<'_>) -> Option<()> {
    let at = object.required("version", "the number 1", at, log)?;
    let number = json::number(&at, log)?;
    let version = usize::from(VERSION).to_string();
    if number != version {
        log.add(&at, "unknown version {} (expected {})", &[&text::shown(number), &version]);
        return None;
    }
    Some(())
}

/// Whether no good entry before this one speaks of the same indicator on the same day.
fn is_first(progress: &Progress, before: &[(usize, Progress)], at: &At<'_>, log: &mut Log<'_>) -> bool {
    let Progress { indicator, as_of, .. } = progress;
    let twin = before.iter().find(|(_, other)| other.indicator == *indicator && other.as_of == *as_of);
    if let Some((index, _)) = twin {
        let first = problem::entry(*index);
        log.add(at, "{} stands twice for {} (expected once; {} counts)", &[indicator, &as_of.iso(), &first]);
    }
    twin.is_none()
}

/// The latest of each indicator, in the file's order.
fn latest(good: Vec<(usize, Progress)>) -> Vec<Progress> {
    let is_latest = |progress: &Progress| {
        let is_later =
            |other: &Progress| other.indicator == progress.indicator && other.as_of > progress.as_of;
        !good.iter().any(|(_, other)| is_later(other))
    };
    let are_latest: Vec<bool> = good.iter().map(|(_, progress)| is_latest(progress)).collect();
    let mut entries = Vec::new();
    for ((_, progress), is_latest) in good.into_iter().zip(are_latest) {
        if is_latest {
            entries.push(progress);
        }
    }
    entries
}

#[cfg(test)]
mod tests;
