//! The site is kept for when there is no network: whole, of one version, and only as long as the reader wants it.

use browser_tests::{
    Browser, Page, Result, Site, State, engines, ensure,
    server::{Release, STRICT, Server},
    unless_left, until,
};

engines!(
    each:
    works_without_the_network_after_one_visit,
    costs_nothing_the_second_time,
    works_in_a_folder_under_a_strict_policy,
    mends_what_is_damaged,
    does_without_storage,
    readers_switch_it_off,
    operators_end_it;
    once:
    tells_what_is_not_kept,
    knows_pages_by_both_addresses,
    tells_that_it_failed_and_tries_once_a_day,
    tells_of_what_came_while_it_counted,
    keeps_what_there_is_room_for,
    does_without_room;
);

const GDP: &str = "chart/gdp-growth.html";

/// A page of a site that is kept whole.
async fn kept(browser: &Browser, server: &Server) -> Result<Page> {
    let page = browser.open(&server.url("")).await?;
    page.keeps_everything().await?;
    Ok(page)
}

async fn works_without_the_network_after_one_visit(browser: &mut Browser) -> Result<()> {
    let mut server = Site::default().offline().serve().await?;
    kept(browser, &server).await?;
    server.stop().await?;

    let page = browser.open(&server.url("?e=heshi-centre")).await?;
    page.wakes().await?;
    page.shows(&State::element("heshi-centre", "?e=heshi-centre")).await?;
    page.open_first_term().await?;
    let page = browser.open(&server.url(&format!("{GDP}?g=7.1"))).await?;
    page.wakes().await?;
    let page = browser.open(&server.url("glossary.html?c=elder#t-little-giant")).await?;
    page.sees("#t-little-giant").await?;
    let page = browser.open(&server.url("targets.html")).await?;
    page.wakes().await?;
    let page = browser.open(&server.url("index.html?q=whl")).await?;
    page.sees(".search__box").await?;
    page.sees(".search__body a").await?;
    let page = browser.open(&server.url("print.html")).await?;
    page.sees("h1").await
}

async fn costs_nothing_the_second_time(browser: &mut Browser) -> Result<()> {
    let server = Site::default().offline().serve().await?;
    kept(browser, &server).await?;
    server.requests();
    for path in ["", "glossary.html", "index.html?e=heshi-centre"] {
        let page = browser.open(&server.url(path)).await?;
        page.has_tried_to_keep().await?;
        page.idle().await?;
    }
    let asked: Vec<_> = server.requests().into_iter().filter(|path| path != "sw.js").collect();
    ensure!(asked.is_empty(), "asked for again: {asked:?}");
    Ok(())
}

async fn tells_what_is_not_kept(browser: &mut Browser) -> Result<()> {
    let mut server = Site::default().mount("/a/").offline().serve().await?;
    kept(browser, &server).await?;
    server.stop().await?;
    let page = browser.open(&server.url("embed/chart/gdp-growth.html?x=1")).await?;
    let title: String = page.eval("return document.querySelector('h1').textContent", vec![]).await?;
    ensure!(title == "没有网，这一页还没有存下来", "{title}");
    let script = "return [...document.querySelectorAll('[data-page] a')].map((link) => link.pathname)";
    let links: Vec<String> = page.eval(script, vec![]).await?;
    ensure!(links.contains(&"/a/index.html".to_owned()) && links.len() > 4, "{links:?}");
    page.click("[data-page='targets.html'] a").await?;
    page.wakes().await?;
    // The same address, once there is a network.
    server.start().await?;
    let page = browser.open(&server.url("embed/chart/gdp-growth.html?x=1")).await?;
    page.wakes().await
}

async fn works_in_a_folder_under_a_strict_policy(browser: &mut Browser) -> Result<()> {
    let mut server = Site::default().mount("/a/b/").policy(STRICT).offline().serve().await?;
    let page = kept(browser, &server).await?;
    let names = page.caches().await?;
    ensure!(names.len() == 1 && names[0].starts_with("luojiang /a/b/ "), "{names:?}");
    let script = "return document.querySelector('link[rel=manifest]').href";
    let manifest: String = page.eval(script, vec![]).await?;
    ensure!(page.fetches(&manifest).await?.is_some_and(|text| text.contains("洛江图解")), "no manifest");
    server.stop().await?;
    let page = browser.open(&server.url(GDP)).await?;
    page.wakes().await?;
    // What was kept is under the same policy.
    let script = "const [done] = arguments;\
        addEventListener('securitypolicyviolation', ({ violatedDirective }) => done(violatedDirective));\
        document.body.append(Object.assign(new Image(), { src: 'http://forbidden.invalid/' }))";
    let violated: String = page.eval_async(script, vec![]).await?;
    ensure!(violated == "img-src", "{violated}");
    server.start().await?;
    page.keeps_to_the_policy(&server).await
}

async fn knows_pages_by_both_addresses(browser: &mut Browser) -> Result<()> {
    let mut server = Site::default().mount("/a/").clean_addresses().offline().serve().await?;
    kept(browser, &server).await?;
    let page = browser.open(&server.url("teachers.html")).await?;
    page.says("h1", "教师指南").await?;
    // What is missing is mended at either address.
    damage(&page, "glossary.html").await?;
    ensure!(page.fetches("glossary").await?.is_some_and(|text| text.contains("名词解释")), "no glossary");
    server.stop().await?;
    for (path, title) in [
        ("teachers", "教师指南"),
        ("teachers.html", "教师指南"),
        ("glossary#t-gdp", "名词解释"),
        ("glossary.html", "名词解释"),
        ("chart/gdp-growth?g=7.1", "地区生产总值增速"),
        ("chart/gdp-growth.html", "地区生产总值增速"),
    ] {
        let page = browser.open(&server.url(path)).await?;
        until(path, &true, async || Ok(page.text("h1").await?.contains(title))).await?;
    }
    for path in ["", "index", "index.html?e=heshi-centre", "?e=heshi-centre"] {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        page.sees("#structure").await?;
    }
    // Hits on the page itself stay on it.
    let page = browser.open(&server.url("glossary")).await?;
    page.open_search().await?;
    page.write("gdp").await?;
    let script = "return document.querySelector(\".search__body a[href='#t-gdp']\") !== null";
    until("a hit on this page", &true, async || page.eval(script, vec![]).await).await
}

/// What was noted of a time was so a day earlier.
const DAY_LATER: &str = "for (const key of Object.keys(localStorage)) if (localStorage[key] > 1e12) localStorage[key] -= 25 * 3600000";

/// What the page about it says.
async fn told(page: &Page) -> Result<String> {
    page.eval("return document.querySelector('[data-kept]').textContent", vec![]).await
}

/// Waits until the page about it says that nothing could be kept, with its switch in sight.
async fn says_that_it_failed(page: &Page) -> Result<()> {
    until("what is told", &true, async || Ok(told(page).await?.starts_with("没有存成，过一天再试。")))
        .await?;
    page.sees(".offline .comfort__choice").await
}

async fn tells_that_it_failed_and_tries_once_a_day(browser: &mut Browser) -> Result<()> {
    // Somebody on the way adds a script to pages; or there is 1 MB of room.
    let injected = "<!doctype html><title>A</title><script src=//host.invalid/x.js></script>";
    let little = "let room = 2 ** 20; const { put } = Cache.prototype; Cache.prototype.put = async function (path, answer) {\
        const { byteLength } = await answer.clone().arrayBuffer();\
        if (byteLength > room) throw new DOMException('full', 'QuotaExceededError');\
        room -= byteLength;\
        return put.call(this, path, answer); };";
    for release in
        [Release::named("A")?.with("glossary.html", injected), Release::named("A")?.first_in_worker(little)]
    {
        let server = Site::default().offline().serve().await?;
        server.release(release);
        let page = browser.open(&server.url("offline.html")).await?;
        says_that_it_failed(&page).await?;
        ensure!(page.workers().await? == 0 && page.caches().await?.is_empty(), "something is left of it");
        // It is not tried at every visit, and says so.
        server.requests();
        for _ in 0..3 {
            let page = browser.open(&server.url("offline.html")).await?;
            page.has_tried_to_keep().await?;
            says_that_it_failed(&page).await?;
            page.idle().await?;
        }
        let asked = server.requests();
        let again: Vec<_> =
            asked.iter().filter(|path| ["sw.js", "glossary.html"].contains(&&***path)).collect();
        ensure!(again.is_empty(), "asked for again: {again:?}");
        // A day later it is.
        page.eval::<()>(DAY_LATER, vec![]).await?;
        let page = browser.open(&server.url("offline.html")).await?;
        until("it is tried again", &true, async || Ok(server.requests_for("sw.js") > 0)).await?;
        says_that_it_failed(&page).await?;
        // A reader may ask for it at once.
        server.release(Release::named("A")?);
        page.click(".offline [value=off]").await?;
        until("what is told", &"都删掉了。".to_owned(), async || told(&page).await).await?;
        page.click(".offline [value=on]").await?;
        page.keeps_everything().await?;
        until("what is told", &true, async || Ok(told(&page).await?.starts_with("全部存好了，占"))).await?;
        server.requests();
    }
    Ok(())
}

/// Waits until the page about it says that the rest can't be had; tells what it says.
async fn says_that_no_more_comes(page: &Page) -> Result<String> {
    // It takes a while; as long as there is progress, it is worth it.
    let mut before = String::new();
    loop {
        until("more is told", &true, async || Ok(told(page).await? != before)).await?;
        before = told(page).await?;
        if before.ends_with("其余的过一天再试。") {
            return Ok(before);
        }
    }
}

/// What comes after the first part may fail by itself.
async fn keeps_what_there_is_room_for(browser: &mut Browser) -> Result<()> {
    let injected = "<!doctype html><title>A</title><script src=//host.invalid/x.js></script>";
    let little = "let room = 4 * 2 ** 20; const { put } = Cache.prototype; Cache.prototype.put = async function (path, answer) {\
        const { byteLength } = await answer.clone().arrayBuffer();\
        if (byteLength > room) throw new DOMException('full', 'QuotaExceededError');\
        room -= byteLength;\
        return put.call(this, path, answer); };";
    for (release, is_little) in [
        (Release::named("A")?.with("targets.html", injected), false),
        (Release::named("A")?.first_in_worker(little), true),
    ] {
        let mut server = Site::default().offline().serve().await?;
        server.release(release);
        let page = browser.open(&server.url("offline.html")).await?;
        says_that_no_more_comes(&page).await?;
        server.requests();
        for _ in 0..2 {
            let page = browser.open(&server.url("offline.html")).await?;
            page.has_tried_to_keep().await?;
            says_that_no_more_comes(&page).await?;
            page.idle().await?;
        }
        let mut asked = server.requests();
        // The page itself may be one of those for which there was no room.
        asked.retain(|path| !["sw.js", "offline.html"].contains(&&**path));
        ensure!(asked.is_empty(), "asked for again: {asked:?}");
        server.stop().await?;
        let page = browser.open(&server.url("")).await?;
        page.wakes().await?;
        if !is_little {
            let page = browser.open(&server.url(GDP)).await?;
            page.wakes().await?;
        }
    }
    Ok(())
}

/// Counting takes a while, in which the last files may come.
async fn tells_of_what_came_while_it_counted(browser: &mut Browser) -> Result<()> {
    let slow = "const { blob } = Response.prototype; Response.prototype.blob = async function () {\
        await new Promise((done) => setTimeout(done, 30));\
        return blob.call(this); };";
    let server = Site::default().offline().serve().await?;
    server.release(Release::named("A")?.first_in_worker(slow));
    let page = browser.open(&server.url("offline.html")).await?;
    until("the end of what is told", &true, async || {
        let told = told(&page).await?;
        ensure!(!told.contains("其余的"), "nothing is missing, but it says: {told}");
        Ok(told.starts_with("全部存好了，占"))
    })
    .await
}

/// Puts something else in the place of a kept file.
async fn damage(page: &Page, path: &str) -> Result<()> {
    let script = "const [path, done] = arguments;\
        const spoil = async () => {\
          const [name] = await caches.keys();\
          const headers = { 'content-type': 'text/html' };\
          await (await caches.open(name)).put(new URL(path, location), new Response('damaged', { headers }));\
        };\
        spoil().then(() => done(true), (error) => done(String(error)))";
    let done: serde_json::Value = page.eval_async(script, vec![path.into()]).await?;
    ensure!(done == true, "{done}");
    Ok(())
}

async fn mends_what_is_damaged(browser: &mut Browser) -> Result<()> {
    let mut server = Site::default().offline().serve().await?;
    let page = kept(browser, &server).await?;
    let good = page.fetches("glossary.html").await?;
    ensure!(good.as_ref().is_some_and(|text| text.contains("名词解释")), "no glossary");
    damage(&page, "glossary.html").await?;
    server.requests();
    ensure!(page.fetches("glossary.html").await? == good, "another glossary");
    ensure!(server.requests_for("glossary.html") == 1, "not fetched anew");
    // It is whole again.
    server.stop().await?;
    ensure!(page.fetches("glossary.html").await? == good, "not kept");
    // Without the network nothing is better than something else.
    damage(&page, "glossary.html").await?;
    ensure!(page.fetches("glossary.html").await?.is_none(), "something damaged is shown");
    let page = browser.open(&server.url("glossary.html")).await?;
    page.sees("[data-page='index.html']").await
}

async fn does_without_storage(browser: &mut Browser) -> Result<()> {
    let watch = include_str!("../src/script/watch.js");
    let closed = concat!(include_str!("../src/script/watch.js"), include_str!("../src/script/closed.js"));
    let refusing = concat!(
        include_str!("../src/script/watch.js"),
        "if (navigator.serviceWorker) ServiceWorkerContainer.prototype.register = async () => { throw new DOMException('no', 'SecurityError'); };"
    );
    for script in [closed, refusing] {
        let server = Site::default().first_script(script).offline().serve().await?;
        let page = browser.open(&server.url("")).await?;
        page.wakes().await?;
        page.has_tried_to_keep().await?;
        ensure!(page.workers().await? == 0, "there is a worker");
        is_silent(&page).await?;
    }
    let absent = concat!(include_str!("../src/script/watch.js"), "delete Navigator.prototype.serviceWorker;");
    let server = Site::default().first_script(absent).offline().serve().await?;
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    is_silent(&page).await?;
    // In a frame nothing is kept.
    let server = Site::default().first_script(watch).offline().serve().await?;
    let page = browser.open_framed(&server.frame_url((400, 600))).await?;
    page.wakes().await?;
    is_silent(&page).await?;
    ensure!(page.workers().await? == 0, "there is a worker");
    Ok(())
}

/// Nothing was told on the console.
async fn is_silent(page: &Page) -> Result<()> {
    page.idle().await?;
    let troubles: Vec<String> = page.eval("return window.troubles", vec![]).await?;
    ensure!(troubles.is_empty(), "{troubles:#?}");
    Ok(())
}

async fn does_without_room(browser: &mut Browser) -> Result<()> {
    let server = Site::default().offline().serve().await?;
    let full = "Cache.prototype.put = async () => { throw new DOMException('full', 'QuotaExceededError'); };";
    server.release(Release::named("A")?.first_in_worker(full));
    let page = browser.open(&server.url("")).await?;
    page.wakes().await?;
    // A worker that finds no room is thrown away, with all that it has begun.
    until("workers that came", &true, async || Ok(server.requests_for("sw.js") > 0)).await?;
    until("workers that stay", &0, async || page.workers().await).await?;
    until("caches", &Vec::<String>::new(), async || page.caches().await).await?;
    page.reload().await?;
    page.wakes().await
}

async fn readers_switch_it_off(browser: &mut Browser) -> Result<()> {
    let server = Site::default().offline().serve().await?;
    let page = browser.open(&server.url("offline.html")).await?;
    page.keeps_everything().await?;
    until("all is told to be kept", &true, async || Ok(told(&page).await?.starts_with("全部存好了，占")))
        .await?;
    // Other sites of this host have caches too.
    let script = "const [done] = arguments; caches.open('luojiang /other/ 1').then(() => done(true))";
    page.eval_async::<bool>(script, vec![]).await?;

    page.click(".offline [value=off]").await?;
    until("workers", &0, async || page.workers().await).await?;
    until("caches", &vec!["luojiang /other/ 1".to_owned()], async || page.caches().await).await?;
    ensure!(told(&page).await? == "都删掉了。", "{}", told(&page).await?);
    // It stays so.
    for path in ["", "offline.html"] {
        let page = browser.open(&server.url(path)).await?;
        page.has_tried_to_keep().await?;
        ensure!(page.workers().await? == 0, "there is a worker again");
    }
    ensure!(told(&page).await? == "这台设备上没有存。", "{}", told(&page).await?);
    page.click(".offline [value=on]").await?;
    page.keeps_everything().await?;
    ensure!(page.caches().await?.len() == 2, "{:?}", page.caches().await?);
    Ok(())
}

async fn operators_end_it(browser: &mut Browser) -> Result<()> {
    let server = Site::default().offline().serve().await?;
    let page = kept(browser, &server).await?;
    let script = "const [done] = arguments; caches.open('luojiang /other/ 1').then(() => done(true))";
    page.eval_async::<bool>(script, vec![]).await?;
    let end = include_str!("../../../deploy/switch-off/sw.js");
    server.release(Release::default().with("sw.js", end));
    // The page goes away meanwhile.
    let script =
        "setTimeout(() => navigator.serviceWorker.getRegistration().then((it) => it.update())); return null";
    page.eval::<()>(script, vec![]).await?;
    let rest = vec!["luojiang /other/ 1".to_owned()];
    until("caches", &rest, async || unless_left(page.caches().await)).await?;
    // It is loaded anew, from the network.
    let script = "return navigator.serviceWorker.controller === null";
    until("the network answers", &true, async || unless_left(page.eval(script, vec![]).await)).await?;
    page.wakes().await?;
    until("caches", &rest, async || page.caches().await).await?;
    until("workers", &0, async || page.workers().await).await
}
