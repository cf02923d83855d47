//! A passage of the report: what it says in one sentence, and a fold with the rest.

use crate::html;
use leptos::prelude::*;
use report_model::{Evidence, Figure, Mention, MentionKind, Passage, Published, TopicCode};

use super::{figure::FigureList, formerly::Formerly, note::TermInText, rich_text::Rich};
use crate::{
    content::content,
    page::{on_paper, to_anchor},
    route::Slot,
};

/// A passage. The fold opens by itself when the URL names something inside it, so links work without a script.
#[component]
pub fn PassageCard(
    /// The passage.
    passage: &'static Passage,
) -> impl IntoView {
    let code = passage.topic.as_str();
    let figures: Vec<_> = content().figures_of(&passage.topic).collect();
    let count = match figures.len() {
        0 => format!("{}点", passage.points.len()),
        figures => format!("{}点，{figures}个数", passage.points.len()),
    };
    html! {
        <article class="passage">
            <h4>{passage.title.as_str()}</h4>
            <p class="passage__summary"><Rich text=&passage.summary/></p>
            <details data-passage=code>
                <summary>
                    "细看" <span class="hidden">{format!("“{}”", passage.title)}</span>
                    <span class="passage__count">{count}</span>
                </summary>
                <div class="passage__body" id=Slot::Passage.anchor(code)>
                    <Formerly kind=Published::Passage id=code/>
                    <Body passage figures/>
                </div>
            </details>
        </article>
    }
}

/// A passage on paper: everything that the fold holds, without the fold.
#[component]
pub fn PrintedPassage(
    /// The passage.
    passage: &'static Passage,
) -> impl IntoView {
    let figures = content().figures_of(&passage.topic).collect();
    html! {
        <article class="passage" id=Slot::Passage.anchor(passage.topic.as_str())>
            <h4>{passage.title.as_str()}</h4>
            <p class="passage__summary"><Rich text=&passage.summary/></p>
            <div class="passage__body"><Body passage figures/></div>
        </article>
    }
}

/// What there is to know of a passage beyond its summary.
#[component]
fn Body(passage: &'static Passage, figures: Vec<&'static Figure>) -> impl IntoView {
    let code = passage.topic.as_str();
    let official = content().topic(&passage.topic).map_or("", |topic| topic.title.as_str());
    html! {
        <ul class="points">
            {passage.points.iter().map(|point| html! { <li><Rich text=point/></li> }).collect_view()}
        </ul>
        {(!figures.is_empty()).then(|| html! { <h5>"这一段的数字"</h5><FigureList figures/> })}
        {(!passage.mentions.is_empty()).then(|| html! { <h5>"点到名的"</h5><Mentions mentions=&passage.mentions/> })}
        <Threads topic=&passage.topic/>
        <p class="passage__official">{format!("对应报告 {code}“{official}”")}</p>
    }
}

/// The way to a passage: its title, on paper also its code.
#[component]
pub fn PassageLink(
    /// Its code.
    topic: &'static TopicCode,
    /// What stands before the title, as part of the link.
    #[prop(optional)]
    verb: &'static str,
) -> impl IntoView {
    let title = content().passage(topic).map_or("", |passage| passage.title.as_str());
    let code = if on_paper() { format!("（{topic}）") } else { String::new() };
    html! { <a href=to_anchor(&Slot::Passage.anchor(topic.as_str()))>{format!("{verb}“{title}”{code}")}</a> }
}

/// What this passage continues, with the reason; or, on the other side, where it is continued.
#[component]
fn Threads(topic: &'static TopicCode) -> impl IntoView {
    let back: Vec<_> = content()
        .threads_to(topic)
        .map(|thread| {
            let theme =
                (thread.evidence == Evidence::Theme).then(|| html! { <span class="tag">"编者联系"</span> });
            html! { <li id=Slot::Thread.anchor(&thread.id()) data-item="">{theme}<Rich text=&thread.why/>" 看"<PassageLink topic=&thread.from/></li> }
        })
        .collect();
    let on: Vec<_> = content()
        .threads_from(topic)
        .map(|thread| html! { <li><PassageLink topic=&thread.to/></li> })
        .collect();
    html! {
        {(!back.is_empty()).then(|| html! {
            <h5>{format!("接着{}年", content().report.result_year)}</h5>
            <ul class="threads">{back}</ul>
        })}
        {(!on.is_empty()).then(|| html! {
            <h5>{format!("{}年接着做", content().report.target_year)}</h5>
            <ul class="threads threads--on">{on}</ul>
        })}
    }
}

/// Everything that a passage names, by kind.
#[component]
fn Mentions(mentions: &'static [Mention]) -> impl IntoView {
    let group = |kind: MentionKind| {
        let names: Vec<_> = mentions.iter().filter(|mention| mention.kind == kind).collect();
        (!names.is_empty()).then(|| {
            html! {
                <div>
                    <dt>{kind.label()}</dt>
                    <dd>
                        <ul>
                            {names.into_iter().map(|mention| html! { <li>{name(mention)}</li> }).collect_view()}
                        </ul>
                    </dd>
                </div>
            }
        })
    };
    html! { <dl class="mentions">{MentionKind::ALL.map(group).collect_view()}</dl> }
}

/// A name, which leads to its explanation where the glossary has one.
fn name(mention: &'static Mention) -> AnyView {
    let name = mention.name.as_str();
    match &mention.term {
        Some(id) => html! { <TermInText id words=name/> }.into_any(),
        None => name.into_any(),
    }
}
