//! The progress feed, read by what is known of the indicators. What is wrong in it is told on the console.

use report_feed::{Date, Expected, Indicator, LIMIT, Progress, Reading};

use crate::{
    browser::{self, Fetched},
    chart::Latest,
};

/// How many mistakes of a feed are told; a broken file can have thousands.
const TOLD: usize = 10;

/// What an answer says.
pub(super) struct News {
    /// What takes the place of all that is known; none if what came is not good enough for that.
    pub(super) reading: Option<Reading>,
    /// How many mistakes a reader is told of.
    pub(super) mistakes: usize,
}

/// Reads what came. None if the time at which it was sent is no day.
pub(super) fn read(fetched: Fetched, indicators: &[Indicator<'_>], target_year: u16) -> Option<News> {
    let (reading, is_newest) = match fetched {
        Fetched::Text { text, sent, is_newest } => {
            let today = Date::in_china(sent)?;
            (report_feed::read(&text, &Expected { indicators, target_year, today }), is_newest)
        }
        Fetched::TooLarge => {
            browser::warn(&format!("data/progress.json: more than {LIMIT} bytes, not read"));
            return Some(News { reading: None, mistakes: 1 });
        }
        Fetched::Absent => return Some(News { reading: Some(Reading::default()), mistakes: 0 }),
    };
    for problem in reading.problems.iter().take(TOLD) {
        browser::warn(&format!("data/progress.json: {problem}"));
    }
    if !is_newest {
        browser::warn("data/progress.json: the newest is no feed, not taken");
    }
    let mistakes = reading.rejected.max(reading.problems.len()) + usize::from(!is_newest);
    Some(News { mistakes, reading: Some(reading).filter(|reading| reading.is_feed) })
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
