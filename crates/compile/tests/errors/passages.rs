//! Passages, difficulties and their running text.

use crate::draft::{Draft, errors_after};

#[test]
fn an_unknown_topic() {
    let errors = errors_after("conduct.toml", r#"topic = "3.1""#, r#"topic = "3.2""#);
    assert_eq!(
        errors,
        [
            "content/conduct.toml:2: passage 3.2: unknown topic 3.2 (expected a code from report.toml)",
            "content/report.toml: `topic`: no passage explains 3.1 做到务实 (expected one in a content file)"
        ]
    );
}

#[test]
fn a_heading_as_topic() {
    let errors = errors_after("conduct.toml", r#"topic = "3.1""#, r#"topic = "3""#);
    assert_eq!(
        errors,
        [
            "content/conduct.toml:2: passage 3: topic 3 is a heading or skipped (expected a passage)",
            "content/report.toml: `topic`: no passage explains 3.1 做到务实 (expected one in a content file)"
        ]
    );
}

#[test]
fn a_skipped_topic() {
    let errors = Draft::new().append("conduct.toml", "\n[[passage]]\ntopic = \"1.7\"\ntitle = \"谢谢\"\nsummary = \"谢谢大家。\"\npoints = [\"谢谢。\", \"再谢。\"]\n").errors();
    assert_eq!(
        errors,
        ["content/conduct.toml:8: passage 1.7: topic 1.7 is a heading or skipped (expected a passage)"]
    );
}

#[test]
fn an_uncovered_topic() {
    let errors = errors_after(
        "report.toml",
        "[[identifier]]",
        "[[topic]]\ncode = \"3.2\"\ntitle = \"做到创新\"\n\n[[identifier]]",
    );
    assert_eq!(
        errors,
        ["content/report.toml: `topic`: no passage explains 3.2 做到创新 (expected one in a content file)"]
    );
}

#[test]
fn a_duplicate_passage() {
    let errors = Draft::new().append("conduct.toml", "\n[[passage]]\ntopic = \"3.1\"\ntitle = \"再说一遍\"\nsummary = \"再说一遍。\"\npoints = [\"说。\", \"再说。\"]\n").errors();
    assert_eq!(
        errors,
        [
            "content/conduct.toml:8: passage 3.1: duplicate passage 3.1 (first in content/conduct.toml:2; expected once)"
        ]
    );
}

#[test]
fn a_title_that_is_too_long() {
    let errors = errors_after(
        "conduct.toml",
        r#"title = "把事办实""#,
        r#"title = "把定下来的每一件事情都办得扎扎实实""#,
    );
    assert_eq!(
        errors,
        [
            r#"content/conduct.toml:2: passage 3.1: `title`: "把定下来的每一件事情都办得扎扎实实" (expected 1–16 characters)"#
        ]
    );
}

#[test]
fn a_summary_that_is_too_long() {
    let errors = errors_after(
        "conduct.toml",
        "定下的事要办成。",
        "定下的事要办成，定下的事要办成，定下的事要办成，定下的事要办成，定下的事要办成，定下的事要办成，定下的事要办成，定下的事要办成，",
    );
    assert_eq!(errors, ["content/conduct.toml:2: passage 3.1: `summary`: 64 characters (expected 1–60)"]);
}

#[test]
fn an_empty_summary() {
    let errors = errors_after("conduct.toml", "定下的事要办成。", "");
    assert_eq!(errors, ["content/conduct.toml:2: passage 3.1: `summary`: 0 characters (expected 1–60)"]);
}

#[test]
fn too_few_points() {
    let errors =
        errors_after("difficulties.toml", r#"["学校还不够。", "公园还不够。"]"#, r#"["学校还不够。"]"#);
    assert_eq!(errors, ["content/difficulties.toml:2: passage 1.8: `points`: 1 points (expected 2–6)"]);
}

#[test]
fn too_many_points() {
    let errors = errors_after(
        "difficulties.toml",
        r#"["学校还不够。", "公园还不够。"]"#,
        r#"["一。", "二。", "三。", "四。", "五。", "六。", "七。"]"#,
    );
    assert_eq!(errors, ["content/difficulties.toml:2: passage 1.8: `points`: 7 points (expected 2–6)"]);
}

#[test]
fn an_unknown_figure_in_the_text() {
    let errors = errors_after("overview.toml", "收入也要增长", "收入也要{income-growth-2024}");
    assert_eq!(
        errors,
        [
            "content/overview.toml:15: passage 2.0: `points`: unknown figure {income-growth-2024} (expected the id of a figure)"
        ]
    );
}

#[test]
fn a_figure_of_another_passage() {
    let errors = errors_after("overview.toml", "收入也要增长", "收入也要增长{gdp-growth-2023}");
    assert_eq!(
        errors,
        [
            "content/overview.toml:15: passage 2.0: `points`: figure {gdp-growth-2023} belongs to passage 1.0 (expected a figure of passage 2.0)"
        ]
    );
}

#[test]
fn a_figure_reference_that_is_not_closed() {
    let errors = errors_after("overview.toml", "收入也要增长", "收入也要{gdp-growth-2024");
    assert_eq!(
        errors,
        [
            "content/overview.toml:15: passage 2.0: `points`: `{` without `}`: {gdp-growth-2024。 (expected {figure-id})"
        ]
    );
}

#[test]
fn a_stray_digit() {
    let errors = errors_after("conduct.toml", "定期调度重点工作。", "定期调度191个重点项目。");
    assert_eq!(
        errors,
        [
            "content/conduct.toml:2: passage 3.1: `points`: number 191 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
        ]
    );
}

#[test]
fn a_stray_digit_in_a_title() {
    let errors = errors_after("conduct.toml", "把事办实", "把70件事办实");
    assert_eq!(
        errors,
        [
            "content/conduct.toml:2: passage 3.1: `title`: number 70 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
        ]
    );
}

#[test]
fn an_unknown_township_of_a_mention() {
    let errors = errors_after(
        "sectors/town.toml",
        r#"name = "万安公园", townships = ["万安"]"#,
        r#"name = "万安公园", townships = ["万安街道"]"#,
    );
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:10: passage 1.1.1: `townships`: unknown township: 万安街道 (expected one of 万安)"
        ]
    );
}

#[test]
fn an_answer_in_a_missing_passage() {
    let errors = errors_after("difficulties.toml", r#"topic = "2.1.1""#, r#"topic = "2.1.7""#);
    assert_eq!(
        errors,
        [
            "content/difficulties.toml:8: difficulty parks: `answers`: unknown topic 2.1.7 (expected a code from report.toml)"
        ]
    );
}

#[test]
fn an_answer_that_is_a_result() {
    let errors = errors_after("difficulties.toml", r#"topic = "2.1.1""#, r#"topic = "1.1.1""#);
    assert_eq!(
        errors,
        [
            "content/difficulties.toml:8: difficulty parks: `answers`: topic 1.1.1 is a result (expected a task of part 2 or 3)"
        ]
    );
}

#[test]
fn a_stray_digit_in_an_answer() {
    let errors = errors_after("difficulties.toml", r#"why = "接着改造公园""#, r#"why = "再改造3个公园""#);
    assert_eq!(
        errors,
        [
            "content/difficulties.toml:8: difficulty parks: `answers`: number 3 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
        ]
    );
}

#[test]
fn a_duplicate_difficulty() {
    let errors = Draft::new()
        .append(
            "difficulties.toml",
            "\n[[difficulty]]\nid = \"parks\"\ntitle = \"学校不够\"\ntext = \"学校也不够。\"\nanswers = []\n",
        )
        .errors();
    assert_eq!(
        errors,
        [
            "content/difficulties.toml:14: difficulty parks: duplicate difficulty parks (first in content/difficulties.toml:8; expected once)"
        ]
    );
}
