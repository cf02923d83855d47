//! Junk, and what is nearly right: to scripts that read addresses, memories and messages. The very scripts that are
//! served, in real engines.
//!
//! A failure names its seed; `FUZZ_SEED` in the environment repeats it.

use std::{
    env,
    hash::{BuildHasher, RandomState},
    time::Duration,
};

use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    server::{EVAL, Server},
    until,
};
use serde_json::{Value, json};

engines!(
    each:
    frames_answer_only_whom_they_should;
    once:
    settings_are_those_that_are_named,
    heights_are_those_that_frames_tell,
    addresses_select_what_they_name;
);

/// How many cases each script is tried with.
const CASES: u32 = 100_000;
/// How many at a time: drivers wait for a script for half a minute.
const AT_ONCE: u32 = 10_000;

/// What all scripts begin with.
const DICE: &str = include_str!("../src/script/fuzz.js");

/// Where the dice start.
fn seed() -> Result<u32> {
    match env::var("FUZZ_SEED") {
        Ok(given) => Ok(given.parse()?),
        Err(_) => Ok((RandomState::new().hash_one(()) >> 33) as u32),
    }
}

/// Runs a script with as many cases as wanted and fails with what it complains of.
async fn tries(
    page: &Page,
    script: &str,
    is_async: bool,
    cases: (u32, u32),
    more: Option<Value>,
) -> Result<()> {
    let script = format!("{DICE}\n{script}");
    let (all, at_once) = cases;
    let seed = seed()?;
    for done in (0..all).step_by(at_once as usize) {
        let seed = seed.wrapping_add(done);
        let arguments: Vec<Value> = [json!(seed), json!(at_once)].into_iter().chain(more.clone()).collect();
        let wrong: Vec<String> = if is_async {
            page.eval_async(&script, arguments).await?
        } else {
            page.eval(&script, arguments).await?
        };
        ensure!(wrong.is_empty(), "FUZZ_SEED={seed}: {wrong:#?}");
    }
    Ok(())
}

async fn settings_are_those_that_are_named(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(EVAL).serve().await?;
    let page = browser.open(&server.url("glossary.html")).await?;
    let script = include_str!("../src/script/fuzz_settings.js");
    tries(&page, script, true, (CASES, AT_ONCE), None).await
}

/// A page of another origin with frames of the site's and of its own.
async fn host(site: &Server) -> Result<Server> {
    let at = site.url("");
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>host</title>\
         <iframe src='{at}embed/term/gdp.html' width=500 height=100></iframe>\
         <iframe src='{at}embed/term/gdp.html' width=500 height=100 data-fixed></iframe>\
         <iframe src='{at}robots.txt' width=500 height=100></iframe>\
         <iframe srcdoc='<p>other' width=500 height=100></iframe><script src='{at}embed.js'></script>"
    );
    Site::default().extra_page(html).serve().await
}

async fn heights_are_those_that_frames_tell(browser: &mut Browser) -> Result<()> {
    let site = Site::default().serve().await?;
    let host = host(&site).await?;
    let page = browser.open(&host.extra_page()).await?;
    let height = "return document.querySelector('iframe').style.height";
    until("a height", &true, async || Ok(page.eval::<String>(height, vec![]).await?.ends_with("px"))).await?;
    let script = include_str!("../src/script/fuzz_host.js");
    tries(&page, script, false, (CASES, AT_ONCE), Some(json!(site.url("")))).await?;
    // It still listens to whom it should.
    page.eval::<()>("document.querySelector('iframe').width = 250", vec![]).await?;
    let fits = "const [frame] = document.querySelectorAll('iframe'); return frame.clientHeight > 100 && frame.clientHeight < 1200";
    until("the frame's own height", &true, async || {
        tokio::time::sleep(Duration::from_millis(50)).await;
        page.eval(fits, vec![]).await
    })
    .await
}

async fn frames_answer_only_whom_they_should(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(EVAL).serve().await?;
    let page = browser.open(&server.frame_url_of("embed/sector/industry.html", (500, 400))).await?;
    page.enter_frame(0).await?;
    page.sees("main").await?;
    let script = include_str!("../src/script/fuzz_frame.js");
    tries(&page, script, true, (CASES, AT_ONCE), None).await?;
    page.leave_frame().await
}

async fn addresses_select_what_they_name(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let script = include_str!("../src/script/fuzz_address.js");
    // The whole page is laid out for each, and browsers let a page change its address only so often: these are few. The
    // many are in `tests/addresses.rs`.
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    tries(&page, script, false, (60, 60), None).await
}
