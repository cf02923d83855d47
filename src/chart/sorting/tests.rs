//! What readers can sort and filter, on the report's own indicators.

use std::collections::BTreeSet;

use proptest::{prelude::*, sample::select};

use super::*;
use crate::content::charts;

fn ids(sorting: Sorting) -> Vec<&'static str> {
    sorting
        .arrange(charts())
        .into_iter()
        .flat_map(|group| group.charts)
        .map(|chart| chart.id.as_str())
        .collect()
}

fn any_sorting() -> impl Strategy<Value = Sorting> {
    (select(&Order::ALL[..]), select(&Filter::ALL[..])).prop_map(|(order, filter)| Sorting { order, filter })
}

#[test]
fn counts_add_up() {
    let [all, parts @ .., words] = Filter::ALL.map(|filter| filter.count(charts()));
    assert_eq!(all, charts().charts.len());
    assert_eq!(parts.iter().sum::<usize>(), all);
    assert!(words > 0 && words < all);
}

#[test]
fn every_indicator_is_in_one_part() {
    for chart in &charts().charts {
        let parts = &Filter::ALL[1..Filter::ALL.len() - 1];
        assert_eq!(parts.iter().filter(|part| part.fits(chart)).count(), 1, "{}", chart.id);
    }
}

#[test]
fn by_sector_is_the_order_of_the_content() {
    let expected: Vec<_> = charts().charts.iter().map(|chart| chart.id.as_str()).collect();
    assert_eq!(ids(Sorting::default()), expected);
    let anchors: Vec<_> =
        Sorting::default().arrange(charts()).into_iter().map(|group| group.anchor).collect();
    assert_eq!(anchors, ["s-overview", "s-industry", "s-city", "s-countryside", "s-ecology", "s-people"]);
}

#[test]
fn by_change_falls_within_per_cent_and_within_points() {
    let groups = Sorting { order: Order::Change, filter: Filter::All }.arrange(charts());
    let anchors: Vec<_> = groups.iter().map(|group| group.anchor.as_str()).collect();
    assert_eq!(anchors, ["by-amount", "by-rate", "by-none"]);
    for group in &groups[..2] {
        assert!(group.charts.windows(2).all(|pair| step(pair[0]) >= step(pair[1])), "{}", group.anchor);
        assert!(group.charts.iter().all(|chart| (chart.unit == "%") == (group.anchor == "by-rate")));
    }
    assert_eq!(groups[0].charts[0].id, "safety-blue-enterprises");
    assert_eq!(groups[1].charts.iter().map(|chart| chart.id.as_str()).collect::<Vec<_>>()[0], "gdp-growth");
    assert!(groups[2].charts.iter().all(|chart| change_of(chart).is_none()));
}

#[test]
fn a_lower_target_is_found_among_the_lower_ones() {
    let lower = ids(Sorting { order: Order::Sector, filter: Filter::Less });
    for id in ["budget-local-growth", "signed-projects", "bare-houses", "afforestation"] {
        assert!(lower.contains(&id), "{id}");
    }
    assert!(!lower.contains(&"rural-roads") && !lower.contains(&"urban-jobs"));
}

#[test]
fn all_groups_have_their_place() {
    let known: BTreeSet<_> = GROUPS.iter().map(|(anchor, ..)| (*anchor).to_owned()).collect();
    let used: BTreeSet<_> = [Order::Change, Order::Basis]
        .into_iter()
        .flat_map(|order| Sorting { order, filter: Filter::All }.arrange(charts()))
        .map(|group| group.anchor)
        .collect();
    assert_eq!(used, known);
}

#[test]
fn what_is_shown_is_told() {
    let told = |order, filter| Sorting { order, filter }.told(charts());
    assert_eq!(
        told(Order::Sector, Filter::All),
        "共106项：22项数的是同一件事，能比（目标比上年多的8项、少的12项、持平的2项）；23项不能直接比；36项只有目标；\
         25项只有结果。其中10项的目标只有文字，没有数。按领域排。"
    );
    assert_eq!(
        told(Order::Change, Filter::Less),
        "显示12项：目标比上年少的，报告有没有说原因，写在每一项里。按增减幅度排：数量比百分之几，比率比百分点，各排各的。"
    );
}

#[test]
fn junk_in_a_query_is_not_there() {
    for query in ["", "?", "?s", "?s=", "?s=size", "?f=lesser&s=1", "?S=change", "?f=less%20", "?sf=change"] {
        assert_eq!(Sorting::parse(query), Sorting::default(), "{query}");
    }
    let sorting = Sorting { order: Order::Change, filter: Filter::Less };
    assert_eq!(Sorting::parse("?from=x&s=change&f=less"), sorting);
    assert_eq!(sorting.to_url("?from=x&f=more&&s"), "?from=x&s=change&f=less");
    assert_eq!(Sorting::default().to_url("?s=change"), "");
}

proptest! {
    #[test]
    fn no_query_breaks_it(query in ".{0,60}") {
        let sorting = Sorting::parse(&query);
        prop_assert_eq!(Sorting::parse(&sorting.to_url(&query)), sorting);
    }

    #[test]
    fn choices_survive_the_url(sorting in any_sorting(), others in "[a-e]=[0-9]{0,3}(&[g-r]{1,3})?") {
        let url = sorting.to_url(&format!("?{others}"));
        prop_assert_eq!(Sorting::parse(&url), sorting);
        prop_assert!(url.contains(&others), "{} without {}", url, others);
    }

    #[test]
    fn exactly_what_fits_is_shown_and_once(sorting in any_sorting()) {
        let shown = ids(sorting);
        let fitting = charts().charts.iter().filter(|chart| sorting.filter.fits(chart));
        prop_assert_eq!(
            shown.iter().copied().collect::<BTreeSet<_>>(),
            fitting.map(|chart| chart.id.as_str()).collect::<BTreeSet<_>>()
        );
        prop_assert_eq!(shown.len(), sorting.filter.count(charts()));
    }
}
