//! The clipboard, by the new way or the old one.

use std::pin::Pin;

use js_sys::Promise;
#[cfg(feature = "charts")]
use js_sys::{Array, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
#[cfg(feature = "charts")]
use wasm_bindgen_futures::spawn_local;
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
    file: Promise,
    resolve: Option<Function>,
    reject: Option<Function>,
    answer: Option<JsValue>,
}

/// Offers a picture to the clipboard. Safari wants that during the click, and the picture may come later.
#[cfg(feature = "charts")]
pub(crate) fn offer_picture() -> Waiting {
    let (mut resolve, mut reject) = (None, None);
    let file = Promise::new(&mut |one, other| (resolve, reject) = (Some(one), Some(other)));
    let answer = write(&file);
    // It may refuse before it is asked what it says.
    heed(answer.clone());
    Waiting { file, resolve, reject, answer }
}

/// Hears what becomes of a promise: on the console, a refusal that nobody has heard of would be an error.
#[cfg(feature = "charts")]
fn heed(promise: Option<JsValue>) {
    spawn_local(async { drop(answered(promise).await) });
}

#[cfg(feature = "charts")]
impl Waiting {
    /// Takes the offer back: there is no picture. (Of nothing, clipboards would make one.)
    pub(crate) fn withdraw(self) {
        if let Some(reject) = self.reject {
            // Fails only if the promise's own function throws, which it never does.
            let _ = reject.call0(&JsValue::UNDEFINED);
        }
        heed(Some(self.file.into()));
    }

    /// Gives the picture; says whether the clipboard took it.
    pub(crate) async fn give(self, png: &Blob) -> bool {
        if let Some(resolve) = self.resolve {
            let _ = resolve.call1(&JsValue::UNDEFINED, png);
        }
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
