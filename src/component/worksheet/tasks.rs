//! The sheets with questions, as pupils get them.

use leptos::prelude::*;
use report_quiz::{Form, Variant, Worksheet};

use super::{Choice, items::Task, worksheet};
use crate::content::quiz;

/// The sheets with questions that were chosen.
#[allow(clippy::needless_pass_by_value, reason = "components own their properties")]
#[component]
pub(crate) fn TaskSheets(choice: Choice) -> impl IntoView {
    [(Variant::A, "a"), (Variant::B, "b")]
        .into_iter()
        .filter(|(_, name)| choice.has(name))
        .map(|(variant, _)| {
            let title = format!("作业单：{}", choice.pool.name(quiz()));
            view! { <TaskSheet sheet=worksheet(&choice, variant) title/> }
        })
        .collect_view()
}

/// A sheet with questions.
#[component]
fn TaskSheet(sheet: Worksheet<'static>, title: String) -> impl IntoView {
    let name = match sheet.variant {
        Variant::A => "a",
        Variant::B => "b",
    };
    let has_drawing = sheet.items.iter().any(|item| item.form == Form::Find);
    let seed = sheet.seed;
    view! {
        <article class=format!("leaf leaf--{name}") id=format!("sheet-{name}") aria-labelledby=format!("sheet-{name}-title")>
            <header class="leaf__head">
                <h2 id=format!("sheet-{name}-title")>{title}</h2>
                <p class="leaf__corner"><b>{name.to_uppercase()}</b>"卷　编号"{seed}</p>
                <Who/>
            </header>
            <ol class="leaf__tasks">
                {sheet.items.into_iter().map(|item| view! { <Task item/> }).collect_view()}
            </ol>
            {has_drawing.then(|| view! {
                <div class="leaf__map">
                    <p><b>"这一卷的图"</b>"（结构示意图，非地图）"</p>
                    <Drawing/>
                </div>
            })}
        </article>
    }
}

/// Where a pupil writes who he or she is.
#[component]
pub(super) fn Who() -> impl IntoView {
    view! {
        <p class="leaf__who">
            <span>"班级"<i></i></span>
            <span>"姓名"<i></i></span>
            <span>"日期"<i></i></span>
        </p>
    }
}

/// The drawing of the spatial structure; in the browser a copy of the document's (see `browser::copy_drawings`).
#[component]
fn Drawing() -> impl IntoView {
    #[cfg(feature = "ssr")]
    let drawing = view! { <crate::diagram::structure::StructurePlain/> };
    #[cfg(not(feature = "ssr"))]
    let drawing = ();
    view! { <div class="leaf__drawing">{drawing}</div> }
}
