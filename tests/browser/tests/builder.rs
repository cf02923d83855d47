//! 放进别的网页: what an editor chooses is shown, told and taken along.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::Server, until};
use serde_json::json;

engines!(
    each:
    works_by_keyboard,
    gives_the_preview_its_height,
    fits_a_frame_to_its_content,
    copies_or_selects;
    once:
    shows_and_tells_what_is_chosen,
    starts_with_what_the_url_names,
    says_what_to_do_without_a_script;
);

async fn open(browser: &Browser, query: &str, first: &'static str) -> Result<(Server, Page)> {
    let server = Site::default().first_script(first).serve().await?;
    let page = browser.open(&server.url(&format!("builder.html{query}"))).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// Chooses in a list as a reader does: the value changes, and the list says so.
async fn choose(page: &Page, id: &str, value: &str) -> Result<()> {
    let script = "const field = document.getElementById(arguments[0]); field.value = arguments[1]; \
                  field.dispatchEvent(new Event('change', { bubbles: true })); return field.value";
    let now: String = page.eval(script, vec![json!(id), json!(value)]).await?;
    ensure!(now == value, "{id} offers no {value}");
    Ok(())
}

async fn value(page: &Page, id: &str) -> Result<String> {
    page.eval("return document.getElementById(arguments[0]).value", vec![json!(id)]).await
}

/// Where the preview is, from the site's folder.
async fn preview(page: &Page, server: &Server) -> Result<String> {
    let src: String =
        page.eval("return document.querySelector('.builder__frame')?.src ?? ''", vec![]).await?;
    Ok(src.strip_prefix(&server.url("")).unwrap_or(&src).to_owned())
}

async fn shows_and_tells_what_is_chosen(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "", "").await?;
    until("the preview", &"embed/structure/all.html".to_owned(), async || preview(&page, &server).await)
        .await?;
    choose(&page, "kind", "chart").await?;
    until("the charts", &1, async || page.count("#which option[value='chart/gdp-growth']").await).await?;
    choose(&page, "which", "chart/gdp-growth").await?;
    choose(&page, "theme", "dark").await?;
    choose(&page, "size", "size2").await?;
    let path = "embed/chart/gdp-growth.html?c=size2.dark";
    until("the preview", &path.to_owned(), async || preview(&page, &server).await).await?;
    // What is shown is that page, in these colours.
    page.enter_frame(0).await?;
    page.sees("html[data-comfort~=dark] #main[data-chart=gdp-growth]").await?;
    page.leave_frame().await?;

    let snippet = value(&page, "snippet").await?;
    let start = format!("<iframe src=\"{}\" title=\"", server.url(path));
    ensure!(snippet.starts_with(&start) && snippet.contains("loading=\"lazy\""), "{snippet}");
    let link = value(&page, "link").await?;
    ensure!(link == server.url("chart/gdp-growth.html?c=size2.dark"), "{link}");
    let alt: String = page.eval("return document.querySelector('.builder__code img').alt", vec![]).await?;
    ensure!(alt.ends_with(&link), "the code is of {alt}");
    // The code is a drawing that the page has made itself, which the policy has to let it show and give.
    let drawn = "const img = document.querySelector('.builder__code img'); return img.complete && img.naturalWidth > 0";
    until("the code is drawn", &true, async || page.eval(drawn, vec![]).await).await?;
    let given = "const [img, link] = document.querySelectorAll('.builder__code :is(img, a[download])'); \
        return link.download.endsWith('.svg') && link.href.startsWith('data:image/svg+xml') && link.href === img.src";
    ensure!(page.eval::<bool>(given, vec![]).await?, "another code is given");
    let query = "?show=chart/gdp-growth&theme=dark&size=size2".to_owned();
    until("the URL", &query, async || page.eval("return location.search", vec![]).await).await?;

    page.click("input[name=way][value=element]").await?;
    let element = "<luojiang-embed show=\"chart/gdp-growth\" theme=\"dark\" size=\"size2\"";
    until("an element", &true, async || Ok(value(&page, "snippet").await?.starts_with(element))).await?;
    Ok(())
}

async fn starts_with_what_the_url_names(browser: &mut Browser) -> Result<()> {
    let query = "?show=township/heshi&way=frame&height=4-3&theme=high&c=elder";
    let (server, page) = open(browser, query, "").await?;
    let path = "embed/township/heshi.html?c=high".to_owned();
    until("the preview", &path, async || preview(&page, &server).await).await?;
    for (id, expected) in
        [("kind", "township"), ("which", "township/heshi"), ("shape", "4-3"), ("theme", "high")]
    {
        ensure!(value(&page, id).await? == expected, "{id}: {}", value(&page, id).await?);
    }
    let shape: String = page
        .eval("return getComputedStyle(document.querySelector('.builder__frame')).aspectRatio", vec![])
        .await?;
    ensure!(shape == "4 / 3", "{shape}");

    for junk in ["?show=chart/none&way=x&theme=pink", "?show=..%2f..%2fetc&height=1e9", "?show=%ff&&&="] {
        let page = browser.open(&server.url(&format!("builder.html{junk}"))).await?;
        page.wakes().await?;
        let usual = "embed/structure/all.html".to_owned();
        until(&format!("the usual for {junk}"), &usual, async || preview(&page, &server).await).await?;
        ensure!(value(&page, "shape").await? == "480", "{junk}");
    }
    Ok(())
}

async fn works_by_keyboard(browser: &mut Browser) -> Result<()> {
    let (server, page) = open(browser, "?show=sector/industry", "").await?;
    until("the preview", &"embed/sector/industry.html".to_owned(), async || preview(&page, &server).await)
        .await?;
    page.eval::<()>("document.querySelector('input[name=way]:checked').focus()", vec![]).await?;
    page.press(Key::Down).await?;
    until("the way", &true, async || {
        Ok(value(&page, "snippet").await?.contains("embed.js\" defer></script>"))
    })
    .await?;
    let on: String = page.eval("return document.activeElement.value", vec![]).await?;
    ensure!(on == "script", "the focus stays on the choice: {on}");
    // Everything that can be chosen or pressed is reached in order, and nobody has to walk through the preview.
    page.eval::<()>("document.querySelector('#kind').focus()", vec![]).await?;
    let mut reached = vec![];
    for _ in 0..20 {
        let now = focused(&page).await?;
        page.press(if now == "skip" { Key::Enter } else { Key::Tab }).await?;
        if now == "skip" {
            until("the way past the preview", &true, async || Ok(focused(&page).await? != "skip")).await?;
        }
        let is_last = now == "link";
        reached.push(now);
        if is_last {
            break;
        }
    }
    let named: Vec<_> = reached.iter().filter(|at| *at != "button").map(String::as_str).collect();
    ensure!(
        named == ["kind", "which", "way", "theme", "size", "skip", "snippet", "link"],
        "the way of the focus: {named:?}"
    );
    Ok(())
}

/// What has the focus: its id, its name, its class, or what it is.
async fn focused(page: &Page) -> Result<String> {
    let script = "const at = document.activeElement; \
                  return at.id || at.name || at.className || at.localName";
    page.eval(script, vec![]).await
}

async fn gives_the_preview_its_height(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?show=sector/industry&way=script", "").await?;
    let script =
        "const frame = document.querySelector('.builder__frame'); return frame ? frame.clientHeight : 0";
    until("the height of the content", &true, async || Ok(page.eval::<u32>(script, vec![]).await? > 700))
        .await
}

async fn fits_a_frame_to_its_content(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "?show=term/gdp", "").await?;
    page.sees(".builder__fit").await?;
    let words = page.text(".builder__fit").await?;
    let height: String = words.chars().filter(char::is_ascii_digit).collect();
    page.click(".builder__fit").await?;
    let expected = format!("height=\"{height}\"");
    until("the height", &true, async || Ok(value(&page, "snippet").await?.contains(&expected))).await?;
    until("nothing to fit", &0, async || page.count(".builder__fit").await).await
}

async fn copies_or_selects(browser: &mut Browser) -> Result<()> {
    const TAKES: &str = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: (text) => { \
                         window.copied = text; return Promise.resolve(); } } });";
    const REFUSES: &str = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => \
                           Promise.reject(new Error('no')) } }); document.execCommand = () => false;";
    let (_server, page) = open(browser, "?show=term/gdp", TAKES).await?;
    until("a text", &true, async || Ok(!value(&page, "snippet").await?.is_empty())).await?;
    page.click("#snippet + .builder__copy button").await?;
    until("what is told", &"复制好了。".to_owned(), async || {
        page.text("#snippet + .builder__copy [role=status]").await
    })
    .await?;
    let copied: String = page.eval("return window.copied", vec![]).await?;
    ensure!(copied == value(&page, "snippet").await?, "{copied}");

    let (_server, page) = open(browser, "?show=term/gdp", REFUSES).await?;
    until("a text", &true, async || Ok(!value(&page, "snippet").await?.is_empty())).await?;
    page.click("#snippet + .builder__copy button").await?;
    until("what is told", &true, async || {
        Ok(page.text("#snippet + .builder__copy [role=status]").await?.contains("已经选中"))
    })
    .await?;
    let is_selected: bool = page
        .eval(
            "const field = document.getElementById('snippet'); \
             return field.selectionStart === 0 && field.selectionEnd === field.value.length",
            vec![],
        )
        .await?;
    ensure!(is_selected, "nothing is selected");
    Ok(())
}

async fn says_what_to_do_without_a_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url("builder.html")).await?;
    page.sees("#by-hand").await?;
    let recipe = page.text(".recipe").await?;
    ensure!(recipe.contains("<iframe src=\"https://example.com/embed/"), "{recipe}");
    ensure!(!page.is_visible(".builder__form").await?, "fields that do nothing");
    Ok(())
}
