//! How much a first visit costs.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Write},
};

use brotli::CompressorWriter;
use flate2::read::GzDecoder;

use super::site::{Page, site};

/// 1024 bytes, compressed by Brotli at its best.
const KB: usize = 1024;

/// Everything that the first visit of the main page loads.
const FIRST_VISIT: usize = 150 * KB;

/// The WebAssembly and the script that binds it to the page.
const WASM: usize = 100 * KB;

/// The same for a chart's page: it looks at the pictures that it hands out, and shows its sums (see docs/adr/0010).
const CHARTS: usize = 103 * KB;

/// The same for the pages for class, which no resident loads: slides, quiz and worksheets share one module (see
/// docs/adr/0021).
const CLASS: usize = 264 * KB;

fn compressed(bytes: &[u8]) -> usize {
    let mut size = Vec::new();
    let mut writer = CompressorWriter::new(&mut size, 4096, 11, 22);
    writer.write_all(bytes).expect("compression in memory");
    drop(writer);
    size.len()
}

/// A chart in somebody's page before anyone turns to it: the page, its styles and what would wake it up.
const ASLEEP: usize = 40 * KB;

/// What a page loads by itself, without the page: styles, scripts, WebAssembly.
fn assets(page: &Page) -> BTreeSet<String> {
    let loads = page
        .links()
        .into_iter()
        .filter(|(element, _)| matches!(element.value().name(), "script" | "link" | "img"));
    loads.filter_map(|(_, link)| page.target(link)).map(|(path, _)| path).collect()
}

#[test]
fn the_first_visit_fits_a_slow_phone() {
    let Some(site) = site() else { return };
    let assets = assets(site.main_page());
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
}

/// The WebAssembly that wakes a page up, and the script that binds it to the page.
fn wasm(page: &Page) -> BTreeSet<String> {
    let scripts = page.select("script[data-wasm]");
    let links = scripts.iter().flat_map(|script| [script.attr("data-js"), script.attr("data-wasm")]);
    links.flatten().filter_map(|link| page.target(link)).map(|(path, _)| path).collect()
}

/// The modules of what every page offers.
const OFFERED: [[&str; 2]; 2] =
    [["data-reader-js", "data-reader-wasm"], ["data-speech-js", "data-speech-wasm"]];

/// The WebAssembly of what every page offers, each with the script that binds it to the page.
fn offered(page: &Page) -> Vec<BTreeSet<String>> {
    let later = page.later();
    let module = |names: [&str; 2]| {
        let links = later.iter().filter(|(name, _)| names.contains(name));
        links.filter_map(|(_, link)| page.target(link)).map(|(path, _)| path).collect()
    };
    OFFERED.into_iter().map(module).collect()
}

#[test]
fn waking_up_fits_a_slow_phone() {
    let Some(site) = site() else { return };
    let mut seen = BTreeSet::new();
    let modules = |page| {
        std::iter::once(wasm(page)).chain(offered(page)).map(move |wasm| (page, wasm)).collect::<Vec<_>>()
    };
    for (page, wasm) in site.pages.iter().flat_map(modules) {
        // Pages share a module: each is measured once.
        if wasm.is_empty() || !seen.insert(wasm.clone()) {
            continue;
        }
        let sizes: Vec<_> = wasm.into_iter().map(|path| (compressed(&site.bytes(&path)), path)).collect();
        let total: usize = sizes.iter().map(|(size, _)| size).sum();
        println!("{total:>7} {}: {sizes:?}", page.path);
        let has = |module: &str| sizes.iter().any(|(_, path)| path.starts_with(module));
        let most = match () {
            () if has("classroom") => CLASS,
            () if has("charts") => CHARTS,
            () => WASM,
        };
        assert!(total <= most, "{}: {total} bytes (expected at most {most}): {sizes:#?}", page.path);
    }
    assert_eq!(
        seen.len(),
        7,
        "the main page, the charts, the overview, the builder, the classroom, two that every page offers: {seen:?}"
    );
}

#[test]
fn what_every_page_offers_waits_until_it_is_asked_for() {
    let Some(site) = site() else { return };
    for page in site.pages.iter().filter(|page| !page.path.starts_with("print")) {
        for module in offered(page) {
            assert_eq!(module.len(), 2, "{}: {module:?}", page.path);
            assert!(assets(page).is_disjoint(&module), "{}: loaded at once", page.path);
        }
    }
}

/// What can be searched for, of which 1.5 KB are the other forms of its characters (see docs/adr/0012).
const INDEX: usize = 42 * KB;

#[test]
fn the_index_of_the_search_fits_a_slow_phone() {
    let Some(site) = site() else { return };
    let page = site.main_page();
    let links = page.later().into_iter().filter(|(name, _)| *name == "data-search");
    let paths: Vec<_> = links.filter_map(|(_, link)| page.target(link)).collect();
    let [(path, _)] = &paths[..] else { panic!("expected one index: {paths:?}") };
    let size = compressed(&site.bytes(path));
    println!("{size:>7} {path}");
    assert!(size <= INDEX, "{size} bytes (expected at most {INDEX})");
}

#[test]
fn what_sleeps_in_other_pages_costs_little() {
    let Some(site) = site() else { return };
    let mut sizes = BTreeMap::new();
    let mut size =
        |path: &str| *sizes.entry(path.to_owned()).or_insert_with(|| compressed(&site.bytes(path)));
    for folder in ["chart/", "embed/"] {
        let pages: Vec<_> = site.pages.iter().filter(|page| page.path.starts_with(folder)).collect();
        assert!(pages.len() > 100, "{} pages in {folder}", pages.len());
        for page in pages {
            let woken = wasm(page);
            let asleep = assets(page).into_iter().filter(|path| !woken.contains(path));
            let total: usize = asleep.chain([page.path.clone()]).map(|path| size(&path)).sum();
            assert!(total <= ASLEEP, "{}: {total} bytes (expected at most {ASLEEP})", page.path);
        }
    }
}

/// The script for the pages around ours, as it comes from a server that compresses nothing.
const EMBED_SCRIPT: usize = 2 * KB;

#[test]
fn the_script_for_other_pages_costs_little() {
    let Some(site) = site() else { return };
    let bytes = site.bytes("embed.js");
    println!("{} bytes, {} compressed", bytes.len(), compressed(&bytes));
    assert!(bytes.len() <= EMBED_SCRIPT, "{} bytes (expected at most {EMBED_SCRIPT})", bytes.len());
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

/// The script that has pages kept for when there is no network, and the worker that keeps them without its lists.
const OFFLINE: [usize; 2] = [3 * KB / 2, 4 * KB];

#[test]
fn what_keeps_pages_costs_little() {
    let Some(site) = site() else { return };
    let Some(path) = site.files.iter().find(|path| path.starts_with("offline-") && path.ends_with(".js"))
    else {
        panic!("no script that has pages kept")
    };
    let worker = site.text("sw.js");
    let code = worker.splitn(4, '\n').last().unwrap_or_default();
    let sizes = [compressed(&site.bytes(path)), compressed(code.as_bytes())];
    println!("{sizes:?} {path}, sw.js without its lists; with them {}", compressed(worker.as_bytes()));
    assert!(sizes[0] <= OFFLINE[0] && sizes[1] <= OFFLINE[1], "{sizes:?} (expected at most {OFFLINE:?})");
}
