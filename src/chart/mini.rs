//! Small multiples: an indicator in two thin bars, for lists.

use report_model::Chart;

use super::{draw, look::Look, mark::Mark, scene::Scene, scene::Shape, words};

/// The width in CSS pixels.
pub const WIDTH: f64 = 120.0;
const BAR: f64 = 9.0;
const GAP: f64 = 5.0;
/// Room for the arrows of an open end.
const OPEN: f64 = 12.0;

/// Lays an indicator out as two bars from zero; none where its sides don't count the same thing.
pub fn layout(chart: &Chart) -> Option<Scene> {
    let words::Pair { result, from, target, to } = words::comparable(chart)?;
    let longest = from.max(to);
    (longest > 0.0).then_some(())?;
    let mut shapes = Vec::new();
    for (index, (side, value)) in [(result, from), (target, to)].into_iter().enumerate() {
        let y = if index == 0 { 2.0 } else { 2.0 + BAR + GAP };
        let mark = Mark::of(side.kind);
        let length = value / longest * (WIDTH - OPEN - 1.0);
        let look = match mark {
            Mark::Estimate => Look::Estimate,
            Mark::Result => Look::Result,
            _ => Look::Target,
        };
        shapes.push(Shape::Rect { x: 1.0, y, width: length, height: BAR, look });
        if side.is_open() {
            shapes.push(draw::arrow(1.0 + length + 3.0, y, BAR));
        }
    }
    Some(Scene { width: WIDTH, height: 2.0 * BAR + GAP + 4.0, shapes })
}
