//! Bringing things into view.

use web_sys::{ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::{
    by_id,
    fold::fold_around,
    mark_page, part, sheet,
    view::{show_between, window_size},
};

/// Lays out the whole page from now on (see `style/page.css`), so that scrolling finds what is far away.
pub(crate) fn lay_out() {
    mark_page("laid-out");
}

/// Brings the element with this id into view, at once.
pub(crate) fn reveal(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings a fold, or an item of a list in it, into view where it stands beside the diagram that opened it.
pub(crate) fn reveal_beside(id: &str) {
    let item = by_id(id).filter(|element| element.has_attribute("data-item"));
    if let Some(fold) = item.or_else(|| fold_around(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        fold.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Scrolls as little as needed for a diagram's part to be seen above the sheet that tells of it.
pub(crate) fn show_above(anchor: &str) {
    let (Some(part), Some(sheet)) = (part::by_anchor(anchor), sheet::element()) else { return };
    let bar = bar();
    // Where it will lie, not where it is while it rises.
    let player = by_id("speaker").map_or(0.0, |player| player.get_bounding_client_rect().height());
    let edge = window_size().1 - player - f64::from(sheet.offset_height());
    show_between(part::extent(&part, edge - bar), (bar, edge));
}

/// The lower edge of the bar that stays at the top of the window, in CSS pixels.
pub(super) fn bar() -> f64 {
    by_id("contents").map_or(0.0, |bar| bar.get_bounding_client_rect().bottom())
}
