//! The pages for class: what teachers project, print and read.

mod quiz_page;
mod worksheet_page;

use leptos::prelude::*;

use self::{quiz_page::QuizPage, worksheet_page::WorksheetPage};
use super::{Module, Page};
use crate::content::content;

/// Whether the page with this path is one of them.
pub(super) fn is_one(path: &str) -> bool {
    path.starts_with("lesson/")
        || path.starts_with("slides/")
        || matches!(path, "teachers.html" | "quiz.html" | "worksheet.html")
}

/// All of them.
pub(super) fn pages() -> Vec<Page> {
    let title = |name: &str| format!("{name} - {}", content().report.title);
    let quiz = Page {
        path: "quiz.html".into(),
        title: title("小测验"),
        description: "关于这份报告的小测验：自己做，或者投到屏幕上全班做；每题都有答案、理由和出处。".into(),
        module: Some(Module::Classroom),
        has_charts: false,
        subject: None,
        body: Box::new(|| view! { <QuizPage/> }.into_any()),
    };
    let worksheet = Page {
        path: "worksheet.html".into(),
        title: title("练习单"),
        description: "关于这份报告的练习单：A卷、B卷、空白结构图和答案，黑白打印，编号一样题目就一样。"
            .into(),
        module: Some(Module::Classroom),
        has_charts: false,
        subject: None,
        body: Box::new(|| view! { <WorksheetPage/> }.into_any()),
    };
    vec![quiz, worksheet]
}
