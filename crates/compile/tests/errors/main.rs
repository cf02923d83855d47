//! One test for each mistake that an editor can make, with the exact words that the build then says.

mod draft;
mod figures;
mod files;
mod frame;
mod glossary;
mod indicators;
mod lessons;
mod money;
mod passages;
mod quiz;
mod redirects;
mod structure;
mod threads;

use std::path::Path;

use draft::Draft;
use report_compile::{compile, read};

#[test]
fn the_valid_files_compile() {
    assert_eq!(Draft::new().errors(), Vec::<String>::new());
    let sources = read(&draft::folder()).expect("the fixture's folder");
    assert!(compile(&sources).is_ok());
}

#[test]
fn all_mistakes_are_told_at_once_by_file_and_line() {
    let errors = Draft::new()
        .change("sectors/town.toml", "value = 225", "value = 224")
        .change("glossary.toml", "手机收发信号的设备。", "")
        .change("conduct.toml", "定期调度重点工作。", "定期调度191个重点项目。")
        .change("conduct.toml", r#"title = "把事办实""#, r#"title = """#)
        .change("structure.toml", "[[100, 0], [100, 600]]", "[[100, 0]]")
        .errors();
    assert_eq!(
        errors,
        [
            r#"content/conduct.toml:2: passage 3.1: `title`: "" (expected 1–16 characters)"#,
            "content/conduct.toml:2: passage 3.1: `points`: number 191 is not tied to the report (expected a {figure} reference, or an `identifier` in report.toml)",
            "content/glossary.toml:10: term site-5g: `definition`: 0 characters (expected 1–110)",
            "content/sectors/town.toml:18: figure sites-2023: `value` differs from `printed` (expected 225)",
            "content/structure.toml:8: element axis: `at`: 1 points (expected at least 2)",
        ]
    );
}

#[test]
fn every_file_that_cannot_be_read_is_told() {
    let errors = Draft::new()
        .change("overview.toml", r#"title = "经济总账""#, "title = 经济总账")
        .change("glossary.toml", "note = 1", "note = 1.5")
        .without("structure.toml")
        .errors();
    assert_eq!(
        errors,
        [
            "content/glossary.toml:14: invalid type: floating point `1.5`, expected u8",
            "content/overview.toml:3: string values must be quoted, expected literal string: 经济总账",
            "content/structure.toml: file is missing",
        ]
    );
}

#[test]
fn the_last_line_counts_the_mistakes() {
    let message = compile(&[]).expect_err("all eleven files are missing").to_string();
    assert_eq!(message.lines().count(), 12);
    assert_eq!(message.lines().last(), Some("11 errors in content/"));
}

#[test]
fn a_missing_folder_is_named() {
    let error = read(Path::new("no/such/folder")).expect_err("there is no such folder");
    assert!(error.to_string().starts_with("no/such/folder/report.toml: "), "{error}");
}
