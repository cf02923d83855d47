//! The page from which editors take something for their own.

#[cfg(feature = "builder")]
use js_sys::Reflect;
use wasm_bindgen::JsCast;
#[cfg(feature = "builder")]
use web_sys::Event;
use web_sys::{HtmlInputElement, HtmlTextAreaElement, Url};

#[cfg(feature = "builder")]
use super::by_name::property;
use super::{by_id, clipboard::copy_text, document};

/// The URL of the folder in which the page is, without query and fragment.
pub(crate) fn site_url() -> Option<String> {
    let base = document()?.base_uri().ok().flatten()?;
    Some(Url::new_with_base(".", &base).ok()?.href())
}

/// The height that a frame has told `embed.js`, in CSS pixels; none if it makes no sense.
#[cfg(feature = "builder")]
pub(crate) fn told_height(event: &Event) -> Option<u16> {
    let height = property(&Reflect::get(event, &"detail".into()).ok()?, "height")?.as_f64()?;
    (1.0..=f64::from(u16::MAX)).contains(&height).then_some(height as u16)
}

/// Copies what stands in a field; says whether it was done. If not, it is selected.
pub(crate) async fn copy_field(id: &str) -> bool {
    let Some(field) = by_id(id) else { return false };
    if let Some(field) = field.dyn_ref::<HtmlTextAreaElement>() {
        return copy_text(&field.value(), || field.select()).await;
    }
    let Some(field) = field.dyn_ref::<HtmlInputElement>() else { return false };
    copy_text(&field.value(), || field.select()).await
}
