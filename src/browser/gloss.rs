//! Terms in the text, and the gloss: a note with a copy of the entry of the term that a reader asked about.
//!
//! It is an element that is hidden or not, and no popover, so that it is the
//! same in old web views.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement};

use super::{
    all, around, by_id, document, focus,
    glossary::entry,
    is_narrow, scroll, sheet,
    view::{area, show_between, window_size},
    window,
};
use crate::{
    route::Slot,
    scale::{Place, coordinate, place},
};

/// A term where it stands: a link to its entry.
#[derive(Clone, PartialEq)]
pub(crate) struct Word {
    link: Element,
}

impl Word {
    /// The term's id.
    pub(crate) fn id(&self) -> Option<String> {
        let href = self.href();
        let (_, anchor) = href.split_once('#')?;
        Slot::of_anchor(anchor).filter(|(slot, _)| *slot == Slot::Term).map(|(_, id)| id.to_owned())
    }

    /// Goes where the link leads.
    pub(crate) fn follow(&self) {
        if let Some(window) = window() {
            // Fails only for a URL that is none.
            let _ = window.location().set_href(&self.href());
        }
    }

    /// Gives it the focus.
    pub(crate) fn focus(&self) {
        focus(&self.link);
    }

    /// Whether the reader sees it: something of it is in the window, and not in a closed fold.
    pub(crate) fn is_in_view(&self) -> bool {
        let bounds = self.link.get_bounding_client_rect();
        let folded = self.link.closest("details:not([open])").ok().flatten().is_some();
        !folded && bounds.width() > 0.0 && bounds.bottom() > 0.0 && bounds.top() < window_size().1
    }

    fn href(&self) -> String {
        self.link.get_attribute("href").unwrap_or_default()
    }

    fn is_in_sheet(&self) -> bool {
        self.link.closest(".sheet").ok().flatten().is_some()
    }

    fn mark(&self, is_open: bool) {
        // Fails only for a class name that is none.
        let _ = self.link.class_list().toggle_with_force("term--open", is_open);
    }
}

/// A place in view where a term stands.
pub(crate) fn word_in_view(id: &str) -> Option<Word> {
    let mut words = all("a.term").into_iter().map(|link| Word { link });
    words.find(|word| word.is_in_view() && word.id().as_deref() == Some(id))
}

/// Where something happened.
pub(crate) enum Spot {
    /// On a term in the text.
    Word(Word),
    /// On a term in the gloss.
    Link(Word),
    /// On the button that leads back to the term before.
    Back,
    /// On the button that closes the gloss.
    Close,
    /// Elsewhere in the gloss.
    Gloss,
    /// Anywhere else.
    Elsewhere,
}

/// Where an event happened.
pub(crate) fn spot_of(event: &Event) -> Spot {
    let in_gloss = around(event, ".gloss").is_some();
    match around(event, "a.term") {
        Some(link) if in_gloss => Spot::Link(Word { link }),
        Some(link) => Spot::Word(Word { link }),
        None if around(event, ".gloss__back").is_some() => Spot::Back,
        None if around(event, ".gloss__close").is_some() => Spot::Close,
        None if in_gloss => Spot::Gloss,
        None => Spot::Elsewhere,
    }
}

fn gloss() -> Option<HtmlElement> {
    by_id("gloss")?.dyn_into().ok()
}

/// Whether the page has a gloss.
pub(crate) fn is_gloss_here() -> bool {
    gloss().is_some()
}

/// Whether the gloss lies open over the page, so that Escape is meant for it.
pub(crate) fn has_gloss() -> bool {
    gloss().is_some_and(|gloss| !gloss.hidden())
}

/// Puts the entry of a term into the gloss; false if there is none.
pub(crate) fn fill_gloss(id: &str) -> bool {
    let (Some(gloss), Some(text), Some(entry)) = (gloss(), by_id("gloss-text"), entry(id)) else {
        return false;
    };
    sheet::show_copy(&text, &entry);
    let name = format!("名词解释：{}", name_of(&entry));
    // Fails only for a name that is none, as below.
    let _ = gloss.set_attribute("aria-label", &name);
    if let Some(heading) = heading() {
        let _ = heading.set_attribute("tabindex", "-1");
    }
    gloss.set_scroll_top(0);
    true
}

fn heading() -> Option<Element> {
    document()?.query_selector(".gloss dfn").ok()?
}

fn name_of(entry: &Element) -> String {
    let name = entry.query_selector("dfn").ok().flatten().and_then(|name| name.text_content());
    name.unwrap_or_default()
}

/// Offers the way back to the term from which the reader came, if any.
pub(crate) fn offer_way_back(id: Option<&str>) {
    let button = document().and_then(|document| document.query_selector(".gloss__back").ok().flatten());
    let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) else { return };
    let name = id.and_then(entry).map(|entry| name_of(&entry));
    button.set_hidden(name.is_none());
    if let Some(name) = name {
        button.set_text_content(Some(&format!("返回“{name}”")));
    }
}

/// Opens the gloss for a word. Where it was asked for, and not just passed by, it says so.
pub(crate) fn open_gloss(word: Option<&Word>, asked: Option<&str>) {
    let Some(gloss) = gloss() else { return };
    gloss.set_hidden(false);
    // Fail only for a name that is none.
    let _ = match asked {
        Some(id) => gloss.set_attribute("data-term", id),
        None => gloss.remove_attribute("data-term"),
    };
    if let Some(word) = word {
        word.mark(true);
    }
    place_gloss(word);
}

/// Closes the gloss. Says whether the focus was in it and is lost now.
pub(crate) fn close_gloss(word: Option<&Word>) -> bool {
    let Some(gloss) = gloss() else { return false };
    let active = document().and_then(|document| document.active_element());
    let had_focus = active.is_some_and(|active| gloss.contains(Some(&active)));
    gloss.set_hidden(true);
    // Fails only for a name that is none.
    let _ = gloss.remove_attribute("data-term");
    if let Some(word) = word {
        word.mark(false);
    }
    had_focus
}

/// Places the open gloss: below its word or above it, where there is room for that; what was asked for on a narrow
/// screen lies at the lower edge (see the styles).
pub(crate) fn place_gloss(word: Option<&Word>) {
    let Some(gloss) = gloss().filter(|gloss| !gloss.hidden()) else { return };
    let is_asked = gloss.has_attribute("data-term");
    // The sheet lies at the lower edge too: there the gloss would cover its word.
    let beside = |word: &&Word| word.is_in_view() && (!is_asked || !is_narrow() || word.is_in_sheet());
    let word = word.filter(beside);
    // Fails only for a class name that is none.
    let _ = gloss.class_list().toggle_with_force("gloss--beside", word.is_some());
    let (Some(Word { link }), Some(window)) = (word, window()) else { return };
    let style = gloss.style();
    let set = |name, value: &str| {
        // Fails only for a declaration that may not be changed.
        let _ = style.set_property(name, value);
    };
    let pixels = |pixels| coordinate(pixels) + "px";
    // Its own height, not the room that the last place left it.
    set("--gloss-room", "");
    let size = (f64::from(gloss.offset_width()), f64::from(gloss.offset_height()));
    let Place { left, top, room } = place(area(link), size, window_size());
    // It stands in the page, so that it stays beside its word when the reader scrolls.
    set("--gloss-left", &pixels(left + window.scroll_x().unwrap_or_default()));
    set("--gloss-top", &pixels(top + window.scroll_y().unwrap_or_default()));
    set("--gloss-room", &pixels(room));
}

/// Whether an event may have moved a word and left the gloss where it was: what scrolled or unfolded was not the page
/// but something in it, or the word does not scroll with the page.
pub(crate) fn parts_from_gloss(event: &Event, word: &Word) -> bool {
    let is_page = around(event, "*").is_none();
    around(event, ".gloss").is_none() && (!is_page || word.is_in_sheet())
}

/// Leads the reader to the gloss. Where it lies at the lower edge, its word is scrolled above it.
pub(crate) fn enter_gloss(word: Option<&Word>) {
    let Some(gloss) = gloss() else { return };
    focus(&heading().unwrap_or_else(|| gloss.clone().into()));
    if let Some(word) = word.filter(|_| !gloss.class_list().contains("gloss--beside")) {
        let bounds = word.link.get_bounding_client_rect();
        let edge = window_size().1 - f64::from(gloss.offset_height());
        show_between((bounds.top(), bounds.bottom()), (scroll::bar(), edge));
    }
}

/// Gives the focus to the link in the gloss that leads to a term.
pub(crate) fn focus_in_gloss(id: &str) {
    let mut links = all(".gloss a.term").into_iter().map(|link| Word { link });
    if let Some(link) = links.find(|link| link.id().as_deref() == Some(id)) {
        link.focus();
    }
}
