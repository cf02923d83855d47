//! The files that pages load, under names that change with their content.

use std::{error::Error, fs};

use luojiang_report::{
    content::content,
    export,
    page::{Assets, Page, running_heads},
};
use sha2::{Digest, Sha256};

use crate::{
    job::Job,
    manifest, offline,
    script::without_comments,
    styles::{
        BUILDER_STYLES, CHART_STYLES, CLASS_STYLES, EMBED_STYLES, PRINT_STYLES, READER_STYLES, SPEECH_STYLES,
        STYLES, Sheet, style,
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
    /// Of the window around an installed page: no name, but as many pages want it.
    pub window_colours: [String; 2],
}

impl Files {
    /// Writes the styles and the search index into the staged folder, and gives what is there its names.
    ///
    /// # Errors
    ///
    /// If a style can't be parsed, or a file is missing or can't be written.
    pub fn write(job: &Job) -> Result<Self, Box<dyn Error>> {
        let sheet = |stem: &str, first: &str, sheets: &[Sheet]| {
            Ok::<_, Box<dyn Error>>(write_named(job, stem, "css", &style(job, first, sheets)?)?)
        };
        Ok(Self {
            style: sheet("style", "", &STYLES)?,
            chart_style: sheet("chart", "", &CHART_STYLES)?,
            print_style: sheet("print", &running_heads(), &PRINT_STYLES)?,
            builder_style: sheet("builder", "", &BUILDER_STYLES)?,
            embed_style: sheet("embed", "", &EMBED_STYLES)?,
            alone: script(job, "alone")?,
            onward: script(job, "onward")?,
            slides: script(job, "slides")?,
            tried: script(job, "tried")?,
            frame: script(job, "frame")?,
            boot: script(job, "boot")?,
            comfort: script(job, "comfort")?,
            offline: Some(script(job, "offline")?).filter(|_| offline::is_wanted(job)),
            charts: Names::of(job, "charts")?,
            overview: Names::of(job, "overview")?,
            builder: Names::of(job, "builder")?,
            classroom: Names::of(job, "classroom")?,
            class_style: sheet("class", "", &CLASS_STYLES)?,
            reader: Names::of(job, "reader")?,
            reader_style: sheet("reader", "", &READER_STYLES)?,
            speech: Names::of(job, "speech")?,
            speech_style: sheet("speech", "", &SPEECH_STYLES)?,
            search: search(job)?,
            window_colours: manifest::window_colours(job)?,
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
    fn of(job: &Job, stem: &str) -> Result<Self, Box<dyn Error>> {
        Ok(Self { js: renamed(job, stem, ".js")?, wasm: renamed(job, stem, "_bg.wasm")? })
    }

    /// Where they are, as a page has to write it.
    pub fn below(&self, base: &str) -> Assets {
        Assets { js: format!("{base}{}", self.js), wasm: format!("{base}{}", self.wasm) }
    }
}

/// Writes the index of the search, unless only looks have changed: it is made of words. Gives its name.
fn search(job: &Job) -> std::io::Result<String> {
    if job.is_looks {
        return Ok("search.bin".to_owned());
    }
    write_named(job, "search", "bin", &export::search::index(content()))
}

/// Writes a file, if it is to be published under a name that changes with its content; returns the name.
fn write_named(job: &Job, stem: &str, extension: &str, bytes: &[u8]) -> std::io::Result<String> {
    let name = if job.is_published {
        format!("{stem}-{}.{extension}", hash(bytes))
    } else {
        format!("{stem}.{extension}")
    };
    job.write(&name, bytes)?;
    Ok(name)
}

/// Gives one of our own scripts a name that changes with its content, and takes its comments away; returns the name.
fn script(job: &Job, stem: &str) -> Result<String, Box<dyn Error>> {
    let name = format!("{stem}.js");
    if !job.is_published {
        return Ok(name);
    }
    let code = without_comments(&job.staged(&name)?).map_err(|error| format!("{name}: {error}"))?;
    job.write(&name, code.as_bytes())?;
    renamed(job, stem, ".js")
}

/// Gives a staged file a name that changes with its content, if it is to be published; returns the name. Otherwise it
/// need not even be there yet.
fn renamed(job: &Job, stem: &str, ending: &str) -> Result<String, Box<dyn Error>> {
    if !job.is_published {
        return Ok(format!("{stem}{ending}"));
    }
    let staged = job.staging.join(format!("{stem}{ending}"));
    let bytes = fs::read(&staged).map_err(|error| format!("{}: {error}", staged.display()))?;
    let name = format!("{stem}-{}{ending}", hash(&bytes));
    fs::rename(staged, job.staging.join(&name))?;
    Ok(name)
}

/// The beginning of a SHA-256, as names have it.
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
