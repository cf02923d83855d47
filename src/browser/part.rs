//! The parts of diagrams: links within a drawing, `a.part`, whose `href` names what they stand for.

use std::cell::Cell;

use web_sys::{Element, Event};

use super::{all, around, by_id, focus, fold::fold_around};

/// A part, what it stands for, and the class that tells its state.
struct Shown {
    element: Element,
    anchor: String,
    state: Cell<&'static str>,
}

thread_local! {
    /// The parts of all drawings, which stay as they came. Marking is what a tap waits for, so they are looked up
    /// only once.
    static PARTS: Vec<Shown> = all("svg[data-parts] a.part").into_iter().map(Shown::new).collect();
}

impl Shown {
    fn new(element: Element) -> Self {
        Self { anchor: anchor(&element), element, state: Cell::default() }
    }

    fn show(&self, state: &'static str) {
        let before = self.state.replace(state);
        if before == state {
            return;
        }
        let classes = self.element.class_list();
        for class in [before, state].into_iter().filter(|class| !class.is_empty()) {
            // Fails only for a class name that is none.
            let _ = classes.toggle_with_force(class, class == state);
        }
        tell(&self.element, "aria-current", state == SELECTED);
    }
}

/// A part at which something happened, and its diagram.
pub(crate) struct Part {
    element: Element,
}

/// The part at which an event happened. What has the class `chip` stands for parts outside of drawings.
pub(crate) fn part_of(event: &Event) -> Option<Part> {
    Some(Part { element: around(event, "a.part, .chip")? })
}

impl Part {
    /// What the part stands for: the fragment of its link.
    pub(crate) fn anchor(&self) -> String {
        anchor(&self.element)
    }

    /// Whether it is a switch, which a second click turns off.
    pub(crate) fn is_switch(&self) -> bool {
        self.element.has_attribute("aria-pressed")
    }

    /// The middles of all parts of the same drawing, in CSS pixels, and the position of this one among them.
    pub(crate) fn surroundings(&self) -> (Vec<(f64, f64)>, usize) {
        let parts = self.all();
        let own = parts.iter().position(|part| part == &self.element).unwrap_or_default();
        (parts.iter().map(middle).collect(), own)
    }

    /// Gives the focus to another part of the same drawing, and to no other one when the reader comes back.
    pub(crate) fn focus_other(&self, position: usize) {
        if let Some(part) = self.all().get(position) {
            rove(part);
            focus(part);
            part.scroll_into_view_with_scroll_into_view_options(&{
                let options = web_sys::ScrollIntoViewOptions::new();
                options.set_block(web_sys::ScrollLogicalPosition::Nearest);
                options
            });
        }
    }

    fn all(&self) -> Vec<Element> {
        parts_of(&self.element)
    }
}

/// All parts of the drawing in which a part stands, but those that are not to be seen yet.
fn parts_of(part: &Element) -> Vec<Element> {
    let Ok(Some(svg)) = part.closest("svg") else { return vec![] };
    all("a.part:not(.part--hidden)").into_iter().filter(|other| svg.contains(Some(other))).collect()
}

fn anchor(part: &Element) -> String {
    let name = part.get_attribute("href").or_else(|| part.get_attribute("data-view"));
    name.unwrap_or_default().trim_start_matches('#').to_owned()
}

/// The part that stands for this anchor.
pub(super) fn by_anchor(anchor: &str) -> Option<Element> {
    PARTS.with(|parts| Some(parts.iter().find(|part| part.anchor == anchor)?.element.clone()))
}

/// What a reader looks at in a part: its mark or its name.
fn mark(part: &Element) -> Element {
    part.query_selector(".part__at, text").ok().flatten().unwrap_or_else(|| part.clone())
}

fn middle(part: &Element) -> (f64, f64) {
    let bounds = mark(part).get_bounding_client_rect();
    (bounds.x() + bounds.width() / 2.0, bounds.y() + bounds.height() / 2.0)
}

/// Upper and lower edge of a part, or of its mark or name where the part is higher than `room`; in CSS pixels from
/// the window's upper edge.
pub(super) fn extent(part: &Element, room: f64) -> (f64, f64) {
    let mut bounds = part.get_bounding_client_rect();
    if bounds.height() > room {
        bounds = mark(part).get_bounding_client_rect();
    }
    (bounds.top(), bounds.bottom())
}

/// Makes a part the one at which the Tab key enters its drawing.
fn rove(part: &Element) {
    for other in parts_of(part) {
        // Fails only for a name that is none.
        let _ = other.set_attribute("tabindex", if &other == part { "0" } else { "-1" });
    }
}

/// Makes each drawing one stop of the Tab key; arrow keys go on from there.
pub(crate) fn rove_all() {
    for svg in all("svg[data-parts]") {
        if let Some(first) = svg.query_selector("a.part--selected, a.part").ok().flatten() {
            rove(&first);
        }
    }
}

/// Gives the focus to the part that stands for this anchor.
pub(crate) fn focus_part(anchor: &str) {
    if let Some(part) = by_anchor(anchor) {
        rove(&part);
        focus(&part);
    }
}

/// Gives the focus to the fold in which the element with this id stands.
pub(crate) fn focus_fold(id: &str) {
    if let Some(summary) = fold_around(id).and_then(|fold| fold.query_selector("summary").ok().flatten()) {
        focus(&summary);
    }
}

/// The class of what is selected; the only state that is told to assistive technology too.
const SELECTED: &str = "part--selected";

/// Marks the parts of all drawings: `state` gives the class for an anchor, empty for none.
pub(crate) fn mark_parts(state: impl Fn(&str) -> &'static str) {
    PARTS.with(|parts| {
        for part in parts {
            part.show(state(&part.anchor));
        }
    });
    for svg in all("svg[data-parts]") {
        let busy = svg.query_selector(".part--selected, .part--near").is_ok_and(|part| part.is_some());
        // Fails only for a class name that is none.
        let _ = svg.class_list().toggle_with_force("drawing--busy", busy);
    }
}

/// Marks the switches outside of drawings: `is_on` says it for an anchor.
pub(crate) fn mark_switches(is_on: impl Fn(&str) -> bool) {
    for chip in all(".chip") {
        let is_on = is_on(&anchor(&chip));
        if chip.has_attribute("aria-pressed") {
            let _ = chip.set_attribute("aria-pressed", if is_on { "true" } else { "false" });
        } else {
            tell(&chip, "aria-current", is_on);
        }
    }
}

/// Marks the item of a list with this id, which belongs to a selected part, and no other one.
pub(crate) fn mark_item(id: Option<&str>) {
    for item in all("[data-item][aria-current]") {
        tell(&item, "aria-current", false);
    }
    if let Some(item) = id.and_then(by_id) {
        tell(&item, "aria-current", true);
    }
}

/// What the parts of all drawings stand for.
pub(crate) fn anchors() -> Vec<String> {
    PARTS.with(|parts| parts.iter().map(|part| part.anchor.clone()).collect())
}

/// What the part that stands for this anchor is called.
pub(crate) fn name_of(anchor: &str) -> Option<String> {
    by_anchor(anchor)?.get_attribute("aria-label")
}

/// Sets an attribute to `true` or takes it away.
fn tell(element: &Element, name: &str, is_so: bool) {
    // Fails only for a name that is none.
    let _ = if is_so { element.set_attribute(name, "true") } else { element.remove_attribute(name) };
}
