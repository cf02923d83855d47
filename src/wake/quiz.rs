//! What happens on the page with the quiz.

use std::mem;

use leptos::prelude::*;

use crate::{
    browser::{self, History},
    component::quiz::{Choice, quiz_state},
};

/// Takes the URL and what the device remembers into account, and keeps the URL in step from here on.
pub(super) fn start() {
    if !browser::has("quiz") {
        return;
    }
    let shared = quiz_state();
    shared.wake(&browser::location().0);
    browser::listen_on_window("popstate", move |_| shared.follow(&browser::location().0));
    // Another tab has changed what the device remembers; a page that waited for the way back to it was told nothing.
    for kind in ["storage", "pageshow"] {
        browser::listen_on_window(kind, move |_| shared.look());
    }
    let owner = Owner::new();
    owner.with(|| {
        Effect::new(move |before: Option<Choice>| {
            let now = shared.choice.get();
            if let Some(before) = before.filter(|before| *before != now) {
                tell(&now, before.at.is_none() && now.at.is_some());
            }
            now
        });
    });
    // As long as the page lives.
    mem::forget(owner);
}

/// Tells the URL. The beginning is a step, so that the back button leads to what can be chosen.
fn tell(choice: &Choice, is_step: bool) {
    let (query, fragment) = browser::location();
    let told = choice.to_query(&query);
    if told != query {
        let how = if is_step { History::Push } else { History::Replace };
        browser::set_url(&format!("{told}{fragment}"), how);
    }
}
