//! The progress feed on a chart's page and in the overview: there, not there, wrong in every way, and changing while the page is open.

use anyhow::Context;
use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    server::{FEED, Feed, STRICT, Server},
    until,
};
use serde_json::{Value, json};

engines!(
    each:
    shows_it;
    once:
    shows_it_in_the_overview,
    leaves_out_what_is_wrong,
    shows_nothing_where_there_is_nothing,
    looks_again_in_time,
    keeps_what_was_good,
    keeps_what_was_good_without_the_network;
);

/// What pages say on the console of a feed with mistakes begins with its name.
const WRONG: &str = "data/progress.json: ";

const GDP: &str = "chart/gdp-growth.html";

/// A good entry for an indicator.
fn entry(indicator: &str, value: f64, unit: &str, as_of: &str) -> Value {
    json!({
        "indicator": indicator, "value": value, "unit": unit, "as_of": as_of,
        "source": { "title": "示例（虚构）", "url": "https://example.com/1.htm" }
    })
}

fn feed(entries: &[Value]) -> Feed {
    Feed::Text(json!({ "version": 1, "entries": entries }).to_string())
}

async fn open(browser: &mut Browser, server: &Server, path: &str) -> Result<Page> {
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok(page)
}

/// Waits until the feed's mistakes are counted so; none of them is told as nothing.
async fn counts(page: &Page, mistakes: usize) -> Result<()> {
    if mistakes == 0 {
        return is_hidden(page, ".latest__trouble").await;
    }
    page.says(".latest__trouble", &format!("最新进度的数据里有{mistakes}处写得不对，没有采用。")).await?;
    page.sees(".latest__trouble").await
}

/// Makes sure that something is not shown, also when all that was asked for has come.
async fn is_hidden(page: &Page, selector: &str) -> Result<()> {
    page.stays(&format!("{selector} is seen"), &false, async || page.is_visible(selector).await).await
}

async fn shows_it(browser: &mut Browser) -> Result<()> {
    let entries = [
        entry("gdp-growth", 5.9, "%", "2024-09-30"),
        entry("expansion-investment", 18.3, "亿元", "2024-10-31"),
    ];
    let server = Site::default().policy(STRICT).feed(feed(&entries)).serve().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(".latest__told", "到2024年9月30日：5.9%。").await?;
    page.sees("#latest").await?;
    page.says(".latest__source", "示例（虚构）").await?;
    until("its bars", &2, async || page.count("svg.plot a.mark[href='#latest']").await).await?;
    counts(&page, 0).await?;

    let page = open(browser, &server, "chart/expansion-investment.html").await?;
    page.says(".latest__told", "到2024年10月31日：18.3亿元，是目标的76.3%。计算值：18.3 ÷ 24 ≈ 76.3%。")
        .await?;
    // Nothing is said of what the feed does not name.
    let page = open(browser, &server, "chart/afforestation.html").await?;
    until("requests", &3, async || Ok(server.requests_for(FEED))).await?;
    is_hidden(&page, "#latest").await
}

async fn shows_it_in_the_overview(browser: &mut Browser) -> Result<()> {
    let entries = [
        entry("expansion-investment", 18.3, "亿元", "2024-10-31"),
        entry("gdp-growth", 5.9, "亿元", "2024-09-30"),
    ];
    // Time passes as the test wants.
    let clock = "window.later = 0; const now = Date.now; Date.now = () => now() + window.later;";
    let site = Site::default().expects(WRONG).first_script(clock).feed(feed(&entries));
    let server = site.serve().await?;
    let page = open(browser, &server, "targets.html").await?;
    let tile = "#i-expansion-investment .tile__latest";
    page.says(
        tile,
        "最新进度到2024年10月31日：18.3亿元，是目标的76.3%。计算值：18.3 ÷ 24 ≈ 76.3%。来源：示例（虚构）",
    )
    .await?;
    // Only what the feed names has progress.
    page.stays("tiles with progress", &1, async || page.count(".tile__latest").await).await?;
    page.says("#wall-trouble", "最新进度的数据里有1处写得不对，没有采用。").await?;
    page.sees("#wall-trouble").await?;

    // The source is a link of its own above the one that covers the tile.
    page.scroll_to(tile).await?;
    let on_top = "const link = document.querySelector(arguments[0] + ' a'), { x, y, width, height } = link.getClientRects()[0];\
        return document.elementFromPoint(x + width / 2, y + height / 2) === link && link.href";
    let href: String = page.eval(on_top, vec![json!(tile)]).await?;
    ensure!(href == "https://example.com/1.htm", "{href}");

    server.set_feed(Feed::Absent);
    let come_back = "window.later = 11 * 60000; document.dispatchEvent(new Event('visibilitychange'))";
    page.eval::<()>(come_back, vec![]).await?;
    until("the progress is gone", &0, async || page.count(".tile__latest").await).await?;
    is_hidden(&page, "#wall-trouble").await
}

async fn leaves_out_what_is_wrong(browser: &mut Browser) -> Result<()> {
    let entries = [
        entry("gdp-grwth", 5.9, "%", "2024-09-30"),
        entry("retail-sales-growth", 5.9, "%", "2999-01-01"),
        entry("retail-sales-growth", 5.9, "亿元", "2024-09-30"),
        json!({ "indicator": "retail-sales-growth" }),
        entry("gdp-growth", 5.9, "%", "2024-09-30"),
        json!("什么"),
    ];
    let server = Site::default().expects(WRONG).feed(feed(&entries)).serve().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(".latest__told", "到2024年9月30日：5.9%。").await?;
    let told = page.text(".latest__trouble").await?;
    ensure!(told.starts_with("最新进度的数据里有") && page.is_visible(".latest__trouble").await?, "{told}");
    let console = browser.console().await?.join("\n");
    if browser.engine() == browser_tests::Engine::Chromium {
        for path in
            ["entries[0].indicator", "entries[1].as_of", "entries[2].unit", "entries[3]", "entries[5]"]
        {
            ensure!(console.contains(path), "{path} is not told: {console}");
        }
        ensure!(console.contains("gdp-growth"), "the id that was meant: {console}");
    }
    for broken in
        ["{\"version\": 1, \"entries\": [".to_owned(), String::new(), " ".repeat(70_000), "[]".to_owned()]
    {
        server.set_feed(Feed::Text(broken));
        let page = open(browser, &server, GDP).await?;
        counts(&page, 1).await?;
        is_hidden(&page, "#latest").await?;
        page.says("#tryout-sum", "增长6.5%，是388.7亿元，增长和目标一样。计算值：365 × 1.065 ≈ 388.7亿元。")
            .await?;
    }
    Ok(())
}

async fn shows_nothing_where_there_is_nothing(browser: &mut Browser) -> Result<()> {
    for nothing in [Feed::Absent, Feed::StartPage, Feed::AsBuilt, feed(&[])] {
        let what = format!("{nothing:?}");
        let server = Site::default().feed(nothing).serve().await?;
        let page = open(browser, &server, GDP).await?;
        until("requests", &1, async || Ok(server.requests_for(FEED))).await?;
        is_hidden(&page, "#latest").await.with_context(|| what.clone())?;
        counts(&page, 0).await.with_context(|| what)?;
    }
    Ok(())
}

async fn looks_again_in_time(browser: &mut Browser) -> Result<()> {
    // Time passes as the test wants.
    let clock = "window.later = 0; const now = Date.now; Date.now = () => now() + window.later;";
    let first = feed(&[entry("gdp-growth", 5.9, "%", "2024-09-30")]);
    let server = Site::default().first_script(clock).feed(first).serve().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(".latest__told", "到2024年9月30日：5.9%。").await?;

    let come_back = async |minutes: u32| {
        let script =
            "window.later = arguments[0] * 60000; document.dispatchEvent(new Event('visibilitychange'))";
        page.eval::<()>(script, vec![json!(minutes)]).await
    };
    let asked = async || Ok(server.requests_for(FEED));
    come_back(9).await?;
    page.stays("requests after nine minutes", &1, asked).await?;
    come_back(11).await?;
    until("requests after eleven minutes", &2, asked).await?;
    // Nothing has changed, so it was not sent.
    page.stays("answers that nothing has changed", &1, async || {
        Ok(server.requests_for(&format!("{FEED} (not modified)")))
    })
    .await?;
    page.says(".latest__told", "到2024年9月30日：5.9%。").await?;

    server.set_feed(feed(&[entry("gdp-growth", 6.1, "%", "2024-12-31")]));
    come_back(22).await?;
    page.says(".latest__told", "到2024年12月31日：6.1%。").await?;
    server.set_feed(Feed::Absent);
    come_back(33).await?;
    until("the progress is gone", &false, async || page.is_visible("#latest").await).await
}

/// What gateways, proxies and slips of a hand send in the place of a feed, each with whether somebody meant it as one.
fn no_feeds() -> Vec<(Feed, bool)> {
    vec![
        (Feed::StartPage, false),
        (Feed::Text("<!doctype html><title>login</title>".into()), true),
        (Feed::Text("{\"version\": 1, \"entries\": [".into()), true),
        (Feed::StartPage, false),
        (Feed::Text("{\"error\": \"login\"}".into()), true),
        (Feed::Text("[]".into()), true),
        (Feed::Text(json!({ "version": 2, "entries": [] }).to_string()), true),
        (Feed::Text(" ".repeat(70_000)), true),
    ]
}

async fn keeps_what_was_good(browser: &mut Browser) -> Result<()> {
    let clock = "window.later = 0; const now = Date.now; Date.now = () => now() + window.later;";
    let good = [entry("gdp-growth", 5.9, "%", "2024-09-30")];
    let better = [entry("gdp-growth", 6.1, "%", "2024-12-31")];
    for (path, told, trouble, first, last) in [
        (GDP, ".latest__told", ".latest__trouble", "到2024年9月30日：5.9%。", "到2024年12月31日：6.1%。"),
        (
            "targets.html",
            "#i-gdp-growth .tile__latest",
            "#wall-trouble",
            "最新进度到2024年9月30日：5.9%。来源：示例（虚构）",
            "最新进度到2024年12月31日：6.1%。来源：示例（虚构）",
        ),
    ] {
        let server = Site::default().expects(WRONG).first_script(clock).feed(feed(&good)).serve().await?;
        let page = open(browser, &server, path).await?;
        page.says(told, first).await?;
        let mut looks = 1;
        let mut come_back = async || -> Result<()> {
            looks += 1;
            let script =
                "window.later = arguments[0] * 660000; document.dispatchEvent(new Event('visibilitychange'))";
            page.eval::<()>(script, vec![json!(looks)]).await?;
            until("looks", &looks, async || Ok(server.requests_for(FEED))).await
        };
        for (other, is_meant) in no_feeds() {
            let what = format!("{other:?}");
            server.set_feed(other);
            come_back().await?;
            if is_meant {
                // That it is told shows that it was looked at; so was what came before it.
                page.says(trouble, "最新进度的数据里有1处写得不对，没有采用。")
                    .await
                    .with_context(|| what.clone())?;
                page.sees(trouble).await?;
                let now = page.text(told).await?;
                ensure!(now == first && page.is_visible(told).await?, "{what}: {now}");
                // What is right again is no mistake any more.
                server.set_feed(feed(&good));
                come_back().await?;
                until("mistakes", &false, async || page.is_visible(trouble).await).await?;
                page.says(told, first).await?;
            }
        }
        server.set_feed(feed(&better));
        come_back().await?;
        page.says(told, last).await?;
        // An empty one is a feed too.
        server.set_feed(feed(&[]));
        come_back().await?;
        let gone = "return document.querySelector(arguments[0])?.checkVisibility() ?? false";
        until("the progress is gone", &false, async || page.eval(gone, vec![json!(told)]).await).await?;
    }
    Ok(())
}

/// The same for what the worker keeps: it answers with it, also where the network has something else.
async fn keeps_what_was_good_without_the_network(browser: &mut Browser) -> Result<()> {
    let told = ".latest__told";
    let first = "到2024年9月30日：5.9%。";
    let good = [entry("gdp-growth", 5.9, "%", "2024-09-30")];
    let mut server = Site::default().offline().feed(feed(&good)).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.keeps_everything().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(told, first).await?;
    for (other, is_meant) in no_feeds() {
        let what = format!("{other:?}");
        server.set_feed(other);
        let page = open(browser, &server, GDP).await?;
        page.says(told, first).await.with_context(|| what)?;
        page.sees("#latest").await?;
        // Whoever has made a mistake sees that it was not taken.
        counts(&page, usize::from(is_meant)).await?;
    }
    server.stop().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(told, first).await?;
    server.start().await?;
    server.set_feed(feed(&[entry("gdp-growth", 6.1, "%", "2024-12-31")]));
    let page = open(browser, &server, GDP).await?;
    page.says(told, "到2024年12月31日：6.1%。").await?;
    counts(&page, 0).await?;
    server.set_feed(Feed::StartPage);
    server.stop().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(told, "到2024年12月31日：6.1%。").await
}
