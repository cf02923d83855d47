//! Questions with one answer among several, or among two.

use leptos::prelude::*;
use report_model::Choice;
use report_quiz::Answer;

use super::{Desk, Mode};

/// One of several answers.
#[component]
pub(super) fn Choosing(desk: Desk, options: &'static [Choice], right: usize) -> impl IntoView {
    let one = move |(place, position): (usize, usize)| {
        let choice = options.get(position)?;
        Some(view! {
            <Chance
                desk
                answer=Answer::Choice(position)
                is_right=position == right
                letter=report_quiz::letter(place)
                words=choice.text.as_str()
                shows=choice.shows.as_deref()
            />
        })
    };
    desk.positions().into_iter().enumerate().map(one).collect_view()
}

/// Right or wrong.
#[component]
pub(super) fn Judging(desk: Desk, holds: bool) -> impl IntoView {
    let one = move |(judged, letter, words): (bool, char, &'static str)| {
        view! { <Chance desk answer=Answer::Judge(judged) is_right=judged == holds letter words shows=None/> }
    };
    [(true, 'A', "对"), (false, 'B', "不对")].map(one)
}

/// An answer to be chosen, as large as a finger wants it. Once the right answer is shown, it says what it was.
#[component]
fn Chance(
    desk: Desk,
    answer: Answer,
    is_right: bool,
    letter: char,
    words: &'static str,
    shows: Option<&'static str>,
) -> impl IntoView {
    let own = answer.clone();
    let is_chosen = Memo::new(move |_| desk.trying.answer.get().as_ref() == Some(&own));
    let is_open = desk.trying.is_open;
    let sign = move || match (is_open.get(), is_right, is_chosen.get(), desk.mode) {
        (true, true, true, Mode::Alone) => Some("✓ 你选对了"),
        (true, true, ..) => Some("✓ 正确答案"),
        (true, false, true, Mode::Alone) => Some("✗ 你选的"),
        (true, false, true, Mode::Class) => Some("✗ 不是它"),
        _ => None,
    };
    view! {
        <label
            class="asking__option"
            class:asking__option--right=move || is_open.get() && is_right
            class:asking__option--wrong=move || is_open.get() && !is_right && is_chosen.get()
        >
            <input
                type="radio"
                name=desk.id("answer")
                value=letter.to_string()
                checked=is_chosen.get_untracked()
                prop:checked=move || is_chosen.get()
                on:change=move |_| desk.take(answer.clone())
            />
            <span class="asking__letter" aria-hidden="true">{letter}</span>
            <span class="asking__words">
                {words}
                {move || shows.filter(|_| is_open.get()).map(|shows| view! { " "<small class="asking__shows">{shows}</small> })}
            </span>
            {move || sign().map(|sign| view! { <b class="asking__sign">{sign}</b> })}
        </label>
    }
}
