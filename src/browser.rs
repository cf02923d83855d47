//! The only door to the browser. Every call has a quiet fallback: a page in a
//! sandboxed frame, an old web view or a locked-down kiosk must not break.

use std::panic;

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Element, Event, EventTarget, HtmlDetailsElement, HtmlElement, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, Window,
};

fn window() -> Option<Window> {
    web_sys::window()
}

fn root() -> Option<Element> {
    window()?.document()?.document_element()
}

/// Puts a class on `<html>`, for styles and for tests.
pub(crate) fn mark_page(class: &str) {
    if let Some(root) = root() {
        // Fails only for an empty or spaced class name.
        let _ = root.class_list().add_1(class);
    }
}

/// Lays out the whole page from now on (see `style/page.css`), so that scrolling finds what is far away.
pub(crate) fn lay_out() {
    mark_page("laid-out");
}

/// From now on a panic is told on the console, and the page says that interaction is off.
pub(crate) fn report_panics() {
    panic::set_hook(Box::new(|info| {
        web_sys::console::error_1(&JsValue::from_str(&info.to_string()));
        mark_page("interaction-off");
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

/// Changes query and fragment without leaving the page. Where the history is
/// closed to us (sandboxed frames), the URL just stays as it is.
pub(crate) fn set_url(url: &str, how: History) {
    let Some(window) = window() else { return };
    let Ok(path) = window.location().pathname() else { return };
    let Ok(history) = window.history() else { return };
    let url = format!("{path}{url}");
    let _ = match how {
        History::Push => history.push_state_with_url(&JsValue::NULL, "", Some(&url)),
        History::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(&url)),
    };
}

fn by_id(id: &str) -> Option<Element> {
    window()?.document()?.get_element_by_id(id)
}

/// Opens the fold in which the element with this id stands; false if there is none.
pub(crate) fn unfold(id: &str) -> bool {
    let details = by_id(id).and_then(|element| element.closest("details").ok().flatten());
    match details.and_then(|details| details.dyn_into::<HtmlDetailsElement>().ok()) {
        Some(details) => {
            details.set_open(true);
            true
        }
        None => false,
    }
}

/// Opens or closes every fold that matches a selector.
pub(crate) fn fold_all(selector: &str, open: bool) {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    let Ok(list) = document.query_selector_all(selector) else { return };
    for details in (0..list.length()).filter_map(|i| list.get(i)?.dyn_into::<HtmlDetailsElement>().ok()) {
        details.set_open(open);
    }
}

/// Brings the element with this id into view, at once.
pub(crate) fn reveal(id: &str) {
    if let Some(element) = by_id(id) {
        let options = ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Brings a fold into view where it stands beside what opened it; on a narrow
/// screen the reader stays where they are.
pub(crate) fn reveal_beside(id: &str) {
    let wide = window().and_then(|window| window.match_media("(min-width: 48rem)").ok().flatten());
    if wide.is_some_and(|query| query.matches())
        && let Some(fold) = by_id(id).and_then(|element| element.closest("details").ok().flatten())
    {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        fold.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Listens on the whole document, before the event reaches its target, for as long as the page lives.
pub(crate) fn listen(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(document) = window().and_then(|window| window.document()) {
        // Some of these events (toggle) do not bubble, so they are caught on their way down.
        EventListener::new_with_options(
            &document,
            kind,
            EventListenerOptions::run_in_capture_phase(),
            handler,
        )
        .forget();
    }
}

/// Listens on the whole document, after everything that the event reached has heard it, for as long as the page lives.
pub(crate) fn listen_last(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(document) = window().and_then(|window| window.document()) {
        EventListener::new(&document, kind, handler).forget();
    }
}

/// Listens on the window for as long as the page lives.
pub(crate) fn listen_on_window(kind: &'static str, handler: impl FnMut(&Event) + 'static) {
    if let Some(window) = window() {
        EventListener::new(window.unchecked_ref::<EventTarget>(), kind, handler).forget();
    }
}

/// A thing that was opened or closed: its `data-…` attribute says which.
pub(crate) struct Toggled {
    /// The value of the attribute.
    pub(crate) id: String,
    /// Whether it is open now.
    pub(crate) open: bool,
}

/// Reads a `toggle` event of a fold or popover that has the given data attribute.
pub(crate) fn toggled(event: &Event, attribute: &str) -> Option<Toggled> {
    let element = event.target()?.dyn_into::<HtmlElement>().ok()?;
    let id = element.get_attribute(attribute)?;
    let open = match element.dyn_ref::<HtmlDetailsElement>() {
        Some(details) => details.open(),
        // Throws where popovers are unknown; then nothing can have opened.
        None => element.matches(":popover-open").unwrap_or(false),
    };
    Some(Toggled { id, open })
}

/// Whether a click lets the browser follow a link within this page.
pub(crate) fn follows_fragment(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let link = target.and_then(|element| element.closest("a[href^='#']").ok().flatten());
    link.is_some() && !event.default_prevented()
}
