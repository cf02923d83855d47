//! From all sections and the difficulties to rows of cards, and bundles of threads between them.

use std::borrow::Cow;

use report_model::{Content, Difficulty, Point};

use crate::{
    diagram::facing::{
        Card, GAP, Grid, Head, MARGIN, PADDING, Rect, Section, Side, TEXT, TOP, at, count, level, samples,
        sections, title_lines,
    },
    scale::text_width,
};

/// From the last row to the first difficulty, with words between them.
const DIFFICULTIES_HEAD: f64 = 40.0;
/// From the last row to the baseline of these words.
const DIFFICULTIES_BASELINE: f64 = 30.0;
const CARD_HEIGHT: f64 = 44.0;
/// Many dots: set more closely than in a sector's own drawing.
const DOTS: Grid = Grid { pitch: 7.0, row: 15 };

/// The width of a bundle for each of its threads.
const THREAD: f64 = 1.6;
/// Between bundles at the edge of a card.
const BUNDLE_GAP: f64 = 3.0;
/// How wide an answer to a difficulty is, for its place at the edge of a card.
const ANSWER: f64 = 2.0;
/// Along a bundle, where its count may stand: in the middle, or else nearer to an end.
const LABEL_PLACES: [f64; 9] = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.14, 0.86];
const LABEL_HEIGHT: f64 = 16.0;

/// From one sign of the key to the next.
const SIGN_PITCH: f64 = 28.0;
/// How wide a sign is, and how far from its middle the baseline of its words.
const SIGN_WIDTH: f64 = 21.0;
const SIGN_DROP: f64 = 5.0;

/// One year of a section.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum<'a> {
    /// The id of the section in the document.
    pub anchor: String,
    /// Its short name.
    pub name: &'a str,
    /// The year.
    pub side: Side,
    /// How many passages it has.
    pub passages: usize,
    /// How many figures they have.
    pub figures: usize,
    /// Where it stands, with its words.
    pub card: Card<'a>,
}

/// All threads between two sections, or the tasks of a section that answer a difficulty.
#[derive(Debug, Clone, PartialEq)]
pub struct Bundle {
    /// The card on the left, as an index into the sums or the difficulties.
    pub from: usize,
    /// The card on the right, as an index into the sums.
    pub to: usize,
    /// How many threads or tasks.
    pub count: usize,
    /// A cubic Bézier.
    pub curve: [Point; 4],
    /// The middle of its count's baseline, where the count has room.
    pub label: Option<Point>,
}

impl Bundle {
    /// How wide it is drawn.
    pub fn width(&self) -> f64 {
        count(self.count) * THREAD
    }

    /// The room that its count takes up, with the count's middle at `middle`.
    pub fn label_box(&self, middle: Point) -> Rect {
        let width = text_width(&self.count.to_string()) * TEXT + 4.0;
        Rect { x: middle.x - width / 2.0, y: middle.y - LABEL_HEIGHT / 2.0, width, height: LABEL_HEIGHT }
    }
}

/// The whole drawing.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout<'a> {
    /// Its height.
    pub height: f64,
    /// Words over the cards.
    pub heads: Vec<Head>,
    /// The cards of the sections: all of the left column, then all of the right one.
    pub sums: Vec<Sum<'a>>,
    /// The difficulties with their cards.
    pub difficulties: Vec<(&'a Difficulty, Card<'a>)>,
    /// The threads between the columns.
    pub bundles: Vec<Bundle>,
    /// From difficulties to the sections whose tasks answer them.
    pub answers: Vec<Bundle>,
    /// What the marks mean, in the room beside the difficulties.
    pub signs: Vec<Sign>,
}

/// A mark of the key.
#[derive(Debug, Clone, PartialEq)]
pub struct Sign {
    /// The ends of a line that looks like the mark.
    pub line: [Point; 2],
    /// The class that makes it look so.
    pub class: &'static str,
    /// The beginning of the baseline of its words.
    pub at: Point,
    /// What the mark means.
    pub words: &'static str,
}

/// Lays the overview out.
pub fn layout(content: &Content) -> Layout<'_> {
    layout_with(content, &content.difficulties)
}

/// The same of the sections alone, without the difficulties: for a class that sees it from afar.
pub fn layout_of_sections(content: &Content) -> Layout<'_> {
    layout_with(content, &[])
}

fn layout_with<'a>(content: &'a Content, difficulties: &'a [Difficulty]) -> Layout<'a> {
    let sections = sections(content);
    let (sums, rows_bottom) = rows(content, &sections);
    let mut bundles = bundles(content, &sections);
    let mut answers = answers(difficulties, &sections);
    let mut heads: Vec<_> = Side::BOTH.map(|side| Head::of_year(content, side)).into();
    let (mut bottom, mut signs) = (rows_bottom, vec![]);
    let mut cards = vec![];
    if !difficulties.is_empty() {
        let top = rows_bottom + DIFFICULTIES_HEAD;
        (cards, bottom) = stack_difficulties(difficulties, top);
        heads.push(Head::at(Side::Done, rows_bottom + DIFFICULTIES_BASELINE, "报告承认的困难".into()));
        signs = key(f64::midpoint(top, bottom));
    }
    dock(&sums, &cards, &mut bundles, &mut answers);
    place_labels(&mut bundles, &answers);
    Layout { height: bottom + MARGIN, heads, sums, difficulties: cards, bundles, answers, signs }
}

/// What the marks mean, around a height in the right column.
fn key(middle: f64) -> Vec<Sign> {
    let signs =
        [("node__dots", "一点是一个数"), ("bundles__sign", "越宽接得越多"), ("answer", "任务回应困难")];
    let x = Side::Planned.left();
    let sign = |(i, (class, words))| {
        let y = (middle + SIGN_PITCH * (count(i) - 1.0)).round();
        let line = [x, x + SIGN_WIDTH].map(|x| Point { x, y });
        let at = Point { x: x + SIGN_WIDTH + PADDING, y: y + SIGN_DROP };
        Sign { line, class, at, words }
    };
    signs.into_iter().enumerate().map(sign).collect()
}

/// Two cards of the same height for each section; returns them and the lower edge of the last.
fn rows<'a>(content: &'a Content, sections: &[Section<'a>]) -> (Vec<Sum<'a>>, f64) {
    let (mut left, mut right) = (Vec::new(), Vec::new());
    let mut y = TOP;
    for section in sections {
        let mut pair = Side::BOTH.map(|side| sum(content, section, side));
        let height = pair[0].card.rect.height.max(pair[1].card.rect.height);
        for sum in &mut pair {
            sum.card.rect.height = height;
            sum.card.lower(y);
        }
        let [done, planned] = pair;
        left.push(done);
        right.push(planned);
        y += height + GAP;
    }
    left.append(&mut right);
    (left, y - GAP)
}

fn sum<'a>(content: &'a Content, section: &Section<'a>, side: Side) -> Sum<'a> {
    let passages = section.passages(side);
    let figures = passages.iter().map(|passage| content.figures_of(&passage.topic).count()).sum();
    let counts = format!("{}段 {figures}个数", passages.len());
    let words = vec![Cow::Borrowed(section.name), Cow::Owned(counts)];
    let card = Card::new(side, words, figures, DOTS, CARD_HEIGHT);
    let (anchor, name) = (section.anchor.clone(), section.name);
    Sum { anchor, name, side, passages: passages.len(), figures, card }
}

/// The difficulties below the left column; returns them and the lower edge of the last.
fn stack_difficulties(difficulties: &[Difficulty], top: f64) -> (Vec<(&Difficulty, Card<'_>)>, f64) {
    let mut cards = Vec::new();
    let mut y = top;
    for difficulty in difficulties {
        let mut card = Card::new(Side::Done, title_lines(&difficulty.title), 0, DOTS, CARD_HEIGHT);
        card.lower(y);
        y += card.rect.height + GAP;
        cards.push((difficulty, card));
    }
    (cards, y - GAP)
}

/// The threads, counted for each pair of sections.
fn bundles(content: &Content, sections: &[Section<'_>]) -> Vec<Bundle> {
    let of = |topic| sections.iter().position(|section| section.has(topic));
    let pairs = content.threads.iter().filter_map(|thread| Some((of(&thread.from)?, of(&thread.to)?)));
    counted(pairs, sections.len())
}

/// The tasks that answer a difficulty, counted for each section.
fn answers(difficulties: &[Difficulty], sections: &[Section<'_>]) -> Vec<Bundle> {
    let of = |topic| sections.iter().position(|section| section.has(topic));
    let pairs = difficulties.iter().enumerate().flat_map(|(i, difficulty)| {
        difficulty.answers.iter().filter_map(move |answer| Some((i, of(&answer.topic)?)))
    });
    counted(pairs, sections.len())
}

/// Equal pairs of a left card and a section become one bundle, which ends at the section's right card.
fn counted(pairs: impl Iterator<Item = (usize, usize)>, sections: usize) -> Vec<Bundle> {
    let mut bundles: Vec<Bundle> = Vec::new();
    for (from, to) in pairs {
        let to = sections + to;
        match bundles.iter_mut().find(|bundle| bundle.from == from && bundle.to == to) {
            Some(bundle) => bundle.count += 1,
            None => {
                let curve = [Point { x: 0.0, y: 0.0 }; 4];
                bundles.push(Bundle { from, to, count: 1, curve, label: None });
            }
        }
    }
    bundles
}

/// Gives every bundle and answer its ends, side by side at the edges of the cards, and its curve.
fn dock(
    sums: &[Sum<'_>],
    difficulties: &[(&Difficulty, Card<'_>)],
    bundles: &mut [Bundle],
    answers: &mut [Bundle],
) {
    let middle = |card: &Card<'_>| card.rect.middle();
    for (i, sum) in sums.iter().enumerate() {
        let mut ports: Vec<(f64, f64, &mut Point)> = Vec::new();
        for bundle in bundles.iter_mut().filter(|bundle| bundle.from == i || bundle.to == i) {
            let width = bundle.width();
            if bundle.from == i {
                ports.push((middle(&sums[bundle.to].card), width, &mut bundle.curve[0]));
            } else {
                ports.push((middle(&sums[bundle.from].card), width, &mut bundle.curve[3]));
            }
        }
        for answer in answers.iter_mut().filter(|answer| answer.to == i) {
            ports.push((middle(&difficulties[answer.from].1), ANSWER, &mut answer.curve[3]));
        }
        share(&mut ports, sum.card.rect.middle(), sum.side);
    }
    for (i, (_, card)) in difficulties.iter().enumerate() {
        let ends = answers.iter_mut().filter(|answer| answer.from == i);
        let mut ports: Vec<_> =
            ends.map(|answer| (middle(&sums[answer.to].card), ANSWER, &mut answer.curve[0])).collect();
        share(&mut ports, card.rect.middle(), Side::Done);
    }
    for bundle in bundles.iter_mut().chain(answers) {
        bundle.curve = level(bundle.curve[0], bundle.curve[3]);
    }
}

/// Lays ends side by side around the middle of an edge, in the order of what they lead to.
fn share(ports: &mut [(f64, f64, &mut Point)], middle: f64, side: Side) {
    ports.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gaps = BUNDLE_GAP * count(ports.len().saturating_sub(1));
    let widths: f64 = ports.iter().map(|port| port.1).sum();
    let mut y = middle - (widths + gaps) / 2.0;
    for (_, width, point) in ports {
        **point = Point { x: side.inner(), y: y + *width / 2.0 };
        y += *width + BUNDLE_GAP;
    }
}

/// Places the counts of the bundles of two or more, apart from each other and where they touch least else.
/// A count that would be lost among the lines is left out.
fn place_labels(bundles: &mut [Bundle], answers: &[Bundle]) {
    let line = |bundle: &Bundle| (bundle.width() / 2.0, samples(&[bundle.curve]));
    let lines: Vec<_> = bundles.iter().chain(answers).map(line).collect();
    let mut taken: Vec<Rect> = Vec::new();
    for (i, bundle) in bundles.iter_mut().enumerate().filter(|(_, bundle)| bundle.count > 1) {
        let touched = |rect: &Rect| {
            let touches = |(half, line): &(f64, Vec<Point>)| line.iter().any(|at| rect.distance(*at) < *half);
            lines.iter().enumerate().filter(|(j, line)| *j != i && touches(line)).count()
        };
        bundle.label = LABEL_PLACES
            .map(|t| at(&bundle.curve, t))
            .into_iter()
            .filter(|middle| !taken.iter().any(|other| other.overlaps(&bundle.label_box(*middle))))
            .map(|middle| (touched(&bundle.label_box(middle)), middle))
            // A wide bundle may let a thin line pass behind its count; a thin one would be mistaken for it.
            .filter(|(touched, _)| *touched <= (bundle.count - 2) / 2)
            .min_by_key(|(touched, _)| *touched)
            .map(|(_, middle)| middle);
        taken.extend(bundle.label.map(|middle| bundle.label_box(middle)));
    }
}
