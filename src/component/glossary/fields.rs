//! The glossary by field: which words belong to industry, which to the countryside.

use leptos::prelude::*;
use report_model::{Field, Term};

use crate::{content::content, route::Slot};

/// Terms by the fields in which they occur, each field a fold. A term may belong to several.
#[component]
pub fn Fields() -> impl IntoView {
    let terms = || content().terms.iter();
    let sectors = content().sectors.iter().map(|sector| (Field::Sector(sector), sector.name.as_str()));
    let fields = [(Field::Overview, "总账")].into_iter().chain(sectors).chain([
        (Field::Structure, "空间结构"),
        (Field::Difficulties, "困难"),
        (Field::Conduct, "政府自身"),
    ]);
    // What our own words can do without still stands in the report.
    let unused = terms().filter(|term| content().occurrences(&term.id).is_empty()).collect();
    let folds: Vec<_> =
        fields.map(|(field, name)| fold(name, terms().filter(|term| is_in(term, field)).collect())).collect();
    view! { <nav class="fields" aria-label="按领域">{folds}{fold("只在报告原文里", unused)}</nav> }
}

/// A field's terms; nothing where it has none.
fn fold(name: &'static str, terms: Vec<&'static Term>) -> impl IntoView {
    (!terms.is_empty()).then(|| {
        view! {
            <details class="field">
                <summary>{name}" "<span class="field__count">{format!("{}个词", terms.len())}</span></summary>
                <ul class="notes">
                    {terms.into_iter().map(|term| view! {
                        <li><a href=format!("#{}", Slot::Term.anchor(&term.id))>{term.term.as_str()}</a></li>
                    }).collect_view()}
                </ul>
            </details>
        }
    })
}

/// Whether a term occurs in a field.
fn is_in(term: &'static Term, field: Field<'static>) -> bool {
    let content = content();
    content.occurrences(&term.id).into_iter().any(|occurrence| content.field(occurrence) == Some(field))
}
