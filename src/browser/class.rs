//! What the pages for class need of the browser.

use gloo::timers::callback::Timeout;
use js_sys::Math;
use leptos::{mount::mount_to, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, HtmlTemplateElement};

use super::{
    all, by_id,
    by_name::{call, property},
    window,
};

/// Whether the page has an element with this id.
pub(crate) fn has(id: &str) -> bool {
    by_id(id).is_some()
}

/// Does something as soon as what was changed until now is in the document.
pub(crate) fn soon(work: impl FnOnce() + 'static) {
    Timeout::new(0, work).forget();
}

/// A whole number from 1 to `max` by chance.
pub(crate) fn chance(max: u32) -> u32 {
    // From 0 to 1, without 1: what is cut off is below `max`.
    (Math::random() * f64::from(max)) as u32 + 1
}

/// Asks the browser to print the page; says whether it could be asked. Browsers inside of other programs can't print.
pub(crate) fn print_page() -> bool {
    let window = window().map(JsValue::from);
    window.is_some_and(|window| {
        property(&window, "print").is_some() && call(&window, "print", &JsValue::UNDEFINED).is_some()
    })
}

/// Shows or hides a sheet of the document.
pub(crate) fn show_sheet(name: &str, is_shown: bool) {
    if let Some(sheet) = by_id(&format!("sheet-{name}")) {
        // Fails only for names that are none.
        let _ = sheet.toggle_attribute_with_force("hidden", !is_shown);
    }
}

/// Puts a view in the place of what the element with an id holds, as long as the page lives.
pub(crate) fn mount_in<View: IntoView + 'static>(id: &str, view: impl FnOnce() -> View + 'static) {
    let Some(place) = by_id(id).and_then(|place| place.dyn_into::<HtmlElement>().ok()) else { return };
    place.set_text_content(None);
    mount_to(place, view).forget();
}

/// Puts copies of the document's drawing into the sheets that have none yet.
pub(crate) fn copy_drawings() {
    let template =
        by_id("sheet-drawing").and_then(|template| template.dyn_into::<HtmlTemplateElement>().ok());
    let Some(template) = template else { return };
    for place in all(".leaf__drawing") {
        if place.child_element_count() == 0
            && let Ok(copy) = template.content().clone_node_with_deep(true)
        {
            // Fails only for a node that cannot stand there.
            let _ = place.append_child(&copy);
        }
    }
}
