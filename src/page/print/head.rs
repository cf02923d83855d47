//! What stands over a page for paper, and at the edges of its sheets.

use std::fmt::Write;

use crate::html;
use leptos::prelude::*;
use report_model::Kind;

use super::{Part, date};
use crate::{content::content, page::from_root};

/// What the page is, how it is printed, what the looks of a figure mean.
#[component]
pub fn Head(parts: Vec<Part>) -> impl IntoView {
    let report = &content().report;
    let is_whole = parts.len() > 1;
    // A change of the running head begins a new sheet: this stands on the first part's.
    let class = format!("paper paper__head paper__part--{}", parts.first().map_or("", |part| part.id()));
    let kinds = [
        ("fig fig--result", Kind::Result, "已经做到的"),
        ("fig fig--estimate", Kind::Estimate, "作报告时年还没过完，估算的"),
        ("fig fig--target", Kind::Target, "这一年要做到的"),
        ("fig fig--plan", Kind::Plan, "没说一年做完的"),
        ("fig fig--standing", Kind::Standing, "门槛、总数等"),
    ];
    html! {
        <header class=class id="top">
            <p class="paper__hint">
                "这一页是给打印准备的：按Ctrl+P（苹果电脑按⌘P），或者在浏览器的菜单里选“打印”；选“另存为PDF”，就能存成文件。 "
                <a href=from_root("index.html")>"回到网页"</a>
            </p>
            <h1>{report.title.as_str()}</h1>
            <p>{format!("{}·{}作的{}", report.district, date(&report.delivered), report.official_title)}</p>
            {is_whole.then(|| html! {
                <p>{report.tagline.as_str()}</p>
                <ul class="paper__contents">
                    {parts.into_iter().map(|part| html! { <li><a href=format!("#{}", part.anchor())>{part.title()}</a></li> }).collect_view()}
                </ul>
            })}
            <p class="paper__kinds">
                {kinds.map(|(class, kind, meaning)| html! {
                    <span><b class=class>{kind.label()}</b>{meaning}</span>" "
                }).collect_view()}
            </p>
        </header>
    }
}

/// The styles of what is printed at the edges of each sheet: title, part, source and number of the page.
///
/// They are made here because their words are the report's. Browsers that don't know margin boxes leave them out.
pub fn running_heads() -> String {
    let report = &content().report;
    let mut css = format!(
        "@page{{@top-left{{content:{:?}}}@bottom-left{{content:{:?}}}}}",
        report.title,
        format!("出处：{}{}（{}）", report.district, report.official_title, date(&report.delivered)),
    );
    for part in Part::all() {
        let (id, name) = (part.id(), part.name());
        // Writing to memory does not fail.
        let _ = write!(css, "@page {id}{{@top-right{{content:{name:?}}}}}.paper__part--{id}{{page:{id}}}");
    }
    css
}
