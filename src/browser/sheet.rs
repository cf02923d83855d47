//! The sheet at the lower edge of a phone. What it shows is a copy of something in the document.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{after_paint, all, by_id, document, focus, within};

/// How much Chinese text fills the sheet on a phone (390 × 844 CSS pixels), in bytes: 300 characters.
const SHEETFUL: usize = 900;

/// The sheet, while it is open.
pub(super) fn element() -> Option<HtmlElement> {
    document()?.query_selector(".sheet--open").ok().flatten()?.dyn_into().ok()
}

/// Lays the closed sheet out once with a copy of the element with this id: what a browser does only the first time,
/// such as looking for fonts, need not be waited for when the sheet opens.
pub(crate) fn rehearse(id: &str) {
    let sheet = all(".sheet[hidden]").into_iter().find_map(|sheet| sheet.dyn_into::<HtmlElement>().ok());
    let (Some(sheet), Some(element)) = (sheet, by_id(id)) else { return };
    let Ok(Some(body)) = sheet.query_selector(".sheet__body") else { return };
    show_copy(&body, &element);
    sheet.set_hidden(false);
    // Asking for the height has it laid out; nobody sees it, since it is hidden before the next frame.
    let _ = sheet.offset_height();
    sheet.set_hidden(true);
    body.set_text_content(None);
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
    body.set_text_content(None);
    if let Some(element) = by_id(id) {
        show_copy(body, &element);
    }
    let rest = beyond(body);
    for element in &rest {
        let _ = element.set_attribute("hidden", "");
    }
    after_paint(Box::new(move || {
        for element in rest {
            let _ = element.remove_attribute("hidden");
        }
    }));
}

/// The blocks of the shown copy that come after a sheetful of text.
fn beyond(body: &Element) -> Vec<Element> {
    let mut room = SHEETFUL;
    let mut blocks = within(body, ":scope > * > *");
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
    let Ok(Ok(copy)) = element.clone_node_with_deep(true).map(JsCast::dyn_into::<Element>) else { return };
    // An id may stand once in a document, and a heading below the sheet's is one level deeper wherever it came from.
    let _ = copy.remove_attribute("id");
    for element in within(&copy, "[id], h4, h5") {
        let _ = element.remove_attribute("id");
        if element.matches("h4, h5").unwrap_or(false) {
            let _ = element.set_attribute("aria-level", "4");
        }
    }
    let _ = body.append_child(&copy);
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
