//! How long frames take while a finger drags the slider of a chart, on a slow phone (CPU four times slower).
//!
//! `cargo xtask build && DIST_DIR=$PWD/dist cargo bench --package browser-tests --bench slider`. A frame is the time
//! from one animation frame to the next; its budget is 50 ms.

use std::path::Path;

use anyhow::Context;
use browser_tests::{Browser, Engine, Result, Site, run};
use serde_json::json;

/// A phone's screen in CSS pixels.
const PHONE: (u32, u32) = (390, 844);
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// Where the thumb is dragged to, as shares of the slider's length.
const PLACES: [f64; 6] = [0.9, 0.1, 0.6, 0.2, 0.95, 0.5];

fn main() -> Result<()> {
    run(Engine::Chromium, "slider", Path::new(env!("CARGO_TARGET_TMPDIR")), &measure)
}

async fn measure(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    browser.resize(PHONE).await?;
    let mut frames: Vec<f64> = Vec::new();
    for chart in ["gdp-growth", "tourist-visits"] {
        let page = browser.open(&server.url(&format!("chart/{chart}.html"))).await?;
        page.wakes().await?;
        browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
        for place in PLACES {
            page.eval::<()>(include_str!("../src/script/frames.js"), vec![]).await?;
            page.slide("#rate", place, 40).await?;
            let times: Vec<f64> = page.eval("return window.sliding()", vec![]).await?;
            let longest = times.iter().copied().fold(0.0, f64::max);
            println!("{chart} to {place}: {} frames, longest {longest:.0} ms", times.len());
            frames.extend(times);
        }
        browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await?;
    }
    frames.sort_by(f64::total_cmp);
    let median = frames.get(frames.len() / 2).context("no frames")?;
    let longest = frames.last().context("no frames")?;
    println!("median {median:.0} ms, longest {longest:.0} ms, of {} frames", frames.len());
    Ok(())
}
