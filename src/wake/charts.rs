//! What happens on a chart's page.

use std::mem;

use leptos::prelude::*;
use report_feed::{Indicator, LIMIT};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{feed, save, tip};
use crate::{
    browser::{self, Fetched, History},
    chart::{Drawing, Query, State, WIDTHS, drawing, shared},
    content::known,
};

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered.
#[wasm_bindgen]
pub fn start() {
    redraw_on_change();
    follow_location();
    browser::listen_on_window("popstate", |_| follow_location());
    browser::watch_feed(LIMIT, take_feed);
    tip::listen();
    save::listen();
}

/// Draws the charts of the page anew whenever what is added to them changes. As prerendered nothing is added.
fn redraw_on_change() {
    let Some(shared) = shared() else { return };
    let owner = Owner::new();
    owner.with(|| {
        Effect::new(move |drawn: Option<State>| {
            let state = shared.state();
            if drawn.unwrap_or_default() != state {
                for which in Drawing::ALL {
                    for width in WIDTHS {
                        let class = which.class(width);
                        let own = class.rsplit(' ').next().unwrap_or_default();
                        if let Some(scene) = drawing(shared.book, shared.chart, &state, which, width) {
                            browser::draw(&format!("svg.{own}"), &scene);
                        }
                    }
                }
                tip::rove();
                browser::clear();
            }
            state
        });
    });
    // As long as the page lives.
    mem::forget(owner);
}

/// Takes what the progress feed says into the state; says whether it was good. What is known stays until then.
fn take_feed(fetched: Fetched) -> bool {
    let Some(shared) = shared() else { return false };
    let indicators: Vec<_> = known()
        .iter()
        .map(|known| Indicator { id: &known.id, unit: &known.unit, has_target: known.has_target })
        .collect();
    let Some(news) = feed::read(fetched, &indicators, shared.book.target_year) else { return false };
    shared.trouble.set(news.mistakes);
    let Some(reading) = news.reading else { return false };
    shared.latest.set(reading.of(&shared.chart.id).map(feed::latest));
    true
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
