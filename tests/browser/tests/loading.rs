//! The page wakes up, or says that it didn't, however it is served.

use browser_tests::{
    Browser, Key, Page, Result, Site, State, engines, ensure,
    server::{NO_WASM, STRICT, Wasm},
    until,
};

engines!(
    each:
    wakes,
    works_under_a_strict_policy,
    works_without_storage_and_history,
    is_whole_without_webassembly;
    once:
    works_in_a_folder;
);

async fn wakes(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let marks: usize =
        page.eval("return performance.getEntriesByName('app-ready', 'mark').length", vec![]).await?;
    ensure!(marks == 1, "the mark app-ready was set {marks} times");
    Ok(())
}

async fn works_in_a_folder(browser: &mut Browser) -> Result<()> {
    let server = Site::default().mount("/a/b/").serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    use_everything(&page).await
}

async fn works_under_a_strict_policy(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(STRICT).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    use_everything(&page).await?;
    let troubles: Vec<String> = page.eval("return window.troubles", vec![]).await?;
    ensure!(troubles.is_empty(), "told on the page: {troubles:#?}");
    let console = browser.console().await?;
    ensure!(console.is_empty(), "told on the console: {console:#?}");

    page.keeps_to_the_policy(&server).await
}

async fn works_without_storage_and_history(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/closed.js")).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    for id in page.elements().await? {
        page.tap_element(&id).await?;
        page.shows(&State::element(&id, "")).await?;
    }
    page.click("[data-passage='1.1.2'] > summary").await?;
    until("the unfolded passages", &vec!["1.1.2".to_owned()], async || Ok(page.state().await?.passages)).await
}

async fn is_whole_without_webassembly(browser: &mut Browser) -> Result<()> {
    let sites = [
        Site::default().wasm(Wasm::Missing),
        Site::default().wasm(Wasm::Garbage),
        Site::default().policy(NO_WASM),
    ];
    for site in sites {
        let server = site.serve().await?;
        let page = browser.open(&server.url("")).await?;
        page.is_off().await?;
        ensure!(page.is_visible(".howto__off").await?, "the notice is hidden");
        ensure!(!page.is_visible(".fold-all").await?, "buttons that don't work are shown");
        let titles = page.titles().await?;
        ensure!(titles.len() > 50, "only {} titles", titles.len());
        // Links and folds are the browser's own.
        page.tap_element("heshi-centre").await?;
        until("unfolded elements", &vec!["heshi-centre".to_owned()], async || {
            Ok(page.state().await?.elements)
        })
        .await?;
        page.click("[data-passage='1.1.2'] > summary").await?;
        until("unfolded passages", &vec!["1.1.2".to_owned()], async || Ok(page.state().await?.passages))
            .await?;
        let term = page.click_first_term().await?;
        page.arrives_in_glossary(&term).await?;
    }
    Ok(())
}

/// Touches everything that reacts.
async fn use_everything(page: &Page) -> Result<()> {
    page.tap_element("heshi-centre").await?;
    page.shows(&State::element("heshi-centre", "#e-heshi-centre")).await?;
    page.click("[data-passage='1.1.2'] > summary").await?;
    page.shows(&State::element("heshi-centre", "?e=heshi-centre#p-1.1.2").and_passage("1.1.2")).await?;
    open_and_close_a_term(page).await?;

    let count = page.count("details[data-passage]").await?;
    page.click(".fold-all button:nth-of-type(1)").await?;
    until("unfolded passages", &count, async || Ok(page.state().await?.passages.len())).await?;
    page.click(".fold-all button:nth-of-type(2)").await?;
    page.shows(&State::element("heshi-centre", "#e-heshi-centre")).await?;

    page.click(".contents a[href='#targets']").await?;
    page.shows(&State::element("heshi-centre", "?e=heshi-centre#targets")).await?;
    let related = "[data-element='heshi-centre'] .related a";
    let code: String =
        page.eval("return document.querySelector(arguments[0]).hash.slice(3)", vec![related.into()]).await?;
    page.click(related).await?;
    let url = format!("?e=heshi-centre#p-{code}");
    page.shows(&State::element("heshi-centre", &url).and_passage(&code)).await
}

async fn open_and_close_a_term(page: &Page) -> Result<()> {
    page.open_first_term().await?;
    page.press(Key::Escape).await?;
    until("the open term", &None, async || Ok(page.state().await?.term)).await
}
