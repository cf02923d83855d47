//! The key, for teachers.

use leptos::prelude::*;
use report_quiz::{KeyLine, Variant};

use super::{Choice, worksheet};
use crate::{
    content::{quiz, sketch},
    diagram::structure::numbered,
};

/// The key of the sheets that were chosen, if a key was chosen.
#[component]
pub(crate) fn KeySheet(choice: Choice) -> impl IntoView {
    choice.has("key").then(|| view! { <Key choice/> })
}

#[component]
fn Key(choice: Choice) -> impl IntoView {
    let variants = [(Variant::A, "a"), (Variant::B, "b")];
    let parts = variants.into_iter().filter(|(_, name)| choice.has(name)).map(|(variant, name)| {
        let lines = worksheet(&choice, variant).key;
        view! {
            <h3>{name.to_uppercase()}"卷"</h3>
            <ol class="key__lines">{lines.into_iter().map(line).collect_view()}</ol>
        }
    });
    let parts = parts.collect_view();
    let has_blank = choice.has("blank") || choice.has("words");
    view! {
        <article class="leaf leaf--key" id="sheet-key" aria-labelledby="sheet-key-title">
            <header class="leaf__head">
                <h2 id="sheet-key-title">{format!("答案：{}", choice.pool.name(quiz()))}</h2>
                <p class="leaf__corner leaf__corner--key"><b>"教师用"</b>"　编号"{choice.seed}</p>
            </header>
            {parts}
            {has_blank.then(|| view! { <Names/> })}
            <p class="key__note">"括号里的编号（如1.1.2）是报告里第几部分、第几节、第几段。"</p>
        </article>
    }
}

/// What is right, why, and where it stands.
fn line(line: KeyLine<'static>) -> impl IntoView {
    view! {
        <li class="key__line">
            <p><b class="task__number">{line.number}</b><b>{line.answer}</b></p>
            <p>{quiz().printed.plain(line.reason)}<small>{format!("（{} {}）", line.topic, line.question.passage)}</small></p>
        </li>
    }
}

/// The names of the numbers in the blank drawing.
#[component]
fn Names() -> impl IntoView {
    let name = |(number, position): (usize, usize)| {
        let element = sketch().elements.get(position)?;
        Some(view! { <li><b class="task__number">{number}</b>{element.name.as_str()}</li> })
    };
    view! {
        <h3>"空白结构图"</h3>
        <ol class="key__names">{numbered(sketch()).into_iter().map(name).collect_view()}</ol>
    }
}
