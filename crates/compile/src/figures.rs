//! The figures of all passages.

use report_model::{Figure, Kind};

use crate::{
    error::{At, Problems},
    report::Frame,
    source::Sources,
};

/// Characters that the published page may render otherwise than the text we have, so a link must avoid them.
const UNSTABLE: [char; 16] =
    [' ', '\u{3000}', '\n', '\t', ',', '.', ':', ';', '(', ')', '!', '?', '，', '：', '（', '）'];

pub(crate) fn compile(raw: &Sources, frame: &Frame, problems: &mut Problems) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut places = Vec::new();
    for file in raw.passage_files() {
        for passage in &file.table.passage {
            let Ok(topic) = passage.topic.get_ref().parse() else { continue };
            for raw in &passage.figures {
                let at = file.at("figure", &raw.id);
                places.push((raw.id.get_ref().as_str(), at.clone()));
                let figure = Figure {
                    id: raw.id.get_ref().clone(),
                    label: raw.label.clone(),
                    kind: raw.kind,
                    qualifiers: raw.qualifier.clone(),
                    value: raw.value.map(f64::from),
                    to: raw.to.map(f64::from),
                    unit: raw.unit.clone(),
                    unit_printed: raw.unit_printed.clone(),
                    printed: raw.printed.clone(),
                    quote: raw.quote.clone(),
                    period: raw.period.clone().unwrap_or_else(|| frame.year(&topic).to_string()),
                    townships: townships(&raw.townships, frame, &at, problems),
                    note: raw.note.clone(),
                    topic: topic.clone(),
                };
                check(&figure, frame, &at, problems);
                figures.push(figure);
            }
        }
    }
    problems.ids("figure", places);
    figures.sort_by(|a, b| a.topic.cmp(&b.topic));
    figures
}

fn check(figure: &Figure, frame: &Frame, at: &At, problems: &mut Problems) {
    if let Err(error) = figure.check() {
        problems.add(at, error.to_string());
    }
    if let Some(unit) = figure.unit.as_ref().filter(|unit| !frame.units.contains(*unit)) {
        problems
            .add(&at.key("unit"), format!("unknown unit {unit} (expected one of `units` in report.toml)"));
    }
    check_quote(&figure.quote, at, problems);
    if !figure.id.rsplit('-').next().is_some_and(is_year) {
        problems.add(&at.key("id"), format!("{} (expected a year at its end, such as -2023)", figure.id));
    }
    if figure.label.is_empty() || figure.label.chars().count() > 24 {
        problems.add(&at.key("label"), format!("{:?} (expected 1–24 characters)", figure.label));
    }
    let estimated = figure.qualifiers.iter().any(|word| word == "预计");
    if estimated != (figure.kind == Kind::Estimate) {
        problems.add(
            &at.key("kind"),
            format!("{} (expected estimate exactly where the qualifier 预计 stands)", figure.kind.as_str()),
        );
    }
    check_period(figure, frame, at, problems);
}

/// Refuses quotes that a text fragment may fail to find.
fn check_quote(quote: &str, at: &At, problems: &mut Problems) {
    // A full stop is part of a decimal number; elsewhere it is punctuation.
    let unstable = |(i, c): (usize, char)| {
        let in_number = c == '.' && quote[i + 1..].starts_with(|next: char| next.is_ascii_digit());
        UNSTABLE.contains(&c) && !in_number
    };
    if quote.char_indices().any(unstable) || quote.chars().count() > 24 {
        problems.add(
            &at.key("quote"),
            format!("{quote} (expected at most 24 characters without spaces, commas, brackets or half-width punctuation)"),
        );
    }
}

fn check_period(figure: &Figure, frame: &Frame, at: &At, problems: &mut Problems) {
    match figure.last_year() {
        None => problems
            .add(&at.key("period"), format!("{} (expected a year such as 2024 or 2023-2025)", figure.period)),
        Some(year) if figure.kind == Kind::Target && year <= frame.result_year => problems.add(
            &at.key("period"),
            format!(
                "{year} is not later than the results of {} (expected a later year for a target)",
                frame.result_year
            ),
        ),
        Some(_) => {}
    }
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Refuses townships that the district does not have.
pub(crate) fn townships(names: &[String], frame: &Frame, at: &At, problems: &mut Problems) -> Vec<String> {
    for name in names.iter().filter(|name| !frame.townships.contains(name)) {
        let expected = frame.townships.join(", ");
        problems.add(&at.key("townships"), format!("unknown township: {name} (expected one of {expected})"));
    }
    names.to_vec()
}
