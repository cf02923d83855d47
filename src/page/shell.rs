//! What stands around the content of a page of its own: its head and its foot.
//!
//! The main page has a head of its own (`main_page`), and so have pages for paper (`print/head`).

use crate::html;
use leptos::prelude::*;

use crate::{
    component::{Footer, Speaker, Tools},
    content::content,
    page::from_root,
};

/// The way to the content, the buttons for readers, the way up, the title.
#[component]
pub(super) fn Head(
    /// What the page is called.
    #[prop(into)]
    title: String,
    /// Where in the main page the way up leads; to its beginning if there is nothing.
    #[prop(optional)]
    up: &'static str,
    /// What the page is for, in a sentence.
    #[prop(optional, into)]
    tagline: Option<String>,
    /// Whether the page uses the width of a large screen.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let class = if wide { "masthead masthead--small masthead--wide" } else { "masthead masthead--small" };
    html! {
        <a class="skip" href="#main">"跳到正文"</a>
        <header class=class id="top">
            <Tools/>
            <p class="masthead__kicker">
                <a href=from_root(&format!("index.html{up}"))>{content().report.title.as_str()}</a>
            </p>
            <h1>{title}</h1>
            {tagline.map(|words| html! { <p class="masthead__tagline">{words}</p> })}
        </header>
    }
}

/// The links that every page has, and what reads aloud.
#[component]
pub(super) fn Foot() -> impl IntoView {
    html! {
        <Footer/>
        <Speaker/>
    }
}
