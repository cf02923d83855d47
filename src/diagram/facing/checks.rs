//! What every drawing of two facing years must hold, checked on its layout.

use report_model::Point;

use super::{Card, Head, PADDING, Rect, TEXT, WIDTH, count};
use crate::scale::text_width;

/// Widths of the drawing in CSS px: on screens of 320, 390, 820 and 1280 px
/// with one column (12 px on both sides, 480 px at most), and beside a list.
const DISPLAYED: [f64; 5] = [296.0, 366.0, 480.0, 480.0, 300.0];
/// The smallest text and the smallest target, in CSS px.
const LEGIBLE: f64 = 12.0;
const TAPPABLE: f64 = 24.0;

/// The room of a line of text; it begins at `at` on its baseline.
pub fn text_box(at: Point, text: &str) -> Rect {
    Rect { x: at.x, y: at.y - TEXT * 0.9, width: text_width(text) * TEXT, height: TEXT * 1.1 }
}

/// The room of words over cards.
pub fn head_box(head: &Head) -> Rect {
    text_box(head.at, &head.words)
}

/// Fails unless a rectangle lies in another, with a distance to its edges.
pub fn assert_inside(inner: &Rect, outer: &Rect, distance: f64, what: &str) {
    let inside = inner.x >= outer.x + distance
        && inner.y >= outer.y + distance
        && inner.right() <= outer.right() - distance
        && inner.bottom() <= outer.bottom() - distance;
    assert!(inside, "{what}: {inner:?} in {outer:?}");
}

/// Fails if any two rectangles overlap.
pub fn assert_apart(rects: &[Rect]) {
    for (i, one) in rects.iter().enumerate() {
        for other in &rects[i + 1..] {
            assert!(!one.overlaps(other), "{one:?} covers {other:?}");
        }
    }
}

/// Fails unless a card holds its words and dots without overlap, and as many dots as there are figures.
pub fn assert_card(card: &Card<'_>, figures: usize, height: f64) {
    let drawing = Rect { x: 0.0, y: 0.0, width: WIDTH, height };
    assert_inside(&card.rect, &drawing, 1.0, "card");
    let lines = card.lines.iter().map(|(at, words)| text_box(*at, words));
    let rows = card.dots.iter().map(|(at, n)| {
        let (x, y) = (at.x - card.pitch / 2.0, at.y - card.pitch / 2.0);
        Rect { x, y, width: count(*n) * card.pitch, height: card.pitch }
    });
    let held: Vec<_> = lines.chain(rows).collect();
    for rect in &held {
        assert_inside(rect, &card.rect, PADDING / 2.0, &card.lines[0].1);
        assert!(rect.right() <= card.rect.right() - PADDING, "{}: {rect:?}", card.lines[0].1);
    }
    assert_apart(&held);
    assert_eq!(card.dots.iter().map(|(_, n)| n).sum::<usize>(), figures, "dots of {}", card.lines[0].1);
}

/// Fails unless something this large, in the drawing's units, can be hit wherever it is shown.
pub fn assert_tappable(size: f64) {
    assert!(DISPLAYED.iter().all(|width| size * width / WIDTH >= TAPPABLE), "{size}");
}

#[test]
fn text_is_legible_wherever_a_drawing_is_shown() {
    assert!(DISPLAYED.iter().all(|width| TEXT * width / WIDTH >= LEGIBLE));
}
