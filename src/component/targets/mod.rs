//! 2023 results beside 2024 targets, with what may be said about the difference.

use leptos::prelude::*;
use report_model::{Basis, Figure, Indicator};

use super::figure::FigureView;
use crate::{
    content::content,
    scale::{Change, Direction, change},
};

/// All indicators of one sector (or `overview`) as a table.
#[component]
pub fn TargetsTable(
    /// The sector's id.
    sector: &'static str,
    /// The table's caption.
    caption: String,
) -> impl IntoView {
    let report = &content().report;
    let rows = content().indicators.iter().filter(move |indicator| indicator.sector == sector);
    view! {
        <table class="targets" role="table">
            <caption>{caption}</caption>
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">"数的是什么"</th>
                    <th role="columnheader" scope="col">{format!("{}年", report.result_year)}</th>
                    <th role="columnheader" scope="col">{format!("{}年目标", report.target_year)}</th>
                    <th role="columnheader" scope="col">"能不能比"</th>
                </tr>
            </thead>
            <tbody role="rowgroup">{rows.map(row).collect_view()}</tbody>
        </table>
    }
}

fn row(indicator: &'static Indicator) -> impl IntoView {
    view! {
        <tr role="row" id=format!("i-{}", indicator.id) class=format!("basis--{}", indicator.basis.as_str())>
            <th role="rowheader" scope="row">{indicator.name.as_str()}</th>
            <td role="cell" class="targets__result" data-year=format!("{}年", content().report.result_year)>{side(indicator.result.as_deref())}</td>
            <td role="cell" class="targets__target" data-year=format!("{}年目标", content().report.target_year)>{side(indicator.target.as_deref())}</td>
            <td role="cell" class="targets__basis">{verdict(indicator)}</td>
        </tr>
    }
}

fn side(id: Option<&'static str>) -> AnyView {
    match id {
        Some(id) => view! { <FigureView id/> }.into_any(),
        None => view! { <span class="unsaid">"报告未列"</span> }.into_any(),
    }
}

fn verdict(indicator: &'static Indicator) -> impl IntoView {
    let computed = comparable(indicator).map(|(result, target, unit)| {
        let change = change(result, target, unit);
        let words = words(&change);
        view! { <span class="change">{words}</span> <small class="sum">{format!("计算值：{}", change.sum)}</small> }
    });
    let label = computed.is_none().then(|| view! { <span class="tag">{indicator.basis.label()}</span> });
    let note = indicator.note.as_ref().map(|note| view! { <small class="targets__note">{note.as_str()}</small> });
    view! { {computed} {label} {note} }
}

/// The two numbers, where they count the same thing.
fn comparable(indicator: &'static Indicator) -> Option<(f64, f64, &'static str)> {
    if indicator.basis != Basis::Same {
        return None;
    }
    let value = |id: &Option<String>| content().figure(id.as_ref()?).and_then(|figure: &Figure| figure.value);
    Some((value(&indicator.result)?, value(&indicator.target)?, &indicator.unit))
}

/// The difference in words: 多4.9亿元（25.7%）.
fn words(change: &Change) -> String {
    let share = change.percent.as_ref().map(|percent| format!("（{percent}）")).unwrap_or_default();
    match change.direction {
        Direction::More => format!("▲ 比上年多{}{share}", change.amount),
        Direction::Less => format!("▼ 比上年少{}{share}", change.amount),
        Direction::Equal => "＝ 与上年相同".to_owned(),
    }
}
