//! What the valid fixture becomes.

use std::path::Path;

use report_compile::{compile, read};
use report_model::{Content, Kind};

fn content() -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/content");
    compile(&read(&folder).expect("the fixture's folder")).expect("the valid files")
}

#[test]
fn indicators_know_their_terms() {
    let content = content();
    let terms: Vec<_> = content.indicators.iter().map(|one| (one.id.as_str(), one.terms.join(" "))).collect();
    let expected = [("gdp-growth", "gdp"), ("sites", "site-5g"), ("parks", "")];
    assert_eq!(terms, expected.map(|(id, terms)| (id, terms.to_owned())));
}

#[test]
fn the_book_of_charts_holds_what_is_drawn() {
    let book = content().charts();
    assert_eq!((book.source.as_str(), book.target_year), ("小城区政府工作报告", 2024));
    assert_eq!(book.charts.len(), 3);

    let growth = book.chart("gdp-growth").expect("a chart of each indicator");
    let base = growth.base.as_ref().expect("the amount that grows");
    assert_eq!(
        (base.value, base.unit.as_str(), base.year, base.kind),
        (Some(365.0), "亿元", 2023, Kind::Estimate)
    );

    let sites = book.chart("sites").expect("a chart of each indicator");
    let (result, target) =
        (sites.result.as_ref().expect("a result"), sites.target.as_ref().expect("a target"));
    assert_eq!((result.printed.as_str(), result.is_rough(), result.is_open()), ("超225个", true, false));
    assert_eq!((target.year, target.is_rough(), target.is_floor()), (2024, false, true));

    let parks = book.chart("parks").expect("a chart of each indicator");
    let range = parks.result.as_ref().map(|side| (side.value, side.to));
    assert_eq!((range, &parks.target), (Some((Some(1.0), Some(2.0))), &None));
}

#[test]
fn money_refers_to_its_figures() {
    let content = content();
    let [group] = &content.money.groups[..] else { panic!("{:?}", content.money.groups) };
    assert_eq!(group.text.figures().collect::<Vec<_>>(), ["sites-investment-2024"]);
    assert_eq!(group.entries[0].figure, "sites-investment-2024");
}
