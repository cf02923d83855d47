//! A figure that stands for itself: large, with everything that keeps it from being misread.

use crate::html;
use leptos::prelude::*;
use report_model::{Figure, Kind};

use super::{rich_text::Rich, source_url};
use crate::{
    content::{charts, content},
    page::from_root,
    route::Slot,
};

/// The figure, its kind and year, its passage, the official text at the very place, and its chart if it has one.
#[component]
pub fn LoneFigure(
    /// The figure.
    figure: &'static Figure,
) -> impl IntoView {
    let report = &content().report;
    let passage = content().passage(&figure.topic);
    let words: Vec<_> = figure.unprinted_qualifiers().filter(|word| *word != "预计").collect();
    let class = format!("lone__number lone__number--{}", figure.kind.as_str());
    html! {
        <p class=class>
            {(!words.is_empty()).then(|| html! { <small>{words.join("、")}</small>" " })}
            {figure.printed.as_str()}
        </p>
        <p class="lone__kind">
            <b class="tag">{format!("{}年{}", figure.period.replace('-', "–"), figure.kind.label())}</b>
            {meaning(figure.kind)}
        </p>
        {figure.note.as_ref().map(|note| html! { <p class="lone__note">{note.as_str()}</p> })}
        <p><a class="lone__source" href=source_url(report, figure)>{format!("看官方原文“{}”", figure.quote)}</a></p>
        {passage.map(|passage| html! {
            <h2 class="lone__from">{format!("出自“{}”", passage.title)}</h2>
            <p><Rich text=&passage.summary/></p>
            <p>
                <a href=from_root(&format!("index.html#{}", Slot::Passage.anchor(passage.topic.as_str())))>
                    "看这一段和它的其他数"
                </a>
            </p>
        })}
        <Drawn figure/>
    }
}

/// What the kind of a figure means.
fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Result => "已经做到的。",
        Kind::Estimate => "作报告时年还没过完，这是估算的。",
        Kind::Target => "要做到的。",
        Kind::Plan => "规划的，没说一年做完。",
        Kind::Standing => "背景，不是这一年做的或要做的。",
    }
}

/// The charts in which the figure is drawn.
#[component]
fn Drawn(figure: &'static Figure) -> impl IntoView {
    let id = Some(&figure.id);
    let indicators = content().indicators.iter().filter(move |indicator| {
        [&indicator.result, &indicator.target, &indicator.base].into_iter().any(|side| side.as_ref() == id)
    });
    let links: Vec<_> = indicators
        .filter_map(|indicator| charts().chart(&indicator.id))
        .map(|chart| {
            let href = from_root(&format!("chart/{}.html", chart.id));
            html! { <li><a href=href>{format!("看图：{}", chart.name)}</a></li> }
        })
        .collect();
    (!links.is_empty()).then(|| html! { <ul class="lone__charts">{links}</ul> })
}
