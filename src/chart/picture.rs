//! A chart as a picture that stands alone: with title, legend, note, source and date.

use report_model::{Chart, ChartBook};

use super::{
    draw::bar,
    figure::{amounts, figure},
    look::Look,
    mark::Mark,
    message::headline,
    scene::{Anchor, Scene, Shape},
    state::{Latest, State},
    svg, words,
};
use crate::scale::{decimals, fill, format, grown, text_width};

/// The width of a picture in CSS pixels: legible as it is on a phone and in an article.
const WIDTH: f64 = 640.0;
const MARGIN: f64 = 28.0;
/// From one base line to the next, in em.
const LINE: f64 = 1.45;

/// Lays a picture out from top to bottom.
pub(super) struct Column {
    width: f64,
    shapes: Vec<Shape>,
    /// Where the next thing begins.
    pub(super) y: f64,
}

impl Column {
    /// An empty picture.
    pub(super) fn new(width: f64) -> Self {
        Self { width, shapes: Vec::new(), y: MARGIN - 8.0 }
    }

    /// The width between the margins.
    pub(super) fn room(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    pub(super) fn lines(&mut self, text: &str, look: Look, above: f64) {
        self.y += above;
        for line in fill(text, self.room() / look.size()) {
            self.y += look.size() * LINE;
            self.shapes.push(Shape::text(MARGIN, self.y - look.size() * 0.35, Anchor::Start, look, line));
        }
    }

    pub(super) fn scene(&mut self, scene: Scene, above: f64) {
        self.y += above;
        let height = scene.height;
        self.shapes.push(scene.moved(MARGIN, self.y));
        self.y += height;
    }

    /// The picture on its ground.
    pub(super) fn finish(self) -> Scene {
        // Whole pixels: at a broken one the ground would end in a seam.
        let (width, height) = (self.width, (self.y + MARGIN - 8.0).ceil());
        let mut shapes = vec![Shape::Rect { x: 0.0, y: 0.0, width, height, look: Look::Paper }];
        shapes.extend(self.shapes);
        Scene { width, height, shapes }
    }
}

/// The picture of an indicator with what is added to it, as an SVG document.
pub fn picture(book: &ChartBook, chart: &Chart, state: &State) -> String {
    let mut column = Column::new(WIDTH);
    let inner = column.room();
    column.lines(&chart.name, Look::Heading, 0.0);
    column.lines(&words::title(chart), Look::Title, 2.0);
    column.scene(figure(book, chart, state, inner), 18.0);
    if let Some(scene) = amounts(chart, state, inner) {
        let unit = chart.base.as_ref().map_or("", |base| base.unit.as_str());
        column.lines(&format!("换成数额（{unit}，计算值，不是预测）"), Look::Label, 18.0);
        column.scene(scene, 8.0);
    }
    column.y += 14.0;
    legend(&mut column, chart, state);
    for note in notes(chart).into_iter().chain(tried(chart, state)).chain(progress(chart, state)) {
        column.lines(&note, Look::Note, 4.0);
    }
    column.lines(&source(book), Look::Note, 10.0);
    svg::document(&column.finish(), &headline(chart))
}

/// What must be known besides: the reason why or why not, and the sums behind what is computed.
pub fn notes(chart: &Chart) -> Vec<String> {
    let change = words::change_of(chart).map(|change| format!("差多少是{}", change.words()));
    let implied = words::growth_of(chart).map(|growth| growth.implied.words());
    let mut notes: Vec<_> = change.into_iter().chain(implied).collect();
    notes.extend(chart.note.clone());
    notes
}

/// What follows from the growth that a reader tries.
pub fn tried(chart: &Chart, state: &State) -> Option<String> {
    let (rate, growth) = (state.rate?, words::growth_of(chart)?);
    let tried = grown(growth.value, rate, &growth.base.unit);
    let rate = format(rate, decimals(rate));
    Some(format!("假如增长{rate}%，{}。是你试的数，按比例算的，不是预测。", tried.words()))
}

/// How far a later source says that it has come.
pub fn progress(chart: &Chart, state: &State) -> Option<String> {
    let Latest { value, date, source, .. } = state.latest.as_ref()?;
    Some(format!("最新进度到{date}：{}{}，来源：{source}", format(*value, decimals(*value)), chart.unit))
}

/// Where the numbers are from.
pub fn source(book: &ChartBook) -> String {
    format!("数据：《{}》，{}公布。图解不是官方文件。", book.source, book.published)
}

/// The marks that occur in a chart, in the order of drawing.
pub fn marks(chart: &Chart, state: &State) -> Vec<Mark> {
    let sides = [&chart.result, &chart.target].into_iter().flatten().map(|side| Mark::of(side.kind));
    let mut marks: Vec<_> = sides.collect();
    if chart.base.is_some() {
        marks.push(Mark::Computed);
    }
    if state.rate.is_some() {
        marks.push(Mark::WhatIf);
    }
    if state.latest.is_some() {
        marks.push(Mark::Progress);
    }
    marks
}

fn legend(column: &mut Column, chart: &Chart, state: &State) {
    let mut x = MARGIN;
    for mark in marks(chart, state) {
        column.shapes.extend(bar(mark, x, x + 24.0, column.y, 12.0, false));
        column.shapes.push(Shape::text(x + 32.0, column.y + 11.0, Anchor::Start, Look::Note, mark.label()));
        x += 32.0 + text_width(mark.label()) * Look::Note.size() + 18.0;
    }
    if [&chart.result, &chart.target].into_iter().flatten().any(report_model::Side::is_open) {
        // Higher than the others: in a low one the arrows would be blots.
        column.shapes.extend(bar(Mark::Target, x, x + 22.0, column.y - 4.0, 20.0, true));
        column.shapes.push(Shape::text(
            x + 56.0,
            column.y + 11.0,
            Anchor::Start,
            Look::Note,
            "以上：可以更多",
        ));
    }
    column.y += 18.0;
}
