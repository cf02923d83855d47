//! A drawing as a part of a page.

use crate::html;
use leptos::{prelude::*, svg};

use super::scene::{Scene, Shape};
use crate::scale::coordinate;

/// The page on which a chart's marks are told in words, if it is another one; a context while such pages are rendered.
#[derive(Clone)]
pub struct RowsAt(pub String);

/// A drawing as SVG whose parts have classes. Its marks are links to where they are told in words.
///
/// `name` is what assistive technology calls it. Without one it says nothing that does not stand in words beside it,
/// and is passed over.
pub fn view(scene: Scene, class: &'static str, name: Option<String>) -> impl IntoView {
    let (width, height) = (coordinate(scene.width), coordinate(scene.height));
    // Not `html!`: charts add an attribute.
    view! {
        <svg
            class=class
            role=name.is_some().then_some("group")
            aria-hidden=name.is_none().then_some("true")
            aria-label=name
            viewBox=format!("0 0 {width} {height}")>
            {shapes(scene.shapes)}
        </svg>
    }
}

fn shapes(shapes: Vec<Shape>) -> Vec<AnyView> {
    shapes.into_iter().map(shape).collect()
}

fn shape(shape: Shape) -> AnyView {
    match shape {
        Shape::Rect { x, y, width, height, look } => html! {
            <rect
                class=look.class()
                x=coordinate(x)
                y=coordinate(y)
                width=coordinate(width)
                height=coordinate(height)
            ></rect>
        }
        .into_any(),
        Shape::Path { d, look } => html! { <path class=look.class() d=d></path> }.into_any(),
        Shape::Text { x, y, anchor, look, text } => html! {
            <text class=look.class() x=coordinate(x) y=coordinate(y) text-anchor=anchor.as_str()>{text}</text>
        }
        .into_any(),
        Shape::Group { dx, dy, shapes: inner } => html! {
            <g transform=format!("translate({} {})", coordinate(dx), coordinate(dy))>{shapes(inner)}</g>
        }
        .into_any(),
        // The macro takes `a` for HTML's, which shows nothing inside of a drawing.
        Shape::Mark { row, name, shapes: inner } => svg::a()
            .child(shapes(inner))
            .class("mark")
            .attr("href", format!("{}#{row}", use_context().map_or_else(String::new, |RowsAt(page)| page)))
            .attr("aria-label", name)
            .into_any(),
    }
}
