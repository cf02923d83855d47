//! The drawing as SVG.

use crate::html;
use leptos::prelude::*;

use super::{
    layout::{Layout, Node, Subject, layout},
    strand::Strand,
    words::{summary, words},
};
use crate::{
    content::content,
    diagram::facing::{Drawing, Section, Side, card_view, head_view},
    page::to_anchor,
    route::Slot,
    scale::coordinate,
};

/// Half of the least distance of knots, so that their targets touch but do not overlap.
const KNOT_REACH: &str = "20";
const KNOT_RADIUS: &str = "6";

/// The drawing of a section, with what it says in words.
///
/// Every part is a link into the document, so it works without WebAssembly.
#[component]
pub fn SectorDiagram(
    /// The section.
    section: Section<'static>,
) -> impl IntoView {
    let layout = layout(content(), &section);
    let [done, planned] = Side::BOTH.map(|side| side.year(content()));
    let label = format!("{}：{done}年做了什么，{planned}年接着做什么", section.name);
    let (summary, words) = (summary(&section, &layout), words(&section, &layout).into_any());
    let Layout { height, heads, strands, nodes } = layout;
    html! {
        <Drawing anchor=section.anchor label height summary words>
            {strands.into_iter().map(strand).collect_view()}
            {heads.into_iter().map(head_view).collect_view()}
            {nodes.into_iter().map(node).collect_view()}
        </Drawing>
    }
}

fn strand(strand: Strand<'static>) -> impl IntoView {
    let thread = strand.thread;
    let title = |topic| content().passage(topic).map_or("", |passage| passage.title.as_str());
    let reading = if strand.is_reading() { "，编者联系" } else { "" };
    let mut class = "part thread".to_owned();
    if strand.is_reading() {
        class.push_str(" thread--reading");
    }
    if strand.guest.is_some() {
        class.push_str(" thread--guest");
    }
    let (x, y) = (coordinate(strand.knot.x), coordinate(strand.knot.y));
    html! {
        <a
            class=class
            href=to_anchor(&Slot::Thread.anchor(&thread.id()))
            aria-label=format!("“{}”接到“{}”{reading}", title(&thread.from), title(&thread.to))
        >
            <path class="thread__line" d=strand.path()></path>
            <circle class="thread__reach" cx=x.clone() cy=y.clone() r=KNOT_REACH></circle>
            <circle class="thread__knot part__at" cx=x cy=y r=KNOT_RADIUS></circle>
        </a>
    }
}

fn node(node: Node<'static>) -> impl IntoView {
    let Node { subject, side, card } = node;
    let mut class = format!("part node node--{}", side.as_str());
    let (href, label) = match subject {
        Subject::Passage(passage, figures) => {
            let year = side.year(content());
            let figures = if figures == 0 { "没有数".to_owned() } else { format!("{figures}个数") };
            (Slot::Passage.anchor(passage.topic.as_str()), format!("{}，{year}年，{figures}", passage.title))
        }
        Subject::Guest(section, count) => {
            class.push_str(" node--guest");
            let verb = if side == Side::Done { "来自" } else { "通往" };
            (section.anchor, format!("{verb}{}，{count}条线", section.name))
        }
    };
    html! { <a class=class href=to_anchor(&href) aria-label=label>{card_view(card)}</a> }
}
