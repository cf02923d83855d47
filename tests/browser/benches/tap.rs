//! How long a tap on a drawing takes until its answer is painted, on a slow phone (CPU four times slower).
//!
//! `cargo xtask build && DIST_DIR=$PWD/dist cargo bench --package browser-tests`. Chromium's event timing counts from
//! the finger to the next frame, in steps of 8 ms; one frame takes 16 ms. The budget is 50 ms.

use std::path::Path;

use anyhow::Context;
use browser_tests::{Browser, Engine, Result, Site, session};
use serde_json::json;

/// A phone's screen in CSS pixels.
const PHONE: (u32, u32) = (390, 844);
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// Tapped after the twelve elements: townships, passages, threads.
const OTHERS: [&str; 6] = ["x-heshi", "x-hongshan", "p-1.1.1", "p-2.1.1", "l-1.1.1-2.1.1", "l-1.4.1-2.4.2"];

fn main() -> Result<()> {
    session::run(Engine::Chromium, "tap", Path::new(env!("CARGO_TARGET_TMPDIR")), measure)
}

async fn measure(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    let elements = page.elements().await?.into_iter().map(|id| format!("e-{id}"));
    let mut times = Vec::new();
    for anchor in elements.chain(OTHERS.map(str::to_owned)) {
        page.aim(&anchor).await?;
        page.eval::<()>(include_str!("../src/script/event_timing.js"), vec![]).await?;
        page.tap_part(&anchor).await?;
        let told = "const done = arguments[0]; setTimeout(() => done(window.slowest()), 400)";
        let time: f64 = page.eval_async(told, vec![]).await?;
        println!("{time:>5} ms {anchor}");
        times.push(time);
    }
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).context("no times")?;
    println!("median {median} ms, longest {} ms, of {} taps", times.last().context("no times")?, times.len());
    Ok(())
}
