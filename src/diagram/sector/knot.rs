//! Where the knots lie: far enough apart for fingers, and off the threads of others.

use report_model::Point;

use super::{spread::spread, strand::Strand};
use crate::diagram::facing::{distance, samples};

/// The least distance of two knots, so that a finger hits one of them.
pub const APART: f64 = 40.0;
/// Where knots may lie across the gap: in its middle, or a little nearer to one side.
const LINES: [f64; 5] = [160.0, 170.0, 180.0, 190.0, 200.0];
/// Steps and farthest move when a better height is tried.
const STEP: f64 = 5.0;
const STEPS: i32 = 9;
/// How near another thread may come to the middle of a knot before it seems to belong to it.
const CLEARANCE: f64 = 12.0;

/// Ties the knots between `top` and `bottom`.
///
/// They start zigzag, in the order of their wishes. Then each in turn moves to
/// where it makes the drawing clearer, until none finds a better place.
pub fn tie(strands: &mut [Strand<'_>], top: f64, bottom: f64) {
    let (top, bottom) = (top + APART / 2.0, bottom - APART / 2.0);
    strands.sort_by(|a, b| a.wish().total_cmp(&b.wish()));
    let wishes: Vec<_> = strands.iter().map(Strand::wish).collect();
    // Two lines this far apart let knots follow each other twice as closely.
    let zigzag = [LINES[0], LINES[4]].into_iter().cycle();
    for ((strand, y), x) in strands.iter_mut().zip(spread(&wishes, APART / 2.0, top, bottom)).zip(zigzag) {
        strand.knot = Point { x, y: y.round() };
    }
    // This ends: each move makes the whole drawing clearer, and there are only so many places.
    loop {
        let mut moved = false;
        for i in 0..strands.len() {
            moved |= settle(strands, i, top, bottom);
        }
        if !moved {
            break;
        }
    }
}

/// Moves one knot to the best place near its wish; whether that is a better one than before.
fn settle(strands: &mut [Strand<'_>], i: usize, top: f64, bottom: f64) -> bool {
    let old = strands[i].knot;
    let wish = strands[i].wish();
    let heights = (-STEPS..=STEPS).map(|step| (wish + f64::from(step) * STEP).round().clamp(top, bottom));
    let places = heights.flat_map(|y| LINES.map(|x| Point { x, y }));
    let mut best = (unclear(strands, i), old);
    for place in places {
        let is_free = |(j, other): (usize, &Strand<'_>)| j == i || distance(place, other.knot) >= APART;
        if !strands.iter().enumerate().all(is_free) {
            continue;
        }
        strands[i].knot = place;
        let cost = unclear(strands, i);
        if cost < best.0 - 1e-6 {
            best = (cost, place);
        }
    }
    strands[i].knot = best.1;
    best.1 != old
}

/// How unclear a knot makes the drawing: by lying away from its wish and from
/// the middle, and by threads that run over knots of others, this one or theirs.
fn unclear(strands: &[Strand<'_>], i: usize) -> f64 {
    let one = &strands[i];
    let line = samples(&one.curves());
    let others = strands.iter().enumerate().filter(|(j, _)| *j != i);
    let covered: f64 =
        others.map(|(_, other)| near(&line, other.knot) + near(&samples(&other.curves()), one.knot)).sum();
    let away = ((one.knot.y - one.wish()) / APART).powi(2);
    let aside = ((one.knot.x - LINES[2]) / APART).powi(2);
    away + aside + covered
}

/// 1 for a line through a point, 0 for one that keeps clear of it.
fn near(line: &[Point], point: Point) -> f64 {
    let nearest = line.iter().map(|at| distance(*at, point)).fold(CLEARANCE, f64::min);
    1.0 - nearest / CLEARANCE
}
