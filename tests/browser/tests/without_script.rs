//! No script runs, as in many a content management system: the document is whole and usable all the same.

use browser_tests::{Browser, Result, Site, engines, ensure, server::NO_SCRIPT, until};

engines!(
    each:
    everything_is_readable,
    links_unfold_what_they_name;
    once:
    terms_lead_to_their_entries;
);

async fn everything_is_readable(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("")).await?;
    until("the refused script was reported", &false, async || Ok(server.reports().is_empty())).await?;

    let titles = page.titles().await?;
    ensure!(titles.len() > 50, "only {} titles", titles.len());
    for what in ["h4", ".passage__summary", "main .fig", ".targets tbody tr", ".notes a", ".part text"] {
        let hidden = page.hidden(what).await?;
        // Folds are closed; what is in them is not hidden but one tap away.
        ensure!(hidden.is_empty(), "{what} that can't be seen: {hidden:#?}");
    }
    let empty = page.count(".passage__summary:empty, .passage__body:empty, .term:empty").await?;
    ensure!(empty == 0, "{empty} empty texts");
    Ok(())
}

async fn links_unfold_what_they_name(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("")).await?;
    for id in ["heshi-centre", "education-zone", "wanhong-axis"] {
        page.tap_element(id).await?;
        until("unfolded elements", &vec![id.to_owned()], async || Ok(page.state().await?.elements)).await?;
        ensure!(page.state().await?.url == format!("#e-{id}"), "the link did not set the fragment");
        page.sees(&format!("#e-{id}")).await?;
    }
    browser.open("about:blank").await?;
    let page = browser.open(&server.url("#p-2.1.1")).await?;
    until("unfolded passages", &vec!["2.1.1".to_owned()], async || Ok(page.state().await?.passages)).await
}

async fn terms_lead_to_their_entries(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("")).await?;
    let term = page.click_first_term().await?;
    page.arrives_in_glossary(&term).await?;
    page.back_to_page().await?;
    page.arrives_at("a.term").await?;
    ensure!(page.state().await?.url.is_empty(), "the way back leads elsewhere");
    Ok(())
}
