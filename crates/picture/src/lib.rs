//! SVG documents as PNG files: drawn by `resvg` with fonts that are used only for that, in few colours.
//!
//! The same document and fonts give the same bytes on every machine. A crate of its own, so that it is compiled to be
//! fast while the rest is compiled to be tried out.

mod png;

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

/// The fonts that documents are drawn with.
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

    /// Draws a document in its own size.
    ///
    /// # Errors
    ///
    /// If it is none, or a font lacks a character of its words, which would be left out.
    pub fn draw(&self, svg: &str) -> Result<Vec<u8>, String> {
        let tree = Tree::from_str(svg, &self.options).map_err(|error| error.to_string())?;
        let missing = self.missing(svg)?;
        if !missing.is_empty() {
            return Err(format!("the fonts have no glyph for {missing:?}"));
        }
        rendered(&tree)
    }

    /// Draws documents on all processors; they keep their names. The order is not that of the documents.
    ///
    /// # Errors
    ///
    /// If one can't be drawn; the message names it.
    pub fn draw_all(&self, documents: &[(String, String)]) -> Result<Vec<(String, Vec<u8>)>, String> {
        let next = AtomicUsize::new(0);
        let work = || -> Result<Vec<(String, Vec<u8>)>, String> {
            let mut done = Vec::new();
            while let Some((name, svg)) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
                done.push((name.clone(), self.draw(svg).map_err(|error| format!("{name}: {error}"))?));
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

    /// The characters between the tags of a document for which one of the fonts has no glyph.
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
}

/// Draws a document without words in its own size.
///
/// # Errors
///
/// If it is none.
pub fn draw_sign(svg: &str) -> Result<Vec<u8>, String> {
    rendered(&Tree::from_str(svg, &Options::default()).map_err(|error| error.to_string())?)
}

/// A document as a PNG file.
fn rendered(tree: &Tree) -> Result<Vec<u8>, String> {
    let size = tree.size().to_int_size();
    let mut pixels = Pixmap::new(size.width(), size.height()).ok_or("it is too large")?;
    resvg::render(tree, Transform::identity(), &mut pixels.as_mut());
    png::encode(pixels.data(), (size.width(), size.height())).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn what_is_no_font_is_named() {
        let error = |path: &str| Fonts::read([PathBuf::from(path)]).err().expect("is refused");
        assert!(error("no/such/font.ttf").starts_with("no/such/font.ttf: "), "{}", error("no/such/font.ttf"));
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let manifest = manifest.to_str().expect("a plain path");
        assert!(error(manifest).starts_with(&format!("{manifest} is no font: ")), "{}", error(manifest));
        assert_eq!(Fonts::read([]).err().as_deref(), Some("no font"));
    }
}
