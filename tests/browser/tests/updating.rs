//! A new version of what is kept is told, taken when the reader wants it, whole or not at all, and never mixed with the
//! old one.

use browser_tests::{
    Browser, Page, Result, Site, engines, ensure,
    server::{Release, Server},
    unless_left, until,
};

engines!(
    each:
    is_told_and_taken,
    is_whole_or_not_at_all,
    never_mixes_with_what_is_kept,
    lets_each_tab_keep_its_version,
    leaves_other_tabs_as_they_are;
    once:
    can_wait,
    leaves_no_one_with_less,
    costs_little_until_it_can_be_had;
);

/// A site of which version A is kept whole.
async fn kept(browser: &Browser) -> Result<(Server, Page)> {
    let server = Site::default().offline().serve().await?;
    server.release(Release::named("A")?);
    let page = browser.open(&server.url("")).await?;
    page.keeps_everything().await?;
    is_version(&page, "A").await?;
    Ok((server, page))
}

/// Waits until both the document and its style are of this version.
async fn is_version(page: &Page, name: &str) -> Result<()> {
    let script = "return [document.title.split(' ').at(-1),\
        getComputedStyle(document.documentElement).getPropertyValue('--version').trim()]";
    let expected = [name.to_owned(), name.to_owned()];
    // While pages change, there is nothing to be seen.
    until("versions of page and style", &expected, async || {
        unless_left(page.eval::<[String; 2]>(script, vec![]).await)
    })
    .await
}

/// The version of the glossary that a script of the page gets.
async fn glossary(page: &Page) -> Result<Option<String>> {
    let text = page.fetches("glossary.html").await?;
    let title = |text: &str| Some(text.split_once("</title>")?.0.rsplit(' ').next()?.to_owned());
    Ok(text.as_deref().and_then(title))
}

/// Takes the version that is told.
async fn take(page: &Page) -> Result<()> {
    page.sees(".renewal button").await?;
    page.click(".renewal button:first-of-type").await
}

async fn is_told_and_taken(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    let first = browser.tab().await?;
    let second = browser.new_tab().await?;
    browser.open(&server.url("targets.html")).await?;
    is_version(&page, "A").await?;
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    // It waits, however often a page is loaded.
    page.sees(".renewal button").await?;
    let told: String =
        page.eval("return document.querySelector('.renewal[role=status]').textContent", vec![]).await?;
    ensure!(told == "有新版本。更新稍后", "{told}");
    page.reload_by_itself().await?;
    is_version(&page, "A").await?;
    ensure!(page.caches().await?.len() == 2, "{:?}", page.caches().await?);

    take(&page).await?;
    is_version(&page, "B").await?;
    page.stays("still told", &0, async || page.count(".renewal").await).await?;
    // The other tab waits for its own reader.
    browser.show(&first).await?;
    is_version(&page, "A").await?;
    take(&page).await?;
    is_version(&page, "B").await?;
    until("one cache", &1, async || Ok(page.caches().await?.len())).await?;
    page.stays("still told", &0, async || page.count(".renewal").await).await?;
    browser.show(&second).await?;
    is_version(&page, "B").await
}

/// What a reader has begun in another tab goes on there, with all that it still needs of its version.
async fn leaves_other_tabs_as_they_are(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    let first = browser.tab().await?;
    let second = browser.new_tab().await?;
    browser.open(&server.url("quiz.html?kind=choice&n=5&seed=3&at=1")).await?;
    page.wakes().await?;
    is_version(&page, "A").await?;
    page.eval::<()>("window.isSame = true", vec![]).await?;
    page.tap_on(".asking__option").await?;
    page.tap_on(".asking__decide").await?;
    page.sees(".asking__verdict").await?;
    let verdict = page.text(".asking__verdict").await?;

    browser.show(&first).await?;
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    take(&page).await?;
    is_version(&page, "B").await?;

    browser.show(&second).await?;
    // It has heard of the change.
    let heard = "return navigator.serviceWorker.controller !== null && document.querySelector('.renewal button') !== null";
    until("a word about the new version", &true, async || page.eval(heard, vec![]).await).await?;
    is_version(&page, "A").await?;
    ensure!(page.eval::<bool>("return window.isSame === true", vec![]).await?, "it was loaded again");
    ensure!(page.text(".asking__verdict").await? == verdict, "the answer is lost");
    // What it has not loaded yet is of its version too.
    ensure!(glossary(&page).await?.as_deref() == Some("A"), "mixed");
    page.open_search().await?;
    page.write("heshi").await?;
    page.finds_first("heshi", "河市").await?;
    page.press(browser_tests::Key::Escape).await?;
    page.search_is_closed().await?;
    page.tap_on(".quiz__on").await?;
    until("the next question", &true, async || Ok(page.text("#round-title").await?.starts_with("第2题")))
        .await?;
    ensure!(page.eval::<bool>("return window.isSame === true", vec![]).await?, "it was loaded again");
    // Its reader takes it.
    take(&page).await?;
    is_version(&page, "B").await
}

/// A version that can't be had is asked for again at each visit, by browsers themselves. That costs next to nothing.
async fn costs_little_until_it_can_be_had(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    let injected = "<!doctype html><title>B</title><script>/* the host's */</script>";
    server.release(Release::named("B")?.with("glossary.html", injected));
    ensure!(page.update().await? == "redundant", "a broken version is taken");
    server.requests();
    for _ in 0..2 {
        ensure!(page.update().await? == "redundant", "a broken version is taken");
        page.installs_nothing().await?;
        let mut asked = server.requests();
        asked.retain(|path| path != "sw.js");
        ensure!(asked.iter().all(|path| path == "glossary.html"), "asked for again: {asked:?}");
    }
    // As soon as it is in order it comes.
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    take(&page).await?;
    is_version(&page, "B").await
}

async fn can_wait(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    page.sees(".renewal button").await?;
    page.click(".renewal button:last-of-type").await?;
    until("lines about a version", &0, async || page.count(".renewal").await).await?;
    page.reload_by_itself().await?;
    page.has_tried_to_keep().await?;
    is_version(&page, "A").await?;
    page.stays("told again", &0, async || page.count(".renewal").await).await?;
    Ok(())
}

async fn is_whole_or_not_at_all(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    let caches = page.caches().await?;
    let style = Release::style("B");
    let broken = [
        Release::named("B")?.cut("index.html"),
        Release::named("B")?.cut(&style),
        Release::named("B")?.without("glossary.html"),
        Release::named("B")?.without("chart/gdp-growth.html"),
        Release::named("B")?.with(&style, "damaged"),
        // Half of the site is still the old one.
        Release::named("B")?.with("targets.html", "<!doctype html><title>A</title>"),
    ];
    for (number, release) in broken.into_iter().enumerate() {
        server.release(release);
        let state = page.update().await?;
        ensure!(state == "redundant", "release {number} is {state}");
        until("caches", &caches, async || page.caches().await).await?;
        page.stays("a broken version is told", &0, async || page.count(".renewal").await).await?;
        page.reload_by_itself().await?;
        is_version(&page, "A").await?;
        ensure!(glossary(&page).await?.as_deref() == Some("A"), "mixed");
        // Browsers also look by themselves, some time after a page was loaded. What one version lacks, the next may have.
        server.release(Release::named("A")?);
        page.installs_nothing().await?;
    }
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    take(&page).await?;
    is_version(&page, "B").await
}

async fn leaves_no_one_with_less(browser: &mut Browser) -> Result<()> {
    let (mut server, page) = kept(browser).await?;
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    // From now on everything is there already.
    server.stop().await?;
    take(&page).await?;
    is_version(&page, "B").await?;
    let page = browser.open(&server.url("chart/gdp-growth.html")).await?;
    page.wakes().await?;
    is_version(&page, "B").await
}

async fn never_mixes_with_what_is_kept(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    server.release(Release::named("B")?);
    // What is missing of version A is nowhere any more.
    let script = "const [done] = arguments;\
        const drop = async () => {\
          const [name] = await caches.keys();\
          const cache = await caches.open(name);\
          return Promise.all(['glossary.html', 'targets.html'].map((path) => cache.delete(new URL(path, location))));\
        };\
        drop().then(done, (error) => done([String(error)]))";
    let gone: serde_json::Value = page.eval_async(script, vec![]).await?;
    ensure!(gone == serde_json::json!([true, true]), "{gone}");
    ensure!(glossary(&page).await?.is_none(), "a page of version A gets {:?}", glossary(&page).await?);
    // Whoever goes there gets the page as it is now, with all that belongs to it.
    let page = browser.open(&server.url("targets.html")).await?;
    is_version(&page, "B").await?;
    let page = browser.open(&server.url("")).await?;
    is_version(&page, "A").await
}

async fn lets_each_tab_keep_its_version(browser: &mut Browser) -> Result<()> {
    let (server, page) = kept(browser).await?;
    let first = browser.tab().await?;
    let second = browser.new_tab().await?;
    // Paper has no script, so it does not learn of the change; nor does a tab that sleeps.
    browser.open(&server.url("print.html")).await?;
    is_version(&page, "A").await?;

    browser.show(&first).await?;
    server.release(Release::named("B")?);
    ensure!(page.update().await? == "installed", "version B can't be had");
    take(&page).await?;
    is_version(&page, "B").await?;
    ensure!(glossary(&page).await?.as_deref() == Some("B"), "mixed");

    browser.show(&second).await?;
    is_version(&page, "A").await?;
    ensure!(glossary(&page).await?.as_deref() == Some("A"), "mixed");
    let style = Release::style("A");
    ensure!(page.fetches(&style).await?.is_some_and(|text| text.contains("--version:A")), "no style of A");
    ensure!(page.caches().await?.len() == 2, "{:?}", page.caches().await?);
    // Loaded anew, it is of the new version; then nobody needs the old one.
    page.reload_by_itself().await?;
    is_version(&page, "B").await?;
    browser.open(&server.url("")).await?;
    until("caches", &1, async || Ok(page.caches().await?.len())).await
}
