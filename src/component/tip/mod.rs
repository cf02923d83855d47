//! What a mark of the drawing says in full: shown beside it, or at the lower edge of a phone's window.

use crate::html;
use leptos::prelude::*;
use report_model::{Chart, Figure};

use crate::{
    chart::{Tip as Told, tips},
    component::source_url,
    content::{charts, content},
};

/// What is told of each mark that the drawings have or may get, closed; `wake/tip.rs` opens one of them.
///
/// It tells nothing that the mark's row in the table doesn't. It stands behind the drawings, so that the keyboard
/// gets from a mark to its links.
#[component]
pub fn Tip(
    /// The chart.
    chart: &'static Chart,
    /// The figures to which rows of the table belong, by the rows' ids.
    figures: Vec<(&'static str, &'static Figure)>,
) -> impl IntoView {
    let source = move |row: &str| {
        let (_, figure) = figures.iter().find(|(id, _)| *id == row)?;
        Some(source_url(&content().report, figure))
    };
    html! {
        <div class="tip" id="tip" role="group" aria-label="这个数的意思" hidden>
            {tips(charts(), chart).into_iter().map(|told| {
                let source = source(told.row);
                html! { <Text told source/> }
            }).collect_view()}
            <button type="button" class="tip__close">"关闭"</button>
        </div>
    }
}

/// What is told of one mark.
#[component]
fn Text(told: Told, source: Option<String>) -> impl IntoView {
    let Told { row, when, number, label, words, onward } = told;
    let paragraph = |class: &'static str, words: String| {
        (!words.is_empty()).then(|| html! { <p class=class>{words}</p> })
    };
    html! {
        <div class="tip__text" data-row=row hidden>
            <p class="tip__head"><span class="tip__when">{when}</span>" "<b class="tip__number">{number}</b></p>
            {paragraph("tip__label", label)}
            {paragraph("tip__words", words)}
            <p class="tip__links">
                {source.map(|source| html! { <a href=source>"看官方原文"</a> })}
                <a href=format!("#{row}")>{onward}</a>
            </p>
        </div>
    }
}
