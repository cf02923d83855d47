//! 朗读: the page is read aloud, sentence by sentence, by whatever Chinese voice the browser has.
//!
//! Browsers under test have no voice, so they get one (`src/script/voice.js`) that does what a test tells it.

use browser_tests::{Browser, Key, Page, Result, Site, engines, ensure, server::Server, until};
use serde::Deserialize;
use serde_json::json;

engines!(
    each:
    reads_what_is_selected,
    shows_what_it_reads,
    marks_the_block_where_nothing_else_can_be_marked,
    leaves_the_scrolling_to_the_reader,
    falls_silent_with_its_page;
    once:
    reads_what_is_in_view,
    says_numbers_as_people_do,
    is_offered_with_a_chinese_voice_only,
    is_not_offered_where_voices_fail,
    pauses_and_goes_back,
    keeps_its_speed,
    reads_what_is_pointed_at,
    reads_the_open_passage,
    reads_the_sheet,
    reads_a_definition,
    reads_a_chart_without_its_axes,
    says_what_went_wrong,
    survives_a_voice_that_throws,
    closes_by_escape;
);

const BUTTON: &str = ".tools [data-reader=speech]";
const SIGN: &str = ".contents [data-reader=speech]";
const PLAYER: &str = "#speaker";
const PLAY: &str = ".speaker__sign--main";
const BACK: &str = ".speaker__sign[aria-label='上一句']";
const NEXT: &str = ".speaker__sign[aria-label='下一句']";
const TOLD: &str = ".speaker__told";

/// The site in a browser that has a Chinese voice, and what else is to be changed before the page begins.
macro_rules! with_voice {
    ($($script:literal)?) => {
        Site::default().first_script(concat!(include_str!("../src/script/voice.js"), $($script)?))
    };
}

/// Something that the voice was told to say.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Said {
    text: String,
    rate: f64,
    voice: String,
}

async fn open(browser: &Browser, site: Site, path: &str) -> Result<(Server, Page)> {
    let server = site.serve().await?;
    let page = browser.open(&server.url(path)).await?;
    page.wakes().await?;
    Ok((server, page))
}

/// Opens the player, and waits until the voice speaks.
async fn listen(page: &Page, button: &str) -> Result<()> {
    page.click(button).await?;
    page.sees(PLAYER).await?;
    until("a voice", &true, async || Ok(!said(page).await?.is_empty())).await
}

/// Everything that was said so far.
async fn said(page: &Page) -> Result<Vec<Said>> {
    page.eval("return voice.said", vec![]).await
}

/// Waits until this is what was said last.
async fn says(page: &Page, expected: &str) -> Result<()> {
    let script = "return voice.now?.text ?? ''";
    until("what is said", &expected.to_owned(), async || page.eval(script, vec![]).await).await
}

/// Lets the voice end what it says, and waits for what it says next.
async fn end(page: &Page) -> Result<()> {
    let count = said(page).await?.len();
    page.eval::<()>("voice.end()", vec![]).await?;
    until("the next sentence", &true, async || Ok(said(page).await?.len() > count)).await
}

/// Lets the voice end one sentence after the other, until nothing is left or there are enough.
async fn hear(page: &Page, most: usize) -> Result<Vec<String>> {
    let script = "const [most, done] = arguments;\
        const step = () => voice.now && voice.said.length < most ? (voice.end(), setTimeout(step)) : done(voice.said.map(({ text }) => text));\
        step()";
    page.eval_async(script, vec![json!(most)]).await
}

/// The words on which the light lies.
async fn lit(page: &Page) -> Result<String> {
    let script = "const [range] = CSS.highlights.get('spoken') ?? []; return range?.toString() ?? ''";
    page.eval(script, vec![]).await
}

async fn reads_what_is_in_view(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let first = Said {
        text: "泉州市洛江区 二零二三年十二月二十日作的政府工作报告".to_owned(),
        rate: 1.0,
        // One that needs no network, and speaks as the mainland does.
        voice: "Near".to_owned(),
    };
    until("what was said", &vec![first], async || said(&page).await).await?;
    end(&page).await?;
    says(&page, "洛江区政府工作报告图解").await?;
    page.says(".speaker__title", "洛江区政府工作报告图解").await?;
    end(&page).await?;
    says(&page, "二零二三年做了什么，二零二四年要做什么。").await?;
    until("the light", &"2023年做了什么，2024年要做什么。".to_owned(), async || lit(&page).await).await?;

    // Asked again further down, it begins there, and what it said before it leaves.
    page.click(".contents a[href='#difficulties']").await?;
    page.arrives_at("#difficulties-title").await?;
    page.click(".speaker__here").await?;
    says(&page, "报告承认的困难").await
}

async fn says_numbers_as_people_do(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let heard = hear(&page, 12).await?;
    for words in ["二零二三年预计，百分之五点二", "二零二四年目标，百分之六点五"]
    {
        ensure!(heard.iter().any(|text| text == words), "without {words}: {heard:?}");
    }
    let digits = heard.iter().find(|text| text.contains(|char: char| char.is_ascii_digit()));
    ensure!(digits.is_none(), "{digits:?}");
    Ok(())
}

async fn is_offered_with_a_chinese_voice_only(browser: &mut Browser) -> Result<()> {
    let site = with_voice!("synthesis.voices = [];");
    let (_server, page) = open(browser, site, "").await?;
    for button in [BUTTON, SIGN] {
        page.stays(&format!("{button} without a voice"), &false, async || page.is_visible(button).await)
            .await?;
    }
    // Voices come late, and not all of them speak Chinese.
    let come = "speechSynthesis.voices = [{ lang: arguments[0], name: '' }];\
        speechSynthesis.dispatchEvent(new Event('voiceschanged'))";
    page.eval::<()>(come, vec![json!("de-DE")]).await?;
    page.stays("offered in German", &false, async || page.is_visible(BUTTON).await).await?;
    let place = "const { left, top } = document.querySelector('.tools [data-reader=search]').getBoundingClientRect(); return [left, top]";
    let before: (f64, f64) = page.eval(place, vec![]).await?;
    page.eval::<()>(come, vec![json!("zh_CN")]).await?;
    for button in [BUTTON, SIGN] {
        page.sees(button).await?;
    }
    page.stays("the place of the search", &before, async || page.eval(place, vec![]).await).await
}

async fn is_not_offered_where_voices_fail(browser: &mut Browser) -> Result<()> {
    for script in [
        "Object.defineProperty(window, 'speechSynthesis', { value: undefined })",
        "Object.defineProperty(window, 'speechSynthesis', { get() { throw new Error('no') } })",
        "Object.defineProperty(window, 'speechSynthesis', { value: { getVoices() { throw new Error('no') } } })",
    ] {
        let (_server, page) = open(browser, Site::default().first_script(script), "").await?;
        page.sees(".tools [data-reader=search]").await?;
        page.stays(&format!("offered with {script}"), &false, async || page.is_visible(BUTTON).await).await?;
    }
    Ok(())
}

async fn pauses_and_goes_back(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let label = format!("{PLAY}[aria-label='暂停']");
    page.sees(&label).await?;
    page.click(NEXT).await?;
    says(&page, "洛江区政府工作报告图解").await?;
    page.click(PLAY).await?;
    says(&page, "").await?;
    page.sees(&format!("{PLAY}[aria-label='播放']")).await?;
    page.click(PLAY).await?;
    says(&page, "洛江区政府工作报告图解").await?;
    page.click(BACK).await?;
    says(&page, "泉州市洛江区 二零二三年十二月二十日作的政府工作报告").await?;
    // Before the first there is the first.
    let count = said(&page).await?.len();
    page.click(BACK).await?;
    until("sentences", &(count + 1), async || Ok(said(&page).await?.len())).await?;
    says(&page, "泉州市洛江区 二零二三年十二月二十日作的政府工作报告").await
}

async fn keeps_its_speed(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let choose = "const speed = document.querySelector('.speaker__speed');\
        speed.value = '1.5'; speed.dispatchEvent(new Event('change', { bubbles: true }))";
    page.eval::<()>(choose, vec![]).await?;
    let rates = async || Ok(said(&page).await?.into_iter().map(|said| said.rate).collect::<Vec<_>>());
    until("the rates", &vec![1.0, 1.5], rates).await?;
    page.reload().await?;
    page.wakes().await?;
    listen(&page, BUTTON).await?;
    until("the rate after a reload", &vec![1.5], rates).await?;
    let shown = async || -> Result<String> {
        page.eval("return document.querySelector('.speaker__speed').value", vec![]).await
    };
    ensure!(shown().await? == "1.5", "the player shows {}", shown().await?);

    // What was chosen on another page meanwhile is chosen here, too, on the way back.
    let go = "document.querySelector(\".footer a[href$='accessibility.html']\").click(); return null";
    page.eval::<()>(go, vec![]).await?;
    let at = "return location.pathname.split('/').pop() + ' ' + document.readyState";
    until("the page", &"accessibility.html complete".to_owned(), async || page.eval(at, vec![]).await)
        .await?;
    page.sees(BUTTON).await?;
    listen(&page, BUTTON).await?;
    page.eval::<()>(&choose.replace("1.5", "0.75"), vec![]).await?;
    until("the rates", &vec![1.5, 0.75], rates).await?;
    page.back_to_page().await?;
    page.wakes().await?;
    listen(&page, BUTTON).await?;
    until("the speed", &"0.75".to_owned(), shown).await
}

async fn reads_what_is_pointed_at(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "#p-1.1.2").await?;
    listen(&page, SIGN).await?;
    page.click("[data-passage='1.1.2'] .points li:nth-child(3)").await?;
    says(&page, "区里出台二十二条措施支持服务业和电商。").await?;
    // A figure with what it counts and what kind it is.
    page.click("[data-passage='1.1.2'] .figures__row:nth-child(1) dt").await?;
    says(&page, "社会消费品零售总额，一百零五点七亿元，预计").await?;
    // What is to be used is used, and not read.
    let count = said(&page).await?.len();
    page.click("[data-passage='1.1.2'] summary").await?;
    until("the folded passage", &true, async || Ok(page.state().await?.passages.is_empty())).await?;
    page.stays("sentences, with a fold unread", &count, async || Ok(said(&page).await?.len())).await
}

async fn reads_what_is_selected(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let select = "const node = document.querySelector('.caveat').lastChild;\
        getSelection().setBaseAndExtent(node, node.data.indexOf('年终'), node, node.data.indexOf('年终') + 2)";
    page.eval::<()>(select, vec![]).await?;
    page.eval::<()>("document.querySelector('.speaker__here').click()", vec![]).await?;
    says(&page, "所以二零二三年的数，都是作报告时的数，不是年终决算数。").await
}

async fn reads_the_open_passage(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "#p-1.1.2").await?;
    page.arrives_at("#p-1\\.1\\.2").await?;
    listen(&page, SIGN).await?;
    page.says(".speaker__title", "零售增速全市第一").await
}

async fn reads_the_sheet(browser: &mut Browser) -> Result<()> {
    let server = with_voice!().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    page.tap_element("heshi-centre").await?;
    page.sees(".sheet--open").await?;
    page.eval::<()>("document.querySelector(arguments[0]).click()", vec![json!(SIGN)]).await?;
    says(&page, "河市产教文旅核心").await?;
    end(&page).await?;
    says(&page, "“心”好比楼层里的小厅，方便身边的一片。").await?;
    // Neither lies on the other.
    let overlap = "const [sheet, player] = ['.sheet', '#speaker'].map((it) => document.querySelector(it).getBoundingClientRect());\
        return sheet.bottom - player.top";
    let overlap: f64 = page.eval(overlap, vec![]).await?;
    ensure!(overlap < 1.0, "the player covers {overlap} px of the sheet");
    Ok(())
}

async fn reads_a_definition(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    let term = "#structure .lead a.term";
    page.click(term).await?;
    until("its entry", &1, async || page.count(".gloss .entry").await).await?;
    page.click(".gloss [data-reader=speech]").await?;
    says(&page, "三轴四区、两核三心，报告附注").await?;
    end(&page).await?;
    says(&page, "洛江区城市布局的骨架：三条轴、四个区、两个核心、三个中心。").await?;
    // It ends with the definition.
    let heard = hear(&page, 9).await?;
    ensure!(heard.len() < 9, "reads on behind the definition: {heard:?}");
    page.says(TOLD, "读完了。要再听，先滚动到那里，再点“从这里读”。").await
}

async fn reads_a_chart_without_its_axes(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "chart/expansion-investment.html").await?;
    listen(&page, BUTTON).await?;
    let heard = hear(&page, 40).await?;
    let expected = [
        "增资扩产项目年度投资",
        "二零二三年，增资扩产项目完成投资，十九点一亿元，结果",
        "二零二四年目标，增资扩产项目年度投资，二十四亿元以上，目标",
    ];
    for words in expected {
        ensure!(heard.iter().any(|text| text == words), "without {words}: {heard:#?}");
    }
    let short: Vec<_> = heard.iter().filter(|text| text.chars().count() < 3).collect();
    ensure!(short.is_empty(), "labels of an axis: {short:?}");
    // The table is open by now, or nobody would see what is read.
    page.sees("#table tbody tr").await
}

async fn shows_what_it_reads(browser: &mut Browser) -> Result<()> {
    let server = with_voice!().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    listen(&page, BUTTON).await?;
    let is_shown = "const { top, bottom } = [...CSS.highlights.get('spoken')][0].getBoundingClientRect();\
        const bar = document.getElementById('contents').getBoundingClientRect();\
        return top >= (bar.top < 1 ? bar.bottom : 0) && bottom <= document.querySelector('#speaker').getBoundingClientRect().top";
    for _ in 0..24 {
        end(&page).await?;
        until("it is in view", &true, async || page.eval(is_shown, vec![]).await).await?;
    }
    Ok(())
}

async fn marks_the_block_where_nothing_else_can_be_marked(browser: &mut Browser) -> Result<()> {
    let site = with_voice!("Object.defineProperty(window, 'Highlight', { value: undefined });");
    let (_server, page) = open(browser, site, "").await?;
    listen(&page, BUTTON).await?;
    until("the marked block", &1, async || page.count(".masthead__kicker.spoken").await).await?;
    end(&page).await?;
    until("the marked block", &1, async || page.count("h1.spoken").await).await?;
    ensure!(page.count(".spoken").await? == 1, "two blocks are marked");
    page.click(".speaker__close").await?;
    until("marked blocks", &0, async || page.count(".spoken").await).await
}

async fn leaves_the_scrolling_to_the_reader(browser: &mut Browser) -> Result<()> {
    let server = with_voice!().serve().await?;
    let page = browser.open_sized(&server, (390, 844)).await?;
    page.wakes().await?;
    listen(&page, BUTTON).await?;
    // Nothing of ours is on its way any more.
    let rest = "setTimeout(arguments[0], 1200)";
    page.eval_async::<()>(rest, vec![]).await?;
    let scroll = "const done = arguments[0]; addEventListener('scroll', () => setTimeout(() => done(scrollY)), { once: true });\
        scrollTo({ top: 3000, behavior: 'instant' })";
    let place: f64 = page.eval_async(scroll, vec![]).await?;
    for _ in 0..3 {
        end(&page).await?;
    }
    let is_there = async || Ok((page.eval::<f64>("return scrollY", vec![]).await? - place).abs() < 1.0);
    page.stays(&format!("at {place}"), &true, is_there).await?;
    // Who asks for the next sentence wants to see it.
    page.click(NEXT).await?;
    until("back at the top", &true, async || page.eval("return scrollY < 1500", vec![]).await).await
}

async fn says_what_went_wrong(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    end(&page).await?;
    for (error, told) in [
        ("synthesis-failed", "没有读成。再点一次播放键；还不行，换一个浏览器试试。"),
        ("not-allowed", "浏览器要你亲手点一下才出声：点播放键。"),
        ("network", "这个声音现在用不了，可能要联网。看看网络，再点播放键。"),
        ("audio-busy", "声音被别的程序占着。关掉它，再点播放键。"),
        ("interrupted", "朗读被打断了。点播放键接着读。"),
    ] {
        page.eval::<()>("voice.fail(arguments[0])", vec![json!(error)]).await?;
        page.says(TOLD, told).await?;
        page.sees(&format!("{PLAY}[aria-label='播放']")).await?;
        // The same sentence once more.
        page.click(PLAY).await?;
        says(&page, "洛江区政府工作报告图解").await?;
        page.says(TOLD, "").await?;
    }
    Ok(())
}

async fn survives_a_voice_that_throws(browser: &mut Browser) -> Result<()> {
    let site = with_voice!("synthesis.speak = () => { throw new Error('no') };");
    let (_server, page) = open(browser, site, "").await?;
    page.click(BUTTON).await?;
    page.says(TOLD, "没有读成。再点一次播放键；还不行，换一个浏览器试试。").await?;
    let classes: String = page.eval("return document.documentElement.className", vec![]).await?;
    ensure!(!classes.contains("-off"), "{classes}");
    // The page goes on.
    page.click(".speaker__close").await?;
    page.open_first_term().await?;
    Ok(())
}

async fn closes_by_escape(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let has_focus = async |selector: &str| {
        let script = "return document.activeElement.matches(arguments[0])";
        until(selector, &true, async || page.eval(script, vec![json!(selector)]).await).await
    };
    has_focus(PLAY).await?;
    // By keyboard alone: the next stop is the next sentence.
    page.press(Key::Tab).await?;
    has_focus(NEXT).await?;
    page.press(Key::Enter).await?;
    says(&page, "洛江区政府工作报告图解").await?;
    page.press(Key::Escape).await?;
    until("the player", &false, async || page.is_visible(PLAYER).await).await?;
    says(&page, "").await?;
    has_focus(BUTTON).await?;
    until("the light", &String::new(), async || lit(&page).await).await?;
    let room: String = page.eval("return getComputedStyle(document.body).paddingBottom", vec![]).await?;
    ensure!(room == "0px", "{room} are left of the player");
    Ok(())
}

async fn falls_silent_with_its_page(browser: &mut Browser) -> Result<()> {
    let (_server, page) = open(browser, with_voice!(), "").await?;
    listen(&page, BUTTON).await?;
    let stops: u32 = page.eval("return voice.stops", vec![]).await?;
    page.eval::<()>("dispatchEvent(new PageTransitionEvent('pagehide'))", vec![]).await?;
    says(&page, "").await?;
    let now: u32 = page.eval("return voice.stops", vec![]).await?;
    ensure!(now > stops, "the browser's voice was not told to stop");
    page.stays("what is said", &String::new(), async || {
        page.eval("return voice.now?.text ?? ''", vec![]).await
    })
    .await
}
