//! The drawing of a chart's page: live, since readers try things out and progress comes in.

use leptos::prelude::*;

use crate::{
    chart::{amounts, figure, shared, view},
    content::charts,
};

/// Drawn for a phone and for a wider place, in CSS pixels; styles show one of them.
const WIDTHS: [(f64, &str); 2] = [(300.0, "plot plot--narrow"), (640.0, "plot plot--wide")];

/// The chart of the page; for a growth rate also the amounts behind it.
#[island]
pub fn Plot() -> impl IntoView {
    shared().map(|shared| {
        let of_amounts = shared.chart.base.as_ref().map(|base| {
            let shared = shared.clone();
            view! {
                <p class="plot__title">{format!("换成数额（{}，计算值，不是预测）", base.unit)}</p>
                {WIDTHS.map(|(width, class)| {
                    let shared = shared.clone();
                    move || amounts(shared.chart, &shared.state(), width).map(|scene| view(scene, class))
                }).collect_view()}
            }
        });
        view! {
            {WIDTHS.map(|(width, class)| {
                let shared = shared.clone();
                move || view(figure(charts(), shared.chart, &shared.state(), width), class)
            }).collect_view()}
            {of_amounts}
        }
    })
}
