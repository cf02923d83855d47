//! The glossary: the list of all entries, and the terms in the text that lead to it.

mod fields;
mod places;

use crate::html;
use leptos::prelude::*;
use report_model::{Origin, Published, Term};

pub use self::fields::Fields;
use self::places::Places;
use super::{formerly::Formerly, rich_text::Rich, share_link::ShareLink, tools::Listen};
use crate::{page::from_root, route::Slot, share::Subject};

/// A term where it stands in the text: an ordinary link to its entry.
///
/// Where the page is awake, it opens the [`Gloss`] instead.
#[component]
pub fn TermLink(
    /// The term's id.
    id: &'static str,
    /// The words that stand in the text.
    words: &'static str,
) -> impl IntoView {
    html! { <a class="term" href=from_root(&format!("glossary.html#{}", Slot::Term.anchor(id)))>{words}</a> }
}

/// The note that shows a copy of an entry beside its term (see `browser/gloss.rs`).
///
/// An entry takes a moment to come only once; until then the gloss says so.
#[component]
pub fn Gloss() -> impl IntoView {
    html! {
        <div class="gloss" id="gloss" role="dialog" aria-label="名词解释" aria-describedby="gloss-text" tabindex="-1" hidden>
            <div class="gloss__text" id="gloss-text">
                <p>"正在打开…"</p>
            </div>
            <p class="gloss__buttons">
                <Listen/>
                <button class="gloss__close" type="button">"关闭"</button>
            </p>
            <button class="gloss__back" type="button" hidden></button>
        </div>
    }
}

/// Terms by their pinyin initial.
#[component]
pub fn Glossary(
    /// The terms, sorted by pinyin.
    terms: Vec<&'static Term>,
) -> impl IntoView {
    let mut groups: Vec<(char, Vec<&'static Term>)> = Vec::new();
    for term in terms {
        match groups.last_mut() {
            Some((initial, terms)) if *initial == term.initial() => terms.push(term),
            _ => groups.push((term.initial(), vec![term])),
        }
    }
    let initials: Vec<_> = groups.iter().map(|(initial, _)| *initial).collect();
    html! {
        <nav class="initials" aria-label="按拼音首字母">
            {initials
                .into_iter()
                .map(|initial| html! { <a href=format!("#{}", group_id(initial))>{initial.to_string()}</a> })
                .collect_view()}
        </nav>
        {groups
            .into_iter()
            .map(|(initial, terms)| {
                html! {
                    <section class="glossary__group" id=group_id(initial) aria-label=format!("拼音 {initial}")>
                        <h3>{initial.to_string()}</h3>
                        <ul class="glossary__list">
                            {terms.into_iter().map(|term| html! { <li><Entry term/><ShareLink subject=Subject::Term(term)/></li> }).collect_view()}
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

/// What a term means, as the gloss shows it too, and where it occurs.
#[component]
pub fn Entry(
    /// The term.
    term: &'static Term,
) -> impl IntoView {
    let origin = match term.origin {
        Origin::Report => "报告附注",
        Origin::Editor => "编者写的",
    };
    html! {
        <div class="entry" id=Slot::Term.anchor(&term.id)>
            <Formerly kind=Published::Term id=term.id.as_str()/>
            <p class="entry__head">
                <dfn>{term.term.as_str()}</dfn>
                <span class=format!("tag tag--{}", term.origin.as_str())>{origin}</span>
            </p>
            <p><Rich text=&term.definition/></p>
            {term.example.as_ref().map(|example| html! { <p class="entry__example">"例："<Rich text=example/></p> })}
        </div>
        <Places term/>
    }
}
