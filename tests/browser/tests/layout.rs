//! Nothing is wider than the window, nothing jumps.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::Feed, until};
use serde_json::json;

engines!(all: fits_its_width, other_pages_fit_their_width, frames_fit_their_width);

mod shifts {
    use super::{holds_still, other_pages_hold_still};
    browser_tests::engines!(chromium: holds_still, other_pages_hold_still);
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

async fn holds_still(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for size in SIZES {
        browser.resize(size).await?;
        for url in ["", "?e=heshi-centre#p-1.1.2"] {
            browser.open("about:blank").await?;
            let page = browser.open(&server.url(url)).await?;
            page.wakes().await?;
            let shift: f64 = page.eval_async(include_str!("../src/script/shift.js"), vec![]).await?;
            ensure!(shift < SHIFT, "{size:?} {url}: layout shift {shift}");
        }
    }
    Ok(())
}

async fn other_pages_hold_still(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for size in SIZES {
        browser.resize(size).await?;
        for (path, wakes) in PAGES {
            browser.open("about:blank").await?;
            let page = browser.open(&server.url(path)).await?;
            if wakes {
                page.wakes().await?;
            }
            let shift: f64 = page.eval_async(include_str!("../src/script/shift.js"), vec![]).await?;
            ensure!(shift < SHIFT, "{size:?} {path}: layout shift {shift}");
        }
    }
    Ok(())
}
