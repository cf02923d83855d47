//! `cargo xtask offline`: the site as one file that opens by a double click, without a network.
//!
//! The main page stands in the file as it is, so it can be read without a script. All other pages, the styles and the
//! WebAssembly lie packed behind it; `loader.js` unpacks them and shows the page that the address names (`?p=quiz.html`).

mod pack;
mod page;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use self::{
    pack::Pack,
    page::{PackedPage, for_readers_without_script},
};
use crate::{
    build,
    cli::{Build, Offline},
    project::Project,
    report,
    setup::{self, Tools},
};

/// The name of the file.
const NAME: &str = "洛江报告图解.html";

/// The largest that the file may be, in bytes.
const LARGEST: usize = 1_500_000;

/// The page that stands in the file as it is.
const FIRST: &str = "index.html";

/// What a file may load: nothing but what it brings along. Its own scripts stand in it, so they are inline.
const POLICY: &str = "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; \
                      style-src 'unsafe-inline' blob:; img-src data: blob:; connect-src blob: data:; \
                      base-uri 'self'; form-action 'none'";

/// Builds the site and writes it as one file.
///
/// # Errors
///
/// If the build fails, or the site is not as it is expected.
pub fn run(project: &Project, options: &Offline) -> Result<()> {
    let dist = if let Some(dist) = &options.dist {
        dist.clone()
    } else {
        setup::target(project)?;
        let tools = Tools::ready(&build::TOOLS)?;
        build::site(project, &tools, &Build::default())?
    };
    let path = write(project, &dist)?;
    report::note(&format!("everything is in {}", path.display()));
    Ok(())
}

/// Writes a built site as one file; returns its path.
///
/// # Errors
///
/// If the site is not as it is expected, or the file would be larger than [`LARGEST`].
pub fn write(project: &Project, dist: &Path) -> Result<PathBuf> {
    let html = one_file(dist)?;
    if html.len() > LARGEST {
        bail!("{NAME} would have {} bytes, {} more than it may", html.len(), html.len() - LARGEST);
    }
    let folder = project.root().join("target").join("offline");
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    let path = folder.join(NAME);
    fs::write(&path, &html).with_context(|| format!("can't write {}", path.display()))?;
    report::note(&format!("{NAME}: {}", report::kilobytes(html.len() as u64)));
    Ok(path)
}

/// Whether a page goes into the file: all that readers look at on a screen. What stands in other people's pages,
/// pictures for chats and what only a server needs are of no use there.
fn is_packed(path: &str) -> bool {
    const OTHERS: [&str; 5] = ["embed/", "figure/", "share/", "print/", "township/"];
    path.ends_with(".html")
        && !OTHERS.iter().any(|folder| path.starts_with(folder))
        && !matches!(path, "404.html" | "builder.html" | "print.html" | "offline.html" | "unsaved.html")
}

/// The whole file.
fn one_file(dist: &Path) -> Result<String> {
    let mut pack = Pack::default();
    let mut first = None;
    let mut plain = String::new();
    for path in html_files(dist, dist)? {
        if !is_packed(&path) {
            continue;
        }
        let file = dist.join(&path);
        let html = fs::read_to_string(&file).with_context(|| format!("can't read {}", file.display()))?;
        let page = PackedPage::of(&path, &html)?;
        for name in page.files() {
            pack.add_file(dist, name)?;
        }
        plain.push_str(&for_readers_without_script(&page));
        if path == FIRST {
            first = Some(page);
        } else {
            pack.add_page(&page)?;
        }
    }
    let first = first.with_context(|| format!("the site has no {FIRST}"))?;
    pack.set_first(&first);
    let styles = pack.styles(&first)?;
    let settings =
        pack.script(first.settings.as_deref().context("the main page has no reading settings")?)?;
    let PackedPage { title, body, .. } = &first;
    let scripts = [include_str!("unpack.js"), include_str!("loader.js")].map(shortened).join("\n");
    let (packed, size) = pack.encoded()?;
    Ok(format!(
        "<!doctype html><html lang=\"zh-CN\" class=\"one-file\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\
         <meta name=\"color-scheme\" content=\"light dark\"><title>{title}</title>{styles}\
         <script>{settings}</script><script>{EARLY}</script></head><body>{body}\
         <noscript>{plain}</noscript>\
         <script type=\"text/plain\" id=\"pack\" data-size=\"{size}\">{packed}</script>\
         <script>{scripts}</script></body></html>\n",
    ))
}

/// Another page is about to take the place of the main page, which need not be seen before.
const EARLY: &str = "if(/[?&]p=/.test(location.search))document.documentElement.style.visibility='hidden'";

/// The paths of all pages below a folder, in their order.
fn html_files(folder: &Path, root: &Path) -> Result<Vec<String>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(html_files(&path, root)?);
        } else if path.extension().is_some_and(|extension| extension == "html") {
            let path = path.strip_prefix(root).context("a path below the root")?;
            found.push(path.to_string_lossy().replace('\\', "/"));
        }
    }
    found.sort();
    Ok(found)
}

/// A script of ours without its comments and indents; none of them has a line that begins in a text.
fn shortened(script: &str) -> String {
    let lines = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_readers_look_at_is_packed() {
        for path in ["index.html", "quiz.html", "lesson/space.html", "chart/gdp-growth.html"] {
            assert!(is_packed(path), "{path}");
        }
        for path in [
            "404.html",
            "unsaved.html",
            "embed/chart/gdp-growth.html",
            "data/progress.json",
            "print/city.html",
        ] {
            assert!(!is_packed(path), "{path}");
        }
    }

    #[test]
    fn scripts_lose_what_only_people_read() {
        assert_eq!(
            shortened("// why\nconst a = 1; // b\n\n  if (a) {\n  }\n"),
            "const a = 1; // b\nif (a) {\n}"
        );
    }
}
