//! How the quiz judges: every kind of question, answered by finger and by keyboard, right, half right and wrong. What is
//! right is reckoned anew (`src/truth.rs`).

use anyhow::{Context, bail};
use browser_tests::{
    Browser, Key, Page, Result, Site, engines, ensure,
    truth::{Facts, Mark, Truth},
    until,
};
use serde_json::json;
use std::collections::BTreeMap;

use crate::quiz::{KINDS, focused, open, question, shown, verdict};

engines!(
    each:
    a_round_is_done_by_tapping,
    a_round_is_done_by_keyboard;
    once:
    right_answers_are_right,
    half_right_answers_are_half_right,
    wrong_answers_are_wrong,
    published_answers_are_right;
);

/// Decides on what was answered, and makes sure that the page judges it as it is.
pub(crate) async fn decide(page: &Page, facts: &Facts) -> Result<Mark> {
    let id = shown(page).await?.context("no question")?.id;
    let truth = facts.truth(&id)?.with_context(|| format!("nothing is known of {id}: try another seed"))?;
    let given = page.given().await?;
    let mark = truth.mark(&given)?;
    page.click(".asking__decide").await?;
    let said = verdict(page).await?;
    ensure!(said == mark.words(), "{id}: {given:?} is called {said}, where {truth:?} is right");
    Ok(mark)
}

/// Chooses in the lists of a question that is to be joined: the partners in the order in which they are offered.
async fn join_all(page: &Page) -> Result<()> {
    let script = "document.querySelectorAll('.asking__row select').forEach((field, i) => { \
                  field.selectedIndex = i + 1; field.dispatchEvent(new Event('change', { bubbles: true })); })";
    page.eval(script, vec![]).await
}

async fn a_round_is_done_by_tapping(browser: &mut Browser) -> Result<()> {
    let facts = Facts::read()?;
    for kind in KINDS {
        let (_server, page) = open(browser, &format!("?kind={kind}&n=5&seed=3&at=1"), "").await?;
        let first = question(&page, 1).await?;
        ensure!(first.kind == kind, "{first:?}");
        if kind != "order" {
            // Nothing is judged before there is an answer.
            page.click(".asking__decide").await?;
            page.sees(".asking__hint:not(:empty)").await?;
            page.stays("judgements without an answer", &0, async || page.count(".asking__told").await)
                .await?;
        }
        match kind {
            "choice" | "judge" => page.tap_on(".asking__option").await?,
            "match" => join_all(&page).await?,
            "order" => page.tap_on(".asking__thing:last-child button:not(:disabled)").await?,
            "estimate" => page.slide(".asking__slider", 0.6, 4).await?,
            _ => {
                page.sees(".asking__drawing .part--core").await?;
                page.tap_on(".asking__drawing .part--core .part__ring").await?;
                until("what was chosen", &1, async || {
                    page.count(".asking__drawing [aria-pressed=true]").await
                })
                .await?;
                ensure!(page.text(".asking__chosen").await?.starts_with("选了1个："), "no words");
            }
        }
        let said = decide(&page, &facts).await?.words();
        until("the focus", &format!("ask-{}-verdict", first.id), async || focused(&page).await).await?;
        for part in [".asking__right", ".asking__reason", ".asking__ways a[href^='index.html#p-']"] {
            page.sees(part).await?;
        }
        page.fits(kind).await?;
        // What was answered stays so.
        page.click(".quiz__on").await?;
        question(&page, 2).await?;
        page.click(".quiz__ways-on button:first-child").await?;
        question(&page, 1).await?;
        ensure!(verdict(&page).await? == said, "{kind}: the judgement changed");
    }
    Ok(())
}

async fn a_round_is_done_by_keyboard(browser: &mut Browser) -> Result<()> {
    let facts = Facts::read()?;
    for kind in KINDS {
        let (_server, page) = open(browser, &format!("?kind={kind}&n=5&seed=5&at=1"), "").await?;
        let first = question(&page, 1).await?;
        let (field, keys): (&str, &[Key]) = match kind {
            // A space chooses where nothing was chosen; arrows lead on.
            "choice" | "judge" => (".asking__option input", &[Key::Down]),
            "match" => (".asking__row select", &[]),
            "order" => (".asking__thing:first-child button:not(:disabled)", &[Key::Enter]),
            "estimate" => (".asking__slider", &[Key::Right, Key::Right]),
            _ => (".asking__drawing [data-element]", &[Key::Enter]),
        };
        page.sees(if kind == "find" { ".asking__drawing .part" } else { field }).await?;
        page.focus(field).await?;
        for key in keys {
            page.press(*key).await?;
        }
        if kind == "match" {
            // How a list opens is the browser's own affair; what it says when something was chosen is not.
            join_all(&page).await?;
        }
        let truth = facts.truth(&first.id)?.with_context(|| format!("nothing is known of {}", first.id))?;
        let expected = truth.mark(&page.given().await?)?;
        page.focus(".asking__decide").await?;
        page.press(Key::Enter).await?;
        let said = verdict(&page).await?;
        ensure!(said == expected.words(), "{}: called {said}, where {truth:?} is right", first.id);
        until("the focus", &format!("ask-{}-verdict", first.id), async || focused(&page).await).await?;
        // From the judgement the next stops are the ways to look it up, then the next question.
        page.focus(".quiz__on").await?;
        page.press(Key::Enter).await?;
        question(&page, 2).await?;
        until("the focus", &"round-title".to_owned(), async || focused(&page).await).await?;
    }
    Ok(())
}

async fn right_answers_are_right(browser: &mut Browser) -> Result<()> {
    are_judged(browser, &KINDS, Mark::Right).await
}

/// A choice between answers can't be half right.
async fn half_right_answers_are_half_right(browser: &mut Browser) -> Result<()> {
    are_judged(browser, &["match", "order", "estimate", "find"], Mark::Partly).await
}

async fn wrong_answers_are_wrong(browser: &mut Browser) -> Result<()> {
    are_judged(browser, &KINDS, Mark::Wrong).await
}

/// Gives such an answer to a question of each kind, and makes sure that it is called so.
async fn are_judged(browser: &mut Browser, kinds: &[&str], mark: Mark) -> Result<()> {
    let facts = Facts::read()?;
    for kind in kinds {
        let mut is_asked = false;
        // Of some questions nothing is known, and where one thing is to be found nothing is half right.
        for seed in 1..10 {
            let (_server, page) = open(browser, &format!("?kind={kind}&n=5&seed={seed}&at=1"), "").await?;
            let id = question(&page, 1).await?.id;
            let Some(truth) = facts.truth(&id)? else { continue };
            if matches!(&truth, Truth::Elements(ids) if ids.len() == 1 && mark == Mark::Partly) {
                continue;
            }
            give(&page, &id, &truth, mark).await.with_context(|| id.clone())?;
            let found = decide(&page, &facts).await?;
            ensure!(found == mark, "{id} was answered so that it is {found:?}, not {mark:?}");
            shows_what_is_right(&page, &truth).await.with_context(|| id.clone())?;
            is_asked = true;
            break;
        }
        ensure!(is_asked, "no question of the kind {kind}");
    }
    Ok(())
}

/// The parts of the answer that are right are marked, and no others.
async fn shows_what_is_right(page: &Page, truth: &Truth) -> Result<()> {
    let script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent.trim())";
    let texts = async |selector: &str| page.eval::<Vec<String>>(script, vec![json!(selector)]).await;
    let given = page.given().await?;
    let (marked, right) = match truth {
        Truth::Words(words) => {
            let marked = texts(".asking__option--right .asking__words").await?;
            ensure!(marked.len() == 1 && marked[0].starts_with(words.as_str()), "{marked:?} for {words}");
            return Ok(());
        }
        Truth::Pairs(pairs) => {
            let right = given.pairs.iter().filter(|pair| pairs.contains(pair)).map(|(left, _)| left.clone());
            (texts(".asking__row--right label").await?, right.collect::<Vec<_>>())
        }
        Truth::Order(things) => {
            let right = given.order.iter().zip(things).filter(|(one, other)| one == other);
            let right = right.map(|(one, _)| one.clone()).collect();
            (texts(".asking__row--right .asking__words > span").await?, right)
        }
        Truth::Number(..) | Truth::Elements(_) => return Ok(()),
    };
    ensure!(marked == right, "marked as right: {marked:?}, not {right:?}");
    Ok(())
}

/// Answers a question so that it gets this mark.
async fn give(page: &Page, id: &str, truth: &Truth, mark: Mark) -> Result<()> {
    match truth {
        Truth::Words(words) => {
            let options = question(page, 1).await?.options;
            let place = options.iter().position(|option| (option == words) == (mark == Mark::Right));
            let place = place.with_context(|| format!("{options:?} and {words}"))?;
            page.click(&format!(".asking__option:nth-of-type({})", place + 1)).await
        }
        Truth::Pairs(pairs) => {
            let mut partners: Vec<&String> = pairs.iter().map(|(_, right)| right).collect();
            spoil(&mut partners, mark);
            for ((left, _), right) in pairs.iter().zip(partners) {
                let script = "const row = [...document.querySelectorAll('.asking__row')].find((row) => \
                    row.querySelector('label').textContent.trim() === arguments[0]); const field = row.querySelector('select'); \
                    field.value = [...field.options].find(({ textContent }) => textContent.trim().slice(2) === arguments[1]).value; \
                    field.dispatchEvent(new Event('change', { bubbles: true })); return null";
                page.eval::<()>(script, vec![json!(left), json!(right)]).await?;
            }
            Ok(())
        }
        Truth::Order(things) => {
            let mut things = things.clone();
            spoil(&mut things, mark);
            for (place, thing) in things.iter().enumerate() {
                let now = async || -> Result<usize> {
                    let order = page.given().await?.order;
                    order
                        .iter()
                        .position(|other| other == thing)
                        .with_context(|| format!("{order:?} and {thing}"))
                };
                let start = now().await?;
                for from in (place + 1..=start).rev() {
                    page.click(&format!("#ask-{id}-up-{from}")).await?;
                    until("its place", &(from - 1), now).await?;
                }
            }
            Ok(())
        }
        Truth::Number(value, near) => {
            let off = match mark {
                Mark::Right => 0.9,
                Mark::Partly => 1.6,
                Mark::Wrong => 2.6,
            };
            // To whichever side there is room.
            let script = "const field = document.querySelector('.asking__slider'); const [value, off] = arguments; \
                field.value = value + off <= field.max ? value + off : value - off; \
                field.dispatchEvent(new Event('input', { bubbles: true })); return null";
            page.eval::<()>(script, vec![json!(value), json!(off * near)]).await
        }
        Truth::Elements(ids) => {
            page.sees(".asking__drawing .part").await?;
            let script = "return [...document.querySelectorAll('.asking__drawing [data-element]')].map(({ dataset }) => dataset.element)";
            let all: Vec<String> = page.eval(script, vec![]).await?;
            ensure!(all.len() == 12, "in the drawing: {all:?}");
            let found: Vec<&String> = match mark {
                Mark::Right => ids.iter().collect(),
                Mark::Partly => ids[..1].iter().collect(),
                Mark::Wrong => all.iter().filter(|id| !ids.contains(id)).take(2).collect(),
            };
            for (number, id) in found.into_iter().enumerate() {
                page.focus(&format!(".asking__drawing [data-element='{id}']")).await?;
                page.press(Key::Enter).await?;
                let chosen = async || page.count(".asking__drawing [aria-pressed=true]").await;
                until("what was chosen", &(number + 1), chosen).await?;
            }
            Ok(())
        }
    }
}

/// Puts things in an order that is right, right in places, or nowhere.
fn spoil<T>(things: &mut [T], mark: Mark) {
    match mark {
        Mark::Right => {}
        Mark::Partly => things.swap(0, 1),
        Mark::Wrong => things.rotate_left(1),
    }
}

/// The key that everybody can read, of all questions of which anything is known.
async fn published_answers_are_right(browser: &mut Browser) -> Result<()> {
    let facts = Facts::read()?;
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("quiz.html")).await?;
    let script = "return Object.fromEntries([...document.querySelectorAll(\"[id^='q-']\")].map((question) => \
        [question.id.slice(2), question.querySelector('.asking__right')?.textContent.trim() ?? '']))";
    let keys: BTreeMap<String, String> = page.eval(script, vec![]).await?;
    let mut known = 0;
    for id in facts.questions() {
        let key = keys.get(id).with_context(|| format!("{id} is not published"))?;
        let Some(truth) = facts.truth(id)? else { continue };
        known += 1;
        let mut rest = key.as_str();
        for words in facts.key(&truth)? {
            let Some((_, after)) = rest.split_once(&*words) else { bail!("{id}: no {words} in {key}") };
            rest = after;
        }
    }
    ensure!(known * 10 > keys.len() * 9, "of {} questions only {known} are known", keys.len());
    Ok(())
}
