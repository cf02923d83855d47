//! What happens on the pages for class.

use wasm_bindgen::prelude::wasm_bindgen;

use super::deck;

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered.
#[wasm_bindgen]
pub fn start() {
    deck::start();
    super::quiz::start();
    super::worksheet::start();
}
