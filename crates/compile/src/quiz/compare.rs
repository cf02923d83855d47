//! Which figures may be compared, and what comes of it.

use std::cmp::Ordering;

use report_model::{Basis, Content, Figure, Kind};

/// Limiting words after which the number is not the exact one.
const ROUGH: [&str; 6] = ["超", "多", "余", "约", "近", "突破"];

/// How far two numbers of which one is not exact must be apart, as a part of the larger.
const APART: f64 = 0.03;

/// What a figure speaks of; numbers that speak of different things are not compared.
#[derive(PartialEq, Eq)]
enum Speaks {
    Reached,
    Meant,
    Planned,
    Known,
}

fn speaks(figure: &Figure) -> Speaks {
    match figure.kind {
        Kind::Result | Kind::Estimate => Speaks::Reached,
        Kind::Target => Speaks::Meant,
        Kind::Plan => Speaks::Planned,
        Kind::Standing => Speaks::Known,
    }
}

/// Why these figures may not be put on one scale; `measure` is the word for what all of them count.
pub(super) fn refusal(figures: &[&Figure], measure: &str) -> Option<String> {
    let (first, others) = figures.split_first()?;
    let name = |figure: &Figure| format!("{} ({})", figure.id, figure.label);
    if let Some(odd) = figures.iter().find(|figure| !figure.is_number() || figure.to.is_some()) {
        return Some(format!("{} is not one number (expected figures with one number)", name(odd)));
    }
    if let Some(odd) = figures.iter().find(|figure| !figure.label.contains(measure)) {
        return Some(format!("{} does not count {measure} (expected it in every label)", name(odd)));
    }
    let odd = others.iter().find(|other| {
        other.unit != first.unit || other.last_year() != first.last_year() || speaks(other) != speaks(first)
    })?;
    Some(format!(
        "{} and {} differ in unit, year or kind (expected figures that can be compared)",
        name(first),
        name(odd)
    ))
}

/// Whether the content itself sets these two side by side as the same thing in two years.
pub(crate) fn are_sides(content: &Content, a: &Figure, b: &Figure) -> bool {
    let is = |side: &Option<String>, figure: &Figure| side.as_deref() == Some(figure.id.as_str());
    content.indicators.iter().any(|one| {
        one.basis == Basis::Same
            && ((is(&one.result, a) && is(&one.target, b)) || (is(&one.result, b) && is(&one.target, a)))
    })
}

/// Which number is larger; none if limiting words leave that open.
pub(super) fn order(a: &Figure, b: &Figure) -> Option<Ordering> {
    let (x, y) = (a.value?, b.value?);
    let rough = |figure: &Figure| figure.qualifiers.iter().any(|word| ROUGH.contains(&word.as_str()));
    if (rough(a) || rough(b)) && (x - y).abs() < APART * x.abs().max(y.abs()) {
        return None;
    }
    x.partial_cmp(&y)
}

/// A computed number with at most one decimal.
pub(super) fn rounded(number: f64) -> String {
    let text = format!("{number:.1}");
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}
