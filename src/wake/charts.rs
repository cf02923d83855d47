//! What happens on a chart's page.

use std::mem;

use leptos::prelude::*;
use report_feed::{Date, Expected, Indicator, LIMIT, Reading};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{save, tip};
use crate::{
    browser::{self, Fetched, History},
    chart::{Drawing, Latest, Query, State, WIDTHS, drawing, shared},
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

/// How many mistakes of a feed are told; a broken file can have thousands.
const TOLD: usize = 10;

/// Takes what the progress feed says into the state. What is wrong in it is told on the console, and counted.
fn take_feed(fetched: Fetched) {
    let Some(shared) = shared() else { return };
    let reading = match fetched {
        Fetched::Text(text, sent) => read(&text, sent, shared.book.target_year),
        Fetched::TooLarge => {
            browser::warn(&format!("data/progress.json: more than {LIMIT} bytes, not read"));
            Some(Reading { rejected: 1, ..Reading::default() })
        }
        Fetched::Absent => Some(Reading::default()),
    };
    if let Some(reading) = reading {
        for problem in reading.problems.iter().take(TOLD) {
            browser::warn(&format!("data/progress.json: {problem}"));
        }
        shared.trouble.set(reading.rejected.max(reading.problems.len()));
        shared.latest.set(reading.of(&shared.chart.id).map(|progress| Latest {
            value: progress.value,
            date: progress.as_of.chinese(),
            source: progress.source.title.clone(),
            url: progress.source.url.clone(),
        }));
    }
}

/// Reads a feed by what is known of all indicators. None if the time at which it was sent is no day.
fn read(text: &str, sent: f64, target_year: u16) -> Option<Reading> {
    let indicators: Vec<_> = known()
        .iter()
        .map(|known| Indicator { id: &known.id, unit: &known.unit, has_target: known.has_target })
        .collect();
    let today = Date::in_china(sent)?;
    Some(report_feed::read(text, &Expected { indicators: &indicators, target_year, today }))
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
