//! What happens on the page with all indicators.

use leptos::prelude::*;
use report_feed::{Indicator, LIMIT};
use wasm_bindgen::prelude::wasm_bindgen;

use super::feed;
use crate::{
    browser::{self, Fetched, History},
    chart::{Sorting, mistakes_told, progress_told, sorting},
    content::charts,
};

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered.
#[wasm_bindgen]
pub fn start() {
    follow_location();
    browser::listen_on_window("popstate", |_| follow_location());
    browser::watch_feed(LIMIT, take_feed);
}

/// Tells on the tiles what the progress feed says; says whether it was good. What is known stays until then.
fn take_feed(fetched: Fetched) -> bool {
    let book = charts();
    let indicators: Vec<_> = book
        .charts
        .iter()
        .map(|chart| Indicator { id: &chart.id, unit: &chart.unit, has_target: chart.target.is_some() })
        .collect();
    let Some(news) = feed::read(fetched, &indicators, book.target_year) else { return false };
    browser::tell_trouble(mistakes_told(news.mistakes).as_deref());
    let Some(reading) = news.reading else { return false };
    for chart in &book.charts {
        let latest = reading.of(&chart.id).map(feed::latest);
        let told = latest.as_ref().map(|latest| progress_told(chart, latest));
        browser::tell_latest(
            &format!("i-{}", chart.id),
            latest.as_ref().zip(told.as_deref()).map(|(latest, told)| (told, &*latest.source, &*latest.url)),
        );
    }
    true
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
