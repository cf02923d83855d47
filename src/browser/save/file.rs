//! Pictures, drawn by the browser with the reader's own fonts, and files.

use std::cell::RefCell;

use js_sys::{Promise, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlElement, HtmlImageElement};

use super::answered;
use crate::browser::by_name::{call, property};
use crate::browser::{document, window};

/// Pixels for each CSS pixel: sharp on phones and projectors.
const SCALE: f64 = 2.0;
/// A place in every picture, in pixels from its upper left corner.
const MARGIN: f64 = 8.0;
/// For how many frames a picture is waited for that is said to be ready.
const FRAMES: u32 = 30;

/// A picture as PNG.
#[derive(Clone)]
pub(crate) struct Png {
    /// The file.
    pub(crate) blob: Blob,
    /// The same as a `data:` URL: of pictures with `blob:` URLs some web views can't keep anything.
    pub(crate) url: String,
}

thread_local! {
    /// The last picture and what it was drawn of, since readers take the same one along in several ways.
    static LAST: RefCell<Option<(String, Png)>> = const { RefCell::new(None) };
}

/// Whether the picture of this SVG document is here already.
pub(crate) fn is_drawn(svg: &str) -> bool {
    LAST.with_borrow(|last| last.as_ref().is_some_and(|(drawn, _)| drawn == svg))
}

/// Draws an SVG document as a PNG, at twice its size; none where the browser can't or may not.
pub(crate) async fn png(svg: &str) -> Option<Png> {
    if is_drawn(svg) {
        return LAST.with_borrow(|last| last.as_ref().map(|(_, png)| png.clone()));
    }
    let image: HtmlImageElement = document()?.create_element("img").ok()?.unchecked_into();
    image.set_src(&svg_url(svg));
    answered(call(&image, "decode", &JsValue::UNDEFINED)).await.ok()?;
    let size = |name| Some(property(&image, name)?.as_f64()? * SCALE);
    let (width, height) = (size("naturalWidth")?, size("naturalHeight")?);
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = call(&canvas, "getContext", &"2d".into())?.dyn_into().ok()?;
    let draw = || {
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
        is_painted(&context)
    };
    let mut frames = 0;
    // WebKit may call a picture decoded and draw nothing of it yet.
    while !draw()? {
        frames += 1;
        (frames < FRAMES).then_some(())?;
        next_frame().await?;
    }
    // It calls back with a file or with nothing; nothing is also what an error comes to.
    let file = Promise::new(&mut |resolve, _| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let blob = answered(Some(file.into())).await.ok()?.dyn_into().ok()?;
    let png = Png { blob, url: canvas.to_data_url().ok()? };
    LAST.set(Some((svg.to_owned(), png.clone())));
    Some(png)
}

/// Whether anything was drawn: pictures have a ground, so that no place in them is transparent.
fn is_painted(context: &CanvasRenderingContext2d) -> Option<bool> {
    let place = context.get_image_data(MARGIN, MARGIN, 1.0, 1.0).ok()?;
    Some(property(&property(&place, "data")?, "3")?.as_f64()? > 0.0)
}

/// Waits until the browser draws the page the next time.
async fn next_frame() -> Option<()> {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails only for what is no function.
            let _ = window.request_animation_frame(&resolve);
        }
    });
    answered(Some(frame.into())).await.ok().map(drop)
}

/// An SVG document as the URL of a picture.
pub(crate) fn svg_url(svg: &str) -> String {
    // Not a `blob:` URL: some engines take such a picture for somebody else's and give nothing of it back.
    format!("data:image/svg+xml,{}", String::from(encode_uri_component(svg)))
}

/// Hands a file with a `data:` URL to the browser; says whether it took it. Whether it keeps it, nobody tells.
pub(crate) fn download(url: &str, name: &str) -> bool {
    let click = || {
        let link = document()?.create_element("a").ok()?;
        link.set_attribute("href", url).ok()?;
        link.set_attribute("download", name).ok()?;
        link.unchecked_ref::<HtmlElement>().click();
        Some(())
    };
    click().is_some()
}
