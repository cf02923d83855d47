//! What the overview says, in words.

use crate::html;
use leptos::prelude::*;
use report_model::{Content, Report};

use super::layout::{Bundle, Layout};
use crate::page::to_anchor;

/// One sentence on how to read the drawing.
pub fn summary(content: &Content, layout: &Layout<'_>) -> String {
    let figures: usize = layout.sums.iter().map(|sum| sum.figures).sum();
    format!(
        "左边是{}年，右边是{}年，每个小点是报告里的一个数，共{figures}个。带子越宽，接上的越多；宽的带子上写着条数。",
        content.report.result_year, content.report.target_year
    )
}

/// Each section with its counts and where its threads lead, then the difficulties with who answers them.
pub fn words(content: &Content, layout: &Layout<'static>) -> impl IntoView + use<> {
    let half = layout.sums.len() / 2;
    let Report { result_year, target_year, .. } = content.report;
    let lists = |bundles: &[Bundle], from: usize, unit: &str| {
        let ends = bundles.iter().filter(|bundle| bundle.from == from);
        let words = ends.map(|bundle| format!("{}{}{unit}", layout.sums[bundle.to].name, bundle.count));
        words.collect::<Vec<_>>().join("、")
    };
    let sections = (0..half).map(|i| {
        let (done, planned) = (&layout.sums[i], &layout.sums[half + i]);
        let counts = format!(
            "：{result_year}年{}段{}个数，{target_year}年{}段{}个数；接到{}",
            done.passages,
            done.figures,
            planned.passages,
            planned.figures,
            lists(&layout.bundles, i, "条")
        );
        html! { <li><a href=to_anchor(&done.anchor)>{done.name}</a>{counts}</li> }
    });
    let has_difficulties = !layout.difficulties.is_empty();
    let difficulties = layout.difficulties.iter().enumerate().map(|(i, (difficulty, _))| {
        let answers = format!("：{}", lists(&layout.answers, i, "项"));
        html! { <li><a href=to_anchor(&format!("d-{}", difficulty.id))>{difficulty.title.as_str()}</a>{answers}</li> }
    });
    html! {
        <p>"各领域从前一年接到后一年的条数："</p>
        <ul>{sections.collect_view()}</ul>
        {has_difficulties.then(|| html! {
            <p>"困难，和回应它的任务（编者理解）："</p>
            <ul>{difficulties.collect_view()}</ul>
        })}
    }
}
