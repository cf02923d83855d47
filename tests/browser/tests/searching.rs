//! One box for everything: it opens, finds, leads there, and says what to do where it can't.

use browser_tests::{Browser, Key, Page, Result, Site, State, engines, ensure, server::Server, until};
use serde_json::json;

engines!(
    each:
    opens_and_closes,
    leads_to_what_was_found,
    leads_by_a_tap,
    works_without_dialogs;
    once:
    opens_on_every_page,
    finds_in_many_ways,
    leads_to_other_pages,
    keeps_what_is_selected,
    is_a_link,
    offers_what_is_near,
    shows_one_kind,
    says_that_the_index_is_missing,
    says_that_it_can_not_be_had,
    works_in_a_folder_under_the_policy;
);

const PHONE: (u32, u32) = (390, 844);
const DESKTOP: (u32, u32) = (1280, 800);

async fn open(browser: &Browser, path: &str) -> Result<(Server, Page)> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// Waits until the element that has the focus matches a selector.
async fn has_focus(page: &Page, selector: &str) -> Result<()> {
    until(&format!("the focus is on {selector}"), &true, async || {
        page.eval("return document.activeElement.matches(arguments[0])", vec![json!(selector)]).await
    })
    .await
}

async fn opens_and_closes(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "#e-heshi-centre").await?;
    let before = page.state().await?;
    page.open_search().await?;
    page.is_at("?q=#e-heshi-centre").await?;
    page.press(Key::Escape).await?;
    page.search_is_closed().await?;
    page.shows(&before).await?;
    has_focus(&page, ".tools [data-reader=search]").await?;

    for held in [None, Some(Key::Control)] {
        page.press_character(held, if held.is_some() { 'k' } else { '/' }).await?;
        page.answers().await?;
        ensure!(page.text(".search__box").await?.is_empty(), "the key that opens it is written into it");
        page.click(".search__close").await?;
        page.search_is_closed().await?;
        page.shows(&before).await?;
    }
    page.open_search().await?;
    page.back().await?;
    page.search_is_closed().await?;
    page.shows(&before).await
}

async fn opens_on_every_page(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for path in ["glossary.html", "money.html", "targets.html", "chart/gdp-growth.html"] {
        let page = browser.open(&server.url(path)).await?;
        page.open_search().await?;
        page.write("heshi").await?;
        page.finds_first("heshi", "河市").await?;
        page.stays(&format!("{path}: it says that it is off"), &false, async || {
            page.is_visible(".tools__off").await
        })
        .await?;
    }
    Ok(())
}

async fn finds_in_many_ways(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "").await?;
    page.open_search().await?;
    for (query, expected) in [
        ("马甲", "马甲"),
        ("majia", "马甲"),
        ("whl", "万虹路"),
        ("wanhonglu", "万虹路"),
        ("wanhonlu", "万虹路"),
        ("365", "地区生产总值"),
        ("１０５．７亿", "社会消费品零售总额"),
    ] {
        page.write(query).await?;
        page.finds_first(query, expected).await?;
        ensure!(page.count(".hit mark").await? > 0, "{query}: nothing is marked");
    }
    let told = ".search [role='status']";
    let count: String =
        page.eval("return document.querySelector('.search__count').textContent", vec![]).await?;
    page.says(told, &format!("找到{count}条")).await
}

async fn leads_to_what_was_found(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, DESKTOP).await?;
    page.wakes().await?;
    page.open_search().await?;
    page.write("lingshou").await?;
    page.finds_first("lingshou", "零售增速全市第一").await?;
    let hits = page.count(".search [role='option']").await?;
    ensure!(hits > 2, "{hits} hits");
    let last = format!("search-{}", hits - 1);
    // Before the first hit comes the last one.
    for (key, selected) in [
        (Key::Down, "search-0"),
        (Key::Down, "search-1"),
        (Key::Home, "search-0"),
        (Key::Up, &*last),
        (Key::Down, "search-0"),
    ] {
        page.press(key).await?;
        let active = "return document.querySelector('.search__box').getAttribute('aria-activedescendant')";
        until("the active hit", &selected.to_owned(), async || page.eval(active, vec![]).await).await?;
        let marked =
            "return [...document.querySelectorAll(\".search [aria-selected='true']\")].map(({ id }) => id)";
        until("selected hits", &vec![selected.to_owned()], async || page.eval(marked, vec![]).await).await?;
    }
    page.press(Key::Enter).await?;
    page.search_is_closed().await?;
    page.shows(&State::nothing("#p-1.1.2").and_passage("1.1.2")).await?;
    page.arrives_at("[id='p-1.1.2']").await?;

    // The way back leads to what was found, and then to the page as it was.
    page.back().await?;
    page.answers().await?;
    page.finds_first("again", "零售增速全市第一").await?;
    page.back().await?;
    page.search_is_closed().await?;
    page.is_at("").await
}

async fn leads_by_a_tap(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open_sized(&server, PHONE).await?;
    page.wakes().await?;
    page.open_search().await?;
    page.tap_on(".search__try[href='#x-heshi']").await?;
    page.search_is_closed().await?;
    until("the township's fold is open", &1, async || {
        page.count("details[data-township='heshi'][open]").await
    })
    .await?;
    page.is_at("#x-heshi").await?;
    page.open_search().await?;
    page.write("2600").await?;
    page.sees(".hit").await?;
    let wide: Vec<String> = page
        .eval(
            "return [...document.querySelectorAll('.search *')].filter((element) => !element.closest('.search__kinds, .hidden')\
             && element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 80))",
            vec![],
        )
        .await?;
    ensure!(wide.is_empty(), "too wide: {wide:?}");
    let low: Vec<f64> = page
        .eval(
            "return [...document.querySelectorAll('.search :is(a, button, input)')]\
             .map((element) => element.getBoundingClientRect().height).filter((height) => height < 44)",
            vec![],
        )
        .await?;
    ensure!(low.is_empty(), "too small to tap: {low:?} px");
    Ok(())
}

async fn leads_to_other_pages(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "chart/gdp-growth.html").await?;
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.press(Key::Enter).await?;
    // Between the pages there is none.
    let place = "return location.pathname.split('/').pop() + location.search + location.hash";
    let expected = Some("index.html#x-heshi".to_owned());
    until("the place", &expected, async || page.eval(place, vec![]).await).await?;
    page.wakes().await?;
    until("the township's fold is open", &1, async || {
        page.count("details[data-township='heshi'][open]").await
    })
    .await?;
    page.back_to_page().await?;
    page.answers().await?;
    page.finds_first("again", "河市").await
}

async fn keeps_what_is_selected(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?from=groupmessage#e-heshi-centre").await?;
    page.open_search().await?;
    page.write("零售增速").await?;
    page.finds_first("零售增速", "零售增速全市第一").await?;
    page.press(Key::Enter).await?;
    let url = "?from=groupmessage&e=heshi-centre#p-1.1.2";
    page.shows(&State::element("heshi-centre", url).and_passage("1.1.2")).await
}

async fn is_a_link(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?q=%E6%B2%B3%E5%B8%82").await?;
    page.answers().await?;
    page.finds_first("河市", "河市").await?;
    page.write("majia").await?;
    page.is_at("?q=majia").await?;
    page.press(Key::Escape).await?;
    page.search_is_closed().await?;
    page.is_at("").await
}

async fn offers_what_is_near(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "").await?;
    page.open_search().await?;
    page.write("万红路").await?;
    page.says(".search__note .search__try", "万虹路").await?;
    page.says(".search [role='status']", "没有找到").await?;
    page.click(".search__note .search__try").await?;
    page.finds_first("万虹路", "万虹路").await
}

async fn shows_one_kind(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "").await?;
    page.open_search().await?;
    page.paste("heshi").await?;
    page.sees(".search__kind:nth-of-type(3)").await?;
    // One of the buttons is for all of them. Of many hits, those out of sight come a little later.
    let all = page.count(".search__kind").await? - 1;
    ensure!(all > 2, "{all} kinds");
    until("kinds", &all, async || page.count(".search__group").await).await?;
    page.click(".search__kind:nth-of-type(3)").await?;
    until("kinds", &1, async || page.count(".search__group").await).await?;
    until("chosen kinds", &1, async || page.count(".search__kind:nth-of-type(3)[aria-pressed='true']").await)
        .await?;
    page.click(".search__kind:nth-of-type(1)").await?;
    until("kinds", &all, async || page.count(".search__group").await).await
}

async fn says_that_the_index_is_missing(browser: &mut Browser) -> Result<()> {
    let server = Site::default().missing("search-").serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.open_search().await?;
    ensure!(page.text(".search__note").await?.contains("在页面中查找"), "it does not say what to do instead");
    page.press(Key::Escape).await?;
    page.search_is_closed().await
}

async fn says_that_it_can_not_be_had(browser: &mut Browser) -> Result<()> {
    let server = Site::default().missing("reader-").serve().await?;
    for path in ["", "glossary.html"] {
        let page = browser.open(&server.url(path)).await?;
        page.tap_on(".tools [data-reader=search]").await?;
        page.sees(".tools__off").await?;
        until("busy buttons", &0, async || page.count("[aria-busy='true']").await).await?;
    }
    // The page's own parts have nothing to do with it.
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.press_character(None, '/').await?;
    page.sees(".tools__off").await?;
    ensure!(page.count(".interaction-off").await? == 0, "the page says that it is off too");
    page.tap_element("heshi-centre").await?;
    page.shows(&State::element("heshi-centre", "#e-heshi-centre")).await
}

async fn works_without_dialogs(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/no_dialog.js")).serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    page.open_search().await?;
    // Round and round in the dialog.
    for _ in 0..16 {
        page.press(Key::Tab).await?;
        has_focus(&page, ".search[role='dialog'] *").await?;
    }
    page.focus(".search__box").await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.press(Key::Escape).await?;
    page.search_is_closed().await?;
    has_focus(&page, ".tools [data-reader=search]").await
}

async fn works_in_a_folder_under_the_policy(browser: &mut Browser) -> Result<()> {
    let server = Site::default().mount("/a/b/").serve().await?;
    let page = browser.open(&server.url("chart/gdp-growth.html")).await?;
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.keeps_to_the_policy(&server).await
}
