//! An indicator in the overview: as little as tells it, and the way to its chart.

use crate::html;
use leptos::prelude::*;
use report_model::{Basis, Chart, Published, Side};

use super::formerly::Formerly;
use crate::{
    chart::{UNSAID, change_of, limits, mini, verdict, view, when},
    content::charts,
    page::from_root,
    scale::Direction,
};

/// One tile of the overview.
///
/// Both numbers with their year and kind; two bars where they count the same thing; the verdict, or why there is none.
#[component]
pub fn Tile(
    /// The indicator.
    chart: &'static Chart,
) -> impl IntoView {
    let drawn = mini(chart);
    let class = if drawn.is_some() { "tile tile--bars" } else { "tile" };
    html! {
        <li class=class id=format!("i-{}", chart.id)>
            <Formerly kind=Published::Chart id=chart.id.as_str()/>
            <h3 class="tile__name">
                <a href=from_root(&format!("chart/{}.html", chart.id))>{chart.name.as_str()}</a>
            </h3>
            <div class="tile__pair">
                <dl class="tile__sides">
                    {side(chart.result.as_ref(), charts().result_year, "")}
                    {side(chart.target.as_ref(), charts().target_year, "目标")}
                </dl>
                {drawn.map(|scene| view(scene, "mini", None))}
            </div>
            {told(chart)}
            {note(chart).map(|note| html! { <p class="tile__note">{note}</p> })}
        </li>
    }
}

/// A side in words; what the report does not give is said to be missing.
fn side(side: Option<&'static Side>, year: u16, of: &'static str) -> impl IntoView {
    match side {
        Some(side) => {
            let class = format!("tile__number tile__number--{}", side.kind.as_str());
            let limits = Some(limits(side)).filter(|limits| !limits.is_empty());
            html! {
                <div>
                    <dt>{when(side)}</dt>
                    <dd class=class>{side.printed.as_str()}{limits.map(|limits| html! { <small>{limits}</small> })}</dd>
                </div>
            }
            .into_any()
        }
        None => html! {
            <div>
                <dt>{format!("{year}年{of}")}</dt>
                <dd class="unsaid">{UNSAID}</dd>
            </div>
        }
        .into_any(),
    }
}

/// The verdict with its sums, or the tag of what can't be compared; what has one side only shows that already.
fn told(chart: &'static Chart) -> Option<AnyView> {
    if let Some(verdict) = verdict(chart) {
        let sums = change_of(chart).map(|change| change.words());
        return Some(
            html! { <p class="tile__verdict">{verdict}</p><p class="tile__sums">{sums}</p> }.into_any(),
        );
    }
    let sign = match chart.basis {
        Basis::Similar => "≈",
        Basis::Different => "≠",
        Basis::Same | Basis::TargetOnly | Basis::ResultOnly => return None,
    };
    Some(html! { <p class="tile__basis"><span class="tag">{format!("{sign} {}", chart.basis.label())}</span></p> }.into_any())
}

/// What must be in sight already here: why two sides are not compared, why a target is lower, what one side leaves
/// open. What else there is to know of two sides that count the same stands with their chart.
fn note(chart: &'static Chart) -> Option<&'static str> {
    let is_plain = change_of(chart).is_some_and(|change| change.direction != Direction::Less);
    chart.note.as_deref().filter(|_| !is_plain)
}
