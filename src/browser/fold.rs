//! Folds: `<details>` elements.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement};

use super::{all, by_id, listen_on_window};

/// Marks a fold whose next `toggle` event tells nothing new.
const QUIET: &str = "data-quiet";

/// The fold in which an element stands.
pub(super) fn fold_around(id: &str) -> Option<Element> {
    by_id(id)?.closest("details").ok().flatten()
}

/// The anchor of what took the place of something, if the document remembers that one.
pub(crate) fn successor(anchor: &str) -> Option<String> {
    by_id(anchor)?.get_attribute("data-now")
}

/// Whether the element with this id stands in a fold.
pub(crate) fn is_in_fold(id: &str) -> bool {
    fold_around(id).is_some()
}

/// Opens the fold in which the element with this id stands, without telling; false if there is none.
pub(crate) fn unfold(id: &str) -> bool {
    set(fold_around(id), true)
}

/// Closes the fold in which the element with this id stands, without telling.
pub(crate) fn fold(id: &str) {
    set(fold_around(id), false);
}

/// Opens or closes every fold that matches a selector, without telling.
pub(crate) fn fold_all(selector: &str, open: bool) {
    for element in all(selector) {
        set(Some(element), open);
    }
}

fn set(element: Option<Element>, open: bool) -> bool {
    let Some(Ok(details)) = element.map(Element::dyn_into::<HtmlDetailsElement>) else { return false };
    if details.open() != open {
        // Fails only for a name that is none.
        let _ = details.set_attribute(QUIET, "");
        details.set_open(open);
    }
    true
}

/// Marks a fold that is open only while the page is printed; holds the name of its group.
const PRINTED: &str = "data-printed";

/// Has all folds open while the page is printed, for browsers whose styles can't open them.
pub(crate) fn unfold_for_printing() {
    listen_on_window("beforeprint", |_| {
        for fold in all("details:not([open])") {
            // Of a group with a name only one may be open.
            let name = fold.get_attribute("name").unwrap_or_default();
            // These fail only for names that are none.
            let _ = fold.set_attribute(PRINTED, &name);
            let _ = fold.remove_attribute("name");
            set(Some(fold), true);
        }
    });
    listen_on_window("afterprint", |_| {
        for fold in all("details[data-printed]") {
            set(Some(fold.clone()), false);
            if let Some(name) = fold.get_attribute(PRINTED).filter(|name| !name.is_empty()) {
                let _ = fold.set_attribute("name", &name);
            }
            let _ = fold.remove_attribute(PRINTED);
        }
    });
}

/// A thing that was opened or closed: its `data-…` attribute says which.
pub(crate) struct Toggled {
    /// The value of the attribute.
    pub(crate) id: String,
    /// Whether it is open now.
    pub(crate) open: bool,
}

/// Reads a `toggle` event of a fold that has the given data attribute and that a reader toggled.
pub(crate) fn toggled(event: &Event, attribute: &str) -> Option<Toggled> {
    let element = event.target()?.dyn_into::<HtmlDetailsElement>().ok()?;
    let id = element.get_attribute(attribute)?;
    if element.has_attribute(QUIET) {
        let _ = element.remove_attribute(QUIET);
        return None;
    }
    Some(Toggled { id, open: element.open() })
}
