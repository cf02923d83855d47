//! What the island and the page's `start` share.

use leptos::prelude::*;

use super::{Choice, Shelf, Thing};
use crate::component::state::page_state;

/// What is chosen first: the drawing for which people come.
const USUAL: &str = "structure/all";

/// The state of the builder.
#[derive(Debug, Clone, Copy)]
pub struct Shared {
    /// What can be chosen.
    pub shelves: StoredValue<Vec<Shelf>>,
    /// The URL of the site's folder, with `/` at its end; nothing before the page has woken up.
    pub site: RwSignal<Option<String>>,
    /// What is chosen.
    pub choice: RwSignal<Choice>,
    /// How high the content of the preview is, in CSS pixels, as far as it has told.
    pub height: RwSignal<Option<u16>>,
}

impl Shared {
    fn new() -> Self {
        Self {
            shelves: StoredValue::new(vec![]),
            site: RwSignal::new(None),
            choice: RwSignal::new(Choice::of(USUAL)),
            height: RwSignal::new(None),
        }
    }

    /// The thing of a name, as in `chart/gdp-growth`.
    pub fn thing(self, show: &str) -> Option<Thing> {
        self.shelves.with_value(|shelves| {
            shelves.iter().flat_map(|shelf| &shelf.things).find(|thing| thing.show == show).cloned()
        })
    }
}

page_state!(pub Shared);
