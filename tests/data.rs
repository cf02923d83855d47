//! The open data, read back as others read it: names, columns and values are stable.

use std::{collections::BTreeMap, io::Cursor};

use calamine::{Data, Reader, Xlsx};
use csv::StringRecord;
use luojiang_report::{content::content, export};
use report_model::{Figure, RichText};
use serde_json::Value;

/// What spreadsheets need in front of Chinese text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

fn bytes(name: &str) -> Vec<u8> {
    let files = export::files(content()).expect("tables in memory");
    let (_, bytes) = files
        .into_iter()
        .find(|(known, _)| known.strip_prefix("data/") == Some(name))
        .expect("a file of the open data");
    bytes
}

fn file(name: &str) -> String {
    String::from_utf8(bytes(name)).expect("UTF-8")
}

/// The rows of a table, after a look at its encoding and columns.
fn rows(name: &str, columns: &str) -> Vec<StringRecord> {
    let text = file(name);
    let table = text.strip_prefix(BYTE_ORDER_MARK).expect("a byte order mark");
    assert!(!table.contains(BYTE_ORDER_MARK));
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let header = reader.headers().expect("a header");
    assert_eq!(header.iter().collect::<Vec<_>>().join(","), columns);
    reader.records().collect::<Result<_, _>>().expect("rows as wide as the header")
}

/// A number as a cell holds it; an empty cell is none.
fn number(cell: &str) -> Option<f64> {
    (!cell.is_empty()).then(|| cell.parse().expect("a number"))
}

#[test]
fn the_files_have_their_stable_names() {
    let files = export::files(content()).expect("tables in memory");
    let names: Vec<_> = files.iter().filter_map(|(name, _)| name.strip_prefix("data/")).collect();
    assert_eq!(names, ["figures.csv", "indicators.csv", "glossary.csv", "structure.json", "report.xlsx"]);
}

#[test]
fn every_chart_has_its_row_and_its_picture() {
    let all = file("indicators.csv");
    let mut lines = all.lines();
    let header = lines.next().expect("a header");
    let files = export::files(content()).expect("tables in memory");
    for (indicator, row) in content().indicators.iter().zip(lines) {
        let find = |ending: &str| {
            let name = format!("chart/{}.{ending}", indicator.id);
            let (_, bytes) = files.iter().find(|(known, _)| *known == name).expect("a file of the chart");
            String::from_utf8(bytes.clone()).expect("UTF-8")
        };
        assert_eq!(find("csv"), format!("{header}\r\n{row}\r\n"));
        assert!(find("svg").starts_with("<svg"), "{}", indicator.id);
    }
}

#[test]
fn figures() {
    let rows = rows("figures.csv", "id,topic,label,kind,qualifier,value,unit,printed,period,note");
    assert_eq!(rows.len(), content().figures.len());
    for (row, figure) in rows.iter().zip(&content().figures) {
        let cells: Vec<_> = row.iter().collect();
        let [id, topic, label, kind, qualifier, value, unit, printed, period, note] = cells[..] else {
            panic!("{row:?}")
        };
        assert_eq!((id, topic, label), (figure.id.as_str(), figure.topic.as_str(), figure.label.as_str()));
        assert_eq!(kind, figure.kind.as_str());
        assert_eq!(
            qualifier.split('、').filter(|word| !word.is_empty()).collect::<Vec<_>>(),
            figure.qualifiers
        );
        assert_eq!(number(value), figure.value, "{id}");
        assert_eq!(unit, figure.unit.as_deref().unwrap_or_default());
        assert_eq!((printed, period), (figure.printed.as_str(), figure.period.as_str()));
        assert!(note.ends_with(figure.note.as_deref().unwrap_or_default()), "{id}");
        assert_eq!(note.contains("范围："), figure.to.is_some(), "{id}");
    }
}

#[test]
fn indicators() {
    let columns = "id,name,sector,unit,result_2023,result_qualifier,target_2024,target_qualifier,basis,\
                   result_topic,target_topic,note";
    let rows = rows("indicators.csv", columns);
    assert_eq!(rows.len(), content().indicators.len());
    for (row, indicator) in rows.iter().zip(&content().indicators) {
        let cells: Vec<_> = row.iter().collect();
        let [id, name, sector, unit, result, of_result, target, of_target, basis, from, to, note] = cells[..]
        else {
            panic!("{row:?}")
        };
        assert_eq!((id, name), (indicator.id.as_str(), indicator.name.as_str()));
        assert_eq!((sector, unit), (indicator.sector.as_str(), indicator.unit.as_str()));
        assert_eq!(basis, indicator.basis.as_str());
        assert_eq!(note, indicator.note.as_deref().unwrap_or_default());
        assert_side(indicator.result.as_ref(), [result, of_result, from]);
        assert_side(indicator.target.as_ref(), [target, of_target, to]);
    }
}

/// A side has the figure's number (or its words, where it has no number), qualifiers and topic.
fn assert_side(id: Option<&String>, [amount, qualifiers, topic]: [&str; 3]) {
    let figure: Option<&Figure> = id.and_then(|id| content().figure(id));
    let Some(figure) = figure else {
        return assert_eq!([amount, qualifiers, topic], [""; 3]);
    };
    match figure.value {
        Some(value) => assert_eq!(number(amount), Some(value), "{}", figure.id),
        None => assert_eq!(amount, figure.printed),
    }
    assert_eq!(qualifiers, figure.qualifiers.join("、"));
    assert_eq!(topic, figure.topic.as_str());
}

#[test]
fn glossary() {
    let rows = rows("glossary.csv", "term,pinyin,origin,definition");
    assert_eq!(rows.len(), content().terms.len());
    for (row, term) in rows.iter().zip(&content().terms) {
        assert_eq!(&row[0], term.term);
        assert_eq!(&row[1], term.pinyin);
        assert_eq!(&row[2], term.origin.as_str());
        let plain = |text: &RichText| text.plain(|id| content().printed(id));
        assert!(row[3].starts_with(&plain(&term.definition)), "{}", term.term);
        assert!(row[3].ends_with(&plain(term.example.as_ref().unwrap_or(&term.definition))), "{}", term.term);
    }
}

#[test]
fn structure() {
    let value: Value = serde_json::from_str(&file("structure.json")).expect("JSON");
    let structure = &content().structure;
    assert_eq!(value["name"], structure.name.as_str());
    let elements = value["elements"].as_array().expect("a list of elements");
    assert_eq!(elements.len(), structure.elements.len());
    for (value, element) in elements.iter().zip(&structure.elements) {
        assert_eq!(value["id"], element.id.as_str());
        assert_eq!(value["kind"], element.kind.as_str());
        assert_eq!(value["name"], element.name.as_str());
        assert!(value["description"].as_str().is_some_and(|words| !words.is_empty()));
        let topics = value["topics"].as_array().expect("a list of topics");
        let known = |code: &Value| content().passages.iter().any(|passage| code == passage.topic.as_str());
        assert!(topics.iter().all(known), "{topics:?}");
        assert!(
            element.related.iter().all(|related| topics.iter().any(|code| code == related.topic.as_str()))
        );
    }
}

/// The sheets of the workbook by name, each with its rows of cells.
fn workbook() -> BTreeMap<String, Vec<Vec<Data>>> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes("report.xlsx"))).expect("a workbook");
    let sheets = workbook.worksheets();
    sheets.into_iter().map(|(name, range)| (name, range.rows().map(<[Data]>::to_vec).collect())).collect()
}

/// What a cell says as a table for programs writes it. A cell of the wrong type says something else.
fn said(cell: &Data) -> String {
    match cell {
        Data::Empty => String::new(),
        Data::String(text) => text.clone(),
        Data::Float(number) => number.to_string(),
        other => panic!("a cell of another kind: {other:?}"),
    }
}

/// The columns of a sheet, by the names that the tables for programs have for them: as the first sheet explains them.
fn explained(book: &BTreeMap<String, Vec<Vec<Data>>>, sheet: &str) -> Vec<(String, String)> {
    let rows = book["说明"].iter().map(|row| row.iter().map(said).collect::<Vec<_>>());
    let rows = rows.filter(|row| row[0] == sheet && !row[1].is_empty());
    let columns: Vec<_> = rows
        .map(|row| {
            assert!(!row[3].is_empty(), "{row:?} is not explained");
            (row[1].clone(), row[2].clone())
        })
        .collect();
    let heads: Vec<_> = book[sheet][0].iter().map(said).collect();
    assert_eq!(columns.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>(), heads);
    columns
}

/// Every cell of the table for programs stands in the workbook, and numbers are numbers there, and codes are text.
#[test]
fn the_workbook_holds_the_same_as_the_tables() {
    let book = workbook();
    let translated: BTreeMap<&str, &str> = [
        ("result", "结果"),
        ("estimate", "预计"),
        ("target", "目标"),
        ("plan", "规划"),
        ("standing", "背景"),
        ("same", "口径相同"),
        ("similar", "口径相近"),
        ("different", "口径不同"),
        ("target-only", "只有目标"),
        ("result-only", "只有结果"),
        ("report", "报告附注"),
        ("editor", "编者"),
    ]
    .into();
    let sector = |id: &str| {
        let sector = content().sectors.iter().find(|sector| sector.id == id);
        sector.map_or("全区".to_owned(), |sector| sector.name.clone())
    };
    for (sheet, name, numbers) in [
        ("数字", "figures.csv", &["value"][..]),
        ("目标对照", "indicators.csv", &["result_2023", "target_2024"]),
        ("名词", "glossary.csv", &[]),
    ] {
        let columns = explained(&book, sheet);
        let text = file(name);
        let mut reader = csv::Reader::from_reader(text.trim_start_matches(BYTE_ORDER_MARK).as_bytes());
        let header = reader.headers().expect("a header").clone();
        let records: Vec<_> = reader.records().collect::<Result<_, _>>().expect("rows");
        assert_eq!(book[sheet].len(), records.len() + 1, "{sheet}");
        let mut compared = 0;
        for (row, record) in book[sheet][1..].iter().zip(&records) {
            for (column, cell) in header.iter().zip(record) {
                let cells: Vec<_> = columns
                    .iter()
                    .zip(row)
                    .filter(|((_, known), _)| known == column)
                    .map(|(_, cell)| cell)
                    .collect();
                assert!(!cells.is_empty(), "{sheet} has no {column}");
                let found: String = cells.iter().map(|cell| said(cell)).collect();
                let expected = match column {
                    "kind" | "basis" | "origin" => translated[cell].to_owned(),
                    "sector" => sector(cell),
                    // The end of a range has a column of its own.
                    "note" => cell
                        .split('；')
                        .filter(|part| !part.starts_with("范围："))
                        .collect::<Vec<_>>()
                        .join("；"),
                    _ => cell.to_owned(),
                };
                assert_eq!(found, expected, "{sheet} {record:?} {column}");
                let is_number = numbers.contains(&column) && cell.parse::<f64>().is_ok();
                for cell in cells.iter().filter(|cell| !matches!(cell, Data::Empty)) {
                    assert_eq!(matches!(cell, Data::Float(_)), is_number, "{sheet} {column}: {cell:?}");
                }
                compared += 1;
            }
        }
        assert_eq!(compared, header.len() * records.len());
    }
    let elements: Value = serde_json::from_str(&file("structure.json")).expect("JSON");
    let columns = explained(&book, "空间结构");
    for (row, element) in book["空间结构"][1..].iter().zip(elements["elements"].as_array().expect("a list"))
    {
        for ((_, known), cell) in columns.iter().zip(row).filter(|((_, known), _)| known != "kind") {
            let topics = element[known]
                .as_array()
                .map(|topics| topics.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("、"));
            let expected = topics.or_else(|| element[known].as_str().map(str::to_owned)).unwrap_or_default();
            assert_eq!(said(cell), expected, "{known}");
        }
    }
}

/// Codes such as 1.0 and 1.1.1, of which spreadsheets make numbers and dates when they open the table for programs.
#[test]
fn codes_in_the_workbook_are_text() {
    let book = workbook();
    let topics: Vec<_> = book["数字"][1..].iter().map(|row| row[1].clone()).collect();
    assert_eq!(topics.len(), content().figures.len());
    for (topic, figure) in topics.iter().zip(&content().figures) {
        assert_eq!(*topic, Data::String(figure.topic.as_str().to_owned()));
    }
    assert!(topics.contains(&Data::String("1.0".into())) && topics.contains(&Data::String("1.1.1".into())));
    assert_eq!(book.len(), 5, "{:?}", book.keys());
}

/// The same content makes the same bytes: there is no time in them but the report's own.
#[test]
fn the_workbook_is_the_same_each_time() {
    assert!(bytes("report.xlsx") == bytes("report.xlsx"));
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes("report.xlsx"))).expect("an archive");
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect(name), &mut text).expect("UTF-8");
        text
    };
    let properties = part("docProps/core.xml");
    let published = &content().report.published;
    for tag in ["dcterms:created", "dcterms:modified"] {
        let date = format!("<{tag} xsi:type=\"dcterms:W3CDTF\">{published}T00:00:00Z</{tag}>");
        assert!(properties.contains(&date), "{properties}");
    }
    // Each figure leads to its words in the official text.
    let links = part("xl/worksheets/_rels/sheet2.xml.rels");
    let links = roxmltree::Document::parse(&links).expect("XML");
    let links: Vec<_> = links.descendants().filter_map(|node| node.attribute("Target")).collect();
    assert!(links.iter().all(|link| link.starts_with(&content().report.url)), "{links:?}");
    let sheet = part("xl/worksheets/sheet2.xml");
    assert_eq!(sheet.matches("<hyperlink ").count(), content().figures.len());
    assert_eq!(sheet.matches("location=\":~:text=").count(), content().figures.len());
}
