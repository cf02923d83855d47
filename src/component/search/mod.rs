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
    // Some browsers close a dialog by the key with which a reader gives up what an input method composes.
    let is_composing = StoredValue::new(false);
    let press = move |event: KeyboardEvent| {
        is_composing.set_value(browser::by_input_method(&event));
        if let Some(dialog) = dialog.get_untracked() {
            browser::keep_focus(&dialog, &event);
        }
        if browser::is_escaped(&event) {
            event.prevent_default();
            wake::close();
        }
    };
    let release = move |_| is_composing.set_value(false);
    let click = move |event: MouseEvent| {
        if dialog.get_untracked().is_some_and(|dialog| browser::is_beside(&dialog, &event)) {
            wake::close();
        } else if browser::followed(&event).is_some_and(|href| wake::follow(&href)) {
            event.prevent_default();
        }
    };
    let cancel = move |event: Event| {
        event.prevent_default();
        if !is_composing.get_value() {
            wake::close();
        }
    };
    view! {
        <dialog
            class="search"
            aria-label="搜索"
            node_ref=dialog
            on:keydown=press
            on:keyup=release
            on:click=click
            on:cancel=cancel
        >
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
        if browser::plain_key(&event).is_some_and(|key| wake::press(&key)) {
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
