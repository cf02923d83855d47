//! The glossary by field: which words belong to industry, which to the countryside.

use leptos::prelude::*;
use report_model::{Field, Term};

use crate::{content::content, route::Slot};

/// Terms by the fields in which they occur, each field a fold. A term may belong to several.
#[component]
pub fn Fields(
    /// The terms, sorted by pinyin.
    terms: Vec<&'static Term>,
) -> impl IntoView {
    let sectors = content().sectors.iter().map(|sector| (Field::Sector(sector), sector.name.as_str()));
    let fields = [(Field::Overview, "总账")].into_iter().chain(sectors).chain([
        (Field::Structure, "空间结构"),
        (Field::Difficulties, "困难"),
        (Field::Conduct, "政府自身"),
    ]);
    let fold = |(field, name): (Field<'static>, &'static str)| {
        let inside: Vec<_> = terms.iter().copied().filter(|term| is_in(term, field)).collect();
        (!inside.is_empty()).then(|| view! {
            <details class="field">
                <summary>{name}" "<span class="field__count">{format!("{}个词", inside.len())}</span></summary>
                <ul class="notes">
                    {inside.into_iter().map(|term| view! {
                        <li><a href=format!("#{}", Slot::Term.anchor(&term.id))>{term.term.as_str()}</a></li>
                    }).collect_view()}
                </ul>
            </details>
        })
    };
    view! { <nav class="fields" aria-label="按领域">{fields.map(fold).collect_view()}</nav> }
}

/// Whether a term occurs in a field.
fn is_in(term: &'static Term, field: Field<'static>) -> bool {
    let content = content();
    content.occurrences(&term.id).into_iter().any(|occurrence| content.field(occurrence) == Some(field))
}
