//! Two panels side by side: for what must not be measured against each other, or has one side only.

use report_model::{Basis, Chart, Side};

use super::{
    draw::bar,
    look::Look,
    mark::Mark,
    scene::{Anchor, Scene, Shape},
    words,
};
use crate::scale::{fill, text_width};

/// Between the panels; the sign stands there.
const GAP: f64 = 36.0;
const PADDING: f64 = 14.0;
const BAR: f64 = 18.0;
/// The mark of a kind beside its words.
const SWATCH: f64 = 20.0;
/// From one base line to the next, in em.
const LINE: f64 = 1.35;

/// What a panel shows.
struct Panel<'a> {
    row: &'static str,
    year: u16,
    side: Option<&'a Side>,
}

/// Lays the two sides of a chart out in a width in CSS pixels, at least 288.
///
/// Where both count something similar in the same unit, each panel has a bar
/// on the same scale; where they don't, there is nothing to be compared.
pub fn layout(chart: &Chart, years: (u16, u16), width: f64) -> Scene {
    let panels = [
        Panel { row: "r-result", year: years.0, side: chart.result.as_ref() },
        Panel { row: "r-target", year: years.1, side: chart.target.as_ref() },
    ];
    let panel_width = (width - GAP) / 2.0;
    let contents = panels.each_ref().map(|panel| content(panel, panel_width - 2.0 * PADDING));
    let text_height = contents.iter().map(|(_, height)| *height).fold(0.0, f64::max);
    let longest = longest(chart);
    let height = text_height + 2.0 * PADDING + if longest.is_some() { BAR + 12.0 } else { 0.0 };

    let mut shapes = Vec::new();
    for (index, (panel, (texts, _))) in panels.iter().zip(contents).enumerate() {
        let x = if index == 0 { 0.0 } else { panel_width + GAP };
        let mut inner = vec![frame(x, panel_width, height, panel.side.is_none())];
        inner.push(Shape::Group { dx: x + PADDING, dy: PADDING, shapes: texts });
        if let (Some(side), Some(longest)) = (panel.side, longest) {
            let room = panel_width - 2.0 * PADDING - 20.0;
            let length = side.value.unwrap_or_default() / longest * room;
            let y = height - PADDING - BAR;
            inner.extend(bar(Mark::of(side.kind), x + PADDING, x + PADDING + length, y, BAR, side.is_open()));
        }
        let name = panel.side.map_or_else(|| format!("{}年：{}", panel.year, words::UNSAID), words::spoken);
        shapes.push(Shape::Mark { row: panel.row, name, shapes: inner });
    }
    if let Some(sign) = sign(chart.basis) {
        shapes.push(Shape::text(width / 2.0, height / 2.0 + 8.0, Anchor::Middle, Look::Sign, sign));
    }
    Scene { width, height, shapes }
}

/// The largest value of similar things in the same unit.
fn longest(chart: &Chart) -> Option<f64> {
    let (result, target) = (chart.result.as_ref()?, chart.target.as_ref()?);
    let same_unit = chart.basis == Basis::Similar && !result.unit.is_empty();
    same_unit.then_some(())?;
    Some(result.value?.max(target.value?)).filter(|longest| *longest > 0.0)
}

fn sign(basis: Basis) -> Option<&'static str> {
    match basis {
        Basis::Similar => Some("≈"),
        Basis::Different => Some("≠"),
        Basis::Same | Basis::TargetOnly | Basis::ResultOnly => None,
    }
}

fn frame(x: f64, width: f64, height: f64, unsaid: bool) -> Shape {
    let look = if unsaid { Look::Unsaid } else { Look::Panel };
    Shape::Rect { x: x + 1.0, y: 1.0, width: width - 2.0, height: height - 2.0, look }
}

/// The texts of a panel, from its own corner, and their height.
fn content(panel: &Panel, width: f64) -> (Vec<Shape>, f64) {
    let mut text = Lines { shapes: Vec::new(), width, y: 0.0 };
    let Some(side) = panel.side else {
        text.add(&format!("{}年", panel.year), Look::Label, 0.0);
        text.add(words::UNSAID, Look::Words, 2.0);
        return (text.shapes, text.y);
    };
    text.add(&words::when(side), Look::Label, 0.0);
    // Its mark stands after the words, so that kinds differ at a glance.
    let x = text_width(&words::when(side)) * Look::Label.size() + 8.0;
    if x + SWATCH <= width {
        text.shapes.extend(bar(Mark::of(side.kind), x, x + SWATCH, 5.0, 11.0, false));
    }
    let printed = words::printed(side);
    let is_short = text_width(&printed) * Look::Figure.size() <= width;
    text.add(&printed, if side.value.is_some() && is_short { Look::Figure } else { Look::Words }, 2.0);
    text.add(&side.label, Look::Note, 4.0);
    (text.shapes, text.y)
}

/// Lines of words, one below the other.
struct Lines {
    shapes: Vec<Shape>,
    width: f64,
    y: f64,
}

impl Lines {
    fn add(&mut self, text: &str, look: Look, above: f64) {
        self.y += above;
        for line in fill(text, self.width / look.size()) {
            self.y += look.size() * LINE;
            let base = self.y - look.size() * 0.35;
            self.shapes.push(Shape::text(0.0, base, Anchor::Start, look, line));
        }
    }
}
