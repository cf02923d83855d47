//! What a chart shows, in words: titles, differences, spoken names.

use report_model::{Basis, Chart, Side};

use super::mark::Mark;
use crate::scale::{Change, Computed, Direction, change, grown, growth};

/// What the report says nothing of.
pub const UNSAID: &str = "报告未列";

/// A side's year and kind: `2023年预计`.
pub fn when(side: &Side) -> String {
    format!("{}年{}", side.year, Mark::of(side.kind).label())
}

/// The limiting words that stand apart from a side's number, except 预计, which the kind says: `（力争）`; empty if none.
pub fn limits(side: &Side) -> String {
    let words: Vec<_> = side.unprinted_words().filter(|word| *word != "预计").collect();
    if words.is_empty() { String::new() } else { format!("（{}）", words.join("、")) }
}

/// A side's number with the limiting words that stand apart from it: `超275万人次（力争）`.
pub fn printed(side: &Side) -> String {
    format!("{}{}", side.printed, limits(side))
}

/// A result and a target that count the same thing, with their values.
#[derive(Debug, Clone, Copy)]
pub struct Pair<'a> {
    /// The result.
    pub result: &'a Side,
    /// The result's value.
    pub from: f64,
    /// The target.
    pub target: &'a Side,
    /// The target's value.
    pub to: f64,
}

/// Both sides and their values, where they count the same thing.
pub fn comparable(chart: &Chart) -> Option<Pair<'_>> {
    let (result, target) = (chart.result.as_ref()?, chart.target.as_ref()?);
    (chart.basis == Basis::Same).then_some(())?;
    Some(Pair { result, from: result.value?, target, to: target.value? })
}

/// The difference between the two sides, where they count the same thing.
pub fn change_of(chart: &Chart) -> Option<Change> {
    let Pair { from, to, .. } = comparable(chart)?;
    Some(change(from, to, &chart.unit))
}

/// How far the target lies from the result: `高1.3个百分点`, `约多10万人次（3.8%）`, `与上年相同`.
///
/// An imprecise side makes the difference imprecise.
pub fn difference(chart: &Chart) -> Option<String> {
    let Pair { result, target, .. } = comparable(chart)?;
    let change = change_of(chart)?;
    let about = if result.is_rough() || target.is_rough() { "约" } else { "" };
    let share =
        change.percent.as_ref().map(|percent| format!("（{}）", percent.amount())).unwrap_or_default();
    let verb = match (change.direction, change.percent.is_none()) {
        (Direction::Equal, _) => return Some("与上年相同".into()),
        (Direction::More, false) => "多",
        (Direction::Less, false) => "少",
        (Direction::More, true) => "高",
        (Direction::Less, true) => "低",
    };
    Some(format!("{about}{verb}{}{share}", change.size.amount()))
}

/// The sign that goes with a difference.
pub fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::More => "▲",
        Direction::Less => "▼",
        Direction::Equal => "＝",
    }
}

/// Whose difference it is: of “… 以上” only the lower end can be compared.
pub fn subject(target: &Side) -> &'static str {
    if target.is_floor() { "目标下限" } else { "目标" }
}

/// The verdict of a comparable indicator: `▲ 目标比上年高1.3个百分点`.
pub fn verdict(chart: &Chart) -> Option<String> {
    let direction = change_of(chart)?.direction;
    let subject = subject(chart.target.as_ref()?);
    let than = if direction == Direction::Equal { "" } else { "比上年" };
    Some(format!("{} {subject}{than}{}", arrow(direction), difference(chart)?))
}

/// One sentence that says what is to be seen: `2024年目标6.5%，比2023年预计高1.3个百分点`.
pub fn title(chart: &Chart) -> String {
    let said = |side: &Side| format!("{}{}", when(side), printed(side));
    match (&chart.result, &chart.target) {
        (Some(result), Some(target)) => match difference(chart) {
            Some(difference) if difference.starts_with('与') => {
                format!("{}，与{}相同", said(target), when(result))
            }
            Some(difference) => {
                let lower = if target.is_floor() { "下限" } else { "" };
                format!("{}，{lower}比{}{difference}", said(target), when(result))
            }
            None => format!("{}，{}，{}", said(result), said(target), caution(chart.basis)),
        },
        (Some(result), None) => format!("{}；目标{UNSAID}", said(result)),
        (None, Some(target)) => format!("{}；上年结果{UNSAID}", said(target)),
        (None, None) => String::new(),
    }
}

/// Why there is no difference.
fn caution(basis: Basis) -> &'static str {
    match basis {
        Basis::Different => "数的不是一回事，不能比",
        _ => "数法相近，只能并排看",
    }
}

/// What a bar says when it is read out: `2023年预计：5.2%，地区生产总值增速`.
pub fn spoken(side: &Side) -> String {
    format!("{}：{}，{}", when(side), printed(side), side.label)
}

/// The same with the sums behind what is computed, for where it stands alone:
/// `地区生产总值增速：2024年目标6.5%，比2023年预计高1.3个百分点。计算值：6.5 − 5.2 = 1.3个百分点。`
pub fn description(chart: &Chart) -> String {
    let sums = change_of(chart).map(|change| format!("{}。", change.words())).unwrap_or_default();
    format!("{}：{}。{sums}", chart.name, title(chart))
}

/// Both sides as the report has them, for where there is no room for sums: `2023年预计5.2%，2024年目标6.5%`.
#[cfg(feature = "ssr")]
pub fn sides(chart: &Chart) -> String {
    match (&chart.result, &chart.target) {
        (Some(result), Some(target)) if comparable(chart).is_some() => {
            [result, target].map(|side| format!("{}{}", when(side), printed(side))).join("，")
        }
        _ => title(chart),
    }
}

/// The amount that readers see grow, its unit, and the growth that the report aims at, in per cent.
pub struct Growth<'a> {
    /// The amount from which it grows.
    pub base: &'a Side,
    /// Its value.
    pub value: f64,
    /// The growth that the target means, in per cent.
    pub aim: f64,
    /// What the target means: for a growth rate an amount, for an amount a growth rate. The report says neither.
    pub implied: Computed,
    /// The amount that it comes to: the target itself, or what its rate implies.
    pub amount: f64,
}

/// What the amount is called that a target's growth rate implies: `2024年按6.5%算`. It is no target.
pub fn implied(target: &Side) -> String {
    format!("{}年按{}算", target.year, target.printed)
}

/// What grows in an indicator that readers may try, or whose growth rate has an amount to apply to.
pub fn growth_of(chart: &Chart) -> Option<Growth<'_>> {
    let target = chart.target.as_ref()?.value?;
    if let Some(base) = &chart.base {
        let value = base.value?;
        let implied = grown(value, target, &base.unit);
        return Some(Growth { base, value, aim: target, amount: implied.value(), implied });
    }
    let Pair { result: base, from: value, .. } = comparable(chart)?;
    (chart.what_if && chart.unit != "%").then_some(())?;
    let implied = growth(value, target)?;
    Some(Growth { base, value, aim: implied.value(), implied, amount: target })
}

/// What is built up over the target's year.
#[derive(Debug, Clone, PartialEq)]
pub enum Whole<'a> {
    /// The target itself.
    Target(&'a Side, f64),
    /// The amount that the target's growth rate implies, and that rate as printed. The report doesn't say it.
    Implied(Computed, &'a str),
}

impl Whole<'_> {
    /// How much it is.
    pub fn value(&self) -> f64 {
        match self {
            Self::Target(_, value) => *value,
            Self::Implied(amount, _) => amount.value(),
        }
    }
}

/// What is built up over the target's year, and its unit: the target, or the amount that its rate implies.
///
/// None where nothing is built up, or so little that a month's average would be
/// a part of one thing: a canteen is not opened by twelfths.
pub fn whole(chart: &Chart) -> Option<(Whole<'_>, &str)> {
    chart.accumulates.then_some(())?;
    let target = chart.target.as_ref()?;
    let (whole, unit) = match &chart.base {
        Some(base) => (Whole::Implied(growth_of(chart)?.implied, &target.printed), base.unit.as_str()),
        None => (Whole::Target(target, target.value?), chart.unit.as_str()),
    };
    (whole.value() >= 12.0).then_some((whole, unit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::charts;

    fn chart(id: &str) -> &'static Chart {
        charts().chart(id).expect("an indicator")
    }

    #[test]
    fn titles_say_what_is_seen() {
        for (id, expected) in [
            ("gdp-growth", "2024年目标6.5%，比2023年预计高1.3个百分点"),
            ("budget-local-growth", "2024年目标8%，比2023年预计低14个百分点"),
            ("expansion-investment", "2024年目标24亿元以上，下限比2023年结果多4.9亿元（25.7%）"),
            ("rural-roads", "2024年目标10公里以上，与2023年结果相同"),
            ("tourist-visits", "2024年目标超275万人次（力争），比2023年预计约多10万人次（3.8%）"),
            ("livelihood-projects", "2023年结果69个，2024年目标70项，数法相近，只能并排看"),
            ("foreign-capital", "2024年目标2000万美元；上年结果报告未列"),
            ("market-entities", "2023年结果6416家；目标报告未列"),
        ] {
            assert_eq!(title(chart(id)), expected);
        }
    }

    #[test]
    fn every_indicator_has_a_title() {
        for chart in &charts().charts {
            let title = title(chart);
            assert!(title.contains('年') && !title.contains("  "), "{}: {title}", chart.id);
        }
    }

    #[test]
    fn growth_rates_apply_to_amounts() {
        let gdp = growth_of(chart("gdp-growth")).expect("grows");
        assert_eq!((gdp.aim, gdp.amount, gdp.implied.sum()), (6.5, 388.7, "365 × 1.065 ≈ 388.7亿元"));
        let visits = growth_of(chart("tourist-visits")).expect("grows");
        assert_eq!((visits.aim, visits.amount), (3.8, 275.0));
        assert_eq!(visits.implied.sum(), "275 ÷ 265 − 1 ≈ 3.8%");
        assert!(growth_of(chart("signed-projects")).is_none());
    }

    #[test]
    fn what_is_built_up_can_be_shared_out_over_months() {
        let told = |id| {
            whole(chart(id)).map(|(whole, unit)| match whole {
                Whole::Target(side, value) => (printed(side), value, unit),
                Whole::Implied(amount, rate) => (format!("{rate} {}", amount.amount()), amount.value(), unit),
            })
        };
        assert_eq!(told("expansion-investment"), Some(("24亿元以上".into(), 24.0, "亿元")));
        assert_eq!(told("gdp-growth"), Some(("6.5% 388.7亿元".into(), 388.7, "亿元")));
        assert_eq!(told("elder-canteens"), None);
        assert_eq!(told("safety-blue-enterprises"), None);
    }

    #[test]
    fn what_stands_alone_has_its_sums() {
        assert_eq!(
            description(chart("expansion-investment")),
            "增资扩产项目年度投资：2024年目标24亿元以上，下限比2023年结果多4.9亿元（25.7%）。\
             计算值：24 − 19.1 = 4.9亿元；4.9 ÷ 19.1 ≈ 25.7%。"
        );
        #[cfg(feature = "ssr")]
        assert_eq!(sides(chart("gdp-growth")), "2023年预计5.2%，2024年目标6.5%");
    }
}
