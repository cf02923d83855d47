//! The light on what is being said, and keeping it in view.

use std::{cell::Cell, ops::Range, rc::Rc, time::Duration};

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlDetailsElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{piece::Piece, room};
use crate::browser::{
    Later, after, all,
    by_name::{call, global, make, property},
    listen_on_window,
    view::show_between,
};

/// The name of the highlight, and of the class where the browser knows no highlights.
const SPOKEN: &str = "spoken";

/// Space between what is being said and what lies over the page, in CSS pixels.
const MARGIN: f64 = 12.0;

/// How long a scroll of ours may take.
const SCROLLING: Duration = Duration::from_millis(1000);

/// Keeps what is being said in view, until the reader scrolls.
#[derive(Clone)]
pub(crate) struct Following {
    is_on: Rc<Cell<bool>>,
    /// While this is here, the page scrolls because we do.
    ours: Rc<Cell<Option<Later>>>,
}

impl Following {
    /// Follows from now on; listens for as long as the page lives.
    pub(crate) fn new() -> Self {
        let following = Self { is_on: Rc::new(Cell::new(true)), ours: Rc::default() };
        let (is_on, ours) = (following.is_on.clone(), following.ours.clone());
        listen_on_window("scroll", move |_| {
            let scroll = ours.take();
            is_on.set(is_on.get() && scroll.is_some());
            ours.set(scroll);
        });
        following
    }

    /// Follows again: the reader has asked for something to be read.
    pub(crate) fn resume(&self) {
        self.is_on.set(true);
    }

    /// Lights a stretch of a piece up, and shows it unless the reader has scrolled away from what is being said.
    pub(crate) fn show(&self, piece: &Piece, bytes: &Range<usize>) {
        unfold(piece.block());
        darken();
        let Some(stretch) = piece.stretch(bytes) else { return };
        if light(&stretch).is_none() {
            // Fails only for a class name that is none.
            let _ = piece.block().class_list().add_1(SPOKEN);
        }
        if piece.is_apart() {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            piece.block().scroll_into_view_with_scroll_into_view_options(&options);
            return;
        }
        let bounds = stretch.get_bounding_client_rect();
        let (top, bottom) = room();
        if bounds.bottom() > top && bounds.top() < bottom {
            // Who has scrolled back to it wants to follow again.
            self.is_on.set(true);
        }
        let room = (top + MARGIN, bottom - MARGIN);
        if self.is_on.get() && (bounds.top() < room.0 || bounds.bottom() > room.1) {
            let ours = self.ours.clone();
            self.ours.set(Some(after(SCROLLING, move || ours.set(None))));
            // Not at the lower edge, or the next one would have to be scrolled to again.
            let height = room.1 - room.0;
            show_between((bounds.top(), bounds.bottom()), (room.0 + height * 0.15, room.0 + height * 0.5));
        }
    }
}

/// Opens the fold in which something is being read, so that it is seen.
fn unfold(block: &Element) {
    let fold = block.closest("details:not([open])").ok().flatten();
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlDetailsElement>().ok())
        && !block.matches("summary").unwrap_or(false)
    {
        fold.set_open(true);
    }
}

/// Lights a stretch of the page up without changing the document, where the browser can.
fn light(stretch: &web_sys::Range) -> Option<()> {
    let highlights = property(&global("CSS")?, "highlights")?;
    let highlight = make("Highlight", stretch.as_ref())?;
    let set = property(&highlights, "set")?.dyn_into::<Function>().ok()?;
    set.call2(&highlights, &SPOKEN.into(), &highlight).ok().map(drop)
}

/// Takes the light away.
pub(crate) fn darken() {
    if let Some(highlights) = global("CSS").and_then(|css| property(&css, "highlights")) {
        call(&highlights, "delete", &JsValue::from_str(SPOKEN));
    }
    for element in all(".spoken") {
        let _ = element.class_list().remove_1(SPOKEN);
    }
}
