//! What happens in the browser: the islands wake up. Each WebAssembly module has its own `start`.

#[cfg(feature = "builder")]
mod builder;
#[cfg(feature = "charts")]
mod charts;
#[cfg(feature = "classroom")]
mod classroom;
#[cfg(feature = "classroom")]
pub(crate) mod deck;
#[cfg(feature = "explainer")]
mod explainer;
#[cfg(any(feature = "charts", feature = "overview"))]
mod feed;
#[cfg(feature = "explainer")]
mod gloss;
#[cfg(feature = "overview")]
mod overview;
#[cfg(feature = "classroom")]
mod quiz;
#[cfg(feature = "reader")]
mod reader;
#[cfg(feature = "charts")]
mod save;
#[cfg(feature = "reader")]
mod search;
#[cfg(feature = "speech")]
mod speech;
#[cfg(feature = "charts")]
mod tip;
#[cfg(feature = "classroom")]
mod worksheet;

use std::thread;
#[cfg(any(feature = "charts", feature = "explainer"))]
use std::time::Duration;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "charts")]
pub(crate) use self::charts::*;
#[cfg(feature = "classroom")]
pub(crate) use self::deck::write_url;
#[cfg(feature = "explainer")]
pub(crate) use self::explainer::*;
#[cfg(feature = "overview")]
pub(crate) use self::overview::*;
#[cfg(feature = "reader")]
pub(crate) use self::search::*;
use crate::browser;

/// How long a mouse may be on its way from what it pointed at to what that opened.
#[cfg(any(feature = "charts", feature = "explainer"))]
const WAY: Duration = Duration::from_millis(350);

/// Prepares the islands' runtime. Called by `boot.js` before the islands, and once more after each that failed: what it
/// has left behind would be around the next one.
#[wasm_bindgen]
pub fn hydrate() {
    // After a panic, which ended nothing here, the hook can't be set any more, and needn't be.
    if !thread::panicking() {
        browser::report_panics();
    }
    // Reading aloud has no islands: all that it shows is in the document.
    #[cfg(not(feature = "speech"))]
    leptos::mount::hydrate_islands();
}
