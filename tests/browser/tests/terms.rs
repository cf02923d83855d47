//! Terms in the text open their definition, which the reader can close in every usual way.

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure};

engines!(all:
    open_on_click,
    open_on_enter,
    give_the_address_back,
);

/// The first term of the structure's introduction, and a heading beside it where nothing reacts.
const TERM: &str = "#structure .lead button.term";
const BESIDE: &str = "#structure-title";

async fn open_on_click(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let term = page.term_of(TERM).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.click(&format!("#t-{term} .entry__close")).await?;
    page.shows(&State::nothing("")).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.click(BESIDE).await?;
    page.shows(&State::nothing("")).await
}

async fn open_on_enter(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let term = page.term_of(TERM).await?;
    page.eval::<()>("document.querySelector(arguments[0]).focus()", vec![TERM.into()]).await?;

    page.press(Key::Enter).await?;
    is_open(&page, &term).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    let focused: bool =
        page.eval("return document.activeElement.matches(arguments[0])", vec![TERM.into()]).await?;
    ensure!(focused, "the focus did not return to the term");

    // The definition follows its term in the order of the keyboard, and its button closes it.
    page.press(Key::Enter).await?;
    is_open(&page, &term).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Enter).await?;
    page.shows(&State::nothing("")).await
}

/// Who reads a passage and looks a word up still has the passage in the address afterwards.
async fn give_the_address_back(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("?e=heshi-centre#p-1.1.2")).await?;
    page.wakes().await?;
    let reading = State::element("heshi-centre", "?e=heshi-centre#p-1.1.2").and_passage("1.1.2");
    page.shows(&reading).await?;
    let term = page.term_of(TERM).await?;
    page.click(TERM).await?;
    let url = format!("?e=heshi-centre&p=1.1.2#t-{term}");
    page.shows(&State { term: Some(term), url, ..reading.clone() }).await?;
    page.press(Key::Escape).await?;
    page.shows(&reading).await
}

async fn is_open(page: &Page, term: &str) -> Result<()> {
    page.shows(&State { term: Some(term.to_owned()), ..State::nothing(&format!("#t-{term}")) }).await?;
    page.sees(&format!("#t-{term} .entry__close")).await
}
