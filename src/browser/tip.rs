//! The marks of a drawing, and the tip that tells of one of them.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement};

use super::{
    all, around, by_id, focus, is_narrow,
    save::is_framed,
    view::{area, show_between, window_size},
    window,
};
use crate::scale::{Place, coordinate, place};

/// A mark of a drawing: a link to where it is told in words.
#[derive(Clone)]
pub(crate) struct Mark {
    link: Element,
}

impl Mark {
    /// The id of what it leads to.
    pub(crate) fn row(&self) -> String {
        row_of(&self.link)
    }

    /// Goes where it leads: in a page for embedding to another page, which leaves the frame alone.
    pub(crate) fn follow(&self) {
        let Some(window) = window() else { return };
        let href = self.link.get_attribute("href").unwrap_or_default();
        // Both fail only where the browser allows no way at all.
        if href.starts_with('#') {
            let _ = window.location().set_hash(&href);
        } else {
            let _ = window.open_with_url_and_target(&href, "_blank");
        }
    }

    /// Gives it the focus.
    pub(crate) fn focus(&self) {
        focus(&self.link);
    }
}

/// The id to which a link leads. In pages for embedding it may be one of another page.
fn row_of(link: &Element) -> String {
    let href = link.get_attribute("href").unwrap_or_default();
    href.split_once('#').map_or("", |(_, row)| row).to_owned()
}

/// Where something happened.
pub(crate) enum Where {
    /// On a mark.
    Mark(Mark),
    /// In the tip.
    Tip,
    /// On the button that closes the tip.
    Close,
    /// Anywhere else.
    Elsewhere,
}

/// Where an event happened.
pub(crate) fn where_is(event: &Event) -> Where {
    if let Some(link) = around(event, "a.mark") {
        Where::Mark(Mark { link })
    } else if around(event, ".tip__close").is_some() {
        Where::Close
    } else if around(event, ".tip").is_some() {
        Where::Tip
    } else {
        Where::Elsewhere
    }
}

/// Makes the marks one stop of the keyboard: the one that leads to this row, else the first. Arrows lead to the others.
pub(crate) fn rove(row: Option<&str>) {
    let marks = all("a.mark");
    let stop = row.map(str::to_owned).or_else(|| marks.first().map(row_of));
    for mark in marks {
        let tabindex = if Some(row_of(&mark)) == stop { "0" } else { "-1" };
        // Fails only for a name that is none.
        let _ = mark.set_attribute("tabindex", tabindex);
    }
}

/// Gives the focus to the mark to which a key leads from this one; says whether the key leads anywhere.
pub(crate) fn focus_by_key(from: &Mark, key: &str) -> bool {
    // Of the drawings for narrow and for wide places one is not laid out.
    let marks: Vec<_> =
        all("a.mark").into_iter().filter(|mark| mark.get_bounding_client_rect().width() > 0.0).collect();
    let Some(at) = marks.iter().position(|mark| *mark == from.link) else { return false };
    let last = marks.len() - 1;
    let to = match key {
        "ArrowLeft" | "ArrowUp" => at.saturating_sub(1),
        "ArrowRight" | "ArrowDown" => last.min(at + 1),
        "Home" => 0,
        "End" => last,
        _ => return false,
    };
    focus(&marks[to]);
    true
}

/// The id to which the link that was followed leads within this page.
pub(crate) fn fragment_of(event: &Event) -> Option<String> {
    around(event, "a[href^='#']").map(|link| row_of(&link))
}

/// Unfolds what is folded around the element with this id, so that a link can lead there.
pub(crate) fn open_around(id: &str) {
    let fold = by_id(id).and_then(|element| element.closest("details").ok().flatten());
    if let Some(fold) = fold.and_then(|fold| fold.dyn_into::<HtmlDetailsElement>().ok()) {
        fold.set_open(true);
    }
}

fn tip() -> Option<HtmlElement> {
    by_id("tip")?.dyn_into().ok()
}

/// Opens the tip with what is told of a mark; says whether there is anything.
pub(crate) fn show_tip(mark: &Mark) -> bool {
    let row = mark.row();
    let mut has_text = false;
    for text in all(".tip__text") {
        let is_its = text.get_attribute("data-row").is_some_and(|of| of == row);
        // Fails only for a name that is none.
        let _ = text.toggle_attribute_with_force("hidden", !is_its);
        has_text |= is_its;
        // Of what was not in the report the mark itself says all that there is to say.
        if is_its
            && matches!(row.as_str(), "rate" | "latest")
            && let Ok(Some(number)) = text.query_selector(".tip__number")
        {
            number.set_text_content(mark.link.get_attribute("aria-label").as_deref());
        }
    }
    if let Some(tip) = tip() {
        tip.set_hidden(!has_text);
    }
    has_text
}

/// Closes the tip.
pub(crate) fn hide_tip() {
    if let Some(tip) = tip() {
        tip.set_hidden(true);
    }
}

/// Places the open tip beside its mark. At the lower edge of a narrow window it has its place already; there the
/// mark is scrolled above it.
pub(crate) fn place_tip(mark: &Mark) {
    let (Some(tip), Some(window)) = (tip().filter(|tip| !tip.hidden()), window()) else { return };
    let bounds = area(&mark.link);
    // In somebody's page the lower edge of the frame may be far below the screen.
    let beside = !is_narrow() || is_framed();
    // Fails only for a class name that is none.
    let _ = tip.class_list().toggle_with_force("tip--beside", beside);
    if !beside {
        let edge = window_size().1 - f64::from(tip.offset_height());
        return show_between((bounds.top, bounds.bottom), (0.0, edge));
    }
    let size = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let Place { left, top, .. } = place(bounds, size, window_size());
    let style = tip.style();
    // It stands in the page, so that it stays beside its mark when the reader scrolls.
    for (name, pixels) in [
        ("--tip-left", left + window.scroll_x().unwrap_or_default()),
        ("--tip-top", top + window.scroll_y().unwrap_or_default()),
    ] {
        // Fails only for a declaration that may not be changed.
        let _ = style.set_property(name, &(coordinate(pixels) + "px"));
    }
}
