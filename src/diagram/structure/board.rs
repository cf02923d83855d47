//! The drawing for class: its parts are switches, or blanks to be labelled.

use crate::html;
use leptos::prelude::*;
use report_model::{Element, ElementKind, Point};

use super::{
    layout::{Placed, layout},
    numbered,
    view::shape,
};
use crate::{
    content::{content, sketch},
    scale::coordinate,
};

/// The drawing with its parts as switches, for questions whose answer is found in it. It has no captions that tell what
/// belongs together, and its names are those of the elements alone.
#[component]
pub fn StructureBoard() -> impl IntoView {
    html! { <Frame part=switch role="group" class="board"/> }
}

/// The drawing with its names, for paper.
#[component]
pub fn StructurePlain() -> impl IntoView {
    html! { <Frame part=named role="img" class="plain"/> }
}

/// The drawing with numbers in place of names, for paper.
#[component]
pub fn StructureBlank() -> impl IntoView {
    html! { <Frame part=blank role="img" class="plain plain--blank"/> }
}

/// The drawing, with what `part` makes of each element.
#[component]
fn Frame(part: fn(Placed<'static>) -> AnyView, role: &'static str, class: &'static str) -> impl IntoView {
    let structure = &content().structure;
    let layout = layout(structure);
    let (width, height) = layout.size;
    // As in the drawing of the main page: words for orientation lie above the areas and below everything else.
    let (areas, others): (Vec<_>, Vec<_>) =
        layout.elements.into_iter().partition(|placed| placed.element.kind == ElementKind::Zone);
    let townships = structure.townships.iter().map(|township| {
        let (x, y) = (coordinate(township.at.x), coordinate(township.at.y));
        html! { <g class="part part--township"><text x=x y=y>{township.name.as_str()}</text></g> }
    });
    html! {
        <svg
            class=format!("structure__drawing {class}")
            viewBox=format!("0 0 {} {}", coordinate(width), coordinate(height))
            role=role
            aria-label="结构示意图"
        >
            {areas.into_iter().map(part).collect_view()}
            {townships.collect_view()}
            {others.into_iter().map(part).collect_view()}
        </svg>
    }
}

/// A part that can be chosen.
fn switch(placed: Placed<'static>) -> AnyView {
    let Placed { element, drawing, lines } = placed;
    html! {
        <g
            class=class(element)
            data-element=element.id.as_str()
            role="button"
            tabindex="0"
            aria-pressed="false"
            aria-label=element.name.as_str()
        >
            {shape(&drawing, element.kind, element.look)}
            {words(lines)}
        </g>
    }
    .into_any()
}

/// A part with its name.
fn named(placed: Placed<'static>) -> AnyView {
    let Placed { element, drawing, lines } = placed;
    html! { <g class=class(element)>{shape(&drawing, element.kind, element.look)}{words(lines)}</g> }
        .into_any()
}

/// A part with its number in a box, where its name would stand.
fn blank(placed: Placed<'static>) -> AnyView {
    let Placed { element, drawing, lines } = placed;
    let number = numbered(sketch())
        .into_iter()
        .find(|(_, position)| sketch().elements.get(*position).is_some_and(|other| other.id == element.id));
    let number = number.map(|(number, _)| number);
    let at = lines.first().map_or(Point { x: 0.0, y: 0.0 }, |(at, _)| *at);
    let (x, y) = (at.x, at.y - 5.0);
    html! {
        <g class=class(element)>
            {shape(&drawing, element.kind, element.look)}
            <rect class="plain__box" x=coordinate(x - 13.0) y=coordinate(y - 11.0) width="26" height="22" rx="5"></rect>
            <text x=coordinate(x) y=coordinate(at.y)>{number}</text>
        </g>
    }
    .into_any()
}

fn class(element: &Element) -> String {
    format!("part part--{} look--{}", element.kind.as_str(), element.look.as_str())
}

fn words(lines: Vec<(Point, &'static str)>) -> impl IntoView {
    let line = |(at, line): (Point, &'static str)| html! { <text x=coordinate(at.x) y=coordinate(at.y)>{line}</text> };
    lines.into_iter().map(line).collect_view()
}
