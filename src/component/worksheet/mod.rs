//! Worksheets: a form, and below it the sheets as they will be printed.
//!
//! The sheets are not part of the island: those of the first visit are in the document, so they are there without a
//! script. `wake/worksheet.rs` puts others in their place. What doesn't depend on chance is only shown or hidden.

mod choice;
#[cfg(feature = "ssr")]
mod fixed;
mod form;
mod items;
mod key;
mod shared;
mod tasks;

use leptos::prelude::*;
use report_quiz::{Variant, Worksheet};

pub use self::choice::{Choice, Pool};
#[cfg(feature = "ssr")]
pub use self::fixed::{BlankSheet, FreeSheet, SheetDrawing};
use self::form::Form;
pub(crate) use self::{key::KeySheet, shared::shared as sheet_state, tasks::TaskSheets};
use crate::content::{quiz, sketch};

/// Chooses what is on the sheets, and prints.
#[island]
pub fn SheetMaker() -> impl IntoView {
    view! { <Form/> }
}

/// What is chosen at first.
#[cfg(feature = "ssr")]
pub fn usual() -> Choice {
    Choice::default()
}

/// The sheet of a variant.
fn worksheet(choice: &Choice, variant: Variant) -> Worksheet<'static> {
    let sketch = sketch();
    let name = |id: &str| {
        let element = sketch.position(id).and_then(|position| sketch.elements.get(position));
        element.map_or_else(String::new, |element| element.name.clone())
    };
    let quiz = quiz();
    Worksheet::new(quiz, choice.pool.scope(quiz), choice.seed, variant, choice.count, name)
}
