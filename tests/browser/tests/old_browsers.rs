//! What a browser lacks is not missed: the page is whole and usable, and throws nothing.
//!
//! Things are taken away before a page loads, or made unknown in the styles.

use browser_tests::{
    Browser, Page, Result, Site, State, engines, ensure,
    host::{Host, SCRIPT},
    until,
};
use serde_json::json;

engines!(
    each:
    without_webassembly,
    without_anything_new;
    once:
    without_popovers,
    without_dialogs_and_observers,
    without_new_selectors_and_colours,
    without_the_syntax_of_the_loader,
    frames_without_anything_new,
    frames_without_elements_of_their_own;
);

/// Runs first and takes something away.
macro_rules! lacks {
    ($($script:literal),+) => {
        concat!($(include_str!(concat!("../src/script/", $script))),+)
    };
}

/// Keeps what goes wrong, as every page of a site under test does; for pages around.
const WATCH: &str = include_str!("../src/script/watch.js");

/// What pages say where nothing can wake up.
const OFF: &str = "WebAssembly";
/// What browsers say of a loader that they can't read.
const UNREADABLE: &str = "SyntaxError";

async fn without_webassembly(browser: &mut Browser) -> Result<()> {
    let site = Site::default().first_script(lacks!("no_webassembly.js")).expects(OFF);
    sleeps(browser, site, Asleep::Told).await
}

async fn without_popovers(browser: &mut Browser) -> Result<()> {
    wakes(browser, Site::default().first_script(lacks!("no_popover.js"))).await
}

async fn without_dialogs_and_observers(browser: &mut Browser) -> Result<()> {
    wakes(browser, Site::default().first_script(lacks!("old.js"))).await
}

async fn without_new_selectors_and_colours(browser: &mut Browser) -> Result<()> {
    wakes(browser, plain_styles(Site::default().first_script(lacks!("old.js")))).await
}

async fn without_the_syntax_of_the_loader(browser: &mut Browser) -> Result<()> {
    let site = Site::default().rewrite(".js", "const page", "const const page").expects(UNREADABLE);
    sleeps(browser, site, Asleep::Silently).await
}

async fn without_anything_new(browser: &mut Browser) -> Result<()> {
    let site =
        Site::default().first_script(lacks!("old.js", "no_popover.js", "no_webassembly.js")).expects(OFF);
    sleeps(browser, plain_styles(site), Asleep::Told).await
}

/// A page around frames in the same browser: its script follows the content up and down, and the element works.
async fn frames_without_anything_new(browser: &mut Browser) -> Result<()> {
    const FIRST: &str = lacks!("old.js", "no_popover.js", "no_webassembly.js");
    let body = format!(
        "<script>{WATCH}{FIRST}</script><iframe src='{{site}}embed/sector/industry.html' width=500 height=100></iframe>\
         <luojiang-embed show='term/gdp'><a href='{{site}}'>GDP</a></luojiang-embed>{SCRIPT}"
    );
    let host =
        Host::around(browser, plain_styles(Site::default().first_script(FIRST).expects(OFF)), &body, None)
            .await?;
    let folded = host.fits(0).await?;
    host.fits(1).await?;
    let fold = "document.querySelector('details[data-passage]').open = arguments[0]";
    for is_open in [true, false] {
        host.page.enter_frame(0).await?;
        host.page.eval::<()>(fold, vec![json!(is_open)]).await?;
        host.page.leave_frame().await?;
        until("the height follows", &true, async || Ok((host.fits(0).await? > folded + 50.0) == is_open))
            .await?;
    }
    // Turned to, it says that there is nothing to wake up.
    host.page.enter_frame(0).await?;
    host.page.click("h1").await?;
    host.page.is_off().await?;
    is_readable(&host.page, &[OFF]).await?;
    host.page.leave_frame().await?;
    host.page.enter_frame(1).await?;
    is_readable(&host.page, &[]).await?;
    host.page.leave_frame().await?;
    has_no_troubles(&host.page, &[]).await
}

/// Where there are no elements of a page's own, frames follow their content all the same; what stands in an element stays.
async fn frames_without_elements_of_their_own(browser: &mut Browser) -> Result<()> {
    const FIRST: &str = "delete window.customElements;";
    let body = format!(
        "<script>{WATCH}{FIRST}</script><iframe src='{{site}}embed/term/gdp.html' width=500 height=100></iframe>\
         <luojiang-embed show='term/gdp'><a href='{{site}}'>GDP</a></luojiang-embed>{SCRIPT}"
    );
    let host = Host::open(browser, &body).await?;
    host.fits(0).await?;
    host.page.sees("luojiang-embed a").await?;
    has_no_troubles(&host.page, &[]).await
}

/// The text of a page for embedding can be seen, with the way to the whole, and nothing was thrown.
async fn is_readable(page: &Page, troubles: &[&str]) -> Result<()> {
    for what in [".embed h1", ".embed p", ".embed__whole"] {
        ensure!(page.count(what).await? > 0, "no {what}");
    }
    for what in [".embed h1", ".embed__whole", ".embed__foot a"] {
        let hidden = page.hidden(what).await?;
        ensure!(hidden.is_empty(), "{what} that can't be seen: {hidden:#?}");
    }
    has_no_troubles(page, troubles).await
}

/// Styles as a browser reads them that does not know what came with the last years.
fn plain_styles(site: Site) -> Site {
    let unknown = [
        (":has(", ":unknown("),
        (":focus-visible", ":unknown"),
        (":popover-open", ":unknown"),
        ("details-content", "unknown"),
        ("content-visibility", "unknown-visibility"),
        ("oklch(", "unknown("),
        ("color-mix(", "unknown("),
        ("light-dark(", "unknown("),
        ("text-wrap:", "unknown-wrap:"),
        ("text-spacing-trim:", "unknown-trim:"),
        ("print-color-adjust:", "unknown-adjust:"),
        ("accent-color:", "unknown-color:"),
        ("(scripting:", "(unknown:"),
    ];
    unknown.into_iter().fold(site, |site, (from, to)| site.rewrite(".css", from, to))
}

/// The page wakes and does everything.
async fn wakes(browser: &mut Browser, site: Site) -> Result<()> {
    let server = site.serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    is_whole(&page).await?;
    page.tap_element("heshi-centre").await?;
    let heshi = State::element("heshi-centre", "#e-heshi-centre");
    page.shows(&heshi).await?;
    let ring = "return getComputedStyle(document.querySelector('.part--selected .part__ring')).strokeWidth";
    until("what is selected stands out", &"4px".to_owned(), async || page.eval(ring, vec![]).await).await?;
    let count = page.count("details[data-passage]").await?;
    page.click(".fold-all button:nth-of-type(1)").await?;
    until("unfolded passages", &count, async || Ok(page.state().await?.passages.len())).await?;
    page.click(".fold-all button:nth-of-type(2)").await?;
    page.shows(&heshi).await?;
    has_no_troubles(&page, &[]).await?;
    page.open_first_term().await?;
    has_no_troubles(&page, &[]).await?;
    for path in ["chart/gdp-growth.html", "targets.html"] {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        has_no_troubles(&page, &[]).await?;
    }
    Ok(())
}

/// How a page that does not wake says so.
#[derive(Clone, Copy, PartialEq)]
enum Asleep {
    /// In one quiet line, and once on the console.
    Told,
    /// Not at all: the loader itself could not be read, so the page is as without a script.
    Silently,
}

/// The page does not wake; links and folds are the browser's own, and nothing pretends to work.
async fn sleeps(browser: &mut Browser, site: Site, asleep: Asleep) -> Result<()> {
    let server = site.serve().await?;
    let page = browser.open(&server.url("")).await?;
    let troubles: &[&str] = if asleep == Asleep::Told {
        page.is_off().await?;
        ensure!(page.is_visible(".howto__off").await?, "the notice is hidden");
        &[OFF]
    } else {
        &[UNREADABLE]
    };
    is_whole(&page).await?;
    has_nothing_dead(&page).await?;
    let is_pressed =
        "return document.querySelector('[data-comfort-switch=elder]').getAttribute('aria-pressed')";
    for pressed in ["true", "false"] {
        page.click("[data-comfort-switch=elder]").await?;
        until("the switch", &pressed.to_owned(), async || page.eval(is_pressed, vec![]).await).await?;
    }
    page.tap_element("heshi-centre").await?;
    let elements = vec!["heshi-centre".to_owned()];
    until("unfolded elements", &elements, async || Ok(page.state().await?.elements)).await?;
    page.click("[data-passage='1.1.2'] > summary").await?;
    let passages = vec!["1.1.2".to_owned()];
    until("unfolded passages", &passages, async || Ok(page.state().await?.passages)).await?;
    has_no_troubles(&page, troubles).await?;
    let term = page.click_first_term().await?;
    page.arrives_in_glossary(&term).await?;
    for path in ["chart/gdp-growth.html", "targets.html", "print.html"] {
        let page = browser.open(&server.url(path)).await?;
        if asleep == Asleep::Told && path != "print.html" {
            page.is_off().await?;
        }
        has_nothing_dead(&page).await?;
        // What is for paper has no loader.
        let troubles = if path == "print.html" { &[] } else { troubles };
        has_no_troubles(&page, troubles).await?;
    }
    Ok(())
}

/// All texts are there and can be seen, or are one tap away.
async fn is_whole(page: &Page) -> Result<()> {
    let titles = page.titles().await?;
    ensure!(titles.len() > 50, "only {} titles", titles.len());
    for what in ["h4", ".passage__summary", "main .fig", ".targets tbody tr", ".notes a", ".part text"] {
        let hidden = page.hidden(what).await?;
        ensure!(hidden.is_empty(), "{what} that can't be seen: {hidden:#?}");
    }
    Ok(())
}

async fn has_nothing_dead(page: &Page) -> Result<()> {
    let dead: Vec<String> = page.eval(include_str!("../src/script/dead.js"), vec![]).await?;
    ensure!(dead.is_empty(), "can be seen but does nothing: {dead:#?}");
    Ok(())
}

/// What must be told on the console is told, and nothing else was thrown or told.
async fn has_no_troubles(page: &Page, expected: &[&str]) -> Result<()> {
    let troubles = async || page.eval::<Vec<String>>("return window.troubles", vec![]).await;
    for words in expected {
        until(&format!("{words} is told"), &true, async || {
            Ok(troubles().await?.iter().any(|trouble| trouble.contains(words)))
        })
        .await?;
    }
    page.idle().await?;
    let troubles = troubles().await?;
    let is_expected = |trouble: &String| expected.iter().any(|words| trouble.contains(words));
    let others: Vec<_> = troubles.iter().filter(|trouble| !is_expected(trouble)).collect();
    ensure!(others.is_empty(), "told on the page: {others:#?}");
    Ok(())
}
