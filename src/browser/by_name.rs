//! What a browser may lack: looked up by name, so that its absence is an answer and no exception.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// A property that may be missing.
pub(super) fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    // Throws where the object is none.
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

/// Calls a method that may be missing or refuse at once; none then.
pub(super) fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    property(object, method)?.dyn_into::<Function>().ok()?.call1(object, argument).ok()
}

/// Makes an object of a class that may be missing or refuse at once; none then.
#[cfg(feature = "speech")]
pub(super) fn make(class: &str, argument: &JsValue) -> Option<JsValue> {
    let class = global(class)?.dyn_into::<Function>().ok()?;
    Reflect::construct(&class, &js_sys::Array::of1(argument)).ok()
}

/// Something that every script of the page may name, and that may be missing.
#[cfg(feature = "speech")]
pub(super) fn global(name: &str) -> Option<JsValue> {
    property(super::window()?.as_ref(), name)
}
