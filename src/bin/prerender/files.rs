//! The files that pages load, under names that change with their content.

use std::{error::Error, fs, path::Path};

use luojiang_report::{
    content::content,
    export,
    page::{Assets, Page, running_heads},
};
use sha2::{Digest, Sha256};

use crate::{
    offline,
    script::without_comments,
    styles::{
        BUILDER_STYLES, CHART_STYLES, CLASS_STYLES, EMBED_STYLES, PRINT_STYLES, READER_STYLES, SPEECH_STYLES,
        STYLES, style,
    },
};

/// The names of the files that pages load, apart from those that Trunk has written into the template.
pub struct Files {
    pub style: String,
    pub chart_style: String,
    pub print_style: String,
    pub builder_style: String,
    pub embed_style: String,
    pub frame: String,
    pub alone: String,
    pub onward: String,
    pub slides: String,
    pub tried: String,
    pub boot: String,
    pub comfort: String,
    /// Nothing if nothing is to be kept for when there is no network.
    pub offline: Option<String>,
    pub charts: Names,
    pub overview: Names,
    pub builder: Names,
    pub classroom: Names,
    pub class_style: String,
    pub reader: Names,
    pub reader_style: String,
    pub speech: Names,
    pub speech_style: String,
    pub search: String,
}

impl Files {
    /// Writes the styles and the search index into the staged folder, and gives what is there names by content.
    ///
    /// # Errors
    ///
    /// If a style can't be parsed, or a file is missing or can't be written.
    pub fn write(staging: &Path) -> Result<Self, Box<dyn Error>> {
        let running_heads = running_heads();
        let mut print_styles = vec![("the running heads", running_heads.as_str())];
        print_styles.extend(PRINT_STYLES);
        Ok(Self {
            style: write_hashed(staging, "style", "css", &style(&STYLES)?)?,
            chart_style: write_hashed(staging, "chart", "css", &style(&CHART_STYLES)?)?,
            print_style: write_hashed(staging, "print", "css", &style(&print_styles)?)?,
            builder_style: write_hashed(staging, "builder", "css", &style(&BUILDER_STYLES)?)?,
            embed_style: write_hashed(staging, "embed", "css", &style(&EMBED_STYLES)?)?,
            alone: script(staging, "alone")?,
            onward: script(staging, "onward")?,
            slides: script(staging, "slides")?,
            tried: script(staging, "tried")?,
            frame: script(staging, "frame")?,
            boot: script(staging, "boot")?,
            comfort: script(staging, "comfort")?,
            offline: Some(script(staging, "offline")?).filter(|_| offline::is_wanted()),
            charts: Names::rename(staging, "charts")?,
            overview: Names::rename(staging, "overview")?,
            builder: Names::rename(staging, "builder")?,
            classroom: Names::rename(staging, "classroom")?,
            class_style: write_hashed(staging, "class", "css", &style(&CLASS_STYLES)?)?,
            reader: Names::rename(staging, "reader")?,
            reader_style: write_hashed(staging, "reader", "css", &style(&READER_STYLES)?)?,
            speech: Names::rename(staging, "speech")?,
            speech_style: write_hashed(staging, "speech", "css", &style(&SPEECH_STYLES)?)?,
            search: write_hashed(staging, "search", "bin", &export::search::index(content()))?,
        })
    }

    /// What `boot.js` loads last, as an attribute of its tag; nothing on pages that stand in others'.
    pub fn for_offline(&self, page: &Page, base: &str) -> String {
        let name = self.offline.as_ref().filter(|_| !page.is_embed());
        name.map_or_else(String::new, |name| format!(" data-offline=\"{base}{name}\""))
    }

    /// What `boot.js` loads when a reader first asks for it, as attributes of its tag.
    pub fn for_reader(&self, base: &str) -> String {
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
pub struct Names {
    js: String,
    wasm: String,
}

impl Names {
    fn rename(staging: &Path, stem: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self { js: rename_hashed(staging, stem, ".js")?, wasm: rename_hashed(staging, stem, "_bg.wasm")? })
    }

    /// Where they are, as a page has to write it.
    pub fn below(&self, base: &str) -> Assets {
        Assets { js: format!("{base}{}", self.js), wasm: format!("{base}{}", self.wasm) }
    }
}

/// Writes a file under a name that changes with its content; returns the name.
fn write_hashed(folder: &Path, stem: &str, extension: &str, bytes: &[u8]) -> std::io::Result<String> {
    let name = format!("{stem}-{}.{extension}", hash(bytes));
    fs::write(folder.join(&name), bytes)?;
    Ok(name)
}

/// Gives one of our own scripts, without its comments, a name that changes with its content; returns the name.
fn script(folder: &Path, stem: &str) -> Result<String, Box<dyn Error>> {
    let staged = folder.join(format!("{stem}.js"));
    let text = fs::read_to_string(&staged).map_err(|error| format!("{}: {error}", staged.display()))?;
    fs::write(&staged, without_comments(&text).map_err(|error| format!("{stem}.js: {error}"))?)?;
    rename_hashed(folder, stem, ".js")
}

/// Gives a staged file a name that changes with its content; returns the name.
fn rename_hashed(folder: &Path, stem: &str, ending: &str) -> Result<String, Box<dyn Error>> {
    let staged = folder.join(format!("{stem}{ending}"));
    let bytes = fs::read(&staged).map_err(|error| format!("{}: {error}", staged.display()))?;
    let name = format!("{stem}-{}{ending}", hash(&bytes));
    fs::rename(staged, folder.join(&name))?;
    Ok(name)
}

/// The beginning of a SHA-256, as names have it.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
