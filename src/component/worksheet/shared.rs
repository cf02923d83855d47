//! What the form and the page's `start` share.

use leptos::prelude::*;

use super::Choice;
use crate::component::state::page_state;

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

page_state!(pub(crate) Shared);
