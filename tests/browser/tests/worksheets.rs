//! 作业单: what is chosen is what is printed; the same link makes the same sheets; pupils' pages tell no answers.

use browser_tests::{Browser, Page, Paper, Result, Site, engines, ensure, server::Server, until};
use serde::Deserialize;
use serde_json::{Value, json};

engines!(
    each:
    prints_or_says_how;
    once:
    a_seed_makes_the_same_sheets,
    another_set_has_another_number,
    sheets_are_shown_as_chosen,
    junk_in_the_url_is_ignored,
    pupils_pages_tell_no_answers,
    works_without_a_script;
);

mod paper {
    use super::{each_sheet_begins_a_page, other_choices_are_printed};
    // WebKitGTK's driver does not print.
    browser_tests::engines!(chromium: each_sheet_begins_a_page, other_choices_are_printed);
    browser_tests::engines!(@ firefox Firefox: each_sheet_begins_a_page, other_choices_are_printed);
}

mod sheet {
    use super::nothing_is_cut;
    browser_tests::engines!(chromium: nothing_is_cut);
}

/// The printed area of a sheet of A4 (CSS pixels): 297 mm and 210 mm without the margins of style/print.css.
const AREA: (u32, u32) = (672, 994);

async fn open(browser: &mut Browser, query: &str, first: &'static str) -> Result<(Server, Page)> {
    let server = Site::default().first_script(first).serve().await?;
    let page = browser.open(&server.url(&format!("worksheet.html{query}"))).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// A sheet that is shown: its name and its words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Sheet {
    name: String,
    words: String,
}

async fn sheets(page: &Page) -> Result<Vec<Sheet>> {
    let script = "return [...document.querySelectorAll('.leaf:not([hidden])')].map((sheet) => \
                  ({ name: sheet.id.slice(6), words: sheet.textContent }))";
    page.eval(script, vec![]).await
}

async fn names(page: &Page) -> Result<Vec<String>> {
    Ok(sheets(page).await?.into_iter().map(|sheet| sheet.name).collect())
}

/// The words of the questions on a sheet.
async fn prompts(page: &Page, name: &str) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll(`#sheet-${arguments[0]} .task__prompt span`)].map((one) => one.textContent)";
    page.eval(script, vec![json!(name)]).await
}

async fn a_seed_makes_the_same_sheets(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "?scope=lesson-space&seed=17&n=6&sheets=a.b.key", "").await?;
    let names_of = async || names(&page).await;
    until("the sheets", &vec!["a".to_owned(), "b".to_owned(), "key".to_owned()], names_of).await?;
    // Where something is to be found in the drawing, it is there.
    let maps = page.count(".leaf__map").await?;
    ensure!(maps > 0, "a set without a drawing tests none");
    until("drawings", &maps, async || page.count(".leaf__map .structure__drawing").await).await?;
    let first = sheets(&page).await?;
    ensure!(first[0].words.contains("编号17") && first[2].words.contains("教师用"), "{first:?}");
    let (a, b) = (prompts(&page, "a").await?, prompts(&page, "b").await?);
    ensure!(
        a.len() == 6 && b.len() == 6 && a.iter().all(|prompt| !b.contains(prompt)),
        "A and B share: {a:?} {b:?}"
    );

    browser.open("about:blank").await?;
    let page =
        browser.open(&server.url("worksheet.html?scope=lesson-space&seed=17&n=6&sheets=a.b.key")).await?;
    page.wakes().await?;
    until("the same sheets", &first, async || sheets(&page).await).await?;
    Ok(())
}

async fn another_set_has_another_number(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "", "").await?;
    let before = prompts(&page, "a").await?;
    ensure!(before.len() == 8, "{} questions", before.len());
    let mut seed = "1".to_owned();
    // By chance it may be the same number again.
    while seed == "1" {
        page.click(".maker__seed button").await?;
        seed = page.eval("return document.getElementById('sheet-seed').value", vec![]).await?;
    }
    until("other sheets", &true, async || Ok(prompts(&page, "a").await? != before)).await?;
    until("the URL", &format!("?seed={seed}"), async || page.eval("return location.search", vec![]).await)
        .await?;
    ensure!(page.text("#sheet-a .leaf__corner").await?.ends_with(&seed), "another number on the sheet");
    ensure!(page.text("#sheet-key .leaf__corner").await?.ends_with(&seed), "another number on the key");
    Ok(())
}

async fn sheets_are_shown_as_chosen(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "", "").await?;
    until("the usual", &["a", "b", "blank", "key"].map(str::to_owned).to_vec(), async || names(&page).await)
        .await?;
    for sheet in ["b", "key", "words", "proposal"] {
        page.click(&format!("input[name=sheet][value={sheet}]")).await?;
    }
    let expected = ["a", "blank", "words", "proposal"].map(str::to_owned).to_vec();
    until("others", &expected, async || names(&page).await).await?;
    let query = "?sheets=a.blank.words.proposal".to_owned();
    until("the URL", &query, async || page.eval("return location.search", vec![]).await).await?;
    for sheet in ["a", "blank", "words", "proposal"] {
        page.click(&format!("input[name=sheet][value={sheet}]")).await?;
    }
    until("nothing", &Vec::new(), async || names(&page).await).await?;
    ensure!(page.count(".maker__main:disabled").await? == 1, "nothing can be printed");
    Ok(())
}

async fn junk_in_the_url_is_ignored(browser: &mut Browser) -> Result<()> {
    for junk in ["?scope=theme-mars&seed=0&n=7&sheets=x", "?seed=1e3&sheets=", "?scope=%ff&&=&n=-1"] {
        let (_server, page) = open(browser, junk, "").await?;
        let expected = ["a", "b", "blank", "key"].map(str::to_owned).to_vec();
        until(&format!("the usual for {junk}"), &expected, async || names(&page).await).await?;
        ensure!(page.text("#sheet-a .leaf__corner").await?.ends_with("编号1"), "{junk}");
    }
    Ok(())
}

/// The answers and reasons of the key stand nowhere on the other sheets, neither to be read nor hidden.
async fn pupils_pages_tell_no_answers(browser: &mut Browser) -> Result<()> {
    for query in ["", "?scope=theme-people&seed=9&n=12", "?scope=lesson-numbers&seed=4&n=10&sheets=a.b.key"] {
        let (_server, page) = open(browser, query, "").await?;
        page.sees("#sheet-key .key__line").await?;
        let told: Vec<String> = page.eval(include_str!("../src/script/answers.js"), vec![]).await?;
        ensure!(told.is_empty(), "{query}: {told:?}");
        ensure!(page.count("#sheet-key .key__line").await? >= 6, "{query}: a key without lines");
    }
    Ok(())
}

async fn prints_or_says_how(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "", "window.print = () => { window.printed = true; };").await?;
    page.click(".maker__main").await?;
    until("printing", &true, async || page.eval("return window.printed === true", vec![]).await).await?;
    for first in
        ["delete window.print; window.print = undefined;", "window.print = () => { throw new Error('no'); };"]
    {
        let (_server, page) = open(browser, "", first).await?;
        page.click(".maker__main").await?;
        until("what is told", &true, async || {
            Ok(page.text(".maker > p:last-child").await?.contains("请用浏览器菜单里的“打印”"))
        })
        .await?;
    }
    Ok(())
}

async fn works_without_a_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("worksheet.html")).await?;
    ensure!(!page.is_visible(".maker").await?, "fields that do nothing");
    let expected = ["a", "b", "blank", "key"].map(str::to_owned).to_vec();
    ensure!(names(&page).await? == expected, "{:?}", names(&page).await?);
    for name in expected {
        page.sees(&format!("#sheet-{name}")).await?;
    }
    Ok(())
}

async fn each_sheet_begins_a_page(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "", "").await?;
    let paper = page.print().await?;
    let found = paper.sheets.len();
    ensure!((4..=9).contains(&found), "{found} pages for four sheets");
    // Chromium prints running heads; Firefox's PDFs say little of what stands in drawings.
    let is_firefox = browser.engine() == browser_tests::Engine::Firefox;
    let least = if is_firefox { 10 } else { 40 };
    let empty: Vec<_> = (1..).zip(&paper.sheets).filter(|(_, text)| text.chars().count() < least).collect();
    ensure!(empty.is_empty(), "almost empty: {empty:?}");
    // Of glyphs whose character Firefox's PDFs don't say, any is taken for right; letters and digits are always said.
    let (legible, least) = (paper.legible(), if is_firefox { 60 } else { 100 });
    ensure!(legible >= least, "of 100 characters only {legible} can be read");
    // What is only on the screen is not printed; every sheet is.
    ensure!(page.text(".maker").await?.contains("“另存为PDF”"), "no form");
    let printed = paper.sheets.concat();
    for form in ["PDF", "换一套", "跳到正文"] {
        ensure!(!printed.contains(form), "the form is printed: {form}");
    }
    let words: Vec<String> = page
        .eval("return [...document.querySelectorAll('.leaf:not([hidden]) h2, .leaf:not([hidden]) .task__prompt span')].map((one) => one.textContent)", vec![])
        .await?;
    let missing = paper.lacks(words.iter().map(String::as_str));
    ensure!(missing.is_empty(), "not on paper: {missing:#?}");
    // The key has its own page, and no pupil's page has anything of it.
    let with_key = paper.sheets_with("教师用编号1");
    ensure!(with_key.len() == 1, "the key begins on {} pages", with_key.len());
    let pupils = Paper { sheets: paper.sheets[..with_key[0]].to_vec() };
    ensure!(!pupils.sheets.concat().contains("答案"), "a pupil's page speaks of answers");
    let script = "return [...document.querySelectorAll('#sheet-key .key__line p:nth-of-type(2)')].map((one) => one.textContent)";
    let reasons: Vec<String> = page.eval(script, vec![]).await?;
    let reasons: Vec<_> =
        reasons.iter().map(String::as_str).filter(|words| words.chars().count() > 20).collect();
    ensure!(reasons.len() >= 8, "only {reasons:?}");
    let missing = paper.lacks(reasons.iter().copied());
    ensure!(missing.is_empty(), "not on the key: {missing:#?}");
    ensure!(
        pupils.lacks(reasons.iter().copied()).len() == reasons.len(),
        "a pupil's page has the key's reasons"
    );
    Ok(())
}

async fn other_choices_are_printed(browser: &mut Browser) -> Result<()> {
    for (query, pages) in [
        ("?sheets=blank", 1..=1),
        ("?sheets=words", 1..=1),
        ("?sheets=proposal", 1..=1),
        ("?sheets=a&n=4&seed=12", 1..=2),
        ("?scope=theme-structure&sheets=a.b&seed=3", 2..=4),
        ("?sheets=key", 1..=1),
    ] {
        let (_server, page) = open(browser, query, "").await?;
        // The drawings are copied when everything else is there.
        until("the drawings", &true, async || {
            Ok(page.count(".leaf__map .structure__drawing").await? == page.count(".leaf__map").await?)
        })
        .await?;
        let found = page.print().await?.sheets.len();
        ensure!(pages.contains(&found), "{query}: {found} pages, expected {pages:?}");
    }
    Ok(())
}

async fn nothing_is_cut(browser: &mut Browser) -> Result<()> {
    browser.resize(AREA).await?;
    browser.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
    for query in ["", "?sheets=words.proposal.a&scope=theme-structure", "?scope=theme-numbers&n=12&seed=8"] {
        let (_server, page) = open(browser, query, "").await?;
        let wide: Value = page.eval(include_str!("../src/script/overflow.js"), vec![]).await?;
        ensure!(wide["wide"] == json!([]), "{query}: wider than a sheet: {wide:#}");
        let script = "return [...document.querySelectorAll('.leaf:not([hidden]) :is(.task, .leaf__map, .leaf__label, .key__line)')]\
                      .filter((one) => one.getBoundingClientRect().height > arguments[0]).map((one) => one.textContent)";
        let high: Vec<String> = page.eval(script, vec![json!(AREA.1)]).await?;
        ensure!(high.is_empty(), "{query}: higher than a sheet: {high:#?}");
    }
    Ok(())
}
