//! `threads.toml`.

use crate::draft::{Draft, errors_after};

#[test]
fn a_thread_that_runs_backwards() {
    let errors =
        errors_after("threads.toml", "from = \"1.1.1\"\nto = \"2.1.1\"", "from = \"2.1.1\"\nto = \"1.1.1\"");
    assert_eq!(
        errors,
        [
            "content/threads.toml:2: thread from 2.1.1: leads from 2.1.1 to 1.1.1 (expected from part 1 to part 2 or 3 of the report)"
        ]
    );
}

#[test]
fn a_thread_to_a_missing_passage() {
    let errors = errors_after("threads.toml", r#"to = "2.1.1""#, r#"to = "2.1.9""#);
    assert_eq!(
        errors,
        [
            "content/threads.toml:2: thread from 1.1.1: `to`: unknown topic 2.1.9 (expected a code from report.toml)"
        ]
    );
}

#[test]
fn a_thread_told_twice() {
    let again =
        "\n[[thread]]\nfrom = \"1.1.1\"\nto = \"2.1.1\"\nwhy = \"公园也接着改造。\"\nevidence = \"theme\"\n";
    let errors = Draft::new().append("threads.toml", again).errors();
    assert_eq!(
        errors,
        [
            "content/threads.toml:8: thread from 1.1.1: a second thread from 1.1.1 to 2.1.1 (expected one, with all reasons in it)"
        ]
    );
}

#[test]
fn a_thread_with_a_stray_number() {
    let errors =
        errors_after("threads.toml", "站点：建了{sites-2023}，再建{sites-2024}。", "站点：建了225个。");
    assert_eq!(
        errors,
        [
            "content/threads.toml:2: thread from 1.1.1: `why`: number 225 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)"
        ]
    );
}
