//! The overview of all targets: in which order they stand, and which of them are shown; and how the URL tells it.

use report_model::{Basis, Chart, ChartBook};

use super::words::{change_of, comparable};
use crate::{query, scale::Direction};

/// In which order the indicators stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// By sector, as in the report.
    #[default]
    Sector,
    /// By how far the target lies from the result.
    Change,
    /// By what may be said about the two sides.
    Basis,
}

impl Order {
    /// All orders.
    pub const ALL: [Self; 3] = [Self::Sector, Self::Change, Self::Basis];

    /// Its name in the URL.
    pub fn key(self) -> &'static str {
        match self {
            Self::Sector => "sector",
            Self::Change => "change",
            Self::Basis => "basis",
        }
    }

    /// The words on its button.
    pub fn label(self) -> &'static str {
        match self {
            Self::Sector => "按领域",
            Self::Change => "按增减幅度",
            Self::Basis => "按能不能比",
        }
    }
}

/// Which indicators are shown.
///
/// All but the first and the last part the indicators between them, so that their counts add up; [`Filter::Words`]
/// looks at them from another side.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Filter {
    /// Every one.
    #[default]
    All,
    /// The target is above the result.
    More,
    /// The target is below the result.
    Less,
    /// The target is the result.
    Equal,
    /// Two sides that must not be subtracted.
    Apart,
    /// The report gives a target and no result.
    TargetOnly,
    /// The report gives a result and no target.
    ResultOnly,
    /// The target is in words.
    Words,
}

impl Filter {
    /// All filters.
    pub const ALL: [Self; 8] = [
        Self::All,
        Self::More,
        Self::Less,
        Self::Equal,
        Self::Apart,
        Self::TargetOnly,
        Self::ResultOnly,
        Self::Words,
    ];

    /// Its name in the URL.
    pub fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::More => "more",
            Self::Less => "less",
            Self::Equal => "equal",
            Self::Apart => "apart",
            Self::TargetOnly => "target",
            Self::ResultOnly => "result",
            Self::Words => "words",
        }
    }

    /// The words on its button.
    pub fn label(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::More => "比上年多",
            Self::Less => "比上年少",
            Self::Equal => "持平",
            Self::Apart => "不能直接比",
            Self::TargetOnly => "上年未列",
            Self::ResultOnly => "只有结果",
            Self::Words => "目标只有文字",
        }
    }

    /// What is shown, as a part of a sentence.
    fn told(self) -> &'static str {
        match self {
            Self::All => "全部",
            Self::More => "目标比上年多的",
            Self::Less => "目标比上年少的，报告有没有说原因，写在每一项里",
            Self::Equal => "目标和上年一样多的",
            Self::Apart => "两年数的不是一回事、不能直接比的，差在哪里写在每一项里",
            Self::TargetOnly => "只列了目标的，报告没给上年结果，不等于上年没有做",
            Self::ResultOnly => "只列了结果的，报告没给下一年的目标，不等于不做了",
            Self::Words => "目标是一句话、没有数的",
        }
    }

    /// Whether an indicator is shown.
    pub fn fits(self, chart: &Chart) -> bool {
        let goes = |way| change_of(chart).is_some_and(|change| change.direction == way);
        match self {
            Self::All => true,
            Self::More => goes(Direction::More),
            Self::Less => goes(Direction::Less),
            Self::Equal => goes(Direction::Equal),
            Self::Apart => matches!(chart.basis, Basis::Similar | Basis::Different),
            Self::TargetOnly => chart.basis == Basis::TargetOnly,
            Self::ResultOnly => chart.basis == Basis::ResultOnly,
            Self::Words => chart.target.as_ref().is_some_and(|target| target.value.is_none()),
        }
    }

    /// How many indicators it shows.
    pub fn count(self, book: &ChartBook) -> usize {
        book.charts.iter().filter(|chart| self.fits(chart)).count()
    }
}

/// What a reader has chosen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sorting {
    /// The order.
    pub order: Order,
    /// The filter.
    pub filter: Filter,
}

/// A group of indicators under one heading.
#[derive(Debug, Clone, PartialEq)]
pub struct Group<'a> {
    /// The id of its section in the document.
    pub anchor: String,
    /// Its indicators, in order; none of a filtered-out group.
    pub charts: Vec<&'a Chart>,
}

/// The groups of the orders that are not by sector: anchor, heading, what must be known about it.
pub const GROUPS: [(&str, &str, &str); 8] = [
    ("by-amount", "数量：比上年多（少）百分之几", "从多到少排；百分之几是计算值，点开一项看算式。"),
    ("by-rate", "增速和比率：比上年高（低）几个百分点", "百分点和百分之几不是一回事，不能放在一起排。"),
    ("by-none", "没法算增减的", "两边数的不一样，或者只有一边；照原来的顺序排。"),
    ("basis-same", "口径相同：能比", "两年数的是同一件事，可以相减。"),
    ("basis-similar", "口径相近：只能并排看", "差一点在哪里，写在每一项里。"),
    ("basis-different", "口径不同：不能比", "名字像，数的不是一回事。"),
    ("basis-target-only", "只有目标", "报告没给上年结果，不等于上年没有做。"),
    ("basis-result-only", "只有结果", "报告没给下一年的目标，不等于不做了。"),
];

impl Sorting {
    /// Reads a query (`?s=change&f=less`). What is unknown is not there; of what is there twice, the last counts.
    pub fn parse(query: &str) -> Self {
        let mut sorting = Self::default();
        for (key, value) in query::pairs(query) {
            let order = Order::ALL.into_iter().find(|order| key == "s" && order.key() == value);
            let filter = Filter::ALL.into_iter().find(|filter| key == "f" && filter.key() == value);
            sorting.order = order.unwrap_or(sorting.order);
            sorting.filter = filter.unwrap_or(sorting.filter);
        }
        sorting
    }

    /// The query after a change, with everybody else's parameters; empty if there is none.
    pub fn to_url(self, other_query: &str) -> String {
        let order = (self.order != Order::default()).then(|| format!("s={}", self.order.key()));
        let filter = (self.filter != Filter::default()).then(|| format!("f={}", self.filter.key()));
        query::with(other_query, |key| matches!(key, "s" | "f"), order.into_iter().chain(filter))
    }

    /// The indicators that are shown, group by group, in the order in which they are read.
    pub fn arrange(self, book: &ChartBook) -> Vec<Group<'_>> {
        let mut charts: Vec<&Chart> = book.charts.iter().filter(|chart| self.filter.fits(chart)).collect();
        if self.order == Order::Change {
            // Stable, so that what is alike stays in the report's order.
            charts.sort_by(|a, b| step(b).total_cmp(&step(a)));
        }
        let mut groups: Vec<Group<'_>> = Vec::new();
        for anchor in anchors(self.order, book) {
            let charts: Vec<_> =
                charts.iter().copied().filter(|chart| anchor_of(self.order, chart) == anchor).collect();
            if !charts.is_empty() {
                groups.push(Group { anchor, charts });
            }
        }
        groups
    }

    /// What is shown, and in which order: `显示11项：目标比上年少的……。按领域排。`
    pub fn told(self, book: &ChartBook) -> String {
        let order = match self.order {
            Order::Sector => "按领域排。",
            Order::Change => "按增减幅度排：数量比百分之几，比率比百分点，各排各的。",
            Order::Basis => "按能不能比排。",
        };
        if self.filter == Filter::All {
            return format!("{}{order}", summary(book));
        }
        format!("显示{}项：{}。{order}", self.filter.count(book), self.filter.told())
    }
}

/// How many indicators there are of each kind.
pub fn summary(book: &ChartBook) -> String {
    let [all, more, less, equal, apart, targets, results, words] =
        Filter::ALL.map(|filter| filter.count(book));
    format!(
        "共{all}项：{}项数的是同一件事，能比（目标比上年多的{more}项、少的{less}项、持平的{equal}项）；\
         {apart}项不能直接比；{targets}项只有目标；{results}项只有结果。其中{words}项的目标只有文字，没有数。",
        more + less + equal
    )
}

/// How far a target lies from its result: in per cent of the result, or in percentage points.
fn step(chart: &Chart) -> f64 {
    comparable(chart).map_or(f64::NEG_INFINITY, |pair| {
        let difference = pair.to - pair.from;
        if chart.unit == "%" { difference } else { difference / pair.from * 100.0 }
    })
}

/// The groups of an order, in reading order.
fn anchors(order: Order, book: &ChartBook) -> Vec<String> {
    let groups = |prefix| {
        let anchors = GROUPS.into_iter().map(|(anchor, ..)| anchor.to_owned());
        anchors.filter(|anchor| anchor.starts_with(prefix)).collect()
    };
    match order {
        Order::Sector => {
            let mut anchors: Vec<String> = book.charts.iter().map(|chart| anchor_of(order, chart)).collect();
            anchors.dedup();
            anchors
        }
        Order::Change => groups("by-"),
        Order::Basis => groups("basis-"),
    }
}

/// The group in which an indicator stands.
fn anchor_of(order: Order, chart: &Chart) -> String {
    match order {
        Order::Sector => format!("s-{}", chart.sector),
        Order::Change => {
            let is_measured =
                change_of(chart).is_some_and(|change| chart.unit == "%" || change.percent.is_some());
            match (is_measured, chart.unit == "%") {
                (false, _) => "by-none".into(),
                (true, true) => "by-rate".into(),
                (true, false) => "by-amount".into(),
            }
        }
        Order::Basis => format!("basis-{}", chart.basis.as_str()),
    }
}

#[cfg(test)]
mod tests;
