//! The player (see `component/speaker`): what is asked of it, and what it shows.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlSelectElement};

use crate::browser::{around, by_id, document, focus, mark_page, plain_key, root};

/// The class of `<html>` while the player is open.
const OPEN: &str = "speaks";

thread_local! {
    /// What had the focus before the player opened.
    static BEFORE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

fn player() -> Option<Element> {
    by_id("speaker")
}

/// Something in the player.
fn part(selector: &str) -> Option<Element> {
    player()?.query_selector(selector).ok().flatten()
}

fn set_hidden(hidden: bool) {
    if let Some(player) = player() {
        // Fails only for a name that is none.
        let _ = player.toggle_attribute_with_force("hidden", hidden);
    }
}

/// Whether the player is open.
pub(crate) fn is_player_open() -> bool {
    player().is_some_and(|player| !player.has_attribute("hidden"))
}

/// Opens the player and makes room for it; the focus goes to its button for play and pause.
pub(crate) fn open_player() {
    if is_player_open() {
        return;
    }
    BEFORE.set(document().and_then(|document| document.active_element()));
    set_hidden(false);
    mark_page(OPEN);
    if let Some(button) = part("[data-speak=toggle]") {
        focus(&button);
    }
}

/// Closes the player, and gives the focus back if it was there.
pub(crate) fn close_player() {
    let active = document().and_then(|document| document.active_element());
    let is_lost = active.is_none_or(|active| active.matches("body, .speaker *").unwrap_or(false));
    set_hidden(true);
    if let Some(root) = root() {
        // Fails only for a class name that is none.
        let _ = root.class_list().remove_1(OPEN);
    }
    if let Some(before) = BEFORE.take().filter(|_| is_lost) {
        focus(&before);
    }
}

/// What a click in the player asks for.
pub(crate) fn asks(event: &Event) -> Option<String> {
    around(event, "[data-speak]")?.get_attribute("data-speak")
}

/// The number of the speed that a reader has chosen by this event, in the order of the list.
pub(crate) fn chosen_speed(event: &Event) -> Option<usize> {
    let list = around(event, ".speaker__speed")?.dyn_into::<HtmlSelectElement>().ok()?;
    usize::try_from(list.selected_index()).ok()
}

/// Whether a key asks to close the player: Escape, unless something else is open that it closes.
pub(crate) fn escapes_player(event: &Event) -> bool {
    let is_escape = plain_key(event).is_some_and(|key| key == "Escape");
    let is_open = |selector: &str| {
        document()
            .is_some_and(|document| document.query_selector(selector).is_ok_and(|found| found.is_some()))
    };
    let is_free = !is_open("dialog[open], .gloss:not([hidden]), .sheet--open:not([hidden])");
    is_escape && (around(event, ".speaker").is_some() || is_free)
}

/// Shows which speed is chosen.
pub(crate) fn show_speed(number: usize) {
    let list = part(".speaker__speed").and_then(|list| list.dyn_into::<HtmlSelectElement>().ok());
    if let (Some(list), Ok(number)) = (list, i32::try_from(number)) {
        list.set_selected_index(number);
    }
}

/// Shows whether the voice speaks.
pub(crate) fn show_on(on: bool) {
    if let Some(player) = player() {
        // These fail only for names that are none.
        let _ = player.class_list().toggle_with_force("speaker--on", on);
    }
    if let Some(button) = part("[data-speak=toggle]") {
        let _ = button.set_attribute("aria-label", if on { "暂停" } else { "播放" });
    }
}

/// Shows what is being read, as a heading.
pub(crate) fn show_title(words: &str) {
    write(".speaker__title", words);
}

/// Tells something, in the place of the heading; screen readers read it out.
pub(crate) fn show_told(words: &str) {
    if !words.is_empty() {
        show_title("");
    }
    write(".speaker__told", words);
}

fn write(selector: &str, words: &str) {
    if let Some(part) = part(selector) {
        part.set_text_content(Some(words));
    }
}
