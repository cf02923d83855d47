//! What stands where in a picture, by what it is about.

use report_model::{Basis, Chart, Element, Figure, Kind, Sector, Side, Term, Township};

use super::{
    canvas::{
        ACCENT_SOFT, Canvas, DONE, DONE_SOFT, GOAL, GOAL_SOFT, INK, MIDDLE, MUTED, PLAN, ROOM, STONE, Type,
        fitted,
    },
    structure::{self, Lit},
};
use crate::{
    chart::{State, UNSAID, change_of, figure, fragment, has_bars, printed, when},
    content::{charts, content},
    scale::text_width,
    share::subject::{Subject, kind_of, plain},
};

/// Everything lies between these two edges; the source and the bridge are below.
const TOP: f64 = 36.0;
const BOTTOM: f64 = 506.0;

/// From one base line to the next, in em.
const LINE: f64 = 1.3;

/// The picture of something, as an SVG document that needs the fonts of [`super::pictures`].
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
    // Wherever the schematic is shown, it says that it is one.
    let drawn = matches!(subject, Subject::Structure | Subject::Element(_) | Subject::Township(_));
    let caption = if drawn { "·结构示意图，非地图" } else { "·图解" };
    canvas.finish(&format!("{}{}{caption}", content().report.district, content().report.official_title))
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

    /// Its words, if it has lines of them.
    fn lines(&self) -> &[String] {
        if let Self::Lines(lines, _) = self { lines } else { &[] }
    }

    /// The size of its words.
    fn size(&self) -> f64 {
        if let Self::Lines(_, kind) = self { kind.size } else { 1.0 }
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
    // Broken before the official title, not within it.
    let title: Vec<String> = match report.title.find(&report.official_title) {
        Some(at) if at > 0 => vec![report.title[..at].to_owned(), report.title[at..].to_owned()],
        _ => vec![report.title.clone()],
    };
    let widest = title.iter().map(|line| text_width(line)).fold(1.0, f64::max);
    let rows = [
        Row::Pill(report.district.clone(), (GOAL_SOFT, GOAL)),
        Row::Gap(26.0),
        Row::Lines(title, Type::bold((ROOM / widest).min(84.0), INK)),
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
        Row::Lines(vec!["空间结构里的一处".to_owned()], Type::plain(30.0, MUTED)),
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
    match (&chart.result, &chart.target) {
        _ if has_bars(chart) => {
            column(canvas, &[name], MIDDLE, (TOP, TOP));
            // Laid out as for a phone and enlarged, so that it is legible in a chat.
            let scene = figure(charts(), chart, &State::default(), 330.0);
            // The difference in it is computed: its sum stands below.
            let sums = change_of(chart).map(|change| change.words()).unwrap_or_default();
            let sums = Row::fitted(&sums, 1, &[26.0, 22.0, 19.0], |size| Type::plain(size, MUTED));
            let bottom = BOTTOM - sums.height();
            let scale = (ROOM / scene.width).min((bottom - top) / scene.height);
            let (width, height) = (scene.width * scale, scene.height * scale);
            let y = top + (bottom - top - height) / 2.0;
            canvas.put_at(&fragment(&scene), (MIDDLE - width / 2.0, y), scale);
            column(canvas, &[sums], MIDDLE, (bottom, BOTTOM));
        }
        (Some(result), Some(target)) => {
            column(canvas, &[name], MIDDLE, (TOP, TOP));
            let sides = [(MIDDLE - 152.0, result), (MIDDLE + 152.0, target)]
                .map(|(x, side)| (x, one_side(side, BOTTOM - top)));
            let height = |rows: &[Row]| rows.iter().map(Row::height).sum::<f64>();
            let highest = sides.iter().map(|(_, rows)| height(rows)).fold(0.0, f64::max);
            // Both begin at the same height.
            let y = top + (BOTTOM - top - highest) / 2.0;
            for (x, rows) in &sides {
                column(canvas, rows, *x, (y, y));
            }
            let sign = if chart.basis == Basis::Similar { "≈" } else { "≠" };
            canvas.line(sign, MIDDLE, (top + BOTTOM) / 2.0 + 16.0, Type::bold(40.0, MUTED));
        }
        (Some(side), None) | (None, Some(side)) => {
            let missing = match &chart.result {
                None => format!("{}年：{UNSAID}", charts().result_year),
                Some(_) => format!("{}年目标：{UNSAID}", charts().target_year),
            };
            let words: Vec<_> = side.unprinted_words().collect();
            let mut rows = vec![name, Row::Gap(6.0)];
            rows.extend(amount(&side.printed, &words, side.value.is_some(), (side.kind, when(side))));
            rows.extend([Row::Gap(18.0), Row::Lines(vec![missing], Type::plain(30.0, MUTED))]);
            column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
        }
        (None, None) => {}
    }
}

/// One of two sides that don't count the same thing: when, how much, and of what. The number is as large as the height
/// allows.
fn one_side(side: &Side, height: f64) -> [Row; 5] {
    let (colour, ground) = colours(side.kind);
    let room = ROOM / 2.0 - 34.0;
    let rows = |size: f64| {
        let (size, number) = fitted(&printed(side), room, 3, &[size]);
        let (small, label) = fitted(&side.label, room, 3, &[28.0, 26.0]);
        [
            Row::Pill(when(side), (ground, colour)),
            Row::Gap(14.0),
            Row::Lines(number, Type::bold(size, colour)),
            Row::Gap(8.0),
            Row::Lines(label, Type::plain(small, MUTED)),
        ]
    };
    let fits = |rows: &[Row; 5]| {
        let is_whole = |line: &String| text_width(line) <= room / rows[2].size() && !line.ends_with('…');
        rows.iter().map(Row::height).sum::<f64>() <= height && rows[2].lines().iter().all(is_whole)
    };
    [72.0, 64.0, 58.0, 52.0, 46.0, 40.0].map(rows).into_iter().find(fits).unwrap_or_else(|| rows(34.0))
}

/// A number as large as there is room for, its limiting words above it, its year and kind below. Words in the place of a
/// number may take two lines.
fn amount(printed: &str, words: &[&str], is_number: bool, (kind, when): (Kind, String)) -> Vec<Row> {
    let (colour, ground) = colours(kind);
    let (most, sizes): (_, &[f64]) = if is_number {
        (1, &[150.0, 132.0, 116.0, 100.0, 84.0])
    } else {
        (2, &[96.0, 84.0, 72.0, 62.0, 52.0])
    };
    let mut rows = Vec::new();
    // 预计 is said by the kind.
    let words: Vec<_> = words.iter().copied().filter(|word| *word != "预计").collect();
    if !words.is_empty() {
        rows.push(Row::Lines(vec![words.join("、")], Type::bold(40.0, colour)));
    }
    rows.extend([
        Row::fitted(printed, most, sizes, |size| Type::bold(size, colour)),
        Row::Gap(16.0),
        Row::Pill(when, (ground, colour)),
    ]);
    rows
}

fn one_figure(canvas: &mut Canvas, figure: &'static Figure) {
    let words: Vec<_> = figure.unprinted_qualifiers().collect();
    let mut rows =
        vec![Row::fitted(&figure.label, 2, &[48.0, 42.0, 38.0], |size| Type::bold(size, INK)), Row::Gap(6.0)];
    rows.extend(amount(&figure.printed, &words, figure.is_number(), (figure.kind, kind_of(figure))));
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
    let mut rows = vec![
        Row::Pill("名词解释".to_owned(), (STONE, INK)),
        Row::Gap(18.0),
        Row::fitted(&term.term, 2, &[84.0, 72.0, 62.0, 54.0, 48.0, 42.0], |size| Type::bold(size, INK)),
        Row::Gap(14.0),
    ];
    // As much of the meaning as there is room for, rather in small words than cut off.
    let left = BOTTOM - TOP - rows.iter().map(Row::height).sum::<f64>();
    let definition = plain(&term.definition);
    let row = [34.0, 31.0, 29.0].map(|size| {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of lines")]
        let most = (left / (size * LINE)) as usize;
        Row::fitted(&definition, most, &[size], |size| Type::plain(size, MUTED))
    });
    let is_whole = |row: &Row| row.lines().last().is_some_and(|last| !last.ends_with('…'));
    let [large, middle, small] = row;
    rows.push([large, middle].into_iter().find(is_whole).unwrap_or(small));
    column(canvas, &rows, MIDDLE, (TOP, BOTTOM));
}
