//! The indicators as charts draw them.

use serde::{Deserialize, Serialize};

use crate::{Basis, Content, Figure, Indicator, Kind};

/// Limiting words after which the number is the least that counts: it may be more, and not less.
const FLOOR: [&str; 3] = ["以上", "不少于", "不低于"];

/// The limiting word for going beyond the number.
const BEYOND: &str = "突破";

/// Limiting words after which the number is not the exact one.
const ROUGH: [&str; 6] = ["超", "多", "余", "约", "近", BEYOND];

/// One side of a chart: a figure without what only its passage needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Side {
    /// The year of which it speaks; of several years the last.
    pub year: u16,
    /// What it says about the world.
    pub kind: Kind,
    /// What it counts.
    pub label: String,
    /// The number, in `unit`; none for a target in words.
    pub value: Option<f64>,
    /// Upper end, where the report gives a range.
    pub to: Option<f64>,
    /// The unit as the report uses it; empty for a target in words.
    pub unit: String,
    /// The figure as printed, with the limiting words that touch it.
    pub printed: String,
    /// The report's own limiting words, in reading order.
    pub words: Vec<String>,
}

impl Side {
    /// Whether the number has no upper end (以上, 突破): its bar is open.
    pub fn is_open(&self) -> bool {
        self.is_floor() || self.has(&[BEYOND])
    }

    /// Whether the number is not the exact one (超, 多, 约 …).
    pub fn is_rough(&self) -> bool {
        self.has(&ROUGH)
    }

    /// Whether the number is the least that counts (以上): reaching it is enough, more is meant to be possible.
    pub fn is_floor(&self) -> bool {
        self.has(&FLOOR)
    }

    /// The limiting words that the printed form does not show already.
    pub fn unprinted_words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(|word| !self.printed.contains(word))
    }

    fn has(&self, words: &[&str]) -> bool {
        self.words.iter().any(|word| words.contains(&word.as_str()))
    }
}

/// One indicator, ready to be drawn.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The indicator's id.
    pub id: String,
    /// What it counts.
    pub name: String,
    /// The id of its sector, or `overview`.
    pub sector: String,
    /// The unit of both sides.
    pub unit: String,
    /// Whether the two sides count the same thing.
    pub basis: Basis,
    /// Why they do or don't, or what else a reader must know.
    pub note: Option<String>,
    /// What was reached.
    pub result: Option<Side>,
    /// What is to be reached.
    pub target: Option<Side>,
    /// For growth rates: the amount to which the target's growth applies.
    pub base: Option<Side>,
    /// Whether readers may try another growth.
    pub what_if: bool,
    /// Whether the target's number is built up bit by bit over its year.
    pub accumulates: bool,
}

/// The part of the content that travels to the browser for the charts: all
/// indicators with their figures, and where they come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ChartBook {
    /// The report's name: the district's and the official title.
    pub source: String,
    /// The date on which it was published, `YYYY-MM-DD`.
    pub published: String,
    /// Where it is published.
    pub url: String,
    /// The year under review.
    pub result_year: u16,
    /// The year of the targets.
    pub target_year: u16,
    /// All indicators, in the content's order.
    pub charts: Vec<Chart>,
}

impl ChartBook {
    /// The chart of the indicator with this id.
    pub fn chart(&self, id: &str) -> Option<&Chart> {
        self.charts.iter().find(|chart| chart.id == id)
    }
}

/// What a chart's page knows of the other indicators: enough to tell which a progress feed may name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known {
    /// The indicator's id.
    pub id: String,
    /// Its unit.
    pub unit: String,
    /// Whether the report sets a target for it.
    pub has_target: bool,
}

impl Content {
    /// What a chart's page knows of all indicators.
    pub fn known(&self) -> Vec<Known> {
        let known = |indicator: &Indicator| Known {
            id: indicator.id.clone(),
            unit: indicator.unit.clone(),
            has_target: indicator.target.is_some(),
        };
        self.indicators.iter().map(known).collect()
    }

    /// What the charts need in the browser.
    pub fn charts(&self) -> ChartBook {
        let report = &self.report;
        ChartBook {
            source: format!("{}{}", report.district, report.official_title),
            published: report.published.clone(),
            url: report.url.clone(),
            result_year: report.result_year,
            target_year: report.target_year,
            charts: self.indicators.iter().map(|indicator| self.chart_of(indicator)).collect(),
        }
    }

    fn chart_of(&self, indicator: &Indicator) -> Chart {
        let side = |id: &Option<String>| Some(self.side(self.figure(id.as_ref()?)?));
        Chart {
            id: indicator.id.clone(),
            name: indicator.name.clone(),
            sector: indicator.sector.clone(),
            unit: indicator.unit.clone(),
            basis: indicator.basis,
            note: indicator.note.clone(),
            result: side(&indicator.result),
            target: side(&indicator.target),
            base: side(&indicator.base),
            what_if: indicator.what_if,
            accumulates: indicator.accumulates,
        }
    }

    /// A figure as a side of a drawing.
    pub fn side(&self, figure: &Figure) -> Side {
        Side {
            // A period that is no year would have stopped the build.
            year: figure.last_year().unwrap_or_else(|| self.year(figure.topic.part())),
            kind: figure.kind,
            label: figure.label.clone(),
            value: figure.value,
            to: figure.to,
            unit: figure.unit.clone().unwrap_or_default(),
            printed: figure.printed.clone(),
            words: figure.qualifiers.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(printed: &str, words: &[&str]) -> Side {
        Side {
            year: 2024,
            kind: Kind::Target,
            label: "x".into(),
            value: Some(24.0),
            to: None,
            unit: "亿元".into(),
            printed: printed.into(),
            words: words.iter().map(|&word| word.to_owned()).collect(),
        }
    }

    #[test]
    fn limiting_words_say_how_a_number_is_drawn() {
        for (words, open, rough, floor) in [
            (&[][..], false, false, false),
            (&["预计"], false, false, false),
            (&["力争"], false, false, false),
            (&["以上"], true, false, true),
            (&["确保", "不少于"], true, false, true),
            (&["力争", "突破"], true, true, false),
            (&["预计", "超"], false, true, false),
            (&["约"], false, true, false),
            (&["多"], false, true, false),
        ] {
            let side = side("24亿元", words);
            assert_eq!((side.is_open(), side.is_rough(), side.is_floor()), (open, rough, floor), "{words:?}");
        }
    }

    #[test]
    fn words_that_are_printed_need_not_be_said_again() {
        let side = side("24亿元以上", &["力争", "以上"]);
        assert_eq!(side.unprinted_words().collect::<Vec<_>>(), ["力争"]);
    }

    #[test]
    fn charts_are_found_by_their_id() {
        let chart = |id: &str| Chart {
            id: id.into(),
            name: "x".into(),
            sector: "overview".into(),
            unit: "亿元".into(),
            basis: Basis::TargetOnly,
            note: None,
            result: None,
            target: Some(side("24亿元", &[])),
            base: None,
            what_if: false,
            accumulates: true,
        };
        let book = ChartBook {
            source: "小城区政府工作报告".into(),
            published: "2024-02-01".into(),
            url: "http://example.org/report.htm".into(),
            result_year: 2023,
            target_year: 2024,
            charts: vec![chart("roads"), chart("parks")],
        };
        assert_eq!(book.chart("parks").map(|chart| chart.id.as_str()), Some("parks"));
        assert_eq!(book.chart("park"), None);
    }
}
