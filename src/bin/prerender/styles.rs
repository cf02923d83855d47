//! The styles of the pages: what is joined into which sheet.

use std::error::Error;

use crate::job::Job;

/// The path of a style sheet in the project.
pub type Sheet = &'static str;

/// What fields for numbers need, wherever there are any.
const NUMBER_FIELD: Sheet = "src/component/number_field/style.css";

/// The style sheets of all pages, in the order of the cascade.
pub const STYLES: [Sheet; 19] = [
    "style/tokens.css",
    "style/base.css",
    "style/page.css",
    "src/chart/marks.css",
    "src/component/comfort/style.css",
    "src/component/figure/style.css",
    "src/component/fold_all/style.css",
    "src/component/glossary/style.css",
    "src/component/offline/style.css",
    "src/component/passage/style.css",
    "src/component/print_link/style.css",
    "src/component/sheet/style.css",
    "src/component/targets/style.css",
    "src/component/tools/style.css",
    "src/diagram/structure/style.css",
    "src/diagram/facing/style.css",
    "src/diagram/sector/style.css",
    "src/diagram/overview/style.css",
    "style/comfort.css",
];

/// What ordinary pages look like when they are printed, and pages for paper always.
pub const PRINT_STYLES: [Sheet; 3] = ["style/print.css", "style/paper.css", "src/component/note/style.css"];

/// What only the pages with charts need besides.
pub const CHART_STYLES: [Sheet; 7] = [
    "src/chart/style.css",
    "src/component/tile/style.css",
    "src/component/sorter/style.css",
    "src/component/money/style.css",
    "src/component/save/style.css",
    "src/component/tip/style.css",
    NUMBER_FIELD,
];

/// What the builder needs besides.
pub const BUILDER_STYLES: [Sheet; 2] = ["src/component/builder/style.css", NUMBER_FIELD];

/// What the pages for class need besides.
pub const CLASS_STYLES: [Sheet; 7] = [
    "style/class.css",
    "src/component/lone_figure/style.css",
    "src/component/asking/style.css",
    "src/component/quiz/style.css",
    "src/component/worksheet/style.css",
    "src/component/deck/style.css",
    NUMBER_FIELD,
];

/// What pages for embedding need besides.
pub const EMBED_STYLES: [Sheet; 2] = ["style/embed.css", "src/component/lone_figure/style.css"];

/// What comes with the module `reader`, when a reader first asks for it.
pub const READER_STYLES: [Sheet; 1] = ["src/component/search/style.css"];

/// What comes with the module `speech`.
pub const SPEECH_STYLES: [Sheet; 1] = ["src/component/speaker/style.css"];

/// Styles as one sheet: `first`, and then what the files hold. It is minified if it is for publishing.
///
/// # Errors
///
/// If a file can't be read, or is no style sheet.
pub fn style(job: &Job, first: &str, sheets: &[Sheet]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut css = String::new();
    let mut add = |path: &str, source: &str| {
        css.push_str(&if job.is_published { minified(path, source)? } else { format!("{source}\n") });
        Ok::<_, Box<dyn Error>>(())
    };
    add("the running heads", first)?;
    for path in sheets {
        add(path, &job.read(path)?)?;
    }
    Ok(css.into_bytes())
}

/// A sheet as it is published.
#[cfg(feature = "publish")]
fn minified(path: &str, source: &str) -> Result<String, Box<dyn Error>> {
    use lightningcss::{
        printer::PrinterOptions,
        stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
        targets::{Browsers, Targets},
    };

    // What WeChat's browser is built on, and the Safari of the same years.
    let targets = Targets::from(Browsers {
        chrome: Some(86 << 16),
        safari: Some(14 << 16),
        firefox: Some(90 << 16),
        ..Browsers::default()
    });
    let options = ParserOptions { filename: path.into(), ..ParserOptions::default() };
    let mut sheet = StyleSheet::parse(source, options).map_err(|error| error.to_string())?;
    sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
    Ok(sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })?.code)
}

#[cfg(not(feature = "publish"))]
fn minified(_: &str, _: &str) -> Result<String, Box<dyn Error>> {
    Err(crate::job::NOT_FOR_PUBLISHING.into())
}
