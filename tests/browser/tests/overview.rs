//! The overview of all targets: sorted and filtered, told and kept in the URL, whole without a script.

use anyhow::Context;
use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::NO_SCRIPT, until};
use serde_json::json;

engines!(
    each:
    obeys_the_keyboard;
    once:
    filters_by_click,
    sorts_by_change,
    follows_the_url,
    ignores_junk,
    leads_to_a_chart,
    is_whole_without_a_script;
);

/// How many indicators there are.
const ALL: usize = 106;

async fn open(browser: &mut Browser, query: &str) -> Result<Page> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url(&format!("targets.html{query}"))).await?;
    page.wakes().await?;
    // The page lives as long as the test, and so must its server.
    Box::leak(Box::new(server));
    Ok(page)
}

/// The ids of the indicators that can be seen, from top to bottom, then from left to right.
async fn shown(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.tile')].filter((tile) => tile.checkVisibility())\
        .map((tile) => tile.id.slice(2))";
    page.eval(script, vec![]).await
}

async fn shows(page: &Page, count: usize) -> Result<Vec<String>> {
    until("the tiles in sight", &count, async || Ok(shown(page).await?.len())).await?;
    shown(page).await
}

/// Tiles whose place on the screen contradicts their place in the document.
async fn misplaced(page: &Page) -> Result<Vec<String>> {
    let script = "const tiles = [...document.querySelectorAll('.tile')].filter((tile) => tile.checkVisibility());\
        const place = (tile) => tile.getBoundingClientRect();\
        return tiles.filter((tile, at) => {\
          if (at === 0) return false;\
          const [before, here] = [place(tiles[at - 1]), place(tile)];\
          return here.top < before.top - 1 || (Math.abs(here.top - before.top) <= 1 && here.left <= before.left);\
        }).map((tile) => tile.id)";
    page.eval(script, vec![]).await
}

async fn told(page: &Page) -> Result<String> {
    page.eval("return document.querySelector('[role=status]').textContent", vec![]).await
}

async fn url(page: &Page) -> Result<String> {
    page.eval("return location.search + location.hash", vec![]).await
}

/// The words on the buttons that are pressed.
async fn pressed(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.sorter [aria-pressed=true]')]\
        .map((button) => button.firstChild.textContent.trim())";
    page.eval(script, vec![]).await
}

/// Clicks on the button that begins with these words.
async fn choose(page: &Page, words: &str) -> Result<()> {
    let mark = "const button = [...document.querySelectorAll('.sorter button')]\
        .find((button) => button.textContent.trim().startsWith(arguments[0]));\
        document.querySelector('[data-chosen]')?.removeAttribute('data-chosen');\
        button.setAttribute('data-chosen', '');\
        return null";
    page.eval::<()>(mark, vec![json!(words)]).await.with_context(|| format!("no button {words}"))?;
    page.click("[data-chosen]").await
}

async fn filters_by_click(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "").await?;
    ensure!(shown(&page).await?.len() == ALL, "not everything is shown at first");
    ensure!(pressed(&page).await? == ["按领域", "全部"], "{:?}", pressed(&page).await?);
    choose(&page, "比上年少").await?;
    let lower = shows(&page, 12).await?;
    ensure!(lower.contains(&"budget-local-growth".to_owned()), "{lower:?}");
    ensure!(told(&page).await?.starts_with("显示12项：目标比上年少的"), "{}", told(&page).await?);
    ensure!(url(&page).await? == "?f=less", "{}", url(&page).await?);
    ensure!(pressed(&page).await? == ["按领域", "比上年少"], "{:?}", pressed(&page).await?);
    choose(&page, "目标只有文字").await?;
    let words = shows(&page, 10).await?;
    ensure!(words.contains(&"air-quality".to_owned()), "{words:?}");
    choose(&page, "还原").await?;
    shows(&page, ALL).await?;
    ensure!(url(&page).await?.is_empty() && misplaced(&page).await?.is_empty(), "something is left over");
    Ok(())
}

async fn sorts_by_change(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "").await?;
    choose(&page, "按增减幅度").await?;
    until("the first tile", &"safety-blue-enterprises".to_owned(), async || {
        shown(&page).await?.into_iter().next().context("no tiles")
    })
    .await?;
    let order = shown(&page).await?;
    ensure!(order.len() == ALL, "{} tiles", order.len());
    let at = |id: &str| order.iter().position(|one| one == id).context("a tile");
    // Amounts, then rates, then what can't be compared.
    ensure!(at("bare-houses")? < at("gdp-growth")?, "rates among the amounts");
    ensure!(at("gdp-growth")? < at("budget-local-growth")?, "rates are not in order");
    ensure!(at("budget-local-growth")? < at("livelihood-projects")?, "what can't be compared comes first");
    ensure!(
        misplaced(&page).await?.is_empty(),
        "read in another order than seen: {:?}",
        misplaced(&page).await?
    );
    ensure!(page.is_visible("#by-rate h2").await?, "rates have no heading of their own");
    ensure!(!page.is_visible("#s-overview").await?, "an empty sector stays");
    choose(&page, "按能不能比").await?;
    until("the groups", &"?s=basis".to_owned(), async || url(&page).await).await?;
    ensure!(misplaced(&page).await?.is_empty(), "read in another order than seen");
    page.sees("#basis-different h2").await
}

async fn obeys_the_keyboard(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "").await?;
    page.eval::<()>("document.querySelector('.sorter button').focus()", vec![]).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Enter).await?;
    until("the order", &"?s=change".to_owned(), async || url(&page).await).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Space).await?;
    shows(&page, 8).await?;
    let focused: String =
        page.eval("return document.activeElement.firstChild.textContent.trim()", vec![]).await?;
    ensure!(focused == "比上年多", "the focus went to {focused}");
    Ok(())
}

async fn follows_the_url(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "?from=wechat&s=basis&f=target#money").await?;
    shows(&page, 36).await?;
    ensure!(pressed(&page).await? == ["按能不能比", "上年未列"], "{:?}", pressed(&page).await?);
    choose(&page, "只有结果").await?;
    shows(&page, 25).await?;
    ensure!(url(&page).await? == "?from=wechat&s=basis&f=result#money", "{}", url(&page).await?);
    page.reload().await?;
    page.wakes().await?;
    shows(&page, 25).await?;
    Ok(())
}

async fn ignores_junk(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "?s=size&f=%3Cscript%3E&x").await?;
    shows(&page, ALL).await?;
    ensure!(told(&page).await?.starts_with("共106项"), "{}", told(&page).await?);
    ensure!(url(&page).await? == "?s=size&f=%3Cscript%3E&x", "the URL was touched");
    Ok(())
}

async fn leads_to_a_chart(browser: &mut Browser) -> Result<()> {
    let page = open(browser, "?f=more").await?;
    shows(&page, 8).await?;
    page.tap_on("#i-tourist-visits .tile__verdict").await?;
    let place = "return location.pathname.split('/').slice(-2).join('/') + ' ' + document.readyState";
    // Between two pages Firefox has no answer.
    let expected = Some("chart/tourist-visits.html complete".to_owned());
    until("the chart's page", &expected, async || page.eval(place, vec![]).await).await?;
    page.sees(".chart__title").await?;
    page.back_to_page().await?;
    page.wakes().await?;
    shows(&page, 8).await?;
    Ok(())
}

async fn is_whole_without_a_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(NO_SCRIPT).serve().await?;
    for path in ["targets.html?f=less", "money.html"] {
        let page = browser.open(&server.url(path)).await?;
        let hidden = page.hidden(".tile, .money__group .fig, .money__warning, .mark text").await?;
        // Of three drawings for three widths one is shown.
        let hidden: Vec<_> = hidden.into_iter().filter(|hidden| !hidden.contains("text")).collect();
        ensure!(hidden.is_empty(), "{path}: {hidden:#?}");
    }
    let page = browser.open(&server.url("targets.html")).await?;
    ensure!(shown(&page).await?.len() == ALL, "tiles are missing");
    page.sees("#s-people h2").await?;
    page.tap_on("#i-gdp-growth .tile__verdict").await?;
    until("the chart's page", &Some(true), async || {
        page.eval("return location.pathname.endsWith('chart/gdp-growth.html')", vec![]).await
    })
    .await
}
