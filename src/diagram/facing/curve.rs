//! Points on curves, and how near curves come to other things.

use report_model::Point;

use super::count;

/// Straight pieces that stand for each curve: none is longer than a line of text is high.
const PIECES: usize = 32;

/// A cubic Bézier that is level at both ends.
pub fn level(from: Point, to: Point) -> [Point; 4] {
    let half = f64::midpoint(from.x, to.x);
    [from, Point { x: half, y: from.y }, Point { x: half, y: to.y }, to]
}

/// Points along cubic Béziers, each given by its ends and the two control points between them.
pub fn samples(curves: &[[Point; 4]]) -> Vec<Point> {
    let steps = || (0..=PIECES).map(|step| count(step) / count(PIECES));
    curves.iter().flat_map(|curve| steps().map(|t| at(curve, t))).collect()
}

/// The point of a cubic Bézier at `t` between 0 and 1 (de Casteljau).
pub fn at(&[a, b, c, d]: &[Point; 4], t: f64) -> Point {
    let between =
        |from: Point, to: Point| Point { x: from.x + (to.x - from.x) * t, y: from.y + (to.y - from.y) * t };
    let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
    between(between(ab, bc), between(bc, cd))
}

/// How far apart two points are.
pub fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn curves_begin_and_end_level() {
        let (from, to) = (Point { x: 0.0, y: 0.0 }, Point { x: 100.0, y: 500.0 });
        let curve = level(from, to);
        assert_eq!((at(&curve, 0.0), at(&curve, 1.0)), (from, to));
        assert_eq!(at(&curve, 0.5), Point { x: 50.0, y: 250.0 });
        let nearly = at(&curve, 0.01);
        assert!(nearly.y < nearly.x / 9.0, "{nearly:?}");
    }

    #[test]
    fn nothing_slips_between_samples() {
        let curve = level(Point { x: 128.0, y: 100.0 }, Point { x: 232.0, y: 500.0 });
        let line = samples(&[curve]);
        assert!(line.windows(2).all(|pair| distance(pair[0], pair[1]) < 20.0));
    }
}
