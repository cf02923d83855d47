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
    let computed = comparable(indicator).map(|(result, target)| {
        let change = change(result.number, target.number, &indicator.unit);
        let words = words(&change, result.figure, target.figure);
        view! { <span class="change">{words}</span> <small class="sum">{format!("计算值：{}", change.sum)}</small> }
    });
    let label = computed.is_none().then(|| view! { <span class="tag">{indicator.basis.label()}</span> });
    let note =
        indicator.note.as_ref().map(|note| view! { <small class="targets__note">{note.as_str()}</small> });
    view! { {computed} {label} {note} }
}

/// A figure that is a number.
struct Side {
    figure: &'static Figure,
    number: f64,
}

/// The two numbers, where they count the same thing.
fn comparable(indicator: &'static Indicator) -> Option<(Side, Side)> {
    if indicator.basis != Basis::Same {
        return None;
    }
    let side = |id: &Option<String>| {
        let figure = content().figure(id.as_ref()?)?;
        Some(Side { figure, number: figure.value? })
    };
    Some((side(&indicator.result)?, side(&indicator.target)?))
}

/// The difference in words: 目标比上年多4.9亿元（25.7%）. A target of “… 以上”
/// is compared by its lower end, and an imprecise result makes the difference imprecise.
fn words(change: &Change, result: &Figure, target: &Figure) -> String {
    let says =
        |figure: &Figure, words: &[&str]| figure.qualifiers.iter().any(|word| words.contains(&word.as_str()));
    let whose = if says(target, &["以上"]) { "目标下限" } else { "目标" };
    let about =
        if says(result, &["超", "多", "约", "近"]) || says(target, &["超", "约"]) { "约" } else { "" };
    let share = change.percent.as_ref().map(|percent| format!("（{percent}）")).unwrap_or_default();
    let is_rate = change.percent.is_none();
    let (sign, verb) = match (change.direction, is_rate) {
        (Direction::Equal, _) => return format!("＝ {whose}与上年相同"),
        (Direction::More, false) => ("▲", "多"),
        (Direction::Less, false) => ("▼", "少"),
        (Direction::More, true) => ("▲", "高"),
        (Direction::Less, true) => ("▼", "低"),
    };
    format!("{sign} {whose}比上年{about}{verb}{}{share}", change.amount)
}
