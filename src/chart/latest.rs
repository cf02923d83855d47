//! What the latest progress says, in words.

use report_model::Chart;

use super::state::Latest;
use crate::scale::{Reckoning, decimals, format, part};

/// What was reached until when, and, of an amount, which part of the target that is:
/// `到2024年10月31日：18.3亿元，是目标的76.3%。计算值：18.3 ÷ 24 ≈ 76.3%。`
pub fn progress_told(chart: &Chart, latest: &Latest) -> String {
    let unit = &chart.unit;
    let said = format!("到{}：{}{unit}", latest.date, format(latest.value, decimals(latest.value)));
    let target = chart.target.as_ref().and_then(|side| side.value).filter(|_| unit != "%");
    let mut told = Reckoning::default();
    told.say(&said);
    if let Some(share) = target.and_then(|target| part(latest.value, target)) {
        told.say("，是目标的").reckon(&share);
    }
    told.finish()
}

/// What readers are told of mistakes in the source of the progress; nothing where there are none.
pub fn mistakes_told(count: usize) -> Option<String> {
    (count > 0).then(|| format!("最新进度的数据里有{count}处写得不对，没有采用。"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::charts;

    fn told(id: &str, value: f64) -> String {
        let latest =
            Latest { value, date: "2024年9月30日".into(), source: String::new(), url: String::new() };
        progress_told(charts().chart(id).expect("an indicator"), &latest)
    }

    #[test]
    fn an_amount_is_part_of_its_target() {
        assert_eq!(
            told("expansion-investment", 18.3),
            "到2024年9月30日：18.3亿元，是目标的76.3%。计算值：18.3 ÷ 24 ≈ 76.3%。"
        );
        assert_eq!(
            told("expansion-investment", 0.0),
            "到2024年9月30日：0亿元，是目标的0%。计算值：0 ÷ 24 = 0%。"
        );
    }

    #[test]
    fn a_growth_rate_is_no_part_of_another() {
        assert_eq!(told("gdp-growth", -5.25), "到2024年9月30日：-5.25%。");
    }

    #[test]
    fn nobody_is_told_of_no_mistakes() {
        assert_eq!(mistakes_told(0), None);
        assert_eq!(mistakes_told(3).expect("words"), "最新进度的数据里有3处写得不对，没有采用。");
    }
}
