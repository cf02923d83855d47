//! Running text with its figures and terms.

use leptos::prelude::*;
use report_model::{RichText, Span};

use super::figure::FigureView;

/// A sentence: figures are links to the official text, terms open their definition.
#[component]
pub fn Rich(
    /// The text.
    text: &'static RichText,
) -> impl IntoView {
    let spans = &text.0;
    spans
        .iter()
        .enumerate()
        .map(|(i, span)| match span {
            Span::Text(text) => text.as_str().into_any(),
            Span::Figure(id) => {
                let said = i.checked_sub(1).is_some_and(|before| ends_with_estimate(&spans[before]));
                view! { <FigureView id=id.as_str() said/> }.into_any()
            }
            Span::Term { id, text } => view! {
                <button type="button" class="term" popovertarget=format!("t-{id}")>
                    {text.as_str()}
                </button>
            }
            .into_any(),
        })
        .collect_view()
}

/// Whether the words before a figure already say that it is an estimate, so that the mark need not.
fn ends_with_estimate(span: &Span) -> bool {
    match span {
        Span::Text(text) => ["预计", "预计达", "预计有", "预计为", "预计增长"].iter().any(|words| text.ends_with(words)),
        _ => false,
    }
}
