//! The progress feed: a small file beside the page that may be there, or come, or change.

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use gloo::timers::callback::Interval;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCache, RequestInit, Response};

use super::{document, is_hidden, listen, window};

/// How often the feed is looked at, at most.
const PAUSE: Duration = Duration::from_secs(10 * 60);

/// What a look at the feed brought.
pub(crate) enum Fetched {
    /// A text that should be one.
    Text {
        text: String,
        /// When it was sent, in milliseconds since 1970: by the server's clock, or by the reader's if the server doesn't
        /// say.
        sent: f64,
        /// Whether it is what the server has now; `sw.js` answers with the last that was good if the newest is not.
        is_newest: bool,
    },
    /// More bytes than are believed.
    TooLarge,
    /// There is no feed.
    Absent,
}

thread_local! {
    /// When the feed was looked at, in milliseconds since 1970.
    static LOOKED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    /// The entity tag of what was sent last, if it was good.
    static TAG: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Looks at the page's feed now, whenever the reader comes back to the page, and every ten minutes while it is seen;
/// never more often. What can't be reached is not told: what is known stays known. `take` says whether what came was good.
pub(crate) fn watch_feed(limit: usize, take: fn(Fetched) -> bool) {
    let Some(url) = feed_url() else { return };
    let look = move || {
        let now = now();
        #[expect(clippy::cast_precision_loss, reason = "ten minutes")]
        let pause = PAUSE.as_millis() as f64;
        if !is_hidden() && now - LOOKED.get() >= pause {
            LOOKED.set(now);
            let url = url.clone();
            spawn_local(async move {
                if let Some((fetched, tag)) = fetch(&url, limit).await {
                    // Of what was not taken nothing is remembered, so that it is judged again.
                    TAG.set(if take(fetched) { tag } else { String::new() });
                }
            });
        }
    };
    look();
    listen("visibilitychange", {
        let look = look.clone();
        move |_| look()
    });
    // Some seconds more, so that it is not too early.
    let milliseconds = u32::try_from(PAUSE.as_millis()).unwrap_or(u32::MAX).saturating_add(5_000);
    Interval::new(milliseconds, look).forget();
}

/// Milliseconds since 1970 by the reader's clock.
fn now() -> f64 {
    js_sys::Date::now()
}

fn feed_url() -> Option<String> {
    document()?.query_selector("[data-feed]").ok().flatten()?.get_attribute("data-feed")
}

/// Asks for the feed, with its entity tag. None if it can't be reached, or is still what it was.
///
/// Whatever stands between the server and the reader may answer in its place: a page is no word about the feed.
/// The entity tag is sent along here, because not every browser keeps what it got, and with it the tag.
async fn fetch(url: &str, limit: usize) -> Option<(Fetched, String)> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    let known = TAG.with_borrow(String::clone);
    if !known.is_empty() {
        let headers = Headers::new().ok()?;
        headers.set("if-none-match", &known).ok()?;
        options.set_headers(&headers);
    }
    let response = JsFuture::from(window()?.fetch_with_str_and_init(url, &options)).await.ok()?;
    let response: Response = response.dyn_into().ok()?;
    let header = |name| response.headers().get(name).ok().flatten().unwrap_or_default();
    if matches!(response.status(), 404 | 410) {
        return Some((Fetched::Absent, String::new()));
    }
    // Some hosts answer with their start page where there is no file.
    if !response.ok() || header("content-type").starts_with("text/html") {
        return None;
    }
    if header("content-length").parse().is_ok_and(|length: usize| length > limit) {
        return Some((Fetched::TooLarge, String::new()));
    }
    let is_newest = header("x-not-taken").is_empty();
    let tag = if is_newest { header("etag") } else { String::new() };
    let sent = Some(js_sys::Date::parse(&header("date"))).filter(|sent| sent.is_finite()).unwrap_or_else(now);
    let text = JsFuture::from(response.text().ok()?).await.ok()?.as_string()?;
    Some((if text.len() > limit { Fetched::TooLarge } else { Fetched::Text { text, sent, is_newest } }, tag))
}

/// Tells whoever looks at the console.
pub(crate) fn warn(message: &str) {
    web_sys::console::warn_1(&JsValue::from_str(message));
}
