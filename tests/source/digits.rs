//! Which of the report's digits the content accounts for.

use std::{collections::BTreeSet, ops::Range};

use luojiang_report::content::content;
use report_model::TopicCode;

use super::report::{Report, normalise};

/// What became of the digits of the explained passages.
#[derive(Default)]
pub struct Account {
    /// Digits that no figure and no identifier covers, or that two figures cover.
    pub offenders: Vec<String>,
    /// The identifiers that cover digits.
    pub identifiers: BTreeSet<&'static str>,
}

/// Goes through every run of digits in the explained passages.
pub fn account(report: &Report) -> Account {
    let mut account = Account::default();
    for topic in content().topics.iter().filter(|topic| topic.explained) {
        let text = report.passage(&topic.code);
        let figures = figures(&topic.code, text);
        let names = identifiers(text);
        for run in runs(text) {
            let covers = |place: &Range<usize>| place.start <= run.start && run.end <= place.end;
            let ids: Vec<_> = figures.iter().filter(|(_, place)| covers(place)).map(|(id, _)| *id).collect();
            let name = names.iter().filter(|(_, place)| covers(place)).max_by_key(|(_, place)| place.len());
            match (ids.as_slice(), name) {
                ([_], _) => {}
                ([], Some((name, _))) => {
                    account.identifiers.insert(name);
                }
                ([], None) => {
                    account.offenders.push(format!("{}: no figure for {}", topic.code, around(text, &run)));
                }
                (ids, _) => {
                    account.offenders.push(format!(
                        "{}: {ids:?} all cover {}",
                        topic.code,
                        around(text, &run)
                    ));
                }
            }
        }
    }
    account
}

/// Where the figures of a passage are printed.
fn figures(topic: &TopicCode, text: &str) -> Vec<(&'static str, Range<usize>)> {
    let place = |quote: &str, printed: &str| {
        let (quote, printed) = (normalise(quote), normalise(printed));
        let start = text.find(&quote)? + quote.find(&printed)?;
        Some(start..start + printed.len())
    };
    let of_passage = content().figures.iter().filter(|figure| &figure.topic == topic);
    of_passage
        .filter_map(|figure| Some((figure.id.as_str(), place(&figure.quote, &figure.printed)?)))
        .collect()
}

/// Where identifiers stand in a text.
fn identifiers(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut places = Vec::new();
    for identifier in &content().report.identifiers {
        let name = normalise(&identifier.text);
        let found = text.match_indices(&name).map(|(start, _)| start..start + name.len());
        places.extend(found.map(|place| (identifier.text.as_str(), place)));
    }
    places
}

/// The runs of Arabic digits in a text.
fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end = at + 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

/// A run with a few characters on both sides, for the message.
fn around(text: &str, run: &Range<usize>) -> String {
    let before: Vec<char> = text[..run.start].chars().rev().take(8).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[run.end..].chars().take(8).collect();
    format!("{} in “{before}{}{after}”", &text[run.clone()], &text[run.clone()])
}
