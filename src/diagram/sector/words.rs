//! What the drawing of a section says, in words.

use crate::html;
use leptos::prelude::*;
use report_model::{Evidence, Passage, Thread, TopicCode};

use super::{
    layout::{Layout, Subject},
    strand::end,
};
use crate::{
    content::content,
    diagram::facing::{Section, Side, sections},
    page::to_anchor,
    route::Slot,
};

/// One sentence: how much there is on both sides, and how much of it is joined.
pub fn summary(section: &Section<'_>, layout: &Layout<'_>) -> String {
    let [done, planned] = Side::BOTH.map(|side| {
        let figures: usize = layout
            .nodes
            .iter()
            .filter(|node| node.side == side)
            .map(|node| if let Subject::Passage(_, figures) = node.subject { figures } else { 0 })
            .sum();
        format!("{}年{}段、{figures}个数", side.year(content()), section.passages(side).len())
    });
    let guests = layout.strands.iter().filter(|strand| strand.guest.is_some()).count();
    let own = layout.strands.len() - guests;
    format!(
        "{done}，{planned}。{own}条粗线把两年接上，{guests}条细线连着别处；虚线是编者联系。每个小点是一个数。"
    )
}

/// Which passages there are, what each task continues, and what leads elsewhere.
pub fn words(section: &Section<'static>, layout: &Layout<'static>) -> impl IntoView + use<> {
    let threads: Vec<_> = layout.strands.iter().map(|strand| strand.thread).collect();
    let passages = |side: Side| {
        layout.nodes.iter().filter(move |node| node.side == side).filter_map(|node| match node.subject {
            Subject::Passage(passage, figures) => Some((passage, figures)),
            Subject::Guest(..) => None,
        })
    };
    let done = passages(Side::Done).map(|(passage, figures)| {
        let on = threads.iter().copied().filter(|thread| thread.from == passage.topic);
        let away = ends(section, on.clone().filter(|thread| !section.has(&thread.to)), Side::Planned);
        let lonely = on.count() == 0;
        html! { <li>{counted(passage, figures)}{away.map(|away| ("，通往", away))}{lonely.then_some("，没有连线")}</li> }
    });
    let planned = passages(Side::Planned).map(|(passage, figures)| {
        let back = threads.iter().copied().filter(|thread| thread.to == passage.topic);
        let back = ends(section, back, Side::Done);
        let words = match back {
            Some(back) => ("，接着", back).into_any(),
            None => "，没有连线".into_any(),
        };
        html! { <li>{counted(passage, figures)}{words}</li> }
    });
    html! {
        <p>{Side::Done.title(content())}"："</p>
        <ul>{done.collect_view()}</ul>
        <p>{Side::Planned.title(content())}"："</p>
        <ul>{planned.collect_view()}</ul>
    }
}

/// A passage, linked, and how many figures it has.
fn counted(passage: &'static Passage, figures: usize) -> impl IntoView {
    let count = (figures > 0).then(|| format!("（{figures}个数）"));
    html! { <a href=to_anchor(&Slot::Passage.anchor(passage.topic.as_str()))>{passage.title.as_str()}</a>{count} }
}

/// The passages at one end of some threads: the section's own first, then others with their section's name.
fn ends(own: &Section<'_>, threads: impl Iterator<Item = &'static Thread>, side: Side) -> Option<String> {
    let mut words = Vec::new();
    for thread in threads {
        let topic: &TopicCode = end(thread, side);
        let title = content().passage(topic).map_or("", |passage| passage.title.as_str());
        let reading = if thread.evidence == Evidence::Theme { "（编者联系）" } else { "" };
        let elsewhere = sections(content()).into_iter().find(|section| section.has(topic));
        let elsewhere = elsewhere.filter(|section| section.anchor != own.anchor);
        let place = elsewhere.map_or(String::new(), |section| format!("{}的", section.name));
        words.push((!place.is_empty(), format!("{place}“{title}”{reading}")));
    }
    words.sort_by_key(|(elsewhere, _)| *elsewhere);
    let words: Vec<_> = words.into_iter().map(|(_, words)| words).collect();
    (!words.is_empty()).then(|| words.join("、"))
}
