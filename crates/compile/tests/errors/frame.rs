//! `report.toml` and the sectors: topics, years, dates.

use crate::draft::{Draft, errors_after};

#[test]
fn a_date_that_is_none() {
    let errors = errors_after("report.toml", "2023-12-20", "2023年12月20日");
    assert_eq!(
        errors,
        ["content/report.toml: `delivered`: not a date: 2023年12月20日 (expected YYYY-MM-DD)"]
    );
}

#[test]
fn a_target_year_before_the_result_year() {
    let errors = errors_after("report.toml", "target_year = 2024", "target_year = 2022");
    assert_eq!(
        errors,
        [
            "content/indicators.toml:2: indicator gdp-growth: `target`: 2022 is not later than the result's 2023 (expected a later year)",
            "content/indicators.toml:12: indicator sites: `target`: 2022 is not later than the result's 2023 (expected a later year)",
            "content/overview.toml:20: figure gdp-growth-2024: `period`: 2022 is not later than the results of 2023 (expected a later year for a target)",
            "content/report.toml: `target_year`: 2022 is not after the result year 2023 (expected a later year)",
            "content/sectors/town.toml:28: figure sites-2024: `period`: 2022 is not later than the results of 2023 (expected a later year for a target)"
        ]
    );
}

#[test]
fn a_malformed_topic_code() {
    let errors = errors_after("report.toml", r#"code = "1.7""#, r#"code = "1.七""#);
    assert_eq!(
        errors,
        ["content/report.toml:37: topic 1.七: not a topic code: 1.七 (expected one such as 1.1.2)"]
    );
}

#[test]
fn topics_out_of_order() {
    let errors = errors_after("report.toml", r#"code = "1.7""#, r#"code = "1.9""#);
    assert_eq!(
        errors,
        ["content/report.toml:42: topic 1.8: out of order (expected the report's order, each topic once)"]
    );
}

#[test]
fn a_duplicate_topic() {
    let errors = errors_after("report.toml", r#"code = "1.7""#, r#"code = "1.1.1""#);
    assert_eq!(
        errors,
        ["content/report.toml:37: topic 1.1.1: out of order (expected the report's order, each topic once)"]
    );
}

#[test]
fn a_headline_without_indicator() {
    let errors = errors_after("report.toml", r#"indicator = "gdp-growth""#, r#"indicator = "gdp""#);
    assert_eq!(
        errors,
        ["content/report.toml:77: headline gdp: unknown indicator gdp (expected an id from indicators.toml)"]
    );
}

#[test]
fn a_duplicate_sector() {
    let errors = Draft::new().add("sectors/village.toml", "[sector]\nid = \"town\"\nname = \"乡村\"\nresult_topic = \"1.1\"\ntarget_topic = \"2.1\"\nquestion = \"村里呢？\"\nlead = \"村里的事。\"\n").errors();
    assert_eq!(
        errors,
        [
            "content/sectors/village.toml:2: sector town: duplicate sector town (first in content/sectors/town.toml:2; expected once)"
        ]
    );
}

#[test]
fn a_sector_on_a_passage() {
    let errors = errors_after("sectors/town.toml", r#"result_topic = "1.1""#, r#"result_topic = "1.1.1""#);
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:2: sector town: `result_topic`: topic 1.1.1 is a passage (expected a heading)"
        ]
    );
}

#[test]
fn a_sector_on_an_unknown_topic() {
    let errors = errors_after("sectors/town.toml", r#"target_topic = "2.1""#, r#"target_topic = "2.9""#);
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:2: sector town: `target_topic`: unknown topic 2.9 (expected a code from report.toml)"
        ]
    );
}

#[test]
fn a_sector_whose_targets_stand_before_its_results() {
    let errors = Draft::new()
        .change("sectors/town.toml", r#"result_topic = "1.1""#, r#"result_topic = "2.1""#)
        .change("sectors/town.toml", r#"target_topic = "2.1""#, r#"target_topic = "1.1""#)
        .errors();
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:2: sector town: `target_topic`: 1.1 stands before the results (expected a heading after 2.1)"
        ]
    );
}
