//! What the search answers: what was found, kind by kind; what is near, if nothing was; what to try, if nothing is asked.

use leptos::{either::Either, prelude::*};
use report_search::{Found, Hit, Kind, Piece};

use crate::{
    browser,
    component::live::{anew, live},
    wake::{self, Searching, Supply},
};

/// Where the browser's own search helps out.
const INSTEAD: &str = "也可以用浏览器菜单里的“在页面中查找”。";

/// The kinds of what was found, to look at one of them alone.
#[component]
pub(super) fn Kinds() -> impl IntoView {
    let Searching { found, only, .. } = wake::searching();
    let chip = move |kind: Option<Kind>, count: usize| {
        let is_on = only.get() == kind;
        view! {
            <button type="button" class="search__kind" aria-pressed=is_on.to_string() on:click=move |_| wake::show_only(kind)>
                <span>{live(move || kind.map_or("全部", Kind::label))}</span>
                <span class="search__count">{live(move || count.to_string())}</span>
            </button>
        }
    };
    view! {
        <div class="search__kinds" role="group" aria-label="只看">
            {move || {
                let found = found.read();
                let each = found.kinds.iter().filter(|_| found.kinds.len() > 1).map(|(kind, count)| (Some(*kind), *count));
                let all = (found.kinds.len() > 1).then(|| (None, found.count()));
                all.into_iter().chain(each).map(|(kind, count)| chip(kind, count)).collect_view()
            }}
        </div>
    }
}

/// The answer to what the reader has written so far.
#[component]
pub(super) fn Answer() -> impl IntoView {
    let Searching { found, words, supply, .. } = wake::searching();
    let list = {
        let found = found.clone();
        move || groups(&found.read())
    };
    let is_empty = {
        let found = found.clone();
        move || found.read().hits.is_empty()
    };
    let note = move || match (supply.get(), words.read().trim().is_empty()) {
        (Supply::Awaited, _) => Some(view! { <p class="search__note">"正在打开目录…"</p> }.into_any()),
        (Supply::Failed, _) => Some(failed().into_any()),
        (Supply::Here, true) => Some(start().into_any()),
        (Supply::Here, false) if found.read().hits.is_empty() => Some(nothing(&found.read()).into_any()),
        (Supply::Here, false) => None,
    };
    view! {
        <div class="search__list" id="search-list" role="listbox" aria-label="找到的" hidden=is_empty>{anew(list)}</div>
        {anew(note)}
    }
}

/// What was found, kind by kind.
fn groups(found: &Found) -> impl IntoView + use<> {
    let mut places = 0..;
    let groups: Vec<_> = found
        .hits
        .chunk_by(|one, next| one.kind == next.kind)
        .map(|hits| {
            let kind = hits[0].kind;
            let count = found.kinds.iter().find(|(known, _)| *known == kind).map_or(0, |(_, count)| *count);
            let rows: Vec<_> = hits.iter().zip(places.by_ref()).map(|(hit, place)| row(hit, place)).collect();
            view! {
                <div class="search__group" role="group" aria-label=kind.label()>
                    <p class="search__label" aria-hidden="true">
                        {kind.label()}
                        <span class="search__count">{(count > hits.len()).then(|| format!("{count}条，先列{}条", hits.len()))}</span>
                    </p>
                    {rows}
                </div>
            }
        })
        .collect();
    groups
}

/// One thing that was found.
fn row(hit: &Hit, place: usize) -> impl IntoView + use<> {
    let within = hit
        .within
        .as_ref()
        .map(|title| view! { <span class="hit__within">{format!("在“{title}”里")}</span> });
    let tag = (!hit.tag.is_empty()).then(|| view! { <span class="tag">{hit.tag.clone()}</span> });
    let note = (!hit.note.is_empty()).then(|| view! { <b class="hit__note">{pieces(&hit.note)}</b> });
    let snippet =
        (!hit.snippet.is_empty()).then(|| view! { <span class="hit__text">{pieces(&hit.snippet)}</span> });
    view! {
        <a
            class="hit"
            role="option"
            tabindex="-1"
            aria-selected="false"
            id=wake::option_id(place)
            href=browser::link_from_root(&hit.link)
        >
            <span class="hit__title">{pieces(&hit.title)}" "{note}" "{tag}</span>
            {snippet}
            {within}
        </a>
    }
}

fn pieces(pieces: &[Piece]) -> impl IntoView + use<> {
    let views: Vec<_> = pieces
        .iter()
        .map(|piece| {
            let text = piece.text.clone();
            if piece.is_marked { Either::Left(view! { <mark>{text}</mark> }) } else { Either::Right(text) }
        })
        .collect();
    views
}

/// Nothing was found: what is near.
fn nothing(found: &Found) -> impl IntoView + use<> {
    let near = (!found.nearest.is_empty()).then(|| {
        view! {
            <p>"您要找的是不是："</p>
            <p class="search__tries">{found.nearest.iter().map(|title| attempt(title)).collect_view()}</p>
        }
    });
    view! {
        <div class="search__note">
            <p>"没有找到。换个说法，或者只写两三个字，再试试。"</p>
            {near}
        </div>
    }
}

/// Nothing is asked yet: where readers live, and what to try.
fn start() -> impl IntoView {
    let (townships, examples) = wake::suggestions();
    let township = |hit: &Hit| view! { <a class="search__try" href=browser::link_from_root(&hit.link)>{pieces(&hit.title)}</a> };
    view! {
        <div class="search__note">
            <p>"我的乡镇："</p>
            <p class="search__tries">{townships.iter().map(township).collect_view()}</p>
            <p>"也可以这样搜："</p>
            <p class="search__tries">{examples.iter().map(|example| attempt(example)).collect_view()}</p>
        </div>
    }
}

/// A query to be tried.
fn attempt(query: &str) -> impl IntoView + use<> {
    let words = query.to_owned();
    view! {
        <button type="button" class="search__try" on:click=move |_| wake::search_for(words.clone())>{query.to_owned()}</button>
    }
}

/// The index did not come.
fn failed() -> impl IntoView {
    view! {
        <div class="search__note" role="alert">
            <p>"搜索的目录没有打开，可能是网络不好。"{INSTEAD}</p>
            <p class="search__tries">
                <button type="button" class="search__try" on:click=|_| wake::load()>"再试一次"</button>
            </p>
        </div>
    }
}
