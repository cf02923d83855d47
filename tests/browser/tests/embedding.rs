//! Pages for embedding in somebody else's page: from another origin, with styles and habits of its own.

use std::time::Duration;

use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    server::{NO_SCRIPT, Server},
    until,
};
use serde::Deserialize;
use serde_json::json;

engines!(all:
    follow_their_content_up_and_down,
    are_many_and_may_come_late,
    are_elements_with_attributes,
    ignore_what_others_say,
    never_grow_by_themselves,
    are_right_when_they_are_shown,
    do_in_a_sandbox,
    show_the_way_to_the_whole_without_a_script,
    tell_what_a_reader_selects,
);

/// A sector with folds.
const SECTOR: &str = "embed/sector/industry.html";
/// How long a frame may be on its way to a height that it should not have.
const WHILE: Duration = Duration::from_millis(1200);

/// A page of another origin with something of the site in it; `{site}` stands for where that is.
async fn host(browser: &Browser, body: &str) -> Result<(Server, Server, Page)> {
    let site = Site::default().serve().await?;
    let at = site.url("");
    let html =
        format!("<!doctype html><meta charset=utf-8><title>host</title>{}", body.replace("{site}", &at));
    let host = Site::default().extra_page(html).serve().await?;
    let page = browser.open(&host.extra_page()).await?;
    Ok((site, host, page))
}

/// How high the frames of the page are, within their borders.
async fn heights(page: &Page) -> Result<Vec<u32>> {
    page.eval("return [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)", vec![])
        .await
}

/// What a frame is in itself.
#[derive(Debug, Deserialize)]
struct Inside {
    /// How high what is in it is.
    content: f64,
    window: f64,
}

async fn inside(page: &Page, number: u16) -> Result<Inside> {
    page.enter_frame(number).await?;
    let script = "return { content: document.body.getBoundingClientRect().height, window: innerHeight }";
    let inside = page.eval(script, vec![]).await;
    page.leave_frame().await?;
    inside
}

/// Waits until a frame is as high as what is in it.
async fn fits(page: &Page, number: u16) -> Result<f64> {
    let mut height = 0.0;
    until(&format!("frame {number} fits"), &true, async || {
        // It may be on its way to another page.
        let Ok(Inside { content, window }) = inside(page, number).await else { return Ok(false) };
        height = window;
        Ok(content > 100.0 && (window - content).abs() <= 2.0)
    })
    .await?;
    Ok(height)
}

async fn follow_their_content_up_and_down(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<iframe src='{{site}}{SECTOR}' width=600 height=150></iframe><script src='{{site}}embed.js'></script>"
    );
    let (_site, _host, page) = host(browser, &body).await?;
    let folded = fits(&page, 0).await?;
    let fold = "document.querySelector('details[data-passage]').open = arguments[0]";
    for (open, is_higher) in [(true, true), (false, false)] {
        page.enter_frame(0).await?;
        page.eval::<()>(fold, vec![json!(open)]).await?;
        page.leave_frame().await?;
        let now = fits(&page, 0).await?;
        ensure!((now > folded + 50.0) == is_higher, "{now} px high, {folded} when folded");
        ensure!(is_higher || (now - folded).abs() < 2.0, "{now} px high after folding, {folded} before");
    }
    Ok(())
}

async fn are_many_and_may_come_late(browser: &mut Browser) -> Result<()> {
    let frame =
        |path: &str| format!("<iframe src='{{site}}embed/{path}.html' width=500 height=100></iframe>");
    let script = "<script src='{site}embed.js'></script>";
    let body = format!("{}{script}{}{script}", frame("term/gdp"), frame("structure/wanhong-axis"));
    let (site, _host, page) = host(browser, &body).await?;
    for number in 0..2 {
        fits(&page, number).await?;
    }
    let late = "const frame = document.createElement('iframe'); frame.src = arguments[0]; frame.width = 500; document.body.append(frame)";
    page.eval::<()>(late, vec![json!(site.url("embed/chart/gdp-growth.html"))]).await?;
    fits(&page, 2).await?;
    // The width decides about the height, now as before.
    let before = heights(&page).await?;
    page.eval::<()>("document.querySelector('iframe').width = 240", vec![]).await?;
    until("a narrow frame is higher", &true, async || Ok(heights(&page).await?[0] > before[0])).await?;
    fits(&page, 0).await?;
    Ok(())
}

async fn are_elements_with_attributes(browser: &mut Browser) -> Result<()> {
    let body = "<luojiang-embed show='term/gdp' theme='dark' size='size2' title='什么是GDP'></luojiang-embed>\
        <script src='{site}embed.js'></script>";
    let (_site, _host, page) = host(browser, body).await?;
    fits(&page, 0).await?;
    let source =
        "const { src, title } = document.querySelector('iframe'); return [src.split('/embed/')[1], title]";
    let expect = async |path: &str| {
        let expected = vec![path.to_owned(), "什么是GDP".to_owned()];
        until("the frame", &expected, async || page.eval(source, vec![]).await).await
    };
    expect("term/gdp.html?c=size2.dark").await?;
    let set = "document.querySelector('luojiang-embed').setAttribute(arguments[0], arguments[1])";
    page.eval::<()>(set, vec![json!("show"), json!("chart/gdp-growth")]).await?;
    expect("chart/gdp-growth.html?c=size2.dark").await?;
    fits(&page, 0).await?;
    page.eval::<()>(set, vec![json!("height"), json!("300")]).await?;
    until("a fixed height", &vec![300], async || heights(&page).await).await?;
    tokio::time::sleep(WHILE).await;
    ensure!(heights(&page).await? == [300], "a fixed height stays");
    // Without a look there is nothing to ask for, and no height is no height.
    let bare = "const element = document.querySelector('luojiang-embed'); for (const name of ['theme', 'size']) element.removeAttribute(name)";
    page.eval::<()>(bare, vec![]).await?;
    expect("chart/gdp-growth.html").await?;
    page.eval::<()>(set, vec![json!("height"), json!("-300")]).await?;
    fits(&page, 0).await?;
    // What is no name shows nothing, least of all somebody else's page.
    for junk in ["", "..", "https://example.com/", "chart/../../x", "chart/gdp.html"] {
        page.eval::<()>(set, vec![json!("show"), json!(junk)]).await?;
        until("frames", &0, async || page.count("iframe").await).await?;
    }
    Ok(())
}

async fn ignore_what_others_say(browser: &mut Browser) -> Result<()> {
    let body = "<iframe src='{site}embed/term/gdp.html' width=500 height=100></iframe>\
        <iframe id=other srcdoc='<p>other' width=500 height=100></iframe><script src='{site}embed.js'></script>";
    let (_site, _host, page) = host(browser, body).await?;
    fits(&page, 0).await?;
    let before = heights(&page).await?;
    // Junk, and a flood of what would be right, from the page itself and from a frame that is not ours.
    let flood = "const say = (window) => { \
          for (const height of [9000, -1, 'x', NaN, 1e9, {}, null]) window.postMessage({ luojiang: 1, type: 'height', height }, '*'); \
          for (const junk of [null, 1, 'luojiang', [], { luojiang: 2, type: 'height', height: 5 }, { luojiang: 1 }, { luojiang: 1, type: '__proto__' }]) window.postMessage(junk, '*'); \
        }; \
        for (let i = 0; i < 200; i++) say(window); \
        const other = document.querySelector('#other').contentDocument.createElement('script'); \
        other.textContent = '(' + say + ')(parent)'; \
        document.querySelector('#other').contentDocument.body.append(other); \
        const frame = document.querySelector('iframe').contentWindow; \
        for (let i = 0; i < 200; i++) for (const junk of [null, 1, 'hello', { luojiang: 2, type: 'hello' }, { luojiang: 1, type: 'navigate' }]) frame.postMessage(junk, '*')";
    page.eval::<()>(flood, vec![]).await?;
    tokio::time::sleep(WHILE).await;
    ensure!(heights(&page).await? == before, "{:?} before, {:?} after", before, heights(&page).await?);
    // It still listens to whom it should.
    page.eval::<()>("document.querySelector('iframe').width = 250", vec![]).await?;
    fits(&page, 0).await?;
    Ok(())
}

async fn never_grow_by_themselves(browser: &mut Browser) -> Result<()> {
    for (habit, path) in [
        (
            "iframe { height: 100%; min-height: 50vh; border: 12px solid; padding: 9px; box-sizing: border-box }",
            SECTOR,
        ),
        ("* { box-sizing: border-box } iframe { max-width: 100% }", "embed/structure/all.html"),
        ("body { zoom: 0.8 }", "embed/chart/gdp-growth.html"),
        ("body { zoom: 1.5 } html, body { height: 100% }", "embed/report/all.html"),
        (
            "html { direction: rtl; color-scheme: dark; background: #000 }",
            "embed/township/heshi.html?c=elder",
        ),
    ] {
        let body = format!(
            "<style>{habit}</style><iframe src='{{site}}{path}' width=420 height=100></iframe><script src='{{site}}embed.js'></script>"
        );
        let (_site, _host, page) = host(browser, &body).await?;
        until("a height", &true, async || Ok(heights(&page).await?[0] > 150)).await?;
        tokio::time::sleep(WHILE).await;
        let settled = heights(&page).await?;
        tokio::time::sleep(WHILE).await;
        ensure!(heights(&page).await? == settled, "{habit}: {settled:?}, then {:?}", heights(&page).await?);
        let Inside { content, window } = inside(&page, 0).await?;
        ensure!(window + 2.0 >= content, "{habit}: {content} px of content in {window} px");
    }
    Ok(())
}

async fn are_right_when_they_are_shown(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<div id=tab style='display:none'><iframe src='{{site}}{SECTOR}' width=500 height=100></iframe></div><script src='{{site}}embed.js'></script>"
    );
    let (_site, _host, page) = host(browser, &body).await?;
    tokio::time::sleep(WHILE).await;
    page.eval::<()>("document.querySelector('#tab').style.display = 'block'", vec![]).await?;
    let shown = fits(&page, 0).await?;
    for display in ["none", "block"] {
        page.eval::<()>("document.querySelector('#tab').style.display = arguments[0]", vec![json!(display)])
            .await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let again = fits(&page, 0).await?;
    ensure!((shown - again).abs() < 2.0, "{shown} px high, then {again}");
    Ok(())
}

async fn do_in_a_sandbox(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<iframe sandbox='allow-scripts' src='{{site}}{SECTOR}' width=500 height=100></iframe><script src='{{site}}embed.js'></script>"
    );
    let (_site, _host, page) = host(browser, &body).await?;
    let folded = fits(&page, 0).await?;
    page.enter_frame(0).await?;
    page.eval::<()>("document.querySelector('details[data-passage]').open = true", vec![]).await?;
    page.leave_frame().await?;
    ensure!(fits(&page, 0).await? > folded + 50.0, "it does not grow");
    Ok(())
}

async fn show_the_way_to_the_whole_without_a_script(browser: &mut Browser) -> Result<()> {
    let site = Site::default().policy(NO_SCRIPT).serve().await?;
    let html = format!(
        "<!doctype html><title>host</title><iframe src='{}' width=390 height=480></iframe>",
        site.url(SECTOR)
    );
    let host = Site::default().extra_page(html).serve().await?;
    let page = browser.open(&host.extra_page()).await?;
    page.enter_frame(0).await?;
    let place = "const { top, bottom } = document.querySelector('.embed__whole').getBoundingClientRect(); return top > 0 && bottom <= innerHeight";
    for scroll in [0, 400, 1200] {
        page.eval::<()>("scrollTo(0, arguments[0])", vec![json!(scroll)]).await?;
        until("the way to the whole is in sight", &true, async || page.eval(place, vec![]).await).await?;
    }
    let links = "return [...document.querySelectorAll('a[href]')].filter((link) => (link.getAttribute('target') === '_self') !== link.getAttribute('href').startsWith('#')).map((link) => link.outerHTML.slice(0, 120))";
    let wrong: Vec<String> = page.eval(links, vec![]).await?;
    ensure!(wrong.is_empty(), "{wrong:#?}");
    page.leave_frame().await
}

async fn tell_what_a_reader_selects(browser: &mut Browser) -> Result<()> {
    let body = "<iframe src='{site}embed/structure/all.html' width=700 height=100></iframe><script src='{site}embed.js'></script>\
        <script>window.told = []; for (const type of ['ready', 'navigate', 'error']) addEventListener('luojiang-' + type, ({ detail }) => told.push([type, detail.url || detail.title]))</script>";
    let (site, _host, page) = host(browser, body).await?;
    fits(&page, 0).await?;
    page.enter_frame(0).await?;
    page.eval::<()>("dispatchEvent(new Event('pointerover'))", vec![]).await?;
    page.wakes().await?;
    page.click("a.part[href$='e-heshi-centre'] text").await?;
    page.leave_frame().await?;
    let expected = json!(["navigate", site.url("index.html#e-heshi-centre")]);
    let last = "return told[told.length - 1]";
    until("what the frame tells", &expected, async || page.eval(last, vec![]).await).await
}
