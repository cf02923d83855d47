//! The barrier behind “nothing has happened” (`src/idle.rs`) itself: what happens only later is noticed.

use browser_tests::{Browser, Page, Result, Site, engines, ensure};

engines!(all: notices_what_comes_late, lets_stay_what_stays);

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
async fn open(browser: &Browser) -> Result<(browser_tests::server::Server, Page)> {
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
