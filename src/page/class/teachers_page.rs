//! 教师指南: what a teacher needs to know, in five minutes.

use crate::html;
use leptos::prelude::*;
use report_model::{ChartView, Lesson, Show, Slide};

use super::told::{of_passages, of_structure};
use crate::{
    chart::{growth_of, rates},
    component::class_link::{ClassLink, LinkLesson, LinkSlide},
    content::{charts, content, lessons, quiz},
    page::{
        from_root,
        shell::{Foot, Head},
    },
};

/// What keys do while a lesson is given.
const KEYS: [(&str, &str); 9] = [
    ("→ ↓ 空格 翻页笔", "下一页"),
    ("← ↑", "上一页"),
    ("Home、End", "第一页、最后一页"),
    ("r", "揭晓：答案、可以怎么说、对的说法"),
    ("b 或句号", "黑屏，让学生看着你；再按一下回来"),
    ("f", "全屏；Esc退出"),
    ("n", "备注：在另一个窗口打开，跟着翻页，也能从那里翻"),
    ("l", "激光点：鼠标变成红点"),
    ("t", "开始计时、停一停；旁边会说比教案快了还是慢了"),
];

/// What is worth knowing before a class sees it.
const CARE: [(&str, &str); 5] = [
    ("图是示意图", "“三轴四区、两核三心”的图不是地图，位置是大致摆的，没有边界。请别拿它量距离。"),
    ("数有三种", "结果、预计、目标画法不一样。说“目标”的时候，别说成“已经做到”。"),
    ("编者的话", "标着“编者理解”“编者联系”的，是我们的看法，不是报告的话，可以不同意。"),
    ("报告没说的", "就说“报告没有说”。不替报告补数，也不猜为什么。"),
    (
        "保护学生",
        "说自己住哪里，说到乡镇、街道就够了。小测验的成绩只留在各人的设备上，老师看不到，也不会发到网上。",
    ),
];

/// Everything in `<body>` of the guide.
#[component]
pub(super) fn TeachersPage() -> impl IntoView {
    let lessons = &lessons().lessons;
    let count = quiz().questions.len();
    let prepared: Vec<LinkLesson> = lessons.iter().map(of_lesson).collect();
    html! {
        <Head title="教师指南" tagline="拿一份真的政府工作报告来上课：四节课、小测验、作业单，都用报告里的数。五分钟看完这一页，就能用。"/>
        <main class="section lesson" id="main">
            <h2 id="lessons">"四节课，每节40分钟"</h2>
            <ol class="lesson__plan">{lessons.iter().map(|lesson| html! { <LessonCard lesson/> }).collect_view()}</ol>
            <p>"每节课都有目标、准备、分钟安排、幻灯片、问题和参考回答、分层、课后。可以单独上，也可以按顺序上。"</p>

            <h2 id="give">"上课"</h2>
            <p>
                "点“开始上课”，一页一页放。幻灯片上的图和图表都是活的：点图上的一处，下面就说它是什么；滑块可以拖；题目可以全班举手，再揭晓。"
            </p>
            <table class="lesson__keys">
                <caption>"键盘和翻页笔"</caption>
                <thead><tr><th scope="col">"按"</th><th scope="col">"就会"</th></tr></thead>
                <tbody>
                    {KEYS.map(|(keys, does)| html! { <tr><th scope="row">{keys}</th><td>{does}</td></tr> }).into_iter().collect_view()}
                </tbody>
            </table>
            <p>"触摸屏：左右滑翻页。这些事，屏幕下边的按钮也都能做。浏览器不让开新窗口时，备注放在幻灯片下面。"</p>

            <h2 id="quiz">"小测验和作业单"</h2>
            <ul>
                <li>
                    <a href=from_root("quiz.html")>"小测验"</a>
                    {format!("：{count}道题，有选择、判断、连线、排序、估数、在图上找。学生可以自己做，也可以全班做：先举手，再揭晓。答案是从报告的数里算出来的，每题都有理由和出处。")}
                </li>
                <li>
                    <a href=from_root("worksheet.html")>"作业单"</a>
                    "：A4，黑白，分A、B两卷，练同样的本领，数不一样，同桌抄不了；答案单独一页。记下编号，下次还能出同一张。还有空白结构示意图，可以填、可以涂。"
                </li>
            </ul>

            <h2 id="prepare">"备一条链接"</h2>
            <p>"选好课、页和样子，得到一条链接，发到教室的电脑上，打开就是你备好的样子。"</p>
            <ClassLink lessons=prepared/>
            <p class="class-link__plain">"没有脚本也能备：每节课的教案里，每一页幻灯片都有自己的链接。"</p>

            <h2 id="offline">"教室没有网"</h2>
            <ul>
                <li>"用U盘：拷一个文件“洛江报告图解.html”，双击就开，不用安装，也不用网。幻灯片、小测验、作业单都在里面。请向放这份图解的网站要，或者照说明自己生成。"</li>
                <li>"用过一次的电脑：浏览器会把整份图解存下来，断了网也打得开；有新版本时会提示。"</li>
                <li>"打印：教案、作业单、整份报告都能印在纸上。"</li>
            </ul>

            <h2 id="care">"上课时请留意"</h2>
            <dl class="lesson__goals">
                {CARE.map(|(what, why)| html! { <div><dt>{what}</dt><dd>{why}</dd></div> }).into_iter().collect_view()}
            </dl>
        </main>
        <Foot/>
    }
}

/// A lesson, and what there is for it.
#[component]
fn LessonCard(lesson: &'static Lesson) -> impl IntoView {
    let pages = lesson.slides().count();
    html! {
        <li>
            <h3>{lesson.title.as_str()}</h3>
            <p>{lesson.purpose.as_str()}</p>
            <p><b>"适合："</b>{lesson.grades.as_str()}</p>
            <p class="lesson__start">
                <a class="button" href=from_root(&format!("slides/{}.html", lesson.id))>{format!("开始上课（{pages}页）")}</a>
                <a class="button button--plain" href=from_root(&format!("lesson/{}.html", lesson.id))>"教案"</a>
                <a class="button button--plain" href=from_root(&format!("worksheet.html?scope=lesson-{}", lesson.id))>"作业单"</a>
            </p>
        </li>
    }
}

/// A lesson, as far as links know it.
fn of_lesson(lesson: &'static Lesson) -> LinkLesson {
    LinkLesson {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        slides: lesson.slides().map(|(_, slide)| of_slide(slide)).collect(),
    }
}

fn of_slide(slide: &'static Slide) -> LinkSlide {
    let parts: Vec<_> = match &slide.show {
        Show::Structure { .. } => of_structure(),
        Show::Sector { sector } => {
            let sector = content().sectors.iter().find(|one| &one.id == sector);
            let topics = sector.into_iter().flat_map(|sector| [&sector.result_topic, &sector.target_topic]);
            topics.flat_map(|topic| of_passages(content().passages_below(topic))).collect()
        }
        _ => vec![],
    };
    let tried = match &slide.show {
        Show::Chart { indicator, view: ChartView::WhatIf } => charts().chart(indicator),
        _ => None,
    };
    let rates = tried.and_then(|chart| {
        let rates = rates(chart)?;
        Some((*rates.start(), *rates.end(), growth_of(chart)?.aim))
    });
    LinkSlide {
        id: slide.id.clone(),
        title: slide.title.clone(),
        parts: parts.into_iter().map(|(anchor, name, _)| (anchor, name)).collect(),
        rates,
    }
}
