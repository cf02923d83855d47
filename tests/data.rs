//! The open data, read back as others read it: names, columns and values are stable.

use csv::StringRecord;
use luojiang_report::{content::content, export};
use report_model::{Figure, RichText};
use serde_json::Value;

/// What spreadsheets need in front of Chinese text.
const BYTE_ORDER_MARK: &str = "\u{feff}";

fn file(name: &str) -> String {
    let files = export::files(content()).expect("tables in memory");
    let (_, bytes) = files
        .into_iter()
        .find(|(known, _)| known.strip_prefix("data/") == Some(name))
        .expect("a file of the open data");
    String::from_utf8(bytes).expect("UTF-8")
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
    assert_eq!(names, ["figures.csv", "indicators.csv", "glossary.csv", "structure.json"]);
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
