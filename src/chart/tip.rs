//! What is told of a mark when a reader turns to it.

use report_model::{Chart, ChartBook, Kind, Side};

use super::words::{UNSAID, growth_of, printed, when};

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
#[derive(Debug, Clone, PartialEq)]
pub struct Tip {
    /// The id of what the mark leads to.
    pub row: &'static str,
    /// Year and kind: `2024年目标`. Empty for what only a browser knows: there it is what the mark itself says.
    pub when: String,
    /// The number as printed, with its limiting words; empty like `when`.
    pub number: String,
    /// What it counts; empty if there is nothing.
    pub label: String,
    /// What its limiting words mean, or the sum behind it; empty if there is nothing to explain.
    pub words: String,
    /// The words of the link to where the mark leads.
    pub onward: &'static str,
}

impl Tip {
    fn of_side(row: &'static str, side: &Side) -> Self {
        let (when, number) = (when(side), printed(side));
        Self { row, when, number, label: side.label.clone(), words: meaning(side), onward: TABLE }
    }

    fn unsaid(row: &'static str, year: u16, kind: &str) -> Self {
        Self {
            row,
            when: format!("{year}年{kind}"),
            number: UNSAID.into(),
            label: String::new(),
            words: format!("报告没有写这一项的{kind}，这里不猜。"),
            onward: TABLE,
        }
    }

    /// What only a browser knows.
    fn unknown(row: &'static str, words: &str, onward: &'static str) -> Self {
        let empty = String::new;
        Self { row, when: empty(), number: empty(), label: empty(), words: words.to_owned(), onward }
    }
}

/// The words of the link to a row of the table.
const TABLE: &str = "看表格";

/// What is told of each mark that the drawings of a chart have or may get.
pub fn tips(book: &ChartBook, chart: &Chart) -> Vec<Tip> {
    let side = |row, side: &Option<Side>, year, kind| {
        side.as_ref().map_or_else(|| Tip::unsaid(row, year, kind), |side| Tip::of_side(row, side))
    };
    let mut tips = vec![
        side("r-result", &chart.result, book.result_year, "结果"),
        side("r-target", &chart.target, book.target_year, "目标"),
    ];
    tips.extend(chart.base.as_ref().map(|base| Tip::of_side("r-base", base)));
    tips.extend(implied(chart));
    if chart.what_if {
        tips.push(Tip::unknown("rate", "是你试的数，按比例算的，不是预测。", "换个数试试"));
    }
    if chart.target.is_some() {
        tips.push(Tip::unknown("latest", "是报告之后的数，不是报告里的话。", "看进度和来源"));
    }
    tips
}

/// The amount that the target's growth rate means.
fn implied(chart: &Chart) -> Option<Tip> {
    let growth = growth_of(chart).filter(|_| chart.base.is_some())?;
    let target = chart.target.as_ref()?;
    Some(Tip {
        row: "r-implied",
        when: super::words::implied(target),
        number: format!("约{}", growth.implied.amount()),
        label: growth.base.label.clone(),
        words: format!(
            "{}。报告没有写这个数，是编者按{}的增长率算的。",
            growth.implied.words(),
            target.printed
        ),
        onward: TABLE,
    })
}

/// What a side's limiting words mean; empty if it has none.
fn meaning(side: &Side) -> String {
    let estimate = (side.kind == Kind::Estimate).then_some(("预计", ESTIMATE));
    let others = side.words.iter().filter(|word| *word != "预计");
    let others = others.filter_map(|word| MEANINGS.into_iter().find(|(known, _)| known == word));
    let told: Vec<_> =
        estimate.into_iter().chain(others).map(|(word, means)| format!("“{word}”：{means}")).collect();
    if told.is_empty() { String::new() } else { format!("{}。", told.join("；")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        chart::{Latest, Scene, Shape, State, amounts, figure, rates},
        content::charts,
    };

    fn chart(id: &str) -> &'static Chart {
        charts().chart(id).expect("an indicator")
    }

    fn tip_of(id: &str, row: &str) -> Tip {
        tips(charts(), chart(id)).into_iter().find(|tip| tip.row == row).expect("a mark")
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
        assert!(implied.words.starts_with("计算值：365 × 1.065 ≈ 388.7亿元"), "{implied:?}");
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
            let latest = chart.target.as_ref().map(|_| Latest {
                value: 1.0,
                date: "2024年9月30日".into(),
                source: "示例".into(),
                url: "https://example.com/".into(),
            });
            let state = State { rate: rates(chart).map(|rates| *rates.end()), latest };
            let tips = tips(charts(), chart);
            let scenes =
                amounts(chart, &state, 640.0).into_iter().chain([figure(charts(), chart, &state, 640.0)]);
            for scene in scenes {
                for row in rows(&scene) {
                    assert!(tips.iter().any(|tip| tip.row == row), "{}: {row}", chart.id);
                }
            }
        }
    }
}
