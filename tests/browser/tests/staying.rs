//! The barriers behind “nothing has happened” (`src/idle.rs`) themselves: what happens only later is noticed; and what goes
//! wrong while something is waited for ends the waiting.

use std::time::{Duration, Instant};

use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    server::{NO_WASM, Server},
    unless_left, until,
};

engines!(
    each:
    notices_what_comes_late,
    lets_stay_what_stays,
    notices_what_is_against_the_policy,
    asks_again_only_while_a_page_is_left;
);

/// What a page does some time after a click.
const LATE: [&str; 8] = [
    "queueMicrotask(late)",
    "setTimeout(late)",
    "setTimeout(() => setTimeout(late))",
    "const { port1, port2 } = new MessageChannel(); port1.onmessage = late; port2.postMessage(null)",
    "requestAnimationFrame(late)",
    "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(late)))",
    "new ResizeObserver(late).observe(document.body)",
    "fetch('data/figures.csv').then((answer) => answer.text()).then(() => fetch('data/report.xlsx')).then((answer) => answer.blob()).then(late)",
];

/// A page that says by its title whether it was late.
async fn open(browser: &Browser) -> Result<(Server, Page)> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("glossary.html")).await?;
    Ok((server, page))
}

async fn set_off(page: &Page, script: &str) -> Result<()> {
    let script = format!(
        "document.title = 'before'; const late = () => {{ document.title = 'late' }}; {script}; return null"
    );
    page.eval(&script, vec![]).await
}

async fn title(page: &Page) -> Result<String> {
    page.eval("return document.title", vec![]).await
}

async fn notices_what_comes_late(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser).await?;
    for script in LATE {
        // By chance it may have come before anybody looks, so a few times.
        for _ in 0..5 {
            set_off(&page, script).await?;
            let told = page.stays("the title", &"before".to_owned(), async || title(&page).await).await;
            let told = told.err().map(|error| format!("{error:#}")).unwrap_or_default();
            ensure!(told.contains("\"late\""), "after {script}: {told:?}");
        }
    }
    Ok(())
}

async fn lets_stay_what_stays(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser).await?;
    for script in ["", "setTimeout(late, 60000)"] {
        set_off(&page, script).await?;
        page.stays("the title", &"before".to_owned(), async || title(&page).await).await?;
    }
    Ok(())
}

async fn notices_what_is_against_the_policy(browser: &mut Browser) -> Result<()> {
    // A policy under which nobody watches.
    let server = Site::default().policy(NO_WASM).serve().await?;
    let page = browser.open(&server.url("glossary.html")).await?;
    page.keeps_to_the_policy(&server).await?;
    let offend =
        "document.body.append(Object.assign(new Image(), { src: 'http://offence.invalid/' })); return null";
    page.eval::<()>(offend, vec![]).await?;
    let told =
        page.keeps_to_the_policy(&server).await.err().map(|error| error.to_string()).unwrap_or_default();
    ensure!(told.contains("offence.invalid"), "not noticed: {told:?}");
    Ok(())
}

async fn asks_again_only_while_a_page_is_left(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser).await?;
    let begun = Instant::now();
    let throw = async || unless_left(page.eval::<bool>("throw new Error('offence')", vec![]).await);
    let told =
        until("nothing", &true, throw).await.err().map(|error| format!("{error:#}")).unwrap_or_default();
    ensure!(told.contains("offence") && begun.elapsed() < Duration::from_secs(10), "asked again: {told:?}");
    // A page that is left while a script of it has not answered. Firefox's driver waits for a page that may come back, until
    // the script's time is over; and none may that wants to hear of its end, of which Chromium warns.
    let leave = format!(
        "if (!window.chrome) addEventListener('unload', () => {{}}); \
         setTimeout(() => {{ location.href = '{}' }}, 50); return null",
        server.url("figures.html")
    );
    page.eval::<()>(&leave, vec![]).await?;
    let path = "const [done] = arguments; setTimeout(() => done(location.pathname), 200)";
    let at = async || unless_left(page.eval_async::<String>(path, vec![]).await);
    until("the other page", &"/figures.html".to_owned(), at).await
}
