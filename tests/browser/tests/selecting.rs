//! Elements of the spatial structure: tapped, or reached with the keyboard. Diagram, card, list, sheet and URL agree.

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure, until};
use serde::Deserialize;

engines!(
    each:
    by_tap,
    by_tap_on_a_phone,
    by_keyboard,
    by_keyboard_on_a_phone;
    once:
    stays_when_the_page_moves_below_a_mouse;
);

const PHONE: (u32, u32) = (390, 844);

async fn by_tap(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    for id in page.elements().await? {
        can_be_hit(&page, &id).await?;
        page.tap_element(&id).await?;
        page.shows(&State::element(&id, &format!("#e-{id}"))).await?;
        page.sees(&format!("#e-{id}")).await?;
    }
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await
}

async fn can_be_hit(page: &Page, id: &str) -> Result<()> {
    for aim in page.aim(&format!("e-{id}")).await? {
        ensure!(aim.hit == format!("e-{id}"), "something covers “{}” of {id}: {}", aim.mark, aim.hit);
    }
    Ok(())
}

/// After a click the page leads to the description. What comes below the mouse then is not pointed at until it moves.
async fn stays_when_the_page_moves_below_a_mouse(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let mouse = |kind: &str, id: &str, x: u32| {
        let script = "const [kind, anchor, clientX] = arguments;\
            const about = { bubbles: true, cancelable: true, detail: 1, clientX, clientY: 300, pointerType: 'mouse' };\
            document.querySelector(`a.part[href='#${anchor}']`).dispatchEvent(new PointerEvent(kind, about))";
        let arguments = vec![kind.into(), format!("e-{id}").into(), x.into()];
        let page = page.clone();
        async move { page.eval::<()>(script, arguments).await }
    };
    let (chosen, other) = ("heshi-centre", "central-core");
    for kind in ["pointerover", "pointerdown", "click"] {
        mouse(kind, chosen, 400).await?;
    }
    let selected = State::element(chosen, &format!("#e-{chosen}"));
    page.shows(&selected).await?;
    mouse("pointerout", chosen, 400).await?;
    mouse("pointerover", other, 400).await?;
    let now = page.state().await?;
    ensure!(now == selected, "{now:?}");
    mouse("pointerover", other, 401).await?;
    page.shows(&State { card: Some(other.to_owned()), ..selected }).await
}

/// Where a selected part and the sheet are, in CSS pixels from the window's upper edge.
#[derive(Debug, Deserialize)]
struct Places {
    bar: f64,
    name: (f64, f64),
    sheet: f64,
}

async fn by_tap_on_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    for id in page.elements().await? {
        can_be_hit(&page, &id).await?;
        page.tap_element(&id).await?;
        page.shows(&State::element(&id, &format!("#e-{id}")).in_sheet()).await?;
        let hides_nothing = async || {
            let Places { bar, name: (top, bottom), sheet } =
                page.eval(include_str!("../src/script/places.js"), vec![id.as_str().into()]).await?;
            Ok(bar <= top && bottom <= sheet)
        };
        until(&format!("{id} can be seen above the sheet"), &true, hides_nothing).await?;
    }
    page.tap_on(".sheet__close").await?;
    page.shows(&State::nothing("")).await?;

    page.tap_element("wanhong-axis").await?;
    page.shows(&State::element("wanhong-axis", "#e-wanhong-axis").in_sheet()).await?;
    page.back().await?;
    page.shows(&State::nothing("")).await
}

/// The anchor of the part that has the focus.
async fn focused(page: &Page) -> Result<Option<String>> {
    let script = "return document.activeElement.closest('svg a.part')?.getAttribute('href').slice(1) ?? null";
    page.eval(script, vec![]).await
}

/// Enters the structure's diagram with the Tab key.
async fn enter(page: &Page) -> Result<()> {
    let start = "document.querySelector('#structure .chips a').focus()";
    page.eval::<()>(start, vec![]).await?;
    for _ in 0..10 {
        page.press(Key::Tab).await?;
        if focused(page).await?.is_some() {
            return Ok(());
        }
    }
    anyhow::bail!("the Tab key does not lead into the diagram")
}

/// Presses a key until it leads no further; returns where it has led.
async fn follow(page: &Page, key: Key) -> Result<Vec<String>> {
    let mut way = vec![];
    for _ in 0..20 {
        page.press(key).await?;
        let now = focused(page).await?.unwrap_or_default();
        if way.last() == Some(&now) {
            return Ok(way);
        }
        way.push(now);
    }
    anyhow::bail!("an arrow key leads in circles: {way:?}")
}

async fn by_keyboard(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    enter(&page).await?;
    page.press(Key::End).await?;
    ensure!(focused(&page).await?.as_deref() == Some("e-commerce-zone"), "End leads elsewhere");
    let up = follow(&page, Key::Up).await?;
    ensure!(up.len() > 4, "there is more in the north: {up:?}");
    page.press(Key::Home).await?;
    let north = focused(&page).await?;
    ensure!(north.as_deref() == Some("x-luoxi"), "Home leads to {north:?}");
    let down = follow(&page, Key::Down).await?;
    ensure!(down.len() > 4, "there is more in the south: {down:?}");
    let east = follow(&page, Key::Right).await?;
    ensure!(focused(&page).await?.is_some(), "{east:?} leaves the diagram");

    // Pointing at something is no selection yet.
    page.press(Key::End).await?;
    let preview = State { card: Some("commerce-zone".into()), ..State::nothing("") };
    page.shows(&preview).await?;
    page.press(Key::Enter).await?;
    page.shows(&State::element("commerce-zone", "#e-commerce-zone")).await?;
    let fold = "return document.activeElement.closest('details')?.dataset.element ?? null";
    let at = async || page.eval::<Option<String>>(fold, vec![]).await;
    until("the focus is on the description", &Some("commerce-zone".to_owned()), at).await?;
    page.press(Key::Escape).await?;
    page.shows(&State::nothing("")).await?;
    ensure!(focused(&page).await?.as_deref() == Some("e-commerce-zone"), "the focus did not come back");

    // One stop of the Tab key is enough.
    page.press(Key::Tab).await?;
    ensure!(focused(&page).await?.is_none(), "the Tab key stays in the diagram");
    Ok(())
}

async fn by_keyboard_on_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    enter(&page).await?;
    page.press(Key::End).await?;
    page.press(Key::Enter).await?;
    page.shows(&State::element("commerce-zone", "#e-commerce-zone").in_sheet()).await?;
    let title = "return document.activeElement.matches('.sheet__title')";
    until("the focus is on the sheet", &true, async || page.eval(title, vec![]).await).await?;
    page.press(Key::Tab).await?;
    page.press(Key::Enter).await?;
    page.shows(&State::nothing("")).await?;
    ensure!(focused(&page).await?.as_deref() == Some("e-commerce-zone"), "the focus did not come back");
    Ok(())
}
