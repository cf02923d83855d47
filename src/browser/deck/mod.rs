//! Slides: the document's sections, of which one is in sight.

mod apart;
mod gesture;
mod screen;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDetailsElement, HtmlElement};

use super::{all, around, document, focus, root, within};

pub(crate) use self::{
    apart::{Peer, adopt, close_notes, hear, is_speaker, open_notes, say},
    gesture::{follow_pointer, on_swipe},
    screen::{on_full_change, toggle_full},
};

/// The slides in order.
fn slides() -> Vec<Element> {
    all(".deck > .slide")
}

/// Whether the page has slides.
pub(crate) fn has_slides() -> bool {
    !slides().is_empty()
}

/// Puts a class on `<html>`, or takes it away.
pub(crate) fn set_class(class: &str, on: bool) {
    if let Some(root) = root() {
        // Fails only for an empty or spaced class name.
        let _ = root.class_list().toggle_with_force(class, on);
    }
}

/// Shows a slide and hides all others. `leads` gives it the focus, so that a screen reader reads it.
pub(crate) fn show_slide(position: usize, leads: bool) {
    for (at, slide) in slides().iter().enumerate() {
        let _ = slide.class_list().toggle_with_force("slide--now", at == position);
        if at == position {
            slide.set_scroll_top(0);
            if leads {
                focus(slide);
            }
        }
    }
    if let Some(window) = super::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

fn current() -> Option<Element> {
    document()?.query_selector(".slide--now").ok().flatten()
}

/// Shows what waits on the current slide to be shown, or hides it again; says whether there is anything.
pub(crate) fn reveal() -> bool {
    let Some(slide) = current() else { return false };
    let folds: Vec<HtmlDetailsElement> =
        within(&slide, "details.reveal").into_iter().filter_map(|fold| fold.dyn_into().ok()).collect();
    if let Some(button) = within(&slide, "[data-reveal]").first() {
        button.unchecked_ref::<HtmlElement>().click();
        return true;
    }
    let opens = folds.iter().any(|fold| !fold.open());
    for fold in &folds {
        fold.set_open(opens);
    }
    !folds.is_empty()
}

/// A part of a drawing on a slide.
pub(crate) struct SlidePart {
    slide: Element,
    /// The anchor of what it stands for.
    pub(crate) anchor: String,
}

/// The part at which an event happened, or a mark of a chart.
pub(crate) fn slide_part_of(event: &Event) -> Option<SlidePart> {
    // What a question asks for is another matter.
    let part =
        around(event, ".slide svg a").filter(|part| part.closest(".asking").ok().flatten().is_none())?;
    Some(SlidePart { slide: part.closest(".slide").ok().flatten()?, anchor: anchor(&part)? })
}

fn anchor(part: &Element) -> Option<String> {
    let href = part.get_attribute("href")?;
    Some(href.split_once('#')?.1.to_owned())
}

impl SlidePart {
    /// The part of the current slide that stands for an anchor, if there is one.
    pub(crate) fn on_current(anchor: &str) -> Option<Self> {
        let slide = current()?;
        let part = Self { slide, anchor: anchor.to_owned() };
        (!part.own().is_empty()).then_some(part)
    }

    fn parts(&self) -> Vec<Element> {
        within(&self.slide, "svg a")
    }

    fn own(&self) -> Vec<Element> {
        let mut parts = self.parts();
        parts.retain(|part| anchor(part).as_deref() == Some(&self.anchor));
        parts
    }

    /// Whether it is the one that is selected.
    pub(crate) fn is_selected(&self) -> bool {
        self.own().iter().any(|part| part.get_attribute("aria-current").is_some())
    }

    /// Marks it as selected, and every other part by the class that `light` gives for its anchor.
    pub(crate) fn select(&self, light: impl Fn(&str) -> &'static str) {
        for part in self.parts() {
            // What it looked like before anything was selected.
            let before = part.get_attribute("data-before").or_else(|| part.get_attribute("class"));
            let before = before.unwrap_or_default();
            let _ = part.set_attribute("data-before", &before);
            let Some(anchor) = anchor(&part) else { continue };
            let plain = before.split(' ').filter(|class| !is_state(class)).collect::<Vec<_>>().join(" ");
            let is_own = anchor == self.anchor;
            let state = if is_own { "part--selected" } else { light(&anchor) };
            let _ = part.set_attribute("class", format!("{plain} {state}").trim_end());
            let _ = if is_own {
                part.set_attribute("aria-current", "true")
            } else {
                part.remove_attribute("aria-current")
            };
        }
        self.tell();
    }

    /// Puts its words below the drawing.
    fn tell(&self) {
        let Ok(Some(now)) = self.slide.query_selector(".told__now") else { return };
        now.set_text_content(None);
        let entry = within(&self.slide, ".told__list > li")
            .into_iter()
            .find(|entry| entry.get_attribute("data-told").as_deref() == Some(&self.anchor));
        if let Some(entry) = entry {
            copy_into(&now, &entry);
        } else {
            let name = self.own().first().and_then(|part| part.get_attribute("aria-label"));
            now.set_text_content(name.as_deref());
        }
    }
}

/// Whether a class tells a part's state.
fn is_state(class: &str) -> bool {
    matches!(class, "part--selected" | "part--near" | "part--lit" | "part--dim" | "part--hidden")
}

/// Ends the selection on the current slide: its parts look as the lesson wants them.
pub(crate) fn unselect() {
    let Some(slide) = current() else { return };
    for part in within(&slide, "svg a[data-before]") {
        let before = part.get_attribute("data-before").unwrap_or_default();
        let _ = part.set_attribute("class", &before);
        let _ = if before.contains("part--selected") {
            part.set_attribute("aria-current", "true")
        } else {
            part.remove_attribute("aria-current")
        };
    }
    let Ok(Some(now)) = slide.query_selector(".told__now") else { return };
    now.set_text_content(None);
    // What the lesson selects has its words from the beginning.
    if let Ok(Some(first)) = slide.query_selector(".told__one--first") {
        copy_into(&now, &first);
    }
}

/// Puts a copy of what an element holds into another one.
fn copy_into(place: &Element, original: &Element) {
    let Ok(copy) = original.clone_node_with_deep(true) else { return };
    while let Some(child) = copy.first_child() {
        if place.append_child(&child).is_err() {
            break;
        }
    }
}

/// Whether a key at this place has a meaning of its own: in fields any, on what can be pressed those that press it.
pub(crate) fn is_taken(event: &Event, key: &str) -> bool {
    let is_written = around(event, "input, select, textarea, [contenteditable]").is_some();
    let is_pressed = around(event, "button, summary, a[href], [role=button]").is_some();
    let is_scrolled = around(event, ".scroll").is_some() && key.starts_with("Arrow");
    is_written || is_scrolled || is_pressed && matches!(key, " " | "Enter")
}

/// The URL of the page as it is now, for others.
pub(crate) fn this_url() -> Option<String> {
    super::window()?.location().href().ok()
}
