//! What comes out of the printer: everything, unfolded, nothing cut.

use browser_tests::{Browser, Engine, Page, Paper, Result, Site, State, engines, ensure, until};
use serde_json::{Value, json};

mod paper {
    use super::{a_part_is_printed, ordinary_pages_are_printed_unfolded, the_whole_is_printed};
    // WebKitGTK's driver does not print.
    browser_tests::engines!(chromium: the_whole_is_printed, a_part_is_printed, ordinary_pages_are_printed_unfolded);
    browser_tests::engines!(@ firefox Firefox: the_whole_is_printed, a_part_is_printed, ordinary_pages_are_printed_unfolded);
}

engines!(each: folds_open_for_printing_and_close_again);

mod sheet {
    use super::nothing_is_cut;
    browser_tests::engines!(chromium: nothing_is_cut);
}

/// The passages and figures of the report.
const PASSAGES: usize = 47;
const FIGURES: usize = 266;

/// The printed area of a sheet of A4 (CSS pixels): 297 mm and 210 mm without the margins of style/print.css.
const AREA: (u32, u32) = (672, 994);

async fn the_whole_is_printed(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("print.html")).await?;
    let expected = texts(&page, "main").await?;
    let count = |kind: &str| expected.iter().filter(|text| text.starts_with(kind)).count();
    ensure!(count("title ") == PASSAGES, "{} passages", count("title "));
    ensure!(count("row ") >= FIGURES, "{} figures", count("row "));
    let paper = page.print().await?;
    is_sound(&paper, 40..=80)?;
    has(browser, &paper, &expected)
}

async fn a_part_is_printed(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("print/ecology.html")).await?;
    let expected = texts(&page, "main").await?;
    ensure!(expected.len() > 30, "only {expected:?}");
    let paper = page.print().await?;
    is_sound(&paper, 4..=12)?;
    has(browser, &paper, &expected)
}

async fn ordinary_pages_are_printed_unfolded(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    let expected = texts(&page, "#sectors, #difficulties, #conduct").await?;
    ensure!(expected.len() >= PASSAGES + FIGURES, "only {} texts", expected.len());
    let paper = page.print().await?;
    is_sound(&paper, 40..=90)?;
    has(browser, &paper, &expected)
}

/// The titles of passages, their places in the report, and the rows of figures, as they must be printed.
async fn texts(page: &Page, within: &str) -> Result<Vec<String>> {
    page.eval(include_str!("../src/script/texts.js"), vec![json!(within)]).await
}

/// Nothing that was expected is missing.
///
/// Firefox's PDFs don't say of all glyphs which characters they are; those that they don't may be any.
fn has(browser: &Browser, paper: &Paper, expected: &[String]) -> Result<()> {
    let (legible, least) = (paper.legible(), if browser.engine() == Engine::Firefox { 60 } else { 100 });
    ensure!(legible >= least, "of 100 characters only {legible} can be read");
    let missing = paper.lacks(expected.iter().filter_map(|text| Some(text.split_once(' ')?.1)));
    ensure!(missing.is_empty(), "{} of {} are not on paper: {missing:#?}", missing.len(), expected.len());
    Ok(())
}

/// As many sheets as expected, and none of them (almost) empty.
fn is_sound(paper: &Paper, sheets: std::ops::RangeInclusive<usize>) -> Result<()> {
    let found = paper.sheets.len();
    ensure!(sheets.contains(&found), "{found} sheets, expected {sheets:?}");
    let empty: Vec<_> = (1..).zip(&paper.sheets).filter(|(_, text)| text.chars().count() < 120).collect();
    ensure!(empty.is_empty(), "almost empty: {empty:?}");
    Ok(())
}

async fn nothing_is_cut(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    browser.resize(AREA).await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    for path in [
        "print.html",
        "print/targets.html",
        "index.html",
        "targets.html",
        "money.html",
        "chart/gdp-growth.html",
    ] {
        let page = browser.open(&server.url(path)).await?;
        let wide: Value = page.eval(include_str!("../src/script/overflow.js"), vec![]).await?;
        ensure!(wide["wide"] == json!([]), "{path}: wider than a sheet: {wide:#}");
        let high: Vec<String> =
            page.eval(include_str!("../src/script/sheet.js"), vec![json!(AREA.1)]).await?;
        ensure!(high.is_empty(), "{path}: higher than a sheet: {high:#?}");
    }
    Ok(())
}

/// For browsers whose styles can't open folds. What is selected stays selected.
async fn folds_open_for_printing_and_close_again(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("#e-heshi-centre")).await?;
    page.wakes().await?;
    let before = State::element("heshi-centre", "#e-heshi-centre");
    page.shows(&before).await?;
    let closed = async || page.count("details:not([open])").await;
    let all = closed().await?;
    ensure!(all > 60, "only {all} folds");
    page.eval::<()>("dispatchEvent(new Event('beforeprint'))", vec![]).await?;
    until("closed folds", &0, closed).await?;
    page.eval::<()>("dispatchEvent(new Event('afterprint'))", vec![]).await?;
    until("closed folds", &all, closed).await?;
    page.shows(&before).await?;
    ensure!(page.count("details[name=element]").await? == 12, "the folds are no group any more");
    // What the reader opens now is told as ever.
    page.click("[data-passage='1.1.2'] > summary").await?;
    page.shows(&State::element("heshi-centre", "?e=heshi-centre#p-1.1.2").and_passage("1.1.2")).await
}
