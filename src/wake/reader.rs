//! What every page offers. Its module is loaded when a reader first asks for something of it.

use wasm_bindgen::prelude::wasm_bindgen;

use super::search;

/// Listens from here on. Called once by `boot.js`.
#[wasm_bindgen]
pub fn start() {
    search::listen();
}

/// Opens what a reader asks for, by the name that its button has in `data-reader`.
#[wasm_bindgen]
pub fn open(what: &str) {
    if what == "search" {
        search::open();
    }
}
