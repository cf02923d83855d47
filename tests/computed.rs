//! Numbers that nobody said: none of them is called a target or a result, and each stands beside its sum. Looked at is
//! everything that is told of the report, whoever made it, so that a new number is found too.

use std::collections::BTreeSet;

use luojiang_report::{
    chart::{
        Latest, Query, State, change_of, description, growth_of, message, picture, progress_told, rates,
        tips, whole,
    },
    component::{pace_told, what_if_told},
    content::{charts, content, quiz},
    export,
    page::{Assets, pages},
    share::{Site, Subject, linked_data, svg},
};
use report_model::{Chart, Task};
use report_quiz::{Scope, Variant, Worksheet};
use scraper::{Html, Selector};

/// Something that is told, by itself: a page, a picture, a message.
struct Told {
    place: String,
    /// What is read as one piece.
    pieces: Vec<String>,
}

impl Told {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), pieces: vec![text.into()] }
    }

    fn text(&self) -> String {
        self.pieces.join("\n")
    }
}

/// A page: what is read in it as one piece, and what only some readers get.
fn page(path: &str, html: &str) -> Told {
    let html = Html::parse_document(html);
    let selector = Selector::parse("*").expect("a selector");
    let mut pieces = Vec::new();
    for element in html.select(&selector) {
        // What holds words of its own is a piece with all that is in it; so is what stands around one or two of them.
        let own = element
            .children()
            .any(|child| child.value().as_text().is_some_and(|text| !text.trim().is_empty()));
        if own || element.value().name() == "tr" {
            let texts = element.text().map(str::trim).filter(|text| !text.is_empty());
            pieces.push(texts.collect::<Vec<_>>().join(if own { "" } else { "|" }));
        }
        for name in ["aria-label", "aria-valuetext", "alt", "title", "data-year"] {
            pieces.extend(element.attr(name).map(str::to_owned));
        }
    }
    Told { place: path.to_owned(), pieces }
}

/// The words of a picture.
fn drawn(place: String, svg: &str) -> Told {
    let svg = roxmltree::Document::parse(svg).expect("XML");
    let pieces = svg.descendants().filter_map(|node| node.text()).map(str::to_owned);
    let names = svg.descendants().filter_map(|node| node.attribute("aria-label")).map(str::to_owned);
    Told { place, pieces: pieces.chain(names).collect() }
}

fn latest(value: f64) -> Latest {
    Latest {
        value, date: "2024年9月30日".into(), source: "示例".into(), url: "https://example.com/".into()
    }
}

fn states(chart: &Chart) -> Vec<State> {
    let mut states = vec![State::default()];
    if let Some(rates) = rates(chart) {
        states
            .extend([*rates.start(), 0.3, *rates.end()].map(|rate| State { rate: Some(rate), latest: None }));
    }
    states
}

/// What follows from what a reader does, with the numbers that he gave.
fn answers(chart: &Chart) -> Vec<(Told, Vec<f64>)> {
    let mut told = Vec::new();
    if let Some(rates) = rates(chart) {
        let mut tenths = (rates.start() * 10.0).round();
        while tenths <= rates.end() * 10.0 {
            let rate = tenths / 10.0;
            let text = what_if_told(chart, Some(rate)).expect("what grows");
            told.push((Told::new(format!("{} grows by {rate}", chart.id), text), vec![rate]));
            tenths += 1.0;
        }
    }
    if let Some((amount, _)) = whole(chart) {
        for months in 1..12 {
            for reached in [
                None,
                Some(0.0),
                Some(1.5),
                Some((amount.value() * 0.37).round()),
                Some(amount.value() * 2.0),
            ] {
                let query = Query { months: Some(months), reached, rate: None };
                let text = pace_told(chart, query).expect("what is built up");
                told.push((
                    Told::new(format!("{} after {months}: {reached:?}", chart.id), text),
                    reached.into_iter().collect(),
                ));
            }
        }
    }
    if let Some(target) = chart.target.as_ref().and_then(|side| side.value) {
        for value in [0.0, 1.5, target * 0.7, target * 2.0].map(|value: f64| (value * 10.0).round() / 10.0) {
            told.push((
                Told::new(format!("{} at {value}", chart.id), progress_told(chart, &latest(value))),
                vec![value],
            ));
        }
    }
    told
}

/// Whatever is told of a chart by itself.
fn of_chart(chart: &'static Chart) -> Vec<Told> {
    let id = &chart.id;
    let mut told = vec![
        Told::new(format!("{id} described"), description(chart)),
        drawn(format!("{id} shared"), &svg(Subject::Chart(chart))),
    ];
    for tip in tips(charts(), chart) {
        told.push(Told::new(format!("{id} tip"), [tip.when, tip.number, tip.label, tip.words].join("|")));
    }
    for state in states(chart) {
        told.push(drawn(format!("{id} {state:?}"), &picture(charts(), chart, &state)));
        let message = message(charts(), chart, &state, "https://example.org/");
        told.push(Told {
            place: format!("{id} message"),
            pieces: message.lines().map(str::to_owned).collect(),
        });
    }
    told
}

/// What the quiz and the keys of the worksheets tell.
fn of_class() -> Vec<Told> {
    let mut told = Vec::new();
    let plain = |text: &report_model::RichText| text.plain(|id| content().printed(id));
    for question in &quiz().questions {
        told.push(Told::new(&question.id, format!("{}{}", plain(&question.prompt), plain(&question.reason))));
        if let Task::Choice { options, right } = &question.task {
            let right = &options[usize::from(*right)];
            let shows = right.shows.as_deref().unwrap_or_default();
            told.push(Told::new(format!("{} answered", question.id), format!("{}（{shows}）", right.text)));
        }
    }
    for seed in 1..40 {
        for variant in [Variant::A, Variant::B] {
            let sheet = Worksheet::new(quiz(), Scope::All, seed, variant, 10, str::to_owned);
            let lines = sheet.key.into_iter().map(|line| line.answer);
            told.extend(lines.map(|answer| Told::new(format!("key {seed}"), answer)));
        }
    }
    told
}

/// Everything that is told, whoever reads it.
fn everything() -> Vec<Told> {
    let site = Site { address: None, has_pictures: true };
    let mut told = Vec::new();
    for one in pages() {
        let assets = Assets { js: "app.js".to_owned(), wasm: "app.wasm".to_owned() };
        told.push(page(&one.path, &one.render(Some(assets))));
        told.push(Told::new(format!("{} in links", one.path), format!("{}\n{}", one.title, one.description)));
        told.extend(
            linked_data(&one, &site).map(|data| Told::new(format!("{} as data", one.path), data.to_string())),
        );
    }
    told.extend(charts().charts.iter().flat_map(of_chart));
    told.extend(charts().charts.iter().flat_map(answers).map(|(told, _)| told));
    told.extend(of_class());
    for entry in export::search::entries(content()) {
        told.push(Told::new("the search", format!("{entry:?}")));
    }
    for (path, bytes) in export::files(content()).expect("files in memory") {
        if path.ends_with(".csv") || path.ends_with(".json") {
            told.push(Told::new(path, String::from_utf8(bytes).expect("UTF-8")));
        }
    }
    told
}

/// A number in a text: where it begins and ends, its value, and its unit with where that ends.
#[derive(Debug, Clone, PartialEq)]
struct Number {
    start: usize,
    end: usize,
    value: f64,
    unit: String,
}

fn units() -> BTreeSet<&'static str> {
    let units = content().figures.iter().filter_map(|figure| figure.unit.as_deref());
    units.chain(["个百分点"]).collect()
}

/// The numbers with a unit in a text. Years and months are no amounts.
fn numbers(text: &str, units: &BTreeSet<&'static str>) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || bytes[at] == b'.') {
            at += 1;
        }
        let Ok(value) = text[start..at].parse::<f64>() else { continue };
        let rest = &text[at..];
        let unit = units.iter().filter(|unit| rest.starts_with(**unit)).max_by_key(|unit| unit.len());
        let Some(unit) = unit else { continue };
        let end = at + unit.len();
        if !(text[end..].starts_with('月') || *unit == "年") {
            numbers.push(Number { start, end, value, unit: (*unit).to_owned() });
        }
    }
    numbers
}

/// Whether the report says this number with this unit.
fn is_said(number: &Number) -> bool {
    content().figures.iter().any(|figure| {
        let is_unit = figure.unit.as_deref() == Some(number.unit.as_str())
            || figure.unit_printed.as_deref() == Some(number.unit.as_str());
        let is = |value: Option<f64>| value.is_some_and(|value| (value - number.value).abs() < 1e-9);
        is_unit && (is(figure.value) || is(figure.to))
    })
}

/// What may stand between a name and its number.
const BETWEEN: &str = "：:是为约超近达到数值额了“（力争预计确保不少低于下限| ";

/// The numbers of a text that are called a target or a result.
fn named(text: &str, numbers: &[Number]) -> Vec<Number> {
    let is_named = |number: &&Number| {
        let before = text[..number.start].trim_end_matches(|char| BETWEEN.contains(char));
        let after = text[number.end..].trim_start_matches(['的', ' ', '“']);
        ["目标", "结果"].iter().any(|name| before.ends_with(name) || after.starts_with(name))
    };
    numbers.iter().filter(is_named).cloned().collect()
}

#[test]
fn only_what_the_report_says_is_called_a_target_or_a_result() {
    let units = units();
    let mut looked_at = 0;
    let mut wrong = BTreeSet::new();
    for told in everything() {
        for piece in &told.pieces {
            let named = named(piece, &numbers(piece, &units));
            looked_at += named.len();
            let unsaid = named.into_iter().filter(|number| !is_said(number));
            wrong.extend(
                unsaid.map(|number| format!("{}: {}{}: {piece}", told.place, number.value, number.unit)),
            );
        }
    }
    assert!(looked_at > 1000, "only {looked_at} numbers that are called something");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} are computed:\n{}", wrong.len(), wrong.join("\n"));
}

/// The look above finds what it looks for.
#[test]
fn a_computed_target_would_be_found() {
    let units = units();
    for text in [
        "全年目标388.7亿元，平均每月32.4亿元。",
        "离目标约388.7亿元还差",
        "388.7亿元的目标",
        "结果：388.7亿元",
        "目标|388.7亿元",
    ] {
        let named = named(text, &numbers(text, &units));
        assert_eq!(named.iter().map(|number| number.value).collect::<Vec<_>>(), [388.7], "{text}");
        assert!(!is_said(&named[0]), "{text}");
    }
    let said = "2024年目标24亿元以上，目标比上年高1.3个百分点";
    let named = named(said, &numbers(said, &units));
    assert!(named.len() == 1 && is_said(&named[0]), "{named:?}");
}

/// A sum: what stands left of its sign, whether that is exact, and what it comes to.
struct Sum {
    left: String,
    is_exact: bool,
    right: String,
}

/// The sums that a text tells: after 计算值, one after the other.
fn sums(text: &str) -> Vec<Sum> {
    let mut sums = Vec::new();
    for part in text.split("计算值：").skip(1) {
        let end = part.find(['。', '\n', '）', '"', '|', '，', '、']).unwrap_or(part.len());
        for sum in part[..end].split('；') {
            let Some((left, right)) = sum.split_once(['=', '≈']) else { continue };
            let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
            sums.push(Sum { is_exact: sum.contains('='), left, right });
        }
    }
    sums
}

/// What a left side comes to: products before differences.
fn value(left: &str) -> f64 {
    let mut words = left.split_whitespace();
    let number = |word: Option<&str>| {
        word.and_then(|word| word.parse::<f64>().ok()).unwrap_or_else(|| panic!("{left}"))
    };
    let mut terms = vec![number(words.next())];
    while let Some(sign) = words.next() {
        let next = number(words.next());
        let last = terms.len() - 1;
        match sign {
            "×" => terms[last] *= next,
            "÷" => terms[last] /= next,
            "+" => terms.push(next),
            "−" => terms.push(-next),
            _ => panic!("{left}"),
        }
    }
    terms.into_iter().sum()
}

#[test]
fn sums_are_right() {
    let mut seen = BTreeSet::new();
    for told in everything() {
        for sum in told.pieces.iter().flat_map(|piece| sums(piece)) {
            let digits =
                sum.right.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(sum.right.len());
            let (shown, unit) = sum.right.split_at(digits);
            let places = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let shown: f64 =
                shown.parse().unwrap_or_else(|_| panic!("{}: {} {}", told.place, sum.left, sum.right));
            let scale = if unit == "%" { 100.0 } else { 1.0 };
            let exact = value(&sum.left).abs() * scale;
            let half = 0.5 / 10_f64.powi(i32::try_from(places).expect("few places"));
            let off = (shown - exact).abs();
            let name = format!("{}: {} comes to {exact}, not {}", told.place, sum.left, sum.right);
            // What is called a part of something was rounded before it is shown: the sum starts from what is shown.
            assert!(off <= half * 1.001 + 1e-9, "{name}");
            assert_eq!(sum.is_exact, off < 1e-9, "{name}");
            seen.insert(sum.left);
        }
    }
    assert!(seen.len() > 300, "only {} sums", seen.len());
}

/// What readers are answered, and what is told of a chart by itself, has no number that is neither said by the report, nor
/// given by the reader, nor the end of a sum.
#[test]
fn every_computed_number_has_its_sum() {
    let units = units();
    let mut wrong = BTreeSet::new();
    let mut look = |told: &Told, given: &[f64]| {
        let text = told.text();
        let ends: Vec<_> = sums(&text).into_iter().map(|sum| sum.right).collect();
        let computed = numbers(&text, &units).into_iter().filter(|number| {
            let words = &text[number.start..number.end];
            !is_said(number)
                && !given.iter().any(|given| (given - number.value).abs() < 1e-9)
                && !ends.iter().any(|end| end == words)
        });
        wrong.extend(
            computed.map(|number| format!("{}: {}: {text}", told.place, &text[number.start..number.end])),
        );
    };
    let mut looked_at = 0;
    for chart in &charts().charts {
        for (told, given) in answers(chart) {
            look(&told, &given);
            looked_at += 1;
        }
        for told in of_chart(chart).iter().filter(|told| !told.place.contains("rate: Some")) {
            look(told, &[]);
            looked_at += 1;
        }
    }
    for told in of_class().iter().filter(|told| told.place.ends_with("answered")) {
        look(told, &[]);
        looked_at += 1;
    }
    assert!(looked_at > 1000, "only {looked_at}");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} without a sum:\n{}", wrong.len(), wrong.join("\n"));
}

/// Wherever a page, a picture or a message has a number that only a sum gives, the sum stands there too.
#[test]
fn sums_stand_where_their_numbers_are() {
    let all: Vec<_> = everything().into_iter().map(|told| (told.place.clone(), told.text())).collect();
    let mut found = 0;
    let mut wrong = BTreeSet::new();
    for chart in &charts().charts {
        let change = change_of(chart);
        let percent = change.as_ref().and_then(|change| change.percent.clone());
        let implied = growth_of(chart).map(|growth| growth.implied);
        for number in change.map(|change| change.size).into_iter().chain(percent).chain(implied) {
            let amount = number.amount();
            // The report may say the same number of something else.
            let is_printed = content().figures.iter().any(|figure| figure.printed.contains(amount));
            if is_printed || number.value() == 0.0 {
                continue;
            }
            for (place, text) in &all {
                let stands = text
                    .match_indices(amount)
                    .any(|(at, _)| !text[..at].ends_with(|char: char| char.is_ascii_digit() || char == '.'));
                // Of two charts with the same difference each has a sum of its own.
                let is_about = place.contains(&chart.id) || text.contains(&chart.name);
                if !stands || !is_about {
                    continue;
                }
                found += 1;
                if !(text.contains("计算值") && text.contains(number.sum())) {
                    wrong.insert(format!("{place}: {amount} without {}", number.sum()));
                }
            }
        }
    }
    assert!(found > 300, "only {found}");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} without a sum:\n{}", wrong.len(), wrong.join("\n"));
}
