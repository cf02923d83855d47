//! 小测验: rounds, scores that stay on the device, links that ask the same. How answers are judged: `judging.rs`.

use browser_tests::{
    Browser, Key, Page, Result, Site, engines, ensure,
    server::Server,
    truth::{Facts, Mark},
    until,
};
use serde::Deserialize;
use serde_json::json;

use crate::judging::decide;

engines!(
    each:
    a_thing_keeps_the_focus_when_it_is_moved,
    two_tabs_write_one_record,
    works_where_nothing_can_be_kept;
    once:
    the_teacher_reveals,
    a_link_asks_the_same_questions,
    scores_stay_until_they_are_cleared,
    two_sites_on_a_host_have_a_record_each,
    what_was_kept_for_the_whole_host_is_taken_over_once,
    junk_in_the_storage_is_ignored,
    all_questions_are_in_the_document;
);

/// The kinds of questions.
pub(crate) const KINDS: [&str; 6] = ["choice", "judge", "match", "order", "estimate", "find"];

pub(crate) async fn open(browser: &mut Browser, query: &str, first: &'static str) -> Result<(Server, Page)> {
    let server = Site::default().first_script(first).serve().await?;
    let page = browser.open(&server.url(&format!("quiz.html{query}"))).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// The question that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct Shown {
    pub(crate) title: String,
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) options: Vec<String>,
}

pub(crate) async fn shown(page: &Page) -> Result<Option<Shown>> {
    page.eval(include_str!("../src/script/question.js"), vec![]).await
}

/// Waits for the question with a number.
pub(crate) async fn question(page: &Page, number: usize) -> Result<Shown> {
    let start = format!("第{number}题");
    until("the question", &true, async || {
        Ok(shown(page).await?.is_some_and(|one| one.title.starts_with(&start)))
    })
    .await?;
    Ok(shown(page).await?.expect("a question"))
}

/// What the judgement says.
pub(crate) async fn verdict(page: &Page) -> Result<String> {
    page.sees(".asking__verdict").await?;
    page.text(".asking__verdict").await
}

pub(crate) async fn focused(page: &Page) -> Result<String> {
    page.eval("return document.activeElement.id", vec![]).await
}

async fn a_thing_keeps_the_focus_when_it_is_moved(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?kind=order&n=5&seed=5&at=1", "").await?;
    let first = question(&page, 1).await?;
    let count = first.options.len();
    let moved = first.options[count - 1].clone();
    page.focus(&format!("#ask-{}-up-{}", first.id, count - 1)).await?;
    for place in (0..count - 1).rev() {
        page.press(Key::Enter).await?;
        until("the order", &moved, async || {
            Ok(shown(&page).await?.map_or_else(String::new, |one| one.options[place].clone()))
        })
        .await?;
        // At the upper end only one of the two buttons does something.
        let button = if place == 0 { "down" } else { "up" };
        until("the focus", &format!("ask-{}-{button}-{place}", first.id), async || focused(&page).await)
            .await?;
        let label: String = page.eval("return document.activeElement.ariaLabel ?? document.activeElement.getAttribute('aria-label')", vec![]).await?;
        ensure!(label.ends_with(&moved), "{label} is not about {moved}");
    }
    let told = page.text(".asking__order + [role=status]").await?;
    ensure!(told.contains("移到第1个"), "{told}");
    Ok(())
}

async fn the_teacher_reveals(browser: &mut Browser) -> Result<()> {
    for kind in KINDS {
        let (_server, page) = open(browser, &format!("?mode=class&kind={kind}&n=5&seed=6&at=1"), "").await?;
        question(&page, 1).await?;
        page.stays(&format!("{kind}: the answer is there too early"), &0, async || {
            page.count(".asking__told").await
        })
        .await?;
        page.click(".asking__decide").await?;
        page.sees(".asking__right").await?;
        page.sees(".asking__reason").await?;
        page.stays(&format!("{kind}: a class is not judged"), &0, async || {
            page.count(".asking__verdict").await
        })
        .await?;
        page.click(".asking__decide").await?;
        until("a hidden answer", &0, async || page.count(".asking__told").await).await?;
    }
    let (_server, page) = open(browser, "?mode=class&n=5&seed=6&at=5", "").await?;
    question(&page, 5).await?;
    page.click(".quiz__on").await?;
    page.sees(".quiz__end").await?;
    ensure!(page.text(".quiz__end h2").await? == "问完了", "no end");
    ensure!(page.count(".quiz__again > li").await? == 5, "not all questions can be looked up");
    ensure!(kept(&page).await?.is_none(), "a class leaves a score behind");
    Ok(())
}

async fn a_link_asks_the_same_questions(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "?c=dark", "").await?;
    page.click("input[name=theme][value=people]").await?;
    page.click("input[name=count][value='5']").await?;
    page.click(".quiz__main").await?;
    question(&page, 1).await?;
    page.click(".quiz__on").await?;
    let second = question(&page, 2).await?;
    let url: String = page.eval("return location.search", vec![]).await?;
    ensure!(url.starts_with("?c=dark&theme=people&n=5&seed=") && url.ends_with("&at=2"), "{url}");
    let page = browser.open(&server.url(&format!("quiz.html{url}"))).await?;
    page.wakes().await?;
    ensure!(question(&page, 2).await? == second, "another question");

    // The back button leads to what was chosen.
    let (_server, page) = open(browser, "", "").await?;
    page.click(".quiz__main").await?;
    question(&page, 1).await?;
    page.back().await?;
    page.sees("#panel-title").await?;

    for junk in
        ["?seed=x&at=99", "?theme=mars&kind=essay&n=0&mode=chaos", "?at=99&seed=4", "?theme=%ff&&=&at=1e1"]
    {
        let page = browser.open(&server.url(&format!("quiz.html{junk}"))).await?;
        page.wakes().await?;
        page.sees("#panel-title").await?;
        let is_usual: bool = page
            .eval(
                "return ['theme', 'count', 'mode'].map((name) => \
                 document.querySelector(`input[name=${name}]:checked`).value).join() === 'all,10,alone'",
                vec![],
            )
            .await?;
        ensure!(is_usual, "{junk}: not as by default");
    }
    Ok(())
}

/// What the device keeps.
async fn kept(page: &Page) -> Result<Option<String>> {
    page.eval("return localStorage.getItem('luojiang-quiz /')", vec![]).await
}

/// Answers all questions of a round of judgements with 对.
async fn answer_all(page: &Page, count: usize) -> Result<usize> {
    let facts = Facts::read()?;
    let mut right = 0;
    for number in 1..=count {
        question(page, number).await?;
        page.click(".asking__option").await?;
        right += usize::from(decide(page, &facts).await? == Mark::Right);
        page.click(".quiz__on").await?;
    }
    page.sees(".quiz__end").await?;
    Ok(right)
}

async fn scores_stay_until_they_are_cleared(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?kind=judge&n=5&seed=1&at=1", "").await?;
    page.eval::<()>("localStorage.clear()", vec![]).await?;
    let right = answer_all(&page, 5).await?;
    ensure!((1..5).contains(&right), "this round has right and wrong answers: {right}");
    ensure!(page.text(".quiz__end h2").await? == format!("5题，对了{right}题"), "another result");
    let again = page.count(".quiz__again > li").await?;
    ensure!(again == 5 - right, "{again} questions to look at again");
    page.sees(".quiz__again a[href^='index.html#p-']").await?;

    page.reload().await?;
    page.wakes().await?;
    page.click(".quiz__leave").await?;
    page.sees(".quiz__table").await?;
    page.click(".quiz__scores button:first-child").await?;
    let first = question(&page, 1).await?;
    ensure!(first.title.ends_with(&format!("共{}题", 5 - right)), "{}", first.title);
    page.click(".quiz__leave").await?;

    page.click(".quiz__scores button:last-child").await?;
    until("what is kept", &None, async || kept(&page).await).await?;
    ensure!(page.text(".quiz__scores").await?.contains("成绩只存在这台设备上，不会发到任何地方"), "no word");
    page.reload().await?;
    page.wakes().await?;
    page.stays("the scores came back", &false, async || page.is_visible(".quiz__table").await).await?;
    Ok(())
}

/// The scores and the wrong answers of a record as it is kept.
fn read(kept: Option<&str>) -> (Vec<String>, Vec<String>) {
    let mut parts = kept.unwrap_or_default().split('|').skip(1);
    let mut list = |by: char| {
        let part = parts.next().unwrap_or_default();
        part.split(by).filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    (list(';'), list(','))
}

async fn two_tabs_write_one_record(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let round = |query: &str| server.url(&format!("quiz.html{query}"));
    let page = browser.open(&round("?kind=judge&n=5&seed=1&at=1")).await?;
    page.wakes().await?;
    let one = browser.tab().await?;
    let other = browser.new_tab().await?;
    let page = browser.open(&round("?kind=choice&n=5&seed=2&at=1")).await?;
    page.wakes().await?;

    // Both know nothing yet. One does a round,
    browser.show(&one).await?;
    let right = answer_all(&page, 5).await?;
    let before = kept(&page).await?;
    let (scores, wrong) = read(before.as_deref());
    ensure!(!scores.is_empty() && wrong.len() == 5 - right, "kept of the round: {before:?}");

    // then the other has an answer.
    browser.show(&other).await?;
    page.click(".asking__option").await?;
    let is_right = decide(&page, &Facts::read()?).await? == Mark::Right;
    let after = kept(&page).await?;
    let (scores_after, wrong_after) = read(after.as_deref());
    ensure!(scores_after == scores, "the scores of the other tab are lost: {before:?}, then {after:?}");
    ensure!(
        wrong.iter().all(|id| wrong_after.contains(id)),
        "wrong answers are lost: {before:?}, then {after:?}"
    );
    ensure!(wrong_after.len() == wrong.len() + usize::from(!is_right), "{before:?}, then {after:?}");

    // The first one hears of it.
    browser.show(&one).await?;
    page.click(".quiz__end .quiz__actions button:last-child").await?;
    page.says(".quiz__scores button:first-child", &format!("再做错题（{}道）", wrong_after.len())).await?;
    // What one clears stays cleared, also when the other goes on.
    page.click(".quiz__scores button:last-child").await?;
    until("what is kept", &None, async || kept(&page).await).await?;
    browser.show(&other).await?;
    page.click(".quiz__on").await?;
    question(&page, 2).await?;
    page.click(".asking__option").await?;
    page.click(".asking__decide").await?;
    verdict(&page).await?;
    let (scores, wrong) = read(kept(&page).await?.as_deref());
    ensure!(scores.is_empty() && wrong.len() <= 1, "what was cleared came back: {scores:?} {wrong:?}");
    Ok(())
}

async fn two_sites_on_a_host_have_a_record_each(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "?kind=judge&n=5&seed=1&at=1", "").await?;
    answer_all(&page, 5).await?;
    let own = kept(&page).await?;
    ensure!(own.is_some(), "nothing is kept");
    let page = browser.open(&server.url("second/quiz.html")).await?;
    page.wakes().await?;
    page.sees("#panel-title").await?;
    page.stays("the second site has the record of the first", &false, async || {
        page.is_visible(".quiz__table").await
    })
    .await?;
    let page = browser.open(&server.url("second/quiz.html?kind=choice&n=5&seed=3&at=1")).await?;
    page.wakes().await?;
    page.click(".asking__option").await?;
    page.click(".asking__decide").await?;
    verdict(&page).await?;
    ensure!(kept(&page).await? == own, "the record of the first site is another one now");
    let second = "return localStorage.getItem('luojiang-quiz /second/') !== null";
    ensure!(page.eval::<bool>(second, vec![]).await?, "the second site keeps nothing");
    Ok(())
}

async fn what_was_kept_for_the_whole_host_is_taken_over_once(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "", "").await?;
    // Something that is no record of this report is somebody else's.
    let old = |value: &'static str| (json!("luojiang-report:quiz"), json!(value));
    for (value, takes) in [("1|mars:1/2:1/2|dust", false), ("1|city:1/2:2/2|city-parks", true)] {
        let (name, value) = old(value);
        let keep = "localStorage.clear(); localStorage.setItem(arguments[0], arguments[1])";
        page.eval::<()>(keep, vec![name, value.clone()]).await?;
        page.reload().await?;
        page.wakes().await?;
        let kept: (Option<String>, Option<String>) = page
            .eval(
                "return ['luojiang-report:quiz', 'luojiang-quiz /'].map((key) => localStorage.getItem(key))",
                vec![],
            )
            .await?;
        let value = value.as_str().map(str::to_owned);
        ensure!(kept == if takes { (None, value) } else { (value, None) }, "{kept:?}");
        ensure!(page.count(".quiz__table tbody tr").await? == usize::from(takes), "another table");
    }
    page.click(".quiz__scores button:last-child").await?;
    until("what is kept", &None, async || kept(&page).await).await?;
    let page = browser.open(&server.url("quiz.html")).await?;
    page.wakes().await?;
    page.stays("what was cleared came back", &false, async || page.is_visible(".quiz__table").await).await?;
    Ok(())
}

async fn works_where_nothing_can_be_kept(browser: &mut Browser) -> Result<()> {
    const REFUSED: &str =
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } });";
    let (_server, page) = open(browser, "?kind=judge&n=5&seed=1&at=1", REFUSED).await?;
    answer_all(&page, 5).await?;
    page.click(".quiz__end .quiz__actions button:last-child").await?;
    page.sees(".quiz__table").await?;
    ensure!(page.text(".quiz__promise").await?.contains("关掉这一页，成绩就没有了"), "nobody is warned");
    Ok(())
}

async fn junk_in_the_storage_is_ignored(browser: &mut Browser) -> Result<()> {
    const JUNK: &str = "localStorage.setItem('luojiang-report:quiz', \
                        '1|mars:1/2:1/2;city:9/2:9/2;people:1/4:3/4|<b>,no-such,city-parks,city-parks');";
    let (_server, page) = open(browser, "", JUNK).await?;
    page.sees(".quiz__table").await?;
    ensure!(page.count(".quiz__table tbody tr").await? == 1, "more than one line makes sense");
    ensure!(page.text(".quiz__scores button:first-child").await? == "再做错题（1道）", "other wrong answers");
    Ok(())
}

async fn all_questions_are_in_the_document(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("quiz.html")).await?;
    ensure!(!page.is_visible(".quiz__panel").await?, "fields that do nothing");
    page.click("#all > summary").await?;
    page.sees("#q-city-parks .bank__answers").await?;
    page.click("#q-city-parks summary").await?;
    page.sees("#q-city-parks .asking__right").await?;
    ensure!(page.count(".bank__list > li").await? >= 60, "too few questions");
    Ok(())
}
