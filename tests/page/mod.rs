//! Pages as the prerenderer renders them, and their elements as text that a person can compare.

use std::fmt::Write;

use luojiang_report::page::{Assets, pages};
use scraper::{ElementRef, Html, Node, Selector};

/// A page as the prerenderer renders it.
pub fn page(path: &str) -> Html {
    let page = pages().into_iter().find(|page| page.path == path).expect("a page of the site");
    Html::parse_document(&page.render(Some(Assets { js: "app.js".to_owned(), wasm: "app.wasm".to_owned() })))
}

/// The first element that matches.
pub fn find<'a>(page: &'a Html, selector: &str) -> ElementRef<'a> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).next().expect("an element of the page")
}

/// An element as lines that a person can compare: attributes in a fixed order, without the renderer's comments.
pub fn lines(element: ElementRef<'_>) -> String {
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
