//! Copies of pages that readers have saved: a browser writes down what a page has become, with the scripts beside it, and
//! opens that from the disk, where modules don't run.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use browser_tests::{Browser, Page, Result, Site, engines, ensure, server::finished, until};
use url::Url;

engines!(
    each:
    claim_nothing_that_does_not_work;
    once:
    show_all_slides;
);

/// A folder for the copies of a test, with all that pages load.
fn folder(test: &str) -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("copies {test}"));
    fs::create_dir_all(&folder)?;
    let site = finished("")?;
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
    }
    Ok(folder)
}

/// Saves an open page and opens the copy.
async fn copied(browser: &Browser, page: &Page, folder: &Path, path: &str) -> Result<Page> {
    let html: String =
        page.eval("return '<!DOCTYPE html>' + document.documentElement.outerHTML", vec![]).await?;
    let file = folder.join(path);
    fs::create_dir_all(file.parent().context("a folder")?)?;
    fs::write(&file, html)?;
    let url = Url::from_file_path(&file).ok().context("a path from the root")?;
    browser.open(url.as_str()).await
}

/// What only works in a page that is awake, or lies over it until something takes it away.
const CLAIMS: &str =
    ".needs-script, .tryout, [data-reader], .gloss, .sheet, .tip, .search, .speaker, .renewal, .offline";

async fn claim_nothing_that_does_not_work(browser: &mut Browser) -> Result<()> {
    let folder = folder(&format!("claims {}", browser.engine()))?;
    let server = Site::default().offline().serve().await?;
    for path in ["index.html", "quiz.html", "chart/gdp-growth.html", "offline.html"] {
        let page = browser.open(&server.url(path)).await?;
        if path != "offline.html" {
            page.wakes().await?;
        }
        match path {
            "index.html" => drop(page.open_first_term().await?),
            "quiz.html" => page.open_search().await?,
            "offline.html" => page.sees(".offline").await?,
            _ => (),
        }
        let copy = copied(browser, &page, &folder, path).await?;
        // The styles are there.
        copy.sees("h1").await?;
        let classes = "return ['awake', 'script', 'voice', 'keeps'].filter((name) => document.documentElement.classList.contains(name))";
        until("what it says of itself", &Vec::<String>::new(), async || copy.eval(classes, vec![]).await)
            .await
            .with_context(|| path.to_owned())?;
        let claims = "return [...document.querySelectorAll(arguments[0])]\
            .filter((element) => element.checkVisibility({ visibilityProperty: true })).map(({ outerHTML }) => outerHTML.slice(0, 80))";
        let claims: Vec<String> = copy.eval(claims, vec![CLAIMS.into()]).await?;
        ensure!(claims.is_empty(), "{path}: {claims:#?}");
        match path {
            "index.html" => copy.sees(".howto__off").await?,
            "quiz.html" => copy.sees(".class__off").await?,
            _ => (),
        }
    }
    Ok(())
}

/// Of a lesson one slide is on the wall; of its copy all can be read.
async fn show_all_slides(browser: &mut Browser) -> Result<()> {
    let folder = folder(&format!("slides {}", browser.engine()))?;
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("slides/numbers.html")).await?;
    page.wakes().await?;
    let shown = "return [...document.querySelectorAll('.slide')].filter((slide) => slide.getBoundingClientRect().height > 0).length";
    let slides = page.count(".slide").await?;
    until("slides on the wall", &1, async || page.eval(shown, vec![]).await).await?;
    let copy = copied(browser, &page, &folder, "slides/numbers.html").await?;
    until("slides in the copy", &slides, async || copy.eval(shown, vec![]).await).await
}
