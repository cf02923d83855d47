//! What the island and the listeners of the overview share.

use leptos::prelude::*;

use super::sorting::Sorting;

/// How the overview is sorted and filtered.
#[cfg(feature = "ssr")]
pub fn sorting() -> ArcRwSignal<Sorting> {
    ArcRwSignal::default()
}

/// How the overview is sorted and filtered; one for the page.
#[cfg(feature = "overview")]
pub fn sorting() -> ArcRwSignal<Sorting> {
    thread_local! {
        static SORTING: ArcRwSignal<Sorting> = ArcRwSignal::default();
    }
    SORTING.with(Clone::clone)
}
