//! What a reader tries out and what later sources add to a chart; and how the URL tells it.

use std::ops::RangeInclusive;

use report_model::Chart;

use super::words::{growth_of, whole};
use crate::{
    query,
    scale::{decimals, format, rounded},
};

/// How far a year's amount had come at some date, from a later source than the report.
#[derive(Debug, Clone, PartialEq)]
pub struct Latest {
    /// The value, in the chart's unit.
    pub value: f64,
    /// The date, in words: `2024年9月30日`.
    pub date: String,
    /// Who says so.
    pub source: String,
    /// Where it is said.
    pub url: String,
}

/// What is added to the report's own figures in a chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// The growth that a reader tries, in per cent with one decimal place.
    pub rate: Option<f64>,
    /// The latest progress.
    pub latest: Option<Latest>,
}

/// How far below zero a tried growth may lie, in per cent.
const LOWEST: f64 = -5.0;
/// How far a tried growth may lie above the report's own rates, in percentage points.
const BEYOND: f64 = 5.0;

/// The growth rates that a reader can try, in per cent; none where nothing can be tried.
pub fn rates(chart: &Chart) -> Option<RangeInclusive<f64>> {
    chart.what_if.then_some(())?;
    let aim = growth_of(chart)?.aim;
    let was = chart.result.as_ref().filter(|side| side.unit == "%").and_then(|side| side.value);
    Some(LOWEST..=(aim.max(was.unwrap_or(aim)) + BEYOND).ceil())
}

/// What the query of a chart's page holds.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Query {
    /// The growth that is tried, in per cent: `g=7.1`.
    pub rate: Option<f64>,
    /// For the pace: how many months have passed, `m=6`.
    pub months: Option<u8>,
    /// For the pace: what was reached in them, `v=190`.
    pub reached: Option<f64>,
}

/// The largest number that is believed.
pub const LARGEST: f64 = 1e7;

impl Query {
    /// Reads a query (`?g=7.1&m=6&v=190`). What is no number or out of bounds is not there; of what is there twice, the
    /// last counts.
    pub fn parse(query: &str, chart: &Chart) -> Self {
        let mut read = Self::default();
        let rates = rates(chart);
        let has_whole = whole(chart).is_some();
        for (key, value) in query::pairs(query) {
            let Some(number) = number(value) else { continue };
            match key {
                "g" => {
                    let rate = rounded(number, 1);
                    read.rate =
                        rates.as_ref().filter(|rates| rates.contains(&rate)).map(|_| rate).or(read.rate);
                }
                "m" if has_whole => read.months = month(number).or(read.months),
                "v" if has_whole => read.reached = amount(number).or(read.reached),
                _ => {}
            }
        }
        read
    }

    /// The query after a change, with everybody else's parameters; empty if there is none.
    pub fn to_url(self, other_query: &str) -> String {
        let shown = |value: f64| format(value, decimals(value));
        let rate = self.rate.map(|rate| format!("g={}", shown(rate)));
        let months = self.months.map(|months| format!("m={months}"));
        let reached = self.reached.map(|reached| format!("v={}", shown(reached)));
        let ours = [rate, months, reached].into_iter().flatten();
        query::with(other_query, |key| matches!(key, "g" | "m" | "v"), ours)
    }
}

/// How many months have passed, before the year is over.
pub fn month(number: f64) -> Option<u8> {
    (1..12).find(|month| f64::from(*month) == number)
}

/// An amount that may have been reached, with as many decimal places as the URL can tell.
pub fn amount(number: f64) -> Option<f64> {
    (0.0..=LARGEST).contains(&number).then(|| rounded(number, decimals(number)))
}

/// A decimal number such as `7`, `-2.5` or `.5`; nothing else that Rust calls a number.
///
/// Read digit by digit: the standard library's parser costs more than all of this.
pub fn number(text: &str) -> Option<f64> {
    let (sign, digits) = text.strip_prefix('-').map_or((1.0, text), |digits| (-1.0, digits));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = whole.len() + fraction.len() > 0
        && whole.len() <= 12
        && fraction.len() <= 6
        && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit());
    is_number.then_some(())?;
    let (all, unit) = whole
        .bytes()
        .chain(fraction.bytes())
        .fold((0.0, 1.0), |(value, unit), byte| (value * 10.0 + f64::from(byte - b'0'), unit));
    let unit = fraction.bytes().fold(unit, |unit: f64, _| unit * 10.0);
    Some(sign * all / unit)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::charts;

    fn chart(id: &str) -> &'static Chart {
        charts().chart(id).expect("an indicator")
    }

    #[test]
    fn a_query_is_read_and_written() {
        let gdp = chart("gdp-growth");
        let query = Query::parse("?from=x&g=7.1&m=6&v=190.5", gdp);
        assert_eq!(query, Query { rate: Some(7.1), months: Some(6), reached: Some(190.5) });
        assert_eq!(query.to_url("?from=x&g=5"), "?from=x&g=7.1&m=6&v=190.5");
        assert_eq!(Query::default().to_url("?g=7.1"), "");
    }

    #[test]
    fn junk_is_not_there() {
        let gdp = chart("gdp-growth");
        for query in [
            "",
            "?",
            "?g",
            "?g=",
            "?g=abc",
            "?g=1e5",
            "?g=inf",
            "?g=NaN",
            "?g=99",
            "?m=0",
            "?m=12",
            "?m=-3",
            "?v=-1",
            "?v=99999999999",
        ] {
            assert_eq!(Query::parse(query, gdp), Query::default(), "{query}");
        }
        assert_eq!(Query::parse("?g=6.5&m=3&v=1", chart("signed-projects")).rate, None);
    }

    #[test]
    fn what_can_be_tried_reaches_beyond_the_report() {
        assert_eq!(rates(chart("gdp-growth")), Some(-5.0..=12.0));
        assert_eq!(rates(chart("budget-local-growth")), Some(-5.0..=27.0));
        assert_eq!(rates(chart("tourist-visits")), Some(-5.0..=9.0));
        assert_eq!(rates(chart("afforestation")), None);
    }

    proptest! {
        #[test]
        fn no_query_breaks_it(query in ".{0,80}") {
            let gdp = chart("gdp-growth");
            let read = Query::parse(&query, gdp);
            prop_assert_eq!(Query::parse(&read.to_url(""), gdp), read);
        }

        #[test]
        fn numbers_are_those_of_the_standard_library(text in "-?[0-9]{1,8}(\\.[0-9]{1,4})?") {
            prop_assert_eq!(number(&text), text.parse().ok());
        }

        #[test]
        fn tried_rates_survive_the_url(tenths in -50..=120_i32) {
            let gdp = chart("gdp-growth");
            let query = Query { rate: Some(f64::from(tenths) / 10.0), ..Query::default() };
            prop_assert_eq!(Query::parse(&query.to_url(""), gdp), query);
        }
    }
}
