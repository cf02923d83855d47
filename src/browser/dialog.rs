//! A dialog over the page.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, KeyboardEvent};

use super::{document, focus, is_taken_by_input_method, mark_page, pressed, root, within};

thread_local! {
    /// What had the focus before a dialog took it.
    static BEFORE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// The class of `<html>` while a dialog lies over the page.
const UNDER: &str = "under-dialog";

/// Marks a dialog that does by itself what the browser doesn't know how to do.
const BY_HAND: &str = "data-by-hand";

/// What can have the focus in a dialog.
const STOPS: &str = "input, button, a[href]:not([tabindex='-1'])";

/// Lays a dialog over the page, and gives the focus to what has `autofocus` in it.
pub(crate) fn show_dialog(dialog: &HtmlDialogElement) {
    BEFORE.set(active());
    mark_page(UNDER);
    // Throws where the browser knows no dialogs, or if it is open.
    if dialog.show_modal().is_err() {
        for (name, value) in [("open", ""), ("role", "dialog"), ("aria-modal", "true"), (BY_HAND, "")] {
            // Fails only for a name that is none.
            let _ = dialog.set_attribute(name, value);
        }
    }
    if let Some(field) = within(dialog, "[autofocus]").first() {
        focus(field);
    }
}

/// Takes a dialog away, and gives the focus back to what had it.
pub(crate) fn hide_dialog(dialog: &HtmlDialogElement) {
    if dialog.has_attribute(BY_HAND) {
        let _ = dialog.remove_attribute("open");
    } else {
        dialog.close();
    }
    if let Some(root) = root() {
        // Fails only for a class name that is none.
        let _ = root.class_list().remove_1(UNDER);
    }
    give_focus_back();
}

/// Gives the focus back to what had it before the last dialog.
pub(crate) fn give_focus_back() {
    if let Some(element) = BEFORE.with_borrow(Clone::clone) {
        focus(&element);
    }
}

/// Keeps the focus in a dialog where the browser doesn't: Tab leads from its end to its beginning, and back.
pub(crate) fn keep_focus(dialog: &HtmlDialogElement, event: &Event) {
    let Some(event) = pressed(event).filter(|event| event.key() == "Tab") else { return };
    if !dialog.has_attribute(BY_HAND) {
        return;
    }
    let stops = within(dialog, STOPS);
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let (from, to) = if event.shift_key() { (first, last) } else { (last, first) };
    if active().as_ref() == Some(from) {
        event.prevent_default();
        focus(to);
    }
}

/// Whether a key is to close the dialog.
pub(crate) fn is_escaped(event: &Event) -> bool {
    pressed(event).is_some_and(|event| event.key() == "Escape")
}

/// Whether an event is a key of an input method.
pub(crate) fn by_input_method(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_some_and(is_taken_by_input_method)
}

/// Whether an event happened at the dialog itself and nothing in it: on a wide screen, beside it.
pub(crate) fn is_beside(dialog: &HtmlDialogElement, event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.as_ref() == Some(dialog.as_ref())
}

fn active() -> Option<Element> {
    document()?.active_element()
}
