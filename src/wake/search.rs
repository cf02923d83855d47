//! The search: open and closed in step with the URL.

use leptos::{mount::mount_to_body, prelude::*};

use crate::{
    browser::{self, History},
    component::Search,
};

/// The key of the URL's query that holds what is searched for, while the search is open.
const KEY: &str = "q";

/// What the search shows.
struct Shared {
    /// Whether it is open.
    is_open: ArcRwSignal<bool>,
    /// What the reader has written.
    words: ArcRwSignal<String>,
}

thread_local! {
    static SHARED: Shared = Shared { is_open: ArcRwSignal::default(), words: ArcRwSignal::default() };
}

/// Whether the search is open, as a signal.
pub(crate) fn is_open() -> ArcRwSignal<bool> {
    SHARED.with(|shared| shared.is_open.clone())
}

/// What is searched for, as a signal.
pub(crate) fn words() -> ArcRwSignal<String> {
    SHARED.with(|shared| shared.words.clone())
}

/// Makes the search, and from here on follows the URL.
pub(super) fn listen() {
    mount_to_body(|| view! { <Search/> });
    browser::listen_on_window("popstate", |_| follow_location());
}

/// Opens the search. The way back closes it.
pub(super) fn open() {
    if !is_open().get_untracked() {
        if browser::parameter(KEY).is_none() {
            browser::set_parameter(KEY, Some(&words().get_untracked()), History::Push);
        }
        follow_location();
        // Where the URL can't be changed, it opens all the same.
        is_open().set(true);
    }
}

/// Closes the search, as the way back does.
pub(crate) fn close() {
    if browser::parameter(KEY).is_some() {
        browser::set_parameter(KEY, None, History::Replace);
    }
    is_open().set(false);
}

/// Opens or closes the search as the URL tells.
fn follow_location() {
    let asked = browser::parameter(KEY);
    is_open().set(asked.is_some());
    if let Some(asked) = asked {
        words().set(asked);
    }
}
