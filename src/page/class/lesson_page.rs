//! A lesson's plan: what a teacher reads before class, on a screen or on paper.

use crate::html;
use leptos::prelude::*;
use report_model::{Lesson, RichText, Sheet, Show, Stage};

use crate::{
    component::Rich,
    content::quiz,
    page::{
        from_root,
        shell::{Foot, Head},
    },
};

/// Everything in `<body>` of a lesson's plan.
#[component]
pub(super) fn LessonPage(
    /// The lesson.
    lesson: &'static Lesson,
) -> impl IntoView {
    html! {
        <Head title=lesson.title.as_str() tagline=lesson.purpose.clone()/>
        <main class="section lesson" id="main">
            <p class="lesson__start">
                <a class="button" href=from_root(&format!("slides/{}.html", lesson.id))>"开始上课"</a>
                <a class="button button--plain" href=from_root(&format!("worksheet.html?scope=lesson-{}", lesson.id))>"作业单"</a>
                <a class="button button--plain" href=from_root("teachers.html")>"教师指南"</a>
            </p>
            <p><b>"适合："</b>{lesson.grades.as_str()}</p>
            <h2 id="goals">"目标"</h2>
            <dl class="lesson__goals">
                {lesson.goals.iter().map(|goal| html! {
                    <div><dt>{goal.theme.as_str()}</dt><dd>{goal.text.as_str()}</dd></div>
                }).collect_view()}
            </dl>
            <h2 id="materials">"准备"</h2>
            <ul>{lesson.materials.iter().map(|one| html! { <li>{one.as_str()}</li> }).collect_view()}</ul>
            <h2 id="plan">{format!("{}分钟怎么安排", lesson.minutes)}</h2>
            <ol class="lesson__plan">{lesson.plan.iter().map(|stage| html! { <StageItem lesson stage/> }).collect_view()}</ol>
            <Questions lesson/>
            <Mistakes lesson/>
            <h2 id="levels">"分层"</h2>
            <h3>"帮一把"</h3>
            {list(&lesson.support)}
            <h3>"再挑战"</h3>
            {list(&lesson.challenge)}
            <h2 id="homework">"课后"</h2>
            {list(&lesson.homework)}
            {lesson.sheets.iter().map(|sheet| html! { <SheetOutline sheet/> }).collect_view()}
        </main>
        <Foot/>
    }
}

fn list(texts: &'static [RichText]) -> impl IntoView {
    html! { <ul>{texts.iter().map(|text| html! { <li><Rich text/></li> }).collect_view()}</ul> }
}

/// A stretch of the lesson, with its slides.
#[component]
fn StageItem(lesson: &'static Lesson, stage: &'static Stage) -> impl IntoView {
    let slides = stage.slides.iter().map(|slide| {
        let href = from_root(&format!("slides/{}.html#slide-{}", lesson.id, slide.id));
        html! { <li><a href=href>{slide.title.as_str()}</a>{format!("（{}分钟）", slide.minutes)}</li> }
    });
    html! {
        <li>
            <h3><span class="lesson__minutes">{format!("{}–{}分", stage.from, stage.to)}</span>{stage.title.as_str()}</h3>
            <p><b>"老师："</b><Rich text=&stage.teacher/></p>
            <p><b>"学生："</b><Rich text=&stage.pupils/></p>
            <ul class="lesson__slides" aria-label="这一段的幻灯片">{slides.collect_view()}</ul>
        </li>
    }
}

/// The open questions with what pupils may be expected to say, and those of the quiz with their answers.
#[component]
fn Questions(lesson: &'static Lesson) -> impl IntoView {
    let open = lesson.questions.iter().map(|one| {
        html! {
            <li>
                <p><b><Rich text=&one.ask/></b></p>
                <p>"可以这样说："</p>
                {list(&one.expect)}
            </li>
        }
    });
    let asked = lesson.slides().filter_map(|(_, slide)| match &slide.show {
        Show::Quiz { question } => quiz().question(question),
        _ => None,
    });
    let closed = asked.map(|question| {
        html! {
            <li>
                <p><b>{quiz().printed.plain(&question.prompt)}</b></p>
                <p>{format!("理由：{}", quiz().printed.plain(&question.reason))}</p>
            </li>
        }
    });
    html! {
        <h2 id="questions">"问题和回答"</h2>
        <h3>"说一说"</h3>
        <ul class="lesson__questions">{open.collect_view()}</ul>
        <h3>"考一考"</h3>
        <ul class="lesson__questions">{closed.collect_view()}</ul>
    }
}

/// Common mistakes, each taken apart.
#[component]
fn Mistakes(lesson: &'static Lesson) -> impl IntoView {
    (!lesson.mistakes.is_empty()).then(|| {
        html! {
            <h2 id="mistakes">"常见错误"</h2>
            <ul class="lesson__questions">
                {lesson.mistakes.iter().map(|one| html! {
                    <li>
                        <h3>{one.title.as_str()}</h3>
                        <p class="mistake__wrong"><b>"错："</b><Rich text=&one.wrong/></p>
                        <p class="mistake__right"><b>"对："</b><Rich text=&one.right/></p>
                        <p><Rich text=&one.why/></p>
                    </li>
                }).collect_view()}
            </ul>
        }
    })
}

/// What a sheet asks for; it is printed from the page of worksheets.
#[component]
fn SheetOutline(sheet: &'static Sheet) -> impl IntoView {
    html! {
        <h2>{sheet.title.as_str()}</h2>
        <p>{sheet.lead.as_str()}</p>
        <dl class="lesson__goals">
            {sheet.fields.iter().map(|field| html! {
                <div><dt>{field.label.as_str()}</dt><dd>{field.hint.as_str()}</dd></div>
            }).collect_view()}
        </dl>
        <p><b>"交之前看一看："</b>{format!("{}。", sheet.check.join("；"))}</p>
    }
}
