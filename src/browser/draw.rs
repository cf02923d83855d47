//! Drawings that are drawn anew: a scene becomes the content of an SVG element of the page.

use web_sys::{Document, Element};

use super::{document, focus};
use crate::{
    chart::{Scene, Shape},
    scale::coordinate,
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws a scene in the place of what the first element that matches a selector shows. A mark that had the focus keeps it.
pub(crate) fn draw(selector: &str, scene: &Scene) {
    let Some(document) = document() else { return };
    let Some(svg) = document.query_selector(selector).ok().flatten() else { return };
    let focused = document
        .active_element()
        .filter(|element| svg.contains(Some(element)))
        .and_then(|element| element.get_attribute("href"));
    let (width, height) = (coordinate(scene.width), coordinate(scene.height));
    set(&svg, "viewBox", &format!("0 0 {width} {height}"));
    svg.set_text_content(None);
    append(&document, &svg, &scene.shapes);
    if let Some(href) = focused
        && let Ok(Some(mark)) = svg.query_selector(&format!("[href='{href}']"))
    {
        focus(&mark);
    }
}

fn append(document: &Document, parent: &Element, shapes: &[Shape]) {
    for shape in shapes {
        let (name, look) = match shape {
            Shape::Rect { look, .. } => ("rect", Some(look)),
            Shape::Path { look, .. } => ("path", Some(look)),
            Shape::Text { look, .. } => ("text", Some(look)),
            Shape::Group { .. } => ("g", None),
            Shape::Mark { .. } => ("a", None),
        };
        let Ok(element) = document.create_element_ns(Some(SVG), name) else { continue };
        if let Some(look) = look {
            set(&element, "class", look.class());
        }
        match shape {
            Shape::Rect { x, y, width, height, .. } => {
                for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    set(&element, name, &coordinate(*value));
                }
            }
            Shape::Path { d, .. } => set(&element, "d", d),
            Shape::Text { x, y, anchor, text, .. } => {
                set(&element, "x", &coordinate(*x));
                set(&element, "y", &coordinate(*y));
                set(&element, "text-anchor", anchor.as_str());
                element.set_text_content(Some(text));
            }
            Shape::Group { dx, dy, shapes } => {
                set(&element, "transform", &format!("translate({} {})", coordinate(*dx), coordinate(*dy)));
                append(document, &element, shapes);
            }
            Shape::Mark { row, name, shapes } => {
                set(&element, "class", "mark");
                set(&element, "href", &format!("#{row}"));
                set(&element, "aria-label", name);
                append(document, &element, shapes);
            }
        }
        // Fails only for a parent that takes no children.
        let _ = parent.append_child(&element);
    }
}

fn set(element: &Element, name: &str, value: &str) {
    // Fails only for a name that is none.
    let _ = element.set_attribute(name, value);
}
