//! What the valid fixture becomes.

use std::path::Path;

use report_compile::{Compiled, compile, read};
use report_model::{Content, Field, Kind, Occurrence, Published, Show, Span, Subject, Task, Term};

fn content() -> Content {
    compiled().content
}

fn compiled() -> Compiled {
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

#[test]
fn answers_are_derived() {
    let quiz = compiled().quiz;
    let question = |id| quiz.question(id).expect("a question of the fixture");
    let choices = |id| match &question(id).task {
        Task::Choice { options, right } => {
            (options.iter().map(|option| option.text.clone()).collect::<Vec<_>>(), *right)
        }
        other => panic!("{id}: {other:?}"),
    };
    assert_eq!(choices("gdp-change").1, 0);
    let points = ["高1.3个百分点", "高1.3%", "低1.3个百分点", "高11.7个百分点"];
    assert_eq!(choices("gdp-points"), (points.map(str::to_owned).to_vec(), 0));
    let amounts = ["大约388.7亿元", "大约371.5亿元", "大约23.7亿元", "大约341.3亿元"];
    assert_eq!(choices("growing"), (amounts.map(str::to_owned).to_vec(), 0));
    assert_eq!(choices("how-many"), (vec!["预计365亿元".to_owned(), "3亿元".to_owned()], 0));
    assert_eq!(question("find-axis").task, Task::Find { elements: vec!["axis".to_owned()] });
    assert!(matches!(question("steady").task, Task::Judge { holds: false }));
}

#[test]
fn questions_know_what_they_are_about() {
    let quiz = compiled().quiz;
    let about = |id| quiz.question(id).expect("a question of the fixture").about.clone();
    let figure = |id: &str| Subject::Figure(id.to_owned());
    assert_eq!(about("gdp-change"), [figure("gdp-growth-2023"), figure("gdp-growth-2024")]);
    assert_eq!(about("meaning"), [Subject::Term("gdp".to_owned())]);
    assert_eq!(about("steady"), [Subject::Passage("3.1".parse().expect("a code"))]);
    assert_eq!(quiz.printed.plain(&quiz.question("guess").expect("a question").reason), "建了超225个。");
}

#[test]
fn lessons_run_from_the_first_minute_to_the_last() {
    let lessons = compiled().lessons;
    let [lesson] = &lessons.lessons[..] else { panic!("one lesson") };
    let times: Vec<_> = lesson.plan.iter().map(|stage| (stage.from, stage.to)).collect();
    assert_eq!(times, [(0, 4), (4, 10)]);
    let (at, slide) = lesson.slide("ask").expect("a slide");
    assert_eq!((at, slide.show.kind()), (2, "ask"));
    // Both sides of an indicator on the same basis may be compared.
    let show = &lesson.slide("sites").expect("a slide").1.show;
    assert!(matches!(show, Show::Compare { fair: true, .. }), "{show:?}");
}
