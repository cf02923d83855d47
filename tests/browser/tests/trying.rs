//! What a reader can try on a chart's page: another growth, and the pace of the rest of a year.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, until};

engines!(
    each:
    slides_with_a_finger,
    slides_by_keys;
    once:
    comes_back_by_its_link,
    asks_for_the_pace,
    ignores_junk,
    stays_readable_without_script;
);

const GDP: &str = "chart/gdp-growth.html";
const SUM: &str = "#tryout-sum";
const PACE: &str = "[aria-labelledby='pace-title'] .tryout__sum";
/// The report says how fast the district's product is to grow, and no amount: so none is called a target.
const YEAR: &str = "按6.5%算的全年数额388.7亿元，平均每月32.4亿元。\
    计算值：365 × 1.065 ≈ 388.7亿元；388.7 ÷ 12 ≈ 32.4亿元。";

async fn open(browser: &mut Browser, server: &browser_tests::server::Server, path: &str) -> Result<Page> {
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok(page)
}

/// Whether the drawings show a bar of what is tried.
async fn draws_it(page: &Page, expected: bool) -> Result<()> {
    // Growth and amounts, each for narrow and for wide places.
    let count = if expected { 4 } else { 0 };
    until("bars of what is tried", &count, async || page.count("svg.plot a.mark[href='#rate']").await)
        .await?;
    let seen = "return [...document.querySelectorAll(\"a.mark[href='#rate'] rect\")]\
        .filter((bar) => bar.getBoundingClientRect().width > 10).length";
    let expected = if expected { 2 } else { 0 };
    until("seen ones", &expected, async || page.eval(seen, vec![]).await).await
}

async fn slides_with_a_finger(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = open(browser, &server, GDP).await?;
    page.says(SUM, "增长6.5%，是388.7亿元，增长和目标一样。计算值：365 × 1.065 ≈ 388.7亿元。").await?;
    draws_it(&page, false).await?;
    page.slide("#rate", 0.95, 12).await?;
    draws_it(&page, true).await?;
    let rate: f64 = page.eval("return document.querySelector('#rate').valueAsNumber", vec![]).await?;
    ensure!((10.0..=12.0).contains(&rate), "the thumb is at {rate}");
    // All that follows tells the same number.
    page.says(".tryout__rate", &format!("{rate}%")).await?;
    page.is_at(&format!("?g={rate}")).await?;
    let sum = page.text(SUM).await?;
    ensure!(sum.contains("365 × 1.1") && sum.contains("比按6.5%算的388.7亿元多"), "{sum}");

    page.click(".tryout__reset").await?;
    page.is_at("").await?;
    page.says(".tryout__rate", "6.5%").await?;
    draws_it(&page, false).await?;
    Ok(())
}

async fn slides_by_keys(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = open(browser, &server, GDP).await?;
    page.focus("#rate").await?;
    page.press(Key::Right).await?;
    page.says(
        SUM,
        "增长6.6%，是389.1亿元，比按6.5%算的388.7亿元多0.4亿元。\
         计算值：365 × 1.066 ≈ 389.1亿元；365 × 1.065 ≈ 388.7亿元；389.1 − 388.7 = 0.4亿元。",
    )
    .await?;
    page.is_at("?g=6.6").await?;
    draws_it(&page, true).await?;
    let spoken = "return document.querySelector('#rate').getAttribute('aria-valuetext')";
    until("the spoken value", &"增长6.6%".to_owned(), async || page.eval(spoken, vec![]).await).await?;
    page.press(Key::Left).await?;
    page.press(Key::Left).await?;
    page.says(".tryout__rate", "6.4%").await?;
    page.press(Key::Home).await?;
    page.says(
        SUM,
        "增长-5%，是346.8亿元，比按6.5%算的388.7亿元少41.9亿元。\
         计算值：365 × 0.95 ≈ 346.8亿元；365 × 1.065 ≈ 388.7亿元；388.7 − 346.8 = 41.9亿元。",
    )
    .await?;
    page.press(Key::End).await?;
    page.says(".tryout__rate", "12%").await?;
    page.is_at("?g=12").await
}

async fn comes_back_by_its_link(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = open(browser, &server, "chart/tourist-visits.html?from=chat&g=6.5").await?;
    page.says(".tryout__rate", "6.5%").await?;
    page.says(
        SUM,
        "增长6.5%，是282.2万人次，比目标275万人次多7.2万人次。\
         计算值：265 × 1.065 ≈ 282.2万人次；282.2 − 275 = 7.2万人次。",
    )
    .await?;
    let bars = async || page.count("svg.plot--narrow a.mark").await;
    until("bars", &3, bars).await?;
    // What others have put into the link stays there.
    page.focus("#rate").await?;
    page.press(Key::Right).await?;
    page.is_at("?from=chat&g=6.6").await
}

async fn asks_for_the_pace(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = open(browser, &server, "chart/expansion-investment.html").await?;
    let told = "[aria-labelledby='pace-title'] .tryout__sum";
    page.says(told, "全年目标24亿元以上，平均每月2亿元。计算值：24 ÷ 12 = 2亿元。").await?;
    page.focus("#reached").await?.send_keys("10.5").await?;
    page.says(
        told,
        "前6个月平均每月1.8亿元；离目标24亿元以上还差13.5亿元，剩下6个月平均每月要2.3亿元。\
         计算值：10.5 ÷ 6 ≈ 1.8亿元；24 − 10.5 = 13.5亿元；13.5 ÷ 6 ≈ 2.3亿元。",
    )
    .await?;
    page.is_at("?v=10.5").await?;
    page.find("#months").await?.select_by_value("9").await?;
    page.says(
        told,
        "前9个月平均每月1.2亿元；离目标24亿元以上还差13.5亿元，剩下3个月平均每月要4.5亿元。\
         计算值：10.5 ÷ 9 ≈ 1.2亿元；24 − 10.5 = 13.5亿元；13.5 ÷ 3 = 4.5亿元。",
    )
    .await?;
    page.is_at("?m=9&v=10.5").await?;
    page.reload().await?;
    page.wakes().await?;
    page.says("#months option:checked", "9个月（前三季度）").await?;
    let value = "return document.querySelector('#reached').value";
    until("the field", &"10.5".to_owned(), async || page.eval(value, vec![]).await).await
}

async fn ignores_junk(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    for query in ["?g=99", "?g=%3Cscript%3E", "?g=1e9&m=13&v=-4", "?g=&m=&v=", "?g=NaN"] {
        let page = open(browser, &server, &format!("{GDP}{query}")).await?;
        page.says(".tryout__rate", "6.5%").await?;
        draws_it(&page, false).await?;
        page.says(PACE, YEAR).await?;
    }
    let page = open(browser, &server, GDP).await?;
    page.focus("#reached").await?.send_keys("12abc").await?;
    page.says(PACE, YEAR).await?;
    Ok(())
}

async fn stays_readable_without_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().wasm(browser_tests::server::Wasm::Missing).serve().await?;
    let page = browser.open(&server.url(GDP)).await?;
    page.is_off().await?;
    ensure!(!page.is_visible(".tryout").await?, "there is nothing to be tried");
    page.says(".chart__title", "2024年目标6.5%，比2023年预计高1.3个百分点").await?;
    ensure!(page.count("svg.plot a.mark").await? == 8, "four marks, drawn twice");
    page.click("#table summary").await?;
    page.sees("#r-target").await?;
    page.says("#r-implied td:nth-of-type(2)", "365 × 1.065 ≈ 388.7亿元").await
}
