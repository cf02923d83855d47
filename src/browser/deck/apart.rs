//! Two windows that know each other: the slides, and the teacher's notes.
//!
//! They talk by messages because that works without a network, from a file, and where storage is refused. Each takes only
//! what comes from the very window that it knows, and of its own origin where there is one.

use std::cell::RefCell;

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent, Window};

use crate::browser::{by_name::property, listen_on_window, own_url, window};

/// How the name of the window with the notes begins; a lesson has only one.
const NAME: &str = "luojiang-notes";

/// How it should look; it is the reader's browser that decides.
const LOOK: &str = "popup,width=960,height=720";

/// The parameter that tells a window that it is the one with the notes.
const SPEAKER: &str = "notes=1";

thread_local! {
    static PEER: RefCell<Option<Window>> = const { RefCell::new(None) };
}

/// Whether this is the window with the notes.
pub(crate) fn is_speaker() -> bool {
    crate::query::pairs(&crate::browser::location().0).any(|pair| pair == ("notes", "1"))
}

/// Opens the window with the notes of this place; says whether the browser lets us.
pub(crate) fn open_notes() -> bool {
    let Some(window) = window() else { return false };
    let (query, fragment) = crate::browser::location();
    let query = crate::query::with(&query, |key| key == "notes", [SPEAKER.to_owned()]);
    let Some(url) = own_url(&format!("{query}{fragment}")) else { return false };
    // By the lesson, so that another one in another tab keeps its own.
    let name = format!("{NAME} {}", crate::query::page(&url));
    match window.open_with_url_and_target_and_features(&url, &name, LOOK) {
        Ok(Some(opened)) => {
            PEER.set(Some(opened));
            true
        }
        _ => false,
    }
}

/// Closes the window with the notes.
pub(crate) fn close_notes() {
    if let Some(peer) = PEER.take() {
        // Fails for a window that is closed already.
        let _ = peer.close();
    }
}

/// Where a message came from.
pub(crate) struct Peer(Window);

/// From now on this window is the one with which we talk.
pub(crate) fn adopt(peer: Peer) {
    PEER.set(Some(peer.0));
}

/// Says something to the other window, or as the window with the notes to the one that opened it.
pub(crate) fn say(text: &str) {
    let Some(own) = window() else { return };
    let opener = || own.opener().ok().as_ref().and_then(window_of);
    let peer = if is_speaker() { opener() } else { PEER.with_borrow(Clone::clone) };
    let Some(peer) = peer else { return };
    // A page from a file has no origin that could be named.
    let target =
        origin_of(&own).filter(|origin| origin.starts_with("http")).unwrap_or_else(|| "*".to_owned());
    let _ = peer.post_message(&JsValue::from_str(text), &target);
}

/// Hears what is said to this window by a page of the same origin: by the window that it knows, or by one that was
/// opened by it. `tell` gets the text and the window that said it.
pub(crate) fn hear(tell: impl Fn(&str, Peer) + 'static) {
    listen_on_window("message", move |event: &Event| {
        let Some(event) = event.dyn_ref::<MessageEvent>() else { return };
        let Some(own) = window() else { return };
        let Some(text) = event.data().as_string() else { return };
        let Some(source) = event.source().and_then(|source| window_of(&source)) else { return };
        // Of pages from files all have the origin `null`; of those only windows that know each other are heard.
        let is_ours = origin_of(&own).is_some_and(|origin| {
            origin == event.origin() || !origin.starts_with("http") && !event.origin().starts_with("http")
        });
        let opener = own.opener().ok();
        let is_known = if is_speaker() {
            opener.as_ref() == Some(source.as_ref())
        } else {
            let is_peer = PEER.with_borrow(|peer| peer.as_ref() == Some(&source));
            // After a reload the window with the notes is there, and only it still knows us.
            is_peer || source.opener().ok().as_ref() == Some(own.as_ref())
        };
        if is_ours && is_known {
            tell(&text, Peer(source));
        }
    });
}

/// A thing as another window. Its type can't be asked for: each window has a `Window` of its own, and Chromium says that no
/// other one is an instance of it. What is none has neither an opener nor ears, and is no window that we know.
fn window_of(thing: &JsValue) -> Option<Window> {
    thing.is_object().then(|| thing.clone().unchecked_into())
}

/// The origin of a window, as messages from it carry it.
fn origin_of(window: &Window) -> Option<String> {
    property(window.as_ref(), "origin")?.as_string()
}
