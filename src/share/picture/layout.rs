//! What stands where in a picture, by what it is about.

use report_model::{Chart, Element, Figure, Kind, Sector, Term, Township};

use super::{
    canvas::{
        ACCENT_SOFT, Canvas, DONE, DONE_SOFT, GOAL, GOAL_SOFT, INK, MIDDLE, MUTED, PLAN, ROOM, STONE, Type,
        fitted,
    },
    structure::{self, Lit},
};
use crate::{
    chart::{State, figure, fragment},
    content::{charts, content},
    scale::text_width,
    share::subject::{Subject, kind_of, plain},
};

/// Everything lies between these two edges; the source and the bridge are below.
const TOP: f64 = 36.0;
const BOTTOM: f64 = 506.0;

/// From one base line to the next, in em.
const LINE: f64 = 1.3;

/// The picture of something, as an SVG document that needs the fonts of [`super::Fonts`].
pub fn svg(subject: Subject) -> String {
    let mut canvas = Canvas::new();
    match subject {
        Subject::Report => report(&mut canvas),
        Subject::Structure => whole_structure(&mut canvas),
        Subject::Targets => targets(&mut canvas),
        Subject::Element(element) => one_element(&mut canvas, element),
        Subject::Sector(sector) => one_sector(&mut canvas, sector),
        Subject::Chart(chart) => one_chart(&mut canvas, chart),
        Subject::Figure(figure) => one_figure(&mut canvas, figure),
        Subject::Township(township) => one_township(&mut canvas, township),
        Subject::Term(term) => one_term(&mut canvas, term),
    }
    canvas.finish(&format!("{}{}·图解", content().report.district, content().report.official_title))
}

/// Something that stands in the column, below the one before.
enum Row {
    Lines(Vec<String>, Type),
    Pill(String, (&'static str, &'static str)),
    Gap(f64),
}

impl Row {
    /// Words in the largest of the sizes at which they fit into so many lines.
    fn fitted(text: &str, most: usize, sizes: &[f64], kind: impl Fn(f64) -> Type) -> Self {
        let (size, lines) = fitted(text, ROOM, most, sizes);
        Self::Lines(lines, kind(size))
    }

    fn height(&self) -> f64 {
        match self {
            #[expect(clippy::cast_precision_loss, reason = "a text has a handful of lines")]
            Self::Lines(lines, kind) => lines.len() as f64 * kind.size * LINE,
            Self::Pill(..) => 52.0,
            Self::Gap(height) => *height,
        }
    }
}

/// Puts rows below each other, in the middle of the room between two edges.
fn column(canvas: &mut Canvas, rows: &[Row], x: f64, (top, bottom): (f64, f64)) -> f64 {
    let height: f64 = rows.iter().map(Row::height).sum();
    let mut y = top + ((bottom - top - height) / 2.0).max(0.0);
    for row in rows {
        match row {
            Row::Lines(lines, kind) => {
                for (line, at) in lines.iter().zip(0u8..) {
                    let base = y + (f64::from(at) + 0.5) * kind.size * LINE + kind.size * 0.36;
                    canvas.line(line, x, base, *kind);
                }
            }
            Row::Pill(text, colours) => {
                canvas.pill(text, x, y, *colours);
            }
            Row::Gap(_) => {}
        }
        y += row.height();
    }
    y
}

fn report(canvas: &mut Canvas) {
    let report = &content().report;
    let rows = [
        Row::Pill(report.district.clone(), (GOAL_SOFT, GOAL)),
        Row::Gap(26.0),
        Row::fitted(
            &report.title.replace(&report.official_title, &format!(" {}", report.official_title)),
            2,
            &[84.0, 76.0, 68.0],
            |size| Type::bold(size, INK),
        ),
        Row::Gap(26.0),
        Row::fitted(&report.tagline, 2, &[34.0, 30.0], |size| Type::plain(size, MUTED)),
    ];
    column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
}

fn targets(canvas: &mut Canvas) {
    let report = &content().report;
    let rows = [
        Row::fitted(&Subject::Targets.title(), 1, &[64.0], |size| Type::bold(size, INK)),
        Row::Gap(4.0),
        Row::Lines(vec![format!("{}项", charts().charts.len())], Type::bold(150.0, GOAL)),
        Row::Gap(10.0),
        Row::Lines(
            vec![format!("{}年目标，和{}年比", report.target_year, report.result_year)],
            Type::plain(38.0, MUTED),
        ),
    ];
    column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
}

/// The schematic on the left of the middle, words on its right.
fn beside(canvas: &mut Canvas, lit: Lit<'_>, rows: &[Row]) {
    let (width, height) = structure::size();
    let scale = (BOTTOM - 20.0) / height;
    canvas.put_at(&structure::shapes(lit), (MIDDLE - ROOM / 2.0 - 14.0, 22.0), scale);
    let left = MIDDLE - ROOM / 2.0 - 14.0 + width * scale;
    column(canvas, rows, (left + MIDDLE + ROOM / 2.0 + 6.0) / 2.0, (TOP, BOTTOM));
}

/// How wide words beside the schematic may be.
const BESIDE: f64 = 272.0;

fn beside_words(text: &str, most: usize, sizes: &[f64], kind: impl Fn(f64) -> Type) -> Row {
    let (size, lines) = fitted(text, BESIDE, most, sizes);
    Row::Lines(lines, kind(size))
}

fn whole_structure(canvas: &mut Canvas) {
    let lines = content().structure.name.split('、').map(str::to_owned).collect();
    let rows = [
        Row::Pill("空间结构".to_owned(), (DONE_SOFT, DONE)),
        Row::Gap(22.0),
        Row::Lines(lines, Type::bold(64.0, INK)),
        Row::Gap(14.0),
        Row::Lines(vec!["十二个地方，点开看".to_owned()], Type::plain(28.0, MUTED)),
    ];
    beside(canvas, Lit::All, &rows);
}

fn one_element(canvas: &mut Canvas, element: &'static Element) {
    let widest = element.label.lines.iter().map(|line| text_width(line)).fold(1.0, f64::max);
    let structure = &content().structure;
    let rows = [
        Row::Pill(structure.groups.name(element.kind).to_owned(), (GOAL_SOFT, GOAL)),
        Row::Gap(22.0),
        Row::Lines(element.label.lines.clone(), Type::bold((BESIDE / widest).min(60.0), INK)),
        Row::Gap(16.0),
        beside_words(&format!("{}里的一处", structure.name), 2, &[28.0], |size| Type::plain(size, MUTED)),
    ];
    beside(canvas, Lit::Element(&element.id), &rows);
}

fn one_township(canvas: &mut Canvas, township: &'static Township) {
    let report = &content().report;
    let rows = [
        Row::Lines(vec![township.name.clone()], Type::bold(104.0, INK)),
        Row::Gap(12.0),
        Row::Lines(
            vec![format!("{}怎么说", report.official_title), "这个地方".to_owned()],
            Type::plain(32.0, MUTED),
        ),
    ];
    beside(canvas, Lit::Township(township), &rows);
}

fn one_sector(canvas: &mut Canvas, sector: &'static Sector) {
    let rows = [
        Row::fitted(&sector.name, 1, &[120.0, 100.0, 84.0], |size| Type::bold(size, INK)),
        Row::Gap(14.0),
        Row::fitted(&sector.question, 2, &[42.0, 38.0], |size| Type::plain(size, MUTED)),
        Row::Gap(34.0),
    ];
    let y = column(canvas, &rows, MIDDLE, (TOP, BOTTOM - 52.0));
    let report = &content().report;
    canvas.pill(&format!("{}年做了", report.result_year), MIDDLE - 142.0, y, (DONE_SOFT, DONE));
    canvas.pill(&format!("{}年要做", report.target_year), MIDDLE + 142.0, y, (GOAL_SOFT, GOAL));
}

fn one_chart(canvas: &mut Canvas, chart: &'static Chart) {
    let name = Row::fitted(&chart.name, 2, &[52.0, 46.0, 40.0, 36.0], |size| Type::bold(size, INK));
    let top = TOP + name.height() + 16.0;
    column(canvas, &[name], MIDDLE, (TOP, TOP));
    // Laid out as for a phone and enlarged, so that it is legible in a chat.
    let scene = figure(charts(), chart, &State::default(), 330.0);
    let scale = (ROOM / scene.width).min((BOTTOM - top) / scene.height);
    let (width, height) = (scene.width * scale, scene.height * scale);
    let y = top + (BOTTOM - top - height) / 2.0;
    canvas.put_at(&fragment(&scene), (MIDDLE - width / 2.0, y), scale);
}

fn one_figure(canvas: &mut Canvas, figure: &'static Figure) {
    let (colour, ground) = colours(figure.kind);
    let words: Vec<_> = figure.unprinted_qualifiers().filter(|word| *word != "预计").collect();
    let sizes: &[f64] = if figure.is_number() {
        &[150.0, 132.0, 116.0, 100.0, 84.0]
    } else {
        &[96.0, 84.0, 72.0, 62.0, 52.0]
    };
    let most = if figure.is_number() { 1 } else { 2 };
    let mut rows =
        vec![Row::fitted(&figure.label, 2, &[48.0, 42.0, 38.0], |size| Type::bold(size, INK)), Row::Gap(6.0)];
    if !words.is_empty() {
        rows.push(Row::Lines(vec![words.join("、")], Type::bold(40.0, colour)));
    }
    rows.extend([
        Row::fitted(&figure.printed, most, sizes, |size| Type::bold(size, colour)),
        Row::Gap(16.0),
        Row::Pill(kind_of(figure), (ground, colour)),
    ]);
    column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
}

/// The colours of the words and the ground by what a figure says.
fn colours(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Result | Kind::Estimate => (DONE, DONE_SOFT),
        Kind::Target => (GOAL, GOAL_SOFT),
        Kind::Plan => (PLAN, ACCENT_SOFT),
        Kind::Standing => (INK, STONE),
    }
}

fn one_term(canvas: &mut Canvas, term: &'static Term) {
    let rows = [
        Row::Pill("名词解释".to_owned(), (STONE, INK)),
        Row::Gap(18.0),
        Row::fitted(&term.term, 2, &[84.0, 72.0, 62.0, 54.0, 48.0, 42.0], |size| Type::bold(size, INK)),
        Row::Gap(14.0),
        Row::fitted(&plain(&term.definition), 5, &[34.0, 31.0, 29.0], |size| Type::plain(size, MUTED)),
    ];
    column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
}
