//! The sheet at the lower edge of a phone. What it shows is a copy of something in the document.

use wasm_bindgen::JsCast;
use web_sys::Element;

use super::{all, by_id, document, focus};

/// The sheet, while it is open.
pub(super) fn element() -> Option<Element> {
    document()?.query_selector(".sheet--open").ok().flatten()
}

/// Fills the sheet's body with a copy of the element with this id.
pub(crate) fn fill(body: &Element, id: &str) {
    body.set_text_content(None);
    if let Some(element) = by_id(id) {
        show_copy(body, &element);
    }
}

/// Shows a copy of an element, of this document or another one, in the place of what was shown before.
pub(super) fn show_copy(body: &Element, element: &Element) {
    body.set_text_content(None);
    let Ok(Ok(copy)) = element.clone_node_with_deep(true).map(JsCast::dyn_into::<Element>) else { return };
    // An id may stand once in a document, and a heading below the sheet's is one level deeper wherever it came from.
    let _ = copy.remove_attribute("id");
    if let Ok(list) = copy.query_selector_all("[id], h4, h5") {
        for element in (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<Element>().ok()) {
            let _ = element.remove_attribute("id");
            if element.matches("h4, h5").unwrap_or(false) {
                let _ = element.set_attribute("aria-level", "4");
            }
        }
    }
    let _ = body.append_child(&copy);
    body.set_scroll_top(0);
}

/// What the element with this id is called where it stands.
pub(crate) fn heading_of(id: &str) -> Option<String> {
    let element = by_id(id)?;
    let around = |selector| element.closest(selector).ok().flatten();
    let heading =
        around("article").or_else(|| around("details"))?.query_selector("h4, summary").ok().flatten()?;
    Some(heading.text_content()?.trim().to_owned())
}

/// Gives the focus to the heading of the open sheet.
pub(crate) fn focus_heading() {
    if let Some(heading) = all(".sheet--open .sheet__title").first() {
        focus(heading);
    }
}
