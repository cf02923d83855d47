//! 洛江报告图解.html: the site as one file, opened from a disk, from a folder with Chinese characters and spaces.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::Context;
use browser_tests::{Browser, Key, Page, Result, engines, ensure, until};
use serde_json::json;
use url::Url;

engines!(
    each:
    wakes_and_asks_nobody,
    leads_from_page_to_page,
    searches,
    can_be_read_where_nothing_runs;
    once:
    gives_a_lesson,
    ignores_junk;
);

mod network {
    use super::{can_be_read_without_a_script, works_offline};
    browser_tests::engines!(chromium: can_be_read_without_a_script, works_offline);
}

const NAME: &str = "洛江报告图解.html";

/// The largest that it may be, in bytes.
const LARGEST: u64 = 1_500_000;

/// The file as `cargo xtask offline` wrote it: `OFFLINE_FILE`, or where it lies in the project.
fn original() -> Result<PathBuf> {
    let usual = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/offline").join(NAME);
    let file = env::var_os("OFFLINE_FILE").map_or(usual, PathBuf::from);
    ensure!(file.is_file(), "no {}: run `cargo xtask offline` or set OFFLINE_FILE", file.display());
    Ok(file)
}

/// The file as a teacher has it on a stick, with its text changed by `change`; its URL. Each test has its own.
fn on_a_stick(test: &str, change: impl Fn(String) -> String) -> Result<Url> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("课堂 资料（{test}）"));
    fs::create_dir_all(&folder)?;
    let path = folder.join(NAME);
    fs::write(&path, change(fs::read_to_string(original()?)?))?;
    Url::from_file_path(&path).ok().context("a path from the root")
}

async fn open(browser: &Browser, test: &str, rest: &str) -> Result<(Url, Page)> {
    let test = format!("{test} {}", browser.engine());
    let url = on_a_stick(&test, |text| text)?;
    let page = browser.open(&format!("{url}{rest}")).await?;
    page.wakes().await?;
    Ok((url, page))
}

/// Makes sure that nothing was asked of a network, and nothing of a disk but the file.
async fn asked_nobody(page: &Page) -> Result<()> {
    page.idle().await?;
    let script = "return performance.getEntriesByType('resource').map(({ name }) => name)\
        .filter((name) => !/^(blob|data):/.test(name))";
    let asked: Vec<String> = page.eval(script, vec![]).await?;
    // The progress feed is looked for beside every page, and is not there.
    let asked: Vec<_> = asked.into_iter().filter(|name| !name.ends_with("data/progress.json")).collect();
    ensure!(asked.is_empty(), "{asked:?}");
    Ok(())
}

async fn wakes_and_asks_nobody(browser: &mut Browser) -> Result<()> {
    let size = fs::metadata(original()?)?.len();
    ensure!(size <= LARGEST, "{size} bytes");
    let (_, page) = open(browser, "wakes", "").await?;
    let first = page.elements().await?.swap_remove(0);
    page.tap_element(&first).await?;
    page.sees(&format!("details[data-element={first}][open]")).await?;
    asked_nobody(&page).await?;
    ensure!(browser.console().await?.is_empty(), "{:?}", browser.console().await?);
    Ok(())
}

/// Follows the first link that leads to a page.
async fn follow(page: &Page, path: &str) -> Result<()> {
    let script = "const link = [...document.querySelectorAll('a[href]')].find((link) => \
        link.getAttribute('href').includes('p=' + encodeURIComponent(arguments[0]))); link.click(); return null";
    page.eval::<()>(script, vec![json!(path)]).await
}

async fn leads_from_page_to_page(browser: &mut Browser) -> Result<()> {
    let (_, page) = open(browser, "leads", "").await?;
    follow(&page, "teachers.html").await?;
    page.says("h1", "教师指南").await?;
    follow(&page, "quiz.html").await?;
    until("the quiz", &true, async || Ok(page.text("h1").await?.contains("小测验"))).await?;
    page.wakes().await?;
    page.back_to_page().await?;
    page.says("h1", "教师指南").await?;
    follow(&page, "worksheet.html").await?;
    until("the sheets", &true, async || Ok(page.text("h1").await?.contains("作业单"))).await?;
    page.wakes().await?;
    follow(&page, "index.html").await?;
    page.sees("#structure").await?;
    page.wakes().await?;
    asked_nobody(&page).await
}

async fn gives_a_lesson(browser: &mut Browser) -> Result<()> {
    let (_, page) = open(browser, "lesson", "?p=slides/numbers.html#slide-gdp").await?;
    page.sees("#slide-gdp.slide--now").await?;
    page.press(Key::Right).await?;
    page.sees("#slide-two-numbers.slide--now").await?;
    page.is_at("?p=slides/numbers.html#slide-two-numbers").await?;
    // The notes are in step, from a file too.
    let slides = page.window().await?;
    page.click(".deck__tools button[aria-keyshortcuts=n]").await?;
    let notes = page.enter_new_window(std::slice::from_ref(&slides)).await?;
    page.wakes().await?;
    page.sees("#slide-two-numbers.slide--now .slide__say").await?;
    page.press(Key::Right).await?;
    page.enter_window(&slides).await?;
    page.sees("#slide-mistake-rate.slide--now").await?;
    page.press(Key::Left).await?;
    page.enter_window(&notes).await?;
    page.sees("#slide-two-numbers.slide--now .slide__say").await
}

async fn searches(browser: &mut Browser) -> Result<()> {
    let (_, page) = open(browser, "search", "").await?;
    page.open_search().await?;
    page.write("wanhonglu").await?;
    until("a hit", &true, async || Ok(page.text("[role=option]").await?.contains("万虹路"))).await
}

async fn ignores_junk(browser: &mut Browser) -> Result<()> {
    for junk in ["?p=", "?p=../../etc/passwd", "?p=%E4%BD&p=x", "?p=__proto__", "?p=constructor#none"] {
        let (_, page) = open(browser, "junk", junk).await?;
        page.sees("#structure").await?;
    }
    Ok(())
}

/// A browser in which no script of the file runs.
async fn can_be_read_where_nothing_runs(browser: &mut Browser) -> Result<()> {
    let test = format!("still {}", browser.engine());
    let url = on_a_stick(&test, |text| text.replace("script-src 'unsafe-inline'", "script-src"))?;
    let page = browser.open(url.as_str()).await?;
    let hidden = page.hidden("h1, h2, .passage__summary").await?;
    ensure!(hidden.is_empty(), "{hidden:?}");
    Ok(())
}

async fn can_be_read_without_a_script(browser: &mut Browser) -> Result<()> {
    let url = on_a_stick("no script", |text| text)?;
    browser.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await?;
    let page = browser.open(url.as_str()).await?;
    // The driver's own scripts run all the same.
    let plans = page.count("noscript .lesson h1").await?;
    ensure!(plans == 4, "{plans} plans of lessons");
    page.sees("#structure").await
}

async fn works_offline(browser: &mut Browser) -> Result<()> {
    let conditions =
        json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.devtools("Network.enable", json!({})).await?;
    browser.devtools("Network.emulateNetworkConditions", conditions).await?;
    let (_, page) = open(browser, "offline", "?p=chart/gdp-growth.html").await?;
    page.slide("#rate", 0.9, 5).await?;
    until("a tried growth", &true, async || Ok(page.text(".tryout__rate").await? != "6.5%")).await
}
