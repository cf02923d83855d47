//! A dialog over the page.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, KeyboardEvent};

use super::{document, focus, mark_page, root, within};

thread_local! {
    /// What had the focus before a dialog took it.
    static BEFORE: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// The class of `<html>` while a dialog lies over the page.
const UNDER: &str = "under-dialog";

/// What a dialog does itself where the browser knows no dialogs.
const BY_HAND: &str = "data-by-hand";

/// Lays a dialog over the page, and gives the focus to what has `autofocus` in it.
pub(crate) fn show_dialog(dialog: &HtmlDialogElement) {
    BEFORE.set(document().and_then(|document| document.active_element()));
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
        let _ = root.class_list().remove_1(UNDER);
    }
    if let Some(element) = BEFORE.take() {
        focus(&element);
    }
}

/// Keeps the focus in a dialog where the browser doesn't: Tab leads from its end to its beginning, and back.
pub(crate) fn keep_focus(dialog: &HtmlDialogElement, event: &KeyboardEvent) {
    if event.key() != "Tab" || !dialog.has_attribute(BY_HAND) {
        return;
    }
    let stops = within(dialog, "input, button:not([hidden]), a[href]:not([tabindex='-1'])");
    let (Some(first), Some(last)) = (stops.first(), stops.last()) else { return };
    let (from, to) = if event.shift_key() { (first, last) } else { (last, first) };
    if document().and_then(|document| document.active_element()).as_ref() == Some(from) {
        event.prevent_default();
        focus(to);
    }
}

/// Whether a click fell on the dialog's own ground, which on a wide screen is what lies around its content.
pub(crate) fn is_beside(dialog: &HtmlElement, event: &web_sys::Event) -> bool {
    event.target().and_then(|target| target.dyn_into::<Element>().ok()).as_ref()
        == dialog.dyn_ref::<Element>()
}
