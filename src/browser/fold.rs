//! Folds: `<details>` elements.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement};

use super::{all, by_id};

/// Marks a fold whose next `toggle` event tells nothing new.
const QUIET: &str = "data-quiet";

/// The fold in which an element stands.
pub(super) fn fold_around(id: &str) -> Option<Element> {
    by_id(id)?.closest("details").ok().flatten()
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
