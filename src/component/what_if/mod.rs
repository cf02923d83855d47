//! 假如: a reader tries another growth and sees what it would mean.

use leptos::prelude::*;
use report_model::Chart;

use crate::{
    chart::{Shared, growth_of, rates, shared},
    component::live::live,
    scale::{self, Reckoning, decimals, format, grown},
};

/// A slider on the growth, with what follows from it. It says that this is a sum and no forecast.
#[island]
pub fn WhatIf() -> impl IntoView {
    let shared = shared()?;
    let growth = growth_of(shared.chart)?;
    let rates = rates(shared.chart)?;
    let year = shared.chart.target.as_ref()?.year;
    let aim = growth.aim;
    let query = RwSignal::from(shared.query.clone());
    let rate = move || query.get().rate.unwrap_or(aim);
    let (title, note) = match &shared.chart.base {
        Some(base) => (
            format!("假如增长不是{}%？", number(aim)),
            format!("把{}年的数额按增长率放大，是算出来的数，不是预测。", base.year),
        ),
        None => ("假如增长得快一些、慢一些？".to_owned(), "按比例算出来的数，不是预测。".to_owned()),
    };
    let on_input = set(&shared);
    let on_reset = {
        let shared = shared.clone();
        move |_| reset(&shared, aim)
    };
    let told = told(&shared);
    Some(view! {
        <section class="tryout" aria-labelledby="tryout-title">
            <h2 id="tryout-title">{title}</h2>
            <p class="tryout__note">{note}</p>
            <div class="tryout__control">
                <label for="rate">{format!("假如{year}年增长")}</label>
                <output class="tryout__rate" for="rate">{live(move || format!("{}%", number(rate())))}</output>
                <input
                    id="rate"
                    type="range"
                    min=number(*rates.start())
                    max=number(*rates.end())
                    step="0.1"
                    autocomplete="off"
                    prop:value=move || number(rate())
                    aria-valuetext=move || format!("增长{}%", number(rate()))
                    aria-describedby="tryout-sum"
                    on:input=on_input
                    on:change=settle
                />
                <button type="button" class="tryout__reset" on:click=on_reset>"回到目标"</button>
            </div>
            <p class="tryout__sum" id="tryout-sum">{live(told)}</p>
        </section>
    })
}

/// What follows from the growth that is tried.
fn told(shared: &Shared) -> impl Fn() -> Option<String> + Clone + use<> {
    let shared = shared.clone();
    move || what_if_told(shared.chart, shared.query.get().rate)
}

/// The amount that a growth makes, the target's own without one, and how far it is from what the target comes to; with
/// their sums.
pub fn what_if_told(chart: &Chart, rate: Option<f64>) -> Option<String> {
    let growth = growth_of(chart)?;
    let target = chart.target.as_ref()?;
    let unit = &growth.base.unit;
    let rate = rate.unwrap_or(growth.aim);
    let tried = grown(growth.value, rate, unit);
    let verb = if tried.value() > growth.amount { "多" } else { "少" };
    let gap = scale::gap(tried.value(), growth.amount, unit);
    let is_same = gap.value() < 0.05;
    let mut told = Reckoning::default();
    told.say(&format!("增长{}%，是", number(rate))).reckon(&tried);
    let is_rate = target.unit == "%";
    if is_same && is_rate {
        told.say("，增长和目标一样");
        return Some(told.finish());
    }
    told.say(if is_same { "，和" } else { "，比" });
    if is_rate {
        told.say(&format!("按{}算的", target.printed)).reckon(&growth.implied);
    } else {
        told.say(&format!("目标{}{unit}", number(growth.amount)));
    }
    if is_same {
        told.say("一样");
    } else {
        told.say(verb).reckon(&gap);
    }
    Some(told.finish())
}

fn number(value: f64) -> String {
    format(value, decimals(value))
}

/// Takes the thumb's place into the state.
#[cfg(any(feature = "charts", feature = "classroom"))]
fn set(shared: &Shared) -> impl Fn(leptos::ev::Event) + 'static + use<> {
    let query = shared.query.clone();
    move |event| {
        if let Some(rate) = crate::browser::number_of(&event) {
            query.update(|query| query.rate = Some(scale::rounded(rate, 1)));
        }
    }
}

/// Natively nothing moves.
#[cfg(not(any(feature = "charts", feature = "classroom")))]
fn set(_shared: &Shared) -> impl Fn(leptos::ev::Event) + 'static + use<> {
    |_| {}
}

/// The thumb has come to rest: the URL may know.
fn settle<E>(_event: E) {
    #[cfg(any(feature = "charts", feature = "classroom"))]
    crate::wake::write_url();
}

/// Leads back to the report's own target.
#[cfg_attr(
    not(any(feature = "charts", feature = "classroom")),
    expect(unused_variables, reason = "only a browser has buttons")
)]
fn reset(shared: &Shared, aim: f64) {
    #[cfg(any(feature = "charts", feature = "classroom"))]
    {
        let query = shared.query.clone();
        let from = query.get_untracked().rate.unwrap_or(aim);
        crate::browser::glide(from, aim, move |at| match at {
            Some(rate) => query.update(|query| query.rate = Some(scale::rounded(rate, 1))),
            None => {
                query.update(|query| query.rate = None);
                crate::wake::write_url();
            }
        });
    }
}
