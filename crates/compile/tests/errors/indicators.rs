//! Indicators: which figures stand side by side, and on what basis.

use crate::draft::{Draft, errors_after};

#[test]
fn a_duplicate_indicator() {
    let errors = errors_after("indicators.toml", r#"id = "parks""#, r#"id = "sites""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:22: indicator sites: duplicate indicator sites (first in content/indicators.toml:12; expected once)"
        ]
    );
}

#[test]
fn an_unknown_figure() {
    let errors = errors_after("indicators.toml", r#"result = "sites-2023""#, r#"result = "sites-2022""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `result`: unknown figure sites-2022 (expected the id of a figure)"
        ]
    );
}

#[test]
fn an_unknown_sector() {
    let errors = errors_after("indicators.toml", r#"sector = "overview""#, r#"sector = "economy""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `sector`: unknown sector economy (expected a sector's id or overview)"
        ]
    );
}

#[test]
fn a_basis_that_needs_the_other_side() {
    let errors = errors_after("indicators.toml", r#"basis = "result-only""#, r#"basis = "target-only""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:22: indicator parks: `basis`: target-only with a result only (expected a target only)"
        ]
    );
}

#[test]
fn a_basis_that_needs_both_sides() {
    let errors = errors_after("indicators.toml", r#"basis = "result-only""#, r#"basis = "same""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:22: indicator parks: `basis`: same with a result only (expected a result and a target)"
        ]
    );
}

#[test]
fn a_basis_that_needs_a_note() {
    let errors = errors_after("indicators.toml", "note = \"前一年没有写明范围。\"\n", "");
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `note`: missing (basis similar needs its reason in one line)"
        ]
    );
}

#[test]
fn a_unit_that_differs_on_one_side() {
    let errors = Draft::new()
        .change("indicators.toml", r#"basis = "similar""#, r#"basis = "same""#)
        .change(
            "sectors/town.toml",
            r#"value = 140, unit = "个", printed = "140个以上", quote = "新建站点140个以上""#,
            r#"value = 140, unit = "亿元", printed = "140亿元以上", quote = "新建站点140亿元以上""#,
        )
        .errors();
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `unit`: 个 differs from the unit of figure sites-2024 (expected the same unit on both sides)"
        ]
    );
}

#[test]
fn a_target_that_is_a_result() {
    let errors = errors_after("indicators.toml", r#"target = "sites-2024""#, r#"target = "parks-2023""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `target`: figure parks-2023 is of kind result (expected a target or plan)",
            "content/indicators.toml:12: indicator sites: `target`: 2023 is not later than the result's 2023 (expected a later year)"
        ]
    );
}

#[test]
fn a_result_that_is_a_target() {
    let errors = errors_after("indicators.toml", r#"result = "sites-2023""#, r#"result = "sites-2024""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `result`: figure sites-2024 is of kind target (expected no target)",
            "content/indicators.toml:12: indicator sites: `target`: 2024 is not later than the result's 2024 (expected a later year)"
        ]
    );
}

#[test]
fn a_base_for_an_amount() {
    let errors = errors_after(
        "indicators.toml",
        "basis = \"similar\"\n",
        "basis = \"similar\"\nbase = \"gdp-2023\"\n",
    );
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `base`: gdp-2023 (expected a result's amount, for an indicator in %)"
        ]
    );
}

#[test]
fn a_base_that_is_a_target() {
    let errors = errors_after("indicators.toml", r#"base = "gdp-2023""#, r#"base = "sites-2024""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `base`: sites-2024 (expected a result's amount, for an indicator in %)"
        ]
    );
}

#[test]
fn an_unknown_base() {
    let errors = errors_after("indicators.toml", r#"base = "gdp-2023""#, r#"base = "gdp""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `base`: unknown figure gdp (expected the id of a figure)"
        ]
    );
}

/// What `accumulates` and `what_if` say without an amount.
const NO_AMOUNT: &str = "a rate without an amount (expected a `base` for an indicator in %)";

#[test]
fn a_rate_that_adds_up_to_no_amount() {
    let errors = errors_after("indicators.toml", r#"base = "gdp-2023""#, "accumulates = true");
    assert_eq!(
        errors,
        [format!("content/indicators.toml:2: indicator gdp-growth: `accumulates`: {NO_AMOUNT}")]
    );
}

#[test]
fn a_result_that_should_add_up() {
    let errors = errors_after(
        "indicators.toml",
        r#"basis = "result-only""#,
        "basis = \"result-only\"\naccumulates = true",
    );
    assert_eq!(
        errors,
        [
            "content/indicators.toml:22: indicator parks: `accumulates`: nothing to add up to (expected a target that is one number)"
        ]
    );
}

#[test]
fn a_range_that_should_add_up() {
    let errors = Draft::new()
        .change("indicators.toml", r#"basis = "similar""#, "basis = \"similar\"\naccumulates = true")
        .change(
            "sectors/town.toml",
            r#"qualifier = ["以上"], value = 140, unit = "个", printed = "140个以上", quote = "新建站点140个以上""#,
            r#"value = 140, to = 150, unit = "个", printed = "140-150个", quote = "新建站点140-150个""#,
        )
        .errors();
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `accumulates`: nothing to add up to (expected a target that is one number)"
        ]
    );
}

#[test]
fn another_growth_of_no_amount() {
    let errors = errors_after("indicators.toml", r#"base = "gdp-2023""#, "what_if = true");
    assert_eq!(errors, [format!("content/indicators.toml:2: indicator gdp-growth: `what_if`: {NO_AMOUNT}")]);
}

#[test]
fn another_growth_of_what_cannot_be_compared() {
    let errors =
        errors_after("indicators.toml", r#"basis = "similar""#, "basis = \"similar\"\nwhat_if = true");
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `what_if`: nothing to compare with (expected basis same and a number on both sides)"
        ]
    );
}

#[test]
fn a_base_in_words() {
    let errors = Draft::new()
        .change(
            "sectors/town.toml",
            r#"value = 1, to = 2, unit = "个", printed = "1-2个""#,
            r#"printed = "1-2个""#,
        )
        .change("indicators.toml", r#"base = "gdp-2023""#, r#"base = "parks-2023""#)
        .errors();
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `base`: parks-2023 (expected a result's amount, for an indicator in %)"
        ]
    );
}
