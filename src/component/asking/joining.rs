//! Questions in which things are joined to their partners.
//!
//! A list to choose from stands beside each thing: it works by finger, mouse and keyboard, with every screen reader,
//! and nothing has to be dragged.

use leptos::prelude::*;
use report_quiz::{Answer, letter};

use super::{Desk, Mode};
use crate::component::field::chosen;

/// Things on the left, each with a choice of partners.
#[component]
pub(super) fn Joining(desk: Desk, left: &'static [String], right: &'static [String]) -> impl IntoView {
    let rows = left.iter().enumerate().map(|(at, thing)| view! { <Row desk at thing right/> }).collect_view();
    // A class can't see what is in a list that is closed.
    let partners = (desk.mode == Mode::Class).then(|| {
        let partner = |(place, position): (usize, usize)| {
            let words = right.get(position)?;
            Some(view! { <li><span class="asking__letter">{letter(place)}</span><span>{words.as_str()}</span></li> })
        };
        let partners = desk.positions().into_iter().enumerate().map(partner).collect_view();
        view! { <ul class="asking__partners" aria-label="可以选的">{partners}</ul> }
    });
    view! {
        <p class="asking__how">"给每一样选出它的搭档。"</p>
        {partners}
        {rows}
    }
}

/// The partner that is joined to a thing.
fn partner(desk: Desk, at: usize) -> Option<usize> {
    desk.trying.answer.with(|answer| match answer {
        Some(Answer::Match(partners)) => partners.get(at).copied().flatten(),
        _ => None,
    })
}

/// Joins a partner to a thing, or nothing.
fn join(desk: Desk, at: usize, partner: Option<usize>) {
    let Some(Answer::Match(mut partners)) = desk.trying.answer.get_untracked() else { return };
    if let Some(place) = partners.get_mut(at) {
        *place = partner;
        desk.take(Answer::Match(partners));
    }
}

/// A thing with its choice.
#[component]
fn Row(desk: Desk, at: usize, thing: &'static str, right: &'static [String]) -> impl IntoView {
    let id = desk.id(&format!("left-{at}"));
    let now = Memo::new(move |_| partner(desk, at));
    let is_open = desk.trying.is_open;
    let option = move |(place, position): (usize, usize)| {
        let words = format!("{} {}", letter(place), right.get(position)?);
        Some(
            view! { <option value=position.to_string() selected=move || now.get() == Some(position)>{words}</option> },
        )
    };
    let options = desk.positions().into_iter().enumerate().map(option).collect_view();
    let pick = move |event| {
        // What is no number is the first line, which says that nothing was chosen.
        let position = chosen(&event).and_then(|value| value.parse().ok());
        join(desk, at, position.filter(|position| *position < right.len()));
    };
    let sign = move || {
        let is_judged = is_open.get() && (desk.mode == Mode::Alone || now.get().is_some());
        is_judged.then(|| if now.get() == Some(at) { "✓ 对" } else { "✗ 不对" })
    };
    view! {
        <p
            class="asking__row"
            class:asking__row--right=move || is_open.get() && now.get() == Some(at)
            class:asking__row--wrong=move || is_open.get() && sign().is_some() && now.get() != Some(at)
        >
            <label for=id.clone()>{thing}</label>
            <select id=id on:change=pick>
                <option value="" selected=move || now.get().is_none()>"选一选"</option>
                {options}
            </select>
            {move || sign().map(|sign| view! { <b class="asking__sign">{sign}</b> })}
        </p>
    }
}
