//! The drawings of a chart's page. Prerendered; in the browser they are drawn anew when something is tried or comes in
//! (see `wake/charts.rs`).

use crate::html;
use leptos::{attr::custom::custom_attribute, prelude::*};
use report_model::Chart;

use crate::{
    chart::{Drawing, State, WIDTHS, drawing, headline, rates, view},
    content::charts,
    scale::coordinate,
};

/// The chart; for a growth rate also the amounts behind it. Each is drawn for a phone and for a wider place, and
/// styles show one of them.
#[component]
pub fn Plot(
    /// The chart.
    chart: &'static Chart,
) -> impl IntoView {
    let drawn = move |which: Drawing| {
        WIDTHS
            .into_iter()
            .filter_map(|width| {
                let scene = drawing(charts(), chart, &State::default(), which, width)?;
                let name = match which {
                    Drawing::Figure => headline(chart),
                    Drawing::Amounts => format!("{}换成数额", chart.name),
                };
                // What a link brings along makes it higher (see tried.js).
                let tried = rates(chart).and_then(|rates| {
                    let state = State { rate: Some(*rates.start()), latest: None };
                    let tall = drawing(charts(), chart, &state, which, width)?;
                    let ends = [*rates.start(), *rates.end(), tall.height].map(coordinate).join(" ");
                    Some(ends)
                });
                let drawn = view(scene, which.class(width), Some(name));
                Some(drawn.add_any_attr(custom_attribute("data-tried", tried)))
            })
            .collect_view()
    };
    let title = chart.base.as_ref().map(|base| {
        html! { <p class="plot__title">{format!("换成数额（{}，计算值，不是预测）", base.unit)}</p> }
    });
    html! {
        {drawn(Drawing::Figure)}
        {title}
        {drawn(Drawing::Amounts)}
    }
}
