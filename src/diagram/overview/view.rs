//! The overview as SVG.

use crate::html;
use leptos::prelude::*;
use report_model::{Difficulty, Point};

use super::{
    layout::{Bundle, Layout, Sign, Sum, layout, layout_of_sections},
    words::{summary, words},
};
use crate::{
    content::content,
    diagram::facing::{Card, Drawing, card_view, head_view},
    page::to_anchor,
    scale::coordinate,
};

/// From the middle of a figure to its baseline.
const LABEL_DROP: f64 = 5.0;

/// The drawing of all sections, with what it says in words.
#[component]
pub fn OverviewDiagram(
    /// Whether the difficulties are left out.
    #[prop(optional)]
    sections_only: bool,
) -> impl IntoView {
    let layout = if sections_only { layout_of_sections(content()) } else { layout(content()) };
    let [done, planned] = [content().report.result_year, content().report.target_year];
    let more = if sections_only { "" } else { "，还有哪些困难" };
    let label = format!("全部领域：{done}年做了什么，{planned}年要做什么{more}");
    let (summary, words) = (summary(content(), &layout), words(content(), &layout).into_any());
    let Layout { height, heads, sums, difficulties, bundles, answers, signs } = layout;
    let labels = bundles.iter().filter_map(count).collect_view();
    html! {
        <Drawing anchor="sectors".to_owned() label height summary words>
            <g class="bundles" aria-hidden="true">
                {bundles.iter().map(bundle).collect_view()}
                {answers.iter().map(answer).collect_view()}
                {labels}
                {signs.iter().map(sign).collect_view()}
            </g>
            {heads.into_iter().map(head_view).collect_view()}
            {sums.into_iter().map(sum).collect_view()}
            {difficulties.into_iter().map(difficulty).collect_view()}
        </Drawing>
    }
}

fn bundle(bundle: &Bundle) -> impl IntoView + use<> {
    html! { <path stroke-width=coordinate(bundle.width()) d=path(&bundle.curve)></path> }
}

fn answer(answer: &Bundle) -> impl IntoView + use<> {
    html! { <path class="answer" d=path(&answer.curve)></path> }
}

fn count(bundle: &Bundle) -> Option<impl IntoView + use<>> {
    let Point { x, y } = bundle.label?;
    let count = bundle.count;
    Some(html! { <text class="bundles__count" x=coordinate(x) y=coordinate(y + LABEL_DROP)>{count}</text> })
}

fn path(curve: &[Point; 4]) -> String {
    let [a, b, c, d] = curve.map(|point| format!("{} {}", coordinate(point.x), coordinate(point.y)));
    format!("M{a}C{b} {c} {d}")
}

/// What a kind of mark means.
fn sign(sign: &Sign) -> impl IntoView + use<> {
    let &Sign { line: [from, to], class, at, words } = sign;
    let path = format!("M{} {}H{}", coordinate(from.x), coordinate(from.y), coordinate(to.x));
    html! {
        <path class=class d=path></path>
        <text x=coordinate(at.x) y=coordinate(at.y)>{words}</text>
    }
}

fn sum(sum: Sum<'static>) -> impl IntoView {
    let Sum { anchor, name, side, passages, figures, card } = sum;
    let year = side.year(content());
    html! {
        <a
            class=format!("part node node--{} node--sum", side.as_str())
            href=to_anchor(&anchor)
            aria-label=format!("{name}{passages}段 {figures}个数，{year}年")
        >
            {card_view(card)}
        </a>
    }
}

fn difficulty((difficulty, card): (&'static Difficulty, Card<'static>)) -> impl IntoView {
    html! {
        <a
            class="part node node--difficulty"
            href=to_anchor(&format!("d-{}", difficulty.id))
            aria-label=format!("困难：{}", difficulty.title)
        >
            {card_view(card)}
        </a>
    }
}
