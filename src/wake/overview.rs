//! What happens on the page with all indicators.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, History},
    chart::{Sorting, sorting},
    content::charts,
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
    show(Sorting::parse(&browser::location().0));
}

/// Shows the indicators in an order, and what is to be shown of them.
pub(crate) fn show(chosen: Sorting) {
    let sorting = sorting();
    if sorting.get_untracked() == chosen {
        return;
    }
    sorting.set(chosen);
    let groups: Vec<_> = chosen
        .arrange(charts())
        .into_iter()
        .map(|group| (group.anchor, group.charts.iter().map(|chart| format!("i-{}", chart.id)).collect()))
        .collect();
    browser::arrange(&groups, chosen == Sorting::default());
}

/// Tells the URL what the reader has chosen.
pub(crate) fn write_url() {
    let (query, fragment) = browser::location();
    let url = sorting().get_untracked().to_url(&query);
    browser::set_url(&format!("{url}{fragment}"), History::Replace);
}
