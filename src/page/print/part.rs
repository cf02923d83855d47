//! The parts that consist of passages.

use crate::html;
use leptos::prelude::*;
use report_model::{Difficulty, Group, Kind, Passage, Sector, TopicCode};

use crate::{
    component::{FigureView, PassageLink, PrintedPassage, Rich},
    content::content,
    diagram::overview::OverviewDiagram,
    page::{
        main_page::{Facing, passages},
        year_heading,
    },
};

/// The year as a whole: the headlines, all parts in one drawing, the passages.
#[component]
pub fn OverviewPart() -> impl IntoView {
    html! {
        <Headlines/>
        <p class="paper__caveat"><Rich text=&content().report.caveat/></p>
        <OverviewDiagram/>
        <Year part=1 passages=passages(Group::Overview, 1)/>
        <Year part=2 passages=passages(Group::Overview, 2)/>
    }
}

/// The headlines as a table.
#[component]
fn Headlines() -> impl IntoView {
    let report = &content().report;
    let cell = |id: &'static Option<String>| {
        let figure = content().figure(id.as_ref()?)?;
        let kind = (figure.kind != Kind::Result).then(|| html! { <small>{figure.kind.label()}</small> });
        Some(html! { <FigureView id=figure.id.as_str() said=true/>" "{kind} })
    };
    let rows = report.headlines.iter().filter_map(|headline| {
        let indicator = content().indicators.iter().find(|one| one.id == headline.indicator)?;
        Some(html! {
            <tr>
                <th scope="row">{headline.title.as_str()}<small>{indicator.name.as_str()}</small></th>
                <td>{cell(&indicator.result)}</td>
                <td>{cell(&indicator.target)}</td>
                <td><Rich text=&headline.text/></td>
            </tr>
        })
    });
    html! {
        <table class="paper__table paper__table--headlines">
            <thead>
                <tr>
                    <th scope="col">"一件事"</th>
                    <th scope="col">{format!("{}年", report.result_year)}</th>
                    <th scope="col">{format!("{}年", report.target_year)}</th>
                    <th scope="col">"说的是什么"</th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

/// A sector: what it is about, its drawing, its passages.
#[component]
pub fn SectorPart(sector: &'static Sector) -> impl IntoView {
    let below = |topic: &'static TopicCode| content().passages_below(topic).collect();
    html! {
        <p><Rich text=&sector.lead/></p>
        <Facing anchor=format!("s-{}", sector.id)/>
        <Year part=1 passages=below(&sector.result_topic)/>
        <Year part=2 passages=below(&sector.target_topic)/>
    }
}

/// The government itself.
#[component]
pub fn ConductPart() -> impl IntoView {
    html! {
        <Facing anchor="conduct".to_owned()/>
        <Year part=1 passages=passages(Group::Conduct, 1)/>
        <Year part=2 passages=passages(Group::Conduct, 3)/>
    }
}

/// What was done (part 1 of the report), or what is to be done.
#[component]
fn Year(part: u16, passages: Vec<&'static Passage>) -> impl IntoView {
    html! {
        <h3 class="paper__year">{year_heading(part)}</h3>
        {passages.into_iter().map(|passage| html! { <PrintedPassage passage/> }).collect_view()}
    }
}

/// The difficulties, each with the tasks that answer it, and the passage that admits them.
#[component]
pub fn DifficultiesPart() -> impl IntoView {
    html! {
        <ol class="paper__list">{content().difficulties.iter().map(difficulty).collect_view()}</ol>
        <h3>"报告的这一段"</h3>
        {passages(Group::Difficulties, 1).into_iter().map(|passage| html! { <PrintedPassage passage/> }).collect_view()}
    }
}

fn difficulty(difficulty: &'static Difficulty) -> impl IntoView {
    html! {
        <li id=format!("d-{}", difficulty.id)>
            <h3>{difficulty.title.as_str()}</h3>
            <p><Rich text=&difficulty.text/></p>
            <p><b class="tag">"编者理解"</b>"哪些任务在回应它："</p>
            <ul>
                {difficulty.answers.iter().map(|answer| html! {
                    <li>{answer.why.as_str()}"：看"<PassageLink topic=&answer.topic/></li>
                }).collect_view()}
            </ul>
        </li>
    }
}
