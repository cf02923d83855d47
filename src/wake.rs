//! What happens in the browser: the islands wake up, and what is open in the
//! document is kept in step with the URL.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, History},
    route::{Route, Slot},
};

/// The attribute by which a slot's folds and popovers tell their id.
const fn attribute(slot: Slot) -> &'static str {
    match slot {
        Slot::Element => "data-element",
        Slot::Passage => "data-passage",
        Slot::Term => "data-term",
    }
}

thread_local! {
    /// What is selected: shared by all islands, owned by none of them.
    static ROUTE: ArcRwSignal<Route> = ArcRwSignal::new(Route::default());
}

/// The selection, as a signal.
pub(crate) fn route() -> ArcRwSignal<Route> {
    ROUTE.with(Clone::clone)
}

/// Selects something and unfolds its description.
pub(crate) fn select(slot: Slot, id: &str) {
    let now = route().get_untracked();
    if now.get(slot) != Some(id) {
        enter(now.select(slot, id), History::Push);
    }
    let anchor = slot.anchor(id);
    if browser::unfold(&anchor) {
        browser::reveal_beside(&anchor);
    }
}

/// Takes a new route into the signal and the URL.
fn enter(next: Route, how: History) {
    browser::set_url(&next.to_url(&browser::location().0), how);
    route().set(next);
}

/// Prepares the islands' runtime. Called once by `boot.js`, before the islands.
#[wasm_bindgen]
pub fn hydrate() {
    browser::report_panics();
    leptos::mount::hydrate_islands();
}

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered, with nothing selected.
#[wasm_bindgen]
pub fn start() {
    follow_location();
    let fragment = browser::location().1;
    if !fragment.is_empty() {
        browser::lay_out();
        // Where the browser has scrolled was a guess.
        browser::reveal(fragment.trim_start_matches('#'));
    }
    browser::listen_on_window("popstate", |_| follow_location());
    browser::listen("toggle", |event| {
        for slot in Slot::ALL {
            if let Some(toggled) = browser::toggled(event, attribute(slot)) {
                follow_toggle(slot, &toggled);
            }
        }
    });
    browser::listen_last("click", |event| {
        // A link replaces the fragment. What the fragment held moves to the query first, so that it stays selected.
        if browser::follows_fragment(event) {
            browser::lay_out();
            enter(route().get_untracked().unfocused(), History::Replace);
        }
    });
}

/// Opens what the URL names.
fn follow_location() {
    let (query, fragment) = browser::location();
    let next = Route::parse(&query, &fragment);
    for slot in [Slot::Element, Slot::Passage] {
        if let Some(id) = next.get(slot) {
            let anchor = slot.anchor(id);
            let found = browser::unfold(&anchor);
            // Unfolding moves things, so the fragment's target has to be found again.
            if found && next.focus() == Some(slot) {
                browser::reveal(&anchor);
            }
        }
    }
    // One element at most is unfolded, so where none is selected any more, none may stay so.
    if next.get(Slot::Element).is_none() && route().get_untracked().get(Slot::Element).is_some() {
        browser::fold_all("details[data-element]", false);
    }
    route().set(next);
}

/// Keeps the URL in step with a fold or popover that the reader opened or closed.
fn follow_toggle(slot: Slot, toggled: &browser::Toggled) {
    let now = route().get_untracked();
    let is_selected = now.get(slot) == Some(&toggled.id);
    if toggled.open && !is_selected {
        enter(now.select(slot, &toggled.id), History::Replace);
    } else if !toggled.open && is_selected {
        enter(now.clear(slot), History::Replace);
    }
}
