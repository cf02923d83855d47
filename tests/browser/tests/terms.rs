//! Terms in the text open their definition beside them, which the reader can close in every usual way.

use std::time::Duration;

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure, until};
use serde::Deserialize;

engines!(
    each:
    open_on_click,
    open_by_keyboard,
    open_for_a_resting_mouse,
    open_for_a_resting_focus,
    lead_on_and_back,
    close_when_their_word_leaves,
    close_when_another_place_is_tapped,
    stand_close_to_their_word;
    once:
    follow_each_other,
    give_the_address_back,
    come_once_and_not_unasked,
    lead_to_the_glossary_if_it_does_not_come,
    open_where_popovers_are_unknown;
);

/// The first term of the structure's introduction, and a heading beside it where nothing reacts.
const TERM: &str = "#structure .lead a.term";
const BESIDE: &str = "#structure-title";
const CLOSE: &str = ".gloss__close";

async fn open_on_click(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let term = page.term_of(TERM).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, TERM).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.click(CLOSE).await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, TERM).await?;

    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.click(BESIDE).await?;
    page.shows(&State::nothing("")).await?;
    until("marked words", &0, async || page.count(".term--open").await).await
}

async fn open_by_keyboard(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.eval::<()>("document.querySelector('.contents li:last-child a').focus()", vec![]).await?;
    let is_at_term = "return document.activeElement.matches('a.term')";
    for _ in 0..80 {
        if page.eval(is_at_term, vec![]).await? {
            break;
        }
        page.press(Key::Tab).await?;
    }
    let first = "a.term";
    has_focus(&page, first).await?;
    let term = page.term_of(first).await?;

    page.press(Key::Enter).await?;
    is_open(&page, &term).await?;
    has_focus(&page, ".gloss dfn").await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, first).await?;

    // Its button is the next stop of the keyboard.
    page.press(Key::Enter).await?;
    is_open(&page, &term).await?;
    page.press(Key::Tab).await?;
    has_focus(&page, CLOSE).await?;
    page.press(Key::Enter).await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, first).await
}

/// From one term to another without closing the first; Escape closes a term and leaves the diagram alone.
async fn follow_each_other(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.tap_element("heshi-centre").await?;
    let selected = State::element("heshi-centre", "#e-heshi-centre");
    page.shows(&selected).await?;
    let mut words: Vec<String> = Vec::new();
    // Far from each other: the gloss of the first must not lie over the second.
    for place in [".notes li:nth-child(25) a", ".notes li:nth-child(1) a"] {
        let term = page.term_of(place).await?;
        page.click(place).await?;
        let url = format!("?e=heshi-centre#t-{term}");
        page.shows(&State { term: Some(term), url, ..selected.clone() }).await?;
        until("marked words", &1, async || page.count(".term--open").await).await?;
        words
            .push(page.eval("return document.querySelector('.gloss dfn')?.textContent ?? ''", vec![]).await?);
    }
    ensure!(words[0] != words[1], "both terms are {}", words[0]);
    page.press(Key::Escape).await?;
    page.shows(&selected).await
}

/// Who reads a passage and looks a word up still has the passage in the address afterwards.
async fn give_the_address_back(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
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

/// Edges in CSS pixels from the window's left and upper edge.
#[derive(Debug, Deserialize)]
struct Edges {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

#[derive(Debug, Deserialize)]
struct Places {
    gloss: Edges,
    text: Edges,
    word: Edges,
    window: Edges,
}

async fn stand_close_to_their_word(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    for size in [(390, 844), (768, 1024), (1280, 800)] {
        let page = browser.open_sized(&server, size).await?;
        page.wakes().await?;
        for word in [TERM, ".passage__summary a.term", ".notes li:last-child a"] {
            let term = page.term_of(word).await?;
            page.click(word).await?;
            is_open(&page, &term).await?;
            // On a phone the page may still be scrolling the word above the gloss.
            page.eval_async::<f64>(include_str!("../src/script/settled.js"), vec![".term--open".into()])
                .await?;
            let places: Places = page.eval(include_str!("../src/script/beside.js"), vec![]).await?;
            let Places { gloss, text, word: at, window } = &places;
            let inside = gloss.left >= 0.0
                && gloss.top >= 0.0
                && gloss.right <= window.right
                && gloss.bottom <= window.bottom + 0.5;
            ensure!(inside, "{word} at {size:?}: not in the window: {places:?}");
            let spare = (gloss.bottom - gloss.top) - (text.bottom - text.top);
            ensure!(spare < 80.0, "{word} at {size:?}: {spare} px of nothing: {places:?}");
            ensure!(
                gloss.top >= at.bottom || gloss.bottom <= at.top,
                "{word} at {size:?}: the word is covered: {places:?}"
            );
            if size.0 >= 768 {
                let gap = (gloss.top - at.bottom).max(at.top - gloss.bottom);
                let beside = gloss.left < at.right && gloss.right > at.left;
                ensure!(gap < 20.0 && beside, "{word} at {size:?}: far from its word: {places:?}");
            }
            page.press(Key::Escape).await?;
            page.shows(&State::nothing("")).await?;
        }
    }
    Ok(())
}

async fn come_once_and_not_unasked(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.click("[data-passage='1.1.2'] > summary").await?;
    page.shows(&State::nothing("#p-1.1.2").and_passage("1.1.2")).await?;
    let requests = async || Ok(server.requests_for("glossary.html"));
    page.stays("requests before anyone was interested", &0, requests).await?;
    for word in [TERM, ".notes li:first-child a", TERM] {
        page.click(word).await?;
        let term = page.term_of(word).await?;
        until("the open term", &Some(term), async || Ok(page.state().await?.term)).await?;
        until("entries", &1, async || page.count(".gloss .entry").await).await?;
        page.press(Key::Escape).await?;
        until("the open term", &None, async || Ok(page.state().await?.term)).await?;
    }
    let requests = server.requests_for("glossary.html");
    ensure!(requests == 1, "asked for {requests} times");
    Ok(())
}

async fn lead_to_the_glossary_if_it_does_not_come(browser: &mut Browser) -> Result<()> {
    let server = Site::default().pages_for_readers_only().serve().await?;
    let page = browser.open(&server.url("#p-1.1.2")).await?;
    page.wakes().await?;
    let reading = State::nothing("#p-1.1.2").and_passage("1.1.2");
    page.shows(&reading).await?;
    let term = page.term_of(TERM).await?;
    page.click(TERM).await?;
    page.arrives_in_glossary(&term).await?;
    page.back().await?;
    page.wakes().await?;
    page.shows(&reading).await
}

async fn open_where_popovers_are_unknown(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/no_popover.js")).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.stays("an empty gloss is shown", &false, async || page.is_visible(".gloss").await).await?;
    let term = page.term_of(TERM).await?;
    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, TERM).await
}

/// A mouse that rests opens the gloss, and may move onto it; the focus and the address stay as they are.
async fn open_for_a_resting_mouse(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open_sized(&server, (1280, 800)).await?;
    page.wakes().await?;
    // Firefox hears no key before the page was touched.
    page.click("h1").await?;
    page.scroll_to(TERM).await?;
    page.point_at(TERM).await?;
    page.sees(".gloss .entry").await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, "body").await?;
    let places: Places = page.eval(include_str!("../src/script/beside.js"), vec![]).await?;
    let Places { gloss, word, .. } = &places;
    ensure!(gloss.top >= word.bottom || gloss.bottom <= word.top, "the word is covered: {places:?}");

    // It stays as long as it is pointed at.
    page.point_at(".gloss .entry").await?;
    stays_open(&page).await?;
    // Escape moves neither the mouse nor the focus.
    page.press(Key::Escape).await?;
    is_closed(&page).await?;
    has_focus(&page, "body").await?;

    page.point_at(TERM).await?;
    page.sees(".gloss .entry").await?;
    page.point_at(BESIDE).await?;
    is_closed(&page).await?;

    // Who asks takes it over: it stays open then, wherever the mouse is.
    page.point_at(TERM).await?;
    page.sees(".gloss .entry").await?;
    let term = page.term_of(TERM).await?;
    page.click(TERM).await?;
    is_open(&page, &term).await?;
    page.point_at(BESIDE).await?;
    stays_open(&page).await
}

/// The focus of the keyboard opens the gloss after the same while, and closes it when it goes on.
async fn open_for_a_resting_focus(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open_sized(&server, (1280, 800)).await?;
    page.wakes().await?;
    page.scroll_to(TERM).await?;
    // The stop before the term, so that a key brings the focus to it.
    let before = "const all = [...document.querySelectorAll('a[href], button, summary')];\
        all[all.indexOf(document.querySelector(arguments[0])) - 1].focus({ preventScroll: true })";
    page.eval::<()>(before, vec![TERM.into()]).await?;
    page.press(Key::Tab).await?;
    has_focus(&page, TERM).await?;
    page.sees(".gloss .entry").await?;
    page.shows(&State::nothing("")).await?;
    has_focus(&page, TERM).await?;
    page.press(Key::Escape).await?;
    is_closed(&page).await?;
    has_focus(&page, TERM).await?;

    // By Enter the reader steps in.
    page.press(Key::Enter).await?;
    let term = page.term_of(TERM).await?;
    is_open(&page, &term).await?;
    has_focus(&page, ".gloss dfn").await
}

/// One term leads to another in the same place, and back to the very link.
async fn lead_on_and_back(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    for size in [(390, 844), (1280, 800)] {
        let page = browser.open_sized(&server, size).await?;
        page.wakes().await?;
        let first = ".notes a[href$='#t-four-famous']";
        page.click(first).await?;
        is_open(&page, "four-famous").await?;
        page.stays("there is no way back yet", &false, async || page.is_visible(".gloss__back").await)
            .await?;
        for (step, name) in [("luoyang-bridge", "四名工程"), ("luoyang-river", "洛阳桥")] {
            page.click(&format!(".gloss a[href$='#t-{step}']")).await?;
            is_open(&page, step).await?;
            has_focus(&page, ".gloss dfn").await?;
            let words = "return document.querySelector('.gloss__back').textContent";
            until("the way back", &format!("返回“{name}”"), async || page.eval(words, vec![]).await).await?;
        }
        for (left, back) in [("luoyang-river", "luoyang-bridge"), ("luoyang-bridge", "four-famous")] {
            page.click(".gloss__back").await?;
            is_open(&page, back).await?;
            has_focus(&page, &format!(".gloss a[href$='#t-{left}']")).await?;
        }
        page.stays("the way back ends at the first term", &false, async || {
            page.is_visible(".gloss__back").await
        })
        .await?;
        page.press(Key::Escape).await?;
        page.shows(&State::nothing("")).await?;
        has_focus(&page, first).await?;
    }
    Ok(())
}

async fn close_when_their_word_leaves(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    for size in [(390, 844), (1280, 800)] {
        let page = browser.open_sized(&server, size).await?;
        page.wakes().await?;
        let term = page.term_of(TERM).await?;
        page.click(TERM).await?;
        is_open(&page, &term).await?;
        page.eval_async::<f64>(include_str!("../src/script/settled.js"), vec![TERM.into()]).await?;
        // A little is not far enough.
        page.eval::<()>("scrollBy({ top: 40, behavior: 'instant' })", vec![]).await?;
        stays_open(&page).await?;
        page.eval::<()>("scrollBy({ top: 2 * innerHeight, behavior: 'instant' })", vec![]).await?;
        page.shows(&State::nothing("")).await?;
        is_closed(&page).await?;
    }
    Ok(())
}

async fn close_when_another_place_is_tapped(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    let term = page.term_of(TERM).await?;
    page.tap_on(TERM).await?;
    is_open(&page, &term).await?;
    page.eval_async::<f64>(include_str!("../src/script/settled.js"), vec![TERM.into()]).await?;
    // On the gloss itself nothing happens.
    page.tap_on(".gloss .entry__head").await?;
    stays_open(&page).await?;
    let script = "const { top } = document.querySelector('.gloss').getBoundingClientRect(); return top";
    let top: f64 = page.eval(script, vec![]).await?;
    // Well away: a finger close to something that reacts may be taken to mean it.
    page.tap(2.0, top - 60.0).await?;
    page.shows(&State::nothing("")).await
}

/// For longer than a mouse may be on its way, the gloss is to be seen.
async fn stays_open(page: &Page) -> Result<()> {
    page.waits(Duration::from_millis(800)).await?;
    ensure!(page.is_visible(".gloss .entry").await?, "the gloss has closed");
    Ok(())
}

async fn is_closed(page: &Page) -> Result<()> {
    until("the gloss can be seen", &false, async || page.is_visible(".gloss").await).await
}

async fn is_open(page: &Page, term: &str) -> Result<()> {
    page.shows(&State { term: Some(term.to_owned()), ..State::nothing(&format!("#t-{term}")) }).await?;
    until("entries", &1, async || page.count(".gloss .entry").await).await?;
    page.sees(".gloss .entry").await
}

async fn has_focus(page: &Page, selector: &str) -> Result<()> {
    let script = "return document.activeElement === document.querySelector(arguments[0])";
    until(&format!("{selector} has the focus"), &true, async || {
        page.eval(script, vec![selector.into()]).await
    })
    .await
}
