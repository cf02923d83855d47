//! Drawings that are drawn anew: a scene becomes the content of an SVG element of the page.

use web_sys::{Document, Element};

use super::{document, focus};
use crate::{
    chart::{Scene, Shape},
    scale::coordinate,
};

const SVG: &str = "http://www.w3.org/2000/svg";

/// Draws a scene in the place of what the first element that matches a selector shows. A mark that had the focus keeps it,
/// and marks lead to the page to which they led before, if they lead to nothing in this one.
pub(crate) fn draw(selector: &str, scene: &Scene) {
    let Some(document) = document() else { return };
    let Some(svg) = document.query_selector(selector).ok().flatten() else { return };
    let focused = document
        .active_element()
        .filter(|element| svg.contains(Some(element)))
        .and_then(|element| element.get_attribute("href"));
    let away = svg.query_selector("a.mark:not([href^='#'])").ok().flatten();
    let away = away.and_then(|mark| mark.get_attribute("href")).unwrap_or_default();
    let page = away.split_once('#').map_or("", |(page, _)| page);
    let (width, height) = (coordinate(scene.width), coordinate(scene.height));
    set(&svg, "viewBox", &format!("0 0 {width} {height}"));
    svg.set_text_content(None);
    append(&document, &svg, &scene.shapes, page);
    if let Some(href) = focused
        && let Ok(Some(mark)) = svg.query_selector(&format!("[href='{href}']"))
    {
        focus(&mark);
    }
}

fn append(document: &Document, parent: &Element, shapes: &[Shape], page: &str) {
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
                append(document, &element, shapes, page);
            }
            Shape::Mark { row, name, shapes } => {
                set(&element, "class", "mark");
                let is_here = page.is_empty() || document.get_element_by_id(row).is_some();
                set(&element, "href", &format!("{}#{row}", if is_here { "" } else { page }));
                if !page.is_empty() {
                    // In somebody's page: what leads to another page leaves the frame.
                    set(&element, "target", if is_here { "_self" } else { "_blank" });
                }
                set(&element, "aria-label", name);
                append(document, &element, shapes, page);
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
