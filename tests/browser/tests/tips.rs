//! The tips of a drawing's marks: by mouse, by finger and by keys, and how they go away.

use std::time::Duration;

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::Server, until};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    come_by_mouse,
    stay_while_pointed_at,
    come_by_keys,
    come_by_finger,
    stand_beside_their_marks;
    once:
    tell_of_what_is_tried,
    lead_to_the_table,
    need_no_script;
);

const PAGE: &str = "chart/expansion-investment.html";
const TARGET: &str = "a.mark[href='#r-target']";
const TIP: &str = "#tip";
const TEXT: &str = "#tip .tip__text:not([hidden])";

async fn open(browser: &Browser, path: &str) -> Result<(Server, Page)> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// Waits until the tip tells of a row, or is closed.
async fn tells_of(page: &Page, row: Option<&str>) -> Result<()> {
    let script = "const tip = document.querySelector('#tip:not([hidden])');\
        return tip?.querySelector('.tip__text:not([hidden])')?.dataset.row ?? null";
    until("the row of the tip", &row.map(str::to_owned), async || page.eval(script, vec![]).await).await
}

/// Waits until the mark of a row has the focus.
async fn has_focus(page: &Page, row: &str) -> Result<()> {
    let script = "return document.activeElement.getAttribute('href')";
    until("the focus", &Some(format!("#{row}")), async || page.eval(script, vec![]).await).await
}

/// Gives the first mark that is laid out the focus, as Tab would.
async fn focus_first(page: &Page) -> Result<()> {
    let script =
        "[...document.querySelectorAll('a.mark')].find((mark) => mark.getClientRects().length).focus()";
    page.eval(script, vec![]).await
}

async fn come_by_mouse(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, PAGE).await?;
    page.point_at(&format!("{TARGET} rect")).await?;
    tells_of(&page, Some("r-target")).await?;
    let text = page.text(TEXT).await?;
    for words in ["2024年目标", "24亿元以上", "“以上”：至少这么多，可以更多"] {
        ensure!(text.contains(words), "without {words}: {text}");
    }
    let source: String =
        page.eval("return document.querySelector(arguments[0] + ' a').href", vec![json!(TEXT)]).await?;
    ensure!(source.starts_with("http://www.qzlj.gov.cn/") && source.contains(":~:text="), "{source}");
    page.press(Key::Escape).await?;
    tells_of(&page, None).await
}

async fn stay_while_pointed_at(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, PAGE).await?;
    page.point_at(&format!("{TARGET} rect")).await?;
    tells_of(&page, Some("r-target")).await?;
    page.point_at("#tip .tip__text:not([hidden]) .tip__links").await?;
    // Longer than a mouse may be away.
    page.waits(Duration::from_millis(700)).await?;
    tells_of(&page, Some("r-target")).await?;
    page.point_at("h1").await?;
    tells_of(&page, None).await?;

    // A click holds it, until another one elsewhere.
    page.point_at(&format!("{TARGET} rect")).await?;
    page.click_here().await?;
    page.point_at("h1").await?;
    page.waits(Duration::from_millis(700)).await?;
    tells_of(&page, Some("r-target")).await?;
    page.is_at("").await?;
    page.click_here().await?;
    tells_of(&page, None).await
}

async fn come_by_keys(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "chart/gdp-growth.html").await?;
    let stops: usize = page
        .eval("return [...document.querySelectorAll('a.mark[tabindex=\"0\"]')].filter((mark) => mark.getClientRects().length).length", vec![])
        .await?;
    ensure!(stops == 1, "the drawings are {stops} stops of the keyboard");
    focus_first(&page).await?;
    tells_of(&page, Some("r-result")).await?;
    for (key, row) in [
        (Key::Right, "r-target"),
        (Key::Down, "r-base"),
        (Key::End, "r-implied"),
        (Key::Right, "r-implied"),
        (Key::Left, "r-base"),
        (Key::Home, "r-result"),
        (Key::Up, "r-result"),
    ] {
        page.press(key).await?;
        has_focus(&page, row).await?;
        tells_of(&page, Some(row)).await?;
    }
    page.press(Key::Escape).await?;
    tells_of(&page, None).await?;
    has_focus(&page, "r-result").await?;

    // Its links are the next stop, and its button gives the focus back.
    page.press(Key::Right).await?;
    tells_of(&page, Some("r-target")).await?;
    page.press(Key::Tab).await?;
    until("the focus is in the tip", &true, async || {
        page.eval("return document.activeElement.closest('#tip') !== null", vec![]).await
    })
    .await?;
    tells_of(&page, Some("r-target")).await?;
    page.focus(".tip__close").await?;
    page.press(Key::Enter).await?;
    tells_of(&page, None).await?;
    has_focus(&page, "r-target").await
}

async fn come_by_finger(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized_at(&server, PAGE, (390, 844)).await?;
    page.wakes().await?;
    page.tap_on(&format!("svg.plot--narrow {TARGET} rect")).await?;
    tells_of(&page, Some("r-target")).await?;
    page.sees(TIP).await?;
    page.is_at("").await?;
    page.tap_on(".tip__close").await?;
    tells_of(&page, None).await?;
    page.tap_on(&format!("svg.plot--narrow {TARGET} rect")).await?;
    tells_of(&page, Some("r-target")).await?;
    page.tap_on("h1").await?;
    tells_of(&page, None).await
}

/// Edges in CSS pixels from the window's left and upper edge.
#[derive(Debug, Deserialize)]
struct Edges {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

async fn stand_beside_their_marks(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for size in [(390, 844), (820, 1180), (1280, 800)] {
        let page = browser.open_sized_at(&server, "chart/gdp-growth.html", size).await?;
        page.wakes().await?;
        focus_first(&page).await?;
        for row in ["r-result", "r-target", "r-base", "r-implied"] {
            tells_of(&page, Some(row)).await?;
            page.eval_async::<f64>(include_str!("../src/script/settled.js"), vec![json!(TIP)]).await?;
            let script = "const edges = (element) => element.getBoundingClientRect().toJSON();\
                return [edges(document.querySelector('#tip')), edges(document.activeElement), innerWidth, innerHeight]";
            let (tip, mark, width, height): (Edges, Edges, f64, f64) = page.eval(script, vec![]).await?;
            let places = format!("{row} at {size:?}: {tip:?} {mark:?}");
            ensure!(tip.left >= 0.0 && tip.right <= width && tip.top >= 0.0, "outside: {places}");
            ensure!(
                tip.top >= mark.bottom - 0.5 || tip.bottom <= mark.top + 0.5,
                "covers its mark: {places}"
            );
            ensure!(tip.bottom <= height + 0.5, "below the window: {places}");
            page.press(Key::Right).await?;
        }
    }
    Ok(())
}

async fn tell_of_what_is_tried(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "chart/gdp-growth.html?g=7.1").await?;
    page.point_at("a.mark[href='#rate'] rect").await?;
    tells_of(&page, Some("rate")).await?;
    let text = page.text(TEXT).await?;
    ensure!(text.contains("7.1%") && text.contains("不是预测"), "{text}");
    Ok(())
}

async fn lead_to_the_table(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, PAGE).await?;
    page.stays("the table is open", &false, async || page.is_visible("#r-target").await).await?;
    focus_first(&page).await?;
    page.press(Key::Right).await?;
    has_focus(&page, "r-target").await?;
    page.press(Key::Enter).await?;
    page.is_at("#r-target").await?;
    page.sees("#r-target").await?;
    tells_of(&page, None).await?;

    // The same from the tip, and by a link from elsewhere.
    let (server, page) = open(browser, PAGE).await?;
    page.point_at(&format!("{TARGET} rect")).await?;
    tells_of(&page, Some("r-target")).await?;
    // The page may scroll under the mouse on its way to the link.
    page.click_here().await?;
    page.click("#tip .tip__text:not([hidden]) a[href^='#']").await?;
    page.sees("#r-target").await?;
    tells_of(&page, None).await?;
    let page = browser.open(&server.url(&format!("{PAGE}?x#r-target"))).await?;
    page.wakes().await?;
    page.sees("#r-target").await?;

    // Keys unfold it too.
    let (_server, page) = open(browser, PAGE).await?;
    page.focus("#table summary").await?;
    page.press(Key::Enter).await?;
    page.sees("#r-target").await
}

async fn need_no_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url(PAGE)).await?;
    page.stays("an empty tip is shown", &false, async || page.is_visible(TIP).await).await?;
    let targets: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('a.mark')].map((mark) => mark.getAttribute('href'))",
            vec![],
        )
        .await?;
    for target in targets {
        ensure!(page.count(&target).await? == 1, "{target} is nowhere");
    }
    Ok(())
}
