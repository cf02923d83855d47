//! The only door to the browser. Every call has a quiet fallback: a page in a
//! sandboxed frame, an old web view or a locked-down kiosk must not break.

#[cfg(feature = "classroom")]
mod asking;
#[cfg(any(feature = "builder", feature = "classroom"))]
mod builder;
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom", feature = "speech"))]
mod by_name;
#[cfg(feature = "classroom")]
mod class;
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
mod clipboard;
#[cfg(feature = "classroom")]
mod deck;
#[cfg(feature = "reader")]
mod dialog;
#[cfg(any(feature = "charts", feature = "classroom"))]
mod draw;
#[cfg(any(feature = "charts", feature = "overview"))]
mod feed;
#[cfg(feature = "explainer")]
mod fold;
#[cfg(feature = "explainer")]
mod gloss;
#[cfg(feature = "explainer")]
mod glossary;
#[cfg(any(feature = "builder", feature = "charts", feature = "classroom"))]
mod input;
#[cfg(feature = "explainer")]
mod part;
#[cfg(feature = "charts")]
mod save;
#[cfg(feature = "explainer")]
mod scroll;
#[cfg(feature = "reader")]
mod search;
#[cfg(feature = "explainer")]
mod sheet;
#[cfg(feature = "speech")]
mod speech;
#[cfg(any(feature = "classroom", feature = "speech"))]
mod store;
#[cfg(feature = "charts")]
mod tip;
mod view;
#[cfg(feature = "overview")]
mod wall;

use std::{panic, time::Duration};

#[cfg(feature = "classroom")]
use gloo::timers::callback::Interval;
use gloo::{
    events::{EventListener, EventListenerOptions, EventListenerPhase},
    timers::callback::Timeout,
};
#[cfg(feature = "explainer")]
use leptos::prelude::request_animation_frame;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Document, Element, Event, EventTarget, FocusEvent, HtmlElement, KeyboardEvent, MouseEvent, NodeList,
    PointerEvent, Window,
};

#[cfg(feature = "builder")]
pub(crate) use self::builder::told_height;
#[cfg(any(feature = "charts", feature = "overview"))]
pub(crate) use self::feed::{Fetched, warn, watch_feed};
#[cfg(feature = "overview")]
pub(crate) use self::wall::{arrange, tell_latest, tell_trouble};
#[cfg(feature = "classroom")]
pub(crate) use self::{
    asking::{board_part, focus_on, focus_soon, show_board, show_soon, top_soon},
    class::{chance, copy_drawings, has, mount_in, print_page, show_sheet, soon},
    store::{forget_here, keep_here, kept_here},
};
#[cfg(any(feature = "builder", feature = "classroom"))]
pub(crate) use self::{
    builder::{copy_field, site_url},
    input::{held_in, text_of, typed_in},
};
#[cfg(feature = "classroom")]
pub(crate) use self::{
    clipboard::copy_text,
    deck::{
        Peer, SlidePart, adopt, close_notes, follow_pointer, has_slides, hear, is_speaker, is_taken,
        on_full_change, on_swipe, open_notes, reveal, say, set_class, show_slide, slide_part_of, this_url,
        toggle_full, unselect,
    },
};
#[cfg(feature = "charts")]
pub(crate) use self::{
    clipboard::{Waiting, offer_picture},
    input::{held_in, text_of, typed_in},
    save::{
        Png, Sharing, asked, clear, copy_message, download, is_drawn, is_framed, is_wechat, page_url, png,
        prepare, share, show_picture, svg_url, tell,
    },
    tip::{
        Mark, Where, focus_by_key, fragment_of, hide_tip, open_around, place_tip, rove, show_tip, where_is,
    },
};
#[cfg(feature = "reader")]
pub(crate) use self::{
    dialog::{by_input_method, give_focus_back, hide_dialog, is_beside, is_escaped, keep_focus, show_dialog},
    search::{composed, fetch_index, follow, followed, go_back, go_to, link_from_root, mark_option},
};
#[cfg(any(feature = "charts", feature = "classroom"))]
pub(crate) use self::{
    draw::draw,
    input::{chart_book, glide, number_of},
};
#[cfg(feature = "explainer")]
pub(crate) use self::{
    fold::{Toggled, fold, fold_all, is_in_fold, successor, toggled, unfold, unfold_for_printing},
    gloss::{
        Spot, Word, close_gloss, enter_gloss, fill_gloss, focus_in_gloss, has_gloss, is_gloss_here,
        offer_way_back, open_gloss, parts_from_gloss, place_gloss, spot_of, word_in_view,
    },
    glossary::{has_glossary, load_glossary},
    part::{
        anchors, focus_fold, focus_part, mark_item, mark_parts, mark_switches, name_of, part_of, rove_all,
    },
    scroll::{lay_out, reveal, reveal_beside, show_above},
    sheet::{fill, focus_heading, heading_of, prepare, rewind},
};
#[cfg(feature = "speech")]
pub(crate) use self::{
    speech::{
        Failure, Following, Piece, Said, asks, chosen_speed, close_player, darken, escapes_player, hush,
        is_player_open, looked_at, open_player, pointed_at, remember_selection, say, selected, show_on,
        show_speed, show_title, show_told,
    },
    store::{keep, kept},
};
use crate::query;

fn window() -> Option<Window> {
    web_sys::window()
}

fn root() -> Option<Element> {
    document()?.document_element()
}

/// Puts a class on `<html>`, for styles and for tests.
pub(crate) fn mark_page(class: &str) {
    if let Some(root) = root() {
        // Fails only for an empty or spaced class name.
        let _ = root.class_list().add_1(class);
    }
}

/// From now on a panic is told on the console, and the page says that interaction is off.
pub(crate) fn report_panics() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        // What every page offers may fail without the page's own parts, and they without it.
        if cfg!(any(feature = "reader", feature = "speech")) {
            mark_page("reader-off");
        } else if root().is_some_and(|root| root.class_list().contains("awake")) {
            // While islands wake up, `boot.js` sees which of them fails.
            if let (Some(window), Ok(event)) = (window(), Event::new("interaction-off")) {
                // Fails only for an event that is being dispatched already.
                let _ = window.dispatch_event(&event);
            }
        }
    }));
}

/// The query and the fragment of the page's URL, empty where the browser withholds them.
pub(crate) fn location() -> (String, String) {
    let location = window().map(|window| window.location());
    let part = |read: fn(&web_sys::Location) -> Result<String, JsValue>| {
        location.as_ref().and_then(|location| read(location).ok()).unwrap_or_default()
    };
    (part(web_sys::Location::search), part(web_sys::Location::hash))
}

/// How a new URL enters the history.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum History {
    /// A step that the back button undoes.
    Push,
    /// No step of its own.
    Replace,
}

/// The page's own URL with this query and fragment.
///
/// Whole, since its path alone would name another host where it begins with two slashes, and the query alone would be
/// one of the base for links.
fn own_url(query_and_fragment: &str) -> Option<String> {
    let own = window()?.location().href().ok()?;
    Some(format!("{}{query_and_fragment}", query::page(&own)))
}

/// Changes query and fragment without leaving the page. Where the history is
/// closed to us (sandboxed frames), the URL just stays as it is. What the step of the history is marked with goes along:
/// `comfort.js` dates the settings in the URL by it.
pub(crate) fn set_url(url: &str, how: History) {
    let Some(url) = own_url(url) else { return };
    let Some(Ok(history)) = window().map(|window| window.history()) else { return };
    let state = history.state().unwrap_or(JsValue::NULL);
    let _ = match how {
        History::Push => history.push_state_with_url(&state, "", Some(&url)),
        History::Replace => history.replace_state_with_url(&state, "", Some(&url)),
    };
}

/// A parameter of the URL's query, decoded.
#[cfg(feature = "reader")]
pub(crate) fn parameter(key: &str) -> Option<String> {
    let own = location().0;
    let (key, value) = query::pairs(&own).find(|(other, _)| *other == key)?;
    web_sys::UrlSearchParams::new_with_str(&format!("{key}={value}")).ok()?.get(key)
}

/// Changes or ends a parameter of the URL's query; all others, and the fragment, stay as they are.
#[cfg(feature = "reader")]
pub(crate) fn set_parameter(key: &str, value: Option<&str>, how: History) {
    let (own, fragment) = location();
    let ours = value.map(|value| format!("{key}={}", String::from(js_sys::encode_uri_component(value))));
    set_url(&format!("{}{fragment}", query::with(&own, |other| other == key, ours)), how);
}

fn document() -> Option<Document> {
    window()?.document()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

/// All elements that match a selector, in the document's order.
fn all(selector: &str) -> Vec<Element> {
    elements(document().map(|document| document.query_selector_all(selector)))
}

/// All elements within another one that match a selector, in the document's order.
#[cfg(any(feature = "classroom", feature = "explainer", feature = "reader"))]
fn within(element: &Element, selector: &str) -> Vec<Element> {
    elements(Some(element.query_selector_all(selector)))
}

fn elements(list: Option<Result<NodeList, JsValue>>) -> Vec<Element> {
    let Some(Ok(list)) = list else { return vec![] };
    (0..list.length()).filter_map(|i| list.get(i)?.dyn_into().ok()).collect()
}

/// The element at which an event happened, or the nearest one around it that matches a selector.
fn around(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Whether the window is too narrow for a list beside a diagram; the styles draw the line at the same width.
pub(crate) fn is_narrow() -> bool {
    let wide = window().and_then(|window| window.match_media("(min-width: 48rem)").ok().flatten());
    wide.is_some_and(|query| !query.matches())
}

/// Whether the page can't be seen, because another tab is in front of it.
pub(crate) fn is_hidden() -> bool {
    document().is_some_and(|document| document.hidden())
}

/// Something to be done later; dropped, it is not done.
pub(crate) struct Later {
    _timeout: Timeout,
}

/// Does something after a while.
pub(crate) fn after(time: Duration, work: impl FnOnce() + 'static) -> Later {
    let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    Later { _timeout: Timeout::new(milliseconds, work) }
}

/// Something that is done again and again; dropped, it is done no more.
#[cfg(feature = "classroom")]
pub(crate) struct Every {
    _interval: Interval,
}

/// Does something again and again.
#[cfg(feature = "classroom")]
pub(crate) fn every(time: Duration, work: impl FnMut() + 'static) -> Every {
    let milliseconds = u32::try_from(time.as_millis()).unwrap_or(u32::MAX);
    Every { _interval: Interval::new(milliseconds, work) }
}

/// What time it is, in milliseconds since 1970.
#[cfg(feature = "classroom")]
pub(crate) fn now() -> f64 {
    js_sys::Date::now()
}

/// Has styles and layout brought up to date.
#[cfg(feature = "explainer")]
pub(crate) fn settle() {
    if let Some(root) = root() {
        // Asking for a size needs both.
        let _ = root.client_height();
        let _ = root.get_bounding_client_rect();
    }
}

/// Does something right before the next frame is painted. Timers would have to wait while a finger is down.
#[cfg(feature = "explainer")]
pub(crate) fn before_paint(work: impl FnOnce() + 'static) {
    request_animation_frame(work);
}

/// Does something as soon as the next frame has been painted, with what was changed until then.
#[cfg(feature = "explainer")]
pub(crate) fn after_paint(work: Box<dyn FnOnce()>) {
    // A frame's callbacks come before its painting, a task of its own comes after it.
    request_animation_frame(move || {
        Timeout::new(0, work).forget();
    });
}

/// What browsers give as the code of a key that an input method has taken.
const TAKEN: u32 = 229;

/// A pressed key, unless it is none, or not for the page.
///
/// Browsers that fill in fields by themselves send `keydown` as a plain event, without a key. And an input method's keys
/// are its own: those with which a reader looks for a character, picks it or gives it up. Safari says that it composes no
/// more when it tells of the key that picked; then only the code tells whose it was.
fn pressed(event: &Event) -> Option<&KeyboardEvent> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    (!is_taken_by_input_method(event)).then_some(event)
}

fn is_taken_by_input_method(event: &KeyboardEvent) -> bool {
    event.is_composing() || event.key_code() == TAKEN
}

/// The key of a keyboard event, unless a modifier gives it another meaning.
pub(crate) fn plain_key(event: &Event) -> Option<String> {
    let event = pressed(event)?;
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    (!modified && !event.default_prevented()).then(|| event.key())
}

/// How a link was followed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Click {
    /// By a mouse or a finger.
    Pointer,
    /// By the keyboard or a screen reader, which are to be led on.
    Key,
}

/// An ordinary click; one with a modifier or another button is the browser's own.
pub(crate) fn plain_click(event: &Event) -> Option<Click> {
    let event = event.dyn_ref::<MouseEvent>()?;
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    let plain = !modified && event.button() == 0 && !event.default_prevented();
    plain.then_some(if event.detail() == 0 { Click::Key } else { Click::Pointer })
}

/// Whether a pointer event comes from a finger or a pen.
pub(crate) fn is_by_finger(event: &Event) -> bool {
    event.dyn_ref::<PointerEvent>().is_some_and(|event| event.pointer_type() != "mouse")
}

/// Where in the window a pointer event happened (CSS pixels from its left upper corner).
#[cfg(feature = "explainer")]
pub(crate) fn place_of(event: &Event) -> Option<(i32, i32)> {
    event.dyn_ref::<PointerEvent>().map(|event| (event.client_x(), event.client_y()))
}

/// Whether the focus that came with an event is to be seen. After a click or a tap it is not.
#[cfg(feature = "explainer")]
pub(crate) fn shows_focus(event: &Event) -> bool {
    // Throws in old browsers, which show it always.
    around(event, "*").is_some_and(|element| element.matches(":focus-visible").unwrap_or(true))
}

/// Whether an event happened in a diagram, its list or its sheet, or nowhere in particular.
pub(crate) fn concerns_diagrams(event: &Event) -> bool {
    around(event, ".structure, .facing, .diagram, .sheet").is_some()
        || around(event, "body, html") == around(event, "*")
}

/// Whether the pointer or the focus leaves the page, not for something else in it.
pub(crate) fn leaves_page(event: &Event) -> bool {
    let to = event.dyn_ref::<MouseEvent>().map(MouseEvent::related_target);
    to.or_else(|| event.dyn_ref::<FocusEvent>().map(FocusEvent::related_target))
        .is_some_and(|to| to.is_none())
}

/// Gives the focus to an element, without scrolling to it.
fn focus(element: &Element) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // SVG elements can be focused like HTML ones; the binding just doesn't say so.
    let _ = element.unchecked_ref::<HtmlElement>().focus_with_options(&options);
}

/// Listens on the whole document, before the event reaches its target, for as long as the page lives.
pub(crate) fn listen(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(document) = document() {
        // Some of these events (toggle) do not bubble, so they are caught on their way down.
        EventListener::new_with_options(
            &document,
            kind,
            EventListenerOptions { phase: EventListenerPhase::Capture, passive: false },
            handler,
        )
        .forget();
    }
}

/// Listens on the whole document, after everything that the event reached has heard it, for as long as the page lives.
pub(crate) fn listen_last(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(document) = document() {
        EventListener::new_with_options(
            &document,
            kind,
            EventListenerOptions::enable_prevent_default(),
            handler,
        )
        .forget();
    }
}

/// Listens on the window for as long as the page lives.
pub(crate) fn listen_on_window(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(window) = window() {
        EventListener::new(window.unchecked_ref::<EventTarget>(), kind, handler).forget();
    }
}

/// Whether a click lets the browser follow a link within this page.
pub(crate) fn follows_fragment(event: &Event) -> bool {
    let link = around(event, "a[href^='#']");
    link.is_some() && !event.default_prevented()
}
