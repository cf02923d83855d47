//! What the form and the page's `start` share.

use leptos::prelude::*;

use super::Choice;

/// The state of the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shared {
    /// What was chosen; the URL tells it.
    pub choice: RwSignal<Choice>,
}

impl Shared {
    fn new() -> Self {
        Self { choice: RwSignal::default() }
    }
}

/// The state of a page that is being rendered.
#[cfg(feature = "ssr")]
pub(crate) fn shared() -> Shared {
    use_context().unwrap_or_else(|| {
        let shared = Shared::new();
        provide_context(shared);
        shared
    })
}

/// The state; one for the page, as long as it lives.
#[cfg(feature = "classroom")]
pub(crate) fn shared() -> Shared {
    thread_local! {
        static SHARED: (Owner, Shared) = {
            let owner = Owner::new();
            let shared = owner.with(Shared::new);
            (owner, shared)
        };
    }
    SHARED.with(|(_, shared)| *shared)
}
