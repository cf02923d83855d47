//! A lesson as slides. Without a script it is a document: slide after slide, each with what the teacher says.

use crate::html;
use leptos::{context::Provider, prelude::*};
use report_model::{Lesson, Show, Slide, Stage};

use super::show::Shown;
use crate::{
    component::{FindingBoard, Rich, deck::Deck},
    content::content,
    page::{Elsewhere, from_root},
};

/// Everything in `<body>` of a lesson's slides.
#[component]
pub(super) fn SlidesPage(
    /// The lesson.
    lesson: &'static Lesson,
) -> impl IntoView {
    let ids =
        lesson.slides().map(|(_, slide)| (slide.id.clone(), slide.title.clone(), slide.minutes)).collect();
    html! {
        <Provider value=Elsewhere("../index.html")>
            <header class="deck__head">
                <p><a href=from_root("teachers.html") target="_self">"教师指南"</a></p>
                <h1>{lesson.title.as_str()}</h1>
                <p>{lesson.purpose.as_str()}</p>
                <p><a href=from_root(&format!("lesson/{}.html", lesson.id)) target="_self">"这节课的教案"</a></p>
            </header>
            <main class="deck" id="main" data-lesson=lesson.id.as_str()>
                {lesson.slides().map(|(stage, slide)| html! { <SlideSection lesson stage slide/> }).collect_view()}
            </main>
            <FindingBoard/>
            <Deck label=format!("上课：{}", lesson.title) slides=ids/>
        </Provider>
    }
}

/// One slide, and what the teacher says meanwhile.
#[component]
fn SlideSection(lesson: &'static Lesson, stage: &'static Stage, slide: &'static Slide) -> impl IntoView {
    let anchor = format!("slide-{}", slide.id);
    let title = format!("{anchor}-title");
    let lines = (!slide.lines.is_empty()).then(|| {
        let line = |line| html! { <li><Rich text=line/></li> };
        html! { <ul class="slide__lines">{slide.lines.iter().map(line).collect_view()}</ul> }
    });
    let kind = match slide.show {
        Show::Targets { sector: None } => "overview",
        _ => slide.show.kind(),
    };
    let class = format!("slide slide--{kind}");
    html! {
        <section class=class id=anchor aria-labelledby=title.clone() tabindex="-1">
            <div class="slide__face">
                <h2 class="slide__title" id=title.clone()>{slide.title.as_str()}</h2>
                <div class="slide__body">
                    {lines}
                    <div class="slide__show"><Shown lesson slide/></div>
                </div>
                <p class="slide__source">{format!("{} · {}", content().report.title, content().report.official_title)}</p>
            </div>
            <div class="slide__notes">
                <h3>"给老师"</h3>
                <p class="slide__when">
                    {format!("{}（第{}–{}分钟） · 这一页{}分钟", stage.title, stage.from, stage.to, slide.minutes)}
                </p>
                <p class="slide__say"><Rich text=&slide.notes/></p>
                <p><b>"老师："</b><Rich text=&stage.teacher/></p>
                <p><b>"学生："</b><Rich text=&stage.pupils/></p>
            </div>
        </section>
    }
}
