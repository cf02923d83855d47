//! Pages that show one thing alone: what they offer to whoever was sent there.

use browser_tests::{Browser, Page, Result, Site, engines, ensure, server::Server, until};

engines!(
    each:
    links_are_copied_or_selected,
    pictures_are_there_to_press;
    once:
    the_systems_sheet_is_asked_where_there_is_one,
    wechat_is_told_where_to_press,
    nothing_leads_to_pictures_that_are_not_there,
    frames_offer_none_of_it,
    figures_have_addresses;
);

const TERM: &str = "embed/term/gdp.html";
const BOX: &str = "#share";

async fn open(browser: &Browser, path: &str, first: &'static str) -> Result<(Server, Page)> {
    let server = Site::default().first_script(first).serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.sees(BOX).await?;
    Ok((server, page))
}

async fn tells(page: &Page, words: &str) -> Result<()> {
    until("what is told", &true, async || Ok(page.text("#share [role=status]").await?.contains(words))).await
}

async fn links_are_copied_or_selected(browser: &mut Browser) -> Result<()> {
    const TAKES: &str = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { \
                         window.copied = text; return Promise.resolve(); } } });";
    const REFUSES: &str = "Object.defineProperty(navigator, 'clipboard', { value: undefined }); \
                           document.execCommand = () => false;";
    let (server, page) = open(browser, &format!("{TERM}?c=dark#main"), TAKES).await?;
    page.click("[data-share=copy]").await?;
    tells(&page, "复制好了").await?;
    let copied: String = page.eval("return window.copied", vec![]).await?;
    ensure!(copied == server.url(TERM), "{copied}");

    let (server, page) = open(browser, TERM, REFUSES).await?;
    page.click("[data-share=copy]").await?;
    tells(&page, "已经选中").await?;
    let selected: String = page
        .eval(
            "const field = document.querySelector('#share input'); \
             return field.value.slice(field.selectionStart, field.selectionEnd)",
            vec![],
        )
        .await?;
    ensure!(selected == server.url(TERM), "{selected}");
    Ok(())
}

async fn the_systems_sheet_is_asked_where_there_is_one(browser: &mut Browser) -> Result<()> {
    const SHARES: &str =
        "navigator.share = (what) => { window.shared = what.url; return Promise.resolve(); };";
    const NONE: &str = "Object.defineProperty(navigator, 'share', { value: undefined });";
    let (server, page) = open(browser, TERM, SHARES).await?;
    page.click("[data-share=send]").await?;
    until("what was shared", &server.url(TERM), async || {
        page.eval("return window.shared ?? ''", vec![]).await
    })
    .await?;
    let (_server, page) = open(browser, TERM, NONE).await?;
    page.stays("a button that can do nothing", &false, async || page.is_visible("[data-share=send]").await)
        .await
}

async fn wechat_is_told_where_to_press(browser: &mut Browser) -> Result<()> {
    const WECHAT: &str = "Object.defineProperty(navigator, 'userAgent', { value: 'MicroMessenger/8.0' });";
    let (_server, page) = open(browser, TERM, WECHAT).await?;
    page.sees(".embed__wechat").await?;
    let (_server, page) = open(browser, TERM, "").await?;
    page.stays("told of WeChat", &false, async || page.is_visible(".embed__wechat").await).await
}

/// Builds without a font for pictures have none: see `nothing_leads_to_pictures_that_are_not_there`.
async fn pictures_are_there_to_press(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, TERM, "").await?;
    let picture = page.count("meta[property='og:image']").await?;
    ensure!(picture == 1, "{picture} pictures for chats: is the site built with PICTURE_FONTS?");
    page.stays("pictures that nobody has asked for", &0, async || page.count("#share img").await).await?;
    page.click("#share summary").await?;
    let width = "return document.querySelector('#share img')?.naturalWidth ?? 0";
    until("the width of the picture", &1200, async || page.eval::<u32>(width, vec![]).await).await
}

/// As in a build without fonts, whose pages name no picture.
async fn nothing_leads_to_pictures_that_are_not_there(browser: &mut Browser) -> Result<()> {
    let server = Site::default().rewrite("term/gdp.html", "\"og:image\"", "\"other\"").serve().await?;
    let page = browser.open(&server.url(TERM)).await?;
    page.sees(BOX).await?;
    page.stays("a fold with nothing in it", &false, async || page.is_visible("#share details").await).await
}

async fn frames_offer_none_of_it(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.frame_url_of(TERM, (600, 500))).await?;
    page.enter_frame(0).await?;
    page.sees(".embed__whole").await?;
    page.stays("a frame offers what its page offers", &false, async || page.is_visible(BOX).await).await?;
    page.leave_frame().await
}

async fn figures_have_addresses(browser: &mut Browser) -> Result<()> {
    let server = Site::default().serve().await?;
    let page = browser.open(&server.url("figures.html")).await?;
    let count = page.count(".figures dt a[href^='embed/figure/']").await?;
    ensure!(count > 250, "{count} figures");
    page.click(".figures dt a").await?;
    page.arrives_at(".lone__number").await?;
    page.sees(BOX).await
}
