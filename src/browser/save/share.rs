//! The system's share sheet.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{File, FilePropertyBag};

use super::Png;
use crate::browser::{
    by_name::{call, property},
    clipboard::{answered, navigator},
};

/// How sharing ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sharing {
    /// Another program took it.
    Done,
    /// The reader thought better of it.
    Cancelled,
    /// The browser would not.
    Refused,
}

/// Whether there is a share sheet. Pages without TLS, and most desks, have none.
pub(super) fn can_share() -> bool {
    navigator().is_some_and(|navigator| property(&navigator, "share").is_some())
}

/// Shares a picture where the browser shares files, else words and the page's URL.
///
/// `name` is the file's; it should be plain, since not every receiver takes another one.
pub(crate) async fn share(png: Option<&Png>, name: &str, title: &str, url: &str) -> Sharing {
    let Some(navigator) = navigator() else { return Sharing::Refused };
    let takes = |data: &JsValue| call(&navigator, "canShare", data).is_some_and(|answer| answer.is_truthy());
    let file = png.and_then(|png| {
        let options = FilePropertyBag::new();
        options.set_type("image/png");
        File::new_with_blob_sequence_and_options(&Array::of1(&png.blob), name, &options).ok()
    });
    let picture = file.map(|file| data(&[("title", title.into()), ("files", Array::of1(&file).into())]));
    let words = || data(&[("title", title.into()), ("text", title.into()), ("url", url.into())]);
    match answered(call(&navigator, "share", &picture.filter(takes).unwrap_or_else(words))).await {
        Ok(_) => Sharing::Done,
        Err(error) if property(&error, "name").is_some_and(|name| name == "AbortError") => Sharing::Cancelled,
        Err(_) => Sharing::Refused,
    }
}

fn data(properties: &[(&str, JsValue)]) -> JsValue {
    let data = Object::new();
    for (name, value) in properties {
        // Fails only for objects that are closed.
        let _ = Reflect::set(&data, &(*name).into(), value);
    }
    data.into()
}
