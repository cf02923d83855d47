//! 作业单: a form, and the sheets as they will be printed.

use crate::html;
use leptos::prelude::*;

use crate::{
    component::worksheet::{BlankSheet, FreeSheet, KeySheet, SheetDrawing, SheetMaker, TaskSheets, usual},
    content::lessons,
    page::shell::{Foot, Head},
};

/// Everything in `<body>` of the worksheets' page.
#[component]
pub fn WorksheetPage() -> impl IntoView {
    let free = lessons().lessons.iter().flat_map(|lesson| &lesson.sheets);
    html! {
        <div class="off-paper">
            <Head
                title="作业单"
                tagline="选范围，要几张就印几张：A卷、B卷、空白结构图，答案单独一页。题目和答案都从报告的数里来。"
            />
        </div>
        <main class="section section--wide" id="main">
            <p class="class__off">"这里的互动没有启动。下面这一套作业单可以直接打印。"</p>
            <SheetMaker/>
            <SheetDrawing/>
            <div class="leaves" id="sheets">
                <div id="sheets-tasks"><TaskSheets choice=usual()/></div>
                <BlankSheet with_words=false/>
                <BlankSheet with_words=true/>
                {free.map(|sheet| html! { <FreeSheet sheet/> }).collect_view()}
                <div id="sheets-key"><KeySheet choice=usual()/></div>
            </div>
        </main>
        <div class="off-paper"><Foot/></div>
    }
}
