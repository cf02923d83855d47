//! Anchors of things that are no more, where their successors stand.

use crate::html;
use leptos::prelude::*;
use report_model::Published;

use crate::content::content;

/// The anchors under which something was known before: old links arrive here without a script, and what is awake reads
/// the present one from them.
#[component]
pub fn Formerly(
    /// What kind of thing it is.
    kind: Published,
    /// Its id.
    id: &'static str,
) -> impl IntoView {
    let anchor = |id: &str| kind.prefix().map(|prefix| format!("{prefix}-{id}"));
    content()
        .former(kind, id)
        .map(|old| html! { <span id=anchor(old) data-now=anchor(id)></span> })
        .collect_view()
}
