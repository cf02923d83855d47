//! The overview as it is served: every indicator once, and on the main page what can be compared.

use luojiang_report::{
    chart::{Filter, GROUPS, Sorting, UNSAID, summary},
    content::{charts, content},
};
use report_model::Basis;
use scraper::{ElementRef, Html, Selector};

use crate::page::{find, lines, page};

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    let selector = Selector::parse(selector).expect("a selector");
    page.select(&selector).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn tiles_of_every_kind() {
    let page = page("targets.html");
    for id in [
        "gdp-growth",
        "budget-local-growth",
        "livelihood-projects",
        "key-projects",
        "air-quality",
        "npc-proposals",
    ] {
        insta::assert_snapshot!(format!("tile_{id}"), lines(find(&page, &format!("#i-{id}"))));
    }
}

#[test]
fn the_overview_holds_every_indicator_once_in_order() {
    let page = page("targets.html");
    let ids: Vec<_> = select(&page, ".tile").into_iter().filter_map(|tile| tile.attr("id")).collect();
    let expected: Vec<_> = charts().charts.iter().map(|chart| format!("i-{}", chart.id)).collect();
    assert_eq!(ids, expected);
    for chart in &charts().charts {
        let link = format!("#i-{0} a[href='chart/{0}.html']", chart.id);
        assert_eq!(select(&page, &link).len(), 1, "{}", chart.id);
    }
}

#[test]
fn tiles_say_what_may_be_said() {
    let page = page("targets.html");
    for chart in &charts().charts {
        let words = text(find(&page, &format!("#i-{}", chart.id)));
        for side in [&chart.result, &chart.target].into_iter().flatten() {
            assert!(words.contains(&side.printed) && words.contains(&side.year.to_string()), "{words}");
        }
        let bars = select(&page, &format!("#i-{} svg", chart.id)).len();
        assert_eq!(bars, usize::from(chart.basis == Basis::Same), "{words}");
        assert_eq!(words.contains("目标") && words.contains("比上年"), is_measured(chart), "{words}");
        let is_one_sided = chart.result.is_none() || chart.target.is_none();
        assert_eq!(words.contains(UNSAID), is_one_sided, "{words}");
        let must_be_said =
            matches!(chart.basis, Basis::Similar | Basis::Different) || Filter::Less.fits(chart);
        let note = chart.note.as_deref().unwrap_or_default();
        assert!(!must_be_said || !note.is_empty() && words.contains(note), "{words}");
    }
}

fn is_measured(chart: &report_model::Chart) -> bool {
    Filter::More.fits(chart) || Filter::Less.fits(chart)
}

#[test]
fn it_wakes_as_it_is_served() {
    let page = page("targets.html");
    for group in Sorting::default().arrange(charts()) {
        let section = find(&page, &format!("#{}", group.anchor));
        assert!(section.attr("hidden").is_none());
        let tiles = select(&page, &format!("#{} .tile", group.anchor));
        assert_eq!(tiles.len(), group.charts.len(), "{}", group.anchor);
    }
    for (anchor, ..) in GROUPS {
        assert!(find(&page, &format!("#{anchor} > .tiles")).children().next().is_none());
        assert!(find(&page, &format!("#{anchor}")).attr("hidden").is_some());
    }
    assert_eq!(text(find(&page, ".sorter__told")), Sorting::default().told(charts()));
}

#[test]
fn the_main_page_compares_and_leads_on() {
    let page = page("index.html");
    let rows = select(&page, ".targets tbody tr");
    let same: Vec<_> = charts().charts.iter().filter(|chart| chart.basis == Basis::Same).collect();
    assert_eq!(rows.len(), same.len());
    for chart in same {
        let row = find(&page, &format!("#i-{}", chart.id));
        assert!(text(row).contains("计算值："), "{}", chart.id);
        let link = format!("#i-{0} th a[href='chart/{0}.html']", chart.id);
        assert_eq!(select(&page, &link).len(), 1, "{}", chart.id);
    }
    let sectors = content().sectors.len() + 1;
    assert_eq!(select(&page, ".targets__others a[href^='targets.html#s-']").len(), sectors);
    assert!(text(find(&page, "#targets")).contains(&summary(charts())));
    assert!(text(find(&page, ".targets__ways a[href='targets.html']")).contains("106"));
    assert_eq!(select(&page, ".targets__ways a[href='money.html']").len(), 1);
}

#[test]
fn the_money_is_told_with_its_sources_on_both_pages() {
    for path in ["targets.html", "money.html"] {
        let page = page(path);
        assert_eq!(select(&page, ".money__warning").len(), 1, "{path}");
        for entry in content().money.groups.iter().flat_map(|group| &group.entries) {
            let source = format!("[id='{}'] a.fig[href*='#:~:text=']", entry.figure);
            assert!(!select(&page, &source).is_empty(), "{path}: {}", entry.figure);
        }
    }
}
