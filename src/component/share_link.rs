//! The way to a page that shows one thing alone: to read, to pass on.

use crate::html;
use leptos::prelude::*;

use crate::{page::from_root, share::Subject};

/// A quiet link beside a thing.
#[component]
pub fn ShareLink(
    /// The thing.
    subject: Subject,
) -> impl IntoView {
    html! {
        <p class="print-link">
            <a href=from_root(&subject.link()) aria-label=format!("发给别人：{}", subject.title())>"发给别人"</a>
        </p>
    }
}
