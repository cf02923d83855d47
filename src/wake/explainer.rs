//! What happens on the main page: what is open in the document is kept in step
//! with the URL.
//!
//! What all islands and diagrams share lives here, outside of them: what is
//! selected, what is pointed at, what the sheet shows. One listener for each
//! kind of event serves all diagrams, since their parts are links that say
//! what they stand for.

use std::{cell::Cell, rc::Rc};

use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

use super::gloss;
use crate::{
    browser::{self, Click, History, Toggled},
    content::sketch,
    diagram::{
        compass::{Move, destination},
        structure::{self, Attention, Light},
    },
    route::{Route, Slot},
};

/// The attribute by which a slot's folds tell their id, if it has such.
const fn attribute(slot: Slot) -> Option<&'static str> {
    match slot {
        Slot::Element => Some("data-element"),
        Slot::Passage => Some("data-passage"),
        Slot::Township => Some("data-township"),
        Slot::Group | Slot::Step | Slot::Term | Slot::Thread => None,
    }
}

/// What belongs to all islands and to none of them.
struct Shared {
    /// What is selected.
    route: ArcRwSignal<Route>,
    /// The anchor of the part that is pointed at or has the focus.
    preview: ArcRwSignal<Option<String>>,
    /// The anchor of what the sheet shows.
    sheet: ArcRwSignal<Option<String>>,
}

thread_local! {
    static SHARED: Shared = Shared {
        route: ArcRwSignal::default(),
        preview: ArcRwSignal::default(),
        sheet: ArcRwSignal::default(),
    };
}

/// The selection, as a signal.
pub(crate) fn route() -> ArcRwSignal<Route> {
    SHARED.with(|shared| shared.route.clone())
}

/// The anchor of the part that is pointed at or has the focus, as a signal.
pub(crate) fn preview() -> ArcRwSignal<Option<String>> {
    SHARED.with(|shared| shared.preview.clone())
}

/// The anchor of what the sheet shows, as a signal; `None` while it is closed.
pub(crate) fn sheet() -> ArcRwSignal<Option<String>> {
    SHARED.with(|shared| shared.sheet.clone())
}

/// Selects something in a diagram and shows its description: in the sheet on a narrow screen, else in its fold.
///
/// The reader sees at once what was selected, on a narrow screen with its description. All else that follows waits
/// until this is painted.
pub(crate) fn select(slot: Slot, id: &str, click: Click) {
    let now = route().get_untracked();
    let is_new = now.get(slot) != Some(id);
    let anchor = slot.anchor(id);
    if slot != Slot::Step && browser::is_narrow() && browser::is_in_fold(&anchor) {
        put_in_sheet(Some(anchor.clone()));
    }
    if is_new {
        show(now.select(slot, id));
    }
    browser::after_paint(Box::new(move || {
        // Unless the reader has gone on.
        let now = route().get_untracked();
        if is_selected(&now, &anchor) {
            if is_new {
                write_url(&now, History::Push);
            }
            lead_to(slot, &anchor, click);
        }
    }));
}

/// Brings the description of what was selected into view, or on a narrow screen the part itself above the sheet.
fn lead_to(slot: Slot, anchor: &str, click: Click) {
    let is_narrow = browser::is_narrow();
    if slot == Slot::Step && is_narrow {
        // The tour begins above its picture.
        browser::reveal("structure-figure");
    } else if !browser::unfold(anchor) {
        // A group has no description but its members.
    } else if is_narrow {
        browser::show_above(anchor);
        if click == Click::Key {
            browser::focus_heading();
        }
    } else {
        browser::reveal_beside(anchor);
        if click == Click::Key {
            browser::focus_fold(anchor);
        }
    }
}

/// Enters a route that was computed elsewhere, without a step of its own in the history.
pub(crate) fn replace(next: Route) {
    enter(next, History::Replace);
}

/// Ends the selection of a slot, folds its description and gives the focus back to its part.
pub(crate) fn clear(slot: Slot) {
    let now = route().get_untracked();
    let Some(id) = now.get(slot) else { return };
    let anchor = slot.anchor(id);
    browser::fold(&anchor);
    enter(now.clear(slot), History::Replace);
    browser::focus_part(&anchor);
    // The focus is a preview too, but the reader wants to see the whole again.
    preview().set(None);
}

/// Takes a new route into the signal, the drawings and the URL.
fn enter(next: Route, how: History) {
    write_url(&next, how);
    show(next);
}

/// Tells the URL what is selected.
fn write_url(route: &Route, how: History) {
    browser::set_url(&route.to_url(&browser::location().0), how);
}

/// Takes a new route into the signal and the drawings.
fn show(next: Route) {
    let is_gone = sheet().read_untracked().as_ref().is_some_and(|anchor| !is_selected(&next, anchor));
    if is_gone {
        put_in_sheet(None);
    }
    mark(&next);
    route().set(next);
}

fn is_selected(route: &Route, anchor: &str) -> bool {
    Slot::of_anchor(anchor).is_some_and(|(slot, id)| route.get(slot) == Some(id))
}

/// Opens the sheet with the description that has this anchor, or closes it.
fn put_in_sheet(anchor: Option<String>) {
    browser::rewind();
    sheet().set(anchor);
}

/// Marks what is selected in all drawings, and what hangs together with it.
fn mark(route: &Route) {
    let attention = Attention::of(route, sketch());
    let passage = route.get(Slot::Passage);
    let thread = route.get(Slot::Thread);
    let ends =
        |thread: &str, id: &str| thread.split_once('-').is_some_and(|(from, to)| [from, to].contains(&id));
    let anchors = passage.map(|_| browser::anchors()).unwrap_or_default();
    let threads = anchors.iter().filter_map(|anchor| Slot::of_anchor(anchor));
    let joined: Vec<_> = threads
        .filter(|(slot, id)| *slot == Slot::Thread && passage.is_some_and(|passage| ends(id, passage)))
        .map(|(_, id)| id)
        .collect();
    let light = |anchor: &str| {
        let (slot, id) = Slot::of_anchor(anchor)?;
        match slot {
            Slot::Element => Some(structure::light(sketch(), &attention, sketch().position(id)?)),
            _ if route.get(slot) == Some(id) => Some(Light::Selected),
            Slot::Passage if joined.iter().copied().chain(thread).any(|thread| ends(thread, id)) => {
                Some(Light::Near)
            }
            Slot::Thread if passage.is_some_and(|passage| ends(id, passage)) => Some(Light::Near),
            _ => None,
        }
    };
    browser::mark_item(thread.map(|thread| Slot::Thread.anchor(thread)).as_deref());
    browser::mark_parts(|anchor| light(anchor).unwrap_or(Light::Plain).class());
    // The tour is on at any of its steps.
    let is_tour = |anchor: &str| Slot::of_anchor(anchor).is_some_and(|(slot, _)| slot == Slot::Step);
    browser::mark_switches(|anchor| {
        is_selected(route, anchor) || is_tour(anchor) && attention.step.is_some()
    });
}

/// Takes the URL into account and listens from here on. Called once by
/// `boot.js`, after the islands: they wake in the state in which they were
/// prerendered, with nothing selected.
#[wasm_bindgen]
pub fn start() {
    follow_location();
    browser::rove_all();
    let fragment = browser::location().1;
    if !fragment.is_empty() {
        browser::lay_out();
        // Where the browser has scrolled was a guess.
        browser::reveal(fragment.trim_start_matches('#'));
    }
    browser::listen_on_window("popstate", |_| follow_location());
    browser::listen("toggle", |event| {
        for slot in Slot::ALL {
            if let Some(toggled) = attribute(slot).and_then(|name| browser::toggled(event, name)) {
                follow_toggle(slot, &toggled);
            }
        }
    });
    browser::unfold_for_printing();
    listen_to_parts();
    gloss::listen();
    browser::listen_last("click", |event| {
        // A link replaces the fragment. What the fragment held moves to the query first, so that it stays selected.
        if browser::follows_fragment(event) {
            browser::lay_out();
            enter(route().get_untracked().unfocused(), History::Replace);
        }
    });
    if let Some(element) = sketch().elements.first() {
        rehearse(&element.id);
    }
}

/// Answers a first tap on an element before anybody sees it or asks for it: what a browser does only the first time,
/// such as looking for fonts and compiling, need not be waited for then.
fn rehearse(element: &str) {
    expect(Slot::Element.anchor(element));
    browser::before_paint({
        let id = element.to_owned();
        move || {
            let now = route().get_untracked();
            mark(&now.select(Slot::Element, &id));
            browser::settle();
            mark(&now);
        }
    });
}

/// Prepares what the sheet would show for an anchor, where there is a sheet.
fn expect(anchor: String) {
    if browser::is_narrow() {
        browser::before_paint(move || {
            let is_shown = sheet().read_untracked().as_ref() == Some(&anchor);
            if !is_shown && browser::is_in_fold(&anchor) {
                browser::prepare(&anchor);
            }
        });
    }
}

/// Lets the parts of all diagrams be selected, moved between and previewed.
fn listen_to_parts() {
    browser::listen("click", |event| {
        if let Some(part) = browser::part_of(event)
            && let Some(click) = browser::plain_click(event)
            && let Some((slot, id)) = Slot::of_anchor(&part.anchor())
        {
            event.prevent_default();
            // The tour is on at any of its steps.
            let is_on = part.is_switch()
                && route().get_untracked().get(slot).is_some_and(|on| slot == Slot::Step || on == id);
            if is_on {
                clear(slot);
            } else {
                select(slot, id, click);
            }
        }
    });
    browser::listen("keydown", |event| {
        let Some(key) = browser::plain_key(event) else { return };
        if key == "Escape" && browser::concerns_diagrams(event) && !browser::has_gloss() {
            leave();
            return;
        }
        let Some(part) = browser::part_of(event) else { return };
        if key == "Enter"
            && !part.is_switch()
            && let Some((slot, id)) = Slot::of_anchor(&part.anchor())
        {
            // Some browsers give the click that would follow no sign of the keyboard.
            event.prevent_default();
            select(slot, id, Click::Key);
        } else if let Some(movement) = Move::of_key(&key) {
            // Otherwise the page would scroll.
            event.prevent_default();
            let (places, own) = part.surroundings();
            if let Some(next) = destination(&places, own, movement) {
                part.focus_other(next);
            }
        }
    });
    let pressed = Rc::new(Cell::new(None));
    let pressed_at = Rc::clone(&pressed);
    browser::listen("pointerdown", move |event| {
        pressed_at.set(browser::place_of(event));
        // A finger rests for some hundredths of a second before it is lifted: time to prepare the answer to the tap.
        if browser::is_by_finger(event)
            && let Some(part) = browser::part_of(event)
        {
            expect(part.anchor());
        }
    });
    for (kind, comes) in
        [("pointerover", true), ("focusin", true), ("pointerout", false), ("focusout", false)]
    {
        let pressed = Rc::clone(&pressed);
        browser::listen(kind, move |event| {
            // After a click the page leads to the description. What comes below a mouse that rests is not pointed at.
            if kind == "pointerover" {
                let is_at_rest = pressed.get().is_some() && pressed.get() == browser::place_of(event);
                if is_at_rest {
                    return;
                }
                pressed.set(None);
            }
            // What a finger points at, and what a click gives the focus to, is being selected.
            let looks =
                if kind == "focusin" { browser::shows_focus(event) } else { !browser::is_by_finger(event) };
            if looks && let Some(part) = browser::part_of(event) {
                preview().set(comes.then(|| part.anchor()));
            }
        });
    }
}

/// Ends the last selection in a diagram.
fn leave() {
    let now = route().get_untracked();
    let shown = sheet().get_untracked().and_then(|anchor| Some(Slot::of_anchor(&anchor)?.0));
    let ours = |slot: &Slot| *slot != Slot::Term && now.get(*slot).is_some();
    let last = shown.or(now.focus()).filter(ours);
    let views = [Slot::Step, Slot::Element, Slot::Township, Slot::Group, Slot::Thread];
    if let Some(slot) = last.or_else(|| views.into_iter().find(ours)) {
        clear(slot);
    }
}

/// Opens what the URL names.
fn follow_location() {
    let (query, fragment) = browser::location();
    let next = Route::parse(&query, &fragment).renamed(browser::successor);
    if next == route().get_untracked() {
        // Something changed that is not ours, such as what is searched for.
        return;
    }
    // A focus that stays behind is not what the reader came for.
    preview().set(None);
    // One element at most is unfolded. What is selected now may be nothing that this page knows, and takes no other's
    // place then.
    for slot in [Slot::Element, Slot::Township] {
        if let Some(id) = route().get_untracked().get(slot)
            && next.get(slot) != Some(id)
        {
            browser::fold(&slot.anchor(id));
        }
    }
    for slot in [Slot::Element, Slot::Passage, Slot::Township, Slot::Thread] {
        if let Some(id) = next.get(slot) {
            let anchor = slot.anchor(id);
            let found = browser::unfold(&anchor);
            // Unfolding moves things, so the fragment's target has to be found again.
            if found && next.focus() == Some(slot) {
                browser::reveal(&anchor);
            }
        }
    }
    if next.get(Slot::Term) != route().get_untracked().get(Slot::Term) {
        match next.get(Slot::Term) {
            Some(id) => gloss::explain(id),
            None => gloss::hide(),
        }
    }
    show(next);
}

/// Keeps the URL in step with a fold that the reader opened or closed.
fn follow_toggle(slot: Slot, toggled: &Toggled) {
    let now = route().get_untracked();
    // A thread's reason stands in the fold of its task: while the one is selected, the other is open.
    if slot == Slot::Passage
        && let Some((_, task)) = now.get(Slot::Thread).and_then(|thread| thread.split_once('-'))
        && task == toggled.id
    {
        if !toggled.open {
            enter(now.clear(Slot::Thread), History::Replace);
        }
        return;
    }
    let is_selected = now.get(slot) == Some(&toggled.id);
    if toggled.open && !is_selected {
        enter(now.select(slot, &toggled.id), History::Replace);
    } else if !toggled.open && is_selected {
        enter(now.clear(slot), History::Replace);
    }
}
