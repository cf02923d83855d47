//! What happens in the browser: the islands wake up. Each WebAssembly module has its own `start`.

#[cfg(feature = "charts")]
mod charts;
#[cfg(feature = "explainer")]
mod explainer;
#[cfg(any(feature = "charts", feature = "overview"))]
mod feed;
#[cfg(feature = "explainer")]
mod gloss;
#[cfg(feature = "overview")]
mod overview;
#[cfg(feature = "charts")]
mod save;
#[cfg(feature = "charts")]
mod tip;

use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(feature = "charts")]
pub(crate) use self::charts::*;
#[cfg(feature = "explainer")]
pub(crate) use self::explainer::*;
#[cfg(feature = "overview")]
pub(crate) use self::overview::*;
use crate::browser;

/// Prepares the islands' runtime. Called once by `boot.js`, before the islands.
#[wasm_bindgen]
pub fn hydrate() {
    browser::report_panics();
    leptos::mount::hydrate_islands();
}
