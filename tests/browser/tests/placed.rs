//! The site built in other ways than the one that all other tests open. `cargo xtask test --full` builds them and names the
//! folders; without that, these tests say that they are skipped.

use std::{env, ffi::OsString};

use browser_tests::{Browser, Page, Result, Site, engines, ensure, server::Server, until};
use serde_json::{Value, json};

engines!(
    each:
    works_below_a_folder,
    no_offline_keeps_nothing_and_ends_what_was_kept;
    once:
    plain_build_wakes;
);

/// The folder of `cargo xtask build --public-url /tujie/ --site-url https://www.example.cn/tujie/`.
const TUJIE: &str = "PLACED_TUJIE";
/// The folder of `cargo xtask build --no-offline`.
const NO_OFFLINE: &str = "PLACED_NO_OFFLINE";
/// The folder of `trunk build`.
const PLAIN: &str = "PLACED_PLAIN";

/// A page with a chart of its own.
const CHART: &str = "chart/gdp-growth.html";

/// The folder that a variable names.
fn built(variable: &str) -> Option<OsString> {
    let folder = env::var_os(variable).filter(|folder| !folder.is_empty());
    if folder.is_none() {
        eprintln!("skipped: {variable} names no folder; `cargo xtask test --full` builds one");
    }
    folder
}

/// The main page and one with a chart wake. All that they load is there, or else they would complain.
async fn both_wake(browser: &Browser, server: &Server) -> Result<Page> {
    for path in ["", CHART] {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        let looks =
            "return getComputedStyle(document.body).fontFamily.length > 0 && document.styleSheets.length > 0";
        ensure!(page.eval::<bool>(looks, vec![]).await?, "{path:?} has no styles");
    }
    ensure!(!server.requests_ending(".wasm").is_empty(), "no WebAssembly was asked for");
    browser.open(&server.url("")).await
}

async fn works_below_a_folder(browser: &mut Browser) -> Result<()> {
    let Some(folder) = built(TUJIE) else { return Ok(()) };
    // Whatever is asked for beside the folder is not there.
    let server = Site::default().built(&folder).mount("/tujie/").serve().await?;
    let page = both_wake(browser, &server).await?;
    // Where a server gives a page at any address, only whole paths lead to what it loads.
    let places = "return [...document.querySelectorAll('script[src], link[rel=stylesheet]')]\
        .map((one) => one.getAttribute('src') ?? one.getAttribute('href')).filter((at) => !at.startsWith('/-/'))";
    let places: Vec<String> = page.eval(places, vec![]).await?;
    let beside: Vec<_> = places.iter().filter(|place| !place.starts_with("/tujie/")).collect();
    ensure!(places.len() > 1 && beside.is_empty(), "{beside:?} of {places:?}");
    let canonical = "return document.querySelector('link[rel=canonical]')?.href ?? ''";
    for (path, expected) in
        [("", "https://www.example.cn/tujie/"), (CHART, "https://www.example.cn/tujie/chart/gdp-growth.html")]
    {
        let page = browser.open(&server.url(path)).await?;
        let found: String = page.eval(canonical, vec![]).await?;
        ensure!(found == expected, "{path:?} says that it is {found:?}");
    }
    Ok(())
}

async fn no_offline_keeps_nothing_and_ends_what_was_kept(browser: &mut Browser) -> Result<()> {
    let Some(folder) = built(NO_OFFLINE) else { return Ok(()) };
    let server = Site::default().offline().built(&folder).serve().await?;
    let page = both_wake(browser, &server).await?;
    // What would have it kept is not even told where that script is.
    let asks = "return document.querySelector('[data-offline]') !== null";
    ensure!(!page.eval::<bool>(asks, vec![]).await?, "the page has itself kept");
    ensure!(page.workers().await? == 0, "there is a worker");
    ensure!(page.caches().await?.is_empty(), "something is kept: {:?}", page.caches().await?);

    // Where an earlier build was kept.
    let server = Site::default().offline().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.keeps_everything().await?;
    ensure!(page.workers().await? == 1, "nothing to end");
    server.replace(&folder);
    // The browser looks for a new worker by itself when a page is opened; not before a while after.
    let look =
        "setTimeout(() => navigator.serviceWorker.getRegistration().then((it) => it.update())); return null";
    page.eval::<()>(look, vec![]).await?;
    let state = "const [done] = arguments; Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])\
        .then(([workers, kept]) => done([workers.length, kept.length, navigator.serviceWorker.controller === null]))";
    // The page is loaded anew meanwhile, and then there is nobody to ask.
    until("workers, what is kept, and whether the network answers", &json!([0, 0, true]), async || {
        Ok(page.eval_async::<Value>(state, vec![]).await.unwrap_or_default())
    })
    .await?;
    both_wake(browser, &server).await?;
    Ok(())
}

async fn plain_build_wakes(browser: &mut Browser) -> Result<()> {
    let Some(folder) = built(PLAIN) else { return Ok(()) };
    let server = Site::default().built(&folder).serve().await?;
    both_wake(browser, &server).await?;
    Ok(())
}
