//! Elements of the spatial structure: tapped, or reached with the keyboard. Diagram, card, list and URL agree.

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure};

engines!(all:
    by_tap,
    by_tap_on_a_phone,
    by_keyboard,
);

async fn by_tap(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    tap_all(&page).await
}

async fn by_tap_on_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    tap_all(&page).await
}

async fn tap_all(page: &Page) -> Result<()> {
    page.wakes().await?;
    for id in page.elements().await? {
        for aim in page.aim(&id).await? {
            ensure!(aim.hit == id, "something covers “{}” of {id}: {}", aim.mark, aim.hit);
        }
        page.tap_part(&id).await?;
        page.shows(&State::element(&id, &format!("#e-{id}"))).await?;
    }
    Ok(())
}

async fn by_keyboard(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let ids = page.elements().await?;
    let focused = "return document.activeElement.closest('a.part')?.dataset.element ?? null";
    // Everything before the diagram: the way to the text, the contents, the figures and terms.
    for _ in 0..80 {
        if page.eval::<Option<String>>(focused, vec![]).await?.is_some() {
            break;
        }
        page.press(Key::Tab).await?;
    }
    for id in ids {
        let now: Option<String> = page.eval(focused, vec![]).await?;
        ensure!(now.as_ref() == Some(&id), "the focus should be on {id}, is on {now:?}");
        page.press(Key::Enter).await?;
        page.shows(&State::element(&id, &format!("#e-{id}"))).await?;
        page.press(Key::Tab).await?;
    }
    Ok(())
}
