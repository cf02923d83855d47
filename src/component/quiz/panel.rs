//! What can be chosen before the questions begin, and what the device remembers of the last ones.

use leptos::prelude::*;

use super::{
    choice::{COUNTS, Choice, KINDS, count_key},
    record::Score,
    shared::{Shared, shared},
};
use crate::{
    component::{
        asking::Mode,
        field::chosen,
        live::{anew, live},
    },
    content::quiz,
};

/// Themes, kind, count, who answers; and the scores.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let shared = shared();
    let choice = shared.choice;
    let fitting = Memo::new(move |_| choice.read().round.fitting(quiz()).len());
    let told = move || match fitting.get() {
        0 => "没有这样的题，换一种题型试试。".to_owned(),
        count => format!("这样的题有{count}道。"),
    };
    view! {
        <form class="quiz__panel" aria-labelledby="panel-title" on:submit=|event| event.prevent_default()>
            <h2 id="panel-title" tabindex="-1">"选一选，就开始"</h2>
            <Who choice/>
            <Themes choice/>
            <div class="quiz__pair">
                <Count choice/>
                <Kind choice/>
            </div>
            <p class="quiz__begin">
                <button type="button" class="quiz__main" disabled=move || fitting.get() == 0 on:click=move |_| shared.begin()>
                    "开始"
                </button>
                " "<span role="status">{live(told)}</span>
            </p>
        </form>
        <Scores shared/>
    }
}

/// A pupil or a class.
#[component]
fn Who(choice: RwSignal<Choice>) -> impl IntoView {
    let ways = [
        (Mode::Alone, "自己做", "做一题，看一题的对错和理由。"),
        (Mode::Class, "全班做", "大字，举手回答，老师揭晓，不记分。"),
    ];
    let way = move |(mode, name, words): (Mode, &'static str, &'static str)| {
        view! {
            <label class="quiz__way">
                <input
                    type="radio"
                    name="mode"
                    value=if mode == Mode::Class { "class" } else { "alone" }
                    checked=mode == Mode::Alone
                    prop:checked=move || choice.read().mode == mode
                    on:change=move |_| choice.update(|choice| choice.mode = mode)
                />
                <span><b>{name}</b><small>{words}</small></span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>"谁来做"</legend>
            <div class="quiz__ways">{ways.map(way)}</div>
        </fieldset>
    }
}

/// One theme or several; none stands for all.
#[component]
fn Themes(choice: RwSignal<Choice>) -> impl IntoView {
    let theme = move |theme: &'static report_model::Theme| {
        let id = theme.id.as_str();
        let toggle = move |_| {
            choice.update(|choice| {
                let themes = &mut choice.round.themes;
                if themes.iter().any(|other| other == id) {
                    themes.retain(|other| other != id);
                } else {
                    themes.push(id.to_owned());
                    // In the quiz's order, so that the same themes make the same link.
                    let place = |id: &String| quiz().themes.iter().position(|theme| &theme.id == id);
                    themes.sort_by_key(place);
                }
            });
        };
        view! {
            <label class="quiz__chip">
                <input
                    type="checkbox"
                    name="theme"
                    value=id
                    prop:checked=move || choice.read().round.themes.iter().any(|other| other == id)
                    on:change=toggle
                />
                {theme.name.as_str()}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>"哪些内容"</legend>
            <div class="quiz__chips">
                <label class="quiz__chip">
                    <input
                        type="checkbox"
                        name="theme"
                        value="all"
                        checked
                        prop:checked=move || choice.read().round.themes.is_empty()
                        on:change=move |_| choice.update(|choice| choice.round.themes.clear())
                    />
                    "全部"
                </label>
                {quiz().themes.iter().map(theme).collect_view()}
            </div>
        </fieldset>
    }
}

/// How many questions.
#[component]
fn Count(choice: RwSignal<Choice>) -> impl IntoView {
    let one = move |count: Option<usize>| {
        let words = count.map_or_else(|| "全部".to_owned(), |count| format!("{count}道"));
        let usual = Choice::default().round.count;
        view! {
            <label class="quiz__chip">
                <input
                    type="radio"
                    name="count"
                    value=count_key(count)
                    checked=count == usual
                    prop:checked=move || choice.read().round.count == count
                    on:change=move |_| choice.update(|choice| choice.round.count = count)
                />
                {words}
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>"几道题"</legend>
            <div class="quiz__chips quiz__chips--few">{COUNTS.map(one)}</div>
        </fieldset>
    }
}

/// Which kind of questions.
#[component]
fn Kind(choice: RwSignal<Choice>) -> impl IntoView {
    let pick = move |event| {
        let kind = chosen(&event).filter(|kind| KINDS.iter().any(|(known, _)| known == kind));
        choice.update(|choice| choice.round.kind = kind);
    };
    let is_now = move |kind: &str| choice.read().round.kind.as_deref() == Some(kind);
    let option = move |(kind, words): (&'static str, &'static str)| {
        view! { <option value=kind selected=move || is_now(kind)>{words}</option> }
    };
    view! {
        <div>
            <label class="quiz__label" for="quiz-kind">"题型"</label>
            <select id="quiz-kind" on:change=pick>
                <option value="" selected=move || choice.read().round.kind.is_none()>"各种题型"</option>
                {KINDS.map(option)}
            </select>
        </div>
    }
}

/// What the device remembers, how it is forgotten, and where it stays.
#[component]
fn Scores(shared: Shared) -> impl IntoView {
    let record = shared.record;
    let score = |Score { right, total }: Score| format!("{total}题对{right}题");
    let rows = move || {
        let row = |theme: &'static report_model::Theme| {
            let line = record.read().line(&theme.id).cloned()?;
            Some(view! {
                <tr>
                    <th scope="row">{theme.name.as_str()}</th>
                    <td>{score(line.last)}</td>
                    <td>{score(line.best)}</td>
                </tr>
            })
        };
        quiz().themes.iter().map(row).collect_view()
    };
    let wrong = move || record.read().wrong.len();
    view! {
        <section class="quiz__scores" aria-labelledby="scores-title">
            <h2 id="scores-title">"我的成绩"</h2>
            <p hidden=move || !record.read().is_empty()>"还没有成绩。选“自己做”，做完一组就有了。"</p>
            <table class="quiz__table" hidden=move || record.read().lines.is_empty()>
                <thead><tr><th scope="col">"内容"</th><th scope="col">"最近一次"</th><th scope="col">"最好一次"</th></tr></thead>
                <tbody>{anew(rows)}</tbody>
            </table>
            <p class="quiz__actions">
                <button type="button" hidden=move || wrong() == 0 on:click=move |_| shared.begin_again()>
                    {live(move || format!("再做错题（{}道）", wrong()))}
                </button>
                <button type="button" hidden=move || record.read().is_empty() on:click=move |_| shared.clear()>
                    "清除记录"
                </button>
            </p>
            <p class="quiz__promise">
                "成绩只存在这台设备上，不会发到任何地方。"
                <span>{live(move || shared.forgets.get().then_some("这个浏览器不让存，关掉这一页，成绩就没有了。"))}</span>
            </p>
        </section>
    }
}
