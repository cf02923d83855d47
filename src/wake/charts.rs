//! What happens on the pages with charts.

use std::mem;

use leptos::prelude::*;
use report_feed::{Date, Expected, Indicator, LIMIT, Reading};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{save, tip};
use crate::{
    browser::{self, Fetched, History},
    chart::{Drawing, Latest, Query, Sorting, State, WIDTHS, drawing, shared, sorting},
    content::charts,
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
                        if let Some(scene) = drawing(charts(), shared.chart, &state, which, width) {
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
    let reading = match fetched {
        Fetched::Text(text, sent) => read(&text, sent),
        Fetched::TooLarge => {
            browser::warn(&format!("data/progress.json: more than {LIMIT} bytes, not read"));
            Some(Reading { rejected: 1, ..Reading::default() })
        }
        Fetched::Absent => Some(Reading::default()),
    };
    if let (Some(reading), Some(shared)) = (reading, shared()) {
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

/// Reads a feed by what this page knows. None if the time at which it was sent is no day.
fn read(text: &str, sent: f64) -> Option<Reading> {
    let book = charts();
    let indicators: Vec<_> = book
        .charts
        .iter()
        .map(|chart| Indicator { id: &chart.id, unit: &chart.unit, has_target: chart.target.is_some() })
        .collect();
    let today = Date::in_china(sent)?;
    Some(report_feed::read(text, &Expected { indicators: &indicators, target_year: book.target_year, today }))
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
