//! Renders every page into the folder that Trunk has staged.
//!
//! Trunk runs this as its `post_build` hook. The staged `index.html` already
//! names the hashed WebAssembly; here its markers are replaced by the page,
//! the styles are joined into one hashed file, the loader gets its hash, and
//! the open data is written.

use std::{
    env,
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use hydration_context::SsrSharedContext;
use leptos::prelude::*;
use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Targets},
};
use luojiang_report::{content::content, export, page::MainPage};
use sha2::{Digest, Sha256};

/// The style sheets in the order of the cascade.
const STYLES: [(&str, &str); 10] = [
    ("style/tokens.css", include_str!("../../style/tokens.css")),
    ("style/base.css", include_str!("../../style/base.css")),
    ("style/page.css", include_str!("../../style/page.css")),
    ("component/figure/style.css", include_str!("../component/figure/style.css")),
    ("component/fold_all/style.css", include_str!("../component/fold_all/style.css")),
    ("component/glossary/style.css", include_str!("../component/glossary/style.css")),
    ("component/passage/style.css", include_str!("../component/passage/style.css")),
    ("component/targets/style.css", include_str!("../component/targets/style.css")),
    ("diagram/structure/style.css", include_str!("../diagram/structure/style.css")),
    ("style/print.css", include_str!("../../style/print.css")),
];

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let staging = PathBuf::from(
        env::var_os("TRUNK_STAGING_DIR").ok_or("TRUNK_STAGING_DIR is not set: run `trunk build`, not this")?,
    );
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
    let index = staging.join("index.html");
    let template = fs::read_to_string(&index)?;

    let style = write_hashed(&staging, "style", "css", &style()?)?;
    let boot = fs::read(staging.join("boot.js"))?;
    fs::remove_file(staging.join("boot.js"))?;
    let boot = write_hashed(&staging, "boot", "js", &boot)?;

    let report = &content().report;
    let mut page = template;
    for (marker, text) in [
        ("<!--title-->", report.title.clone()),
        ("<!--description-->", report.tagline.clone()),
        ("<!--style-->", format!("<link rel=\"stylesheet\" href=\"{base}{style}\">")),
        ("boot.js\"", format!("{boot}\"")),
        ("<!--page-->", render(|| view! { <MainPage/> })?),
    ] {
        page = replace_once(&page, marker, &text)?;
    }
    fs::write(index, page)?;

    let data = staging.join("data");
    fs::create_dir_all(&data)?;
    for (name, bytes) in export::files(content())? {
        fs::write(data.join(name), bytes)?;
    }
    Ok(())
}

/// Renders a view to HTML in islands mode.
fn render<V: IntoView + 'static>(view: impl FnOnce() -> V) -> Result<String, Box<dyn Error>> {
    // Already set means that an earlier page has set it.
    let _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    let html = owner.with(|| view().into_view().to_html());
    Ok(html)
}

/// All styles as one minified sheet.
fn style() -> Result<Vec<u8>, Box<dyn Error>> {
    // What WeChat's browser is built on, and the Safari of the same years.
    let targets = Targets::from(Browsers {
        chrome: Some(86 << 16),
        safari: Some(14 << 16),
        firefox: Some(90 << 16),
        ..Browsers::default()
    });
    let mut css = String::new();
    for (name, source) in STYLES {
        let options = ParserOptions { filename: name.into(), ..ParserOptions::default() };
        let mut sheet = StyleSheet::parse(source, options).map_err(|error| error.to_string())?;
        sheet.minify(MinifyOptions { targets, ..MinifyOptions::default() }).map_err(|error| error.to_string())?;
        let printed = sheet.to_css(PrinterOptions { minify: true, targets, ..PrinterOptions::default() })?;
        css.push_str(&printed.code);
    }
    Ok(css.into_bytes())
}

/// Writes a file under a name that changes with its content; returns the name.
fn write_hashed(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> std::io::Result<String> {
    let digest = Sha256::digest(bytes);
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{stem}-{hash}.{extension}");
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

/// Replaces a marker that must stand in the text exactly once.
fn replace_once(text: &str, marker: &str, by: &str) -> Result<String, String> {
    match text.matches(marker).count() {
        1 => Ok(text.replacen(marker, by, 1)),
        count => Err(format!("the staged index.html has the marker {marker} {count} times (expected once)")),
    }
}
