//! Sums of money: which figures are drawn, and under which name.

use crate::draft::{Draft, errors_after};

#[test]
fn an_unknown_figure() {
    let errors = errors_after(
        "money.toml",
        r#"figure = "sites-investment-2024""#,
        r#"figure = "sites-investment-2025""#,
    );
    assert_eq!(
        errors,
        [
            "content/money.toml:12: entry sites-investment-2025: unknown figure sites-investment-2025 (expected the id of a figure)"
        ]
    );
}

#[test]
fn a_figure_in_another_unit() {
    let errors =
        errors_after("money.toml", r#"figure = "sites-investment-2024""#, r#"figure = "sites-2024""#);
    assert_eq!(
        errors,
        ["content/money.toml:12: entry sites-2024: a figure in 个 (expected one number in 亿元)"]
    );
}

#[test]
fn a_range() {
    let errors = Draft::new()
        .change("money.toml", r#"figure = "sites-investment-2024""#, r#"figure = "parks-2023""#)
        .change("money.toml", r#"unit = "亿元""#, r#"unit = "个""#)
        .errors();
    assert_eq!(
        errors,
        ["content/money.toml:12: entry parks-2023: a range in 个 (expected one number in 个)"]
    );
}

#[test]
fn a_unit_that_is_not_listed() {
    let errors = errors_after("money.toml", r#"unit = "亿元""#, r#"unit = "亿圆""#);
    assert_eq!(
        errors,
        [
            "content/money.toml: `unit`: unknown unit 亿圆 (expected one of `units` in report.toml)",
            "content/money.toml:12: entry sites-investment-2024: a figure in 亿元 (expected one number in 亿圆)",
        ]
    );
}

#[test]
fn a_figure_drawn_twice() {
    let again = r#"
[[group]]
id = "again"
kind = "plan"
title = "又是这笔钱"
text = "同一笔钱。"
entries = [{ figure = "sites-investment-2024", name = "站点" }]
"#;
    let errors = Draft::new().append("money.toml", again).errors();
    assert_eq!(
        errors,
        [
            "content/money.toml:20: entry sites-investment-2024: stands in group planned already (expected each sum once)"
        ]
    );
}

#[test]
fn an_empty_group() {
    let empty = "\n[[group]]\nid = \"empty\"\nkind = \"plan\"\ntitle = \"空的\"\ntext = \"没有钱。\"\n";
    let errors = Draft::new().append("money.toml", empty).errors();
    assert_eq!(errors, ["content/money.toml:16: group empty: `entries`: no entries (expected at least one)"]);
}

#[test]
fn a_duplicate_group() {
    let again = r#"
[[group]]
id = "planned"
kind = "plan"
title = "总量"
text = "总量预计{gdp-2023}。"
entries = [{ figure = "gdp-2023", name = "总量" }]
"#;
    let errors = Draft::new().append("money.toml", again).errors();
    assert_eq!(
        errors,
        [
            "content/money.toml:16: group planned: duplicate group planned (first in content/money.toml:7; expected once)"
        ]
    );
}

#[test]
fn a_name_too_long() {
    let errors = errors_after("money.toml", r#"name = "新建站点""#, r#"name = "城里城外新建的所有站点""#);
    assert_eq!(
        errors,
        [
            r#"content/money.toml:12: entry sites-investment-2024: `name`: "城里城外新建的所有站点" (expected 1–10 characters)"#
        ]
    );
}

#[test]
fn stray_numbers() {
    let errors = Draft::new()
        .change("money.toml", r#"title = "钱有多少""#, r#"title = "3亿元有多少""#)
        .change("money.toml", r#"name = "新建站点""#, r#"name = "140个站点""#)
        .errors();
    assert_eq!(
        errors,
        [
            "content/money.toml: `title`: number 3 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)",
            "content/money.toml:12: entry sites-investment-2024: `name`: number 140 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)",
        ]
    );
}

#[test]
fn an_unknown_figure_in_the_text() {
    let errors = errors_after("money.toml", "{sites-investment-2024}", "{sites-investment}");
    assert_eq!(
        errors,
        [
            "content/money.toml:7: group planned: `text`: unknown figure {sites-investment} (expected the id of a figure)"
        ]
    );
}
