//! How much a first visit costs.

use std::{
    collections::BTreeSet,
    io::{Read, Write},
};

use brotli::CompressorWriter;
use flate2::read::GzDecoder;

use crate::site::{Site, site};

/// 1024 bytes, compressed by Brotli at its best.
const KB: usize = 1024;

/// Everything that the first visit of the main page loads.
const FIRST_VISIT: usize = 150 * KB;

/// The WebAssembly and the script that binds it to the page.
const WASM: usize = 100 * KB;

fn compressed(bytes: &[u8]) -> usize {
    let mut size = Vec::new();
    let mut writer = CompressorWriter::new(&mut size, 4096, 11, 22);
    writer.write_all(bytes).expect("compression in memory");
    drop(writer);
    size.len()
}

/// What the main page loads by itself, without the page: styles, scripts, WebAssembly.
fn assets(site: &Site) -> BTreeSet<String> {
    let page = site.main_page();
    let loads = page
        .links()
        .into_iter()
        .filter(|(element, _)| matches!(element.value().name(), "script" | "link" | "img"));
    loads.filter_map(|(_, link)| page.target(link)).map(|(path, _)| path).collect()
}

#[test]
fn the_first_visit_fits_a_slow_phone() {
    let Some(site) = site() else { return };
    let assets = assets(&site);
    for kind in [".css", ".js", ".wasm"] {
        assert!(assets.iter().any(|path| path.ends_with(kind)), "the page loads no {kind}: {assets:?}");
    }
    let paths = assets.into_iter().chain(["index.html".to_owned()]);
    let sizes: Vec<_> = paths.map(|path| (compressed(&site.bytes(&path)), path)).collect();
    for (size, path) in &sizes {
        println!("{size:>7} {path}");
    }
    let total: usize = sizes.iter().map(|(size, _)| size).sum();
    assert!(total <= FIRST_VISIT, "{total} bytes (expected at most {FIRST_VISIT}): {sizes:#?}");

    let binds = |path: &str| {
        path.strip_suffix(".js").is_some_and(|stem| site.files.contains(&format!("{stem}_bg.wasm")))
    };
    let is_wasm = |path: &str| path.ends_with(".wasm") || binds(path);
    let wasm: usize = sizes.iter().filter(|(_, path)| is_wasm(path)).map(|(size, _)| size).sum();
    assert!(wasm <= WASM, "{wasm} bytes (expected at most {WASM}): {sizes:#?}");
}

#[test]
fn compressed_twins_hold_the_same() {
    let Some(site) = site() else { return };
    for path in &site.files {
        let mut bytes = Vec::new();
        let original = if let Some(original) = path.strip_suffix(".br") {
            brotli::Decompressor::new(site.bytes(path).as_slice(), 4096).read_to_end(&mut bytes).expect(path);
            original
        } else if let Some(original) = path.strip_suffix(".gz") {
            GzDecoder::new(site.bytes(path).as_slice()).read_to_end(&mut bytes).expect(path);
            original
        } else {
            continue;
        };
        assert!(bytes == site.bytes(original), "{path} is not {original}");
    }
}
