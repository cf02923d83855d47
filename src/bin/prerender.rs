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
};

use lightningcss::{
    printer::PrinterOptions,
    stylesheet::{MinifyOptions, ParserOptions, StyleSheet},
    targets::{Browsers, Targets},
};
use luojiang_report::{
    content::content,
    export,
    page::{ANY_ROOT, Assets, Module, Page, pages, running_heads},
};
use sha2::{Digest, Sha256};

/// The style sheets of all pages, in the order of the cascade.
const STYLES: [(&str, &str); 18] = [
    ("style/tokens.css", include_str!("../../style/tokens.css")),
    ("style/base.css", include_str!("../../style/base.css")),
    ("style/page.css", include_str!("../../style/page.css")),
    ("chart/marks.css", include_str!("../chart/marks.css")),
    ("component/comfort/style.css", include_str!("../component/comfort/style.css")),
    ("component/figure/style.css", include_str!("../component/figure/style.css")),
    ("component/fold_all/style.css", include_str!("../component/fold_all/style.css")),
    ("component/glossary/style.css", include_str!("../component/glossary/style.css")),
    ("component/passage/style.css", include_str!("../component/passage/style.css")),
    ("component/print_link/style.css", include_str!("../component/print_link/style.css")),
    ("component/sheet/style.css", include_str!("../component/sheet/style.css")),
    ("component/targets/style.css", include_str!("../component/targets/style.css")),
    ("component/tools/style.css", include_str!("../component/tools/style.css")),
    ("diagram/structure/style.css", include_str!("../diagram/structure/style.css")),
    ("diagram/facing/style.css", include_str!("../diagram/facing/style.css")),
    ("diagram/sector/style.css", include_str!("../diagram/sector/style.css")),
    ("diagram/overview/style.css", include_str!("../diagram/overview/style.css")),
    ("style/comfort.css", include_str!("../../style/comfort.css")),
];

/// What ordinary pages look like when they are printed, and pages for paper always.
const PRINT_STYLES: [(&str, &str); 3] = [
    ("style/print.css", include_str!("../../style/print.css")),
    ("style/paper.css", include_str!("../../style/paper.css")),
    ("component/note/style.css", include_str!("../component/note/style.css")),
];

/// What only the pages with charts need besides.
const CHART_STYLES: [(&str, &str); 6] = [
    ("chart/style.css", include_str!("../chart/style.css")),
    ("component/tile/style.css", include_str!("../component/tile/style.css")),
    ("component/sorter/style.css", include_str!("../component/sorter/style.css")),
    ("component/money/style.css", include_str!("../component/money/style.css")),
    ("component/save/style.css", include_str!("../component/save/style.css")),
    ("component/tip/style.css", include_str!("../component/tip/style.css")),
];

/// What the builder needs besides.
const BUILDER_STYLES: [(&str, &str); 1] =
    [("component/builder/style.css", include_str!("../component/builder/style.css"))];

/// What pages for embedding need besides.
const EMBED_STYLES: [(&str, &str); 1] = [("style/embed.css", include_str!("../../style/embed.css"))];

/// What comes with the module `reader`, when a reader first asks for it.
const READER_STYLES: [(&str, &str); 1] =
    [("component/search/style.css", include_str!("../component/search/style.css"))];

/// What comes with the module `speech`.
const SPEECH_STYLES: [(&str, &str); 1] =
    [("component/speaker/style.css", include_str!("../component/speaker/style.css"))];

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
    let template = fs::read_to_string(staging.join("index.html"))?;
    let template = Template::new(&template)?;
    let running_heads = running_heads();
    let mut print_styles = vec![("the running heads", running_heads.as_str())];
    print_styles.extend(PRINT_STYLES);
    let files = Files {
        style: write_hashed(&staging, "style", "css", &style(&STYLES)?)?,
        chart_style: write_hashed(&staging, "chart", "css", &style(&CHART_STYLES)?)?,
        print_style: write_hashed(&staging, "print", "css", &style(&print_styles)?)?,
        builder_style: write_hashed(&staging, "builder", "css", &style(&BUILDER_STYLES)?)?,
        embed_style: write_hashed(&staging, "embed", "css", &style(&EMBED_STYLES)?)?,
        frame: rename_hashed(&staging, "frame", ".js")?,
        boot: rename_hashed(&staging, "boot", ".js")?,
        comfort: rename_hashed(&staging, "comfort", ".js")?,
        charts: Names::rename(&staging, "charts")?,
        overview: Names::rename(&staging, "overview")?,
        builder: Names::rename(&staging, "builder")?,
        reader: Names::rename(&staging, "reader")?,
        reader_style: write_hashed(&staging, "reader", "css", &style(&READER_STYLES)?)?,
        speech: Names::rename(&staging, "speech")?,
        speech_style: write_hashed(&staging, "speech", "css", &style(&SPEECH_STYLES)?)?,
        search: write_hashed(&staging, "search", "bin", &export::search::index(content()))?,
    };
    for page in pages() {
        let path = staging.join(&page.path);
        fs::create_dir_all(path.parent().unwrap_or(&staging))?;
        fs::write(path, template.fill(&page, &files, &base)?)?;
    }
    for (path, bytes) in export::files(content())? {
        let path = staging.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&staging))?;
        fs::write(path, bytes)?;
    }
    Ok(())
}

/// The names of the files that pages load, apart from those that Trunk has written into the template.
struct Files {
    style: String,
    chart_style: String,
    print_style: String,
    builder_style: String,
    embed_style: String,
    frame: String,
    boot: String,
    comfort: String,
    charts: Names,
    overview: Names,
    builder: Names,
    reader: Names,
    reader_style: String,
    speech: Names,
    speech_style: String,
    search: String,
}

impl Files {
    /// What `boot.js` loads when a reader first asks for it, as attributes of its tag.
    fn for_reader(&self, base: &str) -> String {
        let modules =
            [("reader", &self.reader, &self.reader_style), ("speech", &self.speech, &self.speech_style)];
        let mut names = format!(" data-search=\"{base}{}\"", self.search);
        for (name, files, style) in modules {
            let Assets { js, wasm } = files.below(base);
            for (kind, path) in [("js", js), ("wasm", wasm), ("css", format!("{base}{style}"))] {
                names.push_str(&format!(" data-{name}-{kind}=\"{path}\""));
            }
        }
        names
    }
}

/// The names of a WebAssembly module and its glue.
struct Names {
    js: String,
    wasm: String,
}

impl Names {
    fn rename(staging: &Path, stem: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self { js: rename_hashed(staging, stem, ".js")?, wasm: rename_hashed(staging, stem, "_bg.wasm")? })
    }

    /// Where they are, as a page has to write it.
    fn below(&self, base: &str) -> Assets {
        Assets { js: format!("{base}{}", self.js), wasm: format!("{base}{}", self.wasm) }
    }
}

/// The staged `index.html`: what stands before the loader, the loader, and what stands after it.
struct Template<'a> {
    head: &'a str,
    script: &'a str,
    tail: &'a str,
}

impl<'a> Template<'a> {
    fn new(text: &'a str) -> Result<Self, Box<dyn Error>> {
        let (open, close) = ("<script type=\"module\"", "</script>");
        let start =
            text.find(open).ok_or("the staged index.html has no loader: see pattern_script in Trunk.toml")?;
        let end = text[start..].find(close).map_or(text.len(), |end| start + end + close.len());
        Ok(Self { head: &text[..start], script: &text[start..end], tail: &text[end..] })
    }

    /// The finished page.
    fn fill(&self, page: &Page, files: &Files, base: &str) -> Result<String, Box<dyn Error>> {
        // What is relative is relative to the page, and not every page lies in the site's folder.
        let base = match base {
            "./" if page.is_missing() => ANY_ROOT.to_owned(),
            "./" => format!("./{}", page.root()),
            _ => base.to_owned(),
        };
        let assets = match page.module {
            Some(Module::Explainer) => {
                // Trunk writes them as the main page needs them.
                let staged = |name| {
                    let path = attribute(self.script, name)?;
                    Ok::<_, String>(
                        path.strip_prefix("./").map_or(path.clone(), |file| format!("{base}{file}")),
                    )
                };
                Some(Assets { js: staged("data-js")?, wasm: staged("data-wasm")? })
            }
            Some(Module::Charts) => Some(files.charts.below(&base)),
            Some(Module::Overview) => Some(files.overview.below(&base)),
            Some(Module::Builder) => Some(files.builder.below(&base)),
            None => None,
        };
        let mut names = assets.as_ref().map_or_else(String::new, |Assets { js, wasm }| {
            let is_lazy = page.module == Some(Module::Charts) || page.is_embed();
            let lazy = if is_lazy { " data-lazy" } else { "" };
            format!(" data-js=\"{js}\" data-wasm=\"{wasm}\"{lazy}")
        });
        names.push_str(&files.for_reader(&base));
        // Paper needs no script.
        let script = |tag: String| if page.is_paper() { String::new() } else { tag };
        let sheet = |name: &str| format!("<link rel=\"stylesheet\" href=\"{base}{name}\">");
        // Before the styles, or it would wait for them.
        let mut styles = script(format!("<script src=\"{base}{}\"></script>", files.comfort));
        if page.is_embed() {
            // Links leave the frame.
            styles.insert_str(0, "<base target=\"_blank\">");
        }
        styles.push_str(&sheet(&files.style));
        if page.has_charts {
            styles.push_str(&sheet(&files.chart_style));
        }
        if page.module == Some(Module::Builder) {
            styles.push_str(&sheet(&files.builder_style));
        }
        if page.is_embed() {
            styles.push_str(&sheet(&files.embed_style));
        }
        let media = if page.is_paper() { "" } else { " media=\"print\"" };
        styles.push_str(&format!("<link rel=\"stylesheet\" href=\"{base}{}\"{media}>", files.print_style));
        let mut boot = format!("<script type=\"module\" src=\"{base}{}\"{names}></script>", files.boot);
        if page.is_embed() {
            boot.insert_str(0, &format!("<script defer src=\"{base}{}\"></script>", files.frame));
        }
        if page.module == Some(Module::Builder) {
            // For the preview, as in any page around a frame.
            boot.insert_str(0, &format!("<script defer src=\"{base}embed.js\"></script>"));
        }
        let mut body = without_markers(&page.render(assets));
        if page.is_missing() {
            // Nobody can tell it at run time, so it is told here, if it is known.
            body = body.replace(&format!("\"{ANY_ROOT}"), &format!("\"{base}"));
        }
        let mut html = format!("{}{}{}", self.head, script(boot), self.tail);
        for (marker, text) in [
            ("<!--title-->", &page.title),
            ("<!--description-->", &page.description),
            ("<!--style-->", &styles),
            ("<!--page-->", &body),
        ] {
            html = replace_once(&html, marker, text)?;
        }
        Ok(html)
    }
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

/// Styles as one minified sheet.
fn style(sheets: &[(&str, &str)]) -> Result<Vec<u8>, Box<dyn Error>> {
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

/// Writes a file under a name that changes with its content; returns the name.
fn write_hashed(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> std::io::Result<String> {
    let name = format!("{stem}-{}.{extension}", hash(bytes));
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

/// Gives a staged file a name that changes with its content; returns the name.
fn rename_hashed(folder: &Path, stem: &str, ending: &str) -> Result<String, Box<dyn Error>> {
    let staged = folder.join(format!("{stem}{ending}"));
    let bytes = fs::read(&staged).map_err(|error| format!("{}: {error}", staged.display()))?;
    let name = format!("{stem}-{}{ending}", hash(&bytes));
    fs::rename(staged, folder.join(&name))?;
    Ok(name)
}

fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
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
