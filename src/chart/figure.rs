//! From an indicator to its drawings.

use report_model::{Basis, Chart, ChartBook};

use super::{
    bars::{self, Bars, Row},
    mark::Mark,
    pair,
    scene::Scene,
    state::{State, rates},
    words::{self, Pair, growth_of},
};
use crate::scale::{decimals, format, grown};

/// The widths in CSS pixels for which drawings are laid out in pages: a phone's, and a wider place's.
pub const WIDTHS: [f64; 2] = [300.0, 640.0];

/// The drawings of a chart's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Drawing {
    /// The indicator itself.
    Figure,
    /// The amounts behind a growth rate.
    Amounts,
}

impl Drawing {
    /// Both, in the page's order.
    pub const ALL: [Self; 2] = [Self::Figure, Self::Amounts];

    /// The classes of the drawing at one of the [`WIDTHS`]; the last one is its own.
    pub fn class(self, width: f64) -> &'static str {
        let is_narrow = width <= WIDTHS[0];
        match (self, is_narrow) {
            (Self::Figure, true) => "plot plot--narrow figure--narrow",
            (Self::Figure, false) => "plot plot--wide figure--wide",
            (Self::Amounts, true) => "plot plot--narrow amounts--narrow",
            (Self::Amounts, false) => "plot plot--wide amounts--wide",
        }
    }
}

/// Lays out one of the drawings of a chart's page, if it has it.
pub fn drawing(book: &ChartBook, chart: &Chart, state: &State, which: Drawing, width: f64) -> Option<Scene> {
    match which {
        Drawing::Figure => Some(figure(book, chart, state, width)),
        Drawing::Amounts => amounts(chart, state, width),
    }
}

/// Lays out an indicator with what is added to it, in a width in CSS pixels.
pub fn figure(book: &ChartBook, chart: &Chart, state: &State, width: f64) -> Scene {
    bars_of(chart, state).map_or_else(
        || pair::layout(chart, (book.result_year, book.target_year), width),
        |bars| bars::layout(&bars, width),
    )
}

/// The bars of an indicator whose sides count the same thing.
fn bars_of(chart: &Chart, state: &State) -> Option<Bars> {
    let Pair { result, from, target, to } = words::comparable(chart)?;
    let row = |row, side: &report_model::Side, value| Row {
        row,
        mark: Mark::of(side.kind),
        label: words::when(side),
        number: side.printed.clone(),
        limits: words::limits(side),
        value,
        open: side.is_open(),
        name: words::spoken(side),
    };
    let mut rows = vec![row("r-result", result, from), row("r-target", target, to)];
    let mut room = 0.0;
    if let (Some(rate), Some(growth), Some(rates)) = (state.rate, growth_of(chart), rates(chart)) {
        let (value, most) = if chart.unit == "%" {
            (rate, *rates.end())
        } else {
            let amount = |rate| grown(growth.value, rate, &chart.unit).value();
            (amount(rate), amount(*rates.end()))
        };
        let number = format!("{}{}", format(value, decimals(value)), chart.unit);
        let label = format!("假如增长{}%", format(rate, decimals(rate)));
        let (label, number) = if chart.unit == "%" { ("假如".to_owned(), number) } else { (label, number) };
        let name = format!("{label}：{number}，计算值");
        rows.push(Row {
            row: "rate",
            mark: Mark::WhatIf,
            label,
            number,
            limits: String::new(),
            value,
            open: false,
            name,
        });
        room = most;
    }
    if let Some(latest) = &state.latest {
        let number = format!("{}{}", format(latest.value, decimals(latest.value)), chart.unit);
        let label = format!("到{}", latest.date);
        let name = format!("最新进度，{label}：{number}，来源：{}", latest.source);
        rows.push(Row {
            row: "latest",
            mark: Mark::Progress,
            label,
            number,
            limits: String::new(),
            value: latest.value,
            open: false,
            name,
        });
    }
    Some(Bars { rows, unit: chart.unit.clone(), difference: words::difference(chart), room })
}

/// Lays out the amounts behind a growth rate: what it was, what the target means, what the reader tries.
///
/// None where the indicator is no growth rate, or the amount is unknown.
pub fn amounts(chart: &Chart, state: &State, width: f64) -> Option<Scene> {
    let growth = growth_of(chart).filter(|_| chart.base.is_some())?;
    let target = chart.target.as_ref()?;
    let unit = &growth.base.unit;
    let mut rows = vec![
        Row {
            row: "r-base",
            mark: Mark::of(growth.base.kind),
            label: words::when(growth.base),
            number: growth.base.printed.clone(),
            limits: words::limits(growth.base),
            value: growth.value,
            open: growth.base.is_open(),
            name: words::spoken(growth.base),
        },
        Row {
            row: "r-implied",
            mark: Mark::Computed,
            label: words::implied(target),
            number: format!("约{}", growth.implied.amount()),
            limits: String::new(),
            value: growth.amount,
            open: false,
            name: format!("{}：约{}，计算值", words::implied(target), growth.implied.amount()),
        },
    ];
    let mut room = 0.0;
    if let (Some(rate), Some(rates)) = (state.rate, rates(chart)) {
        let tried = grown(growth.value, rate, unit);
        let label = format!("假如增长{}%", format(rate, decimals(rate)));
        let number = format!("约{}", tried.amount());
        let name = format!("{label}：{number}，计算值");
        rows.push(Row {
            row: "rate",
            mark: Mark::WhatIf,
            label,
            number,
            limits: String::new(),
            value: tried.value(),
            open: false,
            name,
        });
        room = grown(growth.value, *rates.end(), unit).value();
    }
    let bars = Bars { rows, unit: unit.clone(), difference: None, room };
    Some(bars::layout(&bars, width))
}

/// Whether an indicator has bars on one scale.
pub fn has_bars(chart: &Chart) -> bool {
    chart.basis == Basis::Same && words::comparable(chart).is_some()
}
