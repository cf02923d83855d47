//! What the report says: natively read from `content/`, in the browser the blobs that `build.rs` makes of it.

#[cfg(any(feature = "explainer", feature = "charts", feature = "classroom", feature = "overview"))]
use std::sync::OnceLock;

#[cfg(feature = "ssr")]
mod native;

#[cfg(feature = "ssr")]
pub use native::{charts, content, encode_chart, lessons, load, quiz, root, sketch};

/// What the spatial structure needs.
#[cfg(any(feature = "classroom", feature = "explainer"))]
pub fn sketch() -> &'static report_model::Sketch {
    static SKETCH: OnceLock<report_model::Sketch> = OnceLock::new();
    SKETCH.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/sketch.bin"))))
}

/// All indicators as charts draw them.
#[cfg(feature = "overview")]
pub fn charts() -> &'static report_model::ChartBook {
    static CHARTS: OnceLock<report_model::ChartBook> = OnceLock::new();
    CHARTS.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/charts.bin"))))
}

/// All questions about the report. No module of the main page carries them.
#[cfg(feature = "classroom")]
pub fn quiz() -> &'static report_model::Quiz {
    static QUIZ: OnceLock<report_model::Quiz> = OnceLock::new();
    QUIZ.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"))))
}

/// What a chart's page knows of the other indicators.
#[cfg(feature = "charts")]
pub fn known() -> &'static [report_model::Known] {
    static KNOWN: OnceLock<Vec<report_model::Known>> = OnceLock::new();
    KNOWN.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/known.bin"))))
}

/// A chart that its page carries, after the text was decoded. Pages pass through many hands, so this one may be broken.
#[cfg(any(feature = "charts", feature = "classroom"))]
pub fn decode_chart(bytes: &[u8]) -> Option<report_model::ChartBook> {
    postcard::from_bytes(bytes).ok()
}

#[cfg(any(feature = "explainer", feature = "charts", feature = "classroom", feature = "overview"))]
fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    // The blob and this code come from one build of one set of types, so a failure is a bug in the build.
    postcard::from_bytes(bytes).expect("a blob that this very build wrote")
}
