//! Pages in frames wake up when somebody turns to them, once for all frames, also in a sandbox; and say how it went.

use std::time::Duration;

use browser_tests::{
    Browser, Engine, Key, Page, Result, Site, engines, ensure,
    host::{Host, SCRIPT},
    server::Wasm,
    until,
};
use serde_json::{Value, json};

engines!(
    each:
    wake_in_a_sandbox,
    select_by_the_first_tap,
    tell_by_the_first_tap,
    tell_that_interaction_is_off;
    once:
    cost_nothing_before_and_share_one_module,
    tell_that_they_are_ready;
);

/// Keeps what frames tell.
const LISTENS: &str = "<script>window.told = []; for (const type of ['ready', 'navigate', 'error']) \
    addEventListener('luojiang-' + type, ({ target, detail }) => told.push([target.id, type, detail.title || detail.url || detail.reason]))</script>";

/// Waits until the page has heard something from its frames.
async fn hears(host: &Host, expected: Value) -> Result<()> {
    let script = "return told.some((one) => JSON.stringify(one) === arguments[0])";
    until(&format!("hears {expected}"), &true, async || {
        host.page.eval(script, vec![json!(expected.to_string())]).await
    })
    .await
}

/// How long the page around a frame may scroll after the frame has asked for it: nothing tells when it is done.
const SCROLL: Duration = Duration::from_millis(1200);

/// Taps on the middle of the first element that matches a selector and is laid out, wherever it is by then.
async fn tap(page: &Page, selector: &str) -> Result<()> {
    let script = "const all = [...document.querySelectorAll(arguments[0])].filter((one) => one.getClientRects().length); \
        if (arguments[1]) all[0].scrollIntoView({ block: 'nearest', behavior: 'instant' }); \
        const { x, y, width, height } = all[0].getBoundingClientRect(); return [x + width / 2, y + height / 2]";
    let at =
        async |scrolls: bool| page.eval::<(f64, f64)>(script, vec![json!(selector), json!(scrolls)]).await;
    at(true).await?;
    // The page around may scroll in a process of its own. (Chromium's driver then taps beside the place, so what is
    // tapped on is best in sight from the beginning.)
    tokio::time::sleep(SCROLL).await;
    let (x, y) = at(false).await?;
    page.tap(x, y).await
}

async fn cost_nothing_before_and_share_one_module(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "{LISTENS}<iframe id=one src='{{site}}embed/chart/gdp-growth.html' width=420 height=300></iframe><br>\
         <button>before</button><iframe id=two src='{{site}}embed/chart/grain-area.html' width=420 height=300></iframe>{SCRIPT}"
    );
    let host = Host::around(browser, Site::default().as_deployed(), &body, None).await?;
    for number in 0..2 {
        host.fits(number).await?;
        host.idle(number).await?;
    }
    let fetched = || host.site.requests_ending(".wasm");
    ensure!(fetched().is_empty(), "before anyone turns to them: {:?}", fetched());

    host.page.enter_frame(0).await?;
    tap(&host.page, "h1").await?;
    host.page.wakes().await?;
    host.page.leave_frame().await?;
    ensure!(fetched().len() == 1, "for the first: {:?}", fetched());

    // The keyboard leads into the other.
    host.page.focus("button").await?;
    host.page.press(Key::Tab).await?;
    host.page.enter_frame(1).await?;
    host.page.wakes().await?;
    host.page.keeps_to_the_policy(&host.site).await?;
    host.page.leave_frame().await?;
    // WebKit's driver has no cache on a disk, and its memory keeps scripts and styles but no WebAssembly.
    let most = if browser.engine() == Engine::WebKit { 2 } else { 1 };
    ensure!(fetched().len() <= most, "for both: {:?}", fetched());
    Ok(())
}

async fn select_by_the_first_tap(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "{LISTENS}<iframe id=frame src='{{site}}embed/structure/all.html' width=700 height=300></iframe>{SCRIPT}"
    );
    let host = Host::around(browser, Site::default().as_deployed(), &body, None).await?;
    host.fits(0).await?;
    host.page.enter_frame(0).await?;
    tap(&host.page, "a.part[href$='#e-heshi-centre'] text").await?;
    host.page.wakes().await?;
    host.page.sees("a.part--selected[href$='#e-heshi-centre']").await?;
    host.page.leave_frame().await?;
    hears(&host, json!(["frame", "navigate", host.site.url("index.html#e-heshi-centre")])).await
}

async fn tell_by_the_first_tap(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<iframe src='{{site}}embed/chart/expansion-investment.html' width=420 height=300></iframe>{SCRIPT}"
    );
    let host = Host::around(browser, Site::default().as_deployed(), &body, None).await?;
    host.fits(0).await?;
    host.page.enter_frame(0).await?;
    let row =
        "return document.querySelector('#tip:not([hidden]) .tip__text:not([hidden])')?.dataset.row ?? ''";
    // Asleep, the marks are links to another page; awake, to the same.
    for (mark, awake) in [("r-target", false), ("r-result", true)] {
        tap(&host.page, &format!("a.mark[href$='#{mark}'] rect")).await?;
        host.page.wakes().await?;
        until(&format!("the tip, awake: {awake}"), &mark.to_owned(), async || {
            host.page.eval(row, vec![]).await
        })
        .await?;
    }
    ensure!(browser.windows().await? == 1, "the tap has opened a window");
    host.page.leave_frame().await
}

async fn wake_in_a_sandbox(browser: &mut Browser) -> Result<()> {
    // Each at the window's corner: beside it, Chromium's driver taps next to the place.
    let alone = |show: &str| {
        format!(
            "{LISTENS}<iframe id=frame sandbox='allow-scripts' src='{{site}}embed/{show}.html' width=700 height=300></iframe>{SCRIPT}"
        )
    };
    let host = Host::around(browser, Site::default().as_deployed(), &alone("structure/all"), None).await?;
    host.fits(0).await?;
    host.page.enter_frame(0).await?;
    let origin: String = host.page.eval("return origin", vec![]).await?;
    ensure!(origin == "null", "a sandbox with the origin {origin}");
    tap(&host.page, "a.part[href$='#e-heshi-centre'] text").await?;
    host.page.wakes().await?;
    host.page.sees("a.part--selected[href$='#e-heshi-centre']").await?;
    // Awake, it goes on.
    tap(&host.page, "a.part[href$='#e-wanhong-axis'] text").await?;
    host.page.sees("a.part--selected[href$='#e-wanhong-axis']").await?;
    host.page.keeps_to_the_policy(&host.site).await?;
    host.page.leave_frame().await?;
    hears(&host, json!(["frame", "navigate", host.site.url("index.html#e-wanhong-axis")])).await?;

    let host =
        Host::around(browser, Site::default().as_deployed(), &alone("chart/expansion-investment"), None)
            .await?;
    host.fits(0).await?;
    host.page.enter_frame(0).await?;
    tap(&host.page, "a.mark[href$='#r-target'] rect").await?;
    host.page.wakes().await?;
    host.page.sees("#tip .tip__text[data-row=r-target]").await?;
    host.page.keeps_to_the_policy(&host.site).await?;
    host.page.leave_frame().await
}

async fn tell_that_they_are_ready(browser: &mut Browser) -> Result<()> {
    let frame = "<iframe id=frame src='{site}embed/term/gdp.html' width=420 height=300></iframe>";
    // Whichever of both is there first.
    for body in [format!("{LISTENS}{SCRIPT}{frame}"), format!("{LISTENS}{frame}")] {
        let host = Host::open(browser, &body).await?;
        let late = "if (window.luojiangEmbed) return; const script = document.createElement('script'); \
            script.src = arguments[0]; document.head.append(script)";
        host.page.eval::<()>(late, vec![json!(host.site.url("embed.js"))]).await?;
        host.page.enter_frame(0).await?;
        let title: String = host.page.eval("return document.title", vec![]).await?;
        host.page.leave_frame().await?;
        ensure!(title.contains("地区生产总值"), "{title}");
        hears(&host, json!(["frame", "ready", title])).await?;
    }
    Ok(())
}

async fn tell_that_interaction_is_off(browser: &mut Browser) -> Result<()> {
    for wasm in [Wasm::Missing, Wasm::Garbage] {
        let body = format!(
            "{LISTENS}<iframe id=frame src='{{site}}embed/structure/all.html' width=700 height=300></iframe>{SCRIPT}"
        );
        let host = Host::around(browser, Site::default().wasm(wasm), &body, None).await?;
        let height = host.fits(0).await?;
        host.page.enter_frame(0).await?;
        tap(&host.page, "h1").await?;
        host.page.is_off().await?;
        // What can be read can be read.
        host.page.sees("a.part[href$='#e-heshi-centre'] text").await?;
        host.page.leave_frame().await?;
        hears(&host, json!(["frame", "error", "interaction"])).await?;
        ensure!(host.fits(0).await? >= height - 2.0, "it has shrunk");
    }
    Ok(())
}
