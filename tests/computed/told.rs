//! Everything that is told of the report, whoever made it and whoever reads it.

use luojiang_report::{
    chart::{Latest, Query, State, description, message, picture, progress_told, rates, tips, whole},
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
pub struct Told {
    pub place: String,
    /// What is read as one piece.
    pub pieces: Vec<String>,
}

impl Told {
    fn new(place: impl Into<String>, text: impl Into<String>) -> Self {
        Self { place: place.into(), pieces: vec![text.into()] }
    }

    /// All of it.
    pub fn text(&self) -> String {
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
pub fn answers(chart: &Chart) -> Vec<(Told, Vec<f64>)> {
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
pub fn of_chart(chart: &'static Chart) -> Vec<Told> {
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
        let place = format!("{id} message {state:?}");
        told.push(Told { place, pieces: message.lines().map(str::to_owned).collect() });
    }
    told
}

/// What the quiz and the keys of the worksheets tell.
pub fn of_class() -> Vec<Told> {
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
pub fn everything() -> Vec<Told> {
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
