//! What readers write and choose, and values that glide from one place to another.

use leptos::prelude::request_animation_frame;
#[cfg(any(feature = "charts", feature = "classroom"))]
use report_model::ChartBook;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, Performance};

#[cfg(any(feature = "charts", feature = "classroom"))]
use super::document;
use super::{by_id, by_name::property, root, window};
#[cfg(any(feature = "charts", feature = "classroom"))]
use crate::content::decode_chart;
use crate::scale::{Trouble, Wanted, shown, typed};

/// The chart that the page shows, as the page carries it.
#[cfg(any(feature = "charts", feature = "classroom"))]
pub(crate) fn chart_book() -> Option<ChartBook> {
    let text = document()?.query_selector("[data-book]").ok().flatten()?.get_attribute("data-book")?;
    // One character for each byte.
    let bytes: Vec<u8> = window()?.atob(&text).ok()?.chars().map(|byte| byte as u8).collect();
    decode_chart(&bytes)
}

/// What stands in the field at which an event happened.
pub(crate) fn text_of(event: &Event) -> Option<String> {
    let field = event.target()?;
    let written = field.dyn_ref::<HtmlInputElement>().map(HtmlInputElement::value);
    written.or_else(|| field.dyn_ref::<HtmlSelectElement>().map(HtmlSelectElement::value))
}

/// The attribute of a field for a number that tells which one holds.
const HELD: &str = "data-held";

/// Reads the number that was typed into the field at which an event happened, and says there what it can't take; returns
/// what is to be taken. What is on its way, or not yet handed over by an input method, is let alone. Where what is typed
/// counts at once, what can't be taken counts as nothing: the page would speak of another number than the field shows.
pub(crate) fn typed_in(event: &Event, wanted: &Wanted) -> Option<Option<f64>> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    let is_done = event.type_() == "change";
    let read = typed(&field.value(), wanted);
    // By name: an event that a script has made may be of any type.
    let composes = property(event, "isComposing").is_some_and(|composes| composes.is_truthy());
    if !composes {
        tell(&field, read.err().filter(|trouble| is_done || *trouble == Trouble::NoNumber));
        if let (true, Ok(number)) = (is_done, read) {
            field.set_value(&shown(number));
        }
    }
    match read {
        Ok(number) => (is_done || wanted.live).then_some(number),
        Err(_) => (wanted.live && !composes).then_some(None),
    }
}

/// What is to stand in the field with an id, for which a number holds: what a reader has typed, until something else has
/// changed the number.
pub(crate) fn held_in(id: &str, held: Option<f64>, wanted: &Wanted) -> String {
    let words = shown(held);
    let Some(field) = by_id(id).and_then(|field| field.dyn_into::<HtmlInputElement>().ok()) else {
        return words;
    };
    let is_same = field.get_attribute(HELD).as_ref() == Some(&words);
    // Fails only for a name that is none.
    let _ = field.set_attribute(HELD, &words);
    let written = field.value();
    if is_same || typed(&written, wanted).unwrap_or(None) == held {
        return written;
    }
    tell(&field, None);
    words
}

/// Tells below a field why it does not take what stands in it, or that all is well.
fn tell(field: &HtmlInputElement, trouble: Option<Trouble>) {
    // Fail only for names that are none.
    let _ = match trouble {
        Some(_) => field.set_attribute("aria-invalid", "true"),
        None => field.remove_attribute("aria-invalid"),
    };
    if let Some(told) = field.next_element_sibling() {
        told.set_text_content(Some(trouble.map_or("", Trouble::words)));
    }
}

/// The number that the field at which an event happened holds.
pub(crate) fn number_of(event: &Event) -> Option<f64> {
    let field = event.target()?.dyn_into::<HtmlInputElement>().ok()?;
    Some(field.value_as_number()).filter(|number| number.is_finite())
}

/// How long a value glides, in milliseconds.
const GLIDE: f64 = 350.0;

/// Leads a value from one place to another, frame by frame, and tells the end with `None`. Readers who want no
/// motion see the end at once.
pub(crate) fn glide(from: f64, to: f64, tell: impl Fn(Option<f64>) + 'static) {
    match window().and_then(|window| window.performance()) {
        Some(clock) if !is_still() && (from - to).abs() >= 0.05 => {
            let start = clock.now();
            frame(clock, start, (from, to), tell);
        }
        _ => tell(None),
    }
}

/// One frame of a glide, which asks for the next.
fn frame(clock: Performance, start: f64, (from, to): (f64, f64), tell: impl Fn(Option<f64>) + 'static) {
    request_animation_frame(move || {
        let done = (clock.now() - start) / GLIDE;
        if done >= 1.0 {
            return tell(None);
        }
        // Slower towards its end.
        tell(Some(from + (to - from) * done * (2.0 - done)));
        frame(clock, start, (from, to), tell);
    });
}

/// Whether the reader wants no motion.
fn is_still() -> bool {
    let is_chosen = root().is_some_and(|root| root.matches("[data-comfort~=still]").unwrap_or(false));
    let query =
        window().and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    is_chosen || query.is_none_or(|query| query.matches())
}
