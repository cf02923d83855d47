//! The sheet at the lower edge of a phone. What it shows is a copy of something in the document.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{after_paint, all, by_id, document, focus, within};

/// How much Chinese text fills the sheet on a phone (390 × 844 CSS pixels), in bytes: 300 characters.
const SHEETFUL: usize = 900;

/// The sheet, while it is open.
pub(super) fn element() -> Option<HtmlElement> {
    document()?.query_selector(".sheet--open").ok().flatten()?.dyn_into().ok()
}

/// Puts a copy of the element with this id into the sheet, laid out but not to be seen: if it is what the sheet shows
/// next, it only has to be painted then.
pub(crate) fn prepare(id: &str) {
    if PREPARED.with_borrow(|prepared| prepared.as_ref().is_some_and(|prepared| prepared.id == id)) {
        return;
    }
    let sheet = all(".sheet").into_iter().next();
    let Some(body) = sheet.as_ref().and_then(|sheet| sheet.query_selector(".sheet__body").ok().flatten())
    else {
        return;
    };
    if let Some(prepared) = Prepared::new(id, &body) {
        set_waiting(sheet.as_ref(), true);
        if let Some(before) = PREPARED.replace(Some(prepared)) {
            before.copy.remove();
        }
    }
}

/// What the sheet may show next.
struct Prepared {
    id: String,
    copy: Element,
    /// The blocks of the copy that are laid out later.
    rest: Vec<Element>,
}

thread_local! {
    static PREPARED: RefCell<Option<Prepared>> = const { RefCell::new(None) };
}

impl Prepared {
    /// Adds a copy of the element with this id to the sheet's body.
    fn new(id: &str, body: &Element) -> Option<Self> {
        let copy = copy_of(&by_id(id)?)?;
        let rest = beyond(&copy);
        for element in &rest {
            // Fails only for a name that is none.
            let _ = element.set_attribute("hidden", "");
        }
        mark(&copy, true);
        // Fails only for a node that cannot stand there.
        body.append_child(&copy).ok()?;
        Some(Self { id: id.to_owned(), copy, rest })
    }

    /// Shows it in the place of what was shown before.
    fn show(self, body: &Element) {
        let Self { copy, rest, .. } = self;
        for other in within(body, ":scope > *").iter().filter(|other| **other != copy) {
            other.remove();
        }
        mark(&copy, false);
        after_paint(Box::new(move || {
            for element in rest {
                // Fails only for a name that is none.
                let _ = element.remove_attribute("hidden");
            }
        }));
    }
}

fn mark(copy: &Element, is_next: bool) {
    // Fails only for a class name that is none.
    let _ = copy.class_list().toggle_with_force("sheet__next", is_next);
}

/// A closed sheet that is waiting is laid out, but not to be seen.
fn set_waiting(sheet: Option<&Element>, is_waiting: bool) {
    if let Some(sheet) = sheet {
        // Fails only for a class name that is none.
        let _ = sheet.class_list().toggle_with_force("sheet--waiting", is_waiting);
    }
}

/// Lets the reader begin at the upper edge of what the sheet shows next. To be called before anything else changes, so
/// that the browser need not lay the page out for it.
pub(crate) fn rewind() {
    if let Some(sheet) = element() {
        sheet.set_scroll_top(0);
    }
}

/// Fills the sheet's body with a copy of the element with this id. What lies beyond the sheet's lower edge is laid out
/// only after the beginning has been painted: some descriptions are five times as long as the sheet is high.
pub(crate) fn fill(body: &Element, id: &str) {
    set_waiting(body.closest(".sheet").ok().flatten().as_ref(), false);
    let prepared = PREPARED.take().filter(|prepared| prepared.id == id);
    match prepared.or_else(|| Prepared::new(id, body)) {
        Some(prepared) => prepared.show(body),
        None => body.set_text_content(None),
    }
}

/// The blocks of a copy that come after a sheetful of text.
fn beyond(copy: &Element) -> Vec<Element> {
    let mut room = SHEETFUL;
    let mut blocks = within(copy, ":scope > *");
    blocks.retain(|block| {
        let is_full = room == 0;
        room = room.saturating_sub(block.text_content().map_or(0, |text| text.len()));
        is_full
    });
    blocks
}

/// Shows a copy of an element, of this document or another one, in the place of what was shown before.
pub(super) fn show_copy(body: &Element, element: &Element) {
    body.set_text_content(None);
    if let Some(copy) = copy_of(element) {
        // Fails only for a node that cannot stand there.
        let _ = body.append_child(&copy);
    }
}

/// A copy that may stand in the sheet: an id may stand once in a document, and a heading below the sheet's is one level
/// deeper wherever it came from.
fn copy_of(element: &Element) -> Option<Element> {
    let copy: Element = element.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    // Fails only for a name that is none, as below.
    let _ = copy.remove_attribute("id");
    for element in within(&copy, "[id], h4, h5") {
        let _ = element.remove_attribute("id");
        if element.matches("h4, h5").unwrap_or(false) {
            let _ = element.set_attribute("aria-level", "4");
        }
    }
    Some(copy)
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
