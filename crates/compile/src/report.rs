//! `report.toml`: the frame into which everything else fits.

use std::collections::HashSet;

use report_model::{Headline, Identifier, Indicator, Report, Topic, TopicCode};

use crate::{
    error::{At, Problems},
    raw,
    source::File,
    text::{Scope, Writer},
};

/// What the other files refer to: topics, units, names with digits.
pub(crate) struct Frame {
    pub(crate) topics: Vec<Topic>,
    pub(crate) townships: Vec<String>,
    pub(crate) units: HashSet<String>,
    pub(crate) identifiers: Vec<String>,
    pub(crate) result_year: u16,
    pub(crate) target_year: u16,
}

impl Frame {
    pub(crate) fn new(file: &File<raw::Report>, problems: &mut Problems) -> Self {
        let raw = &file.table;
        if raw.target_year <= raw.result_year {
            problems.add(
                &file.top("target_year"),
                format!(
                    "{} is not after the result year {} (expected a later year)",
                    raw.target_year, raw.result_year
                ),
            );
        }
        for (key, date) in [("delivered", &raw.delivered), ("published", &raw.published)] {
            if !is_date(date) {
                problems.add(&file.top(key), format!("not a date: {date} (expected YYYY-MM-DD)"));
            }
        }
        let mut topics: Vec<Topic> = Vec::new();
        for topic in &raw.topic {
            let at = file.at("topic", &topic.code);
            let code = topic.code.get_ref().parse::<TopicCode>();
            if let Some(code) =
                problems.take(&at, code.map_err(|error| format!("{error} (expected one such as 1.1.2)")))
            {
                if topics.last().is_some_and(|last| last.code >= code) {
                    problems.add(&at, "out of order (expected the report's order, each topic once)");
                }
                let explained = !topic.heading && topic.skip.is_none();
                topics.push(Topic { code, title: topic.title.clone(), explained });
            }
        }
        // Longest first, so that `5G+千兆光网` is taken before `5G`.
        let mut identifiers: Vec<_> = raw.identifier.iter().map(|id| id.text.clone()).collect();
        identifiers.sort_by_key(|text| std::cmp::Reverse(text.len()));
        Self {
            topics,
            townships: raw.townships.clone(),
            units: raw.units.iter().cloned().collect(),
            identifiers,
            result_year: raw.result_year,
            target_year: raw.target_year,
        }
    }

    /// Resolves the code of an explained passage.
    pub(crate) fn passage(&self, code: &str, at: &At, problems: &mut Problems) -> Option<TopicCode> {
        self.resolve(code, at, problems, |topic| topic.explained, "a heading or skipped (expected a passage)")
    }

    /// Resolves the code of a heading.
    pub(crate) fn heading(&self, code: &str, at: &At, problems: &mut Problems) -> Option<TopicCode> {
        self.resolve(code, at, problems, |topic| !topic.explained, "a passage (expected a heading)")
    }

    fn resolve(
        &self,
        code: &str,
        at: &At,
        problems: &mut Problems,
        fits: impl Fn(&Topic) -> bool,
        otherwise: &str,
    ) -> Option<TopicCode> {
        match self.topics.iter().find(|topic| topic.code.as_str() == code) {
            Some(topic) if fits(topic) => return Some(topic.code.clone()),
            Some(_) => problems.add(at, format!("topic {code} is {otherwise}")),
            None => problems.add(at, format!("unknown topic {code} (expected a code from report.toml)")),
        }
        None
    }

    /// The year of which a part of the report speaks.
    pub(crate) fn year(&self, topic: &TopicCode) -> u16 {
        if topic.part() == 1 { self.result_year } else { self.target_year }
    }
}

/// `YYYY-MM-DD` with a plausible month and day.
fn is_date(text: &str) -> bool {
    let parts: Vec<_> = text.split('-').collect();
    let [year, month, day] = parts[..] else { return false };
    let within = |part: &str, len: usize, range: std::ops::RangeInclusive<u16>| {
        part.len() == len && part.parse().is_ok_and(|number| range.contains(&number))
    };
    within(year, 4, 1949..=2999) && within(month, 2, 1..=12) && within(day, 2, 1..=31)
}

/// The report's particulars and its headlines.
pub(crate) fn compile(
    file: &File<raw::Report>,
    indicators: &[Indicator],
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Report {
    let raw = &file.table;
    let mut headlines = Vec::new();
    for headline in &raw.headline {
        let at = file.at("headline", &headline.indicator);
        let id = headline.indicator.get_ref();
        if !indicators.iter().any(|indicator| &indicator.id == id) {
            problems.add(&at, format!("unknown indicator {id} (expected an id from indicators.toml)"));
        }
        writer.check_digits(&headline.title, &at.key("title"), problems);
        headlines.push(Headline {
            indicator: id.clone(),
            title: headline.title.clone(),
            text: writer.rich(&headline.text, &mut Scope::anywhere(), &at.key("text"), problems),
        });
    }
    Report {
        title: raw.title.clone(),
        tagline: raw.tagline.clone(),
        official_title: raw.official_title.clone(),
        district: raw.district.clone(),
        delivered: raw.delivered.clone(),
        published: raw.published.clone(),
        url: raw.url.clone(),
        result_year: raw.result_year,
        target_year: raw.target_year,
        townships: raw.townships.clone(),
        caveat: writer.rich(&raw.caveat, &mut Scope::anywhere(), &file.top("caveat"), problems),
        headlines,
        identifiers: raw
            .identifier
            .iter()
            .map(|id| Identifier { text: id.text.clone(), reason: id.reason.clone() })
            .collect(),
        official_names: raw.official_names.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_date;

    #[test]
    fn dates() {
        assert!(is_date("2023-12-20"));
        for text in ["2023-13-01", "2023-1-01", "20231220", "", "2023-12-32", "２０２３-12-20"] {
            assert!(!is_date(text), "{text}");
        }
    }
}
