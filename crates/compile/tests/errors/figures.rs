//! Figures: the number, its printed form, the quote, kind and period.

use crate::draft::{Draft, errors_after};

#[test]
fn a_duplicate_figure() {
    let errors = errors_after("sectors/town.toml", r#"id = "parks-2023""#, r#"id = "sites-2023""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:22: indicator parks: `result`: unknown figure parks-2023 (expected the id of a figure)",
            "content/sectors/town.toml:10: passage 1.1.1: `points`: unknown figure {parks-2023} (expected the id of a figure)",
            "content/sectors/town.toml:19: figure sites-2023: duplicate figure sites-2023 (first in content/sectors/town.toml:18; expected once)"
        ]
    );
}

#[test]
fn an_id_without_a_year() {
    let errors = Draft::new()
        .change("sectors/town.toml", r#"id = "parks-2023""#, r#"id = "parks""#)
        .change("sectors/town.toml", "{parks-2023}", "{parks}")
        .change("indicators.toml", r#"result = "parks-2023""#, r#"result = "parks""#)
        .errors();
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:19: figure parks: `id`: parks (expected a year at its end, such as -2023)"
        ]
    );
}

#[test]
fn an_unknown_unit() {
    let errors = errors_after("overview.toml", r#"unit = "亿元""#, r#"unit = "亿圆""#);
    assert_eq!(
        errors,
        [
            r#"content/overview.toml:10: figure gdp-2023: `printed` has "亿元" beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"#,
            "content/overview.toml:10: figure gdp-2023: `unit`: unknown unit 亿圆 (expected one of `units` in report.toml)"
        ]
    );
}

#[test]
fn a_value_that_is_not_the_printed_one() {
    let errors = errors_after("overview.toml", "value = 5.2", "value = 52");
    assert_eq!(
        errors,
        ["content/overview.toml:11: figure gdp-growth-2023: `value` differs from `printed` (expected 5.2)"]
    );
}

#[test]
fn a_printed_form_without_digits() {
    let errors = errors_after("overview.toml", r#"printed = "6.5%""#, r#"printed = "增长""#);
    assert_eq!(
        errors,
        [
            r#"content/overview.toml:20: figure gdp-growth-2024: `printed` has "增长" beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"#
        ]
    );
}

#[test]
fn a_printed_form_with_unexplained_words() {
    let errors = errors_after("sectors/town.toml", r#"qualifier = ["超"], "#, "");
    assert_eq!(
        errors,
        [
            r#"content/sectors/town.toml:18: figure sites-2023: `printed` has "超" beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"#
        ]
    );
}

#[test]
fn a_printed_form_with_another_unit() {
    let errors =
        errors_after("sectors/town.toml", r#"value = 140, unit = "个""#, r#"value = 140, unit = "亿元""#);
    assert_eq!(
        errors,
        [
            r#"content/sectors/town.toml:28: figure sites-2024: `printed` has "个以上" beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"#
        ]
    );
}

#[test]
fn a_value_without_a_unit() {
    let errors = errors_after("overview.toml", r#"value = 6.5, unit = "%""#, "value = 6.5");
    assert_eq!(
        errors,
        [
            "content/overview.toml:20: figure gdp-growth-2024: `value` and `unit` go together: give both or neither"
        ]
    );
}

#[test]
fn a_unit_without_a_value() {
    let errors = errors_after("overview.toml", "value = 6.5, ", "");
    assert_eq!(
        errors,
        [
            "content/overview.toml:20: figure gdp-growth-2024: `value` and `unit` go together: give both or neither"
        ]
    );
}

#[test]
fn a_falling_range() {
    let errors = Draft::new()
        .change("sectors/town.toml", "value = 1, to = 2", "value = 2, to = 1")
        .change(
            "sectors/town.toml",
            r#"printed = "1-2个", quote = "改造公园1-2个""#,
            r#"printed = "2-1个", quote = "改造公园2-1个""#,
        )
        .errors();
    assert_eq!(errors, ["content/sectors/town.toml:19: figure parks-2023: `to` must be larger than `value`"]);
}

#[test]
fn a_range_that_is_printed_otherwise() {
    let errors = errors_after("sectors/town.toml", "value = 1, to = 2", "value = 1, to = 3");
    assert_eq!(
        errors,
        [
            r#"content/sectors/town.toml:19: figure parks-2023: `printed` has "-2个" beyond number, unit and qualifiers (expected: add it to `qualifier`, or mend `unit`)"#
        ]
    );
}

#[test]
fn a_quote_without_the_printed_form() {
    let errors = errors_after("overview.toml", r#"quote = "增长5.2%""#, r#"quote = "增长""#);
    assert_eq!(
        errors,
        ["content/overview.toml:11: figure gdp-growth-2023: `quote` must contain `printed` exactly once"]
    );
}

#[test]
fn a_quote_with_the_printed_form_twice() {
    let errors = errors_after(
        "sectors/town.toml",
        r#"quote = "新建站点140个以上""#,
        r#"quote = "站点140个以上140个以上""#,
    );
    assert_eq!(
        errors,
        ["content/sectors/town.toml:28: figure sites-2024: `quote` must contain `printed` exactly once"]
    );
}

#[test]
fn a_quote_with_a_space() {
    let errors = errors_after("overview.toml", r#"quote = "增长5.2%""#, r#"quote = "增长 5.2%""#);
    assert_eq!(
        errors,
        [
            "content/overview.toml:11: figure gdp-growth-2023: `quote`: 增长 5.2% (expected at most 24 characters without spaces, commas, brackets or half-width punctuation)"
        ]
    );
}

#[test]
fn a_quote_with_half_width_punctuation() {
    let errors = errors_after("overview.toml", r#"quote = "增长5.2%""#, r#"quote = "365亿元,增长5.2%""#);
    assert_eq!(
        errors,
        [
            "content/overview.toml:11: figure gdp-growth-2023: `quote`: 365亿元,增长5.2% (expected at most 24 characters without spaces, commas, brackets or half-width punctuation)"
        ]
    );
}

#[test]
fn a_quote_that_is_too_long() {
    let errors = errors_after(
        "overview.toml",
        r#"quote = "增长5.2%""#,
        r#"quote = "全年完成地区生产总值三百六十五亿元比上年增长5.2%""#,
    );
    assert_eq!(
        errors,
        [
            "content/overview.toml:11: figure gdp-growth-2023: `quote`: 全年完成地区生产总值三百六十五亿元比上年增长5.2% (expected at most 24 characters without spaces, commas, brackets or half-width punctuation)"
        ]
    );
}

#[test]
fn a_label_that_is_too_long() {
    let errors = errors_after(
        "sectors/town.toml",
        r#"label = "改造公园""#,
        r#"label = "城里城外所有街道和乡镇一年里改造好了的大大小小的公园""#,
    );
    assert_eq!(
        errors,
        [
            r#"content/sectors/town.toml:19: figure parks-2023: `label`: "城里城外所有街道和乡镇一年里改造好了的大大小小的公园" (expected 1–24 characters)"#
        ]
    );
}

#[test]
fn an_estimate_without_its_qualifier() {
    let errors = errors_after("overview.toml", r#"qualifier = ["预计"], value = 5.2"#, "value = 5.2");
    assert_eq!(
        errors,
        [
            "content/overview.toml:11: figure gdp-growth-2023: `kind`: estimate (expected estimate exactly where the qualifier 预计 stands)"
        ]
    );
}

#[test]
fn a_qualifier_of_an_estimate_on_a_result() {
    let errors = errors_after(
        "sectors/town.toml",
        r#"qualifier = ["超"], value = 225"#,
        r#"qualifier = ["预计", "超"], value = 225"#,
    );
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:18: figure sites-2023: `kind`: result (expected estimate exactly where the qualifier 预计 stands)"
        ]
    );
}

#[test]
fn a_target_for_a_year_that_is_over() {
    let errors = errors_after(
        "overview.toml",
        r#"quote = "地区生产总值增长6.5%""#,
        r#"quote = "地区生产总值增长6.5%", period = "2022-2023""#,
    );
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `target`: 2022-2023 is not later than the result's 2023 (expected a later year)",
            "content/overview.toml:20: figure gdp-growth-2024: `period`: 2023 is not later than the results of 2023 (expected a later year for a target)"
        ]
    );
}

#[test]
fn a_period_that_is_no_year() {
    let errors = errors_after(
        "overview.toml",
        r#"quote = "地区生产总值增长6.5%""#,
        r#"quote = "地区生产总值增长6.5%", period = "明年""#,
    );
    assert_eq!(
        errors,
        [
            "content/overview.toml:20: figure gdp-growth-2024: `period`: 明年 (expected a year such as 2024 or 2023-2025)"
        ]
    );
}

#[test]
fn an_unknown_township_of_a_figure() {
    let errors = errors_after(
        "sectors/town.toml",
        r#"quote = "改造公园1-2个", townships = ["万安"]"#,
        r#"quote = "改造公园1-2个", townships = ["南山"]"#,
    );
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:19: figure parks-2023: `townships`: unknown township: 南山 (expected one of 万安)"
        ]
    );
}
