//! The progress feed, read by what is known of the indicators. What is wrong in it is told on the console.

use report_feed::{Date, Expected, Indicator, LIMIT, Progress, Reading};

use crate::{
    browser::{self, Fetched},
    chart::Latest,
};

/// How many mistakes of a feed are told; a broken file can have thousands.
const TOLD: usize = 10;

/// Reads what came. None if the time at which it was sent is no day.
pub(super) fn read(fetched: Fetched, indicators: &[Indicator<'_>], target_year: u16) -> Option<Reading> {
    let reading = match fetched {
        Fetched::Text(text, sent) => {
            let today = Date::in_china(sent)?;
            report_feed::read(&text, &Expected { indicators, target_year, today })
        }
        Fetched::TooLarge => {
            browser::warn(&format!("data/progress.json: more than {LIMIT} bytes, not read"));
            Reading { rejected: 1, ..Reading::default() }
        }
        Fetched::Absent => Reading::default(),
    };
    for problem in reading.problems.iter().take(TOLD) {
        browser::warn(&format!("data/progress.json: {problem}"));
    }
    Some(reading)
}

/// How many mistakes a reader is told of.
pub(super) fn mistakes(reading: &Reading) -> usize {
    reading.rejected.max(reading.problems.len())
}

/// What a chart shows of an entry.
pub(super) fn latest(progress: &Progress) -> Latest {
    Latest {
        value: progress.value,
        date: progress.as_of.chinese(),
        source: progress.source.title.clone(),
        url: progress.source.url.clone(),
    }
}
