//! Compressed twins of the site's files, for hosts that send `file.br` or `file.gz` in the place of `file`.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// The endings of files that get twins. Pictures and fonts are compressed already.
const ENDINGS: [&str; 11] =
    ["html", "css", "js", "wasm", "bin", "json", "csv", "svg", "txt", "xml", "webmanifest"];

/// Files smaller than this many bytes fit into the first packet anyway.
const SMALLEST: u64 = 256;

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// The path inside the site, with slashes.
    pub path: String,
    /// Its size in bytes.
    pub size: u64,
    /// The size of its brotli twin in bytes, if it has one.
    pub brotli: Option<u64>,
}

/// Writes the twins of all files in a folder; returns the files, in the order of their paths.
///
/// The same files get the same twins: the compressors' settings are fixed, and no time is written.
///
/// # Errors
///
/// If a file can't be read or written.
pub fn twins(folder: &Path) -> Result<Vec<SiteFile>> {
    let paths = files(folder)?;
    let next = AtomicUsize::new(0);
    let work = || -> Result<Vec<SiteFile>> {
        let mut done = Vec::new();
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            done.push(twin(folder, path).with_context(|| format!("can't compress {}", path.display()))?);
        }
        Ok(done)
    };
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let mut files = thread::scope(|scope| -> Result<Vec<SiteFile>> {
        let workers: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let mut files = Vec::new();
        for worker in workers {
            files.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(files)
    })?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// All files in a folder and those inside it.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("can't read {}", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    Ok(files)
}

/// Writes the twins of one file, if it gets any.
fn twin(folder: &Path, path: &Path) -> Result<SiteFile> {
    let names: Vec<_> =
        path.strip_prefix(folder)?.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    let name = names.join("/");
    let content = fs::read(path)?;
    let size = content.len() as u64;
    if !has_twins(&name, size) {
        return Ok(SiteFile { path: name, size, brotli: None });
    }
    let brotli = brotli(&content)?;
    fs::write(with_ending(path, "br"), &brotli)?;
    fs::write(with_ending(path, "gz"), gzip(&content)?)?;
    Ok(SiteFile { path: name, size, brotli: Some(brotli.len() as u64) })
}

/// What is edited on the server, where twins would keep telling what it said before: the progress feed, and the page
/// that has to be told in which folder the site lies.
const EDITED: [&str; 2] = ["data/progress.json", "404.html"];

/// Whether a file of this name and size gets twins.
fn has_twins(name: &str, size: u64) -> bool {
    if EDITED.contains(&name) {
        return false;
    }
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    size >= SMALLEST && ENDINGS.contains(&ending.as_str())
}

/// `file` → `file.br`
fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut path = path.as_os_str().to_owned();
    path.push(".");
    path.push(ending);
    path.into()
}

fn brotli(content: &[u8]) -> Result<Vec<u8>> {
    let settings =
        BrotliEncoderParams { quality: 11, size_hint: content.len(), ..BrotliEncoderParams::default() };
    let mut out = Vec::new();
    brotli::BrotliCompress(&mut &content[..], &mut out, &settings)?;
    Ok(out)
}

fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn text_and_code_get_twins_unless_tiny() {
        for name in [
            "index.html",
            "a/b.css",
            "x.js",
            "x_bg.wasm",
            "search-0123456789abcdef.bin",
            "data/x.json",
            "x.csv",
            "x.SVG",
            "site.webmanifest",
        ] {
            assert!(has_twins(name, 256), "{name}");
            assert!(!has_twins(name, 255), "{name}");
        }
        for name in
            ["data/progress.json", "404.html", "x.png", "x.woff2", "x.html.br", "x.html.gz", "html", "x"]
        {
            assert!(!has_twins(name, 10_000), "{name}");
        }
    }

    #[test]
    fn twins_hold_the_same_and_are_the_same_each_time() {
        let content = "洛江区政府工作报告".repeat(100).into_bytes();
        let (small, smaller) = (gzip(&content).expect("fits"), brotli(&content).expect("fits"));
        assert_eq!(small, gzip(&content).expect("fits"));
        assert_eq!(smaller, brotli(&content).expect("fits"));
        assert_eq!(small[4..8], [0; 4], "no time");

        let mut out = Vec::new();
        flate2::read::GzDecoder::new(&small[..]).read_to_end(&mut out).expect("is gzip");
        assert_eq!(out, content);
        let mut out = Vec::new();
        brotli::BrotliDecompress(&mut &smaller[..], &mut out).expect("is brotli");
        assert_eq!(out, content);
    }

    #[test]
    fn a_folder_is_done_with_the_folders_in_it() {
        let folder = std::env::temp_dir().join(format!("xtask-compress-{}", std::process::id()));
        fs::create_dir_all(folder.join("data")).expect("the temporary folder is writable");
        for (name, size) in [("index.html", 300), ("data/a.csv", 300), ("robots.txt", 20), ("x.png", 300)] {
            fs::write(folder.join(name), vec![b' '; size]).expect("the temporary folder is writable");
        }
        let done = twins(&folder);
        let there = ["index.html.br", "index.html.gz", "data/a.csv.br", "robots.txt.br", "x.png.gz"]
            .map(|name| folder.join(name).is_file());
        fs::remove_dir_all(&folder).expect("it is there");

        let done = done.expect("all can be read");
        let names: Vec<_> = done.iter().map(|file| (file.path.as_str(), file.brotli.is_some())).collect();
        assert_eq!(
            names,
            [("data/a.csv", true), ("index.html", true), ("robots.txt", false), ("x.png", false)]
        );
        assert_eq!(there, [true, true, true, false, false]);
    }
}
