//! The only decoder of the blobs that `build.rs` makes from `content/`.

use std::sync::OnceLock;

/// The whole report. Only the prerenderer and the tests carry it.
#[cfg(feature = "ssr")]
pub fn content() -> &'static report_model::Content {
    static CONTENT: OnceLock<report_model::Content> = OnceLock::new();
    CONTENT.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/content.bin"))))
}

/// What the spatial structure needs, natively and in the browser.
#[cfg(any(feature = "ssr", feature = "classroom", feature = "explainer"))]
pub fn sketch() -> &'static report_model::Sketch {
    static SKETCH: OnceLock<report_model::Sketch> = OnceLock::new();
    SKETCH.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/sketch.bin"))))
}

/// All indicators as charts draw them, natively and for the overview.
#[cfg(any(feature = "ssr", feature = "overview"))]
pub fn charts() -> &'static report_model::ChartBook {
    static CHARTS: OnceLock<report_model::ChartBook> = OnceLock::new();
    CHARTS.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/charts.bin"))))
}

/// All questions about the report. No module of the main page carries them.
#[cfg(any(feature = "ssr", feature = "classroom"))]
pub fn quiz() -> &'static report_model::Quiz {
    static QUIZ: OnceLock<report_model::Quiz> = OnceLock::new();
    QUIZ.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/quiz.bin"))))
}

/// All lessons. No module of the main page carries them.
#[cfg(feature = "ssr")]
pub fn lessons() -> &'static report_model::Lessons {
    static LESSONS: OnceLock<report_model::Lessons> = OnceLock::new();
    LESSONS.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/lessons.bin"))))
}

/// What a chart's page knows of the other indicators.
#[cfg(feature = "charts")]
pub fn known() -> &'static [report_model::Known] {
    static KNOWN: OnceLock<Vec<report_model::Known>> = OnceLock::new();
    KNOWN.get_or_init(|| decode(include_bytes!(concat!(env!("OUT_DIR"), "/known.bin"))))
}

/// A chart as its page carries it: encoded like the blobs, as text.
#[cfg(feature = "ssr")]
pub fn encode_chart(chart: &report_model::Chart) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let book = report_model::ChartBook { charts: vec![chart.clone()], ..charts().clone() };
    // Plain data of ours is always encoded.
    STANDARD.encode(postcard::to_allocvec(&book).expect("plain data"))
}

/// The other way round, after the text was decoded. Pages pass through many hands, so this one may be broken.
#[cfg(any(feature = "charts", feature = "classroom"))]
pub fn decode_chart(bytes: &[u8]) -> Option<report_model::ChartBook> {
    postcard::from_bytes(bytes).ok()
}

fn decode<T: serde::de::DeserializeOwned>(bytes: &[u8]) -> T {
    // The blob and this code come from one build of one set of types, so a failure is a bug in the build.
    postcard::from_bytes(bytes).expect("a blob that this very build wrote")
}
