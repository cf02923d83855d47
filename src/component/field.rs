//! What a reader has put into the field at which an event happened. Natively nobody has put anything anywhere.

use leptos::ev::Event;

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

/// Whether an input method still works at what was written.
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
pub(super) fn composes(event: &Event) -> bool {
    crate::browser::composes(event)
}

/// Natively there is none.
#[cfg(not(any(feature = "builder", feature = "charts", feature = "classroom")))]
pub(super) fn composes(_event: &Event) -> bool {
    false
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
