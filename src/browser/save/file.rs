//! Pictures, drawn by the browser with the reader's own fonts, and files.

use std::cell::RefCell;

use js_sys::{Array, Object, Promise, Uint8Array, encode_uri_component};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, CanvasRenderingContext2d, Element, FileReader, HtmlCanvasElement, HtmlElement, HtmlImageElement,
};

use super::answered;
use crate::{
    browser::{
        by_name::{call, property},
        document, window,
    },
    chart::NoPicture,
};

/// Pixels for each CSS pixel: sharp on phones and projectors.
const SCALE: f64 = 2.0;
/// How far from a picture's edge it is looked at, in pixels: there is nothing there but its ground.
const MARGIN: f64 = 8.0;
/// Pixels at both ends of such a line that are not looked at.
const EDGE: usize = 2;
/// For how many frames a picture is waited for that is said to be ready.
const FRAMES: u32 = 30;

/// How long the browser may take for one of its parts of the work, in milliseconds: far longer than a slow phone needs.
const PATIENCE: i32 = 5000;
/// How far a known colour may come out from what it is, of 255: engines round.
const TOLERANCE: f64 = 3.0;

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
/// `ground` is the colour, `#rrggbb`, of its edge all around.
///
/// # Errors
///
/// Why there is none: nothing that a browser says of a picture is believed before its file was looked at.
pub(crate) async fn png(svg: &str, ground: &str) -> Result<Png, NoPicture> {
    if let Some(png) = LAST.with_borrow(|last| last.clone().filter(|(drawn, _)| drawn == svg)) {
        return Ok(png.1);
    }
    let png = draw(svg, ground).await?;
    LAST.set(Some((svg.to_owned(), png.clone())));
    Ok(png)
}

async fn draw(svg: &str, ground: &str) -> Result<Png, NoPicture> {
    let ground = Ground::of(ground).ok_or(NoPicture::Refused)?;
    let canvas = canvas_of(&svg_url(svg), SCALE, &ground).await?;
    // It calls back with a file or with nothing; nothing is also what an error comes to. Some never call back.
    let file = Promise::new(&mut |resolve, _| {
        if canvas.to_blob(&resolve).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let blob: Blob = in_time(Some(file.into())).await?.dyn_into().map_err(|_| NoPicture::Refused)?;
    let url = url_of(&blob).await?;
    // The file is looked at as well: it need not be what the canvas shows.
    canvas_of(&url, 1.0, &ground).await?;
    Ok(Png { blob, url })
}

/// A picture, drawn on a canvas, on which its ground is where it should be.
async fn canvas_of(url: &str, scale: f64, ground: &Ground) -> Result<HtmlCanvasElement, NoPicture> {
    let image: HtmlImageElement = create("img")?.unchecked_into();
    image.set_src(url);
    in_time(call(&image, "decode", &JsValue::UNDEFINED)).await?;
    let size = |name| Some(property(&image, name)?.as_f64()? * scale);
    let (width, height) = size("naturalWidth").zip(size("naturalHeight")).ok_or(NoPicture::Refused)?;
    let canvas: HtmlCanvasElement = create("canvas")?.unchecked_into();
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context: CanvasRenderingContext2d = call(&canvas, "getContext", &"2d".into())
        .and_then(|context| context.dyn_into().ok())
        .ok_or(NoPicture::Refused)?;
    let draw = || {
        context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
        ground.lies_on(&context, width, height)
    };
    let mut frames = 0;
    // WebKit may call a picture decoded and draw nothing of it yet.
    loop {
        match draw().ok_or(NoPicture::Refused)? {
            Seen::Ground => return Ok(canvas),
            Seen::Other => return Err(NoPicture::Spoiled),
            Seen::Nothing if frames == FRAMES => return Err(NoPicture::Refused),
            Seen::Nothing => frames += 1,
        }
        next_frame().await?;
    }
}

fn create(name: &str) -> Result<Element, NoPicture> {
    document().and_then(|document| document.create_element(name).ok()).ok_or(NoPicture::Refused)
}

/// The colour of a picture's edge: what every pixel there is known to be. A browser that guards its reader against being
/// recognised gives stripes, white, or noise in the place of what was drawn, both here and in the file.
struct Ground([f64; 4]);

/// What lies where the ground should be.
#[derive(PartialEq)]
enum Seen {
    Ground,
    Nothing,
    Other,
}

impl Ground {
    /// Of a colour as styles write it, `#rrggbb`.
    fn of(colour: &str) -> Option<Self> {
        let part = |at: usize| u8::from_str_radix(colour.get(at..at + 2)?, 16).ok().map(f64::from);
        Some(Self([part(1)?, part(3)?, part(5)?, 255.0]))
    }

    /// Looks at a line of pixels along the upper edge and one along the left edge, in which stripes can't hide.
    fn lies_on(&self, context: &CanvasRenderingContext2d, width: f64, height: f64) -> Option<Seen> {
        let mut worst = Seen::Ground;
        for (x, y, width, height) in [(0.0, MARGIN, width, 1.0), (MARGIN, 0.0, 1.0, height)] {
            let line = context.get_image_data(x, y, width, height).ok()?;
            let pixels: Uint8Array = Uint8Array::new(&property(&line, "data")?);
            let pixels = pixels.to_vec();
            if pixels.chunks(4).all(|pixel| pixel.last() == Some(&0)) {
                return Some(Seen::Nothing);
            }
            let is_ground = |pixel: &[u8]| {
                pixel.iter().zip(self.0).all(|(is, should)| (f64::from(*is) - should).abs() <= TOLERANCE)
            };
            // The corners may be round, or lie between two pixels.
            let inner = pixels.chunks(4).skip(EDGE).take((pixels.len() / 4).saturating_sub(2 * EDGE));
            if !inner.into_iter().all(is_ground) {
                worst = Seen::Other;
            }
        }
        Some(worst)
    }
}

/// What a promise brings, unless it takes too long.
async fn in_time(promise: Option<JsValue>) -> Result<JsValue, NoPicture> {
    let promise = promise.ok_or(NoPicture::Refused)?;
    let late: JsValue = Object::new().into();
    let clock = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails only for what is no function.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_1(&resolve, PATIENCE, &late);
        }
    });
    let first = Promise::race(&Array::of2(&promise, &clock));
    match answered(Some(first.into())).await {
        Ok(answer) if answer == late => Err(NoPicture::Late),
        Ok(answer) => Ok(answer),
        Err(_) => Err(NoPicture::Refused),
    }
}

/// A file as a `data:` URL.
async fn url_of(blob: &Blob) -> Result<String, NoPicture> {
    let reader = FileReader::new().map_err(|_| NoPicture::Refused)?;
    let read = Promise::new(&mut |resolve, _| {
        reader.set_onloadend(Some(&resolve));
        if reader.read_as_data_url(blob).is_err() {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    in_time(Some(read.into())).await?;
    reader.result().ok().and_then(|url| url.as_string()).ok_or(NoPicture::Refused)
}

/// Waits until the browser draws the page the next time.
async fn next_frame() -> Result<(), NoPicture> {
    let frame = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            // Fails only for what is no function.
            let _ = window.request_animation_frame(&resolve);
        }
    });
    in_time(Some(frame.into())).await.map(drop)
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
