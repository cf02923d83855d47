//! Running text with its figures and terms.

use crate::html;
use leptos::prelude::*;
use report_model::{RichText, Span};

use super::{figure::FigureView, note::TermInText};

/// A sentence: figures are links to the official text, terms lead to their entry in the glossary.
#[component]
pub fn Rich(
    /// The text.
    text: &'static RichText,
) -> impl IntoView {
    let spans = &text.0;
    let span = |i: usize| match &spans[i] {
        Span::Text(text) => text.as_str().into_any(),
        Span::Figure(id) => {
            let before = i.checked_sub(1).map(|before| &spans[before]);
            let said = matches!(before, Some(Span::Text(text)) if says_estimate(text));
            html! { <FigureView id=id.as_str() said/> }.into_any()
        }
        Span::Term { id, text } => html! { <TermInText id words=text/> }.into_any(),
    };
    (0..spans.len()).map(span).collect_view()
}

/// Whether the words before a figure already say that it is an estimate, so that the mark need not.
fn says_estimate(before: &str) -> bool {
    ["预计", "预计的", "预计达", "预计有", "预计为", "预计增长"].iter().any(|words| before.ends_with(words))
}
