//! What is told of a mark when a reader turns to it.

use report_model::{Chart, ChartBook, Kind, Side};

use super::{
    state::State,
    words::{UNSAID, growth_of, printed, when},
};
use crate::scale::{decimals, format, grown};

/// What limiting words mean, in plain words.
const MEANINGS: [(&str, &str); 13] = [
    ("以上", "至少这么多，可以更多"),
    ("不少于", "至少这么多，可以更多"),
    ("不低于", "至少这么多，可以更多"),
    ("突破", "要越过这个数"),
    ("超", "比这个数还多一点"),
    ("多", "比这个数还多一点"),
    ("余", "比这个数还多一点"),
    ("约", "大概是这个数"),
    ("近", "差一点到这个数"),
    ("力争", "尽力去做到，不是说定"),
    ("争取", "尽力去做到，不是说定"),
    ("确保", "说定一定要做到"),
    ("预计", ESTIMATE),
];

const ESTIMATE: &str = "作报告时年还没过完，是估算的数";

/// What is told of a mark.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tip {
    /// Year and kind: `2024年目标`.
    pub when: String,
    /// The number as printed, with its limiting words.
    pub number: String,
    /// What it counts; empty if there is nothing.
    pub label: String,
    /// What its limiting words mean, or the sum behind it; empty if there is nothing to explain.
    pub words: String,
    /// Where it is said, if not in the report.
    pub url: Option<String>,
    /// The words of the link to where the mark leads.
    pub onward: &'static str,
}

/// The words of the link to a row of the table.
const TABLE: &str = "看表格";

/// What is told of the mark that leads to the row with this id; none if the chart has no such mark.
pub fn tip(book: &ChartBook, chart: &Chart, state: &State, row: &str) -> Option<Tip> {
    match row {
        "r-result" => Some(chart.result.as_ref().map_or_else(|| unsaid(book.result_year, "结果"), of_side)),
        "r-target" => Some(chart.target.as_ref().map_or_else(|| unsaid(book.target_year, "目标"), of_side)),
        "r-base" => chart.base.as_ref().map(of_side),
        "r-implied" => {
            let growth = growth_of(chart)?;
            let year = chart.target.as_ref()?.year;
            Some(Tip {
                when: format!("{year}年按目标算"),
                number: format!("约{}{}", number(growth.target), growth.base.unit),
                label: growth.base.label.clone(),
                words: format!("{}。报告没有写这个数，是编者按目标的增长率算的。", growth.sum),
                url: None,
                onward: TABLE,
            })
        }
        "rate" => tried(chart, state),
        "latest" => {
            let latest = state.latest.as_ref()?;
            Some(Tip {
                when: format!("到{}", latest.date),
                number: format!("{}{}", number(latest.value), chart.unit),
                label: chart.name.clone(),
                words: format!("最新进度，不是报告里的数。来源：{}。", latest.source),
                url: Some(latest.url.clone()),
                onward: "看进度",
            })
        }
        _ => None,
    }
}

fn number(value: f64) -> String {
    format(value, decimals(value))
}

fn of_side(side: &Side) -> Tip {
    let estimate = (side.kind == Kind::Estimate).then_some(("预计", ESTIMATE));
    let words = side
        .words
        .iter()
        .filter(|word| *word != "预计")
        .filter_map(|word| MEANINGS.into_iter().find(|(known, _)| known == word));
    let told: Vec<_> =
        estimate.into_iter().chain(words).map(|(word, means)| format!("“{word}”：{means}")).collect();
    let words = if told.is_empty() { String::new() } else { format!("{}。", told.join("；")) };
    Tip {
        when: when(side),
        number: printed(side),
        label: side.label.clone(),
        words,
        url: None,
        onward: TABLE,
    }
}

fn unsaid(year: u16, kind: &str) -> Tip {
    Tip {
        when: format!("{year}年{kind}"),
        number: UNSAID.into(),
        words: format!("报告没有写这一项的{kind}，这里不猜。"),
        onward: TABLE,
        ..Tip::default()
    }
}

/// What the reader tries: the amount that grows, or the rate alone where there is none.
fn tried(chart: &Chart, state: &State) -> Option<Tip> {
    let (rate, growth) = (state.rate?, growth_of(chart)?);
    let implied = grown(growth.value, rate);
    let unit = &growth.base.unit;
    Some(Tip {
        when: format!("假如增长{}%", number(rate)),
        number: format!("约{}{unit}", number(implied.value)),
        label: growth.base.label.clone(),
        words: format!("{}{unit}。是你试的数，按比例算的，不是预测。", implied.sum),
        url: None,
        onward: "换个数试试",
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::{Scene, Shape, amounts, figure, rates},
        content::charts,
    };

    fn chart(id: &str) -> &'static Chart {
        charts().chart(id).expect("an indicator")
    }

    fn tip_of(id: &str, row: &str) -> Tip {
        tip(charts(), chart(id), &State::default(), row).expect("a mark")
    }

    #[test]
    fn limiting_words_are_explained() {
        let target = tip_of("expansion-investment", "r-target");
        assert_eq!((target.when.as_str(), target.number.as_str()), ("2024年目标", "24亿元以上"));
        assert_eq!(target.words, "“以上”：至少这么多，可以更多。");
        let visits = tip_of("tourist-visits", "r-target");
        assert_eq!(visits.number, "超275万人次（力争）");
        assert_eq!(visits.words, "“力争”：尽力去做到，不是说定；“超”：比这个数还多一点。");
        assert_eq!(tip_of("gdp-growth", "r-result").words, format!("“预计”：{ESTIMATE}。"));
        assert_eq!(tip_of("gdp-growth", "r-target").words, "");
    }

    #[test]
    fn every_limiting_word_has_a_meaning() {
        for side in charts().charts.iter().flat_map(|chart| [&chart.result, &chart.target, &chart.base]) {
            for word in side.iter().flat_map(|side| &side.words) {
                assert!(MEANINGS.iter().any(|(known, _)| known == word), "{word}");
            }
        }
    }

    #[test]
    fn what_the_report_does_not_say_is_told_as_such() {
        let result = tip_of("foreign-capital", "r-result");
        assert_eq!((result.when.as_str(), result.number.as_str()), ("2023年结果", UNSAID));
        assert_eq!(result.label, "");
    }

    #[test]
    fn computed_amounts_are_told_with_their_sum() {
        let implied = tip_of("gdp-growth", "r-implied");
        assert_eq!(implied.number, "约388.7亿元");
        assert!(implied.words.starts_with("365 × 1.065 ≈ 388.7亿元"), "{implied:?}");
        let state = State { rate: Some(7.1), latest: None };
        let tried = tip(charts(), chart("gdp-growth"), &state, "rate").expect("a mark");
        assert_eq!((tried.when.as_str(), tried.number.as_str()), ("假如增长7.1%", "约390.9亿元"));
    }

    fn rows(scene: &Scene) -> impl Iterator<Item = &'static str> {
        scene.shapes.iter().filter_map(|shape| match shape {
            Shape::Mark { row, .. } => Some(*row),
            _ => None,
        })
    }

    #[test]
    fn every_mark_has_something_to_tell() {
        for chart in &charts().charts {
            let state = State { rate: rates(chart).map(|rates| *rates.end()), latest: None };
            let scenes =
                amounts(chart, &state, 640.0).into_iter().chain([figure(charts(), chart, &state, 640.0)]);
            for scene in scenes {
                for row in rows(&scene) {
                    assert!(tip(charts(), chart, &state, row).is_some(), "{}: {row}", chart.id);
                }
            }
            assert!(tip(charts(), chart, &state, "table").is_none());
        }
    }
}
