//! `money.toml`.

use std::collections::HashMap;

use report_model::{Figure, Money, MoneyEntry, MoneyGroup};

use crate::{
    error::{At, Problems},
    raw,
    report::Frame,
    source::File,
    text::{Scope, Writer},
};

/// The most characters of a sum's name, so that it fits into its square or beside it.
const NAME_MAX: usize = 10;

pub(crate) fn compile(
    file: &File<raw::Money>,
    figures: &[Figure],
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Money {
    let raw = &file.table;
    if !frame.units.contains(&raw.unit) {
        problems.add(
            &file.top("unit"),
            format!("unknown unit {} (expected one of `units` in report.toml)", raw.unit),
        );
    }
    problems.ids(
        "group",
        raw.group.iter().map(|group| (group.id.get_ref().as_str(), file.at("group", &group.id))),
    );
    writer.check_digits(&raw.title, &file.top("title"), problems);
    // One picture is read in one go, so a term is marked once in all of it.
    let mut scope = Scope::anywhere();
    let lead = writer.rich(&raw.lead, &mut scope, &file.top("lead"), problems);
    let warning = writer.rich(&raw.warning, &mut scope, &file.top("warning"), problems);
    let mut sums = Sums { unit: &raw.unit, figures, groups: HashMap::new() };
    let groups =
        raw.group.iter().map(|group| compile_group(group, file, &mut sums, writer, &mut scope, problems));
    let groups = groups.collect();
    Money { title: raw.title.clone(), lead, warning, unit: raw.unit.clone(), groups }
}

fn compile_group<'a>(
    raw: &'a raw::MoneyGroup,
    file: &File<raw::Money>,
    sums: &mut Sums<'a>,
    writer: &Writer<'_>,
    scope: &mut Scope,
    problems: &mut Problems,
) -> MoneyGroup {
    let at = file.at("group", &raw.id);
    writer.check_digits(&raw.title, &at.key("title"), problems);
    if raw.entries.is_empty() {
        problems.add(&at.key("entries"), "no entries (expected at least one)");
    }
    let text = writer.rich(&raw.text, scope, &at.key("text"), problems);
    let mut entries = Vec::new();
    for entry in &raw.entries {
        let at = file.at("entry", &entry.figure);
        sums.check(entry.figure.get_ref(), raw.id.get_ref(), &at, problems);
        let length = entry.name.chars().count();
        if !(1..=NAME_MAX).contains(&length) {
            problems.add(&at.key("name"), format!("{:?} (expected 1–{NAME_MAX} characters)", entry.name));
        }
        writer.check_digits(&entry.name, &at.key("name"), problems);
        let note = entry.note.as_ref().map(|note| writer.rich(note, scope, &at.key("note"), problems));
        entries.push(MoneyEntry { figure: entry.figure.get_ref().clone(), name: entry.name.clone(), note });
    }
    MoneyGroup { id: raw.id.get_ref().clone(), kind: raw.kind, title: raw.title.clone(), text, entries }
}

/// Which figures are drawn, and where.
struct Sums<'a> {
    unit: &'a str,
    figures: &'a [Figure],
    /// The group in which a figure stands.
    groups: HashMap<&'a str, &'a str>,
}

impl<'a> Sums<'a> {
    fn check(&mut self, id: &'a str, group: &'a str, at: &At, problems: &mut Problems) {
        let Some(figure) = self.figures.iter().find(|figure| figure.id == id) else {
            return problems.add(at, format!("unknown figure {id} (expected the id of a figure)"));
        };
        let unit = figure.unit.as_deref().unwrap_or("words");
        if unit != self.unit || figure.to.is_some() {
            let found = if figure.to.is_some() { "a range" } else { "a figure" };
            problems.add(at, format!("{found} in {unit} (expected one number in {})", self.unit));
        }
        if let Some(first) = self.groups.insert(id, group) {
            problems.add(at, format!("stands in group {first} already (expected each sum once)"));
        }
    }
}
