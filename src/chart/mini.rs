//! Small multiples: an indicator in two thin bars, for lists.

use report_model::Chart;

use super::{draw, mark::Mark, scene::Scene, words};

/// The width in CSS pixels.
pub const WIDTH: f64 = 92.0;
/// From one bar to the next: the height of a line of words, so that each bar stands beside its number.
const LINE: f64 = 22.0;
const BAR: f64 = 10.0;
/// How far a target's post stands out of its bar.
const OUT: f64 = 3.0;
/// Room for the arrow of an open end.
const OPEN: f64 = 12.0;

/// Lays an indicator out as two bars from zero; none where its sides don't count the same thing.
pub fn layout(chart: &Chart) -> Option<Scene> {
    let words::Pair { result, from, target, to } = words::comparable(chart)?;
    let longest = from.max(to);
    (longest > 0.0).then_some(())?;
    let mut shapes = Vec::new();
    for (line, side, value) in [(0.0, result, from), (1.0, target, to)] {
        let y = line * LINE + (LINE - BAR) / 2.0;
        let mark = Mark::of(side.kind);
        let end = 1.0 + value / longest * (WIDTH - OPEN - 1.0);
        shapes.extend(draw::body(mark, 1.0, end, y, BAR));
        if side.is_open() {
            shapes.push(draw::arrow(end + 4.0, y, BAR));
        } else if mark == Mark::Target {
            shapes.push(draw::post(end, y, BAR, OUT));
        }
    }
    Some(Scene { width: WIDTH, height: 2.0 * LINE, shapes })
}
