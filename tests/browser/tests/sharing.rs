//! What links of the site need of browsers: data that no policy forbids, and old links that arrive.

use browser_tests::{
    Browser, Result, Site, State, engines, ensure,
    server::{NO_SCRIPT, STRICT, hashed},
    until,
};

engines!(
    each:
    data_are_no_scripts_to_a_policy;
    once:
    old_anchors_arrive,
    old_anchors_arrive_without_a_script,
    old_pages_lead_on,
    old_pages_take_settings_and_place_along;
);

/// The pages with data for search engines.
const WITH_DATA: [&str; 4] = ["index.html", "targets.html", "glossary.html", "embed/term/gdp.html"];

async fn data_are_no_scripts_to_a_policy(browser: &mut Browser) -> Result<()> {
    // Without scripts nothing could be watched from within, but violations are reported all the same.
    for policy in [STRICT, NO_SCRIPT] {
        let server = Site::default().policy(policy).serve().await?;
        for path in WITH_DATA {
            let page = browser.open(&server.url(path)).await?;
            let script = "return JSON.parse(document.querySelector('script[type=\"application/ld+json\"]').text)['@context']";
            let context: String = page.eval(script, vec![]).await?;
            ensure!(context == "https://schema.org", "{path}: {context}");
            // One that must come marks the end of those that must not.
            let forbidden =
                "document.body.append(Object.assign(new Image(), { src: 'http://forbidden.invalid/' }))";
            page.eval::<()>(forbidden, vec![]).await?;
            let is_mark = |report: &String| report.contains("forbidden.invalid") && report.contains(path);
            until("the report of a violation arrived", &true, async || {
                Ok(server.reports().iter().any(is_mark))
            })
            .await?;
            // The scripts from files are reported under a policy without scripts; inline ones must not be.
            let inline: Vec<_> =
                server.reports().into_iter().filter(|report| report.contains("\"inline\"")).collect();
            ensure!(inline.is_empty(), "{path}: {inline:#?}");
        }
    }
    Ok(())
}

/// The site as if the passage and an element had had other ids before.
fn renamed() -> Site {
    Site::default()
        .rewrite(
            "index.html",
            "id=\"p-1.1.2\" class=\"passage__body\">",
            "id=\"p-1.1.2\" class=\"passage__body\"><span id=\"p-9.9.9\" data-now=\"p-1.1.2\"></span>",
        )
        .rewrite(
            "index.html",
            "id=\"e-heshi-centre\" class=\"element__body\">",
            "id=\"e-heshi-centre\" class=\"element__body\"><span id=\"e-old\" data-now=\"e-heshi-centre\"></span>",
        )
}

async fn old_anchors_arrive(browser: &mut Browser) -> Result<()> {
    let server = renamed().serve().await?;
    let page = browser.open(&server.url("index.html#p-9.9.9")).await?;
    page.wakes().await?;
    until("the unfolded passages", &vec!["1.1.2".to_owned()], async || Ok(page.state().await?.passages))
        .await?;
    page.sees("[id='p-9.9.9']").await?;

    let page = browser.open(&server.url("index.html?p=9.9.9#e-old")).await?;
    page.wakes().await?;
    page.shows(&State::element("heshi-centre", "?p=9.9.9#e-old").and_passage("1.1.2")).await?;
    // From the next selection on, the URL has the present ids.
    page.tap_element("wanhong-axis").await?;
    page.shows(&State::element("wanhong-axis", "?p=1.1.2#e-wanhong-axis").and_passage("1.1.2")).await
}

async fn old_anchors_arrive_without_a_script(browser: &mut Browser) -> Result<()> {
    let server = renamed().policy(NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("index.html#p-9.9.9")).await?;
    page.sees("[id='p-9.9.9']").await
}

async fn old_pages_lead_on(browser: &mut Browser) -> Result<()> {
    // What pages that lead on have in their heads.
    let refresh = "<head><meta http-equiv=\"refresh\" content=\"0; url=little-giant.html\">";
    for policy in [STRICT, NO_SCRIPT] {
        let site = Site::default().policy(policy).rewrite("term/gdp.html", "<head>", refresh);
        let server = site.serve().await?;
        let page = browser.open(&server.url("embed/term/gdp.html")).await?;
        let there = "return location.pathname.endsWith('/embed/term/little-giant.html') && document.readyState === 'complete'";
        until("the successor's page", &true, async || page.eval(there, vec![]).await).await?;
    }
    Ok(())
}

/// A page that leads on keeps the reader's settings and what was selected, if scripts run.
async fn old_pages_take_settings_and_place_along(browser: &mut Browser) -> Result<()> {
    let refresh = "<meta http-equiv='refresh' content='0; url=/embed/structure/all.html'>";
    let link = "<a href='/embed/structure/all.html'>";
    let html = format!(
        "<!doctype html>{refresh}<p>{link}there</a></p><script src='/{}'></script>",
        hashed("onward-", ".js")?
    );
    for (policy, kept) in [(STRICT, "?c=dark#e-heshi-centre"), (NO_SCRIPT, "")] {
        let site = Site::default().extra_page(html.clone()).extra_policy(policy.to_owned());
        let server = site.serve().await?;
        let page = browser.open(&format!("{}?c=dark#e-heshi-centre", server.extra_page())).await?;
        let there = "return location.pathname.endsWith('/all.html') && document.readyState === 'complete' \
            ? location.search + location.hash : null";
        until("where it leads", &Some(kept.to_owned()), async || page.eval(there, vec![]).await).await?;
    }
    Ok(())
}
