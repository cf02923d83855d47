//! The sums of money that the report names, as squares on one scale: the area is the amount.

use report_model::{Content, Kind, MoneyEntry, MoneyGroup};

use super::{
    draw,
    look::Look,
    mark::Mark,
    picture::Column,
    scene::{Anchor, Scene, Shape},
    svg,
};
use crate::scale::{fill, text_width};

/// Free between two columns.
const GUTTER: f64 = 36.0;
/// How much of a column the largest square takes.
const SHARE: f64 = 0.53;
/// Between a square and its words.
const GAP: f64 = 14.0;
/// Between one sum and the next.
const BETWEEN: f64 = 12.0;
/// Free below a group.
const BELOW: f64 = 26.0;
/// From one base line to the next, in em.
const LINE: f64 = 1.3;
/// The longest part of a square's edge that an arrow takes.
const ARROW: f64 = 14.0;
/// Round sums that show the scale.
const KEYS: [(f64, &str); 3] = [(100.0, "100"), (10.0, "10"), (1.0, "1")];
/// The width of the picture as a file, in CSS pixels.
const FILE: f64 = 1016.0;

/// Lays all sums out in a width in CSS pixels, at least 288: in one column, in two, or each group in its own.
pub fn layout(content: &'static Content, width: f64) -> Scene {
    let groups = &content.money.groups;
    // Of two columns the first holds the first group, which has most entries.
    let columns: Vec<&[MoneyGroup]> = match width {
        width if width >= 900.0 => groups.chunks(1).collect(),
        width if width >= 600.0 => {
            [&groups[..1], &groups[1..]].into_iter().filter(|part| !part.is_empty()).collect()
        }
        _ => vec![groups],
    };
    #[expect(clippy::cast_precision_loss, reason = "there are three groups")]
    let count = columns.len().max(1) as f64;
    let room = (width - GUTTER * (count - 1.0)) / count;
    let largest = groups.iter().flat_map(|group| &group.entries).filter_map(|entry| value(content, entry));
    let scale = Scale(room * SHARE / largest.fold(1.0_f64, f64::max).sqrt());

    let mut shapes = Vec::new();
    let top = key(scale, &content.money.unit, &mut shapes);
    let mut bottom = top;
    let mut left = 0.0;
    for column in columns {
        let mut y = top;
        for group in column {
            y = stack(content, group, scale, (left, y, room), &mut shapes);
        }
        bottom = bottom.max(y);
        left += room + GUTTER;
    }
    Scene { width, height: bottom - BELOW + 4.0, shapes }
}

/// The edge of a square whose area is one unit, in CSS pixels.
#[derive(Clone, Copy)]
struct Scale(f64);

impl Scale {
    fn edge(self, value: f64) -> f64 {
        self.0 * value.sqrt()
    }
}

fn value(content: &Content, entry: &MoneyEntry) -> Option<f64> {
    content.figure(&entry.figure)?.value
}

/// Squares of round sums, by which readers can judge the others; returns where they end.
fn key(scale: Scale, unit: &str, shapes: &mut Vec<Shape>) -> f64 {
    let height = scale.edge(KEYS[0].0);
    let base = f64::midpoint(height, Look::Label.size()) + 2.0;
    let mut x = 1.0;
    shapes.push(Shape::text(x, base, Anchor::Start, Look::Label, "这么大是"));
    x += text_width("这么大是") * Look::Label.size() + 8.0;
    for (value, words) in KEYS {
        let edge = scale.edge(value);
        shapes.push(Shape::Rect {
            x,
            y: (height - edge) / 2.0 + 1.0,
            width: edge,
            height: edge,
            look: Look::Zero,
        });
        x += edge + 5.0;
        let words = if value > 1.0 { words.to_owned() } else { format!("{words}{unit}") };
        shapes.push(Shape::text(x, base, Anchor::Start, Look::Label, words.as_str()));
        x += text_width(&words) * Look::Label.size() + 12.0;
    }
    height + BELOW
}

/// The sums of a group below its title, from the corner `(left, top)` on; returns where the next group begins.
fn stack(
    content: &'static Content,
    group: &'static MoneyGroup,
    scale: Scale,
    (left, top, width): (f64, f64, f64),
    shapes: &mut Vec<Shape>,
) -> f64 {
    let mut y = top + Look::Title.size() * LINE;
    shapes.push(Shape::text(left, y - 6.0, Anchor::Start, Look::Title, group.title.as_str()));
    y += 10.0;
    let widest =
        group.entries.iter().filter_map(|entry| value(content, entry)).map(|value| scale.edge(value));
    let side = widest.fold(0.0, f64::max);
    for entry in &group.entries {
        y += sum(content, group.kind, entry, scale, (left, y, side, width), shapes) + BETWEEN;
    }
    y - BETWEEN + BELOW
}

/// A square at the right of its column, its name and amount beside it; returns the height of both.
fn sum(
    content: &'static Content,
    kind: Kind,
    entry: &'static MoneyEntry,
    scale: Scale,
    (left, top, side, width): (f64, f64, f64, f64),
    shapes: &mut Vec<Shape>,
) -> f64 {
    let Some((figure, value)) =
        content.figure(&entry.figure).and_then(|figure| Some((figure, figure.value?)))
    else {
        return 0.0;
    };
    let words = content.side(figure);
    let edge = scale.edge(value);
    let (texts, text_height) = texts(entry, &words, kind, width - side - GAP);
    let height = edge.max(text_height);
    let (x, y) = (left + side - edge, top + (height - edge) / 2.0);
    let mut inner = square(Mark::of(kind), figure.kind == Kind::Target, words.is_open(), (x, y, edge));
    inner.push(Shape::Group { dx: left + side + GAP, dy: top + (height - text_height) / 2.0, shapes: texts });
    let name = format!("{}：{}，{}", entry.name, super::printed(&words), figure.kind.label());
    shapes.push(Shape::Mark { row: figure.id.as_str(), name, shapes: inner });
    height
}

/// A square that looks like its kind of money; what is still to be reached ends in a post, or in an arrow if it may
/// be more.
fn square(mark: Mark, is_target: bool, is_open: bool, (x, y, edge): (f64, f64, f64)) -> Vec<Shape> {
    let mut shapes = draw::body(mark, x, x + edge, y, edge);
    if is_open {
        let height = edge.min(ARROW);
        shapes.push(draw::arrow(x + edge + 3.0, y + (edge - height) / 2.0, height));
    } else if is_target {
        shapes.push(draw::post(x + edge, y, edge, 0.0));
    }
    shapes
}

/// The words beside a square, from their own corner, and their height.
fn texts(entry: &MoneyEntry, side: &report_model::Side, kind: Kind, width: f64) -> (Vec<Shape>, f64) {
    // Among plans a target is not what its group says, so it says it itself.
    let of = if side.kind == Kind::Target && kind != Kind::Target { "目标" } else { "" };
    let mut shapes = Vec::new();
    let mut y = 0.0;
    for (text, look) in [
        (entry.name.clone(), Look::Label),
        (side.printed.clone(), Look::Number),
        (format!("{of}{}", super::limits(side)), Look::Note),
    ] {
        for line in fill(&text, width / look.size()) {
            y += look.size() * LINE;
            shapes.push(Shape::text(0.0, y - look.size() * 0.3, Anchor::Start, look, line));
        }
    }
    (shapes, y)
}

/// The picture as an SVG document, with title, warning and source.
pub fn picture(content: &'static Content) -> String {
    let money = &content.money;
    let plain = |text: &report_model::RichText| text.plain(|id| content.printed(id));
    let mut column = Column::new(FILE);
    column.lines(&money.title, Look::Heading, 0.0);
    column.lines(&plain(&money.lead), Look::Title, 2.0);
    column.lines(&plain(&money.warning), Look::Difference, 6.0);
    column.scene(layout(content, column.room()), 20.0);
    column.y += 12.0;
    column.lines(LEGEND, Look::Note, 4.0);
    let report = &content.report;
    let source = format!(
        "数据：《{}{}》，{}公布。图解不是官方文件。",
        report.district, report.official_title, report.published
    );
    column.lines(&source, Look::Note, 4.0);
    svg::document(&column.finish(), &money.title)
}

/// What the looks of the squares mean, in words.
pub const LEGEND: &str =
    "实心：已经投的；空心、右边带桩或箭头：要投的（箭头表示可以更多）；点线边：计划的总投资。";
