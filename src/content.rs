//! The only decoder of the blobs that `build.rs` makes from `content/`.

use std::sync::OnceLock;

/// The whole report. Only the prerenderer and the tests carry it.
#[cfg(feature = "ssr")]
pub fn content() -> &'static report_model::Content {
    static CONTENT: OnceLock<report_model::Content> = OnceLock::new();
    CONTENT.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/content.bin"))))
}

/// What the spatial structure needs, natively and in the browser.
#[cfg(any(feature = "ssr", feature = "explainer"))]
pub fn sketch() -> &'static report_model::Sketch {
    static SKETCH: OnceLock<report_model::Sketch> = OnceLock::new();
    SKETCH.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/sketch.bin"))))
}

/// What is drawn of the indicators, natively and in the browser.
#[cfg(any(feature = "ssr", feature = "charts"))]
pub fn charts() -> &'static report_model::ChartBook {
    static CHARTS: OnceLock<report_model::ChartBook> = OnceLock::new();
    CHARTS.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/charts.bin"))))
}

fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    // The blob and this code come from one build of one set of types, so a failure is a bug in the build.
    postcard::from_bytes(bytes).expect("a blob that this very build wrote")
}
