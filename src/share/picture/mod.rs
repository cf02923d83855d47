//! Pictures for links: what chats and search engines show beside a title.
//!
//! Each is an SVG document of ours (`layout`), drawn by `resvg` with a font that is used only for that, and a PNG of few
//! colours (`png`). The same content gives the same bytes. See docs/adr/0016.

mod canvas;
mod layout;
mod png;
mod structure;

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{
        Options, Tree,
        fontdb::{Database, Source},
    },
};
use ttf_parser::Face;

pub use self::{canvas::SIZE, layout::svg};
use super::Subject;

/// The fonts that pictures are drawn with; they are never shipped.
pub struct Fonts {
    options: Options<'static>,
    files: Vec<Arc<Vec<u8>>>,
}

impl Fonts {
    /// Reads font files.
    ///
    /// # Errors
    ///
    /// If a file can't be read or is no font; the message names it.
    pub fn read(paths: impl IntoIterator<Item = PathBuf>) -> Result<Self, String> {
        let mut database = Database::new();
        let mut files = Vec::new();
        for path in paths {
            let bytes = fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            Face::parse(&bytes, 0).map_err(|error| format!("{} is no font: {error}", path.display()))?;
            let bytes = Arc::new(bytes);
            database.load_font_source(Source::Binary(Arc::<Vec<u8>>::clone(&bytes)));
            files.push(bytes);
        }
        if files.is_empty() {
            return Err("no font".to_owned());
        }
        Ok(Self { options: Options { fontdb: Arc::new(database), ..Options::default() }, files })
    }

    /// The characters of a document's texts for which one of the fonts has no glyph: they would be left out.
    fn missing(&self, svg: &str) -> Result<Vec<char>, String> {
        let texts = svg.split('>').filter_map(|part| part.split('<').next());
        let mut characters: Vec<char> = texts.flat_map(str::chars).filter(|c| !c.is_control()).collect();
        characters.sort_unstable();
        characters.dedup();
        let mut missing = Vec::new();
        for file in &self.files {
            let face = Face::parse(file, 0).map_err(|error| error.to_string())?;
            missing.extend(characters.iter().filter(|c| face.glyph_index(**c).is_none()));
        }
        Ok(missing)
    }

    /// Draws the picture of something as a PNG file.
    ///
    /// # Errors
    ///
    /// If the fonts lack a character of it.
    pub fn draw(&self, subject: Subject) -> Result<Vec<u8>, String> {
        let named = |problem: String| format!("the picture of {}: {problem}", subject.name());
        let svg = svg(subject);
        let missing = self.missing(&svg).map_err(named)?;
        if !missing.is_empty() {
            return Err(named(format!("the fonts have no glyph for {missing:?}")));
        }
        let tree = Tree::from_str(&svg, &self.options).map_err(|error| named(error.to_string()))?;
        let (width, height) = (u32::from(SIZE.0), u32::from(SIZE.1));
        let mut pixels = Pixmap::new(width, height).ok_or_else(|| named("no memory for it".to_owned()))?;
        resvg::render(&tree, Transform::identity(), &mut pixels.as_mut());
        png::encode(pixels.data(), (width, height)).map_err(|error| named(error.to_string()))
    }
}

/// The pictures of all these things with their paths, drawn on all processors.
///
/// # Errors
///
/// If the fonts lack a character of one.
pub fn pictures(subjects: &[Subject], fonts: &Fonts) -> Result<Vec<(String, Vec<u8>)>, String> {
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<(String, Vec<u8>)>, String> {
        let mut done = Vec::new();
        while let Some(subject) = subjects.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push((subject.picture(), fonts.draw(*subject)?));
        }
        Ok(done)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(all)
    })
}
