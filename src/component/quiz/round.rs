//! One question of several, and the ways to the others.

use leptos::prelude::*;

use super::shared::shared;
use crate::{
    component::asking::{Asking, Mode},
    content::quiz,
};

/// The question at a position.
#[component]
pub(super) fn Asked(at: usize) -> impl IntoView {
    let shared = shared();
    let run = shared.run.get_untracked()?;
    let (question, trying) = (*run.questions.get(at)?, *run.tryings.get(at)?);
    let count = run.questions.len();
    let theme = quiz().themes.iter().find(|theme| theme.id == question.theme).map_or("", |theme| &theme.name);
    let is_last = at + 1 == count;
    let words = match (is_last, run.mode) {
        (false, _) => "下一题",
        (true, Mode::Alone) => "看结果",
        (true, Mode::Class) => "结束",
    };
    let on_mark = Callback::new(move |mark| shared.answered(question, mark));
    Some(view! {
        <section class="quiz__round" class:quiz__round--class=run.mode == Mode::Class aria-labelledby="round-title">
            <div class="quiz__head">
                <h2 id="round-title" tabindex="-1">{format!("第{}题，共{count}题", at + 1)}</h2>
                <span class="tag">{theme}</span>
            </div>
            <progress class="quiz__progress" max=count.to_string() value=(at + 1).to_string() aria-label="做到第几题"></progress>
            <Asking question seed=run.seed mode=run.mode root="" trying on_mark/>
            <nav class="quiz__ways-on" aria-label="换一题">
                <button type="button" disabled=at == 0 on:click=move |_| shared.go(at.saturating_sub(1))>"上一题"</button>
                <button type="button" class="quiz__on" on:click=move |_| shared.go(at + 1)>{words}</button>
                <button type="button" class="quiz__leave" on:click=move |_| shared.leave()>"重新选"</button>
            </nav>
        </section>
    })
}
