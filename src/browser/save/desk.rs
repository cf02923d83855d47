//! The section of the page from which a chart is taken along (see `component/save`).

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTextAreaElement};

use super::{is_wechat, share};
use crate::browser::{around, by_id, clipboard::copy_text, document, focus};

/// The section.
fn desk() -> Option<Element> {
    by_id("save")
}

/// Something in the section.
fn part(selector: &str) -> Option<Element> {
    desk()?.query_selector(selector).ok().flatten()
}

/// Shows or hides something.
fn set_hidden(element: &Element, hidden: bool) {
    // Fails only for a name that is none.
    let _ = element.toggle_attribute_with_force("hidden", hidden);
}

/// Offers what can be done where the page is shown.
pub(crate) fn prepare() {
    if is_wechat()
        && let Some(desk) = desk()
    {
        // Fails only for a class name that is none.
        let _ = desk.class_list().add_1("save--wechat");
    }
    if let Some(button) = part(".save__share").filter(|_| share::can_share()) {
        set_hidden(&button, false);
    }
}

/// What the button or link in the section at which an event happened is for.
pub(crate) fn asked(event: &Event) -> Option<String> {
    around(event, "[data-take]")?.get_attribute("data-take")
}

/// Tells what became of it; screen readers read it out.
pub(crate) fn tell(words: &str) {
    if let Some(told) = part(".save__told") {
        told.set_text_content(Some(words));
    }
}

/// Takes back what was told and shown.
pub(crate) fn clear() {
    tell("");
    hide_text();
    if let Some(shown) = part(".save__shown") {
        shown.set_text_content(None);
    }
}

/// Shows a picture with its alternative text.
pub(crate) fn show_picture(url: &str, alt: &str) {
    let show = || {
        let image = document()?.create_element("img").ok()?;
        for (name, value) in [("src", url), ("alt", alt)] {
            image.set_attribute(name, value).ok()?;
        }
        let shown = part(".save__shown")?;
        shown.set_text_content(None);
        shown.append_child(&image).ok()
    };
    // Where the page has no such section nobody asked for it.
    let _ = show();
}

/// Copies a text; says whether it was done. If not, the text stands in the page, selected.
pub(crate) async fn copy_message(text: &str) -> bool {
    let is_copied = copy_text(text, || select(text)).await;
    if is_copied {
        hide_text();
    }
    is_copied
}

/// Shows a text, selected.
fn select(text: &str) {
    if let Some(field) = part(".save__text") {
        set_hidden(&field, false);
        focus(&field);
        let field: HtmlTextAreaElement = field.unchecked_into();
        field.set_value(text);
        field.select();
    }
}

/// Hides the text again.
fn hide_text() {
    if let Some(field) = part(".save__text") {
        set_hidden(&field, true);
    }
}
