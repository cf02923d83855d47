//! Frames that follow their content come to one height, whatever they start from and whatever their page does to them.

use std::time::Duration;

use anyhow::Context;
use browser_tests::{
    Browser, Engine, Page, Result, engines, ensure,
    host::{Host, SCRIPT},
};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    are_the_same_from_low_and_high,
    are_the_same_in_large_type,
    never_grow_by_themselves,
    are_right_where_the_page_is_zoomed;
    once:
    leave_a_page_its_least_height;
);

mod zoomed {
    use super::are_right_on_any_screen;
    browser_tests::engines!(chromium: are_right_on_any_screen);
}

/// One page for embedding of each kind.
pub(crate) const KINDS: [&str; 9] = [
    "report/all",
    "structure/all",
    "structure/wanhong-axis",
    "sector/industry",
    "chart/gdp-growth",
    "targets/all",
    "figure/gdp-growth-2024",
    "township/heshi",
    "term/gdp",
];

/// What has depended on the window's height, and what has text beside a drawing, with widths at which it does.
const DELICATE: [(&str, u32); 3] =
    [("structure/wanhong-axis", 800), ("sector/industry", 420), ("chart/gdp-growth", 420)];

/// Heights to start from: much less and more than any content needs.
const STARTS: [u32; 2] = [100, 2000];

/// How far a frame may be from its content, in CSS pixels of the frame: a page that is zoomed has no finer ones.
const NEAR: f64 = 4.0;

/// Keeps what frames tell at them.
const LISTENS: &str =
    "<script>addEventListener('luojiang-height', ({ target, detail }) => { target.last = detail; })</script>";

/// Frames of these things and widths, each with all starts.
fn frames<'a>(things: impl IntoIterator<Item = (&'a str, u32)>, settings: &str) -> String {
    let frame = |(show, width): (&str, u32)| {
        STARTS.map(|height| {
            format!(
                "<iframe src='{{site}}embed/{show}.html{settings}' width={width} height={height}></iframe>\n"
            )
        })
    };
    let frames: String = things.into_iter().flat_map(frame).collect();
    format!("{LISTENS}{frames}{SCRIPT}")
}

/// What has become of a frame.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Outcome {
    src: String,
    /// Its height within its borders.
    height: f64,
    /// What it has told last: the height of its content and that of its window, in its own pixels.
    told: Option<(f64, f64)>,
}

/// Waits until all is as it should be and stays so; that takes a while on a busy machine, and no longer on an idle one.
async fn settled(page: &Page, right: impl Fn(&[Outcome]) -> Result<()>) -> Result<()> {
    let script = "return [...document.querySelectorAll('iframe')].map(({ src, clientHeight, last }) => \
        ({ src: src.split('/embed/')[1], height: clientHeight, told: last ? [last.height, last.window] : null }))";
    let mut before: Vec<Outcome> = vec![];
    for _ in 0..40 {
        tokio::time::sleep(Duration::from_millis(700)).await;
        let now: Vec<Outcome> = page.eval(script, vec![]).await?;
        if now == before && right(&now).is_ok() {
            return Ok(());
        }
        before = now;
    }
    right(&before).context("also after a while")?;
    anyhow::bail!("frames don't settle: {before:#?}")
}

/// Makes sure that each frame is as high as its content, and as high as the same one with another start.
fn fit(outcomes: &[Outcome], what: &str) -> Result<()> {
    for same in outcomes.chunks(STARTS.len()) {
        for Outcome { src, told, .. } in same {
            let (content, window) = told.unwrap_or_default();
            ensure!(content > 100.0, "{what}: {src}: {content} px of content");
            ensure!(
                (window - content).abs() <= NEAR,
                "{what}: {src}: {content} px of content in {window} px"
            );
        }
        let heights: Vec<_> = same.iter().map(|outcome| outcome.height).collect();
        ensure!(heights.iter().all(|height| *height == heights[0]), "{what}: {}: {heights:?}", same[0].src);
    }
    Ok(())
}

/// Opens a page with frames, and waits until they fit.
async fn try_out(browser: &Browser, body: &str, what: &str) -> Result<Host> {
    let host = Host::open(browser, body).await?;
    settled(&host.page, |outcomes| fit(outcomes, what)).await?;
    Ok(host)
}

async fn are_the_same_from_low_and_high(browser: &mut Browser) -> Result<()> {
    for width in [420, 800, 1200] {
        let body = frames(KINDS.map(|show| (show, width)), "");
        try_out(browser, &body, &format!("{width} px wide")).await?;
    }
    Ok(())
}

async fn are_the_same_in_large_type(browser: &mut Browser) -> Result<()> {
    for settings in ["?c=elder", "?c=size4"] {
        let things = KINDS.into_iter().filter(|show| *show != "targets/all").map(|show| (show, 800));
        try_out(browser, &frames(things, settings), settings).await?;
    }
    Ok(())
}

async fn never_grow_by_themselves(browser: &mut Browser) -> Result<()> {
    for habit in [
        "html, body { height: 100% } iframe { height: 100% }",
        "body { height: 100vh; margin: 0 } iframe { height: 50vh; min-height: 20vh; max-width: none }",
        "iframe { transition: height 0.4s ease-in-out }",
        "iframe { border: 12px solid; padding: 9px; box-sizing: border-box }",
        "iframe { border: 7px solid; padding: 9px 30px }",
        "* { box-sizing: border-box } iframe { border: 1px solid; max-width: 100% }",
        "body { display: grid; height: 100vh; overflow: auto; align-items: stretch }",
        "html { direction: rtl; color-scheme: dark; background: #000 }",
    ] {
        let body = format!("<style>{habit}</style>{}", frames(DELICATE, ""));
        try_out(browser, &body, habit).await?;
    }
    Ok(())
}

/// The zooms that readers and pages choose most.
const ZOOMS: [f64; 5] = [0.8, 0.9, 1.1, 1.25, 1.5];

async fn are_right_where_the_page_is_zoomed(browser: &mut Browser) -> Result<()> {
    for zoom in ZOOMS {
        let body = format!("<style>body {{ zoom: {zoom} }}</style>{}", frames(DELICATE, ""));
        try_out(browser, &body, &format!("zoom: {zoom}")).await?;
    }
    Ok(())
}

/// What a browser's own zoom does: more or fewer of the screen's pixels for each of the page's.
async fn are_right_on_any_screen(browser: &mut Browser) -> Result<()> {
    ensure!(browser.engine() == Engine::Chromium, "only its driver can");
    for zoom in ZOOMS {
        let (width, height) = ((1280.0 / zoom) as u32, (900.0 / zoom) as u32);
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": false });
        browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        let host = try_out(browser, &frames(DELICATE, ""), &format!("zoomed to {zoom}")).await?;
        let found: f64 = host.page.eval("return devicePixelRatio", vec![]).await?;
        ensure!((found - zoom).abs() < 0.01, "zoomed to {found}, not {zoom}");
    }
    Ok(())
}

/// A page that wants a frame higher than its content gets it; the content does not follow.
async fn leave_a_page_its_least_height(browser: &mut Browser) -> Result<()> {
    let body = format!("<style>iframe {{ min-height: 4000px }}</style>{}", frames(DELICATE, ""));
    let host = Host::open(browser, &body).await?;
    let is_higher_than_its_content = |outcomes: &[Outcome]| {
        for Outcome { src, height, told } in outcomes {
            let (content, window) = told.unwrap_or_default();
            ensure!(*height == 4000.0 && window == 4000.0, "{src}: {height} px high, {window} px inside");
            ensure!(content > 100.0 && content < 3900.0, "{src}: {content} px of content");
        }
        Ok(())
    };
    settled(&host.page, is_higher_than_its_content).await
}
