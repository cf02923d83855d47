//! A drawing as data: shapes with positions in CSS pixels, before it becomes SVG.

use super::look::Look;
use crate::scale::text_width;

/// A laid-out drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What is drawn, from back to front.
    pub shapes: Vec<Shape>,
}

/// Where a text stands relative to its position.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

impl Anchor {
    /// The value of SVG's `text-anchor`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Middle => "middle",
            Self::End => "end",
        }
    }
}

/// Something drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A rectangle, by its left upper corner.
    Rect {
        /// The left edge.
        x: f64,
        /// The upper edge.
        y: f64,
        /// The width.
        width: f64,
        /// The height.
        height: f64,
        /// How it looks.
        look: Look,
    },
    /// Lines and curves.
    Path {
        /// SVG path data.
        d: String,
        /// How it looks.
        look: Look,
    },
    /// One line of words.
    Text {
        /// The position that the anchor refers to.
        x: f64,
        /// The base line.
        y: f64,
        /// Which part of the text stands at `x`.
        anchor: Anchor,
        /// How it looks.
        look: Look,
        /// The words.
        text: String,
    },
    /// Shapes that are drawn elsewhere than where they were laid out.
    Group {
        /// How far to the right.
        dx: f64,
        /// How far down.
        dy: f64,
        /// What is moved.
        shapes: Vec<Shape>,
    },
    /// A mark that can be pointed at and focused: a link to where it is told in words.
    Mark {
        /// The id of its row in the table.
        row: &'static str,
        /// What it says, spoken.
        name: String,
        /// What it is drawn of.
        shapes: Vec<Shape>,
    },
}

/// The space that a shape takes: left, top, right, bottom.
pub type Extent = (f64, f64, f64, f64);

impl Shape {
    /// One line of words.
    pub fn text(x: f64, y: f64, anchor: Anchor, look: Look, text: impl Into<String>) -> Self {
        Self::Text { x, y, anchor, look, text: text.into() }
    }

    /// A text's space, estimated on the safe side; none for other shapes.
    pub fn text_extent(&self) -> Option<Extent> {
        let Self::Text { x, y, anchor, look, text } = self else { return None };
        let size = look.size();
        let width = text_width(text) * size;
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Some((left, y - size * 0.9, left + width, y + size * 0.25))
    }
}

impl Scene {
    /// All texts with their space, wherever they are nested.
    pub fn texts(&self) -> Vec<(&str, Extent)> {
        let mut found = Vec::new();
        collect(&self.shapes, (0.0, 0.0), &mut found);
        found
    }

    /// The same drawing as a part of another one.
    pub fn moved(self, dx: f64, dy: f64) -> Shape {
        Shape::Group { dx, dy, shapes: self.shapes }
    }
}

/// Collects the texts among shapes that are moved by `offset`.
fn collect<'a>(shapes: &'a [Shape], offset: (f64, f64), found: &mut Vec<(&'a str, Extent)>) {
    let (dx, dy) = offset;
    for shape in shapes {
        match shape {
            Shape::Text { text, .. } => {
                let extent = shape.text_extent().into_iter();
                found.extend(extent.map(|(left, top, right, bottom)| {
                    (text.as_str(), (left + dx, top + dy, right + dx, bottom + dy))
                }));
            }
            Shape::Group { dx: x, dy: y, shapes } => collect(shapes, (dx + x, dy + y), found),
            Shape::Mark { shapes, .. } => collect(shapes, offset, found),
            Shape::Rect { .. } | Shape::Path { .. } => {}
        }
    }
}
