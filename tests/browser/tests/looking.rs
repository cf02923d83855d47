//! Ways to look at the spatial structure: by group, by township, step by step.

use std::time::Duration;

use browser_tests::{Browser, Page, Result, Site, State, engines, ensure, until};

engines!(
    each:
    from_home_on_a_phone,
    step_by_step;
    once:
    by_group,
    from_home,
    as_it_plays;
);

/// How many elements are in a state.
async fn count(page: &Page, state: &str) -> Result<usize> {
    page.count(&format!(".structure__drawing .part--{state}")).await
}

async fn by_group(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    for (group, name, members) in
        [("axis", "三轴", 3), ("zone", "四区", 4), ("core", "两核", 2), ("centre", "三心", 3)]
    {
        page.click(&format!("[data-view='g-{group}']")).await?;
        let on = vec![format!("g-{group}")];
        let url = format!("#g-{group}");
        page.shows(&State { on, card: Some(name.into()), url, ..State::default() }).await?;
        ensure!(count(&page, "lit").await? == members, "{name} has {members} members");
        ensure!(count(&page, "dim").await? == 12 - members, "all others step back");
    }
    page.click("[data-view='g-centre']").await?;
    page.shows(&State::nothing("")).await?;
    ensure!(count(&page, "dim").await? == 0, "something is left in the dark");
    page.back().await?;
    page.shows(&State { on: vec!["g-core".into()], card: Some("两核".into()), ..State::nothing("#g-core") })
        .await
}

async fn from_home(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.click(".chip[href='#x-heshi']").await?;
    let home = State {
        marked: vec!["x-heshi".into()],
        on: vec!["x-heshi".into()],
        card: Some("河市".into()),
        ..State::nothing("#x-heshi")
    };
    page.shows(&home).await?;
    page.sees("#x-heshi .related").await?;
    ensure!(count(&page, "lit").await? == 2, "two elements are named after 河市");

    // An element is opened without losing the place.
    page.tap_element("heshi-centre").await?;
    let expected = State {
        marked: vec!["x-heshi".into(), "e-heshi-centre".into()],
        on: home.on.clone(),
        ..State::element("heshi-centre", "?x=heshi#e-heshi-centre")
    };
    page.shows(&expected).await?;
    page.back().await?;
    page.shows(&home).await?;

    // Someone else gets the link.
    browser.restart().await?;
    let page = browser.open(&server.url("#x-majia")).await?;
    page.wakes().await?;
    page.sees("#x-majia .related").await?;
    let names: String = page.eval("return document.getElementById('x-majia').textContent", vec![]).await?;
    ensure!(names.contains("马甲洋坑电商园"), "{names}");
    Ok(())
}

async fn from_home_on_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    page.tap_part("x-hongshan").await?;
    let home = State {
        marked: vec!["x-hongshan".into()],
        on: vec!["x-hongshan".into()],
        card: Some("虹山".into()),
        sheet: Some("虹山".into()),
        ..State::nothing("#x-hongshan")
    };
    page.shows(&home).await?;
    page.sees(".sheet .related").await?;
    page.tap_on(".sheet__close").await?;
    page.shows(&State::nothing("")).await
}

async fn step_by_step(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.click("[data-view='b-intro']").await?;
    let steps = [("intro", 12), ("axes", 9), ("zones", 5), ("cores", 3), ("centres", 0), ("whole", 0)];
    for (i, (step, hidden)) in steps.into_iter().enumerate() {
        if i > 0 {
            page.click(".player button:nth-of-type(3)").await?;
        }
        until("the step in the URL", &format!("#b-{step}"), async || Ok(page.state().await?.url)).await?;
        ensure!(count(&page, "hidden").await? == hidden, "at {step} {hidden} elements are still to come");
        let said: String = page
            .eval("return document.querySelector('.structure__card [aria-live]').textContent", vec![])
            .await?;
        ensure!(said.contains(&format!("导览{}/6", i + 1)), "said at {step}: {said}");
    }
    page.click(".player button:nth-of-type(1)").await?;
    until("the step before", &"#b-centres".to_owned(), async || Ok(page.state().await?.url)).await?;
    page.click(".player button:nth-of-type(4)").await?;
    page.shows(&State::nothing("")).await?;
    page.stays("hidden parts", &0, async || count(&page, "hidden").await).await?;
    page.stays("the controls stay", &false, async || page.is_visible(".player").await).await
}

/// Longer than a step of the tour is shown.
const STEP: Duration = Duration::from_secs(60);

async fn as_it_plays(browser: &mut Browser) -> Result<()> {
    let server = Site::default().clock().serve().await?;
    let page = browser.open(&server.url("#b-zones")).await?;
    page.wakes().await?;
    page.click(".player__play").await?;
    let says = async |word: &str| {
        until("the button", &word.to_owned(), async || {
            page.eval("return document.querySelector('.player__play').textContent.trim()", vec![]).await
        })
        .await
    };
    says("暂停").await?;
    // Longer than a step is meant to be read.
    until("the last step", &"#b-whole".to_owned(), async || {
        page.waits(STEP).await?;
        Ok(page.state().await?.url)
    })
    .await?;
    says("播放").await?;

    // Once more from the beginning, and stopped on the way.
    page.click(".player__play").await?;
    until("the first step", &"#b-intro".to_owned(), async || Ok(page.state().await?.url)).await?;
    page.click(".player__play").await?;
    says("播放").await?;
    let stopped = page.state().await?;
    page.waits(STEP).await?;
    ensure!(page.state().await? == stopped, "it goes on after it was stopped");
    Ok(())
}
