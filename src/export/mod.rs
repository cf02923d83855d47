//! The open data: the same facts as the pages, as files with stable names and columns.
//!
//! Columns and meanings are documented in the README; others rely on them.

pub mod search;
#[cfg(feature = "publish")]
mod workbook;

use std::{io, slice};

use csv::{Terminator, Writer, WriterBuilder};
use report_model::{Content, Element, Figure, Indicator, RichText};

use crate::{
    chart::{State, money_picture, picture},
    scale::{decimals, format},
};

/// Every file of data: its path in the built folder and its bytes. Besides the open data these are the table and the
/// picture of each chart.
///
/// # Errors
/// None in practice: the tables are written to memory.
pub fn files(content: &'static Content) -> io::Result<Vec<(String, Vec<u8>)>> {
    let mut files = vec![
        ("data/figures.csv".to_owned(), figures(content)?),
        ("data/indicators.csv".to_owned(), indicators(content, &content.indicators)?),
        ("data/glossary.csv".to_owned(), glossary(content)?),
        ("data/structure.json".to_owned(), structure(content)),
    ];
    #[cfg(feature = "publish")]
    files.push((workbook::PATH.to_owned(), workbook::workbook(content)?));
    files.push(("money.svg".to_owned(), money_picture(content).into_bytes()));
    let book = content.charts();
    for (indicator, chart) in content.indicators.iter().zip(&book.charts) {
        let table = indicators(content, slice::from_ref(indicator))?;
        files.push((format!("chart/{}.csv", indicator.id), table));
        let picture = picture(&book, chart, &State::default());
        files.push((format!("chart/{}.svg", indicator.id), picture.into_bytes()));
    }
    Ok(files)
}

/// A table in RFC 4180, with a byte order mark so that spreadsheets read Chinese.
struct Table(Writer<Vec<u8>>);

impl Table {
    fn new(header: &[&str]) -> io::Result<Self> {
        let mut table = Self(
            WriterBuilder::new().terminator(Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec()),
        );
        table.row(header)?;
        Ok(table)
    }

    fn row(&mut self, cells: &[&str]) -> io::Result<()> {
        self.0.write_record(cells).map_err(io::Error::from)
    }

    fn finish(self) -> io::Result<Vec<u8>> {
        self.0.into_inner().map_err(|error| io::Error::other(error.to_string()))
    }
}

fn number(value: Option<f64>) -> String {
    value.map(|value| format(value, decimals(value))).unwrap_or_default()
}

fn figures(content: &Content) -> io::Result<Vec<u8>> {
    let mut table = Table::new(&[
        "id",
        "topic",
        "label",
        "kind",
        "qualifier",
        "value",
        "unit",
        "printed",
        "period",
        "note",
    ])?;
    for figure in &content.figures {
        let range = figure.to.map(|to| format!("范围：{}–{}", number(figure.value), number(Some(to))));
        let note: Vec<_> = range.as_deref().into_iter().chain(figure.note.as_deref()).collect();
        table.row(&[
            &figure.id,
            figure.topic.as_str(),
            &figure.label,
            figure.kind.as_str(),
            &figure.qualifiers.join("、"),
            &number(figure.value),
            figure.unit.as_deref().unwrap_or_default(),
            &figure.printed,
            &figure.period,
            &note.join("；"),
        ])?;
    }
    table.finish()
}

fn indicators(content: &Content, indicators: &[Indicator]) -> io::Result<Vec<u8>> {
    let mut table = Table::new(&[
        "id",
        "name",
        "sector",
        "unit",
        "result_2023",
        "result_qualifier",
        "target_2024",
        "target_qualifier",
        "basis",
        "result_topic",
        "target_topic",
        "note",
    ])?;
    for indicator in indicators {
        let Indicator { id, name, sector, unit, basis, note, .. } = indicator;
        let side = |id: &Option<String>| id.as_ref().and_then(|id| content.figure(id));
        let (result, target) = (side(&indicator.result), side(&indicator.target));
        table.row(&[
            id,
            name,
            sector,
            unit,
            &amount(result),
            &qualifiers(result),
            &amount(target),
            &qualifiers(target),
            basis.as_str(),
            result.map_or("", |figure| figure.topic.as_str()),
            target.map_or("", |figure| figure.topic.as_str()),
            note.as_deref().unwrap_or_default(),
        ])?;
    }
    table.finish()
}

/// A side's number, or its words where it has none.
fn amount(figure: Option<&Figure>) -> String {
    figure.map_or_else(String::new, |figure| match figure.value {
        Some(value) => number(Some(value)),
        None => figure.printed.clone(),
    })
}

fn qualifiers(figure: Option<&Figure>) -> String {
    figure.map(|figure| figure.qualifiers.join("、")).unwrap_or_default()
}

fn glossary(content: &Content) -> io::Result<Vec<u8>> {
    let mut table = Table::new(&["term", "pinyin", "origin", "definition"])?;
    for term in &content.terms {
        let plain = |text: &RichText| text.plain(|id| content.printed(id));
        let example =
            term.example.as_ref().map(|example| format!("例：{}", plain(example))).unwrap_or_default();
        table.row(&[
            &term.term,
            &term.pinyin,
            term.origin.as_str(),
            &format!("{}{example}", plain(&term.definition)),
        ])?;
    }
    table.finish()
}

/// The passages that an element has to do with, each once.
fn topics_of(element: &Element) -> Vec<&str> {
    let mut topics: Vec<_> = element.related.iter().map(|related| related.topic.as_str()).collect();
    topics.sort_unstable();
    topics.dedup();
    topics
}

fn structure(content: &Content) -> Vec<u8> {
    let plain = |text: &RichText| text.plain(|id| content.printed(id));
    let elements: Vec<_> = content
        .structure
        .elements
        .iter()
        .map(|element| {
            serde_json::json!({
                "id": element.id,
                "kind": element.kind.as_str(),
                "name": element.name,
                "description": plain(&element.purpose),
                "reading": plain(&element.reading),
                "topics": topics_of(element),
            })
        })
        .collect();
    let value = serde_json::json!({ "name": content.structure.name, "elements": elements });
    let mut text = format!("{value:#}");
    text.push('\n');
    text.into_bytes()
}
