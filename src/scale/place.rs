//! Placing a note beside the words that it explains.

/// Kept free between a note and its words, in CSS pixels.
const GAP: f64 = 8.0;
/// Kept free between a note and the window's edges, in CSS pixels.
const MARGIN: f64 = 12.0;

/// A rectangle in the window: distances of its edges from the window's left and upper edge, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// The left edge.
    pub left: f64,
    /// The upper edge.
    pub top: f64,
    /// The lower edge.
    pub bottom: f64,
}

/// Where a note stands, in CSS pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// From the window's left edge.
    pub left: f64,
    /// From the window's upper edge.
    pub top: f64,
    /// The height that there is for the note; what is higher has to be scrolled.
    pub room: f64,
}

/// Places a note of some width and height below its words, or above them where only there is room for it.
///
/// It never covers them and never leaves the window, also given as width and
/// height. Where it fits neither below nor above, it gets the larger room.
pub fn place(words: Area, (width, height): (f64, f64), window: (f64, f64)) -> Place {
    let below = window.1 - MARGIN - GAP - words.bottom;
    let above = words.top - GAP - MARGIN;
    let left = words.left.min(window.0 - MARGIN - width).max(MARGIN);
    if height <= below || above <= below {
        Place { left, top: words.bottom + GAP, room: below }
    } else {
        Place { left, top: words.top - GAP - height.min(above), room: above }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: (f64, f64) = (1280.0, 800.0);
    const NOTE: (f64, f64) = (400.0, 200.0);

    fn words(left: f64, top: f64) -> Area {
        Area { left, top, bottom: top + 30.0 }
    }

    #[test]
    fn below_where_it_fits() {
        assert_eq!(place(words(100.0, 300.0), NOTE, WINDOW), Place { left: 100.0, top: 338.0, room: 450.0 });
    }

    #[test]
    fn above_where_it_fits_only_there() {
        assert_eq!(place(words(100.0, 600.0), NOTE, WINDOW), Place { left: 100.0, top: 392.0, room: 580.0 });
    }

    #[test]
    fn never_beyond_an_edge() {
        assert_eq!(place(words(1200.0, 300.0), NOTE, WINDOW).left, 868.0);
        assert_eq!(place(words(-5.0, 300.0), NOTE, WINDOW).left, 12.0);
        // Wider than the window: from its left edge.
        assert_eq!(place(words(50.0, 300.0), NOTE, (390.0, 844.0)).left, 12.0);
    }

    #[test]
    fn never_over_its_words() {
        for window in [(1280.0, 300.0), (1280.0, 200.0), WINDOW] {
            for top in [0.0, 40.0, 90.0, 170.0] {
                let words = words(100.0, top);
                let Place { top, room, .. } = place(words, NOTE, window);
                let bottom = top + room.min(NOTE.1);
                assert!(
                    bottom <= words.top || top >= words.bottom,
                    "{words:?} in {window:?}: {top} to {bottom}"
                );
                assert!(top >= 0.0 && bottom <= window.1, "{words:?} in {window:?}: {top} to {bottom}");
            }
        }
    }
}
