//! What is selected and open is in the URL, and comes back from it.

use anyhow::Context;
use browser_tests::{Browser, Key, Result, Site, State, engines, ensure, until};
use serde_json::json;

engines!(
    each:
    brings_everything_back,
    goes_back_step_by_step,
    leads_where_it_says;
    once:
    opens_terms,
    works_at_any_path_that_serves_the_page,
    knows_a_page_without_its_ending,
    ignores_junk,
    leaves_nothing_open_for_what_is_unknown;
);

async fn brings_everything_back(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.tap_element("wanhong-axis").await?;
    page.shows(&State::element("wanhong-axis", "#e-wanhong-axis")).await?;
    page.click("[data-passage='1.1.2'] > summary").await?;
    let url = "?e=wanhong-axis#p-1.1.2";
    let both = State::element("wanhong-axis", url).and_passage("1.1.2");
    page.shows(&both).await?;

    page.reload().await?;
    page.wakes().await?;
    page.shows(&both).await?;
    page.arrives_at("[id='p-1.1.2']").await?;

    // Someone else gets the link.
    browser.restart().await?;
    let page = browser.open(&server.url(url)).await?;
    page.wakes().await?;
    page.shows(&both).await?;
    page.arrives_at("[id='p-1.1.2']").await
}

async fn leads_where_it_says(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for fragment in ["p-1.1.2", "p-2.5.1", "e-heshi-centre", "conduct"] {
        browser.open("about:blank").await?;
        let page = browser.open(&server.url(&format!("#{fragment}"))).await?;
        page.wakes().await?;
        page.arrives_at(&format!("[id='{fragment}']"))
            .await
            .with_context(|| format!("opening #{fragment}"))?;
    }
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    for section in ["conduct", "structure", "targets"] {
        page.click(&format!(".contents a[href='#{section}']")).await?;
        page.arrives_at(&format!("#{section}")).await.with_context(|| format!("following #{section}"))?;
    }
    Ok(())
}

async fn goes_back_step_by_step(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    for id in ["southern-core", "central-core"] {
        page.tap_element(id).await?;
        page.shows(&State::element(id, &format!("#e-{id}"))).await?;
    }
    page.back().await?;
    page.shows(&State::element("southern-core", "#e-southern-core")).await?;
    page.back().await?;
    page.shows(&State::nothing("")).await
}

async fn opens_terms(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for url in ["#t-gdp", "?t=gdp", "?t=gdp#p-1.1.2"] {
        browser.open("about:blank").await?;
        let page = browser.open(&server.url(url)).await?;
        page.wakes().await?;
        let mut expected = State { term: Some("gdp".into()), ..State::nothing(url) };
        if url.ends_with("#p-1.1.2") {
            expected = expected.and_passage("1.1.2");
        }
        page.shows(&expected).await.with_context(|| format!("opening {url}"))?;
        page.sees(".gloss .entry").await?;
    }

    browser.open("about:blank").await?;
    let page = browser.open(&server.url("#t-gdp")).await?;
    page.wakes().await?;
    let open = State { term: Some("gdp".into()), ..State::nothing("#t-gdp") };
    page.shows(&open).await.context("opening it once more")?;
    // Browsers go back to where a reader did something.
    page.click(".gloss dfn").await?;
    page.eval::<()>("location.hash = 'targets'", vec![]).await?;
    page.shows(&State::nothing("#targets")).await.context("following a link")?;
    page.back().await?;
    page.shows(&open).await.context("going back")
}

/// Some servers take two slashes for one: then the path alone is the name of a host.
async fn works_at_any_path_that_serves_the_page(browser: &mut Browser) -> Result<()> {
    let server = Site::default().mount("//").serve().await?;
    let page = browser.open(&server.url("index.html")).await?;
    page.wakes().await?;
    let at = async |expected: &str| {
        let href = "return location.href";
        let expected = server.url(expected);
        until("the address", &expected, async || page.eval(href, vec![]).await).await
    };
    page.tap_element("southern-core").await?;
    page.shows(&State::element("southern-core", "#e-southern-core")).await?;
    at("index.html#e-southern-core").await?;
    page.tap_element("central-core").await?;
    page.shows(&State::element("central-core", "#e-central-core")).await?;
    page.open_search().await?;
    at("index.html?q=#e-central-core").await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.back().await?;
    page.search_is_closed().await?;
    page.back().await?;
    page.shows(&State::element("southern-core", "#e-southern-core")).await?;
    page.back().await?;
    page.shows(&State::nothing("")).await?;
    at("index.html").await?;

    // A search hit on the same page leads within it.
    page.eval::<()>("window.stays = true", vec![]).await?;
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.press(Key::Enter).await?;
    at("index.html#x-heshi").await?;
    ensure!(page.eval::<bool>("return window.stays === true", vec![]).await?, "the page was loaded anew");

    // So do the other pages that tell their address, and what is copied of it leads back here.
    let page = browser.open(&server.url("worksheet.html")).await?;
    page.wakes().await?;
    page.click("input[name=sheet][value=b]").await?;
    page.is_at("?sheets=a.blank.key").await?;
    let page = browser.open(&server.url("builder.html?show=term/gdp")).await?;
    page.wakes().await?;
    let snippet = "return document.getElementById('snippet').value";
    let frame = format!("src=\"{}\"", server.url("embed/term/gdp.html"));
    until("the snippet", &true, async || Ok(page.eval::<String>(snippet, vec![]).await?.contains(&frame)))
        .await
}

/// Hosts may serve pages without the ending of their names; there too a page knows what stands on it.
async fn knows_a_page_without_its_ending(browser: &mut Browser) -> Result<()> {
    let server = Site::default().mount("/a/").serve().await?;
    for (path, clean, query, found) in
        [("glossary.html", "glossary", "gdp", "地区生产总值"), ("index.html", "index", "heshi", "河市")]
    {
        let page = browser.open(&server.url(path)).await?;
        // As if the host had led here.
        page.eval::<()>(
            "history.replaceState(null, '', arguments[0]); window.stays = true",
            vec![json!(clean)],
        )
        .await?;
        page.open_search().await?;
        page.write(query).await?;
        page.finds_first(query, found).await?;
        page.press(Key::Enter).await?;
        page.search_is_closed().await?;
        let place = "return [location.pathname, window.stays === true, location.hash.length > 1]";
        let expected = json!([format!("/a/{clean}"), true, true]);
        until("the place", &expected, async || page.eval(place, vec![]).await).await?;
    }
    Ok(())
}

async fn ignores_junk(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let long = "x".repeat(6000);
    let junk = [
        "?e=nothing#p-9.9.9",
        "#e-%00",
        "?e=%00&p=%F0%9F#t-%",
        "?e=<script>&=&&e#:~:text=",
        "?p=../../&t='\"#e-heshi-centre'",
        "?t=nothing#t-nothing-else",
        "?t=main",
        &format!("?e={long}#p-{long}"),
    ];
    for junk in junk {
        browser.open("about:blank").await?;
        let page = browser.open(&server.url(junk)).await?;
        page.wakes().await?;
        page.idle().await?;
        let state = page.state().await?;
        ensure!(state == State::nothing(&state.url), "{junk} selects {state:?}");
        let id = "heshi-west-centre";
        page.tap_element(id).await?;
        let expected = State::element(id, "");
        until(junk, &expected, async || Ok(State { url: String::new(), ..page.state().await? })).await?;
        ensure!(
            page.state().await?.url.ends_with("#e-heshi-west-centre"),
            "after {junk} the URL stays behind"
        );
        let troubles: Vec<String> = page.eval("return window.troubles", vec![]).await?;
        ensure!(troubles.is_empty(), "{junk}: {troubles:#?}");
    }
    Ok(())
}

/// A link within the page to something that is not on it: what was selected before is so no more, and comes back.
async fn leaves_nothing_open_for_what_is_unknown(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("#e-southern-core")).await?;
    page.wakes().await?;
    let selected = State::element("southern-core", "#e-southern-core");
    page.shows(&selected).await?;
    // As if the reader had done something here: browsers go back only to that.
    page.click("#structure-title").await?;
    page.eval::<()>("location.hash = 'e-nothing'", vec![]).await?;
    page.shows(&State::nothing("#e-nothing")).await?;
    page.back().await?;
    page.shows(&selected).await?;
    page.tap_element("central-core").await?;
    page.shows(&State::element("central-core", "#e-central-core")).await
}
