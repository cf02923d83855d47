//! The spatial structure on paper.

use crate::html;
use leptos::prelude::*;
use report_model::{Element, ElementKind, Township};

use crate::{
    component::Rich,
    content::content,
    diagram::structure::StructureDrawing,
    page::structure::{ElementBody, Steps, TOUR, TownshipBody},
    route::Slot,
};

/// The drawing, how it is built up, every element, every township.
#[component]
pub fn StructurePart() -> impl IntoView {
    let structure = &content().structure;
    html! {
        <p><Rich text=&structure.lead/></p>
        <StructureDrawing/>
        <h3>{TOUR}</h3>
        <Steps/>
        {ElementKind::ALL.map(|kind| {
            let members = structure.elements.iter().filter(|element| element.kind == kind);
            html! {
                <h3>{structure.groups.name(kind)}</h3>
                {members.map(element).collect_view()}
            }
        })}
        <h3>"我家在哪"</h3>
        {structure.townships.iter().map(township).collect_view()}
    }
}

fn element(element: &'static Element) -> impl IntoView {
    html! {
        <article class="element" id=Slot::Element.anchor(&element.id)>
            <h4><span class=format!("mark mark--{}", element.kind.as_str())></span>{element.name.as_str()}</h4>
            <div class="element__body"><ElementBody element/></div>
        </article>
    }
}

fn township(township: &'static Township) -> impl IntoView {
    html! {
        <article class="element" id=Slot::Township.anchor(&township.id)>
            <h4>{township.name.as_str()}</h4>
            <div class="element__body"><TownshipBody township/></div>
        </article>
    }
}
