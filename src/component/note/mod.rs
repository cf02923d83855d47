//! Terms on paper: a number where the text first names one, and what they mean at the end of the part.

use crate::html;
use leptos::prelude::*;
use report_model::{RichText, Term};

use super::glossary::TermLink;
use crate::content::content;

/// The terms that a part for paper has named so far, in the order of their numbers; a context while it is rendered.
///
/// Parts are rendered from top to bottom, so the numbers rise as the text goes on.
#[derive(Clone, Copy)]
pub struct Notes {
    part: &'static str,
    terms: StoredValue<Vec<&'static str>>,
}

impl Notes {
    /// No terms so far.
    pub fn new(part: &'static str) -> Self {
        Self { part, terms: StoredValue::new(Vec::new()) }
    }

    /// The number of a term that is named for the first time.
    fn enter(self, id: &'static str) -> Option<usize> {
        self.terms.try_update_value(|terms| {
            let is_new = !terms.contains(&id);
            is_new.then(|| {
                terms.push(id);
                terms.len()
            })
        })?
    }

    /// The anchor of a note.
    fn anchor(self, number: usize) -> String {
        format!("n-{}-{number}", self.part)
    }
}

/// A term where it stands in the text: on paper with the number of its note, else a link to its entry.
#[component]
pub fn TermInText(
    /// The term's id.
    id: &'static str,
    /// The words that stand in the text.
    words: &'static str,
) -> impl IntoView {
    let Some(notes) = use_context::<Notes>() else { return html! { <TermLink id words/> }.into_any() };
    let mark = notes.enter(id).map(|number| {
        html! {
            <sup class="noted">
                <a href=format!("#{}", notes.anchor(number)) aria-label=format!("词语解释{number}")>{format!("[{number}]")}</a>
            </sup>
        }
    });
    html! { {words}{mark} }.into_any()
}

/// What the terms that a part has named mean, by number.
#[component]
pub fn EndNotes(
    /// The part's terms. All that names them must have been rendered before.
    notes: Notes,
) -> impl IntoView {
    let terms: Vec<&'static Term> = notes
        .terms
        .get_value()
        .iter()
        .filter_map(|id| content().terms.iter().find(|term| term.id == *id))
        .collect();
    // Plain: a note on paper leads to no other note.
    let plain = |text: &RichText| text.plain(|id| content().printed(id));
    (!terms.is_empty()).then(|| {
        html! {
            <div class="endnotes">
                <h3>"词语解释"</h3>
                <ol>
                    {(1..)
                        .zip(terms)
                        .map(|(number, term)| html! {
                            <li id=notes.anchor(number)>
                                <b>{term.term.as_str()}</b>
                                {format!("：{}", plain(&term.definition))}
                                {term.example.as_ref().map(|example| format!("例：{}", plain(example)))}
                            </li>
                        })
                        .collect_view()}
                </ol>
            </div>
        }
    })
}
