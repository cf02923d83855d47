//! Bars on one scale from zero: for what counts the same thing.

use super::{
    draw::{OPEN, bar, measure, vertical},
    look::Look,
    mark::Mark,
    scene::{Anchor, Scene, Shape},
};
use crate::scale::{Linear, text_width};

/// A bar and what it says.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The id of its row in the table.
    pub row: &'static str,
    /// What it stands for.
    pub mark: Mark,
    /// The words beside it: `2023年预计`.
    pub label: String,
    /// The number as printed.
    pub number: String,
    /// Limiting words after the number, or none.
    pub limits: String,
    /// Its value, in the chart's unit.
    pub value: f64,
    /// Whether it means “at least so much”.
    pub open: bool,
    /// What it says, spoken.
    pub name: String,
}

/// Bars that count the same thing in the same unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// The bars, from top to bottom; the first two are measured against each other.
    pub rows: Vec<Row>,
    /// The unit at the axis.
    pub unit: String,
    /// The words of the difference between the first two bars.
    pub difference: Option<String>,
    /// Another value that the scale must hold, so that it stands still while a reader moves a bar.
    pub room: f64,
}

const BAR: f64 = 28.0;
const LABEL: f64 = 27.0;
const MEASURE: f64 = 46.0;
const GAP: f64 = 10.0;
const AXIS: f64 = 24.0;
/// Free on both sides, for posts and the halves of tick labels.
const SIDE: f64 = 8.0;
/// Between the last label of the axis and the unit.
const UNIT_GAP: f64 = 3.0;

/// Lays the bars out in a width in CSS pixels, at least 288.
pub fn layout(bars: &Bars, width: f64) -> Scene {
    let open = if bars.rows.iter().any(|row| row.open) { OPEN } else { SIDE };
    let steps = if width < 480.0 { 4 } else { 8 };
    let values = || bars.rows.iter().map(|row| row.value).chain([bars.room]);
    // The unit stands beside the last label, which is known before there are any positions.
    let last =
        Linear::over(values(), (0.0, 1.0), steps).ticks().pop().map_or(0.0, |(_, label)| tick_width(&label));
    let unit = last / 2.0 + UNIT_GAP + tick_width(&bars.unit);
    let scale = Linear::over(values(), (SIDE, width - open.max(unit)), steps);

    let mut marks = Vec::new();
    let mut y = 0.0;
    let mut first_bar = 0.0;
    let mut measured = None;
    for (index, row) in bars.rows.iter().enumerate() {
        let (label_y, bar_y) = if index == 0 {
            first_bar = LABEL;
            (LABEL - 9.0, LABEL)
        } else {
            (y + BAR + LABEL - 5.0, y)
        };
        marks.push(mark(row, &scale, bar_y, label_y));
        y = bar_y + BAR + if index == 0 { 0.0 } else { LABEL };
        if index == 0 && bars.difference.is_some() && bars.rows.len() > 1 {
            measured = Some(y);
            y += MEASURE;
        } else {
            y += GAP;
        }
    }
    let mut shapes = axis(&scale, &bars.unit, first_bar - 4.0, y, width);
    if let (Some(top), Some(words)) = (measured, &bars.difference) {
        shapes.extend(difference(bars, &scale, top, words, width));
    }
    shapes.extend(marks);
    Scene { width, height: y + AXIS, shapes }
}

fn mark(row: &Row, scale: &Linear, y: f64, label_y: f64) -> Shape {
    let mut shapes = bar(row.mark, scale.at(0.0), scale.at(row.value), y, BAR, row.open);
    let number_x = SIDE + text_width(&row.label) * Look::Label.size() + 8.0;
    shapes.push(Shape::text(SIDE, label_y, Anchor::Start, Look::Label, &row.label));
    shapes.push(Shape::text(number_x, label_y, Anchor::Start, Look::Number, &row.number));
    if !row.limits.is_empty() {
        let x = number_x + text_width(&row.number) * Look::Number.size();
        shapes.push(Shape::text(x, label_y, Anchor::Start, Look::Label, &row.limits));
    }
    Shape::Mark { row: row.row, name: row.name.clone(), shapes }
}

fn tick_width(text: &str) -> f64 {
    text_width(text) * Look::Tick.size()
}

/// Lines at round values with their labels, and the unit beside the last one.
fn axis(scale: &Linear, unit: &str, top: f64, bottom: f64, width: f64) -> Vec<Shape> {
    let ticks = scale.ticks();
    let base = bottom + 16.0;
    let widest = ticks.iter().map(|(_, label)| tick_width(label)).fold(0.0, f64::max);
    // Of long numbers that would touch each other every second one is left out; never the last, to which the unit belongs.
    let every = if widest + 6.0 <= scale.step() { 1 } else { 2 };
    let mut shapes = Vec::new();
    for (index, (value, label)) in ticks.iter().rev().enumerate() {
        let x = scale.at(*value);
        shapes.push(vertical(x, top, bottom, if *value == 0.0 { Look::Zero } else { Look::Grid }));
        if index % every == 0 {
            let half = tick_width(label) / 2.0;
            // `clamp` would format its bounds when it panics, and bring all of the float formatting along.
            let x = x.min(width - half).max(half);
            shapes.push(Shape::text(x, base, Anchor::Middle, Look::Tick, label));
            if index == 0 {
                shapes.push(Shape::text(x + half + UNIT_GAP, base, Anchor::Start, Look::Tick, unit));
            }
        }
    }
    shapes
}

/// The measure between the ends of the first two bars, with its words below it.
fn difference(bars: &Bars, scale: &Linear, top: f64, words: &str, width: f64) -> Vec<Shape> {
    let (from, to) = (scale.at(bars.rows[0].value), scale.at(bars.rows[1].value));
    let half = text_width(words) * Look::Difference.size() / 2.0;
    let middle = f64::midpoint(from, to).min((width - half).max(width / 2.0)).max(half.min(width / 2.0));
    let mut shapes = vec![];
    if (to - from).abs() > 0.5 {
        shapes.push(measure(from, to, top + 13.0));
    }
    shapes.push(Shape::text(middle, top + 36.0, Anchor::Middle, Look::Difference, words));
    shapes
}
