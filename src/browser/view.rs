//! What of the page is in the window.

use web_sys::Element;

use super::{root, window};
use crate::scale::{Area, shift_into};

/// Width and height of the window without scroll bars, in CSS pixels.
pub(super) fn window_size() -> (f64, f64) {
    root().map_or((0.0, 0.0), |root| (root.client_width().into(), root.client_height().into()))
}

/// Where an element stands in the window.
pub(super) fn area(element: &Element) -> Area {
    let bounds = element.get_bounding_client_rect();
    Area { left: bounds.left(), top: bounds.top(), bottom: bounds.bottom() }
}

/// Scrolls as little as needed for a stretch of the page to be seen in a stretch of the window.
pub(super) fn show_between(stretch: (f64, f64), room: (f64, f64)) {
    let shift = shift_into(stretch, room);
    if shift != 0.0
        && let Some(window) = window()
    {
        window.scroll_by_with_x_and_y(0.0, shift);
    }
}
