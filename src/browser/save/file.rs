//! Pictures, drawn by the browser with the reader's own fonts, and files.

use std::{cell::RefCell, pin::Pin};

use js_sys::{Array, Function, Object, Promise, Uint8Array, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, CanvasRenderingContext2d, FileReader, HtmlCanvasElement, HtmlElement, HtmlImageElement};

use super::answered;
use crate::{
    browser::{
        by_name::{call, property},
        document, window,
    },
    chart::{GROUND, NoPicture},
};

/// Pixels for each CSS pixel: sharp on phones and projectors.
const SCALE: f64 = 2.0;
/// How far from a picture's edge it is looked at, in pixels: there is nothing there but its ground.
const MARGIN: f64 = 8.0;
/// Pixels at both ends of such a line that are not looked at.
const EDGE: f64 = 2.0;
/// For how many frames a picture is waited for that is said to be ready.
const FRAMES: u32 = 30;

/// How long the browser may take for one of its parts of the work, in milliseconds: far longer than a slow phone needs.
const PATIENCE: i32 = 5000;
/// How far a known colour may come out from what it is, of 255: engines round.
const TOLERANCE: u8 = 3;

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

/// Draws an SVG document as a PNG, at twice its size, and looks whether that is the picture.
///
/// # Errors
///
/// Why there is none: nothing that a browser says of a picture is believed before its file was looked at.
pub(crate) async fn png(svg: &str) -> Result<Png, NoPicture> {
    if let Some((_, png)) = LAST.with_borrow(|last| last.clone().filter(|(drawn, _)| drawn == svg)) {
        return Ok(png);
    }
    let canvas = canvas_of(svg_url(svg), SCALE).await?;
    // It calls back with a file or with nothing; nothing is also what an error comes to. Some never call back.
    let file = in_time(&mut |resolve| canvas.to_blob(resolve).is_ok()).await?;
    let blob: Blob = file.dyn_into().map_err(|_| NoPicture::Refused)?;
    let reader = FileReader::new().map_err(|_| NoPicture::Refused)?;
    in_time(&mut |resolve| {
        reader.set_onloadend(Some(resolve));
        reader.read_as_data_url(&blob).is_ok()
    })
    .await?;
    let url = reader.result().ok().and_then(|url| url.as_string()).ok_or(NoPicture::Refused)?;
    // The file is looked at as well: it need not be what the canvas shows.
    canvas_of(url.clone(), 1.0).await?;
    let png = Png { blob, url };
    LAST.set(Some((svg.to_owned(), png.clone())));
    Ok(png)
}

/// A picture, drawn on a canvas, on which its ground is where it should be. Boxed, so that it is compiled once.
fn canvas_of(url: String, scale: f64) -> Pin<Box<dyn Future<Output = Result<HtmlCanvasElement, NoPicture>>>> {
    Box::pin(async move {
        let image: HtmlImageElement = create("img")?;
        image.set_src(&url);
        let decoded = call(&image, "decode", &JsValue::UNDEFINED).ok_or(NoPicture::Refused)?;
        in_time_of(decoded).await?;
        let size = |name| Some(property(&image, name)?.as_f64()? * scale);
        let (width, height) = size("naturalWidth").zip(size("naturalHeight")).ok_or(NoPicture::Refused)?;
        let canvas: HtmlCanvasElement = create("canvas")?;
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
        let context: CanvasRenderingContext2d = call(&canvas, "getContext", &"2d".into())
            .and_then(|context| context.dyn_into().ok())
            .ok_or(NoPicture::Refused)?;
        // WebKit may call a picture decoded and draw nothing of it yet.
        for _ in 0..FRAMES {
            let drawn =
                context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height);
            drawn.map_err(|_| NoPicture::Refused)?;
            match seen(&context, width, height).ok_or(NoPicture::Refused)? {
                Seen::Ground => return Ok(canvas),
                Seen::Other => return Err(NoPicture::Spoiled),
                Seen::Nothing => {}
            }
            let frame = |resolve: &Function| {
                window().is_some_and(|window| window.request_animation_frame(resolve).is_ok())
            };
            in_time(&mut { frame }).await?;
        }
        Err(NoPicture::Refused)
    })
}

fn create<T: JsCast>(name: &str) -> Result<T, NoPicture> {
    let element = document().and_then(|document| document.create_element(name).ok());
    element.map(JsCast::unchecked_into).ok_or(NoPicture::Refused)
}

/// What lies where the ground of a picture should be. A browser that guards its reader against being recognised gives
/// stripes, white, or noise in the place of what was drawn, when it is looked at and in the file.
enum Seen {
    Ground,
    Nothing,
    Other,
}

/// Looks at a line of pixels below the upper edge and one beside the left edge, in which stripes can't hide.
fn seen(context: &CanvasRenderingContext2d, width: f64, height: f64) -> Option<Seen> {
    let (mut is_painted, mut is_ground) = (false, true);
    for (x, y, width, height) in [(EDGE, MARGIN, width, 1.0), (MARGIN, EDGE, 1.0, height)] {
        // The very corners may lie between two pixels.
        let (width, height) = ((width - 2.0 * EDGE).max(1.0), (height - 2.0 * EDGE).max(1.0));
        let line = context.get_image_data(x, y, width, height).ok()?;
        let pixels = Uint8Array::new(&property(&line, "data")?).to_vec();
        for pixel in pixels.chunks_exact(4) {
            let &[red, green, blue, alpha] = pixel else { continue };
            is_painted |= alpha > 0;
            let is = [red, green, blue];
            is_ground &= is.iter().zip(GROUND).all(|(is, should)| is.abs_diff(should) <= TOLERANCE);
        }
    }
    Some(match (is_painted, is_ground) {
        (false, _) => Seen::Nothing,
        (true, true) => Seen::Ground,
        (true, false) => Seen::Other,
    })
}

/// What `start` calls its function with, unless that takes too long; it says whether it has begun.
fn in_time(start: &mut dyn FnMut(&Function) -> bool) -> Awaited {
    let promise = Promise::new(&mut |resolve, _| {
        if !start(&resolve) {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    in_time_of(promise.into())
}

/// What a promise brings, unless it takes too long.
fn in_time_of(promise: JsValue) -> Awaited {
    Box::pin(async move {
        let late: JsValue = Object::new().into();
        let clock = Promise::new(&mut |resolve, _| {
            if let Some(window) = window() {
                // Fails only for what is no function.
                let _ =
                    window.set_timeout_with_callback_and_timeout_and_arguments_1(&resolve, PATIENCE, &late);
            }
        });
        match answered(Some(Promise::race(&Array::of2(&promise, &clock)).into())).await {
            Ok(answer) if answer == late => Err(NoPicture::Late),
            Ok(answer) => Ok(answer),
            Err(_) => Err(NoPicture::Refused),
        }
    })
}

/// Boxed, so that it is compiled once and not into everything that waits for it.
type Awaited = Pin<Box<dyn Future<Output = Result<JsValue, NoPicture>>>>;

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
