//! The drawing, and the tools that light some of its parts up.

use crate::html;
use leptos::prelude::*;
use report_model::{ElementKind, Look, Township};

use super::{
    card::{StructureCard, words},
    layout::{Drawing, Placed, layout},
    light::{Attention, Light, light},
};
use crate::{
    content::{content, sketch},
    page::{on_paper, to_anchor},
    route::Slot,
    scale::coordinate,
};

/// Radius of the invisible disc that makes a small node tappable: 44 px on a screen 320 px wide.
const TAP_RADIUS: &str = "26";

/// The schematic with its caption, and the card that goes with it. Every part is a link to its
/// description in the document, so it works before (and without) WebAssembly.
#[component]
pub fn StructureDrawing() -> impl IntoView {
    let structure = &content().structure;
    html! {
        <figure class="structure__figure" id="structure-figure">
            <StructureSvg/>
            <figcaption>{structure.caption.as_str()}</figcaption>
        </figure>
        {if on_paper() {
            html! { <Signs/> }.into_any()
        } else {
            html! { <StructureCard><Legend/></StructureCard> }.into_any()
        }}
    }
}

/// The schematic alone, with some of its parts lit up.
#[component]
pub fn StructureSvg(
    /// What is lit up.
    #[prop(optional)]
    attention: Attention,
) -> impl IntoView {
    let structure = &content().structure;
    let layout = layout(structure);
    let (width, height) = layout.size;
    let lit = |placed: Placed<'static>| {
        let position = sketch().position(&placed.element.id);
        let light = position.map_or(Light::Plain, |position| light(sketch(), &attention, position));
        part(placed, light)
    };
    // Labels for orientation lie above the areas and below everything else.
    let (areas, others): (Vec<_>, Vec<_>) =
        layout.elements.into_iter().partition(|placed| placed.element.kind == ElementKind::Zone);
    html! {
        <svg
            class="structure__drawing"
            viewBox=format!("0 0 {} {}", coordinate(width), coordinate(height))
            role="group"
            aria-label=format!("{}结构示意图", structure.name)
            data-parts=""
        >
            {areas.into_iter().map(lit).collect_view()}
            {structure.townships.iter().map(township).collect_view()}
            {others.into_iter().map(lit).collect_view()}
        </svg>
    }
}

fn part(placed: Placed<'static>, light: Light) -> impl IntoView {
    let Placed { element, drawing, lines } = placed;
    let kind = element.kind;
    let state = match light.class() {
        "" => String::new(),
        class => format!(" {class}"),
    };
    let lines = lines
        .into_iter()
        .map(|(at, line)| html! { <text x=coordinate(at.x) y=coordinate(at.y)>{line}</text> })
        .collect_view();
    html! {
        <a
            class=format!("part part--{} look--{}{state}", kind.as_str(), element.look.as_str())
            aria-current=(light == Light::Selected).then_some("true")
            href=to_anchor(&Slot::Element.anchor(&element.id))
            aria-label=format!("{}（{}）", element.name, content().structure.groups.name(kind))
        >
            {shape(&drawing, kind, element.look)}
            {lines}
        </a>
    }
}

/// The drawing of an element. The reach is what can be tapped; it is never seen.
pub(super) fn shape(drawing: &Drawing, kind: ElementKind, look: Look) -> AnyView {
    match drawing {
        Drawing::Area(path) => html! { <path class="part__area" d=path.clone()></path> }.into_any(),
        Drawing::Line { centre, .. } if look != Look::River => html! {
            <path class="part__reach" d=centre.clone()></path>
            <path class="part__line" d=centre.clone()></path>
            <path class="part__lane" d=centre.clone()></path>
        }
        .into_any(),
        Drawing::Line { centre, ribbon } => html! {
            <path class="part__reach" d=centre.clone()></path>
            <path class="part__water" d=ribbon.clone()></path>
            <path class="part__lane" d=centre.clone()></path>
        }
        .into_any(),
        Drawing::Node(at) => {
            let (x, y) = (coordinate(at.x), coordinate(at.y));
            let (ring, dot) = if kind == ElementKind::Core { ("12", "5") } else { ("8.5", "3.5") };
            html! {
                <circle class="part__reach" cx=x.clone() cy=y.clone() r=TAP_RADIUS></circle>
                <circle class="part__ring" cx=x.clone() cy=y.clone() r=ring></circle>
                <circle class="part__dot" cx=x cy=y r=dot></circle>
            }
            .into_any()
        }
    }
}

/// A township's name for orientation; it leads to all that the report says of the place.
fn township(township: &'static Township) -> impl IntoView {
    let (x, y) = (township.at.x, township.at.y);
    html! {
        <a
            class="part part--township"
            href=to_anchor(&Slot::Township.anchor(&township.id))
            aria-label=format!("{}：报告哪里提到它", township.name)
        >
            <rect class="part__reach" x=coordinate(x - 24.0) y=coordinate(y - 27.0) width="48" height="44"></rect>
            <text x=coordinate(x) y=coordinate(y)>{township.name.as_str()}</text>
        </a>
    }
}

/// What can be done with the drawing, and what it shows.
#[component]
fn Legend() -> impl IntoView {
    html! {
        <p>"点图上的线、面、圈，看它是做什么的。"</p>
        <Signs/>
    }
}

/// What the signs mean.
#[component]
fn Signs() -> impl IntoView {
    let sign = |kind: ElementKind| {
        html! {
            <li>
                <span class=format!("mark mark--{}", kind.as_str())></span>
                <b>{content().structure.groups.name(kind)}</b>
                {words(kind)}
            </li>
        }
    };
    html! { <ul class="structure__legend">{ElementKind::ALL.map(sign).collect_view()}</ul> }
}

/// What lights parts of the diagram up: a group, the tour, a township. The
/// townships are links, so they work without WebAssembly; the buttons wait for it.
#[component]
pub fn StructureTools() -> impl IntoView {
    let structure = &content().structure;
    let groups = ElementKind::ALL.map(|kind| {
        html! {
            <button type="button" class="chip" data-view=Slot::Group.anchor(kind.as_str()) aria-pressed="false">
                <span class=format!("mark mark--{}", kind.as_str())></span>
                {structure.groups.name(kind)}
            </button>
        }
    });
    let tour = structure.tour.first().map(|step| {
        html! {
            <button type="button" class="chip" data-view=Slot::Step.anchor(&step.id) aria-pressed="false">
                "导览"
            </button>
        }
    });
    let townships = structure.townships.iter().map(|township| {
        let href = format!("#{}", Slot::Township.anchor(&township.id));
        html! { <li><a class="chip" href=href>{township.name.as_str()}</a></li> }
    });
    html! {
        <div class="structure__tools">
            <div class="chips chips--groups needs-script" role="group" aria-label="点亮一组，或者一步一步看">{groups}{tour}</div>
            <p class="structure__home" id="home-label">"我家在哪？点一个地方，看报告怎么说它。"</p>
            <ul class="chips chips--homes" aria-labelledby="home-label">{townships.collect_view()}</ul>
        </div>
    }
}
