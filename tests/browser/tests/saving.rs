//! 带走这张图: files, the clipboard and the share sheet, and what follows when a browser refuses them.

use std::{env, fs, path::Path, time::Duration};

use browser_tests::{Browser, Page, Result, Site, engines, ensure, server::Server, until};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    pictures_are_sharp_and_not_blank,
    the_drawing_holds_what_is_tried,
    texts_are_copied,
    texts_are_selected_where_they_cannot_be_copied,
    pictures_are_copied_or_shown,
    pictures_that_cannot_be_drawn_are_shown_all_the_same,
    pictures_that_the_browser_has_changed_are_not_given;
    once:
    files_are_those_of_the_site,
    files_need_no_script,
    pictures_are_shared,
    refused_shares_have_a_next_step,
    nothing_is_shared_where_nothing_can_be,
    pictures_that_never_come_are_not_waited_for,
    frames_show_what_they_may_not_download,
    wechat_shows_a_picture_to_press;
);

const GDP: &str = "chart/gdp-growth.html";
const TOLD: &str = ".save__told";
const SHOWN: &str = ".save__shown img";

/// A script that keeps what the page hands to the browser, with more at its end.
macro_rules! first_script {
    ($more:literal) => {
        concat!(include_str!("../src/script/take.js"), $more)
    };
}

/// Opens the chart, in a browser in which everything works but what `first` changes.
async fn open(browser: &Browser, first: &'static str, path: &str) -> Result<(Server, Page)> {
    let server = Site::default().first_script(first).serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok((server, page))
}

async fn take(page: &Page, what: &str) -> Result<()> {
    page.click(&format!("button[data-take='{what}']:not(.save__wechat)")).await
}

/// Waits until the page tells something that contains these words.
async fn tells(page: &Page, words: &str) -> Result<()> {
    until("what is told", &words.to_owned(), async || {
        let told = page.text(TOLD).await?;
        Ok(if told.contains(words) { words.to_owned() } else { told })
    })
    .await
}

#[derive(Debug, Deserialize)]
struct Download {
    name: String,
    url: String,
}

async fn downloads(page: &Page) -> Result<Vec<Download>> {
    page.eval("return window.taken.downloads", vec![]).await
}

#[derive(Debug, Deserialize)]
struct Picture {
    width: u32,
    height: u32,
    colours: usize,
}

/// Makes sure that a URL is that of a picture of a chart.
async fn is_picture(page: &Page, url: &str, width: u32) -> Result<()> {
    let picture: Picture =
        page.eval_async(include_str!("../src/script/picture.js"), vec![json!(url)]).await?;
    let is_one = picture.width == width && picture.height > width / 3 && picture.colours > 20;
    ensure!(is_one, "{picture:?}");
    Ok(())
}

async fn source(page: &Page) -> Result<String> {
    page.sees(SHOWN).await?;
    page.eval("return document.querySelector(arguments[0]).src", vec![json!(SHOWN)]).await
}

/// A file of the finished site.
fn built(path: &str) -> Result<String> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let site = env::var_os("DIST_DIR").map_or(default, Into::into);
    Ok(fs::read_to_string(site.join(path))?)
}

async fn files_are_those_of_the_site(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, "", GDP).await?;
    for extension in ["csv", "svg"] {
        let script = "const done = arguments[1];\
            const link = document.querySelector(`#save a[href$='.${arguments[0]}']`);\
            fetch(link.href).then((file) => file.arrayBuffer())\
                .then((bytes) => done([link.download, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)]))";
        let (name, text): (String, String) = page.eval_async(script, vec![json!(extension)]).await?;
        ensure!(name == format!("泉州市洛江区政府工作报告-地区生产总值增速.{extension}"), "{name}");
        ensure!(text == built(&format!("chart/gdp-growth.{extension}"))?, "{extension} differs: {text}");
        if extension == "csv" {
            let table = built("data/indicators.csv")?;
            let rows: Vec<_> = table.lines().filter(|row| row.starts_with("gdp-growth,")).collect();
            ensure!(text.lines().skip(1).collect::<Vec<_>>() == rows, "{text} is not {rows:?}");
        }
    }
    Ok(())
}

async fn files_need_no_script(browser: &mut Browser) -> Result<()> {
    let server = Site::default().policy(browser_tests::server::NO_SCRIPT).serve().await?;
    let page = browser.open(&server.url(GDP)).await?;
    for extension in ["csv", "svg"] {
        page.sees(&format!("#save a[href='gdp-growth.{extension}'][download]")).await?;
    }
    // People get the workbook first: a spreadsheet would take codes in the CSV for numbers and dates.
    let first = "return document.querySelector('.save__files a').getAttribute('href')";
    let first: String = page.eval(first, vec![]).await?;
    ensure!(first == "../data/report.xlsx", "{first}");
    for button in ["png", "picture", "copy", "text", "share"] {
        page.stays(&format!("{button} would do nothing"), &false, async || {
            page.is_visible(&format!("[data-take={button}]")).await
        })
        .await?;
    }
    Ok(())
}

async fn pictures_are_sharp_and_not_blank(browser: &mut Browser) -> Result<()> {
    for path in [GDP, "chart/city-quality-invest.html", "chart/new-sewers.html", "chart/market-entities.html"]
    {
        let (_server, page) = open(browser, first_script!(""), path).await?;
        take(&page, "png").await?;
        tells(&page, "交给浏览器下载了").await?;
        let downloads = downloads(&page).await?;
        ensure!(downloads.len() == 1, "{path}: {} downloads", downloads.len());
        let Download { name, url } = &downloads[0];
        ensure!(name.starts_with("泉州市洛江区政府工作报告-") && name.ends_with(".png"), "{name}");
        ensure!(url.starts_with("data:image/png;base64,"), "{path}: {url:.80}");
        // Twice the 640 CSS pixels of a picture.
        is_picture(&page, url, 1280).await?;
    }
    Ok(())
}

async fn the_drawing_holds_what_is_tried(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, first_script!(""), "chart/gdp-growth.html?g=7.1").await?;
    page.click("#save a[data-take='svg']").await?;
    tells(&page, "交给浏览器下载了").await?;
    let downloads = downloads(&page).await?;
    ensure!(downloads.len() == 1 && downloads[0].name.ends_with(".svg"), "{downloads:?}");
    let text: String = page
        .eval(
            "return decodeURIComponent(arguments[0].split(',').slice(1).join(','))",
            vec![json!(downloads[0].url)],
        )
        .await?;
    for words in ["<svg ", "假如", "7.1%", "365 × 1.071 ≈ 390.9亿元"] {
        ensure!(text.contains(words), "without {words}: {text}");
    }
    Ok(())
}

async fn texts_are_copied(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, first_script!(""), GDP).await?;
    take(&page, "text").await?;
    tells(&page, "文字复制好了").await?;
    let text: String = page.eval("return window.taken.text", vec![]).await?;
    for words in [
        "地区生产总值增速：2024年目标6.5%",
        "6.5 − 5.2 = 1.3",
        "http://www.qzlj.gov.cn/",
        "/chart/gdp-growth.html",
    ] {
        ensure!(text.contains(words), "without {words}: {text}");
    }
    page.stays("the text is shown too", &false, async || page.is_visible(".save__text").await).await?;

    // A page without TLS has no clipboard, but browsers still have the old command.
    let old = first_script!(
        "provide(navigator, 'clipboard', undefined);\
         document.execCommand = (name) => { window.taken.text = name + ' ' + document.activeElement.value; return true; };"
    );
    let (_server, page) = open(browser, old, GDP).await?;
    take(&page, "text").await?;
    tells(&page, "文字复制好了").await?;
    let text: String = page.eval("return window.taken.text", vec![]).await?;
    ensure!(text.starts_with("copy 地区生产总值增速：2024年目标6.5%"), "{text}");
    page.stays("the text stays", &false, async || page.is_visible(".save__text").await).await?;
    Ok(())
}

async fn texts_are_selected_where_they_cannot_be_copied(browser: &mut Browser) -> Result<()> {
    let refusing = first_script!(
        "provide(navigator, 'clipboard', { writeText: async () => { throw new DOMException('no', 'NotAllowedError'); } });\
         document.execCommand = () => false;"
    );
    let (_server, page) = open(browser, refusing, GDP).await?;
    take(&page, "text").await?;
    tells(&page, "已经选好").await?;
    page.sees(".save__text").await?;
    let selected: String = page
        .eval("const { value, selectionStart, selectionEnd } = document.activeElement; return value.slice(selectionStart, selectionEnd)", vec![])
        .await?;
    ensure!(selected.starts_with("地区生产总值增速") && selected.ends_with(".html"), "{selected}");
    Ok(())
}

async fn pictures_are_copied_or_shown(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, first_script!(""), GDP).await?;
    take(&page, "copy").await?;
    tells(&page, "图片复制好了").await?;
    let kind: String = page.eval("return window.taken.picture", vec![]).await?;
    ensure!(kind == "image/png", "{kind}");

    let refusing =
        first_script!("provide(navigator, 'clipboard', { write: async () => { throw new Error('no'); } });");
    let absent = first_script!(
        "provide(navigator, 'clipboard', undefined); provide(window, 'ClipboardItem', undefined);"
    );
    for first in [refusing, absent] {
        let (_server, page) = open(browser, first, GDP).await?;
        take(&page, "copy").await?;
        tells(&page, "再选“复制”").await?;
        is_picture(&page, &source(&page).await?, 1280).await?;
    }
    Ok(())
}

#[derive(Debug, Deserialize, PartialEq)]
struct SharedData {
    title: String,
    files: Vec<String>,
    url: Option<String>,
}

async fn pictures_are_shared(browser: &mut Browser) -> Result<()> {
    let title = "地区生产总值增速：2024年目标6.5%，比2023年预计高1.3个百分点".to_owned();
    let (_server, page) = open(browser, first_script!(""), GDP).await?;
    take(&page, "share").await?;
    tells(&page, "分享好了").await?;
    let shared: SharedData = page.eval("return window.taken.shared", vec![]).await?;
    let files = vec!["gdp-growth.png image/png".to_owned()];
    ensure!(shared == SharedData { title: title.clone(), files, url: None }, "{shared:?}");

    // Some browsers share links, but no files.
    let (server, page) =
        open(browser, first_script!("provide(navigator, 'canShare', undefined);"), GDP).await?;
    take(&page, "share").await?;
    tells(&page, "分享好了").await?;
    let shared: SharedData = page.eval("return window.taken.shared", vec![]).await?;
    ensure!(shared == SharedData { title, files: vec![], url: Some(server.url(GDP)) }, "{shared:?}");
    Ok(())
}

async fn refused_shares_have_a_next_step(browser: &mut Browser) -> Result<()> {
    let refusing = first_script!(
        "provide(navigator, 'share', async () => { throw new DOMException('no', window.refusal ?? 'NotAllowedError'); });"
    );
    let (_server, page) = open(browser, refusing, GDP).await?;
    take(&page, "share").await?;
    tells(&page, "请再点一次").await?;
    take(&page, "share").await?;
    tells(&page, "没能分享").await?;
    is_picture(&page, &source(&page).await?, 1280).await?;
    // Who thinks better of it is told nothing.
    page.eval::<()>("window.refusal = 'AbortError'", vec![]).await?;
    take(&page, "share").await?;
    page.says(TOLD, "").await?;
    until("pictures", &0, async || page.count(SHOWN).await).await
}

async fn nothing_is_shared_where_nothing_can_be(browser: &mut Browser) -> Result<()> {
    let (_server, page) =
        open(browser, first_script!("provide(navigator, 'share', undefined);"), GDP).await?;
    page.stays("there is nothing to share with", &false, async || page.is_visible(".save__share").await)
        .await?;
    Ok(())
}

async fn pictures_that_cannot_be_drawn_are_shown_all_the_same(browser: &mut Browser) -> Result<()> {
    let tainted = first_script!(
        "HTMLCanvasElement.prototype.toBlob = () => { throw new DOMException('tainted', 'SecurityError'); };"
    );
    let empty = first_script!("HTMLCanvasElement.prototype.toBlob = (then) => then(null);");
    let no_canvas = first_script!("HTMLCanvasElement.prototype.getContext = () => null;");
    let no_decode = first_script!("HTMLImageElement.prototype.decode = undefined;");
    for first in [tainted, empty, no_canvas, no_decode] {
        let (_server, page) = open(browser, first, GDP).await?;
        take(&page, "png").await?;
        offers_the_drawing(&page, "没能生成图片文件").await?;
    }
    Ok(())
}

/// Waits until the page says why there is no picture; the drawing is shown and offered, and nothing else was given.
async fn offers_the_drawing(page: &Page, reason: &str) -> Result<()> {
    tells(page, reason).await?;
    tells(page, "下载矢量图（SVG）").await?;
    page.sees("#save a[data-take=svg]").await?;
    let url = source(page).await?;
    ensure!(url.starts_with("data:image/svg+xml,"), "{url:.60}");
    // Engines differ in how wide they call a drawing; what has no width is no picture.
    until("the picture is shown", &true, async || {
        page.eval("return document.querySelector(arguments[0]).naturalWidth > 0", vec![json!(SHOWN)]).await
    })
    .await?;
    let taken = "return [window.taken.downloads.length, window.taken.shared?.files.length ?? 0, \
        window.taken.picture ?? '']";
    let taken: (usize, usize, String) = page.eval(taken, vec![]).await?;
    ensure!(taken == (0, 0, String::new()), "given: {taken:?}");
    Ok(())
}

/// Buttons by which a picture is taken along.
const TAKEN: [&str; 3] = ["png", "picture", "copy"];

/// Some web views promise a file and never call back.
/// Longer than a reader is made to wait for a picture.
const PATIENCE: Duration = Duration::from_secs(60);

async fn pictures_that_never_come_are_not_waited_for(browser: &mut Browser) -> Result<()> {
    let no_file = first_script!("HTMLCanvasElement.prototype.toBlob = () => {};");
    let no_decode = first_script!("HTMLImageElement.prototype.decode = () => new Promise(() => {});");
    for first in [no_file, no_decode] {
        let server = Site::default().first_script(first).clock().serve().await?;
        let page = browser.open(&server.url(GDP)).await?;
        page.wakes().await?;
        for button in TAKEN {
            take(&page, button).await?;
            page.waits(PATIENCE).await?;
            offers_the_drawing(&page, "不等了").await?;
        }
        // The link alone can be shared, and that is said.
        take(&page, "share").await?;
        page.waits(PATIENCE).await?;
        tells(&page, "不等了。分享了链接，没有图片").await?;
    }
    Ok(())
}

/// Browsers that guard their reader against being recognised give stripes or noise in the place of what was drawn: when it
/// is looked at, in the file, or in both.
async fn pictures_that_the_browser_has_changed_are_not_given(browser: &mut Browser) -> Result<()> {
    let stripes = first_script!(
        "const stripe = (data) => { for (let i = 0; i < data.length; i++) data[i] = (i * 37) % 256; };\
         const { getImageData } = CanvasRenderingContext2D.prototype;\
         CanvasRenderingContext2D.prototype.getImageData = function (...all) {\
           const image = getImageData.apply(this, all); stripe(image.data); return image;\
         };"
    );
    let white = first_script!(
        "const { getImageData } = CanvasRenderingContext2D.prototype;\
         CanvasRenderingContext2D.prototype.getImageData = function (...all) {\
           const image = getImageData.apply(this, all); image.data.fill(255); return image;\
         };"
    );
    // The canvas shows what was drawn, and the file is another one.
    let file = first_script!(
        "const { toBlob } = HTMLCanvasElement.prototype;\
         HTMLCanvasElement.prototype.toBlob = function (then, ...all) {\
           const other = Object.assign(document.createElement('canvas'), { width: this.width, height: this.height });\
           const context = other.getContext('2d');\
           for (let x = 0; x < this.width; x += 2) { context.fillStyle = x % 4 ? '#123456' : '#fedcba'; context.fillRect(x, 0, 2, this.height); }\
           toBlob.call(other, then, ...all);\
         };"
    );
    for first in [stripes, white, file] {
        let (_server, page) = open(browser, first, GDP).await?;
        for button in TAKEN {
            take(&page, button).await?;
            offers_the_drawing(&page, "隐私保护改动了图片").await?;
        }
        take(&page, "share").await?;
        tells(&page, "隐私保护改动了图片，存出来会是花的，所以没有给。分享了链接，没有图片").await?;
    }
    Ok(())
}

async fn frames_show_what_they_may_not_download(browser: &mut Browser) -> Result<()> {
    let frame = format!(
        "<!doctype html><title>frame</title><iframe sandbox='allow-scripts allow-same-origin' width='800' height='900' src='/{GDP}'></iframe>"
    );
    let server = Site::default().extra_page(frame).serve().await?;
    let page = browser.open_framed(&server.extra_page()).await?;
    // It wakes when a reader turns to it.
    page.eval::<()>("dispatchEvent(new Event('pointerover'))", vec![]).await?;
    page.wakes().await?;
    take(&page, "png").await?;
    tells(&page, "长按下面的图片").await?;
    page.sees(SHOWN).await
}

async fn wechat_shows_a_picture_to_press(browser: &mut Browser) -> Result<()> {
    let wechat = first_script!(
        "provide(navigator, 'userAgent', 'Mozilla/5.0 (iPhone) MicroMessenger/8.0.50(0x18003237)');"
    );
    let (_server, page) = open(browser, wechat, GDP).await?;
    for refused in
        ["[data-take=png]", "[data-take=copy]", ".save__share", "[data-take=csv]", "[data-take=svg]"]
    {
        page.stays(&format!("{refused} would fail"), &false, async || page.is_visible(refused).await).await?;
    }
    page.click(".save__wechat[data-take=picture]").await?;
    page.says(TOLD, "长按图片保存或转发").await?;
    is_picture(&page, &source(&page).await?, 1280).await?;
    take(&page, "text").await?;
    tells(&page, "文字复制好了").await
}
