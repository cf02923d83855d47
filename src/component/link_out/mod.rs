//! A link to take along: to be copied, or scanned as a QR code.

mod qr;

use leptos::prelude::*;

pub use self::qr::svg as qr_code;
use super::live::live;

/// The link in a field, a button that copies it, and its code.
#[component]
pub fn LinkOut(
    /// The link.
    link: String,
    /// What it leads to, as the name of the picture of its code.
    title: String,
    /// What stands over the field.
    label: &'static str,
) -> impl IntoView {
    let alt = format!("二维码：{link}");
    let name = title + ".svg";
    let code = qr_code(&link).map(move |svg| {
        let picture = data_url(&svg);
        view! {
            <p class="builder__code">
                <img src=picture.clone() width="200" height="200" alt=alt/>
                <a href=picture download=name>"下载二维码（SVG）"</a>
            </p>
        }
    });
    view! {
        <label class="builder__label" for="link">{label}</label>
        <input id="link" type="text" readonly prop:value=link/>
        <Copying field="link" words="复制链接"/>
        {code}
    }
}

/// A button that copies what stands in a field, and says what became of it.
#[component]
pub fn Copying(
    /// The field's id.
    field: &'static str,
    /// What stands on the button.
    words: &'static str,
) -> impl IntoView {
    let outcome = RwSignal::new(None);
    let told = move || {
        outcome.get().map(|is_copied| {
            if is_copied {
                "复制好了。"
            } else {
                "这个浏览器不让复制。已经选中，请按Ctrl+C，或者长按选“复制”。"
            }
        })
    };
    view! {
        <p class="builder__copy">
            <button type="button" on:click=move |_| copy(field, outcome)>{words}</button>
            " "<span role="status">{live(told)}</span>
        </p>
    }
}

/// A drawing as a URL.
fn data_url(svg: &str) -> String {
    let escaped = svg.replace('%', "%25").replace('#', "%23").replace('<', "%3C").replace('>', "%3E");
    format!("data:image/svg+xml,{}", escaped.replace('"', "'"))
}

/// Copies what stands in a field.
#[cfg(any(feature = "builder", feature = "classroom"))]
fn copy(field: &'static str, outcome: RwSignal<Option<bool>>) {
    leptos::task::spawn_local(async move { outcome.set(Some(crate::browser::copy_field(field).await)) });
}

/// Natively there is no clipboard.
#[cfg(not(any(feature = "builder", feature = "classroom")))]
fn copy(_field: &'static str, _outcome: RwSignal<Option<bool>>) {}
