//! The drawing from which the questions of a page take their copies.

use crate::html;
use leptos::prelude::*;

use crate::diagram::structure::StructureBoard;

/// The drawing in a template, where nobody sees it. Belongs once on each page with questions.
#[component]
pub fn FindingBoard() -> impl IntoView {
    html! { <template id="board"><StructureBoard/></template> }
}
