//! Cards: boxes with words and dots.

use std::borrow::Cow;

use report_model::Point;

use super::{COLUMN, Side, TEXT, count};
use crate::diagram::label::wrap;

/// From one line of text to the next.
const LINE: f64 = 19.0;
/// From the top of a line to its baseline.
const ASCENT: f64 = 14.0;
/// Between the edge of a card and what it holds.
pub const PADDING: f64 = 9.0;
/// Between the words and the dots.
const DOTS_ABOVE: f64 = 1.0;

/// An upright rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
}

impl Rect {
    /// The height of its middle.
    pub fn middle(&self) -> f64 {
        self.y + self.height / 2.0
    }

    /// Its right edge.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }

    /// Its lower edge.
    pub fn bottom(&self) -> f64 {
        self.y + self.height
    }

    /// How far a point is outside; 0 inside.
    pub fn distance(&self, point: Point) -> f64 {
        let outside = |value: f64, from: f64, to: f64| (from - value).max(value - to).max(0.0);
        outside(point.x, self.x, self.right()).hypot(outside(point.y, self.y, self.bottom()))
    }

    /// Whether two rectangles have more than an edge in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }
}

/// How the dots of a card are set.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// The distance of two dots.
    pub pitch: f64,
    /// How many stand in a full row.
    pub row: usize,
}

/// A box with words and, under them, one dot for each figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Card<'a> {
    /// The box.
    pub rect: Rect,
    /// Lines of text with the beginnings of their baselines.
    pub lines: Vec<(Point, Cow<'a, str>)>,
    /// Rows of dots: the middle of the first, and how many.
    pub dots: Vec<(Point, usize)>,
    /// The distance of two dots.
    pub pitch: f64,
}

impl<'a> Card<'a> {
    /// A card at the top of its column. What it holds stands in the middle of a box of at least `min_height`.
    pub fn new(side: Side, words: Vec<Cow<'a, str>>, dots: usize, grid: Grid, min_height: f64) -> Self {
        let Grid { pitch, row } = grid;
        let rows = dots.div_ceil(row);
        let text = count(words.len()) * LINE;
        let field = if rows == 0 { 0.0 } else { DOTS_ABOVE + count(rows) * pitch };
        let height = (text + field + 2.0 * PADDING).max(min_height).round();
        let (x, top) = (side.left() + PADDING, (height - text - field) / 2.0);
        let line = |(i, words)| (Point { x, y: (top + count(i) * LINE + ASCENT).round() }, words);
        let dots_top = top + text + DOTS_ABOVE + pitch / 2.0;
        let dots_in = |i: usize| {
            let first = Point { x: x + pitch / 2.0, y: (dots_top + count(i) * pitch).round() };
            (first, (dots - i * row).min(row))
        };
        Self {
            rect: Rect { x: side.left(), y: 0.0, width: COLUMN, height },
            lines: words.into_iter().enumerate().map(line).collect(),
            dots: (0..rows).map(dots_in).collect(),
            pitch,
        }
    }

    /// Moves the card down.
    pub fn lower(&mut self, by: f64) {
        self.rect.y += by;
        let points = self.lines.iter_mut().map(|(at, _)| at).chain(self.dots.iter_mut().map(|(at, _)| at));
        points.for_each(|point| point.y += by);
    }
}

/// A title, broken to the width of a card.
pub fn title_lines(title: &str) -> Vec<Cow<'_, str>> {
    wrap(title, (COLUMN - 2.0 * PADDING) / TEXT).into_iter().map(Cow::Borrowed).collect()
}
