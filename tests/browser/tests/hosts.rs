//! Pages around frames that forbid, that are dark, that run from right to left, that lack scripts or a viewport.

use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    host::{Host, SCRIPT},
    server::Server,
    until,
};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    may_forbid_styles,
    may_be_dark,
    may_run_from_right_to_left;
    once:
    take_what_the_builder_gives,
    show_a_link_where_scripts_are_stripped,
    may_have_the_script_first;
);

mod viewport {
    use super::may_lack_a_viewport;
    browser_tests::engines!(chromium: may_lack_a_viewport);
}

/// The strictest policy under which all ways of pasting work; see docs/embedding.md.
const POLICY: &str =
    "default-src 'none'; style-src 'self'; frame-src {site}; script-src {site}; report-uri /csp-report";

/// What the builder offers, by its query, and what becomes of a frame that is 400 px wide.
const CHOICES: [(&str, Height); 4] = [
    ("show=term/gdp&way=frame&height=360", Height::Of(360)),
    ("show=chart/gdp-growth&way=frame&height=3-4", Height::Ratio(533)),
    ("show=sector/industry&way=script", Height::Fits),
    ("show=township/heshi&way=element&theme=dark", Height::Fits),
];

/// How high a frame is to become.
#[derive(Clone, Copy)]
enum Height {
    /// As high as this.
    Of(u32),
    /// As high as this by its styles; without them as high as its attribute says.
    Ratio(u32),
    /// As high as its content.
    Fits,
}

/// Brings a frame into view: those far below wait.
const SHOW: &str = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()";

/// What the builder gives for each choice.
async fn snippets(browser: &Browser, site: &Server) -> Result<String> {
    let mut html = String::new();
    for (query, _) in CHOICES {
        let page = browser.open(&site.url(&format!("builder.html?{query}"))).await?;
        page.wakes().await?;
        let script = "return document.getElementById('snippet').value";
        let show = query.split(['=', '&']).nth(1).unwrap_or_default();
        until("a snippet", &true, async || Ok(page.eval::<String>(script, vec![]).await?.contains(show)))
            .await?;
        let snippet: String = page.eval(script, vec![]).await?;
        html.push_str(&format!("<div>{snippet}</div>\n"));
    }
    Ok(html)
}

/// The outer box of a frame.
#[derive(Debug, Deserialize)]
struct Outer {
    width: u32,
    height: u32,
    border: u32,
}

/// Pastes everything that the builder gives into a page.
async fn pasted(browser: &Browser, policy: Option<&str>) -> Result<Host> {
    let site = Site::default().as_deployed().serve().await?;
    // Styles of the page's own may come in a file.
    let wide = "<table width=400 cellpadding=0 cellspacing=0><tr><td>";
    let html = format!(
        "<!doctype html><meta charset=utf-8><title>host</title>{wide}{}",
        snippets(browser, &site).await?
    );
    let mut around = Site::default().extra_page(html);
    if let Some(policy) = policy {
        around = around.extra_policy(policy.replace("{site}", &site.url("")));
    }
    let server = around.serve().await?;
    let page = browser.open(&server.extra_page()).await?;
    let host = Host { site, page, server };
    until("frames", &CHOICES.len(), async || host.page.count("iframe").await).await?;
    for (number, (query, height)) in (0..).zip(CHOICES) {
        host.page.eval::<()>(SHOW, vec![json!(number)]).await?;
        if let Height::Fits = height {
            host.fits(number).await?;
        }
        let script = "const { offsetWidth, offsetHeight, clientWidth } = document.querySelectorAll('iframe')[arguments[0]]; \
            return { width: offsetWidth, height: offsetHeight, border: offsetWidth - clientWidth }";
        let outer: Outer = host.page.eval(script, vec![json!(number)]).await?;
        ensure!(outer.width == 400 && outer.border == 0, "{query}: {outer:?}");
        match height {
            Height::Of(pixels) => ensure!(outer.height == pixels, "{query}: {outer:?}"),
            Height::Ratio(pixels) => {
                let expected = if policy.is_some() { 480 } else { pixels };
                ensure!(outer.height.abs_diff(expected) <= 1, "{query}: {outer:?}, not {expected}");
            }
            Height::Fits => {}
        }
    }
    Ok(host)
}

async fn take_what_the_builder_gives(browser: &mut Browser) -> Result<()> {
    let host = pasted(browser, None).await?;
    // What does not fit is scrolled to within the frame, and the way to the whole stays in sight.
    for number in 0..2_u16 {
        host.page.eval::<()>(SHOW, vec![json!(number)]).await?;
        host.page.enter_frame(number).await?;
        host.page.sees(".embed__whole").await?;
        let script = "const { bottom } = document.querySelector('.embed__whole').getBoundingClientRect(); \
            scrollTo({ top: 1e5, behavior: 'instant' }); \
            return [document.scrollingElement.scrollHeight - innerHeight, scrollY, innerHeight - bottom]";
        let (hidden, scrolled, room): (f64, f64, f64) = host.page.eval(script, vec![]).await?;
        ensure!(
            (hidden.max(0.0) - scrolled).abs() <= 1.0,
            "frame {number}: {hidden} px below, scrolled {scrolled}"
        );
        ensure!(room >= 0.0, "frame {number}: the way to the whole is {room} px below");
        host.page.leave_frame().await?;
    }
    Ok(())
}

async fn may_forbid_styles(browser: &mut Browser) -> Result<()> {
    let host = pasted(browser, Some(POLICY)).await?;
    host.page.enter_frame(0).await?;
    host.page.keeps_to_the_policy(&host.site).await?;
    host.page.leave_frame().await?;
    // One snippet has a style, and only it: the shape of a frame can't be told otherwise.
    let mut reports = host.server.reports();
    // Browsers look for an icon by themselves.
    reports.retain(|report| !report.contains("favicon.ico"));
    ensure!(reports.iter().all(|report| report.contains("style-src")) && reports.len() <= 1, "{reports:#?}");
    Ok(())
}

async fn show_a_link_where_scripts_are_stripped(browser: &mut Browser) -> Result<()> {
    let element =
        "<luojiang-embed show='term/gdp'><a href='{site}embed/term/gdp.html'>什么是GDP</a></luojiang-embed>";
    let forbids = "default-src 'none'; script-src 'none'; frame-src {site}";
    for (body, policy) in [(element.to_owned(), None), (format!("{element}{SCRIPT}"), Some(forbids))] {
        let host = Host::around(browser, Site::default(), &body, policy).await?;
        host.page.stays("a frame without a script", &0, async || host.page.count("iframe").await).await?;
        host.page.sees("luojiang-embed a").await?;
        host.page.click("luojiang-embed a").await?;
        host.page.sees(".embed__whole").await?;
    }
    Ok(())
}

async fn may_have_the_script_first(browser: &mut Browser) -> Result<()> {
    let element =
        "<luojiang-embed show='term/gdp'><a href='{site}embed/term/gdp.html'>什么是GDP</a></luojiang-embed>";
    let host = Host::open(browser, &format!("<head>{SCRIPT}</head><body>{element}")).await?;
    host.fits(0).await?;
    let left: usize =
        host.page.eval("return document.querySelector('luojiang-embed').childNodes.length", vec![]).await?;
    ensure!(left == 1, "{left} things in the element: the frame stands in the place of the link");
    Ok(())
}

/// What a frame looks like.
#[derive(Debug, Deserialize)]
struct Colours {
    /// How bright the ground is, from 0 to 1; nothing if the page around shines through.
    ground: Option<f64>,
    /// The contrast of text with it.
    contrast: f64,
}

async fn colours(page: &Page) -> Result<Colours> {
    let script = "const channels = (colour) => colour.match(/[\\d.]+/g).map(Number); \
        const light = (colour) => { const [r, g, b] = channels(colour).map((value) => { const c = value / 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4 }); \
          return 0.2126 * r + 0.7152 * g + 0.0722 * b }; \
        const { backgroundColor } = getComputedStyle(document.documentElement); \
        const { color } = getComputedStyle(document.querySelector('.embed h1')); \
        const [ground, ink] = [light(backgroundColor), light(color)]; \
        return { ground: channels(backgroundColor)[3] < 1 ? null : ground, contrast: (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05) }";
    page.eval(script, vec![]).await
}

async fn may_be_dark(browser: &mut Browser) -> Result<()> {
    let frame = |settings: &str| {
        format!("<iframe src='{{site}}embed/sector/industry.html{settings}' width=420 height=300></iframe>")
    };
    let frames = ["", "?c=light", "?c=dark", "?c=high.dark"].map(frame).concat();
    for scheme in ["dark", "light"] {
        let dark = if scheme == "dark" { "; background: #000; color: #fff" } else { "" };
        let body = format!("<style>html {{ color-scheme: {scheme}{dark} }}</style>{frames}{SCRIPT}");
        let host = Host::open(browser, &body).await?;
        for (number, expected) in (0..).zip([None, Some(true), Some(false), Some(false)]) {
            host.fits(number).await?;
            host.page.enter_frame(number).await?;
            let found = colours(&host.page).await?;
            let what = format!("frame {number} in a {scheme} page: {found:?}");
            ensure!(found.contrast >= 7.0, "{what}");
            ensure!(found.ground.is_some(), "{what}");
            let is_bright = found.ground.is_some_and(|ground| ground > 0.5);
            ensure!(expected.is_none_or(|bright| bright == is_bright), "{what}");
            host.page.leave_frame().await?;
        }
    }
    Ok(())
}

async fn may_run_from_right_to_left(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<html dir=rtl><iframe src='{{site}}embed/structure/wanhong-axis.html' width='100%' height=300></iframe>\
         <luojiang-embed show='sector/industry'></luojiang-embed>{SCRIPT}"
    );
    let host = Host::open(browser, &body).await?;
    for number in 0..2 {
        host.fits(number).await?;
        host.page.enter_frame(number).await?;
        let script = "const { direction, textAlign } = getComputedStyle(document.querySelector('.embed p')); \
            return [direction, textAlign]";
        let (direction, align): (String, String) = host.page.eval(script, vec![]).await?;
        ensure!(direction == "ltr" && ["start", "left"].contains(&&*align), "{direction}, {align}");
        host.page.fits("a frame in a page from right to left").await?;
        host.page.leave_frame().await?;
    }
    host.page.fits("the page from right to left").await?;
    let left: f64 = host
        .page
        .eval(
            "return Math.min(...[...document.querySelectorAll('iframe')].map((frame) => frame.getBoundingClientRect().left))",
            vec![],
        )
        .await?;
    ensure!(left >= 0.0, "a frame begins at {left}");
    Ok(())
}

/// On a phone a page that says nothing about its width is laid out as on a desk and shown small.
async fn may_lack_a_viewport(browser: &mut Browser) -> Result<()> {
    let metrics = json!({ "width": 390, "height": 844, "deviceScaleFactor": 3, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
    let body = format!(
        "<iframe src='{{site}}embed/structure/wanhong-axis.html' width='100%' height=300></iframe>\
         <luojiang-embed show='sector/industry'></luojiang-embed>{SCRIPT}"
    );
    let host = Host::open(browser, &body).await?;
    let width: u32 = host.page.eval("return document.documentElement.clientWidth", vec![]).await?;
    ensure!(width == 980, "the page is {width} px wide: it has a viewport");
    for number in 0..2 {
        host.fits(number).await?;
        host.page.enter_frame(number).await?;
        let inside: u32 = host.page.eval("return innerWidth", vec![]).await?;
        ensure!((940..=980).contains(&inside), "frame {number} is {inside} px wide inside");
        host.page.fits("a frame in a page without a viewport").await?;
        host.page.leave_frame().await?;
    }
    for number in 0..2 {
        host.idle(number).await?;
    }
    let page: u32 = host.page.eval("return document.scrollingElement.scrollWidth", vec![]).await?;
    ensure!(page == 980, "the page is {page} px wide with its frames");
    Ok(())
}
