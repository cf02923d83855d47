//! Glossary: spellings, pinyin, origin.

use crate::draft::errors_after;

#[test]
fn a_duplicate_term_id() {
    let errors = errors_after("glossary.toml", r#"id = "site-5g""#, r#"id = "gdp""#);
    assert_eq!(
        errors,
        [
            "content/glossary.toml:10: term gdp: duplicate term id gdp (first in content/glossary.toml:2; expected once)"
        ]
    );
}

#[test]
fn an_id_that_cannot_stand_in_a_url() {
    let errors = errors_after("glossary.toml", r#"id = "site-5g""#, r#"id = "站点""#);
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:10: term 站点: term id "站点" (expected lower-case letters, digits and hyphens)"#
        ]
    );
}

#[test]
fn a_duplicate_headword() {
    let errors = errors_after(
        "glossary.toml",
        "term = \"5G站点\"\npinyin = \"5g zhan dian\"",
        "term = \"地区生产总值\"\npinyin = \"di qu sheng chan zong zhi\"",
    );
    assert_eq!(
        errors,
        [
            "content/glossary.toml:10: term site-5g: 地区生产总值 is already explained by term gdp (expected one entry for it)"
        ]
    );
}

#[test]
fn a_variant_that_is_another_headword() {
    let errors = errors_after("glossary.toml", r#"variants = ["站点"]"#, r#"variants = ["地区生产总值"]"#);
    assert_eq!(
        errors,
        [
            "content/glossary.toml:10: term site-5g: 地区生产总值 is already explained by term gdp (expected one entry for it)"
        ]
    );
}

#[test]
fn a_spelling_that_is_too_short() {
    let errors = errors_after("glossary.toml", r#"variants = ["站点"]"#, r#"variants = ["站"]"#);
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:10: term site-5g: "站" is too short to be told apart in running text (expected 2 characters or more)"#
        ]
    );
}

#[test]
fn pinyin_with_tones() {
    let errors = errors_after("glossary.toml", "di qu sheng chan zong zhi", "dì qū shēng chǎn zǒng zhí");
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:2: term gdp: `pinyin`: "dì qū shēng chǎn zǒng zhí" (expected lower-case syllables without tones, separated by single spaces)"#
        ]
    );
}

#[test]
fn pinyin_with_two_spaces() {
    let errors = errors_after("glossary.toml", "di qu sheng", "di  qu sheng");
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:2: term gdp: `pinyin`: "di  qu sheng chan zong zhi" (expected lower-case syllables without tones, separated by single spaces)"#
        ]
    );
}

#[test]
fn pinyin_with_a_syllable_too_few() {
    let errors = errors_after("glossary.toml", "di qu sheng chan zong zhi", "di qu sheng chan zong");
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:2: term gdp: `pinyin`: "di qu sheng chan zong" has 5 syllables (expected 6, one for each character of 地区生产总值)"#
        ]
    );
}

#[test]
fn a_note_of_the_report_without_its_number() {
    let errors = errors_after("glossary.toml", "note = 1\n", "");
    assert_eq!(
        errors,
        [
            "content/glossary.toml:10: term site-5g: `note`: missing (expected the number of the report's note)"
        ]
    );
}

#[test]
fn a_number_of_a_note_on_our_own_term() {
    let errors = errors_after("glossary.toml", "origin = \"editor\"\n", "origin = \"editor\"\nnote = 2\n");
    assert_eq!(
        errors,
        [
            r#"content/glossary.toml:2: term gdp: `note`: 2, but the origin is editor (expected none, or origin = "report")"#
        ]
    );
}

#[test]
fn an_empty_definition() {
    let errors = errors_after("glossary.toml", "手机收发信号的设备。", "");
    assert_eq!(
        errors,
        ["content/glossary.toml:10: term site-5g: `definition`: 0 characters (expected 1–110)"]
    );
}

#[test]
fn a_definition_that_is_too_long() {
    let errors = errors_after(
        "glossary.toml",
        "手机收发信号的设备。",
        "手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。手机收发信号的设备。",
    );
    assert_eq!(
        errors,
        ["content/glossary.toml:10: term site-5g: `definition`: 120 characters (expected 1–110)"]
    );
}

#[test]
fn an_example_that_is_too_long() {
    let errors = errors_after(
        "glossary.toml",
        "面包师傅用面粉做出面包，多出来的价值就算在里面。",
        "面包师傅用面粉做出面包。面包师傅用面粉做出面包。面包师傅用面粉做出面包。面包师傅用面粉做出面包。面包师傅用面粉做出面包。面包师傅用面粉做出面包。",
    );
    assert_eq!(errors, ["content/glossary.toml:2: term gdp: `example`: 72 characters (expected 1–60)"]);
}
