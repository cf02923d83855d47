//! Terms in the text, and the gloss: a popover with a copy of the entry of the term that a reader asked about.
//!
//! The entries are on the glossary's own page, to which every term is an
//! ordinary link. That page is fetched once, and not before a reader shows
//! interest in a term. Where popovers are unknown, terms stay links.

use std::{cell::RefCell, mem};

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, HtmlElement, XmlHttpRequest, XmlHttpRequestResponseType};

use super::{
    all, around, by_id, document, focus, is_narrow, scroll, sheet,
    view::{area, show_between, window_size},
    window,
};
use crate::{
    route::Slot,
    scale::{Place, coordinate, place},
};

/// What the reader wants to know.
struct Question {
    /// The term's id.
    id: String,
    /// Where it was asked for; `None` if the URL names it.
    asked: Option<Word>,
    /// Takes over if there is no answer.
    no_answer: fn(&str, &Word),
}

/// How far looking up has come.
struct Lookup {
    /// The request for the glossary's page, which holds the page once it is there.
    request: Option<XmlHttpRequest>,
    /// What waits for the glossary.
    question: Option<Question>,
    /// What the gloss stands beside.
    word: Option<Word>,
}

thread_local! {
    static LOOKUP: RefCell<Lookup> =
        const { RefCell::new(Lookup { request: None, question: None, word: None }) };
}

/// A term where it stands in the text.
#[derive(Clone)]
pub(crate) struct Word {
    link: Element,
}

/// The term at which an event happened, where it can be shown beside the text.
pub(crate) fn word_of(event: &Event) -> Option<Word> {
    let link = around(event, "a.term")?;
    // Throws where popovers are unknown.
    gloss()?.matches(":popover-open").is_ok().then_some(Word { link })
}

impl Word {
    /// The anchor of the term's entry.
    pub(crate) fn anchor(&self) -> String {
        self.href().split_once('#').map(|(_, anchor)| anchor.to_owned()).unwrap_or_default()
    }

    /// Goes where the link leads.
    pub(crate) fn follow(&self) {
        if let Some(window) = window() {
            // Fails only for a URL that is none.
            let _ = window.location().set_href(&self.href());
        }
    }

    fn href(&self) -> String {
        self.link.get_attribute("href").unwrap_or_default()
    }

    fn mark(&self, is_open: bool) {
        // Fails only for a class name that is none.
        let _ = self.link.class_list().toggle_with_force("term--open", is_open);
    }

    /// Whether the reader sees it: something of it is in the window, and not in a closed fold.
    fn is_in_view(&self) -> bool {
        let bounds = self.link.get_bounding_client_rect();
        let folded = self.link.closest("details:not([open])").ok().flatten().is_some();
        !folded && bounds.width() > 0.0 && bounds.bottom() > 0.0 && bounds.top() < window_size().1
    }
}

/// Shows the entry of a term, beside the word where the reader asked for it.
///
/// If there is none, or the glossary does not come, and the reader still waits
/// for it, `no_answer` takes over. Where nobody asked (the URL names a term),
/// nothing is to be seen until the entry is there.
pub(crate) fn show_term(id: &str, asked: Option<Word>, no_answer: fn(&str, &Word)) {
    let question = Question { id: id.to_owned(), asked, no_answer };
    if let Some(glossary) = glossary() {
        answer(question, Some(&glossary));
        return;
    }
    if let Some(word) = &question.asked {
        raise(id, Some(word.clone()));
    }
    LOOKUP.with_borrow_mut(|lookup| lookup.question = Some(question));
    load_glossary();
}

/// Closes the gloss, and forgets what was asked for.
pub(crate) fn hide_term() {
    LOOKUP.with_borrow_mut(|lookup| lookup.question = None);
    if let Some(gloss) = gloss() {
        // Throws where popovers are unknown; then none is open.
        let _ = gloss.hide_popover();
    }
}

/// Asks for the glossary, unless it is here or on its way.
pub(crate) fn load_glossary() {
    if LOOKUP.with_borrow(|lookup| lookup.request.is_none()) {
        let request = request();
        let is_sent = request.is_some();
        LOOKUP.with_borrow_mut(|lookup| lookup.request = request);
        if !is_sent {
            arrive();
        }
    }
}

/// Sends for the page to which the terms lead.
fn request() -> Option<XmlHttpRequest> {
    let link = document()?.query_selector("a.term").ok()??;
    let request = XmlHttpRequest::new().ok()?;
    // Unlike with `fetch`, the browser parses the page, and nothing of it passes through the WebAssembly.
    request.set_response_type(XmlHttpRequestResponseType::Document);
    request.open("GET", &link.get_attribute("href")?).ok()?;
    EventListener::once(&request, "loadend", |_| arrive()).forget();
    request.send().ok()?;
    Some(request)
}

/// The glossary, if it is here: a document without a window.
fn glossary() -> Option<Document> {
    LOOKUP.with_borrow(|lookup| lookup.request.as_ref()?.response_xml().ok()?)
}

/// Answers what waits for the glossary, whether it came or not.
fn arrive() {
    let question = LOOKUP.with_borrow_mut(|lookup| {
        // What failed may be tried again.
        lookup.request.take_if(|request| request.status() != Ok(200));
        lookup.question.take()
    });
    if let Some(question) = question {
        let was_closed = question.asked.is_some() && !gloss().is_some_and(|gloss| is_open(&gloss));
        if !was_closed {
            answer(question, glossary().as_ref());
        }
    }
}

fn answer(Question { id, asked, no_answer }: Question, glossary: Option<&Document>) {
    let anchor = Slot::Term.anchor(&id);
    let entry = glossary.and_then(|glossary| glossary.get_element_by_id(&anchor));
    if let (Some(entry), Some(text)) = (entry, by_id("gloss-text")) {
        sheet::show_copy(&text, &entry);
        raise(&id, asked.or_else(|| in_view(&anchor)));
        enter();
    } else if let Some(word) = asked {
        hide_term();
        no_answer(&id, &word);
    }
}

/// A place in view where the term with this anchor stands.
fn in_view(anchor: &str) -> Option<Word> {
    let mut words = all("a.term").into_iter().map(|link| Word { link });
    words.find(|word| word.anchor() == anchor && word.is_in_view())
}

fn gloss() -> Option<HtmlElement> {
    by_id("gloss")?.dyn_into().ok()
}

fn is_open(gloss: &HtmlElement) -> bool {
    // Throws where popovers are unknown.
    gloss.matches(":popover-open").unwrap_or(false)
}

/// Opens the gloss beside a word. When it closes, the browser gives the focus back to what had it, the word.
fn raise(id: &str, word: Option<Word>) {
    let Some(gloss) = gloss() else { return };
    if let Some(word) = word.as_ref().filter(|_| !is_open(&gloss)) {
        focus(&word.link);
    }
    if let Some(before) = LOOKUP.with_borrow_mut(|lookup| mem::replace(&mut lookup.word, word)) {
        before.mark(false);
    }
    // Fails only for a name that is none.
    let _ = gloss.set_attribute("data-term", id);
    // Throws if it is open already.
    let _ = gloss.show_popover();
    mark_word();
    place_gloss();
}

/// Marks the word beside which the gloss stands, as long as it is open.
pub(crate) fn mark_word() {
    if let Some(word) = LOOKUP.with_borrow(|lookup| lookup.word.clone()) {
        word.mark(gloss().is_some_and(|gloss| is_open(&gloss)));
    }
}

/// Places the open gloss below its word or above it, where there is room for that (see its styles).
pub(crate) fn place_gloss() {
    let Some(gloss) = gloss().filter(is_open) else { return };
    let word = LOOKUP.with_borrow(|lookup| lookup.word.clone()).filter(Word::is_in_view);
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
    let Place { left, top, room } = place(area(&link), size, window_size());
    // It stands in the page, so that it stays beside its word when the reader scrolls.
    set("--gloss-left", &pixels(left + window.scroll_x().unwrap_or_default()));
    set("--gloss-top", &pixels(top + window.scroll_y().unwrap_or_default()));
    set("--gloss-room", &pixels(room));
}

/// Leads the reader to the gloss. On a narrow screen it lies at the lower edge: its word is scrolled above it.
fn enter() {
    let Some(gloss) = gloss() else { return };
    focus(&gloss);
    let word = LOOKUP.with_borrow(|lookup| lookup.word.clone());
    if let Some(Word { link }) = word.filter(|_| is_narrow())
        && link.closest(".sheet").ok().flatten().is_none()
    {
        let bounds = link.get_bounding_client_rect();
        let edge = window_size().1 - f64::from(gloss.offset_height());
        show_between((bounds.top(), bounds.bottom()), (scroll::bar(), edge));
    }
}
