//! The main page: the whole report in one document, in reading order.

use crate::html;
use leptos::prelude::*;
use report_model::{
    Difficulty, Group, Headline, Indicator, Kind, Origin, Passage, Published, Sector, TopicCode,
};

use crate::{
    chart::summary,
    component::{
        FigureView, FoldAll, Footer, Formerly, Gloss, PassageCard, PrintLink, Rich, ShareLink, Sheet,
        Speaker, TargetsTable, TermLink, ToolSigns, Tools,
    },
    content::{charts, content},
    diagram::{bridge, facing::sections, overview::OverviewDiagram, sector::SectorDiagram},
    page::{
        Assets, from_root,
        print::{Part, WHOLE},
        structure::Structure,
        targets_page::sectors,
        year_heading,
    },
    route::Slot,
    share::Subject,
};

/// The sections with their anchors and the words of the navigation.
const SECTIONS: [(&str, &str); 8] = [
    ("minute", "一分钟"),
    ("structure", "空间结构"),
    ("sectors", "五个领域"),
    ("targets", "目标对照"),
    ("difficulties", "困难"),
    ("conduct", "政府自身"),
    ("glossary", "名词"),
    ("data", "数据和来源"),
];

/// Everything between `<body>` and the script.
#[component]
pub fn MainPage() -> impl IntoView {
    html! {
        <a class="skip" href="#main">"跳到正文"</a>
        <Masthead/>
        <nav class="contents" id="contents" aria-label="本页内容">
            <ul>
                {SECTIONS
                    .map(|(anchor, words)| html! { <li><a href=format!("#{anchor}")>{words}</a></li> })
                    .collect_view()}
            </ul>
            <ToolSigns/>
        </nav>
        <main id="main">
            <HowTo/>
            <Minute/>
            <Structure/>
            <Preload/>
            <Sectors/>
            <Targets/>
            <Difficulties/>
            <Conduct/>
            <Terms/>
            <Data/>
        </main>
        <Sheet/>
        <Footer/>
        <Gloss/>
        <Speaker/>
    }
}

/// Asks for the WebAssembly while the rest of the document is still on its
/// way: after what the first screen needs, before what it does not.
#[component]
fn Preload() -> impl IntoView {
    use_context::<Assets>().map(|Assets { js, wasm }| {
        html! {
            <link rel="modulepreload" href=js/>
            <link rel="preload" r#as="fetch" crossorigin="anonymous" href=wasm/>
        }
    })
}

#[component]
fn Masthead() -> impl IntoView {
    let report = &content().report;
    html! {
        <header class="masthead" id="top">
            <Tools/>
            <div class="masthead__text">
                <p class="masthead__kicker">
                    {format!("{}·{}作的{}", report.district, date(&report.delivered), report.official_title)}
                </p>
                <h1>{report.title.as_str()}</h1>
                <p class="masthead__tagline">{report.tagline.as_str()}</p>
            </div>
            <Bridge/>
        </header>
    }
}

/// How to read the page: what can be tapped, and what the looks of a figure mean.
#[component]
fn HowTo() -> impl IntoView {
    html! {
        <aside class="howto" aria-label="怎么读">
            <p class="howto__use">
                "点"<b class="howto__term">"带点线的词"</b>"看解释，点"<b>"带线的数"</b>"看官方原文。"
            </p>
            <p class="howto__off">"互动功能没有启动，不影响阅读：全文都在这一页。"</p>
            <p class="howto__paper">"折起来的内容，这个浏览器可能印不出来。要印全，请打开“"<a href=from_root(WHOLE)>{WHOLE}</a>"”再打印。"</p>
            <ul class="howto__kinds">
                <li><b class="fig fig--result">"结果"</b></li>
                <li><b class="fig fig--estimate">"预计"</b></li>
                <li><b class="fig fig--target">"目标"</b></li>
                <li><b class="fig fig--plan">"规划"</b></li>
                <li><b class="fig fig--standing">"背景"</b></li>
            </ul>
        </aside>
    }
}

/// 洛阳桥: decoration, so it says nothing to a screen reader.
#[component]
fn Bridge() -> impl IntoView {
    let (width, height) = bridge::SIZE;
    html! {
        <svg class="bridge" viewBox=format!("0 0 {width} {height}") preserveAspectRatio="xMidYMax slice" aria-hidden="true">
            <path class="bridge__deck" d=bridge::DECK></path>
            <path class="bridge__rail" d=bridge::RAIL></path>
            <path class="bridge__pier" d=bridge::piers()></path>
            <path class="bridge__water" d=bridge::water()></path>
        </svg>
    }
}

/// A date in words.
pub(super) fn date(iso: &str) -> String {
    let parts: Vec<_> = iso.split('-').map(|part| part.trim_start_matches('0')).collect();
    match parts[..] {
        [year, month, day] => format!("{year}年{month}月{day}日"),
        _ => iso.to_owned(),
    }
}

/// The headlines.
#[component]
pub(super) fn Minute() -> impl IntoView {
    let report = &content().report;
    html! {
        <section class="section" id="minute" aria-labelledby="minute-title">
            <h2 id="minute-title">"一分钟读懂"</h2>
            <ul class="cards">
                {report
                    .headlines
                    .iter()
                    .filter_map(|headline| {
                        let indicator = content().indicators.iter().find(|one| one.id == headline.indicator)?;
                        Some(html! { <li><HeadlineCard headline indicator/></li> })
                    })
                    .collect_view()}
            </ul>
            <p class="caveat"><Rich text=&report.caveat/></p>
        </section>
    }
}

#[component]
fn HeadlineCard(headline: &'static Headline, indicator: &'static Indicator) -> impl IntoView {
    let report = &content().report;
    let side = |year: u16, id: &'static Option<String>| {
        let figure = content().figure(id.as_ref()?)?;
        Some(html! {
            <div>
                <dt>{format!("{year}年")}{(figure.kind != Kind::Result).then(|| figure.kind.label())}</dt>
                <dd><FigureView id=figure.id.as_str() said=true/></dd>
            </div>
        })
    };
    html! {
        <article class="card">
            <h3>{headline.title.as_str()}</h3>
            <p class="card__name">{indicator.name.as_str()}</p>
            <dl class="card__pair">
                {side(report.result_year, &indicator.result)}
                {side(report.target_year, &indicator.target)}
            </dl>
            <p class="card__text"><Rich text=&headline.text/></p>
            <p class="card__more">
                <a href=from_root(&format!("chart/{}.html", indicator.id)) aria-label=format!("看图：{}", indicator.name)>"看图"</a>
            </p>
        </article>
    }
}

#[component]
fn Sectors() -> impl IntoView {
    let report = &content().report;
    html! {
        <section class="section" id="sectors" aria-labelledby="sectors-title">
            <h2 id="sectors-title">{format!("五个领域：{}年做了，{}年要做", report.result_year, report.target_year)}</h2>
            <OverviewDiagram/>
            <FoldAll/>
            <Overview/>
            {content().sectors.iter().map(|sector| html! { <SectorView sector/> }).collect_view()}
        </section>
    }
}

/// The year as a whole: the passages that belong to no sector.
#[component]
fn Overview() -> impl IntoView {
    html! {
        <section class="sector" id="s-overview" aria-labelledby="s-overview-title">
            <h3 id="s-overview-title">"总账"</h3>
            <div class="sector__years">
                <Year part=1 passages=passages(Group::Overview, 1)/>
                <Year part=2 passages=passages(Group::Overview, 2)/>
            </div>
            <PrintPart part=Part::Overview/>
        </section>
    }
}

/// The passages of a group that belong to one part of the report.
pub(super) fn passages(group: Group, part: u16) -> Vec<&'static Passage> {
    content().passages_in(group, part).collect()
}

#[component]
fn SectorView(sector: &'static Sector) -> impl IntoView {
    let below = |topic: &'static TopicCode| content().passages_below(topic).collect();
    html! {
        <section class="sector" id=format!("s-{}", sector.id) aria-labelledby=format!("s-{}-title", sector.id)>
            <Formerly kind=Published::Sector id=sector.id.as_str()/>
            <h3 id=format!("s-{}-title", sector.id)>{sector.name.as_str()}</h3>
            <p class="sector__question">{sector.question.as_str()}</p>
            <p class="lead"><Rich text=&sector.lead/></p>
            <div class="facing">
                <Facing anchor=format!("s-{}", sector.id)/>
                <div class="facing__years">
                    <Year part=1 passages=below(&sector.result_topic)/>
                    <Year part=2 passages=below(&sector.target_topic)/>
                </div>
            </div>
            <PrintPart part=Part::Sector(sector)/>
            <ShareLink subject=Subject::Sector(sector)/>
        </section>
    }
}

/// The way to the pages for paper of a part.
#[component]
fn PrintPart(part: Part) -> impl IntoView {
    html! { <PrintLink href=from_root(&part.path()) what=part.name()/> }
}

/// The drawing of a section, by its anchor.
#[component]
pub(super) fn Facing(anchor: String) -> impl IntoView {
    let section = sections(content()).into_iter().find(move |section| section.anchor == anchor);
    section.map(|section| html! { <SectorDiagram section/> })
}

/// One side of a sector: the year under review (part 1) or the year ahead (part 2).
#[component]
pub(super) fn Year(part: u16, passages: Vec<&'static Passage>) -> impl IntoView {
    html! {
        <div class=format!("sector__year sector__year--{part}")>
            <p class="sector__label">{year_heading(part)}</p>
            {passages.into_iter().map(|passage| html! { <PassageCard passage/> }).collect_view()}
        </div>
    }
}

#[component]
fn Targets() -> impl IntoView {
    let report = &content().report;
    let all = charts().charts.len();
    html! {
        <section class="section" id="targets" aria-labelledby="targets-title">
            <h2 id="targets-title">{format!("目标对照：{}年和{}年", report.target_year, report.result_year)}</h2>
            <p class="lead">
                "只有数的是同一样东西，才能相减；相减得出的数都标着计算值。名字像、数法不同的，写明为什么不能比。"
            </p>
            <p>{summary(charts())}</p>
            <ul class="targets__ways">
                <li><a href="targets.html">{format!("全部{all}项：排序、筛选")}</a></li>
                <li><a href="money.html">{format!("{}：一张图看投资", content().money.title)}</a></li>
            </ul>
            {sectors()
                .into_iter()
                .map(|(sector, name)| html! { <TargetsTable sector caption=name.to_owned()/> })
                .collect_view()}
            <PrintPart part=Part::Targets/>
        </section>
    }
}

#[component]
fn Difficulties() -> impl IntoView {
    html! {
        <section class="section" id="difficulties" aria-labelledby="difficulties-title">
            <h2 id="difficulties-title">"报告承认的困难"</h2>
            <ol class="difficulties">{content().difficulties.iter().map(difficulty).collect_view()}</ol>
            {passages(Group::Difficulties, 1).into_iter().map(|passage| html! { <PassageCard passage/> }).collect_view()}
            <PrintPart part=Part::Difficulties/>
        </section>
    }
}

fn difficulty(difficulty: &'static Difficulty) -> impl IntoView {
    html! {
        <li id=format!("d-{}", difficulty.id)>
            <Formerly kind=Published::Difficulty id=difficulty.id.as_str()/>
            <h3>{difficulty.title.as_str()}</h3>
            <p><Rich text=&difficulty.text/></p>
            <p class="difficulties__answers"><b class="tag">"编者理解"</b>"哪些任务在回应它："</p>
            <ul>
                {difficulty
                    .answers
                    .iter()
                    .map(|answer| {
                        html! {
                            <li><a href=format!("#{}", Slot::Passage.anchor(answer.topic.as_str()))>{answer.why.as_str()}</a></li>
                        }
                    })
                    .collect_view()}
            </ul>
        </li>
    }
}

#[component]
fn Conduct() -> impl IntoView {
    html! {
        <section class="section" id="conduct" aria-labelledby="conduct-title">
            <h2 id="conduct-title">"政府怎样管好自己"</h2>
            <h3 class="hidden">"做了什么，要做什么"</h3>
            <div class="facing">
                <Facing anchor="conduct".to_owned()/>
                <div class="facing__years">
                    <Year part=1 passages=passages(Group::Conduct, 1)/>
                    <Year part=2 passages=passages(Group::Conduct, 3)/>
                </div>
            </div>
            <PrintPart part=Part::Conduct/>
        </section>
    }
}

/// Where words are explained, and the report's own notes, which it gave because few readers know these words.
#[component]
fn Terms() -> impl IntoView {
    let terms = &content().terms;
    let notes: Vec<_> = terms.iter().filter(|term| term.origin == Origin::Report).collect();
    html! {
        <section class="section" id="glossary" aria-labelledby="glossary-title">
            <h2 id="glossary-title">"名词解释"</h2>
            <p class="lead">
                {format!("读报告，不必先懂行话：{}个词都用大白话讲了，正文里见到带点线的，点一下就能看。", terms.len())}
                <a href="glossary.html">"看全部解释"</a>
            </p>
            <p>{format!("报告自己也为{}个词写了附注，这里换成了好懂的说法：", notes.len())}</p>
            <ul class="notes">
                {notes
                    .into_iter()
                    .map(|term| html! { <li><TermLink id=term.id.as_str() words=term.term.as_str()/></li> })
                    .collect_view()}
            </ul>
        </section>
    }
}

#[component]
fn Data() -> impl IntoView {
    let report = &content().report;
    let count = content().figures.len();
    html! {
        <section class="section" id="data" aria-labelledby="data-title">
            <h2 id="data-title">"数据和来源"</h2>
            <p>
                "全部事实来自官方公布的报告："
                <a href=report.url.as_str()>{format!("{}{}（{}作，{}公布）", report.district, report.official_title, date(&report.delivered), date(&report.published))}</a>
                "。解释是编者用自己的话写的，和报告有出入时，以报告为准。"
            </p>
            <p>
                <a href=from_root(WHOLE)>"打印整份报告"</a>
                "（A4纸，全部展开，词语附解释；也可以存成PDF）。只要一节的，在那一节的末尾打印。"
            </p>
            <ul class="downloads">
                <li><a href="figures.html">"全部数字"</a>" 在一页上，每个都有自己的链接"</li>
                <li><a href="data/report.xlsx" download=format!("{}{}-数据.xlsx", report.district, report.official_title)>"全部数据（Excel表格）"</a>" 数字、目标对照、名词、空间结构，每一列都有说明，每个数都能点回原文"</li>
                <li class="downloads__programs">"给程序用的同一份数据（CSV、JSON）。表格软件会把CSV里的段落编号认成数或日期，要看表格，请用上面那一份："</li>
                <li><a href="data/figures.csv" download>"figures.csv"</a>{format!(" 报告里的{count}个数和文字目标，每个都有单位、限定词和出处")}</li>
                <li><a href="data/indicators.csv" download>"indicators.csv"</a>{format!(" {}年结果和{}年目标，能不能比", report.result_year, report.target_year)}</li>
                <li><a href="data/glossary.csv" download>"glossary.csv"</a>" 名词解释"</li>
                <li><a href="data/structure.json" download>"structure.json"</a>" 空间结构的十二个要素"</li>
            </ul>
        </section>
    }
}
