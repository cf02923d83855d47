//! `indicators.toml`.

use std::collections::{HashMap, HashSet};

use report_model::{Basis, Figure, Indicator, Kind};

use crate::{
    error::{At, Problems},
    raw,
    source::File,
    text::Writer,
};

pub(crate) fn compile(
    file: &File<raw::Indicators>,
    figures: &[Figure],
    sectors: &HashSet<&str>,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Vec<Indicator> {
    let raw = &file.table.indicator;
    problems.ids(
        "indicator",
        raw.iter().map(|entry| (entry.id.get_ref().as_str(), file.at("indicator", &entry.id))),
    );
    let known: HashMap<&str, &Figure> = figures.iter().map(|figure| (figure.id.as_str(), figure)).collect();
    let mut indicators = Vec::new();
    for entry in raw {
        let at = file.at("indicator", &entry.id);
        if entry.sector != "overview" && !sectors.contains(entry.sector.as_str()) {
            problems.add(
                &at.key("sector"),
                format!("unknown sector {} (expected a sector's id or overview)", entry.sector),
            );
        }
        let result = figure(&known, entry.result.as_deref(), &at.key("result"), problems);
        let target = figure(&known, entry.target.as_deref(), &at.key("target"), problems);
        let base = figure(&known, entry.base.as_deref(), &at.key("base"), problems);
        check_sides(entry, result, target, &at, problems);
        if let Some(base) = base
            && (entry.unit != "%" || !base.is_number() || !matches!(base.kind, Kind::Result | Kind::Estimate))
        {
            problems.add(
                &at.key("base"),
                format!("{} (expected a result's amount, for an indicator in %)", base.id),
            );
        }
        check_growth(entry, result, target, &at, problems);
        let labels = [result, target, base].into_iter().flatten().map(|figure| &figure.label);
        let texts = [&entry.name].into_iter().chain(&entry.note).chain(labels);
        indicators.push(Indicator {
            id: entry.id.get_ref().clone(),
            name: entry.name.clone(),
            sector: entry.sector.clone(),
            unit: entry.unit.clone(),
            result: entry.result.clone(),
            target: entry.target.clone(),
            basis: entry.basis,
            note: entry.note.clone(),
            base: entry.base.clone(),
            accumulates: entry.accumulates,
            what_if: entry.what_if,
            terms: writer.terms_in(texts.map(String::as_str)),
        });
    }
    indicators
}

fn figure<'a>(
    known: &HashMap<&str, &'a Figure>,
    id: Option<&str>,
    at: &At,
    problems: &mut Problems,
) -> Option<&'a Figure> {
    let id = id?;
    let found = known.get(id).copied();
    if found.is_none() {
        problems.add(at, format!("unknown figure {id} (expected the id of a figure)"));
    }
    found
}

fn check_sides(
    entry: &raw::Indicator,
    result: Option<&Figure>,
    target: Option<&Figure>,
    at: &At,
    problems: &mut Problems,
) {
    let sides = (entry.result.is_some(), entry.target.is_some());
    let expected = match entry.basis {
        Basis::TargetOnly => (false, true),
        Basis::ResultOnly => (true, false),
        Basis::Same | Basis::Similar | Basis::Different => (true, true),
    };
    if sides != expected {
        problems.add(
            &at.key("basis"),
            format!("{} with {} (expected {})", entry.basis.as_str(), words(sides), words(expected)),
        );
    }
    if matches!(entry.basis, Basis::Similar | Basis::Different) && entry.note.is_none() {
        problems.add(
            &at.key("note"),
            format!("missing (basis {} needs its reason in one line)", entry.basis.as_str()),
        );
    }
    for (key, side) in [("result", result), ("target", target)] {
        let Some(side) = side else { continue };
        let is_target = side.kind == Kind::Target;
        if is_target != (key == "target") && side.kind != Kind::Plan {
            let expected = if key == "target" { "a target or plan" } else { "no target" };
            problems.add(
                &at.key(key),
                format!("figure {} is of kind {} (expected {expected})", side.id, side.kind.as_str()),
            );
        }
        if entry.basis == Basis::Same && side.unit.as_ref().is_some_and(|unit| unit != &entry.unit) {
            problems.add(
                &at.key("unit"),
                format!(
                    "{} differs from the unit of figure {} (expected the same unit on both sides)",
                    entry.unit, side.id
                ),
            );
        }
    }
    if let (Some(result), Some(target)) = (result, target)
        && target.period <= result.period
    {
        problems.add(
            &at.key("target"),
            format!(
                "{} is not later than the result's {} (expected a later year)",
                target.period, result.period
            ),
        );
    }
}

/// Checks what is said about the way to the target.
fn check_growth(
    entry: &raw::Indicator,
    result: Option<&Figure>,
    target: Option<&Figure>,
    at: &At,
    problems: &mut Problems,
) {
    let rate_without_base = entry.unit == "%" && entry.base.is_none();
    let needs_base = "a rate without an amount (expected a `base` for an indicator in %)";
    if entry.accumulates {
        let at = at.key("accumulates");
        let is_task =
            |target: &Figure| target.kind == Kind::Target && target.is_number() && target.to.is_none();
        // An unknown figure is told where it is named.
        if entry.target.is_none() || target.is_some_and(|target| !is_task(target)) {
            problems.add(&at, "nothing to add up to (expected a target that is one number)");
        }
        if rate_without_base {
            problems.add(&at, needs_base);
        }
    }
    if entry.what_if {
        let at = at.key("what_if");
        let in_words = [result, target].into_iter().flatten().any(|side| !side.is_number());
        if entry.basis != Basis::Same || in_words {
            problems.add(&at, "nothing to compare with (expected basis same and a number on both sides)");
        }
        if rate_without_base {
            problems.add(&at, needs_base);
        }
    }
}

/// Which sides an indicator has: result, target.
fn words(sides: (bool, bool)) -> &'static str {
    match sides {
        (true, true) => "a result and a target",
        (true, false) => "a result only",
        (false, true) => "a target only",
        (false, false) => "neither result nor target",
    }
}
