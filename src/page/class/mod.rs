//! The pages for class: what teachers project, print and read.

mod lesson_page;
mod quiz_page;
mod show;
mod slides_page;
mod teachers_page;
mod told;
mod worksheet_page;

use crate::html;
use leptos::prelude::*;
use report_model::Lesson;

use self::{
    lesson_page::LessonPage, quiz_page::QuizPage, slides_page::SlidesPage, teachers_page::TeachersPage,
    worksheet_page::WorksheetPage,
};
use super::{Module, Page};
use crate::content::{content, lessons};

/// All of them.
pub(super) fn pages() -> Vec<Page> {
    let lessons = &lessons().lessons;
    let mut pages = vec![guide()];
    pages.extend(lessons.iter().map(plan));
    pages.extend(lessons.iter().map(slides));
    pages.extend([quiz(), worksheet()]);
    pages
}

fn guide() -> Page {
    Page {
        path: "teachers.html".into(),
        title: format!("教师指南 - {}", content().report.title),
        description: "四节课、小测验、作业单，都用报告里的真数；没有网也能上课。五分钟看完就能用。".into(),
        module: Some(Module::Classroom),
        has_charts: false,
        subject: None,
        body: Box::new(|| html! { <TeachersPage/> }.into_any()),
    }
}

fn plan(lesson: &'static Lesson) -> Page {
    Page {
        path: format!("lesson/{}.html", lesson.id),
        title: format!("教案：{} - {}", lesson.title, content().report.title),
        description: lesson.purpose.clone(),
        module: None,
        has_charts: false,
        subject: None,
        body: Box::new(move || html! { <LessonPage lesson/> }.into_any()),
    }
}

fn slides(lesson: &'static Lesson) -> Page {
    Page {
        path: format!("slides/{}.html", lesson.id),
        title: format!("上课：{} - {}", lesson.title, content().report.title),
        description: format!(
            "{}页幻灯片，{}分钟：{}",
            lesson.slides().count(),
            lesson.minutes,
            lesson.purpose
        ),
        module: Some(Module::Classroom),
        has_charts: true,
        subject: None,
        body: Box::new(move || html! { <SlidesPage lesson/> }.into_any()),
    }
}

fn quiz() -> Page {
    Page {
        path: "quiz.html".into(),
        title: format!("小测验 - {}", content().report.title),
        description: "关于这份报告的小测验：自己做，或者投到屏幕上全班做；每题都有答案、理由和出处。".into(),
        module: Some(Module::Classroom),
        has_charts: false,
        subject: None,
        body: Box::new(|| html! { <QuizPage/> }.into_any()),
    }
}

fn worksheet() -> Page {
    Page {
        path: "worksheet.html".into(),
        title: format!("作业单 - {}", content().report.title),
        description: "关于这份报告的作业单：A卷、B卷、空白结构图和答案，黑白打印，编号一样题目就一样。"
            .into(),
        module: Some(Module::Classroom),
        has_charts: false,
        subject: None,
        body: Box::new(|| html! { <WorksheetPage/> }.into_any()),
    }
}
