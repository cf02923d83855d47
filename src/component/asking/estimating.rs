//! Questions in which a number is estimated on a slider.

use leptos::prelude::*;
use report_quiz::Answer;

use super::{Desk, number};
use crate::component::{field::number_of, live::live};

/// A slider with what it says.
#[component]
pub(super) fn Estimating(desk: Desk, unit: &'static str, min: f64, max: f64, step: f64) -> impl IntoView {
    let id = desk.id("slider");
    let estimate = Memo::new(move |_| match desk.trying.answer.get() {
        Some(Answer::Estimate(estimate)) => Some(estimate),
        _ => None,
    });
    let said =
        move || estimate.get().map_or_else(|| "还没估".to_owned(), |estimate| with_unit(estimate, unit));
    let set = move |event| {
        if let Some(estimate) = number_of(&event) {
            desk.take(Answer::Estimate(estimate));
        }
    };
    view! {
        <p class="asking__how">"拖动滑块，或者用键盘的左右键。估得接近就算对。"</p>
        <p class="asking__estimate">
            <label for=id.clone()>"我估计："</label>
            <output for=id.clone()>{live(said)}</output>
        </p>
        <input
            class="asking__slider"
            id=id
            type="range"
            min=number(min)
            max=number(max)
            step=number(step)
            autocomplete="off"
            value=number(estimate.get_untracked().unwrap_or(min))
            prop:value=move || number(estimate.get().unwrap_or(min))
            aria-valuetext=said
            on:input=set
        />
        <p class="asking__ends"><span>{with_unit(min, unit)}</span><span>{with_unit(max, unit)}</span></p>
    }
}

/// A number with its unit.
pub(super) fn with_unit(value: f64, unit: &str) -> String {
    format!("{}{unit}", number(value))
}
