//! What no island builds in the browser.

use leptos::{prelude::*, tachys::html::InertElement};

/// A view as its HTML. The type of a page nests one level for each tag in it, and the compiler works through all of them
/// for each page; where a static component ends, its type ends too.
pub fn inert(view: impl RenderHtml) -> InertElement {
    InertElement::new(view.to_html())
}

/// `view!` for what no island builds in the browser: its value is [`inert`].
#[macro_export]
macro_rules! html {
    ($($tokens:tt)*) => {
        $crate::component::inert::inert(leptos::prelude::view! { $($tokens)* })
    };
}
