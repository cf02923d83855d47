//! 2023 results beside 2024 targets, where both count the same thing, with what may be said about the difference.

use crate::html;
use leptos::prelude::*;
use report_model::{Basis, Chart, Indicator, Side};

use super::figure::FigureView;
use crate::{
    chart::{Filter, change_of, limits, mini, verdict, view},
    content::{charts, content},
    page::from_root,
    scale::Direction,
};

/// The indicators of one sector (or `overview`) that can be compared, as a table, and the way to its others.
#[component]
pub fn TargetsTable(
    /// The sector's id.
    sector: &'static str,
    /// The table's caption.
    caption: String,
) -> impl IntoView {
    let report = &content().report;
    let all =
        || content().indicators.iter().zip(&charts().charts).filter(|(_, chart)| chart.sector == sector);
    let others = others(&all().map(|(_, chart)| chart).collect::<Vec<_>>());
    let link = from_root(&format!("targets.html#s-{sector}"));
    let more = format!("看{caption}全部{}项", all().count());
    html! {
        <table class="targets" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">"数的是什么"</th>
                    <th role="columnheader" scope="col">{format!("{}年", report.result_year)}</th>
                    <th role="columnheader" scope="col">{format!("{}年目标", report.target_year)}</th>
                    <th role="columnheader" scope="col">"从零画起"</th>
                    <th role="columnheader" scope="col">"差多少"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {all()
                    .filter(|(indicator, _)| indicator.basis == Basis::Same)
                    .map(|(indicator, chart)| row(indicator, chart))
                    .collect_view()}
            </tbody>
        </table>
        <p class="targets__others">{others}" "<a href=link>{more}</a></p>
    }
}

fn row(indicator: &'static Indicator, chart: &'static Chart) -> impl IntoView {
    let report = &content().report;
    let side = |id: &'static Option<String>, side: &'static Option<Side>| {
        let limits = side.as_ref().map(limits).filter(|limits| !limits.is_empty());
        id.as_deref()
            .map(|id| html! { <FigureView id/> {limits.map(|limits| html! { <small>{limits}</small> })} })
    };
    let change = change_of(chart);
    let is_less = change.as_ref().is_some_and(|change| change.direction == Direction::Less);
    let note = indicator.note.as_deref().filter(|_| is_less);
    html! {
        <tr role="row" id=format!("i-{}", indicator.id)>
            <th role="rowheader" scope="row">
                <a href=from_root(&format!("chart/{}.html", indicator.id))>{indicator.name.as_str()}</a>
            </th>
            <td role="cell" class="targets__result" data-year=format!("{}年", report.result_year)>{side(&indicator.result, &chart.result)}</td>
            <td role="cell" class="targets__target" data-year=format!("{}年目标", report.target_year)>{side(&indicator.target, &chart.target)}</td>
            <td role="cell" class="targets__bars">{mini(chart).map(|scene| view(scene, "mini", None))}</td>
            <td role="cell" class="targets__told">
                <b>{verdict(chart)}</b>
                {change.map(|change| html! { <small>{change.words()}</small> })}
                {note.map(|note| html! { <small>{note}</small> })}
            </td>
        </tr>
    }
}

/// How many indicators of a sector are not in its table, and why not.
fn others(charts: &[&Chart]) -> String {
    let kinds = [
        (Filter::Apart, "项不能直接比"),
        (Filter::TargetOnly, "项只有目标"),
        (Filter::ResultOnly, "项只有结果"),
    ];
    let counts =
        kinds.map(|(filter, words)| (charts.iter().filter(|chart| filter.fits(chart)).count(), words));
    let told: Vec<_> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count}{words}"))
        .collect();
    let sum: usize = counts.iter().map(|(count, _)| count).sum();
    format!("另有{sum}项：{}。", told.join("，"))
}
