//! The glossary by field: which words belong to industry, which to the countryside.

use crate::html;
use leptos::prelude::*;
use report_model::{Field, Occurrence, Term};

use crate::{content::content, route::Slot};

/// Terms by the fields in which they occur, each field a fold. A term may belong to several.
#[component]
pub fn Fields() -> impl IntoView {
    let content = content();
    let terms: Vec<_> = content.terms.iter().map(|term| (term, content.occurrences(&term.id))).collect();
    let sectors = content.sectors.iter().map(|sector| (Field::Sector(sector), sector.name.as_str()));
    let fields = [(Field::Overview, "总账")].into_iter().chain(sectors).chain([
        (Field::Structure, "空间结构"),
        (Field::Difficulties, "困难"),
        (Field::Conduct, "政府自身"),
    ]);
    // What our own words can do without still stands in the report.
    let unused = terms.iter().filter(|(_, occurrences)| occurrences.is_empty()).map(|(term, _)| *term);
    let among = |field| {
        let is_in = move |at: &Occurrence<'_>| content.field(*at) == Some(field);
        terms.iter().filter(move |(_, at)| at.iter().any(is_in)).map(|(term, _)| *term)
    };
    let folds: Vec<_> = fields.map(|(field, name)| fold(name, among(field).collect())).collect();
    html! { <nav class="fields" aria-label="按领域">{folds}{fold("只在报告原文里", unused.collect())}</nav> }
}

/// A field's terms; nothing where it has none.
fn fold(name: &'static str, terms: Vec<&'static Term>) -> impl IntoView {
    (!terms.is_empty()).then(|| {
        html! {
            <details class="field">
                <summary>{name}" "<span class="field__count">{format!("{}个词", terms.len())}</span></summary>
                <ul class="notes">
                    {terms.into_iter().map(|term| html! {
                        <li><a href=format!("#{}", Slot::Term.anchor(&term.id))>{term.term.as_str()}</a></li>
                    }).collect_view()}
                </ul>
            </details>
        }
    })
}
