//! Running text with its figures and terms.

use leptos::prelude::*;
use report_model::{RichText, Span};

use super::figure::FigureView;

/// Marks that must not begin a line.
const CLOSING: &str = "，。；：、！？）》”’·";
/// Marks that must not end a line.
const OPENING: &str = "（《“‘";

/// A sentence: figures are links to the official text, terms open their definition.
#[component]
pub fn Rich(
    /// The text.
    text: &'static RichText,
) -> impl IntoView {
    let spans = &text.0;
    let span = |i: usize| {
        let before = i.checked_sub(1).map(|before| &spans[before]);
        match &spans[i] {
            Span::Text(text) => {
                let text =
                    if matches!(before, Some(Span::Term { .. })) { split_closing(text).1 } else { text };
                let next_is_term = matches!(spans.get(i + 1), Some(Span::Term { .. }));
                filled(if next_is_term { split_opening(text).0 } else { text }).into_any()
            }
            Span::Figure(id) => {
                let said = matches!(before, Some(Span::Text(text)) if says_estimate(text));
                view! { <FigureView id=id.as_str() said/> }.into_any()
            }
            Span::Term { id, text } => {
                let open = match before {
                    Some(Span::Text(text)) => split_opening(text).1,
                    _ => "",
                };
                let close = match spans.get(i + 1) {
                    Some(Span::Text(text)) => split_closing(text).0,
                    _ => "",
                };
                term(id, text, open, close)
            }
        }
    };
    (0..spans.len()).map(span).collect_view()
}

/// A term with the marks that touch it. Browsers may break a line on either
/// side of a button, so the marks are held to it.
fn term(id: &str, text: &'static str, open: &'static str, close: &'static str) -> AnyView {
    let button = view! {
        <button class="term" popovertarget=format!("t-{id}")>{text}</button>
    };
    if open.is_empty() && close.is_empty() {
        button.into_any()
    } else {
        view! { <span class="held">{filled(open)}{button}{filled(close)}</span> }.into_any()
    }
}

/// Leptos renders an empty text as a space, which would be seen; no text at all is not rendered.
fn filled(text: &'static str) -> Option<&'static str> {
    (!text.is_empty()).then_some(text)
}

/// The closing marks at the beginning of a text, and the rest.
fn split_closing(text: &str) -> (&str, &str) {
    text.split_at(text.find(|c| !CLOSING.contains(c)).unwrap_or(text.len()))
}

/// A text without the opening marks at its end, and the marks.
fn split_opening(text: &str) -> (&str, &str) {
    text.split_at(text.trim_end_matches(|c| OPENING.contains(c)).len())
}

/// Whether the words before a figure already say that it is an estimate, so that the mark need not.
fn says_estimate(before: &str) -> bool {
    ["预计", "预计达", "预计有", "预计为", "预计增长"].iter().any(|words| before.ends_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stay_with_their_term() {
        assert_eq!(split_closing("”，来自"), ("”，", "来自"));
        assert_eq!(split_closing("。"), ("。", ""));
        assert_eq!(split_opening("这个布局叫“"), ("这个布局叫", "“"));
        assert_eq!(split_opening("无"), ("无", ""));
    }
}
