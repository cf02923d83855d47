//! What happens on the pages with charts.

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, History},
    chart::{Query, Sorting, shared, sorting},
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
    if let Some(shared) = shared() {
        shared.query.set(Query::parse(&browser::location().0, shared.chart));
    }
    if browser::has_wall() {
        show(Sorting::parse(&browser::location().0));
    }
}

/// Shows the overview in an order, and what is to be shown of it.
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

/// Tells the URL what the reader tries, or has chosen.
pub(crate) fn write_url() {
    let (query, fragment) = browser::location();
    let url = match shared() {
        Some(shared) => shared.query.get_untracked().to_url(&query),
        None => sorting().get_untracked().to_url(&query),
    };
    browser::set_url(&format!("{url}{fragment}"), History::Replace);
}
