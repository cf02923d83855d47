//! From the content's points to the paths and places of an SVG.

use report_model::{Element, ElementKind, Look, Point, Shape, Structure};

use crate::scale::coordinate;

/// Distance between the lines of a label, in the schematic's units.
const LINE_HEIGHT: f64 = 18.0;

/// Half the river's width at its spring and at its mouth.
const RIVER: (f64, f64) = (2.5, 11.0);

/// How an element is drawn. Paths are SVG paths.
#[derive(Debug, Clone, PartialEq)]
pub enum Drawing {
    /// An axis.
    Line {
        /// The open path along its middle.
        centre: String,
        /// The closed path around a river, which widens; empty for a road.
        ribbon: String,
    },
    /// A zone, as a closed path.
    Area(String),
    /// A node's middle.
    Node(Point),
}

/// An element, laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Placed<'a> {
    /// The element.
    pub element: &'a Element,
    /// How it is drawn.
    pub drawing: Drawing,
    /// The lines of its name with the middle of their baselines.
    pub lines: Vec<(Point, &'a str)>,
}

/// The whole diagram, laid out: areas first, then lines, then nodes, so that nothing small is covered.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<'a> {
    /// Width and height.
    pub size: (f64, f64),
    /// The elements in drawing order.
    pub elements: Vec<Placed<'a>>,
}

/// Lays the schematic out.
pub fn layout(structure: &Structure) -> Layout<'_> {
    let mut elements: Vec<_> = structure.elements.iter().map(place).collect();
    elements.sort_by_key(|placed| match placed.element.kind {
        ElementKind::Zone => 0,
        ElementKind::Axis => 1,
        ElementKind::Core | ElementKind::Centre => 2,
    });
    Layout { size: structure.size, elements }
}

fn place(element: &Element) -> Placed<'_> {
    let drawing = match &element.shape {
        Shape::Line(points) => Drawing::Line {
            centre: smooth(points, false),
            ribbon: if element.look == Look::River {
                smooth(&banks(points, RIVER), true)
            } else {
                String::new()
            },
        },
        Shape::Area(points) => Drawing::Area(smooth(points, true)),
        Shape::Node(point) => Drawing::Node(*point),
    };
    let Point { x, y } = element.label.at;
    let mut baseline = y;
    let lines = element
        .label
        .lines
        .iter()
        .map(|line| {
            let at = Point { x, y: baseline };
            baseline += LINE_HEIGHT;
            (at, line.as_str())
        })
        .collect();
    Placed { element, drawing, lines }
}

/// The two banks of a line that widens from one half-width to another: down on its left, back up on its right.
fn banks(points: &[Point], (narrow, wide): (f64, f64)) -> Vec<Point> {
    #[expect(clippy::cast_precision_loss, reason = "a line has a handful of points")]
    let share = |i: usize| i as f64 / (points.len().max(2) - 1) as f64;
    let bank = |side: f64| {
        points.iter().enumerate().map(move |(i, point)| {
            let before = points[i.saturating_sub(1)];
            let after = points[(i + 1).min(points.len() - 1)];
            let (along_x, along_y) = (after.x - before.x, after.y - before.y);
            let length = along_x.hypot(along_y).max(f64::EPSILON);
            let half = side * (narrow + (wide - narrow) * share(i));
            Point { x: point.x - half * along_y / length, y: point.y + half * along_x / length }
        })
    };
    let mut banks: Vec<_> = bank(1.0).collect();
    banks.extend(bank(-1.0).collect::<Vec<_>>().into_iter().rev());
    banks
}

/// A smooth path through all points (Catmull–Rom as cubic Béziers), closed or open.
fn smooth(points: &[Point], closed: bool) -> String {
    let Some(first) = points.first() else { return String::new() };
    let count = points.len();
    let at = |index: isize| -> Point {
        let last = isize::try_from(count).unwrap_or(isize::MAX);
        let index = if closed { index.rem_euclid(last) } else { index.clamp(0, last - 1) };
        points[index.unsigned_abs()]
    };
    let mut path = format!("M{} {}", coordinate(first.x), coordinate(first.y));
    let segments = if closed { count } else { count.saturating_sub(1) };
    for segment in 0..segments {
        let i = isize::try_from(segment).unwrap_or(0);
        let (before, from, to, after) = (at(i - 1), at(i), at(i + 1), at(i + 2));
        let control = |base: Point, a: Point, b: Point, sign: f64| Point {
            x: base.x + sign * (b.x - a.x) / 6.0,
            y: base.y + sign * (b.y - a.y) / 6.0,
        };
        let (c1, c2) = (control(from, before, to, 1.0), control(to, from, after, -1.0));
        let coordinates = [c1.x, c1.y, c2.x, c2.y, to.x, to.y].map(coordinate).join(" ");
        path.push('C');
        path.push_str(&coordinates);
    }
    if closed {
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    /// Width of a Chinese character of a label.
    const CHARACTER: f64 = 15.0;

    /// The box of a line of text: left, top, right, bottom.
    fn text_box((at, text): &(Point, &str)) -> (f64, f64, f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "labels have a handful of characters")]
        let half = text.chars().count() as f64 * CHARACTER / 2.0;
        (at.x - half, at.y - CHARACTER, at.x + half, at.y + 3.0)
    }

    fn overlap(a: (f64, f64, f64, f64), b: (f64, f64, f64, f64)) -> bool {
        a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
    }

    #[test]
    fn paths_go_through_their_points() {
        let points = [Point { x: 0.0, y: 0.0 }, Point { x: 10.0, y: 0.0 }, Point { x: 10.0, y: 10.0 }];
        assert_eq!(smooth(&points, false), "M0 0C1.7 0 8.3 -1.7 10 0C11.7 1.7 10 8.3 10 10");
        assert!(smooth(&points, true).ends_with("0 0Z"));
        assert_eq!(smooth(&[], true), "");
    }

    #[test]
    fn a_river_widens() {
        let points = [Point { x: 0.0, y: 0.0 }, Point { x: 0.0, y: 10.0 }];
        let banks: Vec<_> = banks(&points, (1.0, 3.0)).iter().map(|bank| (bank.x, bank.y)).collect();
        assert_eq!(banks, [(-1.0, 0.0), (-3.0, 10.0), (3.0, 10.0), (1.0, 0.0)]);
    }

    #[test]
    fn small_things_are_drawn_last() {
        let kinds: Vec<_> =
            layout(&content().structure).elements.iter().map(|placed| placed.element.kind).collect();
        let first_node =
            kinds.iter().position(|kind| matches!(kind, ElementKind::Core | ElementKind::Centre));
        let last_area = kinds.iter().rposition(|kind| *kind == ElementKind::Zone);
        assert!(last_area < first_node);
    }

    #[test]
    fn labels_stay_inside_and_apart() {
        let layout = layout(&content().structure);
        let lines: Vec<_> = layout.elements.iter().flat_map(|placed| &placed.lines).collect();
        for (i, line) in lines.iter().enumerate() {
            let (left, top, right, bottom) = text_box(line);
            assert!(
                left >= 0.0 && top >= 0.0 && right <= layout.size.0 && bottom <= layout.size.1,
                "{line:?}"
            );
            for other in &lines[i + 1..] {
                assert!(!overlap(text_box(line), text_box(other)), "{line:?} covers {other:?}");
            }
        }
    }
}
