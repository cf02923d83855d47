//! Questions: where the focus goes, and the drawing in which something is found.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlTemplateElement};

use super::{around, by_id, class::soon, focus, within};
use crate::component::PartLook;

/// Gives the focus to the element with an id, and brings it into view.
pub(crate) fn focus_on(id: &str) {
    if let Some(element) = by_id(id) {
        focus(&element);
        show(&element);
    }
}

/// Scrolls no further than needed for an element to be seen.
fn show(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Looks for the element with an id as soon as what was changed until now is in the document.
fn soon_with(id: String, act: impl FnOnce(&Element) + 'static) {
    soon(move || {
        if let Some(element) = by_id(&id) {
            act(&element);
        }
    });
}

/// Scrolls to the element with an id, as soon as what was changed until now is in the document.
pub(crate) fn top_soon(id: &str) {
    soon_with(id.to_owned(), Element::scroll_into_view);
}

/// Brings the element with an id into view, as soon as what was changed until now is in the document.
pub(crate) fn show_soon(id: String) {
    soon_with(id, show);
}

/// Gives the focus to the element with an id, as soon as what was changed until now is in the document.
pub(crate) fn focus_soon(id: String) {
    soon(move || focus_on(&id));
}

/// Shows the drawing in the element with an id: a copy of the page's, made at the first call; and each part as it is to
/// look.
pub(crate) fn show_board(id: &str, look: &dyn Fn(&str) -> PartLook) {
    let Some(place) = by_id(id) else { return };
    if place.child_element_count() == 0 {
        copy_board(&place);
    }
    for part in within(&place, "[data-element]") {
        let Some(element) = part.get_attribute("data-element") else { continue };
        let PartLook { is_chosen, is_right } = look(&element);
        // Fail only for names that are none.
        let _ = part.set_attribute("aria-pressed", if is_chosen { "true" } else { "false" });
        let classes = part.class_list();
        let marks = [
            ("part--lit", is_chosen),
            ("part--right", is_right == Some(true)),
            ("part--wrong", is_right == Some(false) && is_chosen),
            ("part--dim", is_right == Some(false) && !is_chosen),
        ];
        for (class, is_on) in marks {
            let _ = classes.toggle_with_force(class, is_on);
        }
    }
}

fn copy_board(place: &Element) {
    let template = by_id("board").and_then(|board| board.dyn_into::<HtmlTemplateElement>().ok());
    let copy = template.and_then(|template| template.content().clone_node_with_deep(true).ok());
    if let Some(copy) = copy {
        // Fails only for a node that cannot stand there.
        let _ = place.append_child(&copy);
    }
}

/// The element whose part of the drawing an event reached.
pub(crate) fn board_part(event: &Event) -> Option<String> {
    around(event, "[data-element]")?.get_attribute("data-element")
}
