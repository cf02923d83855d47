//! No page sets a cookie, whatever is done on it.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, until};
use serde_json::json;

engines!(
    each:
    none_comes_with_any_kind_of_page,
    none_comes_with_what_pages_can_do,
    none_comes_with_what_is_kept_offline,
    is_noticed_where_there_is_one;
);

/// One page of each kind.
const KINDS: [&str; 27] = [
    "",
    "targets.html",
    "glossary.html",
    "figures.html",
    "money.html",
    "accessibility.html",
    "offline.html",
    "unsaved.html",
    "404.html",
    "chart/gdp-growth.html",
    "quiz.html",
    "teachers.html",
    "worksheet.html",
    "builder.html",
    "lesson/numbers.html",
    "slides/numbers.html",
    "print.html",
    "print/ecology.html",
    "embed/report/all.html",
    "embed/structure/all.html",
    "embed/structure/heshi-centre.html",
    "embed/sector/industry.html",
    "embed/targets/all.html",
    "embed/township/heshi.html",
    "embed/term/gdp.html",
    "embed/chart/gdp-growth.html",
    "embed/figure/gdp-2023.html",
];

async fn none_comes_with_any_kind_of_page(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for path in KINDS {
        let page = browser.open(&server.url(path)).await?;
        ensure!(page.count("h1").await? > 0, "{path}: no such page");
        page.idle().await?;
        page.has_no_cookie().await?;
    }
    Ok(())
}

async fn none_comes_with_what_pages_can_do(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let open = async |path: &str| -> Result<Page> {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        Ok(page)
    };
    // The search, a term, and settings that are kept.
    let page = open("").await?;
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.press(Key::Escape).await?;
    page.search_is_closed().await?;
    page.tap_element("heshi-centre").await?;
    page.open_first_term().await?;
    page.press(Key::Escape).await?;
    page.click("[data-comfort-switch=elder]").await?;
    let kept = "return localStorage.length > 0";
    until("a setting is kept", &true, async || page.eval(kept, vec![]).await).await?;
    page.has_no_cookie().await?;
    page.eval::<()>("localStorage.clear(); return null", vec![]).await?;
    // An answer that is kept.
    let page = open("quiz.html?kind=judge&n=5&seed=1&at=1").await?;
    page.click(".asking__option").await?;
    page.click(".asking__decide").await?;
    page.sees(".asking__verdict").await?;
    until("an answer is kept", &true, async || page.eval(kept, vec![]).await).await?;
    page.has_no_cookie().await?;
    page.eval::<()>("localStorage.clear(); return null", vec![]).await?;
    // A growth that is tried, slides that go on, sheets and a snippet of another kind.
    let page = open("chart/gdp-growth.html").await?;
    page.focus("#rate").await?;
    page.press(Key::Right).await?;
    page.is_at("?g=6.6").await?;
    page.has_no_cookie().await?;
    let page = open("slides/numbers.html").await?;
    page.press(Key::Right).await?;
    page.is_at("#slide-gdp").await?;
    page.has_no_cookie().await?;
    let page = open("worksheet.html").await?;
    page.click("input[name=sheet][value=b]").await?;
    page.is_at("?sheets=a.blank.key").await?;
    page.has_no_cookie().await?;
    let page = open("builder.html").await?;
    let choose = "const field = document.getElementById('theme'); field.value = 'dark'; \
        field.dispatchEvent(new Event('change', { bubbles: true })); return null";
    page.eval::<()>(choose, vec![]).await?;
    page.is_at("?show=structure/all&theme=dark").await?;
    page.idle().await?;
    page.has_no_cookie().await
}

async fn none_comes_with_what_is_kept_offline(browser: &mut Browser) -> Result<()> {
    let server = Site::default().offline().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.keeps_everything().await?;
    page.has_no_cookie().await
}

/// Pages that set one by a script, and servers that do, also where no script can read it.
async fn is_noticed_where_there_is_one(browser: &mut Browser) -> Result<()> {
    let by_script = Site::default().first_script("document.cookie = 'offence=1'");
    let by_server = Site::default().cookie("offence=1; Path=/");
    let unreadable = Site::default().cookie("offence=1; Path=/; HttpOnly");
    for site in [by_script, by_server, unreadable] {
        let server = site.serve().await?;
        let page = browser.open(&server.url("glossary.html")).await?;
        let told = page.has_no_cookie().await.err().map(|error| error.to_string()).unwrap_or_default();
        page.delete_cookies().await?;
        ensure!(told.contains("offence"), "not noticed: {told:?}");
        until("cookies", &json!([]), async || {
            page.eval("return document.cookie ? [document.cookie] : []", vec![]).await
        })
        .await?;
    }
    Ok(())
}
