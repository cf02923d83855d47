//! A field for a number, which takes it as people type it and says what it can't take.

use leptos::{ev::Event, prelude::*};

use super::field::{held_in, typed_in};
use crate::scale::{Wanted, shown};

/// The field, and what is told about it. While somebody writes in it, nobody else does.
///
/// No component and few signals: three modules have one or two such fields, and pay for each kind of both.
pub(super) fn number_field(
    id: &'static str,
    wanted: Wanted,
    placeholder: &'static str,
    held: impl Fn() -> Option<f64> + Send + 'static,
    take: impl Fn(Option<f64>) + Clone + 'static,
) -> impl IntoView {
    let read = move |event: Event| {
        if let Some(number) = typed_in(&event, &wanted) {
            take(number);
        }
    };
    let first = shown(untrack(&held));
    let told = format!("{id}-told");
    view! {
        <input
            id=id
            type="text"
            inputmode=if wanted.places == 0 { "numeric" } else { "decimal" }
            autocomplete="off"
            maxlength="24"
            placeholder=placeholder
            value=first
            aria-describedby=told.clone()
            prop:value=move || held_in(id, held(), &wanted)
            on:input=read.clone()
            on:change=read
        />
        <span class="number-told" id=told role="status"></span>
    }
}
