//! The form: from which questions, how many, which sheets, which number.

use leptos::prelude::*;
use report_quiz::Variant;

use super::{
    Choice, Pool,
    choice::{COUNTS, MAX_SEED, SHEETS, free},
    sheet_state, worksheet,
};
use crate::{
    component::{field::chosen, live::live, number_field::number_field},
    content::quiz,
    scale::Wanted,
};

/// All fields, and the button that prints.
#[component]
pub(super) fn Form() -> impl IntoView {
    let choice = sheet_state().choice;
    let refused = RwSignal::new(false);
    let told = Memo::new(move |_| {
        let choice = choice.get();
        let found = worksheet(&choice, Variant::A).items.len();
        if found < choice.count {
            format!("这个范围里，A、B两卷不重样的题，每卷最多{found}道。")
        } else {
            String::new()
        }
    });
    view! {
        <form class="maker needs-script" id="maker" aria-label="选一选，做一套作业单" on:submit=|event| event.prevent_default()>
            <div class="maker__fields">
                <Scope choice/>
                <Count choice/>
                <Seed choice/>
            </div>
            <p class="maker__told" role="status">{live(move || told.get())}</p>
            <Sheets choice/>
            <p class="maker__print">
                <button
                    type="button"
                    class="maker__main"
                    disabled=move || choice.read().sheets.is_empty()
                    on:click=move |_| refused.set(!print())
                >
                    "打印"
                </button>
                <span class="maker__hint">"A4纸，黑白就行；选“另存为PDF”能存成文件。同一个编号，印出来总是同一套。"</span>
            </p>
            <p role="status">
                {move || {
                    refused
                        .get()
                        .then_some("这个浏览器不能从网页里打印。请用浏览器菜单里的“打印”；在微信里，先点右上角选“在浏览器打开”。")
                }}
            </p>
        </form>
    }
}

/// From which questions.
#[component]
fn Scope(choice: RwSignal<Choice>) -> impl IntoView {
    let pick = move |event| {
        if let Some(pool) = chosen(&event).and_then(|key| Pool::parse(&key, quiz())) {
            choice.update(|choice| choice.pool = pool);
        }
    };
    let option = move |pool: Pool, words: String| {
        let key = pool.key();
        view! { <option value=key selected=move || choice.read().pool == pool>{words}</option> }
    };
    let courses =
        quiz().courses.iter().map(|course| option(Pool::Lesson(course.id.clone()), course.title.clone()));
    let themes = quiz().themes.iter().map(|theme| option(Pool::Theme(theme.id.clone()), theme.name.clone()));
    view! {
        <label>
            "题目范围"
            <select id="sheet-scope" on:change=pick>
                {option(Pool::All, "整份报告".to_owned())}
                <optgroup label="一课">{courses.collect_view()}</optgroup>
                <optgroup label="一个领域">{themes.collect_view()}</optgroup>
            </select>
        </label>
    }
}

/// How many questions.
#[component]
fn Count(choice: RwSignal<Choice>) -> impl IntoView {
    let pick = move |event| {
        let value = chosen(&event);
        if let Some(count) = COUNTS.into_iter().find(|count| value.as_ref() == Some(&count.to_string())) {
            choice.update(|choice| choice.count = count);
        }
    };
    let option = move |count: usize| {
        view! { <option value=count.to_string() selected=move || choice.read().count == count>{format!("{count}道")}</option> }
    };
    view! {
        <label>
            "每卷几道题"
            <select id="sheet-count" on:change=pick>{COUNTS.map(option)}</select>
        </label>
    }
}

/// The number of the set.
#[component]
fn Seed(choice: RwSignal<Choice>) -> impl IntoView {
    let take = move |typed: Option<f64>| {
        // A whole number up to the largest seed, as wanted.
        if let Some(seed) = typed.map(|typed| typed as u32) {
            choice.update(|choice| choice.seed = seed);
        }
    };
    let held = move || Some(f64::from(choice.read().seed));
    let wanted = Wanted { least: 1.0, most: f64::from(MAX_SEED), places: 0, unit: "", live: false };
    view! {
        <div>
            <label for="sheet-seed">{format!("编号（1到{MAX_SEED}）")}</label>
            <span class="maker__seed">
                {number_field("sheet-seed", wanted, "", held, take)}
                <button type="button" on:click=move |_| choice.update(|choice| choice.seed = chance())>"换一套"</button>
            </span>
        </div>
    }
}

/// Which sheets.
#[component]
fn Sheets(choice: RwSignal<Choice>) -> impl IntoView {
    let usual = Choice::default();
    let sheet = move |name: &'static str, words: &'static str| {
        view! {
            <label class="maker__sheet">
                <input
                    type="checkbox"
                    name="sheet"
                    value=name
                    checked=usual.has(name)
                    prop:checked=move || choice.read().has(name)
                    on:change=move |_| choice.update(|choice| choice.toggle(name))
                />
                {words}
            </label>
        }
    };
    let (key, others) = SHEETS.split_last().map_or((None, &SHEETS[..]), |(key, others)| (Some(*key), others));
    let others = others.iter().map(|(name, words)| sheet(name, words)).collect_view();
    let free = free(quiz()).map(|(name, title)| sheet(name, title)).collect_view();
    let key = key.map(|(name, words)| sheet(name, words));
    view! {
        <fieldset>
            <legend>"要哪几张"</legend>
            <div class="maker__sheets">{others}{free}{key}</div>
        </fieldset>
    }
}

/// Another number by chance.
fn chance() -> u32 {
    #[cfg(feature = "classroom")]
    return crate::browser::chance(MAX_SEED);
    #[cfg(not(feature = "classroom"))]
    MAX_SEED
}

/// Asks the browser to print; says whether it can.
fn print() -> bool {
    #[cfg(feature = "classroom")]
    return crate::browser::print_page();
    #[cfg(not(feature = "classroom"))]
    false
}
