//! The rules of axe-core (WCAG 2.2 AA and good practice) on the page in all its states.

use std::{collections::BTreeMap, env, fmt::Write, fs};

use anyhow::Context;
use browser_tests::{Browser, Page, Result, Site, State, engines, ensure, until};
use serde::Deserialize;
use serde_json::json;

engines!(chromium:
    light,
    dark,
    small,
    charts_light,
    charts_dark,
    charts_small,
    asking_light,
    asking_dark,
    asking_small,
    settings,
    settings_in_frames,
    speaking_light,
    speaking_dark,
    speaking_small,
);

const PHONE: (u32, u32) = (390, 844);
/// As wide as the narrowest page for which WCAG asks.
const SMALL: (u32, u32) = (320, 640);

async fn light(browser: &mut Browser) -> Result<()> {
    obeys(browser, PHONE, "light").await
}

async fn dark(browser: &mut Browser) -> Result<()> {
    obeys(browser, PHONE, "dark").await
}

async fn small(browser: &mut Browser) -> Result<()> {
    obeys(browser, SMALL, "light").await
}

async fn charts_light(browser: &mut Browser) -> Result<()> {
    charts_obey(browser, PHONE, "light").await
}

async fn charts_dark(browser: &mut Browser) -> Result<()> {
    charts_obey(browser, PHONE, "dark").await
}

async fn charts_small(browser: &mut Browser) -> Result<()> {
    charts_obey(browser, SMALL, "light").await
}

async fn asking_light(browser: &mut Browser) -> Result<()> {
    asking_obeys(browser, PHONE, "light").await
}

async fn asking_dark(browser: &mut Browser) -> Result<()> {
    asking_obeys(browser, PHONE, "dark").await
}

async fn asking_small(browser: &mut Browser) -> Result<()> {
    asking_obeys(browser, SMALL, "light").await
}

async fn speaking_light(browser: &mut Browser) -> Result<()> {
    speaking_obeys(browser, PHONE, "light").await
}

async fn speaking_dark(browser: &mut Browser) -> Result<()> {
    speaking_obeys(browser, PHONE, "dark").await
}

async fn speaking_small(browser: &mut Browser) -> Result<()> {
    speaking_obeys(browser, SMALL, "light").await
}

/// Checks the page while it is read aloud, and with a voice that fails.
async fn speaking_obeys(browser: &mut Browser, size: (u32, u32), scheme: &str) -> Result<()> {
    pretend(browser, scheme).await?;
    let server = Site::default().first_script(include_str!("../src/script/voice.js")).serve().await?;
    let page = browser.open_sized(&server, size).await?;
    page.wakes().await?;
    page.eval::<()>(&axe()?, vec![]).await?;
    page.click(".tools [data-reader=speech]").await?;
    page.sees("#speaker").await?;
    until("a voice", &true, async || page.eval("return Boolean(voice.now)", vec![]).await).await?;
    let mut report = judge(&page, "while it is read").await?;
    let width: u32 = page.eval("return document.scrollingElement.scrollWidth", vec![]).await?;
    ensure!(width <= size.0, "the page is {width} px wide");
    let small = "return [...document.querySelectorAll('#speaker button, #speaker select')]\
        .map((button) => [button.textContent || button.ariaLabel, button.getBoundingClientRect()])\
        .filter(([, { width, height, right }]) => width < 44 || height < 44 || right > innerWidth).map(([name]) => name)";
    let small: Vec<String> = page.eval(small, vec![]).await?;
    ensure!(small.is_empty(), "too small, or out of the window: {small:?}");
    page.eval::<()>("voice.fail('network')", vec![]).await?;
    page.sees(".speaker__told:not(:empty)").await?;
    report += &judge(&page, "with a voice that fails").await?;
    ensure!(report.is_empty(), "violations at {size:?}, {scheme}:\n{report}");
    Ok(())
}

/// Checks the quiz before a round, with every kind of question before and after its answer is shown, and the worksheets.
async fn asking_obeys(browser: &mut Browser, size: (u32, u32), scheme: &str) -> Result<()> {
    pretend(browser, scheme).await?;
    let server = Site::default().serve().await?;
    let axe = axe()?;
    let mut report = String::new();
    let kinds = ["choice", "judge", "match", "order", "estimate", "find"];
    let asked = kinds.map(|kind| format!("quiz.html?mode=class&kind={kind}&seed=2&at=1"));
    let others =
        ["quiz.html", "worksheet.html", "worksheet.html?sheets=words.proposal.key.a&scope=theme-structure"];
    for path in others.into_iter().chain(asked.iter().map(String::as_str)) {
        browser.open("about:blank").await?;
        browser.resize(size).await?;
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        page.eval::<()>(&axe, vec![]).await?;
        let is_asked = path.contains("at=1");
        // Around a question, the page is that of the first kind.
        let part = if is_asked && !path.contains("choice") { ".asking" } else { "html" };
        report += &judge_part(&page, part, path).await?;
        if is_asked {
            page.sees(".asking").await?;
            page.click(".asking__decide").await?;
            page.sees(".asking__told").await?;
            report += &judge_part(&page, ".asking", &format!("{path}, answered")).await?;
        }
    }
    ensure!(report.is_empty(), "violations at {size:?}, {scheme}:\n{report}");
    Ok(())
}

/// Checks a chart of each kind, with its table, its picture, a tip, and with what a reader tries.
async fn charts_obey(browser: &mut Browser, size: (u32, u32), scheme: &str) -> Result<()> {
    pretend(browser, scheme).await?;
    browser.resize(size).await?;
    let server = Site::default().serve().await?;
    let axe = axe()?;
    let mut report = String::new();
    for chart in [
        "gdp-growth?g=7.1&v=190",
        "grain-area",
        "elder-canteens",
        "new-sewers",
        "income-growth",
        "market-entities",
    ] {
        let (id, query) = chart.split_once('?').unwrap_or((chart, ""));
        let page = browser.open(&server.url(&format!("chart/{id}.html?{query}"))).await?;
        page.wakes().await?;
        page.eval::<()>(&axe, vec![]).await?;
        page.click("#table summary").await?;
        page.click("[data-take='picture']:not(.save__wechat)").await?;
        until("pictures", &1, async || page.count(".save__shown img").await).await?;
        let first =
            "[...document.querySelectorAll('a.mark')].find((mark) => mark.getClientRects().length).focus()";
        page.eval::<()>(first, vec![]).await?;
        page.sees("#tip").await?;
        report += &judge(&page, chart).await?;
        let width: u32 = page.eval("return document.scrollingElement.scrollWidth", vec![]).await?;
        ensure!(width <= size.0, "{chart} is {width} px wide");
    }
    ensure!(report.is_empty(), "violations at {size:?}, {scheme}:\n{report}");
    Ok(())
}

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

/// The script of axe-core.
fn axe() -> Result<String> {
    let axe = env::var("AXE_JS").context("AXE_JS must name axe.min.js (`npm install axe-core`)")?;
    fs::read_to_string(&axe).with_context(|| format!("AXE_JS: {axe}"))
}

/// Checks the page folded, with an element selected, with everything unfolded, with a term open, with the search; then
/// all other kinds of pages.
///
/// All of a page is judged once at each size and in each scheme, and in the light as it changes; else what has changed.
async fn obeys(browser: &mut Browser, size: (u32, u32), scheme: &str) -> Result<()> {
    pretend(browser, scheme).await?;
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, size).await?;
    page.wakes().await?;
    let axe = axe()?;
    page.eval::<()>(&axe, vec![]).await?;

    let is_first = size == PHONE && scheme == "light";
    let changed = |part: &'static str| if is_first { "html" } else { part };
    let mut report = judge_part(&page, changed(".masthead"), "folded").await?;
    page.tap_element("heshi-centre").await?;
    let id = "heshi-centre";
    page.shows(&State { sheet: Some(id.into()), ..State::element(id, &format!("#e-{id}")) }).await?;
    report += &judge_part(&page, changed("#structure, .sheet"), "with an element selected").await?;
    let count = page.count("details[data-passage]").await?;
    page.click(".fold-all button").await?;
    until("unfolded passages", &count, async || Ok(page.state().await?.passages.len())).await?;
    report += &judge(&page, "all unfolded").await?;
    page.open_first_term().await?;
    report += &judge_part(&page, changed(".gloss"), "with a term").await?;
    for (query, name) in
        [("", "the search"), ("wanhonglu", "the search with hits"), ("万红路", "the search without hits")]
    {
        let page = browser.open(&server.url(&format!("?q={query}"))).await?;
        page.wakes().await?;
        page.answers().await?;
        page.eval::<()>(&axe, vec![]).await?;
        report += &judge_part(&page, changed("dialog[open]"), name).await?;
    }
    for (path, name) in [
        ("glossary.html", "the glossary"),
        ("money.html", "the money"),
        ("accessibility.html", "the statement"),
        ("404.html", "the page where there is none"),
        ("offline.html", "what is kept"),
        ("unsaved.html", "what is not kept"),
        ("lesson/numbers.html", "a lesson's plan"),
        ("embed/report/all.html", "the whole in a frame"),
        ("embed/structure/all.html", "the structure in a frame"),
        ("embed/structure/wanhong-axis.html", "an element in a frame"),
        ("embed/sector/industry.html", "a sector in a frame"),
        ("embed/chart/gdp-growth.html", "a chart in a frame"),
        ("embed/targets/all.html", "the overview in a frame"),
        ("embed/figure/gdp-growth-2024.html", "a figure in a frame"),
        ("embed/township/heshi.html", "a township in a frame"),
        ("embed/term/gdp.html", "a term in a frame"),
        ("print.html", "the whole for paper"),
        ("print/structure.html", "a part for paper"),
    ] {
        // The longest page, and nothing on it that is not in its parts.
        if path == "print.html" && !is_first {
            continue;
        }
        let page = browser.open(&server.url(path)).await?;
        page.eval::<()>(&axe, vec![]).await?;
        report += &judge(&page, name).await?;
    }
    for (path, name) in [
        ("targets.html", "the overview"),
        ("builder.html?show=chart/gdp-growth", "the builder"),
        ("targets.html?s=change&f=less", "the overview, sorted and filtered"),
        ("teachers.html", "the guide"),
    ] {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        page.eval::<()>(&axe, vec![]).await?;
        report += &judge(&page, name).await?;
    }
    ensure!(report.is_empty(), "violations at {size:?}, {scheme}:\n{report}");
    Ok(())
}

/// Checks what the reading settings make of the page, with their panel open.
async fn settings(browser: &mut Browser) -> Result<()> {
    pretend(browser, "light").await?;
    let server = Site::default().serve().await?;
    let axe = axe()?;
    let mut report = String::new();
    for (settings, size) in [
        ("elder", PHONE),
        ("elder.high.dark", PHONE),
        ("high", PHONE),
        ("dark", SMALL),
        ("size4.elder", SMALL),
        ("size4.high.dark", (1280, 800)),
    ] {
        browser.resize(size).await?;
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
    ensure!(report.is_empty(), "violations:\n{report}");
    Ok(())
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
    ensure!(report.is_empty(), "violations:\n{report}");
    Ok(())
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
