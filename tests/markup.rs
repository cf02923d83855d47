//! Snapshots of what the prerenderer writes, one part at a time.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test site markup`, then read the
//! difference in `tests/snapshots`.

use scraper::{ElementRef, Selector};

use crate::page::{find, lines, page};

/// The element itself or the nearest one around it that has this name.
fn around<'a>(element: ElementRef<'a>, name: &str) -> ElementRef<'a> {
    let mut chain = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
    chain.find(|element| element.value().name() == name).expect("an element around it")
}

#[test]
fn passage_card() {
    let page = page("index.html");
    insta::assert_snapshot!(lines(around(find(&page, "[data-passage='1.1.2']"), "article")));
}

#[test]
fn spatial_structure() {
    let page = page("index.html");
    insta::assert_snapshot!(lines(find(&page, "#structure svg")));
}

#[test]
fn targets_of_a_sector() {
    let page = page("index.html");
    insta::assert_snapshot!(lines(around(find(&page, "#i-tourist-visits"), "table")));
}

#[test]
fn glossary_entry() {
    let page = page("glossary.html");
    insta::assert_snapshot!(lines(find(&page, "#t-little-giant")));
}

#[test]
fn gloss() {
    let page = page("index.html");
    insta::assert_snapshot!(lines(find(&page, "#gloss")));
}

#[test]
fn tools() {
    let page = page("index.html");
    insta::assert_snapshot!(lines(find(&page, ".tools")));
}

/// The outline of the whole main page, each heading indented by its level.
#[test]
fn headings() {
    let page = page("index.html");
    let selector = Selector::parse("h1, h2, h3, h4, h5, h6").expect("a selector");
    let outline = page.select(&selector).map(|heading| {
        let level = usize::from(heading.value().name().as_bytes()[1] - b'1');
        let words: String = heading.text().collect();
        format!("{:1$}{words}\n", "", level * 2)
    });
    insta::assert_snapshot!(outline.collect::<String>());
}
