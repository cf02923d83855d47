//! A chart on a page of its own: for links, for embedding, for a closer look.

use crate::html;
use leptos::prelude::*;
use report_model::{Chart, Figure, Indicator};

use super::shell::{Foot, Head};
use crate::{
    chart::{Mark, Shared, State, UNSAID, growth_of, implied as implied_by, marks, notes, title, whole},
    component::{LatestProgress, Pace, Plot, Rich, Save, TermLink, Tip, WhatIf, source_url},
    content::{charts, content, encode_chart},
    page::from_root,
    route::Slot,
};

/// Everything in `<body>` of a chart's page.
#[component]
pub fn ChartPage(
    /// The chart.
    chart: &'static Chart,
) -> impl IntoView {
    provide_context(Shared::new(charts(), chart));
    let indicator = content().indicators.iter().find(|indicator| indicator.id == chart.id)?;
    let class =
        if chart.what_if || whole(chart).is_some() { "section chart chart--tried" } else { "section chart" };
    Some(html! {
        <Head title=chart.name.as_str() up="#targets"/>
        <main class=class id="main" data-chart=chart.id.as_str() data-book=encode_chart(chart) data-feed=from_root("data/progress.json")>
            <ChartFigure chart/>
            <WhatIf/>
            <Pace/>
            <Save chart/>
            <Table chart indicator/>
            <Words indicator/>
            <Neighbours chart/>
        </main>
        <Foot/>
    })
}

/// The drawing with what it needs to be understood and checked.
#[component]
pub(super) fn ChartFigure(chart: &'static Chart) -> impl IntoView {
    let indicator = content().indicators.iter().find(|indicator| indicator.id == chart.id)?;
    let figures = sides(indicator).into_iter().filter_map(|(row, _, figure)| Some((row, figure?))).collect();
    Some(html! {
        <figure class="chart__figure">
            <figcaption class="chart__title">{title(chart)}</figcaption>
            <Plot chart/>
            <Tip chart figures/>
            <LatestProgress/>
            <Legend chart/>
            <div class="chart__notes">
                {notes(chart).into_iter().map(|note| html! { <p class="chart__note">{note}</p> }).collect_view()}
                <Sources indicator/>
            </div>
        </figure>
    })
}

/// What the marks of the drawing stand for.
#[component]
fn Legend(chart: &'static Chart) -> impl IntoView {
    let open = [&chart.result, &chart.target].into_iter().flatten().any(report_model::Side::is_open);
    let mut marks = marks(chart, &State::default());
    marks.dedup();
    html! {
        <ul class="legend" aria-label="图例">
            {marks.into_iter().map(|mark| html! {
                <li>{swatch(mark, false)}{meaning(mark)}</li>
            }).collect_view()}
            {open.then(|| html! { <li>{swatch(Mark::Target, true)}"以上：至少这么多，可以更多"</li> })}
        </ul>
    }
}

/// What a mark looks like.
pub(super) fn swatch(mark: Mark, open: bool) -> impl IntoView {
    crate::chart::view(crate::chart::swatch(mark, open), "swatch", None)
}

/// What a mark means, in words.
pub(super) fn meaning(mark: Mark) -> &'static str {
    match mark {
        Mark::Result => "结果：已经做到的",
        Mark::Estimate => "预计：作报告时年还没过完，估算的",
        Mark::Target => "目标：这一年要做到的",
        Mark::Plan => "规划：没说一年做完",
        Mark::Computed => "计算值：按报告的数算出来的",
        Mark::WhatIf => "假如：你试的数",
        Mark::Progress => "最新进度",
    }
}

/// Where the numbers are from: each a link to the very place in the official text.
#[component]
fn Sources(indicator: &'static Indicator) -> impl IntoView {
    let report = &content().report;
    let figures = sides(indicator).into_iter().filter_map(|(_, _, figure)| figure);
    html! {
        <p class="chart__source">
            {format!("数据：{}{}，", report.district, report.official_title)}
            {figures.map(|figure| html! {
                <a href=source_url(report, figure)>{format!("看原文“{}”", figure.printed)}</a>" "
            }).collect_view()}
        </p>
    }
}

/// The sides of an indicator with the ids of their rows and what to call them.
fn sides(indicator: &'static Indicator) -> Vec<(&'static str, String, Option<&'static Figure>)> {
    let report = &content().report;
    let figure = |id: &'static Option<String>| content().figure(id.as_ref()?);
    let mut sides = vec![
        ("r-result", format!("{}年", report.result_year), figure(&indicator.result)),
        ("r-target", format!("{}年目标", report.target_year), figure(&indicator.target)),
    ];
    if indicator.base.is_some() {
        sides.push(("r-base", format!("{}年数额", report.result_year), figure(&indicator.base)));
    }
    sides
}

/// The chart in words and numbers.
#[component]
fn Table(chart: &'static Chart, indicator: &'static Indicator) -> impl IntoView {
    html! {
        <details class="chart__table" id="table">
            <summary>"看表格"</summary>
            <div class="scroll" tabindex="0" role="region" aria-label="表格">
                <table class="data">
                    <thead>
                        <tr>
                            {["哪一年", "数的是什么", "数", "单位", "限定词", "性质", "出处"]
                                .map(|head| html! { <th scope="col">{head}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        {sides(indicator).into_iter().map(|(id, name, figure)| row(id, name, figure)).collect_view()}
                        {implied(chart)}
                    </tbody>
                </table>
            </div>
            <p class="chart__note">{format!("能不能比：{}。", indicator.basis.label())}</p>
        </details>
    }
}

fn row(id: &'static str, name: String, figure: Option<&'static Figure>) -> impl IntoView {
    let report = &content().report;
    let cells = figure.map_or_else(
        || html! { <td colspan="6">{UNSAID}</td> }.into_any(),
        |figure| {
            let topic = figure.topic.as_str();
            let is_said = figure.qualifiers.iter().all(|word| word == figure.kind.label() || figure.printed.contains(word.as_str()));
            let passage = content().passage(&figure.topic).map_or(topic, |passage| passage.title.as_str());
            html! {
                <td>{figure.label.as_str()}</td>
                <td><a href=source_url(report, figure)>{figure.printed.as_str()}</a></td>
                // What the number or the kind says already is not said twice.
                <td data-unspoken="">{figure.unit.as_deref().unwrap_or("文字")}</td>
                <td data-unspoken=is_said>{if figure.qualifiers.is_empty() { "无".to_owned() } else { figure.qualifiers.join("、") }}</td>
                <td>{figure.kind.label()}</td>
                <td data-unspoken="">
                    <a href=from_root(&format!("index.html#{}", Slot::Passage.anchor(topic)))>{passage}</a>
                </td>
            }
            .into_any()
        },
    );
    html! { <tr id=id><th scope="row">{name}</th>{cells}</tr> }
}

/// The amount that a growth rate means, as a row of its own: it is computed.
fn implied(chart: &'static Chart) -> impl IntoView {
    let growth = growth_of(chart).filter(|_| chart.base.is_some())?;
    let target = chart.target.as_ref()?;
    Some(html! {
        <tr id="r-implied">
            <th scope="row">{implied_by(target)}</th>
            <td>{growth.base.label.as_str()}</td>
            <td>{growth.implied.sum().to_owned()}</td>
            <td data-unspoken="">{growth.base.unit.as_str()}</td>
            <td data-unspoken="">"约"</td>
            <td>{Mark::Computed.label()}</td>
            <td>"编者计算"</td>
        </tr>
    })
}

/// The terms that occur in the chart, each with its meaning.
#[component]
fn Words(indicator: &'static Indicator) -> impl IntoView {
    let terms: Vec<_> =
        indicator.terms.iter().filter_map(|id| content().terms.iter().find(|term| &term.id == id)).collect();
    (!terms.is_empty()).then(|| {
        html! {
            <section class="chart__words" aria-labelledby="words-title">
                <h2 id="words-title">"这些词是什么意思"</h2>
                <dl>
                    {terms.into_iter().map(|term| html! {
                        <div>
                            <dt><TermLink id=term.id.as_str() words=term.term.as_str()/></dt>
                            <dd><Rich text=&term.definition/></dd>
                        </div>
                    }).collect_view()}
                </dl>
            </section>
        }
    })
}

/// The charts before and after this one in its sector, and the way to all.
#[component]
fn Neighbours(chart: &'static Chart) -> impl IntoView {
    let siblings: Vec<_> = charts().charts.iter().filter(|other| other.sector == chart.sector).collect();
    let at = siblings.iter().position(|other| other.id == chart.id)?;
    let link = |words: &str, other: &Chart| {
        html! { <li><a href=format!("{}.html", other.id)>{format!("{words}：{}", other.name)}</a></li> }
    };
    let before = at.checked_sub(1).map(|before| link("上一项", siblings[before]));
    let after = siblings.get(at + 1).map(|after| link("下一项", after));
    Some(html! {
        <nav class="chart__neighbours" aria-label="其他指标">
            <ul>
                {before}
                {after}
                <li><a href=from_root(&format!("targets.html#i-{}", chart.id))>"全部目标对照"</a></li>
            </ul>
        </nav>
    })
}
