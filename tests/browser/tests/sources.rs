//! Each figure is a link that opens the published report at its words. A page
//! with the report's text stands in for the official one, which is not asked.

use std::{collections::BTreeMap, env, fmt::Write, fs, time::Duration};

use anyhow::Context;
use browser_tests::{Browser, Page, Result, Site, engines, ensure};
use serde::Deserialize;
use serde_json::json;
use tokio::time::{Instant, sleep};

engines!(each: find_their_words);

/// How long the browser may search.
const SEARCH: Duration = Duration::from_secs(2);

async fn find_their_words(browser: &mut Browser) -> Result<()> {
    let Some(report) = env::var("REPORT_TEXT").ok().filter(|path| !path.is_empty()) else {
        eprintln!("passed over: REPORT_TEXT names no file with the report's text");
        return Ok(());
    };
    let text = fs::read_to_string(&report).with_context(|| format!("REPORT_TEXT: {report}"))?;
    let server = Site::default().extra_page(stand_in(&text)).serve().await?;
    let page = browser.open(&server.url("")).await?;
    let links: BTreeMap<String, String> = page.eval(include_str!("../src/script/sources.js"), vec![]).await?;
    ensure!(links.len() > 200, "only {} links to the report", links.len());

    // Words that are not in the report must not be found, or finding the others says nothing.
    let page = browser.open(&format!("{}#:~:text=没有这句话", server.extra_page())).await?;
    ensure!(
        finds(&page, "text=没有这句话").await?.is_err(),
        "the browser scrolls for words that are not there"
    );

    let mut lost = String::new();
    for (i, (directive, figure)) in links.iter().enumerate() {
        // Another query each time, so that the page is really loaded.
        let page = browser.open(&format!("{}?{i}#:~:{directive}", server.extra_page())).await?;
        if let Err(found) = finds(&page, directive).await? {
            writeln!(lost, "  {figure}: {directive} {found}")?;
        }
    }
    ensure!(lost.is_empty(), "not found:\n{lost}");
    Ok(())
}

/// The report as paragraphs far apart, so that a found one is alone in the window.
fn stand_in(text: &str) -> String {
    let escape = |line: &str| line.replace('&', "&amp;").replace('<', "&lt;");
    let mut html = String::from(
        "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>report</title>\
         <style>p { margin: 0; padding: 150vh 0; font-size: 6px }</style>",
    );
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        html.push_str("<p>");
        html.push_str(&escape(line));
    }
    html
}

/// Where the browser has come to.
#[derive(Debug, Deserialize)]
struct Place {
    scrolled: bool,
    /// The text of the paragraph in the middle of the window.
    text: String,
}

/// Whether the browser goes to a paragraph with the words; if not, where it is.
async fn finds(page: &Page, directive: &str) -> Result<Result<(), String>> {
    let script = include_str!("../src/script/found.js");
    let start = Instant::now();
    loop {
        let place: Place = page.eval(script, vec![json!(directive)]).await?;
        if place.scrolled {
            return Ok(if place.text.is_empty() { Ok(()) } else { Err(format!("(opens {})", place.text)) });
        }
        if start.elapsed() > SEARCH {
            return Ok(Err(String::new()));
        }
        sleep(Duration::from_millis(5)).await;
    }
}
