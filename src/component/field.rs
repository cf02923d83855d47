//! What a reader has put into the field at which an event happened. Natively nobody has put anything anywhere.

use leptos::ev::Event;

#[cfg(not(any(feature = "builder", feature = "charts", feature = "classroom")))]
use crate::scale::{Wanted, shown};

/// What was chosen or written.
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
pub(super) fn chosen(event: &Event) -> Option<String> {
    crate::browser::text_of(event)
}

/// Natively nothing.
#[cfg(not(any(feature = "builder", feature = "charts", feature = "classroom")))]
pub(super) fn chosen(_event: &Event) -> Option<String> {
    None
}

/// The number that was typed into the field at which an event happened, if it is to be taken.
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
pub(super) use crate::browser::typed_in;

/// Natively none.
#[cfg(not(any(feature = "builder", feature = "charts", feature = "classroom")))]
pub(super) fn typed_in(_event: &Event, _wanted: &Wanted) -> Option<Option<f64>> {
    None
}

/// What is to stand in the field with an id, for which a number holds.
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
pub(super) use crate::browser::held_in;

/// Natively that number.
#[cfg(not(any(feature = "builder", feature = "charts", feature = "classroom")))]
pub(super) fn held_in(_id: &str, held: Option<f64>, _wanted: &Wanted) -> String {
    shown(held)
}

/// The number that the field holds, if it holds one.
#[cfg(feature = "classroom")]
pub(super) fn number_of(event: &Event) -> Option<f64> {
    crate::browser::number_of(event)
}

/// Natively none.
#[cfg(all(feature = "ssr", not(feature = "classroom")))]
pub(super) fn number_of(_event: &Event) -> Option<f64> {
    None
}
