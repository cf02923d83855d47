//! What is told once an answer was given: the judgement, what is right, why, and where it can be looked up.

use leptos::{either::EitherOf4, prelude::*};
use report_model::{Question, Task};
use report_quiz::{Answer, Mark, judge};

use super::{Desk, Mode, estimating::with_unit, finding::names};
use crate::{component::live::anew, content::quiz, scale::coordinate};

/// What a judgement is called, with its sign.
fn verdict(mark: Mark) -> (&'static str, &'static str, &'static str) {
    match mark {
        Mark::Right => ("right", "✓", "对了！"),
        Mark::Partly => ("partly", "◐", "对了一部分"),
        Mark::Wrong => ("wrong", "✗", "不对"),
    }
}

/// The judgement, the right answer, its reason, and the ways to the passage and to the official text.
#[component]
pub(super) fn Told(desk: Desk, root: &'static str) -> impl IntoView {
    let Desk { question, mode, trying, .. } = desk;
    let told = move || {
        trying.is_open.get().then(|| {
            let answer = trying.answer.get();
            let mark =
                answer.as_ref().filter(|_| mode == Mode::Alone).map(|answer| judge(question, answer).mark);
            let estimate = match answer {
                Some(Answer::Estimate(estimate)) => Some(estimate),
                _ => None,
            };
            let (kind, ..) = mark.map_or(("shown", "", ""), verdict);
            view! {
                <div class=format!("asking__told asking__told--{kind}") id=desk.id("told")>
                    {mark.map(|mark| {
                        let (_, sign, words) = verdict(mark);
                        view! {
                            <p class="asking__verdict" id=desk.id("verdict") tabindex="-1">
                                <span aria-hidden="true">{sign}</span>" "{words}
                            </p>
                        }
                    })}
                    <RightAnswer question estimate/>
                    <p class="asking__reason"><b>"为什么："</b>{quiz().printed.plain(&question.reason)}</p>
                    <Ways question root/>
                </div>
            }
        })
    };
    view! { <div aria-live="polite">{anew(told)}</div> }
}

/// Where the answer can be looked up.
#[component]
fn Ways(question: &'static Question, root: &'static str) -> impl IntoView {
    view! {
        <p class="asking__ways">
            <a href=format!("{root}index.html#p-{}", question.topic)>{format!("看这一段：{}", question.passage)}</a>
            {question.official.as_ref().map(|url| view! { <a href=url.as_str() rel="noopener">"看官方原文"</a> })}
        </p>
    }
}

/// The right answer in words.
#[component]
pub fn RightAnswer(
    /// The question.
    question: &'static Question,
    /// What was estimated, if it is one for estimates.
    #[prop(default = None)]
    estimate: Option<f64>,
) -> impl IntoView {
    let line = |words: String| EitherOf4::A(view! { <p class="asking__right"><b>"答案："</b>{words}</p> });
    match &question.task {
        Task::Choice { options, right } => {
            let choice = options.get(usize::from(*right));
            let shows = choice.and_then(|choice| choice.shows.as_ref());
            let shows = shows.map_or_else(String::new, |shows| format!("（{shows}）"));
            line(format!("{}{shows}", choice.map_or("", |choice| &choice.text)))
        }
        Task::Judge { holds } => line(if *holds { "对" } else { "不对" }.to_owned()),
        Task::Match { left, right } => {
            let pair = |(left, right): (&'static String, &'static String)| {
                view! { <li>{left.as_str()}" — "<b>{right.as_str()}</b></li> }
            };
            let pairs = left.iter().zip(right).map(pair).collect_view();
            EitherOf4::B(view! { <div class="asking__right"><b>"答案："</b><ul>{pairs}</ul></div> })
        }
        Task::Order { items, .. } => {
            let items = items.iter().map(|item| {
                let shows = item.shows.as_ref().map(|shows| format!("（{shows}）"));
                view! { <li>{item.text.as_str()}{shows}</li> }
            });
            let items = items.collect_view();
            EitherOf4::C(view! { <div class="asking__right"><b>"答案："</b><ol>{items}</ol></div> })
        }
        Task::Estimate { unit, min, max, tolerance, value, said, .. } => {
            let (from, to) = ((value - tolerance).max(*min), (value + tolerance).min(*max));
            let band = format!("估在{}到{}之间都算对。", with_unit(from, unit), with_unit(to, unit));
            let own = estimate.map(|estimate| format!("你估的是{}。", with_unit(estimate, unit)));
            EitherOf4::D(view! {
                <p class="asking__right"><b>"答案："</b>{said.as_str()}"。"{own}{band}</p>
                <Band ends=(*min, *max) right=(from, to) value=*value estimate/>
            })
        }
        Task::Find { elements } => line(names(elements)),
    }
}

/// How wide the picture of the slider is, in units of its own.
const WIDTH: f64 = 300.0;

/// The slider again, with what was right, and the estimate. What it shows, the words above it say.
#[component]
fn Band(ends: (f64, f64), right: (f64, f64), value: f64, estimate: Option<f64>) -> impl IntoView {
    let at = move |value: f64| 6.0 + (WIDTH - 12.0) * ((value - ends.0) / (ends.1 - ends.0));
    let (from, to, value) = (at(right.0), at(right.1), at(value));
    let estimate = estimate.map(|estimate| {
        let x = at(estimate);
        let points = [(x, 20.0), (x - 6.0, 31.0), (x + 6.0, 31.0)];
        let points = points.map(|(x, y)| format!("{},{}", coordinate(x), coordinate(y))).join(" ");
        view! { <polygon class="band__own" points=points></polygon> }
    });
    view! {
        <svg class="band" viewBox=format!("0 0 {WIDTH} 32") aria-hidden="true">
            <rect class="band__all" x="6" y="10" width=coordinate(WIDTH - 12.0) height="6" rx="3"></rect>
            <rect class="band__right" x=coordinate(from) y="7" width=coordinate((to - from).max(3.0)) height="12" rx="3"></rect>
            <rect class="band__value" x=coordinate(value - 1.5) y="2" width="3" height="22"></rect>
            {estimate}
        </svg>
    }
}
