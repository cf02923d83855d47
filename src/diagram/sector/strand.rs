//! Threads between cards: where they meet the cards, where their knots lie, how they run.

use report_model::{Evidence, Point, Thread, TopicCode};

use super::{knot::tie, layout::Node};
use crate::{
    diagram::facing::{Side, count},
    scale::coordinate,
};

/// Between threads that meet the edge of a card, at most.
const PORT_PITCH: f64 = 12.0;
/// From the corner of a card to the first thread, at least.
const PORT_MARGIN: f64 = 10.0;

/// How far above or below its guest a knot should lie, at most.
const NEAR_GUEST: f64 = 20.0;

/// A thread, from the left card over its knot to the right card.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strand<'a> {
    /// The thread.
    pub thread: &'a Thread,
    /// Its end at the left card.
    pub start: Point,
    /// Its knot, at which it is tapped.
    pub knot: Point,
    /// Its end at the right card.
    pub end: Point,
    /// The side on which it leads to another section.
    pub guest: Option<Side>,
}

impl Strand<'_> {
    /// Whether the link between the two passages is the editor's.
    pub fn is_reading(&self) -> bool {
        self.thread.evidence == Evidence::Theme
    }

    /// Where the knot would best lie: half-way, or not far from the guest, where the section's own threads are few.
    pub fn wish(&self) -> f64 {
        let half = (self.end.y - self.start.y) / 2.0;
        let near = half.clamp(-NEAR_GUEST, NEAR_GUEST);
        match self.guest {
            None => self.start.y + half,
            Some(Side::Done) => self.start.y + near,
            Some(Side::Planned) => self.end.y - near,
        }
    }

    /// Two cubic Béziers that meet in the knot: level at both cards, steep half-way, without a corner at the knot.
    pub fn curves(&self) -> [[Point; 4]; 2] {
        let Self { start, knot, end, .. } = *self;
        let (before, after) = (knot.y - start.y, end.y - knot.y);
        let turns_back = before * after <= 0.0;
        let rise = if turns_back { 0.0 } else { before.signum() * before.abs().min(after.abs()) / 2.0 };
        let run = (end.x - start.x) / 6.0;
        let at = |x: f64, y: f64| Point { x: x.round(), y: y.round() };
        let level = |from: Point| at(from.x + (knot.x - from.x) * 0.55, from.y);
        [
            [start, level(start), at(knot.x - run, knot.y - rise), knot],
            // The first control point mirrors the one before the knot, as `S` in a path does.
            [knot, at(knot.x + run, knot.y + rise), level(end), end],
        ]
    }

    /// The curves as an SVG path.
    pub fn path(&self) -> String {
        let [[start, level, before, knot], [_, _, last, end]] = self.curves();
        let list = |points: &[Point]| {
            let numbers = points.iter().flat_map(|point| [coordinate(point.x), coordinate(point.y)]);
            numbers.collect::<Vec<_>>().join(" ")
        };
        format!("M{}C{}S{}", list(&[start]), list(&[level, before, knot]), list(&[last, end]))
    }
}

/// The end of a thread on one side.
pub fn end(thread: &Thread, side: Side) -> &TopicCode {
    match side {
        Side::Done => &thread.from,
        Side::Planned => &thread.to,
    }
}

/// Gives every thread its ends and its knot, between `top` and `bottom`.
pub fn strands<'a>(threads: &[&'a Thread], nodes: &[Node<'_>], top: f64, bottom: f64) -> Vec<Strand<'a>> {
    let strand = |thread: &&'a Thread| {
        let node = |side| nodes.iter().find(|node| node.side == side && node.takes(thread));
        let (left, right) = (node(Side::Done)?, node(Side::Planned)?);
        let [start, end] =
            [left, right].map(|node| Point { x: node.side.inner(), y: node.card.rect.middle() });
        let guest = [left, right].into_iter().find(|node| node.is_guest()).map(|node| node.side);
        Some(Strand { thread, start, knot: start, end, guest })
    };
    let mut strands: Vec<_> = threads.iter().filter_map(strand).collect();
    for node in nodes {
        dock(&mut strands, node);
    }
    tie(&mut strands, top, bottom);
    strands.sort_by_key(|strand| strand.guest.is_none());
    strands
}

/// Shares the edge of a card out among its threads, in the order of their other ends.
fn dock(strands: &mut [Strand<'_>], node: &Node<'_>) {
    let rect = node.card.rect;
    let mut ends: Vec<(f64, &mut Point)> = strands
        .iter_mut()
        .filter(|strand| node.takes(strand.thread))
        .map(|strand| match node.side {
            Side::Done => (strand.end.y, &mut strand.start),
            Side::Planned => (strand.start.y, &mut strand.end),
        })
        .collect();
    ends.sort_by(|a, b| a.0.total_cmp(&b.0));
    let gaps = count(ends.len().saturating_sub(1));
    let pitch = PORT_PITCH.min((rect.height - 2.0 * PORT_MARGIN) / gaps.max(1.0));
    for (i, (_, end)) in ends.into_iter().enumerate() {
        end.y = (rect.middle() + pitch * (count(i) - gaps / 2.0)).round();
    }
}
