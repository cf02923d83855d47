//! The drawings of two facing years: snapshots, and what an island may rely on in their markup.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test site diagrams`, then read the
//! difference in `tests/snapshots`.

use std::collections::{BTreeSet, HashSet};

use luojiang_report::{content::content, diagram::facing::sections};
use scraper::{ElementRef, Html, Selector};

use crate::page::{find, lines, page};

fn select<'a>(element: ElementRef<'a>, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    element.select(&selector).collect()
}

/// The figure around the drawing of a section, or of all (`sectors`).
fn figure<'a>(page: &'a Html, anchor: &str) -> ElementRef<'a> {
    let caption = find(page, &format!("[id='{anchor}-drawing']"));
    let mut around = caption.ancestors().filter_map(ElementRef::wrap);
    around.find(|element| element.value().name() == "figure").expect("a figure around its caption")
}

/// The sections that have a drawing of their own.
fn drawn() -> Vec<String> {
    let anchors = sections(content()).into_iter().map(|section| section.anchor);
    anchors.filter(|anchor| anchor != "s-overview").collect()
}

#[test]
fn sections_as_drawn() {
    let page = page("index.html");
    for anchor in drawn() {
        insta::assert_snapshot!(format!("drawing_of_{anchor}"), lines(figure(&page, &anchor)));
    }
}

#[test]
fn all_sections_as_drawn() {
    let page = page("index.html");
    insta::assert_snapshot!("drawing_of_all", lines(figure(&page, "sectors")));
}

#[test]
fn parts_can_be_selected_and_told_apart() {
    let page = page("index.html");
    for anchor in drawn().into_iter().chain(["sectors".to_owned()]) {
        let figure = figure(&page, &anchor);
        let [drawing] = select(figure, "svg.diagram__drawing[role=group][aria-label]")[..] else {
            panic!("{anchor}: expected one drawing");
        };
        assert_eq!(drawing.attr("aria-describedby"), Some(format!("{anchor}-drawing").as_str()));
        let parts = select(drawing, "a.part");
        assert_eq!(parts.len(), select(drawing, "a").len(), "{anchor}: links that are no parts");
        let mut names = HashSet::new();
        for part in parts {
            let name = part.attr("aria-label").expect("a part with a name");
            assert!(names.insert(name), "{anchor}: two parts are called {name}");
            assert!(part.attr("href").is_some_and(|href| href.starts_with('#')), "{anchor}: {name}");
            assert_eq!(select(part, ".part__at").len(), 1, "{anchor}: places of {name}");
        }
    }
}

#[test]
fn every_thread_can_be_tapped_where_it_is_drawn() {
    let page = page("index.html");
    for anchor in drawn() {
        let sections = sections(content());
        let section = sections.iter().find(|section| section.anchor == anchor).expect("a section");
        let threads = section.threads(content());
        let expected: BTreeSet<_> =
            threads.iter().map(|thread| format!("#l-{}-{}", thread.from, thread.to)).collect();
        let links = select(figure(&page, &anchor), "a.thread");
        let found: BTreeSet<_> =
            links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect();
        assert_eq!(found, expected, "{anchor}");
    }
}

#[test]
fn words_name_every_passage_that_is_drawn() {
    let page = page("index.html");
    for section in sections(content()).iter().filter(|section| section.anchor != "s-overview") {
        let figure = figure(&page, &section.anchor);
        let links = |selector: &str| -> BTreeSet<String> {
            let links = select(figure, selector);
            links.iter().filter_map(|link| link.attr("href")).map(str::to_owned).collect()
        };
        let passages = section.done.iter().chain(&section.planned);
        let expected: BTreeSet<_> = passages.map(|passage| format!("#p-{}", passage.topic)).collect();
        assert_eq!(links("svg a[href^='#p-']"), expected, "{}", section.anchor);
        assert_eq!(links(".diagram__words a"), expected, "{}", section.anchor);
    }
}
