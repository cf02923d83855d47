//! How long a tap on a drawing takes until its answer is painted, on a slow phone (CPU four times slower).
//!
//! `cargo xtask build && DIST_DIR=$PWD/dist cargo bench --package browser-tests`. Chromium's event timing counts from
//! the finger (its lifting, if the answer is to that) to the next frame, in steps of 8 ms; one frame takes 16 ms. The
//! budget is 50 ms. Every tap is taken three times, each time in a browser that was just started, and the best counts:
//! other programs only ever make it slower.

use std::{path::Path, time::Duration};

use anyhow::Context;
use browser_tests::{Browser, Engine, Result, Site, run, server::Server};
use serde_json::json;

/// A phone's screen in CSS pixels.
const PHONE: (u32, u32) = (390, 844);
/// How much slower than this machine the phone is.
const SLOWER: u32 = 4;
/// How long a reader looks at the page before the first tap.
const GLANCE: Duration = Duration::from_secs(1);
/// How often every tap is taken.
const ROUNDS: usize = 3;
/// Tapped after the twelve elements: townships, passages, threads.
const OTHERS: [&str; 6] = ["x-heshi", "x-hongshan", "p-1.1.1", "p-2.1.1", "l-1.1.1-2.1.1", "l-1.4.1-2.4.2"];

fn main() -> Result<()> {
    run(Engine::Chromium, "tap", Path::new(env!("CARGO_TARGET_TMPDIR")), &measure)
}

/// How long after the finger (milliseconds) the answer to a tap is painted, its handler begins, and is done.
type Times = (f64, f64, f64);

async fn measure(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut best: Vec<(String, Times)> = Vec::new();
    for _ in 0..ROUNDS {
        let round = tap_all(browser, &server).await?;
        if best.is_empty() {
            best = round;
        } else {
            for ((_, best), (_, times)) in best.iter_mut().zip(round) {
                *best = if times.0 < best.0 { times } else { *best };
            }
        }
    }
    for (anchor, (painted, begun, done)) in &best {
        println!(
            "{painted:>5} ms {anchor}: waits {begun:.0}, handler {:.0}, painting {:.0}",
            done - begun,
            painted - done
        );
    }
    best.sort_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
    let median = best.get(best.len() / 2).context("no times")?.1.0;
    let longest = best.last().context("no times")?.1.0;
    println!("median {median} ms, longest {longest} ms, of {} taps, the best of {ROUNDS} each", best.len());
    Ok(())
}

/// Opens the page in a new browser and taps on everything, one after another.
async fn tap_all(browser: &mut Browser, server: &Server) -> Result<Vec<(String, Times)>> {
    browser.restart().await?;
    // A phone's finger does not hover.
    let finger = json!([{ "name": "hover", "value": "none" }, { "name": "pointer", "value": "coarse" }]);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": finger })).await?;
    let page = browser.open_sized(server, PHONE).await?;
    page.wakes().await?;
    browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWER })).await?;
    tokio::time::sleep(GLANCE).await;
    let elements = page.elements().await?.into_iter().map(|id| format!("e-{id}"));
    let mut taps = Vec::new();
    for anchor in elements.chain(OTHERS.map(str::to_owned)) {
        page.aim(&anchor).await?;
        page.eval::<()>(include_str!("../src/script/event_timing.js"), vec![]).await?;
        page.tap_part(&anchor).await?;
        let told = "const done = arguments[0]; setTimeout(() => done(window.slowest()), 400)";
        taps.push((anchor, page.eval_async(told, vec![]).await?));
    }
    Ok(taps)
}
