//! The content beside the official text: figures, names and notes are the report's, explanations are not.
//!
//! The text itself is no part of this repository. `REPORT_TEXT` names a file with it, as published
//! (`content/report.toml` has the address); without it every test says that it was skipped.

mod digits;
mod report;
mod texts;

use std::collections::{BTreeSet, HashSet};

use luojiang_report::content::content;
use report::{is_untitled, normalise, report};
use report_model::{Figure, Groups, Origin, Term};
use texts::texts;

/// Shorter runs of our words may also stand in the report.
const COPIED: usize = 25;

/// Fails with all offenders, one on each line.
fn assert_none(offenders: &[String]) {
    assert!(offenders.is_empty(), "{} offenders:\n{}", offenders.len(), offenders.join("\n"));
}

#[test]
fn quotes_stand_once_and_in_their_passage() {
    let Some(report) = report() else { return };
    let mut offenders = Vec::new();
    for figure in &content().figures {
        let quote = normalise(&figure.quote);
        let count = report.text.matches(&quote).count();
        if count != 1 {
            offenders.push(format!("{}: “{}” stands {count} times in the report", figure.id, figure.quote));
        } else if !report.passage(&figure.topic).contains(&quote) {
            offenders.push(format!("{}: “{}” does not stand in {}", figure.id, figure.quote, figure.topic));
        }
        if !quote.contains(&normalise(&figure.printed)) {
            offenders.push(format!("{}: {} is not in “{}”", figure.id, figure.printed, figure.quote));
        }
    }
    assert_none(&offenders);
}

/// What a link looks for in the published page, where nothing is normalised.
#[test]
fn links_find_their_words() {
    let Some(report) = report() else { return };
    let count = |figure: &&Figure| report.raw.matches(figure.quote.trim_end_matches('%')).count();
    let offenders = content().figures.iter().filter(|figure| count(figure) != 1);
    assert_none(&offenders.map(|figure| format!("{}: “{}”", figure.id, figure.quote)).collect::<Vec<_>>());
}

#[test]
fn every_number_is_a_figure_or_an_identifier() {
    let Some(report) = report() else { return };
    assert_none(&digits::account(report).offenders);
}

#[test]
fn every_identifier_is_used() {
    let Some(report) = report() else { return };
    let used = digits::account(report).identifiers;
    let declared: BTreeSet<_> = content().report.identifiers.iter().map(|id| id.text.as_str()).collect();
    assert_eq!(declared.difference(&used).collect::<Vec<_>>(), Vec::<&&str>::new());
}

#[test]
fn nothing_is_copied() {
    let Some(report) = report() else { return };
    let source: Vec<char> = report.text.chars().collect();
    let source: HashSet<&[char]> = source.windows(COPIED).collect();
    let names = official_names();
    let mut offenders = Vec::new();
    for text in texts() {
        let ours: Vec<char> = normalise(&text.words).chars().collect();
        // One line for each text is enough: mended words are looked at again.
        let copied = ours.windows(COPIED).filter(|run| source.contains(run)).find(|run| {
            let run: String = run.iter().collect();
            !names.iter().any(|name| name.contains(&run))
        });
        if let Some(run) = copied {
            offenders.push(format!(
                "{}: “{}” stands in the report",
                text.place,
                run.iter().collect::<String>()
            ));
        }
    }
    assert_none(&offenders);
}

/// Names that may be as long as they are.
fn official_names() -> Vec<String> {
    let content = content();
    let mentions = content.passages.iter().flat_map(|passage| &passage.mentions);
    mentions
        .map(|mention| &mention.name)
        .chain(content.topics.iter().map(|topic| &topic.title))
        .chain(&content.report.official_names)
        .map(|name| normalise(name))
        .collect()
}

#[test]
fn townships_are_found_in_every_passage_that_names_them() {
    let Some(report) = report() else { return };
    let mut offenders = Vec::new();
    for township in &content().structure.townships {
        let found: Vec<_> = content().naming(&township.name).map(|naming| &naming.passage.topic).collect();
        for passage in &content().passages {
            let named = report.passage(&passage.topic).contains(&township.name);
            if named != found.contains(&&passage.topic) {
                offenders.push(format!("{}: named in {}: {named}", township.name, passage.topic));
            }
        }
    }
    assert_none(&offenders);
}

#[test]
fn mentions_are_named_in_their_passage() {
    let Some(report) = report() else { return };
    let mut offenders = Vec::new();
    for passage in &content().passages {
        let text = report.passage(&passage.topic);
        for mention in &passage.mentions {
            if !text.contains(&normalise(&mention.name)) {
                offenders.push(format!("{}: {}", passage.topic, mention.name));
            }
        }
    }
    assert_none(&offenders);
}

#[test]
fn townships_are_named_where_something_is_placed() {
    let Some(report) = report() else { return };
    let mut offenders = Vec::new();
    for passage in &content().passages {
        let text = report.passage(&passage.topic);
        let figures = content().figures_of(&passage.topic).map(|figure| (&figure.id, &figure.townships));
        let mentions = passage.mentions.iter().map(|mention| (&mention.name, &mention.townships));
        for (placed, townships) in figures.chain(mentions) {
            for township in townships.iter().filter(|township| !text.contains(township.as_str())) {
                offenders.push(format!("{} does not name {township} for {placed}", passage.topic));
            }
        }
    }
    assert_none(&offenders);
}

#[test]
fn titles_are_official() {
    let Some(report) = report() else { return };
    let missing = |title: &str| !report.text.contains(&normalise(title));
    let titles = content().topics.iter().filter(|topic| !is_untitled(topic) && missing(&topic.title));
    assert_none(&titles.map(|topic| format!("{} {}", topic.code, topic.title)).collect::<Vec<_>>());
}

fn stands_in(term: &Term, text: &str) -> bool {
    std::iter::once(&term.term).chain(&term.variants).any(|word| text.contains(&normalise(word)))
}

#[test]
fn terms_stand_in_the_report() {
    let Some(report) = report() else { return };
    let terms = content().terms.iter().filter(|term| !stands_in(term, &report.text));
    assert_none(&terms.map(|term| format!("{} {}", term.id, term.term)).collect::<Vec<_>>());
}

#[test]
fn the_notes_are_all_in_the_glossary() {
    let Some(report) = report() else { return };
    let mut numbers: Vec<_> = content().terms.iter().filter_map(|term| term.note).map(usize::from).collect();
    numbers.sort_unstable();
    assert_eq!(report.notes.len(), 27);
    assert_eq!(numbers, (1..=report.notes.len()).collect::<Vec<_>>());

    let of_report = content().terms.iter().filter(|term| term.origin == Origin::Report);
    let strangers = of_report.filter(|term| {
        let note = term.note.and_then(|number| report.notes.get(usize::from(number) - 1));
        !note.is_some_and(|note| stands_in(term, note))
    });
    assert_none(
        &strangers.map(|term| format!("{:?} is not about {}", term.note, term.term)).collect::<Vec<_>>(),
    );
}

#[test]
fn the_structure_is_that_of_note_7() {
    let Some(report) = report() else { return };
    let note = &report.notes[6];
    let structure = &content().structure;
    let Groups { axis, zone, core, centre } = &structure.groups;
    let names = [&structure.name, axis, zone, core, centre];
    let names = names.into_iter().chain(structure.elements.iter().map(|element| &element.name));
    assert_none(&names.filter(|name| !note.contains(&normalise(name))).cloned().collect::<Vec<_>>());
}
