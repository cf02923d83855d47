//! The compiled content as a whole: how much there is of everything, and what holds between its parts.

#![cfg(feature = "ssr")]

use luojiang_report::content::content;
use pinyin::ToPinyinMulti;
use report_model::{Basis, ElementKind, Figure, Kind};

#[test]
fn every_explained_topic_has_its_passage_in_order() {
    let content = content();
    let explained = content.topics.iter().filter(|topic| topic.explained).map(|topic| &topic.code);
    let passages = content.passages.iter().map(|passage| &passage.topic);
    assert_eq!(passages.collect::<Vec<_>>(), explained.collect::<Vec<_>>());
}

#[test]
fn the_structure_has_three_axes_four_zones_two_cores_and_three_centres() {
    let elements = &content().structure.elements;
    let count = |kind| elements.iter().filter(|element| element.kind == kind).count();
    assert_eq!(ElementKind::ALL.map(count), [3, 4, 2, 3]);
}

#[test]
fn there_is_as_much_as_the_report_holds() {
    let content = content();
    let same = content.indicators.iter().filter(|indicator| indicator.basis == Basis::Same).count();
    assert_eq!(content.sectors.len(), 5);
    assert!(content.figures.len() >= 240, "{} figures", content.figures.len());
    assert!(content.terms.len() >= 87, "{} terms", content.terms.len());
    assert!(same >= 20, "{same} indicators that can be compared");
}

#[test]
fn every_target_has_exactly_one_indicator() {
    let content = content();
    let uses = |figure: &Figure| {
        content.indicators.iter().filter(|indicator| indicator.target.as_ref() == Some(&figure.id)).count()
    };
    let targets = content.figures.iter().filter(|figure| figure.kind == Kind::Target);
    let offenders: Vec<_> =
        targets.map(|figure| (&figure.id, uses(figure))).filter(|(_, uses)| *uses != 1).collect();
    assert!(offenders.is_empty(), "target and its number of indicators: {offenders:?}");
}

#[test]
fn labels_and_names_hold_no_numbers() {
    let content = content();
    let labels = content.figures.iter().map(|figure| &figure.label);
    let names = content.indicators.iter().map(|indicator| &indicator.name);
    let has_number = |text: &&String| {
        let identifiers = &content.report.identifiers;
        let left = identifiers.iter().fold((*text).clone(), |left, id| left.replace(&id.text, ""));
        left.contains(|c: char| c.is_ascii_digit())
    };
    assert_eq!(labels.chain(names).filter(has_number).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn every_difficulty_is_answered() {
    let unanswered = content().difficulties.iter().filter(|difficulty| difficulty.answers.is_empty());
    assert_eq!(unanswered.map(|difficulty| &difficulty.id).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn the_glossary_is_sorted_by_its_pinyin() {
    assert!(content().terms.is_sorted_by_key(|term| &term.pinyin));
}

#[test]
fn pinyin_is_a_reading_of_the_headword() {
    let mut offenders = Vec::new();
    for term in &content().terms {
        let mut syllables = term.pinyin.split(' ');
        for unit in units(&term.term) {
            let syllable = syllables.next().unwrap_or_default();
            if !readings(&unit).iter().any(|reading| reading == syllable) {
                offenders.push(format!("{}: {unit} is not read {syllable:?}", term.term));
            }
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}

/// What has a syllable of its own: a Chinese character, or a run of Latin letters and digits.
fn units(word: &str) -> Vec<String> {
    let mut units: Vec<String> = Vec::new();
    let mut in_run = false;
    for c in word.chars() {
        let latin = c.is_ascii_alphanumeric();
        match units.last_mut() {
            Some(run) if latin && in_run => run.push(c),
            _ if latin || c.to_pinyin_multi().is_some() => units.push(c.to_string()),
            _ => {}
        }
        in_run = latin;
    }
    units
}

/// All readings of a unit without tones, ü written as v.
fn readings(unit: &str) -> Vec<String> {
    match unit.chars().next().and_then(|c| c.to_pinyin_multi()) {
        Some(readings) => readings.into_iter().map(|reading| reading.plain().replace('ü', "v")).collect(),
        None => vec![unit.to_ascii_lowercase()],
    }
}
