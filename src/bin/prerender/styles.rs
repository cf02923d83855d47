//! The styles of the pages: what is joined into which sheet.

use std::error::Error;

use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Targets},
};

/// A style sheet: its name and its text.
pub type Sheet<'a> = (&'a str, &'a str);

/// What fields for numbers need, wherever there are any.
const NUMBER_FIELD: Sheet<'static> =
    ("component/number_field/style.css", include_str!("../../component/number_field/style.css"));

/// The style sheets of all pages, in the order of the cascade.
pub const STYLES: [Sheet<'static>; 19] = [
    ("style/tokens.css", include_str!("../../../style/tokens.css")),
    ("style/base.css", include_str!("../../../style/base.css")),
    ("style/page.css", include_str!("../../../style/page.css")),
    ("chart/marks.css", include_str!("../../chart/marks.css")),
    ("component/comfort/style.css", include_str!("../../component/comfort/style.css")),
    ("component/figure/style.css", include_str!("../../component/figure/style.css")),
    ("component/fold_all/style.css", include_str!("../../component/fold_all/style.css")),
    ("component/glossary/style.css", include_str!("../../component/glossary/style.css")),
    ("component/offline/style.css", include_str!("../../component/offline/style.css")),
    ("component/passage/style.css", include_str!("../../component/passage/style.css")),
    ("component/print_link/style.css", include_str!("../../component/print_link/style.css")),
    ("component/sheet/style.css", include_str!("../../component/sheet/style.css")),
    ("component/targets/style.css", include_str!("../../component/targets/style.css")),
    ("component/tools/style.css", include_str!("../../component/tools/style.css")),
    ("diagram/structure/style.css", include_str!("../../diagram/structure/style.css")),
    ("diagram/facing/style.css", include_str!("../../diagram/facing/style.css")),
    ("diagram/sector/style.css", include_str!("../../diagram/sector/style.css")),
    ("diagram/overview/style.css", include_str!("../../diagram/overview/style.css")),
    ("style/comfort.css", include_str!("../../../style/comfort.css")),
];

/// What ordinary pages look like when they are printed, and pages for paper always.
pub const PRINT_STYLES: [Sheet<'static>; 3] = [
    ("style/print.css", include_str!("../../../style/print.css")),
    ("style/paper.css", include_str!("../../../style/paper.css")),
    ("component/note/style.css", include_str!("../../component/note/style.css")),
];

/// What only the pages with charts need besides.
pub const CHART_STYLES: [Sheet<'static>; 7] = [
    ("chart/style.css", include_str!("../../chart/style.css")),
    ("component/tile/style.css", include_str!("../../component/tile/style.css")),
    ("component/sorter/style.css", include_str!("../../component/sorter/style.css")),
    ("component/money/style.css", include_str!("../../component/money/style.css")),
    ("component/save/style.css", include_str!("../../component/save/style.css")),
    ("component/tip/style.css", include_str!("../../component/tip/style.css")),
    NUMBER_FIELD,
];

/// What the builder needs besides.
pub const BUILDER_STYLES: [Sheet<'static>; 2] =
    [("component/builder/style.css", include_str!("../../component/builder/style.css")), NUMBER_FIELD];

/// What the pages for class need besides.
pub const CLASS_STYLES: [Sheet<'static>; 7] = [
    ("style/class.css", include_str!("../../../style/class.css")),
    ("component/lone_figure/style.css", include_str!("../../component/lone_figure/style.css")),
    ("component/asking/style.css", include_str!("../../component/asking/style.css")),
    ("component/quiz/style.css", include_str!("../../component/quiz/style.css")),
    ("component/worksheet/style.css", include_str!("../../component/worksheet/style.css")),
    ("component/deck/style.css", include_str!("../../component/deck/style.css")),
    NUMBER_FIELD,
];

/// What pages for embedding need besides.
pub const EMBED_STYLES: [Sheet<'static>; 2] = [
    ("style/embed.css", include_str!("../../../style/embed.css")),
    ("component/lone_figure/style.css", include_str!("../../component/lone_figure/style.css")),
];

/// What comes with the module `reader`, when a reader first asks for it.
pub const READER_STYLES: [Sheet<'static>; 1] =
    [("component/search/style.css", include_str!("../../component/search/style.css"))];

/// What comes with the module `speech`.
pub const SPEECH_STYLES: [Sheet<'static>; 1] =
    [("component/speaker/style.css", include_str!("../../component/speaker/style.css"))];

/// Styles as one minified sheet.
pub fn style(sheets: &[Sheet<'_>]) -> Result<Vec<u8>, Box<dyn Error>> {
    // What WeChat's browser is built on, and the Safari of the same years.
    let targets = Targets::from(Browsers {
        chrome: Some(86 << 16),
        safari: Some(14 << 16),
        firefox: Some(90 << 16),
        ..Browsers::default()
    });
    let mut css = String::new();
    for (name, source) in sheets {
        let options = ParserOptions { filename: (*name).into(), ..ParserOptions::default() };
        let mut sheet = StyleSheet::parse(source, options).map_err(|error| error.to_string())?;
        sheet
            .minify(MinifyOptions { targets, ..MinifyOptions::default() })
            .map_err(|error| error.to_string())?;
        let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })?;
        css.push_str(&printed.code);
    }
    Ok(css.into_bytes())
}
