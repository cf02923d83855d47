//! The way to a page for paper.

use leptos::prelude::*;

use crate::page::from_root;

/// A quiet link at the end of a part.
#[component]
pub fn PrintLink(
    /// The page's path.
    path: String,
    /// What it holds.
    what: &'static str,
) -> impl IntoView {
    view! {
        <p class="print-link">
            <a href=from_root(&path) aria-label=format!("打印这一节：{what}")>"打印这一节"</a>
        </p>
    }
}
