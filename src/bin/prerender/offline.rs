//! What is kept on readers' devices for when there is no network: the worker and its lists of files (docs/adr/0020).

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    error::Error,
    fs,
    path::Path,
};

use base64::{Engine, engine::general_purpose::STANDARD};
use luojiang_report::page::{MISSING, Page, UNSAVED};
use sha2::{Digest, Sha256};

use crate::{files, job::Job, manifest, script::without_comments};

/// The variable by which `cargo xtask build --no-offline` asks for the worker that ends what an earlier one has begun.
const NO_OFFLINE: &str = "NO_OFFLINE";

/// The worker that keeps the site, without its lists.
const WORKER: &str = "src/sw.js";

/// The worker that ends it.
const END: &str = "deploy/switch-off/sw.js";

/// The pages that are kept at once. Terms of the main page are looked up in the glossary.
const SHELL: [&str; 3] = ["index.html", "glossary.html", UNSAVED];

/// Whether pages have themselves kept. Whoever changes the site wants to see what it is, not what it was.
pub fn is_wanted(job: &Job) -> bool {
    job.is_published && !env::var(NO_OFFLINE).is_ok_and(|value| !value.is_empty())
}

/// Writes the worker. Everything else has to be in the staged folder already.
///
/// # Errors
///
/// If a file can't be read or written.
pub fn write_worker(job: &Job, pages: &[Page]) -> Result<(), Box<dyn Error>> {
    if !is_wanted(job) {
        return Ok(job.write("sw.js", job.read(END)?.as_bytes())?);
    }
    let staging = &job.staging;
    let hashed = hashed_names(staging)?;
    let (mut shell, mut rest) = (BTreeSet::from([manifest::PATH.to_owned()]), BTreeSet::new());
    for page in pages.iter().filter(|page| is_kept(page)) {
        let tier = if SHELL.contains(&page.path.as_str()) { &mut shell } else { &mut rest };
        let html = fs::read_to_string(staging.join(&page.path))?;
        tier.extend(hashed.iter().filter(|name| html.contains(name.as_str())).cloned());
        tier.insert(page.path.clone());
    }
    shell.extend(manifest::ICONS.iter().map(|icon| icon.path.to_owned()));
    rest.retain(|path| !shell.contains(path));
    let list = |paths: &BTreeSet<String>| -> Result<String, Box<dyn Error>> {
        let hashes: BTreeMap<_, _> = paths
            .iter()
            .map(|path| Ok((path, hash(&fs::read(staging.join(path))?))))
            .collect::<Result<_, std::io::Error>>()?;
        Ok(serde_json::to_string(&hashes)?)
    };
    let lists = format!("const SHELL = {};\nconst REST = {};\n", list(&shell)?, list(&rest)?);
    let code = without_comments(&job.read(WORKER)?).map_err(|error| format!("sw.js: {error}"))?;
    // The worker's own text is part of the version: two workers never share a cache.
    let version = files::hash(format!("{lists}{code}").as_bytes());
    Ok(job.write("sw.js", format!("const VERSION = \"{version}\";\n{lists}{code}").as_bytes())?)
}

/// Whether a page is kept: whatever a reader can go to, unless it is made for other people's pages, or is changed on
/// the server.
fn is_kept(page: &Page) -> bool {
    !page.is_embed() && page.path != MISSING
}

/// The names of the files whose names tell their content. A page that needs one names it.
fn hashed_names(staging: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(staging)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_hashed(&name) {
            names.push(name);
        }
    }
    Ok(names)
}

/// Whether a name ends with `-`, 16 digits of a hash, perhaps `_bg`, and one ending.
fn is_hashed(name: &str) -> bool {
    let Some((stem, ending)) = name.split_once('.') else { return false };
    let hash = stem.strip_suffix("_bg").unwrap_or(stem).rsplit_once('-').map_or("", |(_, hash)| hash);
    !ending.contains('.') && hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// The SHA-256 of a file, as the worker writes it.
fn hash(bytes: &[u8]) -> String {
    STANDARD.encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_tell_the_content_are_known() {
        for name in ["style-0123456789abcdef.css", "a-b-0123456789abcdef_bg.wasm", "x-0123456789abcdef.bin"] {
            assert!(is_hashed(name), "{name}");
        }
        for name in
            ["index.html", "sw.js", "style-0123.css", "style-0123456789abcdef.css.br", "embed.js", "a"]
        {
            assert!(!is_hashed(name), "{name}");
        }
    }
}
