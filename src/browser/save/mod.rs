//! Taking something along: files, pictures, the clipboard, the system's share sheet.
//!
//! Every browser lacks or refuses some of it: pages without TLS have no
//! clipboard, sandboxed frames no downloads, WeChat neither. What may be
//! missing is therefore called by name, and whoever calls learns whether it
//! was done.

mod clipboard;
mod desk;
mod file;
mod share;

use std::pin::Pin;

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

pub(crate) use self::{
    clipboard::{Waiting, copy_text, offer_picture},
    desk::{asked, clear, prepare, show_picture, tell},
    file::{Png, download, is_drawn, png, svg_url},
    share::{Sharing, share},
};
use super::{by_name::property, window};

/// What a method that answers later has answered; the error is what it refused with.
///
/// Boxed, so that it is compiled once and not into everything that waits for it.
fn answered(promise: Option<JsValue>) -> Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> {
    Box::pin(async { JsFuture::from(promise.ok_or(JsValue::UNDEFINED)?.dyn_into::<Promise>()?).await })
}

/// What the browser says of itself and can do.
fn navigator() -> Option<JsValue> {
    property(window()?.as_ref(), "navigator")
}

/// Whether the page is shown by WeChat, where downloads fail and pictures are kept by a long press.
pub(crate) fn is_wechat() -> bool {
    let name = navigator().and_then(|navigator| property(&navigator, "userAgent")?.as_string());
    name.is_some_and(|name| name.contains("MicroMessenger"))
}

/// Whether the page is shown in a frame of another one, which may have been forbidden to download anything.
pub(crate) fn is_framed() -> bool {
    window().is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| parent != window))
}

/// The URL of the page as it is now, without its fragment.
pub(crate) fn page_url() -> String {
    let url = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    url.split('#').next().unwrap_or_default().to_owned()
}
