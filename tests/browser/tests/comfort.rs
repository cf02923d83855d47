//! 阅读设置: chosen in the panel, kept on the device, told in the URL; and what they make of the pages.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::STRICT, until};
use serde::Deserialize;
use serde_json::json;

engines!(all:
    are_kept_and_told,
    are_chosen_by_keyboard,
    come_with_a_link,
    do_without_storage,
    ignore_junk,
    fit_the_window,
    leave_the_title_free,
    are_large_enough_for_the_elderly,
);

mod darkened {
    use super::{browsers_that_darken_pages_get_our_dark_ones, light_stays_light_where_dark_is_preferred};
    browser_tests::engines!(chromium:
        browsers_that_darken_pages_get_our_dark_ones,
        light_stays_light_where_dark_is_preferred,
    );
}

/// Darkens pages as web views and an option of Chromium's do, whatever pages say.
async fn darken(browser: &Browser, preferred: &str) -> Result<()> {
    let preferred = json!({ "features": [{ "name": "prefers-color-scheme", "value": preferred }] });
    browser.devtools("Emulation.setEmulatedMedia", preferred).await?;
    browser.devtools("Emulation.setAutoDarkModeOverride", json!({ "enabled": true })).await?;
    Ok(())
}

/// What the page's own ground is (three numbers up to 255), and what the browser makes of the white that it gives by itself
/// to what has no colours of its own.
async fn grounds(page: &Page) -> Result<([u16; 3], [u16; 3])> {
    let script = "const probe = document.createElement('div');\
        probe.style.backgroundColor = 'canvas';\
        document.body.append(probe);\
        const numbers = (element) => getComputedStyle(element).backgroundColor.match(/\\d+/g).map(Number);\
        const grounds = [numbers(document.documentElement), numbers(probe)];\
        probe.remove();\
        return grounds";
    page.eval(script, vec![]).await
}

/// Of our light colours such a browser turns some and leaves others: halos around words, and lines that nobody sees. Our
/// dark ones it leaves alone.
async fn browsers_that_darken_pages_get_our_dark_ones(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(STRICT).serve().await?;
    for path in ["chart/gdp-growth.html", "", "chart/gdp-growth.html?c=light", "embed/chart/gdp-growth.html"]
    {
        let page = browser.open(&server.url(path)).await?;
        let (before, _) = grounds(&page).await?;
        ensure!(before.iter().all(|part| *part > 200), "{path}: {before:?} by itself");
        darken(browser, "light").await?;
        let page = browser.open(&server.url(path)).await?;
        let (ground, _) = grounds(&page).await?;
        ensure!(
            ground.iter().all(|part| *part < 60),
            "{path}: the ground is {ground:?}, and darkened by the browser"
        );
        browser.devtools("Emulation.setAutoDarkModeOverride", json!({})).await?;
    }
    ensure!(server.reports().is_empty(), "{:?}", server.reports());
    Ok(())
}

/// A reader for whose dark system the browser darkens what is light, and who wants this page light.
async fn light_stays_light_where_dark_is_preferred(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    darken(browser, "dark").await?;
    for (path, is_light) in [("chart/gdp-growth.html?c=light", true), ("chart/gdp-growth.html", false)] {
        let page = browser.open(&server.url(path)).await?;
        let (ground, canvas) = grounds(&page).await?;
        for part in [ground, canvas].concat() {
            ensure!((part > 200) == is_light, "{path}: {ground:?}, and the browser's own {canvas:?}");
        }
    }
    Ok(())
}

/// A browser that keeps nothing.
const NO_STORAGE: &str = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";

/// What is in force on the page.
async fn in_force(page: &Page) -> Result<String> {
    page.eval("return document.documentElement.dataset.comfort", vec![]).await
}

async fn obeys(page: &Page, settings: &str) -> Result<()> {
    until("the settings in force", &settings.to_owned(), async || in_force(page).await).await
}

async fn query(page: &Page) -> Result<String> {
    page.eval("return location.search", vec![]).await
}

async fn are_kept_and_told(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(STRICT).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    obeys(&page, "").await?;
    page.click("[data-comfort-switch=elder]").await?;
    obeys(&page, "elder large").await?;
    page.sees("[data-comfort-switch=elder][aria-pressed=true]").await?;
    ensure!(query(&page).await? == "?c=elder", "the URL tells");

    page.click(".comfort > summary").await?;
    page.sees(".comfort__panel").await?;
    page.click("input[value=dark]").await?;
    obeys(&page, "elder dark large").await?;
    ensure!(query(&page).await? == "?c=elder.dark", "the URL tells all");

    // Another page, without a word in its address.
    let page = browser.open(&server.url("chart/gdp-growth.html")).await?;
    obeys(&page, "elder dark large").await?;
    ensure!(page.count("input[value=dark]:checked").await? == 1, "the panel shows what is on");
    let paper: String =
        page.eval("return getComputedStyle(document.documentElement).backgroundColor", vec![]).await?;
    ensure!(paper == "rgb(22, 24, 23)", "{paper} is not dark");
    page.click(".comfort > summary").await?;
    page.click("[data-comfort-reset]").await?;
    obeys(&page, "").await?;
    ensure!(query(&page).await?.is_empty(), "nothing is left to tell");
    page.reload().await?;
    obeys(&page, "").await?;
    ensure!(server.reports().is_empty(), "{:?}", server.reports());
    Ok(())
}

async fn are_chosen_by_keyboard(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("glossary.html")).await?;
    page.focus(".comfort > summary").await?;
    page.press(Key::Enter).await?;
    page.sees(".comfort__panel").await?;
    page.press(Key::Tab).await?;
    page.press(Key::Right).await?;
    obeys(&page, "size2 large").await?;
    page.press(Key::Right).await?;
    obeys(&page, "size3 large").await?;
    page.press(Key::Escape).await?;
    until("the panel is closed", &0, async || page.count(".comfort[open]").await).await?;
    let focused = "return document.activeElement.matches('.comfort > summary')";
    ensure!(page.eval::<bool>(focused, vec![]).await?, "the focus is lost");
    Ok(())
}

async fn come_with_a_link(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("?c=high.light.still#structure")).await?;
    page.wakes().await?;
    obeys(&page, "high light still").await?;
    let paper: String =
        page.eval("return getComputedStyle(document.documentElement).backgroundColor", vec![]).await?;
    ensure!(paper == "rgb(255, 255, 255)", "{paper} is not the highest contrast");
    // What others read by is not kept.
    let page = browser.open(&server.url("")).await?;
    obeys(&page, "").await?;
    // Selecting something keeps the settings in the address.
    let page = browser.open(&server.url("?c=size2")).await?;
    page.wakes().await?;
    page.tap_element("heshi-centre").await?;
    until("the address", &"?c=size2#e-heshi-centre".to_owned(), async || {
        page.eval("return location.search + location.hash", vec![]).await
    })
    .await
}

async fn do_without_storage(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(NO_STORAGE).serve().await?;
    let page = browser.open(&server.url("targets.html")).await?;
    page.wakes().await?;
    page.click("[data-comfort-switch=elder]").await?;
    obeys(&page, "elder large").await?;
    // Links take them along.
    page.click("#i-gdp-growth a").await?;
    page.sees("h1").await?;
    until("the next page", &"?c=elder".to_owned(), async || query(&page).await).await?;
    obeys(&page, "elder large").await
}

async fn ignore_junk(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for (junk, settings) in [
        ("c=", ""),
        ("c=elder,dark", ""),
        ("c=size9.dark.light.constructor.%E5%A4%A7", "dark"),
        ("c=__proto__..size3.size2.", "size3 large"),
        ("cc=dark&xc=elder", ""),
        ("from=/a?c=dark", ""),
        ("c=%", ""),
    ] {
        let page = browser.open(&server.url(&format!("glossary.html?{junk}"))).await?;
        obeys(&page, settings).await?;
    }
    let page = browser.open(&server.url("glossary.html")).await?;
    for junk in ["", "...", "null", "{\"size\":4}", "elder\0", &"x".repeat(10_000)] {
        page.eval::<()>("localStorage.setItem('luojiang-comfort', arguments[0])", vec![json!(junk)]).await?;
        page.reload().await?;
        obeys(&page, "").await?;
    }
    // What names nothing takes nothing away.
    page.eval::<()>("localStorage.setItem('luojiang-comfort', 'elder')", vec![]).await?;
    let page = browser.open(&server.url("glossary.html?c=unknown")).await?;
    obeys(&page, "elder large").await
}

/// Pages of all kinds, and whether they wake.
const PAGES: [(&str, bool); 9] = [
    ("builder.html", true),
    ("teachers.html", true),
    ("index.html", true),
    ("targets.html", true),
    ("chart/gdp-growth.html", true),
    ("chart/city-quality-invest.html", true),
    ("money.html", false),
    ("glossary.html", false),
    ("accessibility.html", false),
];

async fn fit_the_window(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for settings in ["size2", "size4", "elder", "elder.size4"] {
        for (path, wakes) in PAGES {
            let path = format!("{path}?c={settings}");
            let page = browser.open_sized_at(&server, &path, (320, 640)).await?;
            if wakes {
                page.wakes().await?;
            }
            page.fits(&format!("{path} at the smallest size")).await?;
            for size in [(390, 844), (820, 1180), (1280, 800), (1920, 1080)] {
                browser.resize_opened(&page, size).await?;
                page.fits(&format!("{path} at {size:?}")).await?;
            }
        }
    }
    Ok(())
}

/// The buttons above the title never lie over it, all of them, however large the type is.
async fn leave_the_title_free(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/voice.js")).serve().await?;
    for settings in ["", "size4", "elder"] {
        for path in ["index.html", "targets.html", "chart/gdp-growth.html"] {
            let path = format!("{path}?c={settings}");
            let page = browser.open_sized_at(&server, &path, (320, 640)).await?;
            page.sees(".tools [data-reader=speech]").await?;
            for size in [(320, 640), (820, 1180), (1160, 800), (1280, 800), (1920, 1080)] {
                browser.resize_opened(&page, size).await?;
                let over: Vec<String> = page.eval(include_str!("../src/script/masthead.js"), vec![]).await?;
                ensure!(over.is_empty(), "{path} at {size:?}: {over:?} over the title");
            }
        }
    }
    Ok(())
}

/// What is too small to read or to hit, of a page.
#[derive(Debug, Deserialize)]
struct Small {
    text: Vec<String>,
    targets: Vec<String>,
}

async fn are_large_enough_for_the_elderly(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for (path, wakes) in PAGES {
        let page = browser.open_sized_at(&server, &format!("{path}?c=elder"), (390, 844)).await?;
        if wakes {
            page.wakes().await?;
        }
        let Small { text, targets } = page.eval(include_str!("../src/script/small.js"), vec![]).await?;
        ensure!(text.is_empty(), "{path}: smaller than 18 points: {text:#?}");
        ensure!(targets.is_empty(), "{path}: targets lower than 60 px: {targets:#?}");
        let spacing: f64 = page
            .eval(
                "const { lineHeight, fontSize } = getComputedStyle(document.querySelector('main p'));\
                 return parseFloat(lineHeight) / parseFloat(fontSize)",
                vec![],
            )
            .await?;
        ensure!(spacing >= 1.5, "{path}: lines {spacing} apart");
    }
    Ok(())
}
