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
use luojiang_report::{
    content::content,
    export,
    page::{Assets, pages},
};
use sha2::{Digest, Sha256};

/// The style sheets in the order of the cascade.
const STYLES: [(&str, &str); 14] = [
    ("style/tokens.css", include_str!("../../style/tokens.css")),
    ("style/base.css", include_str!("../../style/base.css")),
    ("style/page.css", include_str!("../../style/page.css")),
    ("component/figure/style.css", include_str!("../component/figure/style.css")),
    ("component/fold_all/style.css", include_str!("../component/fold_all/style.css")),
    ("component/glossary/style.css", include_str!("../component/glossary/style.css")),
    ("component/passage/style.css", include_str!("../component/passage/style.css")),
    ("component/sheet/style.css", include_str!("../component/sheet/style.css")),
    ("component/targets/style.css", include_str!("../component/targets/style.css")),
    ("diagram/structure/style.css", include_str!("../diagram/structure/style.css")),
    ("diagram/facing/style.css", include_str!("../diagram/facing/style.css")),
    ("diagram/sector/style.css", include_str!("../diagram/sector/style.css")),
    ("diagram/overview/style.css", include_str!("../diagram/overview/style.css")),
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
        env::var_os("TRUNK_STAGING_DIR")
            .ok_or("TRUNK_STAGING_DIR is not set: run `trunk build`, not this")?,
    );
    let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
    let index = staging.join("index.html");
    let template = fs::read_to_string(&index)?;

    let style = write_hashed(&staging, "style", "css", &style()?)?;
    let boot = fs::read(staging.join("boot.js"))?;
    fs::remove_file(staging.join("boot.js"))?;
    let boot = write_hashed(&staging, "boot", "js", &boot)?;

    let (open, close) = ("<script type=\"module\"", "</script>");
    let start =
        template.find(open).ok_or("the staged index.html has no loader: see pattern_script in Trunk.toml")?;
    let end = template[start..].find(close).map_or(template.len(), |end| start + end + close.len());
    let (head, script, tail) = (&template[..start], &template[start..end], &template[end..]);
    let script = replace_once(script, "boot.js\"", &format!("{boot}\""))?;
    let assets = Assets { js: attribute(&script, "data-js")?, wasm: attribute(&script, "data-wasm")? };

    for page in pages() {
        let mut html = format!("{head}{}{tail}", if page.awakes { &script } else { "" });
        for (marker, text) in [
            ("<!--title-->", page.title),
            ("<!--description-->", page.description),
            ("<!--style-->", format!("<link rel=\"stylesheet\" href=\"{base}{style}\">")),
            ("<!--page-->", without_markers(&render(page.body, assets.clone()))),
        ] {
            html = replace_once(&html, marker, &text)?;
        }
        fs::write(staging.join(page.file), html)?;
    }

    let data = staging.join("data");
    fs::create_dir_all(&data)?;
    for (name, bytes) in export::files(content())? {
        fs::write(data.join(name), bytes)?;
    }
    Ok(())
}

/// Renders a view to HTML in islands mode.
fn render(view: impl FnOnce() -> AnyView, assets: Assets) -> String {
    // Already set means that an earlier page has set it.
    let _ = any_spawner::Executor::init_futures_executor();
    let owner = Owner::new_root(Some(Arc::new(SsrSharedContext::new_islands())));
    owner.with(|| {
        provide_context(assets);
        view().to_html()
    })
}

/// Drops the empty comments by which Leptos finds its way when it hydrates;
/// outside of islands nothing hydrates, and they would be sent for nothing.
fn without_markers(html: &str) -> String {
    let (open, close, marker) = ("<leptos-island", "</leptos-island>", "<!>");
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find(open) {
        let end = rest[start..].find(close).map_or(rest.len(), |end| start + end + close.len());
        out.push_str(&rest[..start].replace(marker, ""));
        out.push_str(&rest[start..end]);
        rest = &rest[end..];
    }
    out.push_str(&rest.replace(marker, ""));
    out
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
        sheet
            .minify(MinifyOptions { targets, ..MinifyOptions::default() })
            .map_err(|error| error.to_string())?;
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

/// The value of an attribute of the loader's tag.
fn attribute(tag: &str, name: &str) -> Result<String, String> {
    let missing = || format!("the loader has no {name}: see pattern_script in Trunk.toml");
    let (_, value) = tag.split_once(&format!("{name}=\"")).ok_or_else(missing)?;
    Ok(value.split('"').next().unwrap_or_default().to_owned())
}

/// Replaces a marker that must stand in the text exactly once.
fn replace_once(text: &str, marker: &str, by: &str) -> Result<String, String> {
    match text.matches(marker).count() {
        1 => Ok(text.replacen(marker, by, 1)),
        count => Err(format!("the staged index.html has the marker {marker} {count} times (expected once)")),
    }
}
