//! What the drawings of two facing years share as markup: the figure around them, cards, words over cards.

use crate::html;
use leptos::prelude::*;
use report_model::Point;

use super::{Card, Head, Side, WIDTH, count};
use crate::{page::on_paper, scale::coordinate};

/// A drawing with one sentence on it and the same in words, folded.
#[component]
pub fn Drawing(
    /// The id of the section that it draws; the ids in the figure begin with it.
    anchor: String,
    /// What the drawing is about.
    label: String,
    /// The height of the drawing.
    height: f64,
    /// One sentence that says what is seen.
    summary: String,
    /// What the drawing says, in words.
    words: AnyView,
    /// The shapes. Lines between the columns are painted with the colours of both years.
    children: Children,
) -> impl IntoView {
    let caption = format!("{anchor}-drawing");
    let flow = anchor + "-flow";
    let stroke = format!("url(#{flow})");
    html! {
        <figure class="diagram">
            <svg
                class="diagram__drawing"
                viewBox=format!("0 0 {} {}", coordinate(WIDTH), coordinate(height))
                role="group"
                data-parts=""
                aria-label=label
                aria-describedby=caption.clone()
                stroke=stroke
            >
                <linearGradient
                    id=flow
                    gradientUnits="userSpaceOnUse"
                    x1=coordinate(Side::Done.inner())
                    x2=coordinate(Side::Planned.inner())
                    y1="0"
                    y2="0"
                >
                    <stop class="flow__done" offset=".2"></stop>
                    <stop class="flow__planned" offset=".8"></stop>
                </linearGradient>
                {children()}
            </svg>
            <figcaption>
                <p id=caption>{summary}</p>
                // On paper, the passages say the same.
                {(!on_paper()).then(|| html! {
                    <details class="diagram__words">
                        <summary>"用文字看这张图"</summary>
                        {words}
                    </details>
                })}
            </figcaption>
        </figure>
    }
}

/// Words over cards.
pub fn head_view(head: Head) -> impl IntoView {
    let Head { at, year, words } = head;
    let class = year.map_or("head".to_owned(), |side| format!("head head--{}", side.as_str()));
    html! { <text class=class x=coordinate(at.x) y=coordinate(at.y)>{words}</text> }
}

/// The box, the words and the dots of a card.
pub fn card_view(card: Card<'static>) -> impl IntoView {
    let Card { rect, lines, dots, pitch } = card;
    // A row is one line, dashed into dots. It is a little longer than to the
    // last dot, so that rounding does not lose it.
    let row = |(at, n): &(Point, usize)| {
        let length = count(n - 1) * pitch + 0.1;
        format!("M{} {}h{}", coordinate(at.x), coordinate(at.y), coordinate(length))
    };
    let rows: String = dots.iter().map(row).collect();
    html! {
        <rect
            class="node__box part__at"
            x=coordinate(rect.x)
            y=coordinate(rect.y)
            width=coordinate(rect.width)
            height=coordinate(rect.height)
            rx="8"
        ></rect>
        {lines
            .into_iter()
            .map(|(at, line)| html! { <text x=coordinate(at.x) y=coordinate(at.y)>{line}</text> })
            .collect_view()}
        {(!rows.is_empty()).then(|| html! { <path class="node__dots" d=rows></path> })}
    }
}
