//! What the site weighs.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{compress::SiteFile, report::kilobytes};

/// The page that people come to first.
const INDEX: &str = "index.html";

/// The endings of the files that a first visit loads, as far as the first page names them.
const FIRST: [&str; 3] = [".css", ".js", ".wasm"];

/// How the files begin that the first page names, but loads only when a reader asks for what every page offers, or when
/// all else is done.
const LATER: [&str; 3] = ["reader-", "speech-", "offline-"];

/// The files of a first visit: the main page and the styles, scripts and WebAssembly that it names.
///
/// # Errors
///
/// If there is no main page.
pub fn first_visit<'a>(dist: &Path, files: &'a [SiteFile]) -> Result<Vec<&'a SiteFile>> {
    let path = dist.join(INDEX);
    let index = fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(files.iter().filter(|file| is_first(file, &index)).collect())
}

/// Whether a file is the main page or loaded by it at once.
fn is_first(file: &SiteFile, index: &str) -> bool {
    file.path == INDEX
        || (FIRST.iter().any(|ending| file.path.ends_with(ending))
            && index.contains(&file.path)
            && !LATER.iter().any(|start| file.path.starts_with(start)))
}

/// A table of the files' sizes, and what a first visit loads.
pub fn table(files: &[SiteFile], first: &[&SiteFile]) -> String {
    let size = |files: &mut dyn Iterator<Item = &SiteFile>| {
        files.fold((0, 0), |(size, sent), file| (size + file.size, sent + file.brotli.unwrap_or(file.size)))
    };
    let mut rows: Vec<_> = files.iter().map(|file| (file.path.clone(), file.size, file.brotli)).collect();
    for (name, (size, sent)) in [
        (format!("all {} files", files.len()), size(&mut files.iter())),
        ("first visit (*)".to_owned(), size(&mut first.iter().copied())),
    ] {
        rows.push((name, size, Some(sent)));
    }

    let is_first = |path: &str| first.iter().any(|file| file.path == path);
    let width = rows.iter().map(|(name, ..)| name.chars().count()).max().unwrap_or(0);
    let mut out = format!("\n  {:width$}  {:>10}  {:>10}\n", "file", "size", "brotli");
    for (index, (name, size, brotli)) in rows.iter().enumerate() {
        if index == files.len() {
            out.push_str(&format!("  {}\n", "-".repeat(width + 24)));
        }
        let mark = if is_first(name) { '*' } else { ' ' };
        let brotli = brotli.map_or_else(|| "-".to_owned(), kilobytes);
        out.push_str(&format!("{mark} {name:width$}  {:>10}  {brotli:>10}\n", kilobytes(*size)));
    }
    out.push('\n');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, size: u64, brotli: Option<u64>) -> SiteFile {
        SiteFile { path: path.into(), size, brotli }
    }

    #[test]
    fn a_first_visit_is_the_main_page_and_what_it_loads() {
        let index = r#"<link href="./style-1.css"><script src="./boot-1.js"></script><script data-reader-js="./reader-1.js" data-speech-js="./speech-1.js"></script><a href="x.html">"#;
        for (path, expected) in [
            ("index.html", true),
            ("style-1.css", true),
            ("boot-1.js", true),
            ("boot-2.js", false),
            ("reader-1.js", false),
            ("speech-1.js", false),
            ("x.html", false),
            ("data/x.csv", false),
        ] {
            assert_eq!(is_first(&file(path, 1, None), index), expected, "{path}");
        }
    }

    #[test]
    fn the_table_adds_up() {
        let files =
            [file("a.css", 2048, Some(1024)), file("index.html", 4096, Some(2048)), file("x.png", 512, None)];
        let expected = "
  file                   size      brotli
* a.css                2.0 KB      1.0 KB
* index.html           4.0 KB      2.0 KB
  x.png                0.5 KB           -
  ---------------------------------------
  all 3 files          6.5 KB      3.5 KB
  first visit (*)      6.0 KB      3.0 KB

";
        assert_eq!(table(&files, &[&files[0], &files[1]]), expected);
    }
}
