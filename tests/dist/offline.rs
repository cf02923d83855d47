//! What is kept for when there is no network: whole, of this build, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::site::{Site, site};

/// The worker of a site that was built to keep nothing.
const END: &str = include_str!("../../deploy/switch-off/sw.js");

/// What is kept: paths and the hashes of their files.
type List = BTreeMap<String, String>;

/// The lists in the worker: what is kept at once, and what after that. None if the site was built to keep nothing.
fn lists(site: &Site) -> Option<[List; 2]> {
    let worker = site.text("sw.js");
    let is_kept = !site.main_page().select("[data-offline]").is_empty();
    assert_eq!(is_kept, worker != END, "pages and worker disagree about whether anything is kept");
    is_kept.then(|| read(&worker).unwrap_or_else(|error| panic!("sw.js: {error}")))
}

/// Reads the lists in a worker.
fn read(worker: &str) -> Result<[List; 2], String> {
    let list = |name: &str| {
        let start = format!("const {name} = ");
        let line = worker.lines().find_map(|line| line.strip_prefix(&start)?.strip_suffix(';'));
        let list: List = serde_json::from_str(line.ok_or_else(|| format!("no list {name}"))?)
            .map_err(|error| format!("{name}: {error}"))?;
        if list.is_empty() { Err(format!("{name} is empty")) } else { Ok(list) }
    };
    Ok([list("SHELL")?, list("REST")?])
}

#[test]
fn a_worker_whose_lists_can_not_be_read_is_refused() {
    let good = "const VERSION = \"1\";\nconst SHELL = {\"a\":\"1\"};\nconst REST = {\"b\":\"2\"};\n";
    assert!(read(good).is_ok());
    for (from, to) in
        [("const SHELL", "let SHELL"), ("{\"b\":\"2\"}", "{}"), ("\"2\"", "2"), ("};\nc", "}\nc")]
    {
        assert!(read(&good.replacen(from, to, 1)).is_err(), "{to} for {from}");
    }
    assert!(read(END).is_err());
}

#[test]
fn every_listed_file_is_there_as_it_is_listed() {
    let Some(site) = site() else { return };
    let Some(lists) = lists(&site) else { return };
    assert!(lists[0].keys().all(|path| !lists[1].contains_key(path)), "a file is on both lists");
    let wrong: Vec<_> = lists
        .iter()
        .flatten()
        .filter(|(path, hash)| {
            !site.files.contains(*path) || STANDARD.encode(Sha256::digest(site.bytes(path))) != **hash
        })
        .collect();
    assert!(wrong.is_empty(), "missing, or something else: {wrong:?}");
    let odd: Vec<_> = lists.iter().flat_map(BTreeMap::keys).filter(|path| !is_plain(path)).collect();
    assert!(odd.is_empty(), "browsers write these otherwise: {odd:?}");
}

/// Whether a path looks in an address as it does in a list.
fn is_plain(path: &str) -> bool {
    path.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_./".contains(&byte))
}

#[test]
fn every_page_that_a_reader_can_go_to_is_kept_with_what_it_loads() {
    let Some(site) = site() else { return };
    let Some([shell, rest]) = lists(&site) else { return };
    for path in ["index.html", "glossary.html", "unsaved.html", "manifest.webmanifest"] {
        assert!(shell.contains_key(path), "{path} is not kept at once");
    }
    let is_kept = |path: &String| shell.contains_key(path) || rest.contains_key(path);
    let leads_on =
        |path: &str| site.page(path).is_some_and(|page| !page.select("meta[http-equiv=refresh]").is_empty());
    let mut missing = BTreeSet::new();
    for page in &site.pages {
        // Made for others' pages, changed on the server, or only there to lead on.
        if page.path.starts_with("embed/") || page.path == "404.html" || leads_on(&page.path) {
            continue;
        }
        if !is_kept(&page.path) {
            missing.insert(page.path.clone());
        }
        let is_loaded = |name: &str| matches!(name, "script" | "link" | "img");
        let loads = page.links().into_iter().filter(|(element, _)| is_loaded(element.value().name()));
        let loads =
            loads.filter(|(element, _)| !matches!(element.attr("rel"), Some("canonical" | "alternate")));
        let loads = loads.map(|(_, link)| link).chain(page.later().into_iter().map(|(_, link)| link));
        // What stands in others' pages is shown in the builder with a network only.
        let loads = loads.filter(|link| !link.ends_with("/embed.js"));
        missing.extend(
            loads
                .filter_map(|link| page.target(&link.replace("/./", "/")).map(|(path, _)| path))
                .filter(|path| !is_kept(path)),
        );
    }
    assert!(missing.is_empty(), "not kept: {missing:?}");
}

/// A page that stands in others' pages keeps nothing there.
#[test]
fn pages_for_others_and_for_paper_have_nothing_kept() {
    let Some(site) = site() else { return };
    for page in &site.pages {
        let is_told = !page.select("[data-offline], link[rel=manifest]").is_empty();
        let is_ordinary = !page.path.starts_with("embed/")
            && !page.path.starts_with("print")
            && page.select("meta[http-equiv=refresh]").is_empty();
        // A site that was built to keep nothing can still be put on a home screen.
        assert!(is_told == is_ordinary, "{}", page.path);
    }
}

#[test]
fn the_manifest_names_what_is_there() {
    let Some(site) = site() else { return };
    let manifest: Value = serde_json::from_str(&site.text("manifest.webmanifest")).expect("JSON");
    assert_eq!(manifest["short_name"], "洛江图解");
    assert!(site.files.contains(manifest["start_url"].as_str().expect("a path")));
    let icons = manifest["icons"].as_array().expect("icons");
    for icon in icons {
        let path = icon["src"].as_str().expect("a path");
        let size: u32 =
            icon["sizes"].as_str().and_then(|size| size.split('x').next()?.parse().ok()).expect("a size");
        let bytes = site.bytes(path);
        assert_eq!(bytes[16..24], [size.to_be_bytes(), size.to_be_bytes()].concat(), "{path}");
    }
    let purposes: BTreeSet<_> = icons.iter().filter_map(|icon| icon["purpose"].as_str()).collect();
    assert_eq!(purposes, BTreeSet::from(["any", "maskable"]));
}
