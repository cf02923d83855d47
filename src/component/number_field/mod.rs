//! A field for a number, which takes it as people type it and says what it can't take.

use leptos::{ev::Event, prelude::*};

use super::field::{chosen, composes};
use crate::scale::{Trouble, Wanted, shown, typed};

/// The field, and what is told about it. While somebody writes in it, nobody else does.
#[component]
pub(super) fn NumberField(
    /// The field's id.
    id: &'static str,
    /// Which numbers it takes.
    wanted: Wanted,
    /// The number that holds, if there is one.
    #[prop(into)]
    value: Signal<Option<f64>>,
    /// Takes a number that was typed; none where the field was emptied.
    take: Callback<Option<f64>>,
    /// Whether a number is taken while it is typed, not only when the reader has done.
    #[prop(optional)]
    live: bool,
    /// What stands in the empty field.
    #[prop(optional)]
    placeholder: &'static str,
) -> impl IntoView {
    let told_id = format!("{id}-told");
    let in_words = move |value: Option<f64>| value.map(shown).unwrap_or_default();
    let text = RwSignal::new(in_words(value.get_untracked()));
    let told = RwSignal::new(String::new());
    let taken = StoredValue::new(value.get_untracked());
    Effect::new(move |_| {
        let now = value.get();
        // Somebody else has changed it: a link, a button.
        if taken.get_value() != now {
            taken.set_value(now);
            text.set(in_words(now));
            told.set(String::new());
        }
    });
    let read = move |event: &Event, is_done: bool| {
        let Some(raw) = chosen(event) else { return };
        let read = typed(&raw, &wanted);
        if let Ok(number) = read
            && (live || is_done)
        {
            taken.set_value(number);
            take.run(number);
        }
        // What an input method has not yet handed over is its own; to write it anew would end it.
        if composes(event) {
            return;
        }
        text.set(raw);
        match read {
            Ok(_) => {
                told.set(String::new());
                if is_done {
                    let held = value.get_untracked();
                    taken.set_value(held);
                    text.set(in_words(held));
                }
            }
            // What is on its way is let alone.
            Err(trouble) if is_done || trouble == Trouble::NoNumber => told.set(trouble.words(&wanted)),
            Err(_) => told.set(String::new()),
        }
    };
    view! {
        <input
            id=id
            type="text"
            inputmode=if wanted.places == 0 { "numeric" } else { "decimal" }
            autocomplete="off"
            maxlength="24"
            placeholder=placeholder
            value=in_words(value.get_untracked())
            aria-describedby=told_id.clone()
            aria-invalid=move || (!told.read().is_empty()).then_some("true")
            prop:value=move || text.get()
            on:input=move |event| read(&event, false)
            on:compositionend=move |event| read(&event, false)
            on:change=move |event| read(&event, true)
        />
        <span class="number-told" id=told_id role="status">{super::live::live(move || told.get())}</span>
    }
}
