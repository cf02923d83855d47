//! A drawing as an SVG file that stands alone.

use super::{
    look::Look,
    scene::{Scene, Shape},
};
use crate::scale::coordinate;

/// The fonts of a file: what readers have.
const FONTS: &str =
    "system-ui, -apple-system, PingFang SC, HarmonyOS Sans SC, Noto Sans CJK SC, Microsoft YaHei, sans-serif";

/// Writes a drawing as an SVG document of its own size.
///
/// It needs no style sheet and no font of ours, so it looks the same as an
/// image, in a word processor and under any content security policy.
pub fn document(scene: &Scene, title: &str) -> String {
    let (width, height) = (coordinate(scene.width), coordinate(scene.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"{FONTS}\" role=\"img\">\n<title>"
    );
    escape(title, &mut out);
    out.push_str("</title>\n");
    write(&scene.shapes, &mut out);
    out.push_str("</svg>\n");
    out
}

/// Writes a drawing as a part of another SVG document.
#[cfg(feature = "ssr")]
pub fn fragment(scene: &Scene) -> String {
    let mut out = String::new();
    write(&scene.shapes, &mut out);
    out
}

fn write(shapes: &[Shape], out: &mut String) {
    for shape in shapes {
        match shape {
            Shape::Rect { x, y, width, height, look } => {
                out.push_str("<rect");
                for (name, value) in [("x", x), ("y", y), ("width", width), ("height", height)] {
                    attribute(name, &coordinate(*value), out);
                }
                attributes(*look, out);
                out.push_str("/>\n");
            }
            Shape::Path { d, look } => {
                out.push_str("<path");
                attribute("d", d, out);
                attributes(*look, out);
                out.push_str("/>\n");
            }
            Shape::Text { x, y, anchor, look, text } => {
                out.push_str("<text");
                attribute("x", &coordinate(*x), out);
                attribute("y", &coordinate(*y), out);
                attribute("text-anchor", anchor.as_str(), out);
                attributes(*look, out);
                out.push('>');
                escape(text, out);
                out.push_str("</text>\n");
            }
            Shape::Group { dx, dy, shapes } => {
                out.push_str("<g");
                attribute("transform", &format!("translate({} {})", coordinate(*dx), coordinate(*dy)), out);
                out.push_str(">\n");
                write(shapes, out);
                out.push_str("</g>\n");
            }
            Shape::Mark { shapes, .. } => write(shapes, out),
        }
    }
}

fn attributes(look: Look, out: &mut String) {
    for (name, value) in look.attributes() {
        attribute(name, value, out);
    }
    if look == Look::Dots {
        attribute("stroke-linecap", "round", out);
    }
}

fn attribute(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    escape(value, out);
    out.push('"');
}

fn escape(text: &str, out: &mut String) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
}
