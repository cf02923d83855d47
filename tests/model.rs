//! The compiled content as a whole: how much there is of everything, and what holds between its parts.

use luojiang_report::content::content;
use pinyin::ToPinyinMulti;
use report_model::{Basis, ElementKind, Figure, Kind, Side};

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

/// A way of saying how a figure must look to belong to its group.
type Belongs = fn(&Figure) -> bool;

#[test]
fn money_stands_in_the_group_of_its_kind() {
    let belongs: [(&str, Belongs); 3] = [
        ("completed", |figure| figure.kind == Kind::Result && figure.quote.contains("完成投资")),
        ("this-year", |figure| figure.kind == Kind::Target && !figure.quote.contains("总投资")),
        ("planned", |figure| figure.quote.contains("总投资")),
    ];
    let groups = &content().money.groups;
    assert_eq!(groups.iter().map(|group| group.id.as_str()).collect::<Vec<_>>(), belongs.map(|(id, _)| id));
    for (group, (_, belongs)) in groups.iter().zip(belongs) {
        let figures: Vec<_> =
            group.entries.iter().filter_map(|entry| content().figure(&entry.figure)).collect();
        let strangers: Vec<_> = figures.iter().filter(|figure| !belongs(figure)).map(|one| &one.id).collect();
        assert!(strangers.is_empty(), "{}: {strangers:?}", group.id);
        assert!(figures.is_sorted_by(|a, b| a.value >= b.value), "{} is not sorted by amount", group.id);
    }
}

#[test]
fn every_investment_is_in_the_picture() {
    // What is put in or invested, and why it is no investment all the same.
    let exceptions = [("industry-funds-2023", "the volume of funds, not what they have invested")];
    let money = &content().money;
    let drawn =
        |id: &str| money.groups.iter().flat_map(|group| &group.entries).any(|entry| entry.figure == id);
    let missing = content().figures.iter().filter(|figure| {
        figure.unit.as_ref() == Some(&money.unit)
            && matches!(figure.kind, Kind::Result | Kind::Target | Kind::Plan)
            && (figure.label.contains('投') || figure.quote.contains('投'))
            && !drawn(&figure.id)
    });
    let missing: Vec<_> = missing.map(|figure| figure.id.as_str()).collect();
    assert_eq!(missing, exceptions.map(|(id, _)| id));
}

#[test]
fn lower_targets_have_a_note() {
    let book = content().charts();
    let lower = book.charts.iter().filter(|chart| {
        let value = |side: &Option<Side>| side.as_ref().and_then(|side| side.value);
        let (result, target) = (value(&chart.result), value(&chart.target));
        chart.basis == Basis::Same && result.zip(target).is_some_and(|(result, target)| target < result)
    });
    let silent = lower.filter(|chart| {
        let note = chart.note.as_deref().unwrap_or_default();
        !note.contains("下限") && !note.contains("报告未说明原因")
    });
    assert_eq!(silent.map(|chart| &chart.id).collect::<Vec<_>>(), Vec::<&String>::new());
}

#[test]
fn readers_may_try_another_growth_of_what_the_report_compares() {
    let book = content().charts();
    let ids: Vec<_> =
        book.charts.iter().filter(|chart| chart.what_if).map(|chart| chart.id.as_str()).collect();
    let rates = ["gdp-growth", "budget-total-growth", "budget-local-growth", "retail-sales-growth"];
    assert_eq!(ids, [&rates[..], &["tourist-visits", "tourism-income"]].concat());
}

#[test]
fn what_is_held_steady_or_counted_as_a_stock_does_not_accumulate() {
    let book = content().charts();
    let accumulates = |id: &str| book.chart(id).map(|chart| chart.accumulates);
    for id in ["key-projects-investment", "gdp-growth", "signed-investment", "rural-roads", "cloud-firms"] {
        assert_eq!(accumulates(id), Some(true), "{id}");
    }
    for id in
        ["grain-area", "safety-blue-enterprises", "city-green-rate", "key-projects", "sewage-investment"]
    {
        assert_eq!(accumulates(id), Some(false), "{id}");
    }
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
