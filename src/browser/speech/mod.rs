//! Reading aloud: the voice, the pieces of the page that it reads, the light on what it says.

mod light;
mod piece;
mod start;
mod voice;
mod walk;

pub(crate) use self::{
    light::{Following, darken},
    piece::Piece,
    start::{looked_at, pointed_at, remember_selection, selected},
    voice::{Failure, Said, hush, say},
};
use std::cell::RefCell;

use web_sys::{Element, Event};

use super::{around, by_id, document, focus, has_popover, mark_page, plain_key, root, window};

/// The class of `<html>` while the player is open.
const OPEN: &str = "speaks";

thread_local! {
    /// What had the focus before the player opened.
    static BEFORE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Makes room for the player, and leads the focus to a button of it.
pub(crate) fn open_player(button: &Element) {
    BEFORE.set(document().and_then(|document| document.active_element()));
    mark_page(OPEN);
    focus(button);
}

/// Takes the player's room back, and gives the focus back if it was in the player.
pub(crate) fn close_player() {
    if let Some(root) = root() {
        // Fails only for a class name that is none.
        let _ = root.class_list().remove_1(OPEN);
    }
    let before = BEFORE.take();
    let active = document().and_then(|document| document.active_element());
    let is_lost = active.is_none_or(|active| active.matches("body, .speaker *").unwrap_or(false));
    if let Some(before) = before.filter(|_| is_lost) {
        focus(&before);
    }
}

/// Whether a key asks to close the player: Escape, unless something else is open that it closes.
pub(crate) fn escapes_player(event: &Event) -> bool {
    let is_escape = plain_key(event).is_some_and(|key| key == "Escape");
    let is_open = |selector: &str| {
        document()
            .is_some_and(|document| document.query_selector(selector).is_ok_and(|found| found.is_some()))
    };
    is_escape
        && (around(event, ".speaker").is_some()
            || !has_popover() && !is_open("dialog[open], .sheet--open:not([hidden])"))
}

/// How much of the window's lower edge the player takes, in CSS pixels.
fn player_height() -> f64 {
    by_id("speaker").map_or(0.0, |player| player.get_bounding_client_rect().height())
}

/// The lower edge of the bar that stays at the top of the window; 0 while it is on its way there.
fn bar() -> f64 {
    let bounds = by_id("contents").map(|bar| bar.get_bounding_client_rect());
    bounds.filter(|bounds| bounds.top() < 1.0).map_or(0.0, |bounds| bounds.bottom().max(0.0))
}

/// What the window shows of the page, from the bar to the player: upper and lower edge in CSS pixels.
fn room() -> (f64, f64) {
    (bar(), super::view::window_size().1 - player_height())
}

/// What a reader has selected, if anything.
fn selection() -> Option<web_sys::Selection> {
    window()?.get_selection().ok().flatten().filter(|selection| !selection.is_collapsed())
}
