//! The search: one box for everything that the report names.

use leptos::{
    ev::{Event, KeyboardEvent},
    html,
    prelude::*,
};

use crate::{browser, wake};

/// The search, a dialog over the page; closed at first.
#[component]
pub fn Search() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let is_open = wake::is_open();
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
    view! {
        <dialog
            class="search"
            aria-label="搜索"
            node_ref=dialog
            on:keydown=press
            on:cancel=move |event: Event| {
                event.prevent_default();
                wake::close();
            }
        >
            <div class="search__head">
                <input class="search__box" type="search" aria-label="搜索" autofocus=true/>
                <button type="button" class="search__close" on:click=move |_| wake::close()>"关闭"</button>
            </div>
        </dialog>
    }
}
