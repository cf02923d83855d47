//! Where a term occurs: links from its entry back into the text.

use crate::html;
use leptos::prelude::*;
use report_model::{Occurrence, Term};

use crate::{content::content, page::from_root, route::Slot};

/// How many places are listed at once; the others wait in a fold.
const AT_ONCE: usize = 3;

/// The places where a term occurs.
#[component]
pub(super) fn Places(term: &'static Term) -> impl IntoView {
    let links: Vec<_> = content().occurrences(&term.id).into_iter().map(link).collect();
    let mut links =
        links.into_iter().map(|(href, words)| html! { <li><a href=from_root(&href)>{words}</a></li> });
    // A fold with one link in it takes as much room as the link.
    let at_once = if links.len() == AT_ONCE + 1 { AT_ONCE + 1 } else { AT_ONCE };
    let first: Vec<_> = links.by_ref().take(at_once).collect();
    let count = links.len();
    if first.is_empty() {
        return html! { <p class="places">"只在报告原文里出现"</p> }.into_any();
    }
    html! {
        <ul class="places" aria-label=format!("哪里说到“{}”", term.term)>{first}</ul>
        {(count > 0).then(|| html! {
            <details class="places__more">
                <summary>{format!("还有{count}处")}</summary>
                <ul class="places">{links.collect_view()}</ul>
            </details>
        })}
    }
    .into_any()
}

/// Where an occurrence is, and what to call it.
fn link(occurrence: Occurrence<'static>) -> (String, String) {
    let main = |anchor: String| format!("index.html#{anchor}");
    match occurrence {
        Occurrence::Minute => (main("minute".to_owned()), "一分钟读懂".to_owned()),
        Occurrence::Structure => (main("structure".to_owned()), "空间结构".to_owned()),
        Occurrence::Element(element) => (main(Slot::Element.anchor(&element.id)), element.name.clone()),
        Occurrence::Sector(sector) => (main(format!("s-{}", sector.id)), sector.name.clone()),
        Occurrence::Passage(passage) => {
            let words = format!("{}年：{}", content().year(passage.topic.part()), passage.title);
            (main(Slot::Passage.anchor(passage.topic.as_str())), words)
        }
        Occurrence::Difficulty(difficulty) => {
            (main(format!("d-{}", difficulty.id)), format!("困难：{}", difficulty.title))
        }
        Occurrence::Indicator(indicator) => {
            (format!("chart/{}.html", indicator.id), format!("图：{}", indicator.name))
        }
        Occurrence::Money => ("money.html".to_owned(), content().money.title.clone()),
    }
}
