//! The drawings of the sectors: passages and threads, by finger, mouse and keyboard. Drawing, list, sheet and URL agree.

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure, until};
use serde_json::json;

engines!(
    each:
    passages_and_threads_on_a_phone,
    by_keyboard;
    once:
    passages_and_threads,
    lead_elsewhere;
);

const PHONE: (u32, u32) = (390, 844);
/// A thread within a sector, and its ends.
const THREAD: &str = "1.4.1-2.4.2";
const FROM: &str = "1.4.1";
const TO: &str = "2.4.2";

/// The anchors of the parts that hang together with the selected one.
async fn near(page: &Page) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('svg a.part--near')].map((part) => part.getAttribute('href').slice(1)).sort()";
    page.eval(script, vec![]).await
}

fn passage(code: &str) -> State {
    let anchor = format!("p-{code}");
    State {
        marked: vec![anchor.clone()],
        passages: vec![code.to_owned()],
        url: format!("#{anchor}"),
        ..State::default()
    }
}

fn thread() -> State {
    let anchor = format!("l-{THREAD}");
    State {
        marked: vec![anchor.clone()],
        passages: vec![TO.to_owned()],
        url: format!("#{anchor}"),
        ..State::default()
    }
}

async fn passages_and_threads(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("#s-ecology")).await?;
    page.wakes().await?;
    page.tap_part(&format!("p-{FROM}")).await?;
    page.shows(&passage(FROM)).await?;
    page.sees(&format!("[id='p-{FROM}']")).await?;
    let near_by = near(&page).await?;
    for anchor in [format!("l-{THREAD}"), format!("p-{TO}")] {
        ensure!(near_by.contains(&anchor), "{anchor} belongs to {FROM}: {near_by:?}");
    }
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;

    page.tap_part(&format!("l-{THREAD}")).await?;
    page.shows(&thread()).await?;
    page.sees(&format!("[id='l-{THREAD}'][aria-current]")).await?;
    ensure!(near(&page).await? == [format!("p-{FROM}"), format!("p-{TO}")], "a thread has two ends");
    page.back().await?;
    until("nothing is marked", &State::default().marked, async || Ok(page.state().await?.marked)).await?;

    // Someone else gets the link.
    browser.restart().await?;
    let page = browser.open(&server.url(&format!("#l-{THREAD}"))).await?;
    page.wakes().await?;
    page.shows(&thread()).await?;
    page.arrives_at(&format!("[id='l-{THREAD}']")).await
}

async fn passages_and_threads_on_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    page.tap_part(&format!("l-{THREAD}")).await?;
    let said: String =
        page.eval("return document.querySelector('.sheet__title').textContent", vec![]).await?;
    page.shows(&State { sheet: Some(said.clone()), ..thread() }).await?;
    ensure!(said.contains("接到"), "{said}");
    let same = "return document.querySelector('.sheet__body').textContent === document.getElementById(arguments[0]).textContent";
    ensure!(
        page.eval::<bool>(same, vec![json!(format!("l-{THREAD}"))]).await?,
        "the sheet says something else"
    );
    page.tap_on(".sheet__close").await?;
    until("the sheet is closed", &None, async || Ok(page.state().await?.sheet)).await?;

    page.tap_part(&format!("p-{TO}")).await?;
    let title: String =
        page.eval("return document.querySelector('.sheet__title').textContent", vec![]).await?;
    page.shows(&State { sheet: Some(title), ..passage(TO) }).await
}

async fn by_keyboard(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let focus = "document.querySelector(`#s-ecology a.part[href='#${arguments[0]}']`).focus()";
    page.eval::<()>(focus, vec![json!(format!("p-{FROM}"))]).await?;
    let focused =
        "return document.activeElement.closest('svg a.part')?.getAttribute('href').slice(1) ?? null";
    let mut way = vec![];
    for _ in 0..4 {
        page.press(Key::Right).await?;
        way.push(page.eval::<Option<String>>(focused, vec![]).await?.unwrap_or_default());
    }
    ensure!(way.iter().any(|anchor| anchor.starts_with("l-1.4")), "no thread on the way: {way:?}");
    ensure!(way.last().is_some_and(|anchor| anchor.starts_with("p-2.4")), "no task at its end: {way:?}");
    page.press(Key::Enter).await?;
    let task = way.pop().unwrap_or_default();
    page.shows(&passage(&task[2..])).await?;
    let fold = "return document.activeElement.closest('details')?.dataset.passage ?? null";
    let at = async || page.eval::<Option<String>>(fold, vec![]).await;
    until("the focus is on the passage", &Some(task[2..].to_owned()), at).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    let now: Option<String> = page.eval(focused, vec![]).await?;
    ensure!(now.as_ref() == Some(&task), "the focus came back to {now:?}");
    Ok(())
}

/// The overview and the dashed guests lead to other sections.
async fn lead_elsewhere(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    page.tap_part("s-countryside").await?;
    page.arrives_at("#s-countryside").await?;
    page.tap_part("d-transformation").await?;
    page.arrives_at("#d-transformation").await?;
    ensure!(page.state().await?.sheet.is_none(), "a section is no description");
    Ok(())
}
