//! All targets on one page, to be sorted and filtered; and the report's sums of money as one picture.

use crate::html;
use leptos::prelude::*;
use report_model::Chart;

use super::shell::{Foot, Head};
use crate::{
    chart::GROUPS,
    component::{MoneyPicture, Sorter, Tile},
    content::{charts, content},
    page::from_root,
};

/// Everything in `<body>` of the overview.
#[component]
pub fn TargetsPage() -> impl IntoView {
    html! {
        <Head title="目标总览：一项一块" up="#targets" wide=true/>
        <main class="section section--wide" id="main" data-feed=from_root("data/progress.json")>
            <Wall/>
        </main>
        <section class="section section--wide" id="money" aria-labelledby="money-title">
            <h2 id="money-title">{content().money.title.as_str()}</h2>
            <MoneyPicture/>
        </section>
        <Foot/>
    }
}

/// Every indicator as a tile, with the ways to sort and filter them.
#[component]
pub(super) fn Wall() -> impl IntoView {
    html! {
        <div class="wall" id="wall">
            <p class="lead">
                {format!(
                    "每一块是一件事：{}年做到多少，{}年要做到多少。只有数的是同一样东西，才画两根条来比；点开一块，看完整的图、算式和原文。",
                    charts().result_year,
                    charts().target_year,
                )}
            </p>
            <Sorter/>
            <p class="wall__trouble" id="wall-trouble" hidden></p>
            <ul class="wall__jump" aria-label="跳到领域">
                {sectors().into_iter().map(|(id, name)| html! { <li><a href=format!("#s-{id}")>{name}</a></li> }).collect_view()}
                <li><a href="#money">{content().money.title.as_str()}</a></li>
            </ul>
            {sectors().into_iter().map(|(id, name)| html! { <Sector id name/> }).collect_view()}
            // Empty until a reader asks for another order.
            {GROUPS.map(|(anchor, title, about)| html! {
                <section class="wall__group" id=anchor aria-labelledby=format!("{anchor}-title") hidden>
                    <h2 id=format!("{anchor}-title")>{title}</h2>
                    <p class="wall__about">{about}</p>
                    <ul class="tiles"></ul>
                </section>
            }).collect_view()}
        </div>
    }
}

/// Everything in `<body>` of the page of the money alone.
#[component]
pub fn MoneyPage() -> impl IntoView {
    html! {
        <Head title=content().money.title.as_str() up="#targets"/>
        <main class="section" id="main">
            <h2 class="hidden">"图和清单"</h2>
            <MoneyPicture/>
            <p><a href=from_root("targets.html")>"全部目标对照"</a></p>
        </main>
        <Foot/>
    }
}

/// The sectors with their names, the district as a whole first.
pub fn sectors() -> Vec<(&'static str, &'static str)> {
    let sectors = content().sectors.iter().map(|sector| (sector.id.as_str(), sector.name.as_str()));
    std::iter::once(("overview", "全区总账")).chain(sectors).collect()
}

/// The tiles of a sector.
#[component]
fn Sector(id: &'static str, name: &'static str) -> impl IntoView {
    let tiles: Vec<&'static Chart> = charts().charts.iter().filter(|chart| chart.sector == id).collect();
    html! {
        <section class="wall__group" id=format!("s-{id}") aria-labelledby=format!("s-{id}-title")>
            <h2 id=format!("s-{id}-title")>{name}</h2>
            <ul class="tiles">{tiles.into_iter().map(|chart| html! { <Tile chart/> }).collect_view()}</ul>
        </section>
    }
}
