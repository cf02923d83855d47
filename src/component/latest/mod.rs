//! 最新进度: how far the target's year had come, from a later source than the report.

use leptos::prelude::*;

use crate::{
    chart::{Latest, mistakes_told, progress_told, shared},
    component::live::live,
};

/// The latest progress with its date and source. Prerendered it is empty, since the feed comes later or never.
#[island]
pub fn LatestProgress() -> impl IntoView {
    let shared = shared()?;
    let latest = shared.latest.clone();
    let absent = {
        let latest = latest.clone();
        move || latest.read().is_none()
    };
    let part = |read: fn(&Latest) -> String| {
        let latest = latest.clone();
        move || latest.read().as_ref().map(read).unwrap_or_default()
    };
    let told = {
        let (chart, latest) = (shared.chart, latest.clone());
        move || latest.read().as_ref().map(|latest| progress_told(chart, latest))
    };
    // Both kinds of signals are the same one; this can be copied into every closure.
    let trouble = RwSignal::from(shared.trouble.clone());
    Some(view! {
        <section class="latest" id="latest" aria-labelledby="latest-title" hidden=absent>
            <h2 id="latest-title">"最新进度"</h2>
            <p class="latest__told" role="status">{live(told)}</p>
            <p class="chart__note">
                "来源："
                <a class="latest__source" href=part(|latest| latest.url.clone()) rel="noopener">{live(part(|latest| latest.source.clone()))}</a>
                "。这是报告之后的数，不是报告里的话。"
            </p>
        </section>
        <p class="chart__note latest__trouble" hidden=move || trouble.get() == 0>
            {live(move || mistakes_told(trouble.get()))}
        </p>
    })
}
