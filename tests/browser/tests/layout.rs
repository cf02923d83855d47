//! Nothing is wider than the window, nothing jumps.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::Feed, until};
use serde_json::json;

engines!(each: fits_its_width, other_pages_fit_their_width, frames_fit_their_width);

mod shifts {
    use super::{
        desks_hold_still, frames_hold_still, phones_hold_still, projectors_hold_still,
        small_phones_hold_still, tablets_hold_still, what_jumps_is_noticed,
    };
    browser_tests::engines!(chromium:
        small_phones_hold_still,
        phones_hold_still,
        tablets_hold_still,
        desks_hold_still,
        projectors_hold_still,
        frames_hold_still,
        what_jumps_is_noticed,
    );
}

/// A small phone, a phone, a tablet, a desktop and a projector.
const SIZES: [(u32, u32); 5] = [(320, 640), (390, 844), (768, 1024), (1280, 800), (1920, 1080)];

/// All kinds of pages beside the main one: with one drawing or two, with long and short names; which of them wake.
const PAGES: [(&str, bool); 23] = [
    ("builder.html?show=chart/gdp-growth", true),
    ("targets.html", true),
    ("targets.html?s=change&f=less", true),
    ("chart/gdp-growth.html?g=7.1&m=6&v=190", true),
    ("chart/retail-sales-growth.html", true),
    ("chart/expansion-investment.html", true),
    ("chart/city-quality-invest.html", true),
    ("money.html", false),
    ("glossary.html", false),
    ("accessibility.html", false),
    ("print.html", false),
    ("print/targets.html", false),
    ("quiz.html", true),
    ("quiz.html?seed=3&at=1&kind=choice", true),
    ("quiz.html?seed=3&at=1&kind=judge", true),
    ("quiz.html?seed=3&at=1&kind=match", true),
    ("quiz.html?seed=3&at=1&kind=order", true),
    ("quiz.html?seed=3&at=1&kind=estimate", true),
    ("quiz.html?seed=3&at=1&kind=find", true),
    ("quiz.html?seed=3&at=1&kind=match&mode=class", true),
    ("quiz.html?seed=3&at=1&kind=order&mode=class", true),
    ("worksheet.html", true),
    ("worksheet.html?scope=theme-structure&sheets=a.words.proposal.key&seed=2", true),
];

/// Progress as long as it gets.
fn progress() -> Feed {
    let entries = ["expansion-investment", "city-quality-invest"].map(|id| {
        json!({
            "indicator": id, "value": 18.3, "unit": "亿元", "as_of": "2024-10-31",
            "source": { "title": "很长的出处（虚构）：".repeat(8), "url": "https://example.com/1.htm" }
        })
    });
    Feed::Text(json!({ "version": 1, "entries": entries }).to_string())
}

/// Makes a page that was opened at a size as small and as large as any, and checks that nothing is too wide.
async fn fits_at_all_sizes(browser: &Browser, page: &Page, what: &str) -> Result<()> {
    for size in SIZES {
        browser.resize_opened(page, size).await?;
        page.fits(&format!("{what} at {size:?}")).await?;
    }
    Ok(())
}

async fn fits_its_width(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, SIZES[0]).await?;
    page.wakes().await?;
    fits_at_all_sizes(browser, &page, "as it comes").await?;
    page.click(".fold-all button").await?;
    let count = page.count("details[data-passage]").await?;
    until("unfolded passages", &count, async || Ok(page.state().await?.passages.len())).await?;
    page.tap_element("heshi-centre").await?;
    fits_at_all_sizes(browser, &page, "all unfolded").await?;
    for size in SIZES {
        browser.resize_opened(&page, size).await?;
        page.open_first_term().await?;
        page.fits(&format!("with a term at {size:?}")).await?;
        page.press(Key::Escape).await?;
    }
    Ok(())
}

async fn other_pages_fit_their_width(browser: &mut Browser) -> Result<()> {
    let server = Site::default().feed(progress()).serve().await?;
    for (path, wakes) in PAGES {
        let page = browser.open_sized_at(&server, path, SIZES[0]).await?;
        if wakes {
            page.wakes().await?;
        }
        fits_at_all_sizes(browser, &page, path).await?;
    }
    for path in ["targets.html", "chart/expansion-investment.html"] {
        let page = browser.open_sized_at(&server, path, SIZES[0]).await?;
        page.sees("#i-expansion-investment .tile__latest, #latest").await?;
        fits_at_all_sizes(browser, &page, &format!("{path} with progress")).await?;
    }
    Ok(())
}

/// One of each kind for embedding, with the longest names.
const EMBEDS: [&str; 11] = [
    "report/all",
    "structure/all",
    "structure/wanhong-axis",
    "sector/industry",
    "chart/gdp-growth",
    "chart/expansion-investment",
    "targets/all",
    "figure/gdp-growth-2024",
    "township/heshi",
    "term/gdp",
    "term/learn-dare-deliver",
];

/// The width of a bare frame in the column beside an article, and on the narrowest phone (CSS pixels).
const FRAMES: [u32; 2] = [240, 320];

async fn frames_fit_their_width(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for show in EMBEDS {
        for settings in ["", "?c=size4", "?c=elder"] {
            let path = format!("embed/{show}.html{settings}");
            let page = browser.open(&server.frame_url_of(&path, (FRAMES[0], 480))).await?;
            page.enter_frame(0).await?;
            for width in FRAMES {
                page.resize_frame((width, 480)).await?;
                page.fits(&format!("{path}, {width} px wide")).await?;
            }
        }
    }
    Ok(())
}

/// The largest sum of layout shifts (a ratio without a unit) while the page loads and wakes.
const SHIFT: f64 = 0.02;

/// A phone's network: bytes in a second, and milliseconds until the first of them comes. Where everything is here at
/// once, nothing can jump when the rest comes.
const SLOW: (u32, u32) = (200_000, 150);

/// Pages that wake up, for which the shifts are measured while they load: those above, and what else has a look of its
/// own from the first paint on.
const MORE: [(&str, bool); 10] = [
    ("", true),
    ("?e=heshi-centre#p-1.1.2", true),
    ("figures.html", false),
    ("teachers.html", true),
    ("lesson/numbers.html", false),
    ("slides/numbers.html", true),
    ("slides/numbers.html#slide-gdp-chart", true),
    ("slides/space.html", true),
    ("slides/space.html?notes=1#slide-zones", true),
    ("offline.html", false),
];

/// Makes the network slow until the test ends. What was fetched before is fetched again.
async fn slow_down(browser: &Browser) -> Result<()> {
    let (bytes, latency) = SLOW;
    browser.devtools("Network.enable", json!({})).await?;
    browser
        .devtools(
            "Network.emulateNetworkConditions",
            json!({ "offline": false, "latency": latency, "downloadThroughput": bytes, "uploadThroughput": bytes }),
        )
        .await?;
    Ok(())
}

/// How much has jumped on the page so far, and what that was.
async fn shift(page: &Page) -> Result<(f64, Vec<String>)> {
    page.eval_async(include_str!("../src/script/shift.js"), vec![]).await
}

/// Loads pages over a slow network at a size and makes sure that nothing jumps.
async fn hold_still(browser: &Browser, size: (u32, u32), pages: &[(&str, bool)]) -> Result<()> {
    let server = Site::default().serve().await?;
    browser.resize(size).await?;
    slow_down(browser).await?;
    let mut moved = Vec::new();
    for (path, wakes) in pages {
        browser.open("about:blank").await?;
        let page = browser.open(&server.url(path)).await?;
        if *wakes {
            page.wakes().await?;
        }
        let (shift, what) = shift(&page).await?;
        if shift >= SHIFT {
            moved.push(format!("{path}: {shift:.3}: {what:#?}"));
        }
    }
    ensure!(moved.is_empty(), "at {size:?}: {moved:#?}");
    Ok(())
}

async fn small_phones_hold_still(browser: &mut Browser) -> Result<()> {
    hold_still(browser, SIZES[0], &[&MORE[..], &PAGES].concat()).await
}

async fn phones_hold_still(browser: &mut Browser) -> Result<()> {
    hold_still(browser, SIZES[1], &[&MORE[..], &PAGES].concat()).await
}

async fn tablets_hold_still(browser: &mut Browser) -> Result<()> {
    hold_still(browser, SIZES[2], &[&MORE[..], &PAGES].concat()).await
}

async fn desks_hold_still(browser: &mut Browser) -> Result<()> {
    hold_still(browser, SIZES[3], &[&MORE[..], &PAGES].concat()).await
}

async fn projectors_hold_still(browser: &mut Browser) -> Result<()> {
    hold_still(browser, SIZES[4], &[&MORE[..], &PAGES].concat()).await
}

async fn frames_hold_still(browser: &mut Browser) -> Result<()> {
    let paths = EMBEDS.map(|show| format!("embed/{show}.html"));
    hold_still(browser, SIZES[1], &paths.each_ref().map(|path| (path.as_str(), false))).await
}

/// A page that jumps is told apart from one that doesn't.
async fn what_jumps_is_noticed(browser: &mut Browser) -> Result<()> {
    let page = |script: &str| {
        format!(
            "<!doctype html><title>x</title><div id=above></div><p id=words>words</p><script>\
             requestAnimationFrame(() => requestAnimationFrame(() => {{ {script}; document.title = 'done' }}))</script>"
        )
    };
    for (script, jumps) in [("", false), ("document.querySelector('#above').style.height = '300px'", true)] {
        let server = Site::default().extra_page(page(script)).serve().await?;
        let page = browser.open(&server.extra_page()).await?;
        until("it has happened", &"done".to_owned(), async || {
            page.eval("return document.title", vec![]).await
        })
        .await?;
        let (shift, _) = shift(&page).await?;
        ensure!((shift > SHIFT) == jumps, "a shift of {shift}, although it jumps: {jumps}");
    }
    Ok(())
}
