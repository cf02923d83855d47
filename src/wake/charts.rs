//! What happens on the pages with charts.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, History},
    chart::{Query, shared},
};

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered.
#[wasm_bindgen]
pub fn start() {
    follow_location();
    browser::listen_on_window("popstate", |_| follow_location());
}

/// Takes what the URL tells into the state.
fn follow_location() {
    if let Some(shared) = shared() {
        shared.query.set(Query::parse(&browser::location().0, shared.chart));
    }
}

/// Tells the URL what the reader tries.
pub(crate) fn write_url() {
    if let Some(shared) = shared() {
        let (query, fragment) = browser::location();
        let url = shared.query.get_untracked().to_url(&query);
        browser::set_url(&format!("{url}{fragment}"), History::Replace);
    }
}
