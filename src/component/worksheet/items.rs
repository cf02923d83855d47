//! Questions as they stand on paper. None of them knows its answer.

use leptos::{either::EitherOf6, prelude::*};
use report_model::Direction;
use report_quiz::{Form, Item, letter};

use crate::{
    content::quiz,
    scale::{coordinate, decimals, format as format_number},
};

/// A question with room for its answer.
#[component]
pub(super) fn Task(item: Item<'static>) -> impl IntoView {
    let how = how(&item.form);
    view! {
        <li class="task" data-form=how.0>
            <p class="task__prompt">
                <b class="task__number">{item.number}</b>
                <span>{quiz().printed.plain(item.prompt)}<small>{how.1}</small></span>
            </p>
            {room(item)}
        </li>
    }
}

/// The name of a form, and how it is answered.
fn how(form: &Form<'_>) -> (&'static str, &'static str) {
    match form {
        Form::Choice(_) => ("choice", "（在□里打勾，只选一个）"),
        Form::Judge => ("judge", "（这句话对不对？在□里打勾）"),
        Form::Match { .. } => ("match", "（用线连起来）"),
        Form::Order { direction: Direction::Rising, .. } => ("order", "（从少到多，写字母）"),
        Form::Order { direction: Direction::Falling, .. } => ("order", "（从多到少，写字母）"),
        Form::Order { direction: Direction::Steps, .. } => ("order", "（按先后，写字母）"),
        Form::Estimate { .. } => ("estimate", "（在线上画“×”，再写下你估的数）"),
        Form::Find => ("find", "（在这一卷的图上描粗，旁边写上题号）"),
    }
}

fn room(item: Item<'static>) -> impl IntoView {
    match item.form {
        Form::Choice(options) => {
            let option = |(place, words): (usize, &'static str)| {
                view! { <li><i class="task__box"></i>{letter(place)}" "{words}</li> }
            };
            let options = options.into_iter().enumerate().map(option).collect_view();
            EitherOf6::A(view! { <ul class="task__options">{options}</ul> })
        }
        Form::Judge => EitherOf6::B(view! {
            <ul class="task__options task__options--few">
                <li><i class="task__box"></i>"对"</li>
                <li><i class="task__box"></i>"不对"</li>
            </ul>
        }),
        Form::Match { left, right } => {
            let row = |(place, (left, right)): (usize, (&'static str, &'static str))| {
                view! {
                    <li>
                        <span>{left}</span>
                        <i class="task__dot"></i>
                        <i class="task__dot"></i>
                        <span>{letter(place)}" "{right}</span>
                    </li>
                }
            };
            let rows = left.into_iter().zip(right).enumerate().map(row).collect_view();
            EitherOf6::C(view! { <ul class="task__pairs">{rows}</ul> })
        }
        Form::Order { items, .. } => {
            let count = items.len();
            let thing = |(place, words): (usize, &'static str)| view! { <li>{letter(place)}" "{words}</li> };
            let blanks = (0..count).map(|place| {
                view! { {(place > 0).then_some("→")}<i class="task__blank task__blank--letter"></i> }
            });
            EitherOf6::D(view! {
                <ul class="task__options">{items.into_iter().enumerate().map(thing).collect_view()}</ul>
                <p class="task__answer">{blanks.collect_view()}</p>
            })
        }
        Form::Estimate { unit, min, max } => EitherOf6::E(view! {
            <Line min max/>
            <p class="task__answer">"我估的数："<i class="task__blank"></i>{unit}</p>
        }),
        Form::Find => EitherOf6::F(()),
    }
}

/// How wide the line is, and what it leaves free at its ends, in units of its own.
const LINE: (f64, f64) = (600.0, 30.0);

/// A line with marks, on which a number is estimated.
#[component]
fn Line(min: f64, max: f64) -> impl IntoView {
    const PARTS: u8 = 10;
    let (width, edge) = LINE;
    let number = |value: f64| format_number(value, decimals(value));
    let at = move |part: u8| coordinate(edge + (width - 2.0 * edge) * f64::from(part) / f64::from(PARTS));
    let marks = (0..=PARTS).map(move |part| {
        let height = if part % 5 == 0 { "22" } else { "17" };
        view! { <line x1=at(part) x2=at(part) y1="8" y2=height></line> }
    });
    let words = [0, 5, 10].map(|part: u8| {
        let value = min + (max - min) * f64::from(part) / f64::from(PARTS);
        view! { <text x=at(part) y="40">{number(value)}</text> }
    });
    view! {
        <svg class="task__line" viewBox=format!("0 0 {width} 46") role="img" aria-label=format!("从{}到{}的线", number(min), number(max))>
            <line x1=at(0) x2=at(PARTS) y1="15" y2="15"></line>
            {marks.collect_view()}
            {words.into_iter().collect_view()}
        </svg>
    }
}
