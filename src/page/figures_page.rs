//! Every figure of the report on one page, in the report's order, each with a link of its own.

use crate::html;
use leptos::prelude::*;
use report_model::Passage;

use super::shell::{Foot, Head};
use crate::{component::FigureList, content::content, page::from_root, route::Slot};

/// Everything in `<body>` of the page with all figures.
#[component]
pub fn FiguresPage() -> impl IntoView {
    let content = content();
    let tagline = format!(
        "报告里的{}个数和文字目标，照报告的顺序。点数字，看官方原文；点它数的是什么，打开它单独的一页，可以发给别人。",
        content.figures.len()
    );
    let passages: Vec<_> = content.passages.iter().map(|passage| html! { <Counted passage/> }).collect();
    html! {
        <Head title="全部数字" up="#data" tagline/>
        <main class="section" id="main">{passages}</main>
        <Foot/>
    }
}

/// The figures of a passage; nothing where it has none.
#[component]
fn Counted(passage: &'static Passage) -> impl IntoView {
    let figures: Vec<_> = content().figures_of(&passage.topic).collect();
    let anchor = Slot::Passage.anchor(passage.topic.as_str());
    (!figures.is_empty()).then(|| {
        html! {
            <section class="counted" aria-labelledby=format!("f-{}", passage.topic)>
                <h2 id=format!("f-{}", passage.topic)>
                    <a href=from_root(&format!("index.html#{anchor}"))>{passage.title.as_str()}</a>
                </h2>
                <FigureList figures linked=true/>
            </section>
        }
    })
}
