//! What the valid fixture becomes.

use std::path::Path;

use report_compile::{compile, read};
use report_model::{Content, Field, Kind, Occurrence, Published, Span, Term};

fn content() -> Content {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/content");
    compile(&read(&folder).expect("the fixture's folder")).expect("the valid files")
}

#[test]
fn indicators_know_their_terms() {
    let content = content();
    let terms: Vec<_> = content.indicators.iter().map(|one| (one.id.as_str(), one.terms.join(" "))).collect();
    let expected = [("gdp-growth", "gdp"), ("sites", "site-5g"), ("parks", "park")];
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

/// What is marked in a term's entry: the ids with the words.
fn marks(term: &Term) -> Vec<(&str, &str)> {
    let texts = [&term.definition].into_iter().chain(&term.example);
    let spans = texts.flat_map(|text| &text.0);
    spans
        .filter_map(|span| match span {
            Span::Term { id, text } => Some((id.as_str(), text.as_str())),
            _ => None,
        })
        .collect()
}

#[test]
fn entries_lead_to_other_terms() {
    let content = content();
    let term = |id| content.terms.iter().find(|term| term.id == id).expect("a term of the fixture");
    // The longest match wins, a variant is recognised, each term is marked once, never in a name, and none in itself.
    assert_eq!(marks(term("park")), [("site-5g", "5G站点"), ("small-park", "小公园")]);
    assert_eq!(marks(term("small-park")), [("park", "公园"), ("site-5g", "站点")]);
    assert_eq!(marks(term("site-5g")), []);
    let said = term("park").definition.plain(|id| id);
    assert_eq!(said, "公园里能散步，有的有5G站点，站点不吵人。小公园也算，万安公园有名字。");
}

#[test]
fn what_is_no_more_is_known_by_its_successor() {
    let content = content();
    let former = |kind, id| content.former(kind, id).collect::<Vec<_>>();
    assert_eq!(former(Published::Term, "park"), ["old-park"]);
    assert_eq!(former(Published::Passage, "1.1.1"), ["1.1.9"]);
    assert_eq!(former(Published::Chart, "parks"), [""; 0]);
}

#[test]
fn terms_know_where_they_occur() {
    let content = content();
    let occurrences = content.occurrences("site-5g");
    let told: Vec<_> = occurrences
        .iter()
        .map(|occurrence| match occurrence {
            Occurrence::Minute => "minute",
            Occurrence::Structure => "structure",
            Occurrence::Element(element) => &element.id,
            Occurrence::Sector(sector) => &sector.id,
            Occurrence::Passage(passage) => passage.topic.as_str(),
            Occurrence::Difficulty(difficulty) => &difficulty.id,
            Occurrence::Indicator(indicator) => &indicator.id,
            Occurrence::Money => "money",
        })
        .collect();
    assert_eq!(told, ["axis", "town", "1.1.1", "2.1.1", "sites", "money"]);
    let fields: Vec<_> = occurrences.into_iter().map(|occurrence| content.field(occurrence)).collect();
    let town = Some(Field::Sector(&content.sectors[0]));
    assert_eq!(fields, [Some(Field::Structure), town, town, town, town, None]);
}
