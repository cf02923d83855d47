//! The whole screen, where a browser gives it.

use wasm_bindgen::JsValue;

use crate::browser::{
    by_name::{call, property},
    document, listen, root,
};

/// Whether the page fills the screen.
pub(crate) fn is_full() -> bool {
    let Some(document) = document() else { return false };
    // Safari's name for it until 16.4.
    ["fullscreenElement", "webkitFullscreenElement"]
        .iter()
        .any(|name| property(document.as_ref(), name).is_some())
}

/// Asks for the whole screen, or gives it back; says whether the browser knows how to.
pub(crate) fn toggle_full() -> bool {
    let (Some(document), Some(root)) = (document(), root()) else { return false };
    let (object, methods): (&JsValue, _) = if is_full() {
        (document.as_ref(), ["exitFullscreen", "webkitExitFullscreen"])
    } else {
        (root.as_ref(), ["requestFullscreen", "webkitRequestFullscreen"])
    };
    for method in methods {
        if property(object, method).is_some() {
            if let Some(promise) = call(object, method, &JsValue::UNDEFINED) {
                hush(promise);
            }
            return true;
        }
    }
    false
}

/// A refusal is told by nothing happening; it need not be told on the console too.
fn hush(promise: JsValue) {
    if let Ok(promise) = wasm_bindgen::JsCast::dyn_into::<js_sys::Promise>(promise) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

/// Tells whenever the page begins or ends to fill the screen.
pub(crate) fn on_full_change(tell: impl Fn(bool) + Clone + 'static) {
    for kind in ["fullscreenchange", "webkitfullscreenchange"] {
        let tell = tell.clone();
        listen(kind, move |_| tell(is_full()));
    }
}
