//! What happens on the page with the worksheets.

use std::mem;

use leptos::prelude::*;

use crate::{
    browser::{self, History},
    component::{
        live::anew,
        worksheet::{Choice, KeySheet, TaskSheets, sheet_state},
    },
    content::quiz,
};

/// Takes the URL into account, and keeps the sheets and the URL in step from here on.
pub(super) fn start() {
    if !browser::has("maker") {
        return;
    }
    let choice = sheet_state().choice;
    let follow = move || choice.set(Choice::parse(&browser::location().0, quiz()));
    follow();
    browser::listen_on_window("popstate", move |_| follow());
    let owner = Owner::new();
    owner.with(|| {
        // What was prerendered stays until something else is wanted.
        let mounted = StoredValue::new(false);
        Effect::new(move |before: Option<Choice>| {
            let now = choice.get();
            if !mounted.get_value() && now != Choice::default() {
                mounted.set_value(true);
                // Later: what an effect makes ends when the effect runs again.
                browser::soon(move || mount(choice));
            }
            show(&now);
            if before.is_some_and(|before| before != now) {
                let (query, fragment) = browser::location();
                browser::set_url(&format!("{}{fragment}", now.to_query(&query)), History::Replace);
            }
            now
        });
    });
    // As long as the page lives.
    mem::forget(owner);
}

/// Puts the sheets that are wanted in the place of those that were prerendered.
fn mount(choice: RwSignal<Choice>) {
    browser::mount_in("sheets-tasks", move || anew(move || view! { <TaskSheets choice=choice.get()/> }));
    browser::mount_in("sheets-key", move || anew(move || view! { <KeySheet choice=choice.get()/> }));
}

/// Shows the sheets of the document that are wanted, and gives those with questions their drawing.
fn show(choice: &Choice) {
    let free = quiz().courses.iter().flat_map(|course| &course.sheets).map(|(name, _)| name.as_str());
    for name in ["blank", "words"].into_iter().chain(free) {
        browser::show_sheet(name, choice.has(name));
    }
    // The sheets are written anew by effects of their own, which may come after this one.
    browser::soon(browser::copy_drawings);
}
