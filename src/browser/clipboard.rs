//! The clipboard, by the new way or the old one.

use std::pin::Pin;

use js_sys::Promise;
#[cfg(feature = "charts")]
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlDocument;
#[cfg(feature = "charts")]
use web_sys::{Blob, ClipboardItem};

use super::{
    by_name::{call, property},
    document, window,
};

/// What a method that answers later has answered; the error is what it refused with.
///
/// Boxed, so that it is compiled once and not into everything that waits for it.
pub(super) fn answered(promise: Option<JsValue>) -> Pin<Box<dyn Future<Output = Result<JsValue, JsValue>>>> {
    Box::pin(async { JsFuture::from(promise.ok_or(JsValue::UNDEFINED)?.dyn_into::<Promise>()?).await })
}

/// What the browser says of itself and can do.
pub(super) fn navigator() -> Option<JsValue> {
    property(window()?.as_ref(), "navigator")
}

/// Asks the clipboard, which pages without TLS don't have, for something; none if it refuses at once.
fn ask(method: &str, argument: &JsValue) -> Option<JsValue> {
    call(&property(&navigator()?, "clipboard")?, method, argument)
}

/// Copies a text; says whether it was done. Where there is no clipboard for scripts, it is copied as it was done
/// before: selected in a field by `select`, and by a command.
pub(crate) async fn copy_text(text: &str, select: impl FnOnce()) -> bool {
    answered(ask("writeText", &text.into())).await.is_ok() || {
        select();
        let document = document().map(JsCast::unchecked_into::<HtmlDocument>);
        document.and_then(|document| document.exec_command("copy").ok()).unwrap_or(false)
    }
}

/// A picture that the clipboard waits for.
#[cfg(feature = "charts")]
pub(crate) struct Waiting {
    resolve: Option<Function>,
    answer: Option<JsValue>,
}

/// Offers a picture to the clipboard. Safari wants that during the click, and the picture may come later.
#[cfg(feature = "charts")]
pub(crate) fn offer_picture() -> Waiting {
    let mut resolve = None;
    let file = Promise::new(&mut |function, _| resolve = Some(function));
    let answer = write(&file);
    Waiting { resolve, answer }
}

#[cfg(feature = "charts")]
impl Waiting {
    /// Gives the picture, or nothing if there is none; says whether the clipboard took it.
    pub(crate) async fn give(self, png: Option<&Blob>) -> bool {
        if let Some(resolve) = self.resolve {
            // Fails only if the promise's own function throws, which it never does.
            let _ = resolve.call1(&JsValue::UNDEFINED, png.map_or(&JsValue::UNDEFINED, AsRef::as_ref));
        }
        let Some(png) = png else { return false };
        // Older browsers wait for nothing: they want to be asked when it is here.
        answered(self.answer).await.is_ok() || answered(write(png)).await.is_ok()
    }
}

#[cfg(feature = "charts")]
fn write(png: &JsValue) -> Option<JsValue> {
    let formats = Object::new();
    Reflect::set(&formats, &"image/png".into(), png).ok()?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&formats).ok()?;
    ask("write", &Array::of1(&item))
}
