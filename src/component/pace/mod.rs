//! 假如按季度: how fast the rest of the year must go, by plain proportion.

use leptos::prelude::*;

use super::{field::chosen, number_field::number_field};
use crate::{
    chart::{LARGEST, Query, Shared, amount, month, number as parse, shared, whole},
    scale::{self, Wanted, decimals, format},
};

/// The months after which progress is usually told, and what they are called.
const NAMED: [(u8, &str); 3] = [(3, "一季度"), (6, "上半年"), (9, "前三季度")];
/// Asked about unless the reader chooses.
const MONTHS: u8 = 6;

/// Asks what was reached after some months and tells what pace the rest needs.
#[island]
pub fn Pace() -> impl IntoView {
    let shared = shared()?;
    let (target, unit) = whole(shared.chart)?;
    let year = shared.chart.target.as_ref()?.year;
    let query = shared.query.clone();
    let months = {
        let query = query.clone();
        move || query.get().months.unwrap_or(MONTHS).to_string()
    };
    let told = {
        let query = query.clone();
        move || told(query.get(), target, unit)
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
            <p class="tryout__sum" role="status">{told}</p>
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

/// A monthly average: as many decimal places as tell small amounts apart.
fn average(value: f64) -> String {
    let places = if value >= 100.0 {
        0
    } else if value >= 1.0 {
        1
    } else {
        2
    };
    number(scale::rounded(value, places))
}

/// What follows from what was reached.
fn told(query: Query, target: f64, unit: &str) -> String {
    let months = query.months.unwrap_or(MONTHS);
    let Some((reached, pace)) =
        query.reached.and_then(|reached| Some((reached, scale::pace(target, reached, months)?)))
    else {
        return format!("全年目标{}{unit}，平均每月{}{unit}。", number(target), average(target / 12.0));
    };
    let so_far = format!("前{months}个月平均每月{}{unit}", average(pace.so_far));
    let Some(needed) = pace.needed.filter(|_| pace.rest > 0.0) else {
        return format!("{so_far}；已经达到全年目标{}{unit}。", number(target));
    };
    let rest = number(scale::rounded(pace.rest, decimals(target).max(decimals(reached))));
    let left = 12 - months;
    format!(
        "{so_far}；离目标{}{unit}还差{rest}{unit}，剩下{left}个月平均每月要{}{unit}（计算值）。",
        number(target),
        average(needed)
    )
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

    #[test]
    fn the_rest_is_told_with_its_pace() {
        let query = |months, reached| Query { months: Some(months), reached: Some(reached), rate: None };
        assert_eq!(
            told(query(6, 12.0), 24.0, "亿元"),
            "前6个月平均每月2亿元；离目标24亿元还差12亿元，剩下6个月平均每月要2亿元（计算值）。"
        );
        assert_eq!(told(query(9, 30.0), 24.0, "亿元"), "前9个月平均每月3.3亿元；已经达到全年目标24亿元。");
        assert_eq!(told(Query::default(), 24.0, "亿元"), "全年目标24亿元，平均每月2亿元。");
    }
}
