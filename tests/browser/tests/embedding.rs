//! Pages for embedding in somebody else's page: from another origin, with styles and habits of its own.

use anyhow::Context;
use browser_tests::{Browser, Result, Site, engines, ensure, host::Host, server::NO_SCRIPT, until};
use serde_json::json;

engines!(
    each:
    follow_their_content_up_and_down,
    are_many_and_may_come_late,
    are_right_when_they_are_shown,
    do_in_a_sandbox,
    links_leave_the_frame,
    may_be_of_two_sites,
    may_stand_in_shadow_roots;
    once:
    are_elements_with_attributes,
    ignore_what_others_say,
    show_the_way_to_the_whole_without_a_script,
    tell_what_a_reader_selects,
    come_with_a_module,
    say_what_cannot_work;
);

mod behind {
    use super::are_right_after_a_hidden_tab;
    // WebKitGTK's driver turns to no tab that is behind another.
    browser_tests::engines!(chromium: are_right_after_a_hidden_tab);
    browser_tests::engines!(@ firefox Firefox: are_right_after_a_hidden_tab);
}

/// A sector with folds.
const SECTOR: &str = "embed/sector/industry.html";

async fn follow_their_content_up_and_down(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<iframe src='{{site}}{SECTOR}' width=600 height=150></iframe><script src='{{site}}embed.js'></script>"
    );
    let host = Host::open(browser, &body).await?;
    let page = &host.page;
    let folded = host.fits(0).await?;
    let fold = "document.querySelector('details[data-passage]').open = arguments[0]";
    for (open, is_higher) in [(true, true), (false, false)] {
        page.enter_frame(0).await?;
        page.eval::<()>(fold, vec![json!(open)]).await?;
        page.leave_frame().await?;
        let now = host.fits(0).await?;
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
    let host = Host::open(browser, &body).await?;
    let page = &host.page;
    for number in 0..2 {
        host.fits(number).await?;
    }
    let late = "const frame = document.createElement('iframe'); frame.src = arguments[0]; frame.width = 500; document.body.append(frame)";
    page.eval::<()>(late, vec![json!(host.site.url("embed/chart/gdp-growth.html"))]).await?;
    host.fits(2).await?;
    // The width decides about the height, now as before.
    let before = host.heights().await?;
    page.eval::<()>("document.querySelector('iframe').width = 240", vec![]).await?;
    until("a narrow frame is higher", &true, async || Ok(host.heights().await?[0] > before[0])).await?;
    host.fits(0).await?;
    Ok(())
}

async fn are_elements_with_attributes(browser: &mut Browser) -> Result<()> {
    let body = "<luojiang-embed show='term/gdp' theme='dark' size='size2' title='什么是GDP'></luojiang-embed>\
        <script src='{site}embed.js'></script>";
    let host = Host::open(browser, body).await?;
    let page = &host.page;
    host.fits(0).await?;
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
    host.fits(0).await?;
    page.eval::<()>(set, vec![json!("height"), json!("300")]).await?;
    until("a fixed height", &vec![300], async || host.heights().await).await?;
    host.idle(0).await?;
    ensure!(host.heights().await? == [300], "a fixed height stays");
    // Without a look there is nothing to ask for, and no height is no height.
    let bare = "const element = document.querySelector('luojiang-embed'); for (const name of ['theme', 'size']) element.removeAttribute(name)";
    page.eval::<()>(bare, vec![]).await?;
    expect("chart/gdp-growth.html").await?;
    page.eval::<()>(set, vec![json!("height"), json!("-300")]).await?;
    host.fits(0).await?;
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
    let host = Host::open(browser, body).await?;
    let page = &host.page;
    host.fits(0).await?;
    let before = host.heights().await?;
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
    host.idle(0).await?;
    ensure!(host.heights().await? == before, "{:?} before, {:?} after", before, host.heights().await?);
    // It still listens to whom it should.
    page.eval::<()>("document.querySelector('iframe').width = 250", vec![]).await?;
    host.fits(0).await?;
    Ok(())
}

async fn are_right_when_they_are_shown(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<div id=tab style='display:none'><iframe src='{{site}}{SECTOR}' width=500 height=100></iframe></div><script src='{{site}}embed.js'></script>"
    );
    let host = Host::open(browser, &body).await?;
    let page = &host.page;
    host.idle(0).await?;
    page.eval::<()>("document.querySelector('#tab').style.display = 'block'", vec![]).await?;
    let shown = host.fits(0).await?;
    for display in ["none", "block"] {
        page.eval::<()>("document.querySelector('#tab').style.display = arguments[0]", vec![json!(display)])
            .await?;
        host.idle(0).await?;
    }
    fits_again(&host, shown).await
}

/// Waits until the first frame fits, and makes sure that it is as high as before.
async fn fits_again(host: &Host, before: f64) -> Result<()> {
    let again = host.fits(0).await?;
    ensure!((before - again).abs() < 2.0, "{before} px high, then {again}");
    Ok(())
}

/// A tab behind others lays out and draws nothing; its frames fit when a reader turns to it.
async fn are_right_after_a_hidden_tab(browser: &mut Browser) -> Result<()> {
    // It asks for something that tells whether it was hidden when it came.
    let body = format!(
        "<script>new Image().src = '{{site}}seen-' + document.visibilityState</script><iframe src='{{site}}{SECTOR}' width=500 height=100></iframe><script src='{{site}}embed.js'></script>"
    );
    let host = Host::open(browser, &body).await?;
    let shown = host.fits(0).await?;
    let tab = browser.tab().await?;
    // The page comes anew while another tab is in front.
    host.page.eval::<()>("setTimeout(() => location.reload(), 1000)", vec![]).await?;
    browser.new_tab().await?;
    until("a page that comes hidden", &1, async || Ok(host.site.requests_for("seen-hidden"))).await?;
    browser.show(&tab).await?;
    fits_again(&host, shown).await
}

async fn do_in_a_sandbox(browser: &mut Browser) -> Result<()> {
    let body = format!(
        "<iframe sandbox='allow-scripts' src='{{site}}{SECTOR}' width=500 height=100></iframe><script src='{{site}}embed.js'></script>"
    );
    let host = Host::around(browser, Site::default().as_deployed(), &body, None).await?;
    let page = &host.page;
    let folded = host.fits(0).await?;
    page.enter_frame(0).await?;
    page.eval::<()>("document.querySelector('details[data-passage]').open = true", vec![]).await?;
    page.leave_frame().await?;
    ensure!(host.fits(0).await? > folded + 50.0, "it does not grow");
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

/// Also those in drawings, where browsers differ in whether they ask the page's `<base>`.
async fn links_leave_the_frame(browser: &mut Browser) -> Result<()> {
    let site = Site::default().policy(NO_SCRIPT);
    let body = "<iframe src='{site}embed/chart/expansion-investment.html' width=390 height=480></iframe>";
    let host = Host::around(browser, site, body, None).await?;
    host.page.enter_frame(0).await?;
    let link = "[...document.querySelectorAll('a.mark')].find((mark) => mark.getClientRects().length)";
    let place = format!(
        "const {{ x, y, width, height }} = {link}.querySelector('rect').getBoundingClientRect(); return [x + width / 2, y + height / 2]"
    );
    host.page
        .eval::<()>(&format!("{link}.scrollIntoView({{ block: 'center', behavior: 'instant' }})"), vec![])
        .await?;
    let (x, y): (f64, f64) = host.page.eval(&place, vec![]).await?;
    host.page.tap(x, y).await?;
    until("a window for where the mark leads", &2, async || browser.windows().await).await?;
    let path: String = host.page.eval("return location.pathname", vec![]).await?;
    ensure!(path.ends_with("/embed/chart/expansion-investment.html"), "the frame has gone to {path}");
    host.page.leave_frame().await
}

async fn tell_what_a_reader_selects(browser: &mut Browser) -> Result<()> {
    let body = "<iframe src='{site}embed/structure/all.html' width=700 height=100></iframe><script src='{site}embed.js'></script>\
        <script>window.told = []; for (const type of ['ready', 'navigate', 'error']) addEventListener('luojiang-' + type, ({ detail }) => told.push([type, detail.url || detail.title]))</script>";
    let host = Host::open(browser, body).await?;
    let page = &host.page;
    host.fits(0).await?;
    page.enter_frame(0).await?;
    page.eval::<()>("dispatchEvent(new Event('pointerover'))", vec![]).await?;
    page.wakes().await?;
    page.click("a.part[href$='e-heshi-centre'] text").await?;
    page.leave_frame().await?;
    let expected = json!(["navigate", host.site.url("index.html#e-heshi-centre")]);
    let last = "return told[told.length - 1]";
    until("what the frame tells", &expected, async || page.eval(last, vec![]).await).await
}

/// Something of a second site, which has a script of its own.
async fn may_be_of_two_sites(browser: &mut Browser) -> Result<()> {
    let other = Site::default().mount("/2023/").as_deployed().serve().await?;
    let at = other.url("");
    // Elements say by the link in them whose they are; without one they belong to the script that comes next.
    let element = |inner: &str| format!("<luojiang-embed show='term/gdp'>{inner}</luojiang-embed>");
    let link = |site: &str| element(&format!("<p><a href='{site}embed/term/gdp.html'>GDP</a></p>"));
    let frame =
        |site: &str| format!("<iframe src='{site}embed/term/gdp.html' width=500 height=100></iframe>");
    let script = |site: &str| format!("<script src='{site}embed.js'></script>");
    let site = "{site}";
    let first = [frame(site), frame(&at), element(""), script(site)].concat();
    let second = [element(""), link(site), link(&at), script(&at)].concat();
    let host = Host::open(browser, &format!("{first}{second}")).await?;
    // Those far below wait.
    let show = "document.querySelectorAll('iframe')[arguments[0]].scrollIntoView()";
    for number in 0..6 {
        host.page.eval::<()>(show, vec![json!(number)]).await?;
        host.fits(number).await?;
    }
    let here = host.site.url("embed/term/gdp.html");
    let there = other.url("embed/term/gdp.html");
    let sources = "return [...document.querySelectorAll('iframe')].map(({ src }) => src)";
    let shown: Vec<String> = host.page.eval(sources, vec![]).await?;
    let expected: Vec<_> = [&here, &there].into_iter().cycle().take(6).cloned().collect();
    ensure!(shown == expected, "{shown:#?}");

    // A script that comes late finds what has waited for it; what stood in it stays until then.
    let body = format!("{}{}{}", script(site), link(&at), link(site));
    let host = Host::open(browser, &body).await?;
    host.fits(0).await?;
    ensure!(host.page.count("iframe").await? == 1, "more than its own site's");
    host.page.sees("luojiang-embed p a").await?;
    let late = "const script = document.createElement('script'); script.src = arguments[0]; document.body.append(script)";
    host.page.eval::<()>(late, vec![json!(format!("{at}embed.js"))]).await?;
    until("its frame", &2, async || host.page.count("iframe").await).await?;
    for number in 0..2 {
        host.page.eval::<()>(show, vec![json!(number)]).await?;
        host.fits(number).await?;
    }
    let shown: Vec<String> = host.page.eval(sources, vec![]).await?;
    ensure!(shown[0] == there && shown[1] == host.site.url("embed/term/gdp.html"), "{shown:#?}");
    Ok(())
}

/// The heights of the frames in the shadow roots of the page, within their borders.
const IN_SHADOW: &str = "return [...document.querySelectorAll('.shadow')].flatMap(({ shadowRoot }) => [...shadowRoot.querySelectorAll('iframe')])\
    .map((frame) => frame.clientHeight)";

async fn may_stand_in_shadow_roots(browser: &mut Browser) -> Result<()> {
    let body = "<div style='width:500px'><iframe src='{site}embed/term/gdp.html' width=500 height=100 style='border:0'></iframe>\
        <div class=shadow></div><div class=shadow></div></div>\
        <script>const put = (host, html) => { host.attachShadow({ mode: 'open' }).innerHTML = html; };\
        const [early, late] = document.querySelectorAll('.shadow');\
        put(early, \"<iframe src='{site}embed/term/gdp.html' width=500 height=100 style='border:0'></iframe>\");\
        addEventListener('load', () => put(late, \"<iframe src='{site}embed/term/gdp.html' width=500 height=100 style='border:0'></iframe>\
        <luojiang-embed show='term/gdp'></luojiang-embed>\"));</script><script src='{site}embed.js'></script>";
    let host = Host::open(browser, body).await?;
    let page = &host.page;
    host.fits(0).await?;
    let plain = host.heights().await?[0];
    // The frame of an element is loaded when a reader comes near it.
    page.scroll_to(".shadow:last-of-type").await?;
    until("frames in shadow roots", &vec![plain; 3], async || page.eval(IN_SHADOW, vec![]).await).await?;
    // They go on to follow it.
    let narrow = "document.querySelector('div').style.width = '240px';\
        for (const frame of [document, ...[...document.querySelectorAll('.shadow')].map(({ shadowRoot }) => shadowRoot)].flatMap((root) => [...root.querySelectorAll('iframe')]))\
        if (!frame.parentNode.matches?.('luojiang-embed')) frame.width = 240";
    page.eval::<()>(narrow, vec![]).await?;
    until("a narrow frame is higher", &true, async || Ok(host.heights().await?[0] > plain)).await?;
    host.fits(0).await?;
    let narrow = host.heights().await?[0];
    until("frames in shadow roots", &vec![narrow; 3], async || page.eval(IN_SHADOW, vec![]).await).await
}

async fn come_with_a_module(browser: &mut Browser) -> Result<()> {
    let frames = format!(
        "<iframe src='{{site}}{SECTOR}' width=500 height=100></iframe><luojiang-embed show='term/gdp'></luojiang-embed>"
    );
    for script in [
        "<script type=module src='{site}embed.js'></script>",
        "<script>import('{site}embed.js?once')</script>",
        "<script type=module>import '{site}embed.js';</script>",
        "<script>const script = document.createElement('script'); script.src = '{site}embed.js'; script.async = true; document.head.append(script)</script>",
        // Twice is once.
        "<script src='{site}embed.js'></script><script type=module src='{site}embed.js'></script>",
    ] {
        let body = format!("{frames}{script}");
        let host = Host::around(browser, Site::default().as_deployed(), &body, None).await?;
        host.fits(0).await.with_context(|| script.to_owned())?;
        // The frame of an element is loaded when a reader comes near it.
        host.page.scroll_to("luojiang-embed").await?;
        host.fits(1).await.with_context(|| script.to_owned())?;
        let source = "return document.querySelectorAll('iframe')[1].src";
        let source: String = host.page.eval(source, vec![]).await?;
        ensure!(source == host.site.url("embed/term/gdp.html"), "{script}: {source}");
    }
    Ok(())
}

/// Once, and where those look who put it there.
async fn say_what_cannot_work(browser: &mut Browser) -> Result<()> {
    let watch = "<script>window.warned = []; console.warn = (text) => warned.push(text)</script>";
    let warned = "return warned";
    // Nobody gets into a closed shadow root. Others are not kept from working.
    let body = format!(
        "{watch}<iframe src='{{site}}{SECTOR}' width=500 height=100></iframe><p></p><p></p><script src='{{site}}embed.js'></script>\
         <script>for (const host of document.querySelectorAll('p')) host.attachShadow({{ mode: 'closed' }}).innerHTML = \
         \"<iframe src='{{site}}embed/term/gdp.html' width=500 height=100></iframe>\"</script>"
    );
    let host = Host::open(browser, &body).await?;
    host.fits(0).await?;
    let once = vec!["embed.js: closed shadow".to_owned()];
    until("what is said", &once, async || host.page.eval(warned, vec![]).await).await?;
    // What says more is no more than that.
    host.page.eval::<()>("document.querySelector('iframe').width = 240", vec![]).await?;
    host.fits(0).await?;
    ensure!(host.page.eval::<Vec<String>>(warned, vec![]).await? == once, "said again");

    // A copy in the page itself does not know whose it is.
    let copy = std::fs::read_to_string(browser_tests::server::finished("embed.js")?)?;
    let host = Host::open(browser, &format!("{watch}<script>{copy}</script>")).await?;
    let said: Vec<String> = host.page.eval(warned, vec![]).await?;
    ensure!(said == ["embed.js: site?"], "{said:?}");
    Ok(())
}
