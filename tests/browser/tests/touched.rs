//! Documents that somebody has touched on their way, or while they are read: translators, optimisers, scripts of a network.

use browser_tests::{Browser, Page, Result, Site, engines, ensure, server::Wasm, until};
use serde_json::json;

engines!(
    each:
    wakes_in_a_translated_document,
    keeps_its_values_together_when_it_is_translated,
    leaves_off_only_the_island_that_fails,
    offers_the_search_without_the_quick_way_to_compile;
    once:
    wakes_in_a_shortened_document,
    wakes_among_what_others_added,
    says_on_every_page_that_it_is_off;
);

/// Something that a reader does, as a script, and what is true as soon as it was understood everywhere on the page.
struct Step {
    does: &'static str,
    sees: &'static str,
}

/// A page with islands, and two steps that can be taken again and again, one after the other.
struct Walk {
    path: &'static str,
    steps: [Step; 2],
}

const fn walk(path: &'static str, steps: [(&'static str, &'static str); 2]) -> Walk {
    let [(one, sees_one), (two, sees_two)] = steps;
    Walk { path, steps: [Step { does: one, sees: sees_one }, Step { does: two, sees: sees_two }] }
}

/// What the scripts of all steps know.
const HELP: &str = "const find = (selector) => document.querySelector(selector); \
    const all = (selector) => [...document.querySelectorAll(selector)]; \
    const says = (selector) => find(selector)?.textContent.trim(); \
    const sets = (selector, value, kind) => { const field = find(selector); field.value = value; \
        field.dispatchEvent(new Event(kind, { bubbles: true })); }; \
    const taps = (selector) => find(selector).dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 })); ";

const WALKS: [Walk; 9] = [
    walk(
        "index.html",
        [
            (
                "taps(\"a.part[href$='#e-heshi-centre']\")",
                "!find('.structure__name').hidden && says('.structure__name b') === '河市产教文旅核心'",
            ),
            (
                "taps(\"a.part[href$='#e-wanhong-axis']\")",
                "says('.structure__name b').includes('万虹路') && says('.structure__name .tag').includes('轴')",
            ),
        ],
    ),
    walk(
        "chart/gdp-growth.html",
        [
            (
                "sets('#rate', 9, 'input')",
                "says('.tryout__rate') === '9%' && says('#tryout-sum').includes('365 × 1.09') && all(\"svg.plot a.mark[href='#rate']\").length === 4",
            ),
            (
                "sets('#rate', 8, 'input')",
                "says('.tryout__rate') === '8%' && says('#tryout-sum').includes('365 × 1.08') && all(\"svg.plot a.mark[href='#rate']\").length === 4",
            ),
        ],
    ),
    walk(
        "chart/expansion-investment.html",
        [
            (
                "sets('#reached', '10.5', 'input')",
                "says('[aria-labelledby=pace-title] .tryout__sum').includes('还差13.5亿元')",
            ),
            (
                "sets('#reached', '12', 'input')",
                "says('[aria-labelledby=pace-title] .tryout__sum').includes('还差12亿元')",
            ),
        ],
    ),
    walk(
        "targets.html",
        [
            (
                "all('.sorter__row')[1].children[1].click()",
                "all('.tile:not([hidden])').length === +all('.sorter__row')[1].children[1].textContent.match(/\\d+/)[0] && says('.sorter__told').includes(all('.tile:not([hidden])').length)",
            ),
            (
                "find('.sorter__reset').click()",
                "says('.sorter__told').includes(all('.tile:not([hidden])').length) && all('.tile[hidden]').length === 0",
            ),
        ],
    ),
    walk(
        "builder.html",
        [
            (
                "sets('#kind', 'term', 'change')",
                "find('#snippet').value.includes('/term/') && says('label[for=which]').includes(find('#which').options.length) && find('#link').value.includes('t-')",
            ),
            (
                "sets('#kind', 'township', 'change')",
                "find('#snippet').value.includes('/township/') && says('label[for=which]').includes(find('#which').options.length) && [...find('#which').options].some((one) => one.textContent.includes('马甲'))",
            ),
        ],
    ),
    walk(
        "quiz.html",
        [
            (
                "find('.quiz__main').click()",
                "says('#round-title').startsWith('第1题') && all('.asking').length === 1 && find('.quiz__panel').offsetParent === null",
            ),
            (
                "find('.quiz__leave').click()",
                "!find('.asking') && find('.quiz__panel').offsetParent !== null && /^这样的题有\\d+道。$/.test(says('.quiz__begin span'))",
            ),
        ],
    ),
    walk(
        "slides/numbers.html",
        [
            (
                "all('.asking__decide').forEach((one) => one.click())",
                "all('.asking__decide').length > 0 && all('.asking__decide').every((one) => one.textContent.trim() === '盖住答案') && all('.asking__right').length === all('.asking').length",
            ),
            (
                "all('.asking__decide').forEach((one) => one.click())",
                "all('.asking__decide').every((one) => one.textContent.trim() === '揭晓答案') && all('.asking__right').length === 0",
            ),
        ],
    ),
    walk(
        "worksheet.html",
        [
            (
                "sets('#sheet-seed', '27', 'change')",
                "/编号27$/.test(says('#sheet-a .leaf__corner')) && /编号27$/.test(says('#sheet-key .leaf__corner'))",
            ),
            (
                "sets('#sheet-seed', '28', 'change')",
                "/编号28$/.test(says('#sheet-a .leaf__corner')) && /编号28$/.test(says('#sheet-key .leaf__corner'))",
            ),
        ],
    ),
    walk(
        "teachers.html",
        [
            (
                "sets('#link-lesson', '1', 'change'); sets('#link-slide', '2', 'change')",
                "/slides\\/[a-z]+\\.html#slide-/.test(find('#link').value) && find('#link-slide').selectedIndex === 2",
            ),
            (
                "sets('#link-lesson', '0', 'change'); sets('#link-slide', '1', 'change')",
                "/slides\\/[a-z]+\\.html#slide-/.test(find('#link').value) && find('#link-slide').selectedIndex === 1",
            ),
        ],
    ),
];

/// Takes a step and waits until the page has understood it everywhere.
async fn take(page: &Page, path: &str, step: &Step) -> Result<()> {
    page.eval::<()>(&format!("{HELP}{}", step.does), vec![]).await?;
    until(&format!("{path}: {}", step.sees), &true, async || {
        page.eval(&format!("{HELP}return Boolean({})", step.sees), vec![]).await
    })
    .await
}

/// Whether everything on the page answers.
async fn is_all_on(page: &Page, path: &str) -> Result<()> {
    let script = "return [...document.querySelectorAll('html.interaction-off, .island-off')].map((one) => one.dataset.component ?? 'page')";
    let off: Vec<String> = page.eval(script, vec![]).await?;
    ensure!(off.is_empty(), "{path}: off: {off:?}");
    Ok(())
}

/// Every page wakes up in a document that was touched before, and does what readers want.
async fn wakes(browser: &mut Browser, first: &'static str, sign: &str) -> Result<()> {
    let server = Site::default().first_script(first).serve().await?;
    for Walk { path, steps } in &WALKS {
        let page = browser.open(&server.url(path)).await?;
        page.wakes().await?;
        // It was really touched.
        ensure!(page.eval::<bool>(&format!("return {sign}"), vec![]).await?, "{path}: nobody has touched it");
        for step in steps {
            take(&page, path, step).await?;
        }
        is_all_on(&page, path).await?;
    }
    Ok(())
}

async fn wakes_in_a_translated_document(browser: &mut Browser) -> Result<()> {
    let first = concat!(include_str!("../src/script/touch.js"), "touch.before(() => touch.translate(true));");
    wakes(browser, first, "document.querySelectorAll('font font').length > 20").await
}

async fn wakes_in_a_shortened_document(browser: &mut Browser) -> Result<()> {
    let first = concat!(include_str!("../src/script/touch.js"), "touch.before(() => touch.shorten());");
    wakes(browser, first, "touch.texts(document.querySelector('main')).every(({ data, parentElement }) => /\\S/.test(data) || parentElement.closest('leptos-island, .leaf'))").await
}

async fn wakes_among_what_others_added(browser: &mut Browser) -> Result<()> {
    let first = concat!(include_str!("../src/script/touch.js"), "touch.before(() => touch.add());");
    wakes(browser, first, "document.body.firstElementChild.matches('ins.added')").await
}

async fn keeps_its_values_together_when_it_is_translated(browser: &mut Browser) -> Result<()> {
    let server = Site::default().first_script(include_str!("../src/script/touch.js")).serve().await?;
    for replaces in [true, false] {
        for Walk { path, steps: [one, two] } in &WALKS {
            let page = browser.open(&server.url(path)).await?;
            page.wakes().await?;
            // Texts that come later are translated too.
            for step in [one, two, one, two] {
                take(&page, path, step).await?;
                page.eval::<()>("touch.translate(arguments[0])", vec![json!(replaces)]).await?;
            }
            is_all_on(&page, path).await?;
        }
    }
    Ok(())
}

async fn leaves_off_only_the_island_that_fails(browser: &mut Browser) -> Result<()> {
    // An optimiser that also drops what is no script to it: then nothing tells what an island was like.
    let first = concat!(
        include_str!("../src/script/touch.js"),
        "touch.before(() => { document.getElementById('islands')?.remove(); \
            touch.translate(true, document.getElementById('rate').closest('leptos-island')); });"
    );
    let server = Site::default().first_script(first).complains().serve().await?;
    let page = browser.open(&server.url("chart/gdp-growth.html")).await?;
    page.wakes().await?;
    ensure!(page.count(".island-off").await? == 1, "one island fails");
    page.sees(".island-off .off-note").await?;
    page.stays("what does not answer is offered", &false, async || page.is_visible("#rate").await).await?;
    let step = Step {
        does: "sets('#reached', '100', 'input')",
        sees: "says('[aria-labelledby=pace-title] .tryout__sum').includes('剩下6个月')",
    };
    take(&page, "chart/gdp-growth.html", &step).await
}

/// What asks for an answer that does not come, and whether the page says so.
const OFF: &str = "const isSeen = (one) => one.getClientRects().length > 0 && getComputedStyle(one).visibility === 'visible'; \
    return [[...document.querySelectorAll('.off-note, .howto__off, .class__off')].filter(isSeen).length, \
    [...document.querySelectorAll('leptos-island :is(button, input, select, textarea), .needs-script')].filter(isSeen).map((one) => one.outerHTML.slice(0, 80))]";

async fn says_on_every_page_that_it_is_off(browser: &mut Browser) -> Result<()> {
    let server = Site::default().wasm(Wasm::Missing).serve().await?;
    let embeds = ["embed/targets/all.html", "slides/space.html"];
    for path in WALKS.iter().map(|walk| walk.path).chain(embeds) {
        let page = browser.open(&server.url(path)).await?;
        page.is_off().await?;
        let (told, dead): (usize, Vec<String>) = page.eval(OFF, vec![]).await?;
        ensure!(told == 1, "{path}: told {told} times that it is off");
        ensure!(dead.is_empty(), "{path}: offered all the same: {dead:#?}");
        page.fits(path).await?;
    }
    Ok(())
}

async fn offers_the_search_without_the_quick_way_to_compile(browser: &mut Browser) -> Result<()> {
    const REJECTED: &str = "WebAssembly.compileStreaming = WebAssembly.instantiateStreaming = () => \
        Promise.reject(new TypeError('Incorrect response MIME type. Expected application/wasm'));";
    const MISSING: &str = "delete WebAssembly.compileStreaming; delete WebAssembly.instantiateStreaming;";
    let sites = [
        ("rejected", Site::default().first_script(REJECTED).complains()),
        ("missing", Site::default().first_script(MISSING).complains()),
        ("another type", Site::default().wasm(Wasm::WrongType)),
        ("cut short in a cache", Site::default().wasm(Wasm::CutShortOnce)),
    ];
    for (what, site) in sites {
        let server = site.serve().await?;
        for path in ["index.html", "chart/gdp-growth.html", "slides/space.html"] {
            let page = browser.open(&server.url(path)).await?;
            page.wakes().await?;
            is_all_on(&page, &format!("{what}, {path}")).await?;
        }
        let page = browser.open(&server.url("index.html")).await?;
        page.wakes().await?;
        page.click("[data-reader=search]").await?;
        page.sees("#search-field, dialog input").await?;
    }
    Ok(())
}
