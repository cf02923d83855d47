//! What happens on the page from which editors take something for their own.

use std::mem;

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, History},
    component::builder::{Choice, Shared, shared},
};

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the island: it wakes in the state in which it was
/// prerendered.
#[wasm_bindgen]
pub fn start() {
    let shared = shared();
    let Shared { site, choice, height, .. } = shared;
    let usual = choice.get_untracked();
    choice.set(Choice::parse(&browser::location().0, usual, |show| shared.thing(show).is_some()));
    site.set(browser::site_url());
    browser::listen_last("luojiang-height", move |event| height.set(browser::told_height(event)));
    let owner = Owner::new();
    owner.with(|| {
        Effect::new(move |told: Option<Choice>| {
            let now = choice.get();
            if told.is_some_and(|told| told != now) {
                let (query, fragment) = browser::location();
                browser::set_url(&format!("{}{fragment}", now.to_query(&query)), History::Replace);
            }
            now
        });
    });
    // As long as the page lives.
    mem::forget(owner);
}
