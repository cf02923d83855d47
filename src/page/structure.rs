//! The main page's section on the spatial structure: the diagram, and beside it everything that it leads to.

use crate::html;
use leptos::prelude::*;
use report_model::{Element, ElementKind, Naming, Published, Related, TopicCode, Township};

use crate::{
    component::{FigureView, Formerly, PassageLink, PrintLink, Rich, ShareLink},
    content::content,
    diagram::structure::{StructureDrawing, StructureTools},
    page::{from_root, on_paper, print::Part, to_anchor},
    route::Slot,
    share::Subject,
};

/// The section.
#[component]
pub(super) fn Structure() -> impl IntoView {
    let structure = &content().structure;
    html! {
        <section class="section" id="structure" aria-labelledby="structure-title">
            <h2 id="structure-title">"空间结构："<span class="unbroken">{structure.name.as_str()}</span></h2>
            <p class="lead"><Rich text=&structure.lead/></p>
            <StructureParts/>
            <PrintLink href=from_root(&Part::Structure.path()) what=Part::Structure.name()/>
        </section>
    }
}

/// The drawing with its tools, and every element and township in words.
#[component]
pub(super) fn StructureParts() -> impl IntoView {
    let structure = &content().structure;
    html! {
        <div class="structure">
            <StructureTools/>
            <StructureDrawing/>
            <div class="structure__list">
                <Tour/>
                {ElementKind::ALL
                    .map(|kind| {
                        html! {
                            <h3 id=Slot::Group.anchor(kind.as_str())>{structure.groups.name(kind)}</h3>
                            {structure
                                .elements
                                .iter()
                                .filter(|element| element.kind == kind)
                                .map(|element| html! { <ElementFold element/> })
                                .collect_view()}
                        }
                    })
                    .collect_view()}
                <h3>"我家在哪"</h3>
                {structure.townships.iter().map(|township| html! { <TownshipFold township/> }).collect_view()}
            </div>
        </div>
    }
}

/// A township.
#[component]
fn TownshipFold(township: &'static Township) -> impl IntoView {
    html! {
        <details class="element" name="township" data-township=township.id.as_str()>
            <summary>{township.name.as_str()}</summary>
            <div class="element__body" id=Slot::Township.anchor(&township.id)>
                <Formerly kind=Published::Township id=township.id.as_str()/>
                <TownshipBody township/>
                <ShareLink subject=Subject::Township(township)/>
            </div>
        </details>
    }
}

/// Every element, project and figure that names a township.
#[component]
pub(super) fn TownshipBody(township: &'static Township) -> impl IntoView {
    let name = township.name.as_str();
    let elements: Vec<_> = content()
        .elements_named(name)
        .map(|element| {
            html! { <li><a href=to_anchor(&Slot::Element.anchor(&element.id))>{element.name.as_str()}</a></li> }
        })
        .collect();
    html! {
        {(!elements.is_empty()).then(|| html! { {heading("空间结构里")}<ul class="home">{elements}</ul> })}
        {heading("报告点到它的地方")}
        <ul class="related">{content().naming(name).map(naming).collect_view()}</ul>
    }
}

/// A heading in a description. On paper its level is one deeper, since there the description has a heading of its own.
fn heading(words: &'static str) -> AnyView {
    if on_paper() { html! { <h5>{words}</h5> }.into_any() } else { html! { <h4>{words}</h4> }.into_any() }
}

/// What one passage says of a township.
fn naming(naming: Naming<'static>) -> impl IntoView {
    let Naming { passage, mentions, figures } = naming;
    let names: Vec<_> = mentions.iter().map(|mention| mention.name.as_str()).collect();
    let figures = figures.into_iter().map(|figure| {
        html! { <br/>{figure.label.as_str()}" "<FigureView id=figure.id.as_str()/> }
    });
    html! {
        <li>
            <YearTag topic=&passage.topic/>
            <PassageLink topic=&passage.topic/>
            {(!names.is_empty()).then(|| format!("：{}", names.join("、")))}
            {figures.collect_view()}
        </li>
    }
}

/// The year of which a passage speaks.
#[component]
fn YearTag(topic: &'static TopicCode) -> impl IntoView {
    let part = topic.part();
    html! { <span class=format!("year year--{part}")>{content().year(part).to_string()}</span> }
}

/// What the tour is called as a list.
pub(super) const TOUR: &str = "一步一步看懂这张图";

/// The guided tour as a list: how the structure is built up, step by step.
#[component]
fn Tour() -> impl IntoView {
    html! {
        <details class="element tour">
            <summary>{TOUR}</summary>
            <Steps/>
        </details>
    }
}

/// The steps of the tour.
#[component]
pub(super) fn Steps() -> impl IntoView {
    let steps = content().structure.tour.iter().map(|step| {
        html! { <li><b>{step.title.as_str()}</b>"："<Rich text=&step.text/></li> }
    });
    html! { <ol class="tour__steps">{steps.collect_view()}</ol> }
}

/// One element; the folds of all twelve share a name, so that opening one closes the others.
#[component]
fn ElementFold(element: &'static Element) -> impl IntoView {
    html! {
        <details class="element" name="element" data-element=element.id.as_str()>
            <summary><span class=format!("mark mark--{}", element.kind.as_str())></span>{element.name.as_str()}</summary>
            <div class="element__body" id=Slot::Element.anchor(&element.id)>
                <Formerly kind=Published::Element id=element.id.as_str()/>
                <ElementBody element/>
                <ShareLink subject=Subject::Element(element)/>
            </div>
        </details>
    }
}

/// What there is to know of an element.
#[component]
pub(super) fn ElementBody(element: &'static Element) -> impl IntoView {
    html! {
        <p><Rich text=&element.purpose/></p>
        <p class="reading"><b class="tag">"编者理解"</b><Rich text=&element.reading/></p>
        {heading("报告里和它有关的")}
        <ul class="related">{element.related.iter().map(related).collect_view()}</ul>
        <p class="element__neighbours"><b>"图上挨着的："</b>{neighbours(element)}</p>
        <p class="element__position">{element.position.as_str()}</p>
    }
}

/// Links to the elements that this one meets in the schematic.
fn neighbours(element: &'static Element) -> impl IntoView {
    let link = |other: &'static Element| {
        html! { <a href=to_anchor(&Slot::Element.anchor(&other.id))>{other.name.as_str()}</a>" " }
    };
    content().structure.neighbours(&element.id).map(link).collect_view()
}

fn related(related: &'static Related) -> impl IntoView {
    html! {
        <li>
            <YearTag topic=&related.topic/>
            <Rich text=&related.text/>
            {related.reading.then(|| html! { <span class="tag">"编者联系"</span> })}
            " "
            <PassageLink topic=&related.topic verb="看"/>
        </li>
    }
}
