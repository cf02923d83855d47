//! `content/`, read when pages are made: a changed word needs no compiler.

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    sync::OnceLock,
};

use report_compile::Compiled;
use report_model::{Chart, ChartBook, Content, Lessons, Quiz, Sketch};

static COMPILED: OnceLock<Compiled> = OnceLock::new();

/// The folder of the project: where Trunk says that it is, or Cargo, or where this was compiled.
pub fn root() -> PathBuf {
    // The folder at compile time may be another checkout's, if both share one target folder.
    let told = ["TRUNK_SOURCE_DIR", "CARGO_MANIFEST_DIR"].iter().find_map(env::var_os);
    told.map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from)
}

/// Reads and checks the content of the project at `root`, for all that follows.
///
/// # Errors
///
/// Every mistake in it, by file and line.
pub fn load(root: &Path) -> Result<(), Box<dyn Error>> {
    let compiled = compiled(root)?;
    COMPILED.set(compiled).map_err(|_| "the content was read before".into())
}

fn compiled(root: &Path) -> Result<Compiled, Box<dyn Error>> {
    Ok(report_compile::compile(&report_compile::read(&root.join("content"))?)?)
}

/// What was loaded. Tests load nothing; what they find is what `root` names.
fn loaded() -> &'static Compiled {
    // Whoever makes pages has loaded it before and heard of every mistake.
    COMPILED.get_or_init(|| compiled(&root()).unwrap_or_else(|error| panic!("{error}")))
}

/// The whole report.
pub fn content() -> &'static Content {
    &loaded().content
}

/// What the spatial structure needs.
pub fn sketch() -> &'static Sketch {
    static SKETCH: OnceLock<Sketch> = OnceLock::new();
    SKETCH.get_or_init(|| content().sketch())
}

/// All indicators as charts draw them.
pub fn charts() -> &'static ChartBook {
    static CHARTS: OnceLock<ChartBook> = OnceLock::new();
    CHARTS.get_or_init(|| content().charts())
}

/// All questions about the report.
pub fn quiz() -> &'static Quiz {
    &loaded().quiz
}

/// All lessons.
pub fn lessons() -> &'static Lessons {
    &loaded().lessons
}

/// A chart as its page carries it: encoded like the blobs, as text.
pub fn encode_chart(chart: &Chart) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};

    let book = ChartBook { charts: vec![chart.clone()], ..charts().clone() };
    // Plain data of ours is always encoded.
    STANDARD.encode(postcard::to_allocvec(&book).expect("plain data"))
}
