//! The buttons by which readers sort and filter the overview, and the line that says what they see.

use leptos::prelude::*;

use crate::{
    chart::{Filter, Order, Sorting, sorting},
    component::live::live,
    content::charts,
};

/// Sorts and filters the tiles of the page. Without a script the tiles stand by sector, all of them.
#[island]
pub fn Sorter() -> impl IntoView {
    let sorting = sorting();
    let orders = Order::ALL.map(|order| {
        let chosen = sorting.clone();
        let choose = sorting.clone();
        view! {
            <button
                type="button"
                aria-pressed=move || (chosen.get().order == order).to_string()
                on:click=move |_| show(Sorting { order, ..choose.get_untracked() })
            >
                {order.label()}
            </button>
        }
    });
    let filters = Filter::ALL.map(|filter| {
        let chosen = sorting.clone();
        let choose = sorting.clone();
        view! {
            <button
                type="button"
                aria-pressed=move || (chosen.get().filter == filter).to_string()
                on:click=move |_| show(Sorting { filter, ..choose.get_untracked() })
            >
                {filter.label()}
                <span class="sorter__count">{filter.count(charts())}</span>
            </button>
        }
    });
    view! {
        <div class="sorter needs-script">
            <div class="sorter__row" role="group" aria-label="排序">{orders.into_iter().collect_view()}</div>
            <div class="sorter__row" role="group" aria-label="只看">
                {filters.into_iter().collect_view()}
                <button type="button" class="sorter__reset" on:click=move |_| show(Sorting::default())>"还原"</button>
            </div>
        </div>
        <p class="sorter__told" role="status">{live(move || sorting.get().told(charts()))}</p>
    }
}

/// Shows the overview in another way, and tells the URL.
#[cfg_attr(not(feature = "overview"), expect(unused_variables, reason = "only a browser has buttons"))]
fn show(sorting: Sorting) {
    #[cfg(feature = "overview")]
    {
        crate::wake::show(sorting);
        crate::wake::write_url();
    }
}
