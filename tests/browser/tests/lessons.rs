//! A lesson as it is given: keys, fingers, the bar, the window with the notes, and links to a prepared state.

use browser_tests::{Browser, Engine, Key, Page, Result, Site, engines, ensure, server::Server, until};
use serde_json::json;

engines!(
    each:
    follows_keys_and_a_remote,
    leaves_keys_to_fields_and_buttons,
    keeps_the_notes_in_step;
    once:
    follows_the_bar,
    follows_the_url_and_ignores_junk,
    lights_up_what_is_tapped,
    tries_another_growth_in_the_link,
    counts_time,
    puts_the_notes_below_where_no_window_opens,
    is_a_document_without_a_script,
    prepares_a_link;
);

mod touch {
    use super::{fits_every_projector, swipes, whole_screen};
    browser_tests::engines!(chromium: swipes, whole_screen, fits_every_projector);
}

const NUMBERS: &str = "slides/numbers.html";
const SPACE: &str = "slides/space.html";

async fn open(browser: &Browser, path: &str) -> Result<(Server, Page)> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// Waits until this slide, and no other, is in sight.
async fn is_on(page: &Page, slide: &str) -> Result<()> {
    until("the slide", &format!("slide-{slide}"), async || now(page).await).await
}

/// Makes sure that it still is this slide after everything that was done last has had its effect.
async fn stays_on(page: &Page, slide: &str) -> Result<()> {
    page.stays("the slide", &format!("slide-{slide}"), async || now(page).await).await
}

/// The slides in sight.
async fn now(page: &Page) -> Result<String> {
    let script = "return [...document.querySelectorAll('.slide')]\
        .filter((slide) => slide.getBoundingClientRect().height > 0).map((slide) => slide.id).join()";
    page.eval(script, vec![]).await
}

async fn press_all(page: &Page, keys: &[Key]) -> Result<()> {
    for key in keys {
        page.press(*key).await?;
    }
    Ok(())
}

async fn follows_keys_and_a_remote(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, NUMBERS).await?;
    is_on(&page, "title").await?;
    page.press(Key::Right).await?;
    is_on(&page, "gdp").await?;
    page.is_at("#slide-gdp").await?;
    page.press(' ').await?;
    is_on(&page, "two-numbers").await?;
    page.press(Key::Left).await?;
    is_on(&page, "gdp").await?;
    // What presenters' remotes send.
    press_all(&page, &[Key::PageDown, Key::PageDown, Key::PageUp]).await?;
    is_on(&page, "two-numbers").await?;
    page.press(Key::End).await?;
    is_on(&page, "slider").await?;
    // There is nothing behind the last one, nor before the first.
    page.press(Key::Right).await?;
    stays_on(&page, "slider").await?;
    page.press(Key::Home).await?;
    is_on(&page, "title").await?;
    page.press(Key::Left).await?;
    stays_on(&page, "title").await?;

    ensure!(!page.is_visible(".deck__black").await?, "black already");
    page.press('b').await?;
    page.sees(".deck__black").await?;
    page.press('b').await?;
    until("the slides", &false, async || page.is_visible(".deck__black").await).await?;

    points_with_light(&page).await?;

    // A mistake is taken apart: what is right waits.
    page.eval::<()>("location.hash = 'slide-mistake-rate'", vec![]).await?;
    is_on(&page, "mistake-rate").await?;
    page.stays("the answer is there already", &false, async || {
        page.is_visible("#slide-mistake-rate .mistake__right").await
    })
    .await?;
    page.press('r').await?;
    page.sees("#slide-mistake-rate .mistake__right").await?;
    Ok(())
}

/// A dot follows the mouse, until it is switched off.
async fn points_with_light(page: &Page) -> Result<()> {
    const DOT: &str = ".deck__dot";
    ensure!(!page.is_visible(DOT).await?, "light already");
    page.press('l').await?;
    page.point_at(".slide--now :is(h1, h2)").await?;
    page.sees(DOT).await?;
    let script = "const middle = (selector) => { const { x, y, width, height } = \
        document.querySelector(selector).getBoundingClientRect(); return [x + width / 2, y + height / 2] };\
        const [dot, title] = [middle('.deck__dot'), middle('.slide--now :is(h1, h2)')];\
        return Math.hypot(dot[0] - title[0], dot[1] - title[1]) < 3";
    until("light where the mouse is", &true, async || page.eval(script, vec![]).await).await?;
    page.press('l').await?;
    until("no light", &false, async || page.is_visible(DOT).await).await
}

async fn leaves_keys_to_fields_and_buttons(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, &format!("{NUMBERS}#slide-slider")).await?;
    is_on(&page, "slider").await?;
    page.focus("#rate").await?;
    let growth = "return document.querySelector('#rate').valueAsNumber";
    let before: f64 = page.eval(growth, vec![]).await?;
    page.press(Key::Left).await?;
    until("another growth", &true, async || Ok(page.eval::<f64>(growth, vec![]).await? < before)).await?;
    stays_on(&page, "slider").await?;
    page.press(Key::Home).await?;
    let least = "const { min, value } = document.querySelector('#rate'); return min === value";
    until("the least growth", &true, async || page.eval(least, vec![]).await).await?;
    stays_on(&page, "slider").await?;
    // A space presses the button that has the focus.
    page.focus(".deck__clock").await?;
    page.press(' ').await?;
    until("the clock runs", &true, async || Ok(!page.text(".deck__clock").await?.ends_with("0:00"))).await?;
    stays_on(&page, "slider").await
}

async fn follows_the_bar(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, SPACE).await?;
    page.click(".deck__step[aria-label=下一页]").await?;
    is_on(&page, "home").await?;
    page.click(".deck__step[aria-label=上一页]").await?;
    is_on(&page, "title").await?;
    let script = "const list = document.querySelector('#deck-jump'); list.value = '4'; \
                  list.dispatchEvent(new Event('change', { bubbles: true })); return list.options.length";
    let count: usize = page.eval(script, vec![]).await?;
    is_on(&page, "zones").await?;
    ensure!(count == page.count(".slide").await?, "{count} in the list");
    // The bar is for fingers too.
    let small = "return [...document.querySelectorAll('.deck__bar :is(button, select)')]\
        .filter((one) => one.getBoundingClientRect().height < 44).map((one) => one.textContent)";
    let small: Vec<String> = page.eval(small, vec![]).await?;
    ensure!(small.is_empty(), "too small: {small:?}");
    Ok(())
}

async fn follows_the_url_and_ignores_junk(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, &format!("{SPACE}?at=e-commerce-zone#slide-zones")).await?;
    is_on(&page, "zones").await?;
    page.sees("#slide-zones a.part--selected[href$='#e-commerce-zone']").await?;
    for junk in ["#slide-", "#slide-none", "?at=%3Cx%3E#slide-%E4", "?at=e-none&at=&g=1e9#x", "?notes=2"] {
        browser.open("about:blank").await?;
        let page = browser.open(&server.url(&format!("{SPACE}{junk}"))).await?;
        page.wakes().await?;
        stays_on(&page, "title").await?;
    }
    Ok(())
}

async fn lights_up_what_is_tapped(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, &format!("{SPACE}#slide-axes")).await?;
    is_on(&page, "axes").await?;
    // The lesson has the three axes lit up.
    let lit = "#slide-axes a.part--lit";
    ensure!(page.count(lit).await? == 3, "{} lit", page.count(lit).await?);
    let tap = "document.querySelector(`#slide-axes a[href$='#e-innovation-zone']`)\
               .dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 })); return null";
    page.eval::<()>(tap, vec![]).await?;
    page.sees("#slide-axes a.part--selected[href$='#e-innovation-zone'][aria-current=true]").await?;
    let said = page.text("#slide-axes .told__now").await?;
    ensure!(said.starts_with("数智创新区（四区）"), "{said}");
    page.is_at("?at=e-innovation-zone#slide-axes").await?;
    // Once more, and it is as the lesson wants it.
    page.eval::<()>(tap, vec![]).await?;
    until("the axes", &3, async || page.count(lit).await).await?;
    page.is_at("#slide-axes").await?;
    ensure!(page.text("#slide-axes .told__now").await?.is_empty(), "words of nothing");
    Ok(())
}

async fn tries_another_growth_in_the_link(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, &format!("{NUMBERS}?g=3#slide-slider")).await?;
    page.says(".tryout__rate", "3%").await?;
    until("the bar", &true, async || {
        Ok(page.count("#slide-slider svg.plot a.mark[href$='#rate']").await? > 0)
    })
    .await?;
    // Only the chart with the slider is drawn anew.
    let others = "#slide-gdp-chart a.mark[href$='#rate']";
    page.stays("marks in another chart", &0, async || page.count(others).await).await?;
    // The growth is a part of the slide: whoever leaves it, leaves it behind.
    page.press(Key::Left).await?;
    page.is_at("#slide-quiz-basis").await?;
    Ok(())
}

async fn counts_time(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, &format!("{SPACE}#slide-fill")).await?;
    page.says("#slide-fill .countdown__face", "7:00").await?;
    page.click("#slide-fill .countdown__buttons button").await?;
    until("a second", &true, async || Ok(page.text("#slide-fill .countdown__face").await? != "7:00")).await?;
    page.click("#slide-fill .countdown__buttons button:last-child").await?;
    page.says("#slide-fill .countdown__face", "7:00").await?;
    page.click(".deck__clock").await?;
    until("a second", &true, async || Ok(!page.text(".deck__clock").await?.ends_with("0:00"))).await?;
    // The plan has this slide from the 30th minute on.
    until("the pace", &true, async || Ok(page.text(".deck__pace").await?.starts_with("快了"))).await
}

async fn keeps_the_notes_in_step(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, &format!("{NUMBERS}#slide-gdp")).await?;
    let slides = page.window().await?;
    page.click(".deck__tools button[aria-keyshortcuts=n]").await?;
    let notes = page.enter_new_window(std::slice::from_ref(&slides)).await?;
    page.wakes().await?;
    is_on(&page, "gdp").await?;
    page.sees("#slide-gdp .slide__say").await?;
    page.stays("the slide again", &false, async || page.is_visible("#slide-gdp .slide__body").await).await?;
    page.says(".deck__next", "下一页：一个是多少，一个是多快").await?;

    // From the slides to the notes.
    page.enter_window(&slides).await?;
    page.press(Key::Right).await?;
    is_on(&page, "two-numbers").await?;
    page.enter_window(&notes).await?;
    is_on(&page, "two-numbers").await?;
    // And back.
    page.press(Key::Right).await?;
    is_on(&page, "mistake-rate").await?;
    page.enter_window(&slides).await?;
    is_on(&page, "mistake-rate").await?;

    // The slides are loaded anew, and the notes find them again.
    page.reload().await?;
    page.wakes().await?;
    until("the notes", &"true".to_owned(), async || {
        page.eval("return document.querySelector('.deck__tools [aria-keyshortcuts=n]').ariaPressed ?? document.querySelector('.deck__tools [aria-keyshortcuts=n]').getAttribute('aria-pressed')", vec![]).await
    })
    .await?;
    page.press(Key::Home).await?;
    page.enter_window(&notes).await?;
    is_on(&page, "title").await?;

    // What others say is nothing: not from this window itself, not junk.
    page.enter_window(&slides).await?;
    let junk = "for (const text of ['luojiang-deck 1 go slider', 'luojiang-deck 1 black', 'junk', 7, null]) \
                postMessage(text, '*'); return null";
    page.eval::<()>(junk, vec![]).await?;
    stays_on(&page, "title").await?;
    ensure!(!page.is_visible(".deck__black").await?, "black by nobody");
    page.press(Key::Right).await?;
    is_on(&page, "gdp").await?;
    Ok(())
}

async fn puts_the_notes_below_where_no_window_opens(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script("window.open = () => null;").serve().await?;
    let page = browser.open(&server.url(NUMBERS)).await?;
    page.wakes().await?;
    page.press('n').await?;
    page.sees("#slide-title .slide__say").await?;
    page.press('n').await?;
    until("no notes", &false, async || page.is_visible("#slide-title .slide__say").await).await
}

async fn is_a_document_without_a_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url(NUMBERS)).await?;
    let hidden = page.hidden(".slide__title, .slide__say, .slide__lines").await?;
    ensure!(hidden.is_empty(), "{hidden:?}");
    ensure!(!page.is_visible(".deck__bar").await?, "buttons that do nothing");
    let page = browser.open(&server.url("teachers.html")).await?;
    ensure!(!page.is_visible(".class-link").await?, "fields that do nothing");
    page.sees(".class-link__plain").await
}

async fn prepares_a_link(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "teachers.html").await?;
    let choose = async |id: &str, value: &str| -> Result<()> {
        let script = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; \
                      field.dispatchEvent(new Event('change', { bubbles: true })); return field.value";
        let now: String = page.eval(script, vec![json!(id), json!(value)]).await?;
        ensure!(now == value, "{id} offers no {value}");
        Ok(())
    };
    let link = async || -> Result<String> {
        page.eval("return document.querySelector('#link')?.value ?? ''", vec![]).await
    };
    choose("link-lesson", "2").await?;
    until("the slides", &true, async || Ok(page.text("#link-slide").await?.contains("三轴"))).await?;
    choose("link-slide", "3").await?;
    until("the parts", &1, async || page.count("#link-part").await).await?;
    choose("link-part", "e-xihuan-axis").await?;
    choose("link-look", "high.light").await?;
    let expected = server.url("slides/space.html?at=e-xihuan-axis&c=high.light#slide-axes");
    until("the link", &expected, link).await?;
    let alt: String = page.eval("return document.querySelector('.builder__code img').alt", vec![]).await?;
    ensure!(alt.ends_with(&expected), "the code is of {alt}");

    let page = browser.open(&expected).await?;
    page.wakes().await?;
    is_on(&page, "axes").await?;
    page.sees("html[data-comfort~=high] #slide-axes a.part--selected[href$='#e-xihuan-axis']").await?;
    Ok(())
}

async fn swipes(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized_at(&server, NUMBERS, (390, 844)).await?;
    page.wakes().await?;
    let swipe = async |from: (f64, f64), to: (f64, f64)| -> Result<()> {
        let touch = |kind: &str, points: serde_json::Value| json!({ "type": kind, "touchPoints": points });
        let at = |(x, y): (f64, f64)| json!([{ "x": x, "y": y }]);
        browser.devtools("Input.dispatchTouchEvent", touch("touchStart", at(from))).await?;
        let middle = ((from.0 + to.0) / 2.0, (from.1 + to.1) / 2.0);
        browser.devtools("Input.dispatchTouchEvent", touch("touchMove", at(middle))).await?;
        browser.devtools("Input.dispatchTouchEvent", touch("touchMove", at(to))).await?;
        browser.devtools("Input.dispatchTouchEvent", touch("touchEnd", json!([]))).await?;
        Ok(())
    };
    swipe((300.0, 300.0), (90.0, 310.0)).await?;
    is_on(&page, "gdp").await?;
    swipe((90.0, 300.0), (300.0, 320.0)).await?;
    is_on(&page, "title").await?;
    // Up and down is scrolling.
    swipe((200.0, 500.0), (180.0, 200.0)).await?;
    is_on(&page, "title").await
}

async fn whole_screen(browser: &mut Browser) -> Result<()> {
    ensure!(browser.engine() == Engine::Chromium);
    let (_server, page) = open(browser, NUMBERS).await?;
    page.click(".deck__tools button[aria-keyshortcuts=f]").await?;
    page.sees("html.deck-full").await?;
    page.eval::<()>("document.exitFullscreen(); return null", vec![]).await?;
    until("a window", &0, async || page.count("html.deck-full").await).await?;
    page.press('f').await?;
    page.sees("html.deck-full").await?;
    page.press('f').await?;
    until("a window again", &0, async || page.count("html.deck-full").await).await
}

/// The smallest text of what is projected, as a part of the height. A picture 1.5 m high has letters of 25 mm then, for
/// which eight metres are not too far.
const SMALLEST: f64 = 1.0 / 60.0;

/// On every slide of every lesson nothing is wider than the screen; what is projected is not cut, and can be read from the
/// last row.
async fn fits_every_projector(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for (size, settings) in [
        ((1920, 1080), ""),
        ((1024, 768), ""),
        ((1280, 720), ""),
        ((390, 844), ""),
        ((1024, 768), "?c=elder"),
        ((1280, 720), "?c=size4"),
    ] {
        browser.resize(size).await?;
        for lesson in ["report", "numbers", "space", "proposal"] {
            browser.open("about:blank").await?;
            let page = browser.open(&server.url(&format!("slides/{lesson}.html{settings}"))).await?;
            page.wakes().await?;
            for _ in 0..page.count(".slide").await? {
                let slide: String =
                    page.eval("return document.querySelector('.slide--now').id", vec![]).await?;
                let what = format!("{lesson}{settings} {slide} at {size:?}");
                page.fits(&what).await?;
                // Nobody scrolls or leans closer at a projector; who holds a phone may.
                if size.0 > size.1 {
                    can_be_projected(&page, &what).await?;
                }
                page.press(Key::Right).await?;
            }
        }
    }
    Ok(())
}

/// Nothing is below the window, and the last row can read all of it.
async fn can_be_projected(page: &Page, what: &str) -> Result<()> {
    let hidden: i32 =
        page.eval("return document.scrollingElement.scrollHeight - innerHeight", vec![]).await?;
    ensure!(hidden <= 1, "{what}: {hidden} px below");
    let script = include_str!("../src/script/smallest.js");
    let (part, words): (f64, String) = page.eval(script, vec![json!(".slide--now")]).await?;
    ensure!(part >= SMALLEST, "{what}: {words:?} has 1/{:.0} of the height", 1.0 / part);
    Ok(())
}
