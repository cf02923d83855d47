//! The way to a page for paper.

use crate::html;
use leptos::prelude::*;

/// A quiet link at the end of a part.
#[component]
pub fn PrintLink(
    /// Where the page is, from the one that is rendered.
    href: String,
    /// What it holds.
    what: &'static str,
) -> impl IntoView {
    html! {
        <p class="print-link">
            <a href=href aria-label=format!("打印这一节：{what}")>"打印这一节"</a>
        </p>
    }
}
