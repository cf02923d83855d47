//! Targets against results on paper: every indicator in one row.

use crate::html;
use leptos::prelude::*;
use report_model::{Chart, Indicator, Side};

use crate::{
    chart::{Mark, UNSAID, change_of, limits, mini, verdict, view},
    component::{FigureView, MoneyPicture},
    content::{charts, content},
    page::{
        chart_page::{meaning, swatch},
        targets_page::sectors,
    },
};

/// A table for each sector, and the report's sums of money.
#[component]
pub fn TargetsPart() -> impl IntoView {
    html! {
        <p>
            "只有数的是同一样东西，才画两根条来比，条都从零画起；相减得出的数都标着计算值。不能比的，写明为什么。"
        </p>
        <ul class="paper__legend" aria-label="图例">
            {[Mark::Result, Mark::Estimate, Mark::Target]
                .map(|mark| html! { <li>{swatch(mark, false)}{meaning(mark)}</li> })
                .collect_view()}
            <li>{swatch(Mark::Target, true)}"以上：至少这么多，可以更多"</li>
        </ul>
        {sectors().into_iter().map(|(sector, name)| html! { <Table sector name/> }).collect_view()}
        <h3>{content().money.title.as_str()}</h3>
        <MoneyPicture/>
    }
}

#[component]
fn Table(sector: &'static str, name: &'static str) -> impl IntoView {
    let report = &content().report;
    let rows = content().indicators.iter().zip(&charts().charts).filter(|(_, chart)| chart.sector == sector);
    html! {
        <table class="paper__table paper__table--targets">
            <caption><h3>{name}</h3></caption>
            <thead>
                <tr>
                    <th scope="col">"数的是什么"</th>
                    <th scope="col">{format!("{}年", report.result_year)}</th>
                    <th scope="col">{format!("{}年目标", report.target_year)}</th>
                    <th scope="col">"从零画起"</th>
                    <th scope="col">"差多少，能不能比"</th>
                </tr>
            </thead>
            <tbody>{rows.map(|(indicator, chart)| row(indicator, chart)).collect_view()}</tbody>
        </table>
    }
}

fn row(indicator: &'static Indicator, chart: &'static Chart) -> impl IntoView {
    let told = verdict(chart).unwrap_or_else(|| format!("{}。", chart.basis.label()));
    let sum = change_of(chart).map(|change| change.words());
    html! {
        <tr id=format!("i-{}", indicator.id)>
            <th scope="row">{indicator.name.as_str()}</th>
            <td>{side(indicator.result.as_deref(), chart.result.as_ref())}</td>
            <td>{side(indicator.target.as_deref(), chart.target.as_ref())}</td>
            <td>{mini(chart).map(|scene| view(scene, "mini", None))}</td>
            <td>
                {told}
                {[sum.as_deref(), indicator.note.as_deref()]
                    .into_iter()
                    .flatten()
                    .map(|words| html! { <small>{words.to_owned()}</small> })
                    .collect_view()}
            </td>
        </tr>
    }
}

/// A figure with its limiting words; what the report does not give is said to be missing.
fn side(id: Option<&'static str>, side: Option<&'static Side>) -> AnyView {
    let (Some(id), Some(side)) = (id, side) else {
        return html! { <span class="unsaid">{UNSAID}</span> }.into_any();
    };
    let limits = Some(limits(side)).filter(|limits| !limits.is_empty());
    html! { <FigureView id/>{limits.map(|limits| html! { <small>{limits}</small> })} }.into_any()
}
