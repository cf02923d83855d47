//! Fingers that swipe, and the pointer as a dot.

use std::cell::Cell;

use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, PointerEvent};

use crate::browser::{around, document, is_by_finger, listen};

/// How far a finger must go sideways, in CSS pixels.
const FAR: f64 = 56.0;

/// How much farther sideways than up or down.
const FLAT: f64 = 1.8;

/// Tells when a finger swipes over the slides: whether to the left, which means on.
pub(crate) fn on_swipe(tell: impl Fn(bool) + 'static) {
    thread_local! {
        static FROM: Cell<Option<(f64, f64)>> = const { Cell::new(None) };
    }
    listen("pointerdown", |event| {
        let is_free = around(event, ".slide").is_some()
            && around(event, "input, select, textarea, button, .scroll, .deck__bar").is_none();
        FROM.set(position(event).filter(|_| is_free && is_by_finger(event)));
    });
    listen("pointercancel", |_| FROM.set(None));
    listen("pointerup", move |event| {
        let (Some((from_x, from_y)), Some((x, y))) = (FROM.take(), position(event)) else { return };
        let (along, across) = ((x - from_x).abs(), (y - from_y).abs());
        if along >= FAR && along >= across * FLAT {
            tell(x < from_x);
        }
    });
}

fn position(event: &Event) -> Option<(f64, f64)> {
    let event = event.dyn_ref::<PointerEvent>()?;
    Some((f64::from(event.client_x()), f64::from(event.client_y())))
}

/// Has the dot follow the pointer from now on.
pub(crate) fn follow_pointer() {
    listen("pointermove", |event| {
        let Some((x, y)) = position(event) else { return };
        let dot = document()
            .and_then(|document| document.query_selector(".deck__dot:not([hidden])").ok().flatten());
        if let Some(dot) = dot {
            let _ = dot
                .unchecked_ref::<HtmlElement>()
                .style()
                .set_property("transform", &format!("translate({x}px, {y}px)"));
        }
    });
}
