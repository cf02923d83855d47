//! What people type, as browsers and input methods hand it over: keys without a name, keys of an input method, digits and
//! letters in all the forms that there are.

use anyhow::Context;
use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, until};
use serde_json::json;

engines!(
    each:
    what_is_told_fits_a_phone,
    a_field_is_left_alone_while_an_input_method_writes_in_it;
    once:
    keys_without_a_name_do_nothing,
    the_search_leaves_an_input_method_its_keys,
    pages_leave_an_input_method_its_keys,
    amounts_are_taken_as_people_type_them,
    whole_numbers_are_taken_as_people_type_them,
    what_is_no_number_is_told,
    letters_are_found_as_people_paste_them;
);

/// The code that browsers give keys that an input method has taken, and that of Enter.
const TAKEN: u32 = 229;
const ENTER: u32 = 13;

/// Sends a key to the first element that matches a selector; says whether somebody took it.
async fn send(page: &Page, selector: &str, key: Option<&str>, composes: bool, code: u32) -> Result<bool> {
    let arguments = vec![json!(selector), json!(key), json!(composes), json!(code)];
    page.eval(include_str!("../src/script/key.js"), arguments).await
}

/// Sends a key that belongs to an input method in the two ways in which browsers tell so; fails if somebody takes it.
async fn leaves(page: &Page, selector: &str, key: &str) -> Result<()> {
    for (composes, code, who) in [(true, ENTER, "by isComposing"), (false, TAKEN, "by its code, as Safari")] {
        let is_taken = send(page, selector, Some(key), composes, code).await?;
        ensure!(!is_taken, "{key} of an input method, told {who}, is taken at {selector}");
    }
    Ok(())
}

/// Writes into an empty field, letter by letter, and leaves it.
async fn write(page: &Page, selector: &str, text: &str) -> Result<()> {
    let empty =
        "const field = document.querySelector(arguments[0]); field.value = ''; field.focus(); return null";
    page.eval::<()>(empty, vec![json!(selector)]).await?;
    page.find(selector).await?.send_keys(text).await.with_context(|| format!("writing {text}"))?;
    let stands = value(page, selector).await?;
    ensure!(stands == text, "while {text} is written, {stands} stands in {selector}");
    page.press(Key::Tab).await
}

async fn value(page: &Page, selector: &str) -> Result<String> {
    page.eval("return document.querySelector(arguments[0]).value", vec![json!(selector)]).await
}

async fn holds(page: &Page, selector: &str, expected: &str) -> Result<()> {
    until(selector, &expected.to_owned(), async || value(page, selector).await).await
}

async fn keys_without_a_name_do_nothing(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for path in [
        "",
        "chart/gdp-growth.html",
        "quiz.html?kind=find&n=5&seed=1&at=1",
        "slides/numbers.html",
        "builder.html",
    ] {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        send(&page, "body", None, false, 0).await?;
        for selector in ["svg a", "input", "select", "[data-element]"] {
            if page.count(selector).await? > 0 {
                send(&page, selector, None, false, 0).await?;
            }
        }
        // Slides have no search.
        if page.count(".tools").await? > 0 {
            page.open_search().await?;
            send(&page, ".search__box", None, false, 0).await?;
            page.write("heshi").await?;
            page.finds_first("heshi", "河市").await?;
        }
        let troubles: Vec<String> = page.eval("return window.troubles", vec![]).await?;
        ensure!(troubles.is_empty(), "{path}: {troubles:#?}");
    }
    Ok(())
}

async fn the_search_leaves_an_input_method_its_keys(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    send(&page, "body", Some("k"), false, TAKEN).await?;
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.is_at("?q=heshi").await?;
    for key in ["Enter", "Escape", "ArrowDown"] {
        leaves(&page, ".search__box", key).await?;
    }
    // Some browsers close dialogs by a key that has given up what was composed.
    send(&page, ".search__box", Some("Escape"), false, TAKEN).await?;
    let cancel = "document.querySelector('.search').dispatchEvent(new Event('cancel', { cancelable: true })); return null";
    page.eval::<()>(cancel, vec![]).await?;
    ensure!(page.count(".search[open]").await? == 1, "the search is closed");
    // The reader's own key leads to the first hit, not to the one after it.
    page.press(Key::Down).await?;
    let active = "return document.querySelector('.search__box').getAttribute('aria-activedescendant')";
    until("the hit", &"search-0".to_owned(), async || page.eval(active, vec![]).await).await?;
    page.is_at("?q=heshi").await?;
    page.press(Key::Enter).await?;
    page.search_is_closed().await?;
    page.is_at("#x-heshi").await
}

async fn pages_leave_an_input_method_its_keys(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    // Slides.
    let page = browser.open(&server.url("slides/space.html")).await?;
    page.wakes().await?;
    let now = "return [...document.querySelectorAll('.deck > .slide')].findIndex((slide) => slide.matches('.slide--now'))";
    for key in ["ArrowRight", "Enter", "b", " "] {
        leaves(&page, "body", key).await?;
    }
    page.press(Key::Right).await?;
    until("the slide", &1, async || page.eval(now, vec![]).await).await?;
    page.stays("the screen is black", &false, async || page.is_visible(".deck__black").await).await?;

    // The drawing of a question.
    let page = browser.open(&server.url("quiz.html?kind=find&n=5&seed=1&at=1")).await?;
    page.wakes().await?;
    let part = ".asking__drawing [data-element]";
    page.sees(".asking__drawing .part").await?;
    leaves(&page, part, "Enter").await?;
    page.stays("a part was chosen", &0, async || page.count(".asking__drawing [aria-pressed=true]").await)
        .await?;
    page.focus(part).await?;
    page.press(Key::Enter).await?;
    until("what was chosen", &1, async || page.count(".asking__drawing [aria-pressed=true]").await).await?;

    // The tip of a chart's mark.
    let page = browser.open(&server.url("chart/gdp-growth.html")).await?;
    page.wakes().await?;
    page.tap_on("svg.plot--wide a.mark rect").await?;
    page.sees("#tip").await?;
    leaves(&page, "body", "Escape").await?;
    ensure!(page.is_visible("#tip").await?, "the tip is closed");
    page.press(Key::Escape).await?;
    until("the tip", &false, async || page.is_visible("#tip").await).await?;

    // What is selected in the structure.
    let page = browser.open(&server.url("#e-heshi-centre")).await?;
    page.wakes().await?;
    leaves(&page, "body", "Escape").await?;
    page.is_at("#e-heshi-centre").await?;
    page.press(Key::Escape).await?;
    page.is_at("").await
}

async fn amounts_are_taken_as_people_type_them(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("chart/expansion-investment.html")).await?;
    page.wakes().await?;
    for (typed, url, shown) in [
        ("２０", "?v=20", "20"),
        ("10。5", "?v=10.5", "10.5"),
        ("１１．５", "?v=11.5", "11.5"),
        ("1,000", "?v=1000", "1000"),
        ("1，200", "?v=1200", "1200"),
        ("12亿元", "?v=12", "12"),
        ("\u{200b}7 ", "?v=7", "7"),
    ] {
        write(&page, "#reached", typed).await?;
        page.is_at(url).await.with_context(|| format!("typing {typed}"))?;
        holds(&page, "#reached", shown).await?;
    }
    Ok(())
}

async fn whole_numbers_are_taken_as_people_type_them(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("worksheet.html")).await?;
    page.wakes().await?;
    write(&page, "#sheet-seed", "２７").await?;
    page.is_at("?seed=27").await?;
    holds(&page, "#sheet-seed", "27").await?;
    write(&page, "#sheet-seed", "1,000").await?;
    page.is_at("?seed=1000").await?;

    let page = browser.open(&server.url("builder.html")).await?;
    page.wakes().await?;
    for (typed, height) in [("６００", 600), ("1,200", 1200), ("700像素", 700)] {
        write(&page, ".builder__pixels input", typed).await?;
        let expected = format!("height=\"{height}\"");
        until(typed, &true, async || Ok(value(&page, "#snippet").await?.contains(&expected))).await?;
    }

    // A link to a slide with a slider.
    let page = browser.open(&server.url("teachers.html")).await?;
    page.wakes().await?;
    let choose = "const choose = (id, has) => { const list = document.getElementById(id); \
                  list.selectedIndex = [...list.options].findIndex(has); list.dispatchEvent(new Event('change', { bubbles: true })); }; \
                  choose(arguments[0], (option) => option.textContent.includes(arguments[1])); return null";
    let lessons: Vec<String> = page
        .eval("return [...document.querySelectorAll('#link-lesson option')].map((option) => option.textContent)", vec![])
        .await?;
    'found: for lesson in &lessons {
        page.eval::<()>(choose, vec![json!("link-lesson"), json!(lesson)]).await?;
        let slides: Vec<String> = page
            .eval("return [...document.querySelectorAll('#link-slide option')].map((option) => option.textContent)", vec![])
            .await?;
        for slide in slides {
            page.eval::<()>(choose, vec![json!("link-slide"), json!(slide)]).await?;
            if page.count("#link-rate").await? > 0 {
                break 'found;
            }
        }
    }
    write(&page, "#link-rate", "７。１％").await?;
    until("the link", &true, async || Ok(value(&page, "#link").await?.contains("?g=7.1#"))).await
}

async fn what_is_no_number_is_told(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("chart/expansion-investment.html")).await?;
    page.wakes().await?;
    let told = "#reached-told";
    for (typed, words) in
        [("12abc", "请只写数字"), ("二百", "请只写数字"), ("10,5", "小数点写成"), ("-3", "太小或者太大")]
    {
        write(&page, "#reached", "9").await?;
        page.is_at("?v=9").await?;
        write(&page, "#reached", typed).await?;
        until(typed, &true, async || Ok(page.text(told).await?.contains(words))).await?;
        ensure!(
            page.count("#reached[aria-invalid=true][aria-describedby=reached-told]").await? == 1,
            "nobody hears it"
        );
        ensure!(page.count(&format!("{told}[role=status]")).await? == 1, "nobody hears it");
        // What was written stays, to be mended, and nothing is reckoned with another number.
        holds(&page, "#reached", typed).await?;
        page.is_at("").await?;
    }
    write(&page, "#reached", "8").await?;
    until("what is told", &String::new(), async || page.text(told).await).await?;
    page.stays("it is still called wrong", &0, async || page.count("#reached[aria-invalid]").await).await?;

    let page = browser.open(&server.url("worksheet.html?seed=17")).await?;
    page.wakes().await?;
    for (typed, words) in [("0", "太小或者太大"), ("2.5", "整数"), ("十七", "请只写数字")] {
        write(&page, "#sheet-seed", typed).await?;
        until(typed, &true, async || Ok(page.text("#sheet-seed-told").await?.contains(words))).await?;
        holds(&page, "#sheet-seed", typed).await?;
        page.is_at("?seed=17").await?;
    }
    // A button that sets another number ends the trouble.
    page.click(".maker__seed button").await?;
    until("what is told", &String::new(), async || page.text("#sheet-seed-told").await).await?;

    let page = browser.open(&server.url("builder.html")).await?;
    page.wakes().await?;
    write(&page, "#pixels", "50").await?;
    until("what is told", &true, async || Ok(page.text("#pixels-told").await?.contains("太小或者太大")))
        .await?;
    page.fits("a height that is too small").await
}

async fn what_is_told_fits_a_phone(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for (path, field) in [
        ("chart/expansion-investment.html", "#reached"),
        ("chart/gdp-growth.html", "#reached"),
        ("worksheet.html", "#sheet-seed"),
    ] {
        for size in [(320, 640), (390, 844)] {
            let page = browser.open_sized_at(&server, path, size).await?;
            page.wakes().await?;
            write(&page, field, "12abc").await?;
            page.sees(&format!("{field}-told:not(:empty)")).await?;
            page.fits(&format!("{path} at {size:?}, with what is told")).await?;
        }
    }
    Ok(())
}

async fn a_field_is_left_alone_while_an_input_method_writes_in_it(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("chart/expansion-investment.html")).await?;
    page.wakes().await?;
    for (field, told, steps, trouble, held) in [
        ("#reached", "#reached-told", vec!["1", "1'", "1'0", " １０"], "", "?v=10"),
        ("#reached", "#reached-told", vec!["e", "er", "er'bai", "二百"], "请只写数字", ""),
    ] {
        let seen: Vec<String> =
            page.eval(include_str!("../src/script/compose.js"), vec![json!(field), json!(steps)]).await?;
        ensure!(seen == steps, "{field}: {seen:?} instead of {steps:?}");
        until("what is told", &true, async || {
            let text = page.text(told).await?;
            Ok(if trouble.is_empty() { text.is_empty() } else { text.contains(trouble) })
        })
        .await?;
        page.is_at(held).await?;
    }
    Ok(())
}

async fn letters_are_found_as_people_paste_them(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.open_search().await?;
    for (query, expected) in [
        ("馬甲", "马甲"),
        ("羅溪鎮", "罗溪"),
        ("地區生產總值", "地区生产总值"),
        ("專精特新", "专精特新"),
        // A byte-order mark, a zero-width space, a soft hyphen.
        ("\u{feff}马甲", "马甲"),
        ("马\u{200b}甲", "马甲"),
        ("ma\u{ad}jia", "马甲"),
        // A radical of today, one of Kangxi's, an ideograph for compatibility.
        ("⻢甲", "马甲"),
        ("⾺甲", "马甲"),
        ("万虹\u{f937}", "万虹路"),
        // Accents apart from their letters.
        ("ma\u{30c}jia\u{30c}", "马甲"),
        ("105。7亿", "社会消费品零售总额"),
        // A bullet that only one font knows, as a PDF has it.
        ("\u{f0b7} 马甲", "马甲"),
    ] {
        page.paste("").await?;
        page.sees(".search__note").await?;
        page.paste(query).await?;
        page.finds_first(query, expected).await.with_context(|| query.escape_unicode().to_string())?;
    }
    Ok(())
}
