//! The glossary: a list in the document whose entries are also the popovers of the terms in the text.

use leptos::prelude::*;
use report_model::{Origin, Term};

use crate::route::Slot;

/// Terms by their pinyin initial.
///
/// Where the text refers to them, each entry carries the `popover` attribute:
/// closed, it stands in this list; opened by a term in the text, the browser
/// lifts it over the page. So every definition is in the document once,
/// readable and searchable.
#[component]
pub fn Glossary(
    /// The terms, sorted by pinyin.
    terms: Vec<&'static Term>,
    /// Whether terms in the text of the same page open these entries.
    lifts: bool,
) -> impl IntoView {
    let mut groups: Vec<(char, Vec<&'static Term>)> = Vec::new();
    for term in terms {
        match groups.last_mut() {
            Some((initial, terms)) if *initial == term.initial() => terms.push(term),
            _ => groups.push((term.initial(), vec![term])),
        }
    }
    let initials: Vec<_> = groups.iter().map(|(initial, _)| *initial).collect();
    view! {
        <nav class="initials" aria-label="按拼音首字母">
            {initials
                .into_iter()
                .map(|initial| view! { <a href=format!("#{}", group_id(initial))>{initial.to_string()}</a> })
                .collect_view()}
        </nav>
        {groups
            .into_iter()
            .map(|(initial, terms)| {
                view! {
                    <section class="glossary__group" id=group_id(initial) aria-label=format!("拼音 {initial}")>
                        <h3>{initial.to_string()}</h3>
                        <ul class="glossary__list">
                            {terms.into_iter().map(|term| view! { <li><Entry term lifts/></li> }).collect_view()}
                        </ul>
                    </section>
                }
            })
            .collect_view()}
    }
}

fn group_id(initial: char) -> String {
    match initial {
        '#' => "glossary-0".to_owned(),
        letter => format!("glossary-{}", letter.to_ascii_lowercase()),
    }
}

#[component]
fn Entry(term: &'static Term, lifts: bool) -> impl IntoView {
    let anchor = Slot::Term.anchor(&term.id);
    let id = anchor.clone();
    view! {
        <div class="entry" id=id popover=lifts.then_some("") data-term=term.id.as_str()>
            <p class="entry__head">
                <dfn>{term.term.as_str()}</dfn>
                {(term.origin == Origin::Report).then(|| view! { <span class="tag">"报告附注"</span> })}
                {lifts.then(|| view! {
                    <button type="button" class="entry__close" popovertarget=anchor>
                        "关闭"
                    </button>
                })}
            </p>
            <p>{term.definition.as_str()}</p>
            {term.example.as_ref().map(|example| view! { <p class="entry__example">{format!("例：{example}")}</p> })}
        </div>
    }
}
