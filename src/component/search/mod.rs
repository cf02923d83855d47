//! The search: one box for everything that the report names.

mod hits;

use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent},
    html,
    prelude::*,
};

use self::hits::{Answer, Kinds};
use crate::{
    browser,
    component::live::live,
    wake::{self, Searching},
};

/// The search, a dialog over the page; closed at first.
#[component]
pub fn Search() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let Searching { is_open, told, .. } = wake::searching();
    Effect::new(move |was_open: Option<bool>| {
        let is_open = is_open.get();
        if let Some(dialog) = dialog.get().filter(|_| is_open != was_open.unwrap_or_default()) {
            if is_open { browser::show_dialog(&dialog) } else { browser::hide_dialog(&dialog) }
        }
        is_open
    });
    let press = move |event: KeyboardEvent| {
        if let Some(dialog) = dialog.get_untracked() {
            browser::keep_focus(&dialog, &event);
        }
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            wake::close();
        }
    };
    let click = move |event: MouseEvent| {
        if dialog.get_untracked().is_some_and(|dialog| browser::is_beside(&dialog, &event)) {
            wake::close();
        } else if browser::followed(&event).is_some_and(|href| wake::follow(&href)) {
            event.prevent_default();
        }
    };
    let cancel = |event: Event| {
        event.prevent_default();
        wake::close();
    };
    view! {
        <dialog class="search" aria-label="搜索" node_ref=dialog on:keydown=press on:click=click on:cancel=cancel>
            <div class="search__head">
                <Field/>
                <button type="button" class="search__close" on:click=|_| wake::close()>"关闭"</button>
            </div>
            <Kinds/>
            <div class="search__body"><Answer/></div>
            <p class="hidden" role="status">{live(move || told.get())}</p>
        </dialog>
    }
}

/// The box. Its list is a part of the answer.
#[component]
fn Field() -> impl IntoView {
    let Searching { words, found, active, .. } = wake::searching();
    let has_hits = move || (!found.read().hits.is_empty()).to_string();
    let press = |event: KeyboardEvent| {
        // While an input method composes, its keys are its own.
        let is_plain = !event.is_composing() && !event.ctrl_key() && !event.meta_key() && !event.alt_key();
        if is_plain && !event.shift_key() && wake::press(&event.key()) {
            event.prevent_default();
        }
    };
    view! {
        <input
            class="search__box"
            type="search"
            role="combobox"
            aria-label="搜索"
            aria-autocomplete="list"
            aria-controls="search-list"
            aria-expanded=has_hits
            aria-activedescendant=move || active.get().map(wake::option_id)
            placeholder="汉字、拼音、首字母、数字"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            maxlength="60"
            autofocus=true
            prop:value=move || words.get()
            on:input=|event| wake::search_for(event_target_value(&event))
            on:keydown=press
        />
    }
}
