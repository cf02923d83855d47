//! Snapshots of what the prerenderer writes, one part at a time.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test markup`, then read the
//! difference in `tests/snapshots`.

#![cfg(feature = "ssr")]

use std::{fmt::Write, sync::Arc};

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use luojiang_report::page::{Assets, pages};
use scraper::{ElementRef, Html, Node, Selector};

/// A page as the prerenderer renders it.
fn page(file: &str) -> Html {
    let page = pages().into_iter().find(|page| page.file == file).expect("a page of the site");
    // Already set means that another test has set it.
    let _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| {
        provide_context(Assets { js: "app.js".to_owned(), wasm: "app.wasm".to_owned() });
        (page.body)().to_html()
    });
    Html::parse_document(&html)
}

/// The first element that matches.
fn find<'a>(page: &'a Html, selector: &str) -> ElementRef<'a> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).next().expect("an element of the page")
}

/// The element itself or the nearest one around it that has this name.
fn around<'a>(element: ElementRef<'a>, name: &str) -> ElementRef<'a> {
    let mut chain = std::iter::once(element).chain(element.ancestors().filter_map(ElementRef::wrap));
    chain.find(|element| element.value().name() == name).expect("an element around it")
}

/// An element as lines that a person can compare: attributes in a fixed order, without the renderer's comments.
fn lines(element: ElementRef<'_>) -> String {
    let mut out = String::new();
    write_lines(element, 0, &mut out).expect("writing to memory");
    out
}

fn write_lines(element: ElementRef<'_>, depth: usize, out: &mut String) -> std::fmt::Result {
    let name = element.value().name();
    let mut attributes: Vec<_> = element.value().attrs().collect();
    attributes.sort_unstable();
    write!(out, "{:1$}<{name}", "", depth * 2)?;
    for (name, value) in attributes {
        if value.is_empty() { write!(out, " {name}") } else { write!(out, " {name}=\"{value}\"") }?;
    }
    writeln!(out, ">")?;
    for child in element.children() {
        match child.value() {
            Node::Text(text) if !text.trim().is_empty() => {
                writeln!(out, "{:1$}{2}", "", depth * 2 + 2, text.trim())?;
            }
            Node::Element(_) => {
                let child = ElementRef::wrap(child).expect("an element");
                write_lines(child, depth + 1, out)?;
            }
            _ => {}
        }
    }
    Ok(())
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
