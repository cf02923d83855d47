//! The diagram as an island: a picture whose parts are links, and a card that says what was selected.

use leptos::prelude::*;
use report_model::{ElementKind, SketchElement};

use super::layout::{Drawing, Placed, layout};
use crate::{
    content::sketch,
    route::{Route, Slot},
    scale::coordinate,
};

/// Radius of the invisible disc that makes a small node tappable: 44 px at the diagram's natural size.
const TAP_RADIUS: &str = "22";

/// The spatial structure. Every part is a link to its description in the
/// document, so it works before (and without) WebAssembly; awake, it selects
/// in place and tells the selection.
#[island]
pub fn StructureDiagram() -> impl IntoView {
    let route = current_route();
    let selected = Memo::new(move |_| {
        let route = route.read();
        let id = route.get(Slot::Element)?;
        sketch().elements.iter().find(|element| element.id == id)
    });
    let layout = layout(sketch());
    let (width, height) = layout.size;
    view! {
        <figure class="structure__figure">
            <svg
                class="structure__drawing"
                viewBox=format!("0 0 {} {}", coordinate(width), coordinate(height))
                role="group"
                aria-label=format!("{}结构示意图", sketch().name)
            >
                {layout.elements.into_iter().map(|placed| part(placed, selected)).collect_view()}
                <g class="structure__landmarks" aria-hidden="true">
                    {sketch()
                        .landmarks
                        .iter()
                        .map(|landmark| {
                            view! {
                                <text x=coordinate(landmark.at.x) y=coordinate(landmark.at.y)>
                                    {landmark.name.as_str()}
                                </text>
                            }
                        })
                        .collect_view()}
                </g>
            </svg>
            <figcaption>{sketch().caption.as_str()}</figcaption>
            <div class="structure__card" role="status">
                {move || match selected.get() {
                    None => legend().into_any(),
                    Some(element) => card(element).into_any(),
                }}
            </div>
        </figure>
    }
}

fn part(placed: Placed<'static>, selected: Memo<Option<&'static SketchElement>>) -> impl IntoView {
    let element = placed.element;
    let is_selected = move || selected.get().is_some_and(|current| current.id == element.id);
    let lines = placed
        .lines
        .into_iter()
        .map(|(at, line)| view! { <text x=coordinate(at.x) y=coordinate(at.y)>{line}</text> })
        .collect_view();
    view! {
        <a
            class=format!("part part--{} look--{}", element.kind.as_str(), element.look.as_str())
            class:part--selected=is_selected
            href=format!("#{}", Slot::Element.anchor(&element.id))
            aria-label=format!("{}（{}）", element.name, sketch().groups.name(element.kind))
            aria-current=move || is_selected().then_some("true")
            data-element=element.id.as_str()
            on:click=move |event| select(&event, &element.id)
        >
            {drawing(&placed.drawing, element.kind)}
            {lines}
        </a>
    }
}

fn drawing(drawing: &Drawing, kind: ElementKind) -> AnyView {
    match drawing {
        Drawing::Path(path) if kind == ElementKind::Zone => {
            view! { <path class="part__area" d=path.clone()></path> }.into_any()
        }
        Drawing::Path(path) => view! {
            <path class="part__reach" d=path.clone()></path>
            <path class="part__line" d=path.clone()></path>
        }
        .into_any(),
        Drawing::Node(at) => {
            let (x, y) = (coordinate(at.x), coordinate(at.y));
            let radius = if kind == ElementKind::Core { "11" } else { "8" };
            view! {
                <circle class="part__reach" cx=x.clone() cy=y.clone() r=TAP_RADIUS></circle>
                <circle class="part__ring" cx=x.clone() cy=y.clone() r=radius></circle>
                <circle class="part__dot" cx=x cy=y r="4.5"></circle>
            }
            .into_any()
        }
    }
}

/// What the signs mean, until something is selected.
fn legend() -> impl IntoView {
    let sign = |kind: ElementKind, words: &'static str| {
        view! {
            <li>
                <span class=format!("mark mark--{}", kind.as_str())></span>
                <b>{sketch().groups.name(kind)}</b>
                {words}
            </li>
        }
    };
    view! {
        <p class="structure__hint">"点图上的线、面、圈，看它是做什么的。"</p>
        <ul class="structure__legend">
            {sign(ElementKind::Axis, "串起各处的线")}
            {sign(ElementKind::Zone, "各有主业的面")}
            {sign(ElementKind::Core, "服务全区的大圈")}
            {sign(ElementKind::Centre, "服务周边的小圈")}
        </ul>
    }
}

fn card(element: &'static SketchElement) -> impl IntoView {
    view! {
        <p class="structure__name">
            <span class="tag">{sketch().groups.name(element.kind)}</span>
            <strong>{element.name.as_str()}</strong>
        </p>
        <p>{element.purpose.as_str()}</p>
        <p class="structure__more">
            <a href=format!("#{}", Slot::Element.anchor(&element.id))>"看报告怎么说"</a>
        </p>
    }
}

#[cfg(feature = "hydrate")]
fn current_route() -> ArcRwSignal<Route> {
    crate::wake::route()
}

/// Natively nothing is selected yet.
#[cfg(not(feature = "hydrate"))]
fn current_route() -> ArcRwSignal<Route> {
    ArcRwSignal::new(Route::default())
}

/// Selects without leaving the diagram; a click with a modifier key stays an ordinary link.
#[cfg_attr(not(feature = "hydrate"), expect(unused_variables, reason = "only a browser has clicks"))]
fn select(event: &leptos::ev::MouseEvent, id: &str) {
    #[cfg(feature = "hydrate")]
    if !(event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key()) {
        event.prevent_default();
        crate::wake::select(Slot::Element, id);
    }
}
