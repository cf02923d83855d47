//! The clipboard, by the new way or the old one.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, ClipboardItem, HtmlDocument};

use super::{answered, desk, navigator};
use crate::browser::by_name::{call, property};
use crate::browser::document;

/// Asks the clipboard, which pages without TLS don't have, for something; none if it refuses at once.
fn ask(method: &str, argument: &JsValue) -> Option<JsValue> {
    call(&property(&navigator()?, "clipboard")?, method, argument)
}

/// Copies a text; says whether it was done. If not, the text stands in the page, selected.
pub(crate) async fn copy_text(text: &str) -> bool {
    answered(ask("writeText", &text.into())).await.is_ok() || copy_by_command(text)
}

/// Copies a text as it was done before there was a clipboard for scripts: selected in a field, by a command.
fn copy_by_command(text: &str) -> bool {
    desk::select(text);
    let command =
        document().and_then(|document| document.unchecked_into::<HtmlDocument>().exec_command("copy").ok());
    let is_copied = command.unwrap_or(false);
    if is_copied {
        desk::hide_text();
    }
    is_copied
}

/// A picture that the clipboard waits for.
pub(crate) struct Waiting {
    resolve: Option<Function>,
    answer: Option<JsValue>,
}

/// Offers a picture to the clipboard. Safari wants that during the click, and the picture may come later.
pub(crate) fn offer_picture() -> Waiting {
    let mut resolve = None;
    let file = Promise::new(&mut |function, _| resolve = Some(function));
    let answer = write(&file);
    Waiting { resolve, answer }
}

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

fn write(png: &JsValue) -> Option<JsValue> {
    let formats = Object::new();
    Reflect::set(&formats, &"image/png".into(), png).ok()?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&formats).ok()?;
    ask("write", &Array::of1(&item))
}
