//! Fitting one stretch into another.

/// Kept free around what is brought into view, in CSS pixels.
const MARGIN: f64 = 12.0;

/// How far to scroll (down is positive) so that a part of the page lies within
/// a part of the window, both given as upper and lower edge. What is higher
/// than the room is shown from its upper edge.
pub fn shift_into((top, bottom): (f64, f64), (room_top, room_bottom): (f64, f64)) -> f64 {
    let (first, last) = (room_top + MARGIN, room_bottom - MARGIN);
    if top < first || bottom - top > last - first {
        top - first
    } else if bottom > last {
        bottom - last
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::shift_into;

    #[test]
    fn scrolls_no_more_than_needed() {
        let room = (50.0, 450.0);
        assert_eq!(shift_into((100.0, 140.0), room), 0.0);
        assert_eq!(shift_into((430.0, 470.0), room), 32.0);
        assert_eq!(shift_into((20.0, 60.0), room), -42.0);
    }

    #[test]
    fn what_is_too_high_begins_at_the_top() {
        assert_eq!(shift_into((300.0, 900.0), (50.0, 450.0)), 238.0);
    }
}
