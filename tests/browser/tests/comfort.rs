//! 阅读设置: chosen in the panel, kept on the device, told in the URL; and what they make of the pages.

use anyhow::Context;
use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure, server::STRICT, until};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    are_chosen_by_keyboard,
    are_the_last_choice_on_the_way_back,
    do_without_storage,
    fit_the_window,
    leave_the_title_free,
    are_large_enough_for_the_elderly;
    once:
    are_kept_and_told,
    come_with_a_link,
    break_nothing_in_a_link,
    travel_on_from_a_link,
    are_the_last_choice_after_a_link,
    ignore_junk;
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

/// What a reader does on a page that came from a link stays on that page.
async fn break_nothing_in_a_link(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for settings in ["elder", "high", "dark"] {
        let page = browser.open_sized_at(&server, &format!("?c={settings}"), (390, 844)).await?;
        page.wakes().await?;
        page.eval::<()>("window.isSame = true", vec![]).await?;
        let at = async || -> Result<(bool, String)> {
            page.eval("return [window.isSame === true, location.search + location.hash]", vec![]).await
        };
        page.tap_on(".chip[href='#x-majia']").await?;
        page.sees(".sheet .sheet__title").await?;
        let chosen = (true, format!("?c={settings}#x-majia"));
        until("a township", &chosen, at).await.with_context(|| settings.to_owned())?;
        page.tap_on(".sheet__close").await?;

        page.open_search().await?;
        page.write("lingshou").await?;
        page.finds_first("lingshou", "零售增速全市第一").await?;
        page.press(Key::Enter).await?;
        page.search_is_closed().await?;
        let found = (true, format!("?c={settings}#p-1.1.2"));
        until("what was found", &found, at).await.with_context(|| settings.to_owned())?;
        page.shows(&State::nothing(&found.1).and_passage("1.1.2")).await?;

        // Terms are explained where they stand.
        page.open_first_term().await?;
        ensure!(at().await?.0, "{settings}: the page was loaded again");
    }
    Ok(())
}

/// The next page is read as the one from which the reader came, whatever the device remembers; and whoever reads a link
/// finds in it what it says.
async fn travel_on_from_a_link(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("glossary.html")).await?;
    page.click("[data-comfort-switch=elder]").await?;
    obeys(&page, "elder large").await?;
    let page = browser.open(&server.url("targets.html?c=dark")).await?;
    page.wakes().await?;
    obeys(&page, "dark").await?;
    let link = "#i-gdp-growth a";
    let href = "return document.querySelector(arguments[0]).getAttribute('href')";
    let before: String = page.eval(href, vec![json!(link)]).await?;
    // Somebody answers the click, and nobody goes anywhere.
    let stay = "window.isSame = true; addEventListener('click', (event) => event.preventDefault(), { once: true, capture: true })";
    page.eval::<()>(stay, vec![]).await?;
    page.click(link).await?;
    ensure!(page.eval::<String>(href, vec![json!(link)]).await? == before, "the link says something else");
    ensure!(page.eval::<bool>("return window.isSame === true", vec![]).await?, "the page was left");
    page.click(link).await?;
    until("the next page", &"?c=dark".to_owned(), async || query(&page).await).await?;
    let path = "return location.pathname.split('/').pop()";
    until("the next page", &"gdp-growth.html".to_owned(), async || page.eval(path, vec![]).await).await?;
    obeys(&page, "dark").await?;
    page.click("footer a[href$='offline.html']").await?;
    page.sees("#how").await?;
    obeys(&page, "dark").await?;
    // A choice ends it.
    page.click("[data-comfort-switch=elder]").await?;
    obeys(&page, "elder dark large").await?;
    page.click("footer a[href$='accessibility.html']").await?;
    until("the next page", &true, async || {
        page.eval("return location.pathname.endsWith('accessibility.html')", vec![]).await
    })
    .await?;
    obeys(&page, "elder dark large").await
}

/// A page that is left is not kept as it was by browsers that could.
const FORGOTTEN: &str = "addEventListener('unload', () => {}); addEventListener('beforeunload', () => {});";

/// Waits until a page is there, and is read so, by its address too.
async fn is_read(page: &Page, path: &str, settings: &str, query: &str) -> Result<()> {
    let script = "return [location.pathname.split('/').pop(), document.documentElement.dataset.comfort, location.search,\
        [...document.querySelectorAll('.comfort input:checked')].map(({ value }) => value).filter(Boolean).join(' ')]";
    let panel = settings.replace(" large", "");
    let expected = [path, settings, query, &panel].map(str::to_owned);
    until("the settings of the page", &expected, async || page.eval(script, vec![]).await).await
}

async fn are_the_last_choice_on_the_way_back(browser: &mut Browser) -> Result<()> {
    for first in ["", FORGOTTEN] {
        let server = Site::default().first_script(first).serve().await?;
        let page = browser.open(&server.url("targets.html")).await?;
        page.wakes().await?;
        page.click("[data-comfort-switch=elder]").await?;
        is_read(&page, "targets.html", "elder large", "?c=elder").await?;
        page.click("footer a[href$='accessibility.html']").await?;
        is_read(&page, "accessibility.html", "elder large", "?c=elder").await?;

        // Taken back there, it is gone everywhere.
        page.click(".comfort > summary").await?;
        page.click("[data-comfort-reset]").await?;
        is_read(&page, "accessibility.html", "", "").await?;
        page.back_to_page().await?;
        is_read(&page, "targets.html", "", "").await?;
        page.click("footer a[href$='offline.html']").await?;
        is_read(&page, "offline.html", "", "").await?;

        // Another choice there is the choice here.
        page.click(".comfort > summary").await?;
        page.click("input[value=dark]").await?;
        is_read(&page, "offline.html", "dark", "?c=dark").await?;
        page.back_to_page().await?;
        is_read(&page, "targets.html", "dark", "?c=dark").await?;
        page.reload().await?;
        is_read(&page, "targets.html", "dark", "?c=dark").await?;
    }
    Ok(())
}

async fn are_the_last_choice_after_a_link(browser: &mut Browser) -> Result<()> {
    for first in ["", FORGOTTEN] {
        let server = Site::default().first_script(first).serve().await?;
        // First the link, then the choice.
        let page = browser.open(&server.url("targets.html?c=elder")).await?;
        page.wakes().await?;
        page.click("footer a[href$='accessibility.html']").await?;
        is_read(&page, "accessibility.html", "elder large", "?c=elder").await?;
        page.click("[data-comfort-switch=elder]").await?;
        is_read(&page, "accessibility.html", "", "").await?;
        page.back_to_page().await?;
        is_read(&page, "targets.html", "", "").await?;

        // First the choice, then the link: it is what the reader asked for last, until there is another choice.
        page.click(".comfort > summary").await?;
        page.click("input[value=dark]").await?;
        is_read(&page, "targets.html", "dark", "?c=dark").await?;
        let page = browser.open(&server.url("accessibility.html?c=high")).await?;
        is_read(&page, "accessibility.html", "high", "?c=high").await?;
        page.reload().await?;
        is_read(&page, "accessibility.html", "high", "?c=high").await?;
        page.click("footer a[href$='offline.html']").await?;
        is_read(&page, "offline.html", "high", "?c=high").await?;
        page.click(".comfort > summary").await?;
        page.click("[data-comfort-reset]").await?;
        is_read(&page, "offline.html", "", "").await?;
        page.back_to_page().await?;
        is_read(&page, "accessibility.html", "", "").await?;
        page.back_to_page().await?;
        is_read(&page, "targets.html", "", "").await?;
    }
    Ok(())
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

/// Makes an open page take other settings, as if they were chosen on another one meanwhile.
async fn take(page: &Page, settings: &str) -> Result<()> {
    let script = "dispatchEvent(new StorageEvent('storage', { key: 'luojiang-comfort', newValue: arguments[0] }));\
        return document.documentElement.dataset.comfort";
    let taken: String = page.eval(script, vec![json!(settings)]).await?;
    ensure!(taken.split(' ').all(|word| word == "large" || settings.contains(word)), "{settings}: {taken}");
    ensure!(settings.split('.').all(|word| taken.contains(word)), "{settings}: {taken}");
    Ok(())
}

async fn fit_the_window(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for (path, wakes) in PAGES {
        let page = browser.open_sized_at(&server, path, (320, 640)).await?;
        if wakes {
            page.wakes().await?;
        }
        for settings in ["size2", "size4", "elder", "elder.size4"] {
            take(&page, settings).await?;
            for size in [(320, 640), (390, 844), (820, 1180), (1280, 800), (1920, 1080)] {
                browser.resize_opened(&page, size).await?;
                page.fits(&format!("{path} with {settings} at {size:?}")).await?;
            }
        }
    }
    Ok(())
}

/// The buttons above the title never lie over it, all of them, however large the type is.
async fn leave_the_title_free(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/voice.js")).serve().await?;
    for path in ["index.html", "targets.html", "chart/gdp-growth.html"] {
        let page = browser.open_sized_at(&server, path, (320, 640)).await?;
        page.sees(".tools [data-reader=speech]").await?;
        for settings in ["", "size4", "elder"] {
            take(&page, settings).await?;
            for size in [(320, 640), (820, 1180), (1160, 800), (1280, 800), (1920, 1080)] {
                browser.resize_opened(&page, size).await?;
                let over: Vec<String> = page.eval(include_str!("../src/script/masthead.js"), vec![]).await?;
                ensure!(over.is_empty(), "{path} with {settings} at {size:?}: {over:?} over the title");
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
