//! Where the reading begins: at what the reader looks at, has selected, or points at.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, Node};

use super::{
    piece::{Piece, block_of},
    room, selection,
    walk::{self, Way},
};
use crate::browser::{all, around, document};

/// What answers clicks itself.
const USED: &str = "a, button, summary, input, select, textarea, label, svg, dialog, .speaker";

thread_local! {
    /// What was selected when the reader reached for the player: in some browsers that ends the selection.
    static SELECTED: RefCell<Option<(Node, u32)>> = const { RefCell::new(None) };
}

/// What the reader looks at: the open definition, the sheet, the open fold in view, or what is in view first.
pub(crate) fn looked_at() -> Option<Piece> {
    let body: Element = document()?.body()?.into();
    let over = [".gloss:not([hidden]) .gloss__text", ".sheet--open"].into_iter().flat_map(all);
    let shown = over.filter(|element| element.get_bounding_client_rect().height() > 0.0);
    let in_view = |element: &Element| {
        let (top, bottom) = room();
        let bounds = element.get_bounding_client_rect();
        bounds.height() > 0.0 && bounds.top() < bottom && bounds.bottom() > top
    };
    let open = || all("[data-passage][open], .element[open]").into_iter().find(in_view);
    shown
        .filter_map(|element| Piece::first_in(&element, &element))
        .next()
        .or_else(|| {
            let fold = open()?;
            let whole = fold.closest("article").ok().flatten().unwrap_or(fold);
            Piece::around(&first_in_view(&whole)?, &body)
        })
        .or_else(|| Piece::around(&first_in_view(&body)?, &body))
        // At the very end of the page nothing may be left to be read.
        .or_else(|| Piece::first_in(&body, &body))
}

/// The first text within an element that is in view, or below it.
fn first_in_view(element: &Element) -> Option<Node> {
    let top = room().0;
    let mut next = element.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        let Some(child) = node.dyn_ref::<Element>() else {
            if node.node_value().is_some_and(|text| !text.trim().is_empty()) {
                return Some(node);
            }
            continue;
        };
        // What has no box of its own may hold what has one.
        let bounds = child.get_bounding_client_rect();
        let has_passed = bounds.height() > 0.0 && bounds.bottom() < top + 4.0;
        if !has_passed && walk::is_read(child) {
            // A piece is one, even if its beginning has passed.
            let found = first_in_view(child);
            if found.is_some() {
                return found;
            }
        }
    }
    None
}

/// Remembers what is selected when an event comes from the player.
pub(crate) fn remember_selection(event: &Event) {
    if around(event, ".speaker").is_some() {
        let start = selection().and_then(|selection| selection.get_range_at(0).ok());
        SELECTED
            .set(start.and_then(|range| Some((range.start_container().ok()?, range.start_offset().ok()?))));
    }
}

/// What the reader has selected: the piece, and where in its text, in bytes.
pub(crate) fn selected() -> Option<(Piece, usize)> {
    let now = selection().and_then(|selection| selection.get_range_at(0).ok());
    let now = now.and_then(|range| Some((range.start_container().ok()?, range.start_offset().ok()?)));
    let (node, offset) = now.or_else(|| SELECTED.take())?;
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    let root = root_of(&element)?;
    if node.node_type() == Node::TEXT_NODE && walk::is_read_within(&element, &root) {
        let piece = Piece::around(&node, &root)?;
        let place = piece.place_of(&node, offset as usize).unwrap_or(0);
        return Some((piece, place));
    }
    // Some browsers give the element and the number of the child.
    let node = node.child_nodes().get(offset).unwrap_or(node);
    Some((Piece::around(&walk::text(&node, &root, Way::Forth)?, &root)?, 0))
}

/// The piece at which a click or the focus points, unless that does something else.
pub(crate) fn pointed_at(event: &Event) -> Option<Piece> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    if event.default_prevented() || element.closest(USED).ok().flatten().is_some() || selection().is_some() {
        return None;
    }
    let root = root_of(&element)?;
    let text = walk::text(&element, &element, Way::Forth)?;
    let block = block_of(&text)?;
    // A click beside all text means nothing.
    let is_in_piece = block.contains(Some(&element)) && walk::is_read_within(&block, &root);
    is_in_piece.then(|| Piece::around(&text, &root)).flatten()
}

/// Within what the reading goes on, if it begins at an element.
fn root_of(element: &Element) -> Option<Element> {
    let over = element.closest(".gloss__text, .sheet").ok().flatten();
    over.or_else(|| document()?.body().map(Element::from))
}
