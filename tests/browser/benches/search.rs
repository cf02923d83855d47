//! How long the search takes for each key until what it found is painted, on a slow phone (CPU four times slower).
//!
//! `cargo xtask build && DIST_DIR=$PWD/dist cargo bench --package browser-tests --bench search`. The work is the time
//! from the key to the end of its handlers, with what they changed laid out. Its budget is 30 ms. Everything is written
//! three times, each time in a browser that was just started, and the best counts: other programs only make it slower.

use std::path::Path;

use anyhow::Context;
use browser_tests::{Browser, Engine, Result, Site, run, server::Server};
use serde_json::json;

/// A phone's screen in CSS pixels.
const PHONE: (u32, u32) = (390, 844);
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// How often everything is written.
const ROUNDS: usize = 3;
/// What is written, key by key.
const QUERIES: [&str; 8] =
    ["wanhonglu", "whl", "heshi xiangmu", "河市项目", "105.7亿", "wanhogn", "专精特新小巨人", "qqqqzz"];

fn main() -> Result<()> {
    run(Engine::Chromium, "search", Path::new(env!("CARGO_TARGET_TMPDIR")), &measure)
}

async fn measure(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut best: Vec<Vec<f64>> = Vec::new();
    for _ in 0..ROUNDS {
        let round = write_all(browser, &server).await?;
        if best.is_empty() {
            best = round;
        } else {
            for (best, time) in best.iter_mut().flatten().zip(round.into_iter().flatten()) {
                *best = best.min(time);
            }
        }
    }
    for (query, keys) in QUERIES.into_iter().zip(&best) {
        let told: Vec<_> = keys.iter().map(|time| format!("{time:.0}")).collect();
        println!("{query}: {} ms", told.join(", "));
    }
    let mut times = best.concat();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).context("no keys")?;
    let longest = times.last().context("no keys")?;
    println!(
        "median {median:.1} ms, longest {longest:.1} ms, of {} keys, the best of {ROUNDS} each",
        times.len()
    );
    Ok(())
}

/// Opens the page in a new browser and writes every query; how long each key of each query took.
async fn write_all(browser: &mut Browser, server: &Server) -> Result<Vec<Vec<f64>>> {
    browser.restart().await?;
    let page = browser.open_sized(server, PHONE).await?;
    page.wakes().await?;
    page.open_search().await?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    let mut times = Vec::new();
    for query in QUERIES {
        times.push(page.eval_async(include_str!("../src/script/write.js"), vec![json!(query)]).await?);
    }
    Ok(times)
}
