//! The schematic of the spatial structure without its words: small, and with one thing in it lit up.

use report_model::{ElementKind, Look, Township};

use super::canvas::{
    ACCENT, ACCENT_SOFT, CARD, DONE, DONE_SOFT, GOAL, GOAL_SOFT, INK, PLAN, SMART_SOFT, STONE,
};
use crate::{
    content::content,
    diagram::structure::{Drawing, Placed, layout},
    scale::coordinate,
};

/// What is lit up.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Lit<'a> {
    /// Everything.
    All,
    /// One element, by its id.
    Element(&'a str),
    /// A township.
    Township(&'a Township),
}

/// The schematic's size in its own units.
pub fn size() -> (f64, f64) {
    content().structure.size
}

/// The schematic as SVG shapes.
pub fn shapes(lit: Lit<'_>) -> String {
    let mut out: String =
        layout(&content().structure).elements.iter().map(|placed| part(placed, lit)).collect();
    if let Lit::Township(township) = lit {
        let (x, y) = (coordinate(township.at.x), coordinate(township.at.y - 4.0));
        out.push_str(&format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"17\" fill=\"{GOAL}\" stroke=\"{CARD}\" stroke-width=\"4\"/>\
             <circle cx=\"{x}\" cy=\"{y}\" r=\"6\" fill=\"{CARD}\"/>"
        ));
    }
    out
}

fn part(placed: &Placed<'_>, lit: Lit<'_>) -> String {
    let is_lit = match lit {
        Lit::All => None,
        Lit::Element(id) => Some(placed.element.id == id),
        Lit::Township(_) => Some(false),
    };
    let shape = shape(placed, is_lit == Some(true));
    if is_lit == Some(false) { format!("<g opacity=\"0.4\">{shape}</g>") } else { shape }
}

fn shape(placed: &Placed<'_>, is_lit: bool) -> String {
    let look = placed.element.look;
    match &placed.drawing {
        Drawing::Area(path) => {
            let ground = match look {
                Look::Green => DONE_SOFT,
                Look::Yellow => ACCENT_SOFT,
                Look::Blue => SMART_SOFT,
                Look::Red => GOAL_SOFT,
                Look::Plain | Look::River | Look::Dashed => STONE,
            };
            let (edge, width) = if is_lit { (INK, 5) } else { (ground, 12) };
            format!(
                "<path d=\"{path}\" fill=\"{ground}\" stroke=\"{edge}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"/>"
            )
        }
        Drawing::Line { ribbon, .. } if look == Look::River => {
            let colour = if is_lit { GOAL } else { DONE };
            format!("<path d=\"{ribbon}\" fill=\"{colour}\"/>")
        }
        Drawing::Line { centre, .. } => {
            let (colour, width) = if is_lit { (GOAL, 13) } else { (PLAN, 10) };
            let dashes = if look == Look::Dashed { " stroke-dasharray=\"16 14\"" } else { "" };
            format!(
                "<path d=\"{centre}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\"{dashes}/>"
            )
        }
        Drawing::Node(at) => {
            let (x, y) = (coordinate(at.x), coordinate(at.y));
            let (ring, dot) = if placed.element.kind == ElementKind::Core { (14, 6) } else { (11, 4) };
            let (ring, ground) = if is_lit { (ring + 6, ACCENT) } else { (ring, CARD) };
            format!(
                "<circle cx=\"{x}\" cy=\"{y}\" r=\"{ring}\" fill=\"{ground}\" stroke=\"{GOAL}\" stroke-width=\"4\"/>\
                 <circle cx=\"{x}\" cy=\"{y}\" r=\"{dot}\" fill=\"{GOAL}\"/>"
            )
        }
    }
}
