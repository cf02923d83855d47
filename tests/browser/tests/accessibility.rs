//! The rules of axe-core (WCAG 2.2 AA and good practice) on the page in all its states.

use std::{collections::BTreeMap, env, fmt::Write, fs};

use anyhow::Context;
use browser_tests::{Browser, Page, Result, Site, State, engines, ensure, server::Server, until};
use serde::Deserialize;
use serde_json::json;

use crate::heights;

engines!(chromium:
    the_main_page,
    the_search,
    documents,
    frames,
    tools,
    charts,
    asking,
    speaking,
    settings,
    large_settings,
    settings_in_frames,
);

const PHONE: (u32, u32) = (390, 844);
/// As wide as the narrowest page for which WCAG asks.
const SMALL: (u32, u32) = (320, 640);

/// Pretends that the reader has chosen a colour scheme, and no motion.
async fn pretend(browser: &Browser, scheme: &str) -> Result<()> {
    let features = json!([
        { "name": "prefers-color-scheme", "value": scheme },
        // Half-faded colours on their way in are not what is to be judged.
        { "name": "prefers-reduced-motion", "value": "reduce" },
    ]);
    browser.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

/// A page on a phone, in the light, with axe-core.
async fn open(browser: &Browser, server: &Server, path: &str) -> Result<Page> {
    browser.resize(PHONE).await?;
    pretend(browser, "light").await?;
    let page = browser.open(&server.url(path)).await?;
    page.eval::<()>(&axe()?, vec![]).await?;
    Ok(page)
}

/// The same of a page that wakes.
async fn open_awake(browser: &Browser, server: &Server, path: &str) -> Result<Page> {
    let page = open(browser, server, path).await?;
    page.wakes().await?;
    Ok(page)
}

/// Judges a state of a page on a phone and on the smallest, in the light and in the dark: all of it, or what a selector
/// matches.
async fn judge_in_all_looks(browser: &Browser, page: &Page, part: &str, state: &str) -> Result<String> {
    let mut report = judge_part(page, part, state).await?;
    pretend(browser, "dark").await?;
    report += &judge_part(page, part, &format!("{state}, in the dark")).await?;
    pretend(browser, "light").await?;
    browser.resize(SMALL).await?;
    page.is_wide(SMALL.0).await?;
    report += &judge_part(page, part, &format!("{state}, small")).await?;
    let width: u32 = page.eval("return document.scrollingElement.scrollWidth", vec![]).await?;
    ensure!(width <= SMALL.0, "{state} is {width} px wide");
    browser.resize(PHONE).await?;
    page.is_wide(PHONE.0).await?;
    Ok(report)
}

/// What has been found, if anything.
fn is_clean(report: &str) -> Result<()> {
    ensure!(report.is_empty(), "violations:\n{report}");
    Ok(())
}

/// The page folded, with an element selected, with everything unfolded, with a term open.
async fn the_main_page(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = open_awake(browser, &server, "").await?;
    let mut report = judge_in_all_looks(browser, &page, "html", "folded").await?;
    let id = "heshi-centre";
    page.tap_element(id).await?;
    page.shows(&State { sheet: Some(id.into()), ..State::element(id, &format!("#e-{id}")) }).await?;
    report += &judge(&page, "with an element selected").await?;
    report += &judge_in_all_looks(browser, &page, "#structure, .sheet", "what is selected").await?;
    let count = page.count("details[data-passage]").await?;
    page.click(".fold-all button").await?;
    until("unfolded passages", &count, async || Ok(page.state().await?.passages.len())).await?;
    report += &judge_in_all_looks(browser, &page, "html", "all unfolded").await?;
    page.open_first_term().await?;
    report += &judge_in_all_looks(browser, &page, ".gloss", "with a term").await?;
    is_clean(&report)
}

async fn the_search(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for (query, name) in
        [("", "the search"), ("wanhonglu", "the search with hits"), ("万红路", "the search without hits")]
    {
        let page = open_awake(browser, &server, &format!("?q={query}")).await?;
        page.answers().await?;
        report += &judge_in_all_looks(browser, &page, "dialog[open]", name).await?;
    }
    is_clean(&report)
}

/// Pages that are read, and those for paper.
async fn documents(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for (path, name) in [
        ("glossary.html", "the glossary"),
        ("money.html", "the money"),
        ("accessibility.html", "the statement"),
        ("404.html", "the page where there is none"),
        ("offline.html", "what is kept"),
        ("unsaved.html", "what is not kept"),
        ("lesson/numbers.html", "a lesson's plan"),
        ("print/structure.html", "a part for paper"),
    ] {
        let page = open(browser, &server, path).await?;
        report += &judge_in_all_looks(browser, &page, "html", name).await?;
    }
    // The longest page, and nothing on it that is not in its parts.
    let page = open(browser, &server, "print.html").await?;
    report += &judge(&page, "the whole for paper").await?;
    is_clean(&report)
}

/// Pages for embedding.
async fn frames(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for show in heights::KINDS {
        let page = open(browser, &server, &format!("embed/{show}.html")).await?;
        report += &judge_in_all_looks(browser, &page, "html", &format!("{show} in a frame")).await?;
    }
    is_clean(&report)
}

/// Pages with which something is done.
async fn tools(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for (path, name) in [
        ("targets.html", "the overview"),
        ("builder.html?show=chart/gdp-growth", "the builder"),
        ("targets.html?s=change&f=less", "the overview, sorted and filtered"),
        ("teachers.html", "the guide"),
    ] {
        let page = open_awake(browser, &server, path).await?;
        report += &judge_in_all_looks(browser, &page, "html", name).await?;
    }
    is_clean(&report)
}

/// The page while it is read aloud, and with a voice that fails.
async fn speaking(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/voice.js")).serve().await?;
    let page = open_awake(browser, &server, "").await?;
    page.click(".tools [data-reader=speech]").await?;
    page.sees("#speaker").await?;
    until("a voice", &true, async || page.eval("return Boolean(voice.now)", vec![]).await).await?;
    let mut report = judge_in_all_looks(browser, &page, "html", "while it is read").await?;
    let small = "return [...document.querySelectorAll('#speaker button, #speaker select')]\
        .map((button) => [button.textContent || button.ariaLabel, button.getBoundingClientRect()])\
        .filter(([, { width, height, right }]) => width < 44 || height < 44 || right > innerWidth).map(([name]) => name)";
    for size in [SMALL, PHONE] {
        browser.resize(size).await?;
        page.is_wide(size.0).await?;
        let small: Vec<String> = page.eval(small, vec![]).await?;
        ensure!(small.is_empty(), "at {size:?} too small, or out of the window: {small:?}");
    }
    page.eval::<()>("voice.fail('network')", vec![]).await?;
    page.sees(".speaker__told:not(:empty)").await?;
    report += &judge_in_all_looks(browser, &page, "#speaker", "with a voice that fails").await?;
    is_clean(&report)
}

/// The quiz before a round, with every kind of question before and after its answer is shown, and the worksheets.
async fn asking(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for path in
        ["quiz.html", "worksheet.html", "worksheet.html?sheets=words.proposal.key.a&scope=theme-structure"]
    {
        let page = open_awake(browser, &server, path).await?;
        report += &judge_in_all_looks(browser, &page, "html", path).await?;
    }
    for kind in ["choice", "judge", "match", "order", "estimate", "find"] {
        let path = format!("quiz.html?mode=class&kind={kind}&seed=2&at=1");
        let page = open_awake(browser, &server, &path).await?;
        page.sees(".asking").await?;
        // Around a question, the page is that of the first kind.
        let part = if kind == "choice" { "html" } else { ".asking" };
        report += &judge_in_all_looks(browser, &page, part, &path).await?;
        page.click(".asking__decide").await?;
        page.sees(".asking__told").await?;
        report += &judge_in_all_looks(browser, &page, ".asking", &format!("{path}, answered")).await?;
    }
    is_clean(&report)
}

/// A chart of each kind, with its table, its picture, a tip, and with what a reader tries.
async fn charts(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let mut report = String::new();
    for path in [
        "gdp-growth.html?g=7.1&v=190",
        "grain-area.html",
        "elder-canteens.html",
        "new-sewers.html",
        "income-growth.html",
        "market-entities.html",
    ] {
        let page = open_awake(browser, &server, &format!("chart/{path}")).await?;
        page.click("#table summary").await?;
        page.click("[data-take='picture']:not(.save__wechat)").await?;
        until("pictures", &1, async || page.count(".save__shown img").await).await?;
        let first =
            "[...document.querySelectorAll('a.mark')].find((mark) => mark.getClientRects().length).focus()";
        page.eval::<()>(first, vec![]).await?;
        page.sees("#tip").await?;
        report += &judge_in_all_looks(browser, &page, "html", path).await?;
    }
    is_clean(&report)
}

/// The script of axe-core.
fn axe() -> Result<String> {
    let axe = env::var("AXE_JS").context("AXE_JS must name axe.min.js (`npm install axe-core`)")?;
    fs::read_to_string(&axe).with_context(|| format!("AXE_JS: {axe}"))
}

/// What the reading settings make of the page, with their panel open.
async fn settings(browser: &mut Browser) -> Result<()> {
    settings_obey(browser, &[("elder", PHONE), ("elder.high.dark", PHONE), ("high", PHONE)]).await
}

/// The same where there is least room, and with the largest type.
async fn large_settings(browser: &mut Browser) -> Result<()> {
    settings_obey(browser, &[("dark", SMALL), ("size4.elder", SMALL), ("size4.high.dark", (1280, 800))]).await
}

async fn settings_obey(browser: &Browser, settings: &[(&str, (u32, u32))]) -> Result<()> {
    pretend(browser, "light").await?;
    let server = Site::default().serve().await?;
    let axe = axe()?;
    let mut report = String::new();
    for (settings, size) in settings {
        browser.resize(*size).await?;
        for path in ["index.html", "targets.html", "glossary.html", "chart/gdp-growth.html"] {
            let page = browser.open(&server.url(&format!("{path}?c={settings}"))).await?;
            page.eval::<()>(&axe, vec![]).await?;
            let state = format!("{path} with {settings} at {size:?}");
            report += &judge(&page, &state).await?;
            page.click(".comfort > summary").await?;
            // What lies half below the panel is no smaller for that.
            report += &judge_part(&page, ".tools", &format!("the panel on {state}")).await?;
        }
    }
    is_clean(&report)
}

/// The same of pages for embedding, which have no panel: what they look like is chosen by whoever embeds them.
async fn settings_in_frames(browser: &mut Browser) -> Result<()> {
    pretend(browser, "light").await?;
    let server = Site::default().serve().await?;
    let axe = axe()?;
    let mut report = String::new();
    for (settings, size) in [("elder.high.dark", SMALL), ("size4", SMALL), ("dark", PHONE), ("high", PHONE)] {
        browser.resize(size).await?;
        for show in [
            "structure/wanhong-axis",
            "sector/industry",
            "chart/gdp-growth",
            "targets/all",
            "figure/gdp-growth-2024",
            "term/gdp",
        ] {
            let page = browser.open(&server.url(&format!("embed/{show}.html?c={settings}"))).await?;
            page.eval::<()>(&axe, vec![]).await?;
            report += &judge(&page, &format!("{show} in a frame with {settings} at {size:?}")).await?;
        }
    }
    is_clean(&report)
}

/// What axe-core says against a rule.
#[derive(Debug, Deserialize)]
struct Violation {
    rule: String,
    impact: Option<String>,
    help: String,
    places: Vec<Place>,
}

/// Where it says so.
#[derive(Debug, Deserialize)]
struct Place {
    target: String,
    html: String,
    summary: String,
}

/// Axe-core's tags of the rules that a page has to obey.
const ALL: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// Those of these rules that judge colours.
const COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

/// How many places of a violation are told.
const TOLD: usize = 5;

/// All violations as text, empty if there are none.
async fn judge(page: &Page, state: &str) -> Result<String> {
    judge_part(page, "html", state).await
}

/// The same of what a selector matches.
async fn judge_part(page: &Page, part: &str, state: &str) -> Result<String> {
    // What lies half below the bar at the window's upper edge is no smaller for that.
    page.eval::<()>("scrollTo({ top: 0, behavior: 'instant' })", vec![]).await?;
    let script = "const chosen = document.documentElement.dataset.comfort ?? ''; \
        return [chosen.includes('dark') || matchMedia('(prefers-color-scheme: dark)').matches, innerWidth]";
    let (is_dark, width): (bool, u32) = page.eval(script, vec![]).await?;
    let options = if is_dark {
        // A scheme changes colours, and nothing else (`tests/colours.rs`): for the rest, the light page stands.
        json!({ "runOnly": { "type": "rule", "values": COLOURS } })
    } else if width == SMALL.0 {
        // Colours are those of the larger phone, and by far the most work.
        let off: BTreeMap<_, _> =
            COLOURS.into_iter().map(|rule| (rule, json!({ "enabled": false }))).collect();
        json!({ "runOnly": { "type": "tag", "values": ALL }, "rules": off })
    } else {
        json!({ "runOnly": { "type": "tag", "values": ALL } })
    };
    let violations: Vec<Violation> =
        page.eval_async(include_str!("../src/script/axe.js"), vec![json!(part), options]).await?;
    let mut text = String::new();
    for Violation { rule, impact, help, places } in violations {
        let impact = impact.unwrap_or_default();
        writeln!(text, "{state}: {rule} ({impact}): {help}, {} places", places.len())?;
        for Place { target, html, summary } in places.iter().take(TOLD) {
            writeln!(text, "    {target}\n      {html}\n      {}", summary.replace('\n', "\n      "))?;
        }
    }
    Ok(text)
}
