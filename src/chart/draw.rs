//! Bars and lines that several kinds of charts are drawn of.

use super::{
    look::Look,
    mark::Mark,
    scene::{Scene, Shape},
};
use crate::scale::coordinate;

/// From one line of an estimate's hatching to the next.
const HATCH: f64 = 8.0;
/// The room that the arrows of an open end take.
pub const OPEN: f64 = 26.0;

/// A bar from one position to another, with the look of what it stands for.
///
/// A bar with an open end stands for “at least so much”: arrows lead on from its end.
pub fn bar(mark: Mark, from: f64, to: f64, y: f64, height: f64, open: bool) -> Vec<Shape> {
    let mut shapes = body(mark, from, to, y, height);
    if open {
        shapes.push(arrows(to, y, height));
    } else if mark == Mark::Target {
        shapes.push(post(to, y, height, 4.0));
    }
    shapes
}

/// A bar without its end.
pub fn body(mark: Mark, from: f64, to: f64, y: f64, height: f64) -> Vec<Shape> {
    let (left, right) = (from.min(to), from.max(to));
    let rect = |look| Shape::Rect { x: left, y, width: right - left, height, look };
    match mark {
        Mark::Result => vec![rect(Look::Result)],
        Mark::Estimate => vec![rect(Look::Estimate), hatching(left, right, y, height)],
        Mark::Target => vec![rect(Look::Target)],
        Mark::Plan => vec![rect(Look::Plan)],
        Mark::Computed => vec![rect(Look::Computed)],
        Mark::WhatIf => vec![rect(Look::WhatIf), dots(left, right, y, height)],
        Mark::Progress => {
            vec![Shape::Rect {
                x: left,
                y: y + height / 4.0,
                width: right - left,
                height: height / 2.0,
                look: Look::Progress,
            }]
        }
    }
}

/// Parallel lines that rise within a rectangle.
fn hatching(left: f64, right: f64, top: f64, height: f64) -> Shape {
    let bottom = top + height;
    let mut d = String::new();
    // Each line starts on the lower edge or, before its beginning, on the left one.
    let mut start = left - height + HATCH;
    while start < right {
        let from = start.max(left);
        let to = (start + height).min(right);
        if to > from {
            d.push_str(&format!(
                "M{} {}L{} {}",
                coordinate(from),
                coordinate(bottom - (from - start)),
                coordinate(to),
                coordinate(bottom - (to - start)),
            ));
        }
        start += HATCH;
    }
    Shape::Path { d, look: Look::Hatch }
}

/// A line of dots along the middle of a bar.
fn dots(left: f64, right: f64, y: f64, height: f64) -> Shape {
    let middle = coordinate(y + height / 2.0);
    let d = format!("M{} {middle}H{}", coordinate(left + 6.0), coordinate((right - 4.0).max(left + 6.0)));
    Shape::Path { d, look: Look::Dots }
}

/// The post at which a target's bar ends; it stands out of the bar on both sides.
pub fn post(x: f64, y: f64, height: f64, out: f64) -> Shape {
    let d = format!("M{} {}V{}", coordinate(x), coordinate(y - out), coordinate(y + height + out));
    Shape::Path { d, look: Look::Post }
}

/// Two arrow heads that lead on to the right of an open end.
fn arrows(x: f64, y: f64, height: f64) -> Shape {
    let (top, middle, bottom) =
        (coordinate(y + 4.0), coordinate(y + height / 2.0), coordinate(y + height - 4.0));
    let head = |x: f64| {
        format!("M{} {top}L{} {middle}L{} {bottom}", coordinate(x), coordinate(x + 9.0), coordinate(x))
    };
    Shape::Path { d: format!("{}{}", head(x + 3.0), head(x + 13.0)), look: Look::Post }
}

/// A small bar for a legend.
pub fn swatch(mark: Mark, open: bool) -> Scene {
    let length = if open { 14.0 } else { 34.0 };
    Scene { width: 44.0, height: 20.0, shapes: bar(mark, 2.0, length, 4.0, 12.0, open) }
}

/// One small arrow head for the open end of a thin bar.
pub fn arrow(x: f64, y: f64, height: f64) -> Shape {
    let d = format!(
        "M{} {}L{} {}L{} {}",
        coordinate(x),
        coordinate(y),
        coordinate(x + 5.0),
        coordinate(y + height / 2.0),
        coordinate(x),
        coordinate(y + height)
    );
    Shape::Path { d, look: Look::Measure }
}

/// A measure between two positions: a line with strokes at both ends and an arrow head towards `to`.
pub fn measure(from: f64, to: f64, y: f64) -> Shape {
    let head = if to > from { -7.0 } else { 7.0 };
    let mut d = format!("M{} {}V{}", coordinate(from), coordinate(y - 7.0), coordinate(y + 7.0));
    d.push_str(&format!("M{} {}H{}", coordinate(from), coordinate(y), coordinate(to)));
    // There must be room for the head.
    if (to - from).abs() > 12.0 {
        d.push_str(&format!(
            "M{} {}L{} {}L{} {}",
            coordinate(to + head),
            coordinate(y - 5.0),
            coordinate(to),
            coordinate(y),
            coordinate(to + head),
            coordinate(y + 5.0)
        ));
    } else {
        d.push_str(&format!("M{} {}V{}", coordinate(to), coordinate(y - 7.0), coordinate(y + 7.0)));
    }
    Shape::Path { d, look: Look::Measure }
}

/// A vertical line.
pub fn vertical(x: f64, top: f64, bottom: f64, look: Look) -> Shape {
    Shape::Path { d: format!("M{} {}V{}", coordinate(x), coordinate(top), coordinate(bottom)), look }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hatching_stays_within_its_bar() {
        for right in [12.0, 40.0, 103.7] {
            let Shape::Path { d, .. } = hatching(10.0, right, 20.0, 28.0) else { panic!("no path") };
            let numbers: Vec<f64> = d
                .split(['M', 'L', ' '])
                .filter(|text| !text.is_empty())
                .map(|text| text.parse().expect("a coordinate"))
                .collect();
            assert!(!numbers.is_empty());
            for point in numbers.chunks(2) {
                assert!((10.0..=right + 0.1).contains(&point[0]), "{d}");
                assert!((19.9..=48.1).contains(&point[1]), "{d}");
            }
        }
    }

    #[test]
    fn open_ends_have_arrows_instead_of_a_post() {
        let looks = |open| bar(Mark::Target, 0.0, 100.0, 0.0, 28.0, open).len();
        assert_eq!(looks(true), looks(false));
        let Some(Shape::Path { d, .. }) = bar(Mark::Target, 0.0, 100.0, 0.0, 28.0, true).pop() else {
            panic!("no arrows")
        };
        assert!(d.contains('L'), "{d}");
    }

    #[test]
    fn short_measures_have_no_head() {
        let Shape::Path { d, .. } = measure(100.0, 104.0, 10.0) else { panic!("no path") };
        assert!(!d.contains('L'), "{d}");
    }
}
