//! One file per page; composition only.

mod glossary_page;
mod main_page;
mod structure;

use leptos::prelude::*;

use self::{glossary_page::GlossaryPage, main_page::MainPage};
use crate::content::content;

/// Where the WebAssembly and its glue are, relative to a page; a context while pages are rendered.
#[derive(Clone)]
pub struct Assets {
    /// The JavaScript module made by wasm-bindgen.
    pub js: String,
    /// The WebAssembly.
    pub wasm: String,
}

/// A page to be prerendered.
pub struct Page {
    /// Its file name in the built folder.
    pub file: &'static str,
    /// The text of its `<title>`.
    pub title: String,
    /// The text of its description.
    pub description: String,
    /// Whether it has islands to wake up.
    pub awakes: bool,
    /// Renders what stands in its `<body>`.
    pub body: fn() -> AnyView,
}

/// All pages of the site.
pub fn pages() -> Vec<Page> {
    let report = &content().report;
    vec![
        Page {
            file: "index.html",
            title: report.title.clone(),
            description: report.tagline.clone(),
            awakes: true,
            body: || view! { <MainPage/> }.into_any(),
        },
        Page {
            file: "glossary.html",
            title: format!("名词解释 - {}", report.title),
            description: format!("{}里不好懂的词，用大白话解释。", report.official_title),
            awakes: false,
            body: || view! { <GlossaryPage/> }.into_any(),
        },
    ]
}
