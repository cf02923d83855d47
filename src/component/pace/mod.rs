//! 假如按季度: how fast the rest of the year must go, by plain proportion.

use leptos::prelude::*;
use report_model::Chart;

use super::{field::chosen, number_field::number_field};
use crate::{
    chart::{LARGEST, Query, Shared, Whole, amount, month, number as parse, printed, shared, whole},
    component::live::live,
    scale::{Reckoning, Wanted, decimals, format, monthly, pace},
};

/// The months after which progress is usually told, and what they are called.
const NAMED: [(u8, &str); 3] = [(3, "一季度"), (6, "上半年"), (9, "前三季度")];
/// Asked about unless the reader chooses.
const MONTHS: u8 = 6;

/// Asks what was reached after some months and tells what pace the rest needs.
#[island]
pub fn Pace() -> impl IntoView {
    let shared = shared()?;
    let (_, unit) = whole(shared.chart)?;
    let chart = shared.chart;
    let year = shared.chart.target.as_ref()?.year;
    let query = shared.query.clone();
    let months = {
        let query = query.clone();
        move || query.get().months.unwrap_or(MONTHS).to_string()
    };
    let told = {
        let query = query.clone();
        move || pace_told(chart, query.get())
    };
    let on_months = change(&shared, |query, text| query.months = parse(text).and_then(month));
    let take_reached = {
        let query = query.clone();
        move |reached: Option<f64>| {
            query.update(|query| query.reached = reached.and_then(amount));
            write_url();
        }
    };
    let held = move || query.get().reached;
    let wanted = Wanted { least: 0.0, most: LARGEST, places: 6, unit, live: true };
    Some(view! {
        <section class="tryout" aria-labelledby="pace-title">
            <h2 id="pace-title">"假如走到半路：剩下的要多快？"</h2>
            <p class="tryout__note">"按月平均摊，只是比例，不是预测；实际工作有快有慢。"</p>
            <div class="tryout__control tryout__control--pace">
                <label for="months">{format!("{year}年过了")}</label>
                <select id="months" autocomplete="off" on:change=on_months prop:value=months>
                    {(1..12).map(|month| view! {
                        <option value=month.to_string() selected=month == MONTHS>{named(month)}</option>
                    }).collect_view()}
                </select>
                <label for="reached">{format!("一共完成（{unit}）")}</label>
                {number_field("reached", wanted, "填一个数", held, take_reached)}
            </div>
            <p class="tryout__sum" role="status">{live(told)}</p>
        </section>
    })
}

fn named(month: u8) -> String {
    let name = NAMED.into_iter().find(|(months, _)| *months == month);
    name.map_or_else(|| format!("{month}个月"), |(months, name)| format!("{months}个月（{name}）"))
}

fn number(value: f64) -> String {
    format(value, decimals(value))
}

/// What follows from what was reached, or of the whole year if nothing is; with the sums. An amount that the report
/// doesn't say is not called its target.
pub fn pace_told(chart: &Chart, query: Query) -> Option<String> {
    let (whole, unit) = whole(chart)?;
    let mut told = Reckoning::default();
    let months = query.months.unwrap_or(MONTHS);
    let reached =
        query.reached.and_then(|reached| Some((reached, pace(whole.value(), reached, months, unit)?)));
    let Some((reached, pace)) = reached else {
        name(&mut told, &whole, "全年").say("，平均每月").reckon(&monthly(whole.value(), 12, unit));
        return Some(told.finish());
    };
    told.say(&format!("前{months}个月平均每月")).reckon(&pace.so_far);
    if let Some((rest, needed)) = pace.left {
        let left = 12 - months;
        name(told.say("；离"), &whole, "").say("还差").reckon(&rest);
        told.say(&format!("，剩下{left}个月平均每月要")).reckon(&needed);
    } else {
        name(told.say(&format!("；{}{unit}，已经达到", number(reached))), &whole, "全年");
    }
    Some(told.finish())
}

/// Adds what the year is to come to: a target only if the report says so.
fn name<'a>(told: &'a mut Reckoning, whole: &Whole<'_>, of: &str) -> &'a mut Reckoning {
    match whole {
        Whole::Target(side, _) => told.say(&format!("{of}目标{}", printed(side))),
        Whole::Implied(amount, rate) => told.say(&format!("按{rate}算的{of}数额")).reckon(amount),
    }
}

/// Takes what the reader chose into the state and the URL.
fn change(shared: &Shared, take: fn(&mut Query, &str)) -> impl Fn(leptos::ev::Event) + 'static + use<> {
    let query = shared.query.clone();
    move |event| {
        if let Some(text) = chosen(&event) {
            query.update(|query| take(query, &text));
            write_url();
        }
    }
}

/// Tells the URL. Natively there is none.
fn write_url() {
    #[cfg(feature = "charts")]
    crate::wake::write_url();
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::content::charts;

    fn told(id: &str, months: u8, reached: Option<f64>) -> String {
        let query = Query { months: Some(months), reached, rate: None };
        pace_told(charts().chart(id).expect("an indicator"), query).expect("what is built up")
    }

    #[test]
    fn the_rest_is_told_with_its_pace() {
        assert_eq!(
            told("expansion-investment", 6, Some(12.0)),
            "前6个月平均每月2亿元；离目标24亿元以上还差12亿元，剩下6个月平均每月要2亿元。\
             计算值：12 ÷ 6 = 2亿元；24 − 12 = 12亿元；12 ÷ 6 = 2亿元。"
        );
        assert_eq!(
            told("expansion-investment", 9, Some(30.0)),
            "前9个月平均每月3.3亿元；30亿元，已经达到全年目标24亿元以上。计算值：30 ÷ 9 ≈ 3.3亿元。"
        );
        assert_eq!(
            told("expansion-investment", 6, None),
            "全年目标24亿元以上，平均每月2亿元。计算值：24 ÷ 12 = 2亿元。"
        );
    }

    /// The report says how fast, and not how much.
    #[test]
    fn a_computed_amount_is_not_called_a_target() {
        assert_eq!(
            told("gdp-growth", 6, None),
            "按6.5%算的全年数额388.7亿元，平均每月32.4亿元。\
             计算值：365 × 1.065 ≈ 388.7亿元；388.7 ÷ 12 ≈ 32.4亿元。"
        );
        assert_eq!(
            told("gdp-growth", 6, Some(190.0)),
            "前6个月平均每月31.7亿元；离按6.5%算的数额388.7亿元还差198.7亿元，剩下6个月平均每月要33.1亿元。\
             计算值：190 ÷ 6 ≈ 31.7亿元；365 × 1.065 ≈ 388.7亿元；388.7 − 190 = 198.7亿元；198.7 ÷ 6 ≈ 33.1亿元。"
        );
    }
}
