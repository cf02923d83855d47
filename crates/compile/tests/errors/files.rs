//! Files that cannot be read as TOML, or whose tables have the wrong shape.

use crate::draft::{Draft, errors_after};

#[test]
fn malformed_toml() {
    let errors = errors_after("overview.toml", r#"title = "经济总账""#, r#"title = "经济总账"#);
    assert_eq!(errors, [r#"content/overview.toml:3: invalid basic string, expected `"`"#]);
}

#[test]
fn a_missing_field() {
    let errors = errors_after("overview.toml", "summary = \"总量增长{gdp-growth-2024}。\"\n", "");
    assert_eq!(errors, ["content/overview.toml:14: missing field `summary`: [[passage]]"]);
}

#[test]
fn a_missing_field_of_a_figure() {
    let errors = errors_after("overview.toml", r#"printed = "6.5%", "#, "");
    assert_eq!(
        errors,
        [
            r#"content/overview.toml:20: missing field `printed`: { id = "gdp-growth-2024", label = "地区生产总…"#
        ]
    );
}

#[test]
fn an_unknown_field() {
    let errors = errors_after(
        "sectors/town.toml",
        "title = \"接着建\"\n",
        "title = \"接着建\"\nsubtitle = \"还有\"\n",
    );
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:25: unknown field `subtitle`, expected one of `topic`, `title`, `summary`, `points`, `mentions`, `figures`"
        ]
    );
}

#[test]
fn an_unknown_table() {
    let errors = Draft::new().append("conduct.toml", "\n[[passages]]\ntopic = \"3.1\"\n").errors();
    assert_eq!(
        errors,
        [
            "content/conduct.toml:7: unknown field `passages`, expected one of `sector`, `passage`, `difficulty`"
        ]
    );
}

#[test]
fn a_key_given_twice() {
    let errors = errors_after(
        "conduct.toml",
        "title = \"把事办实\"\n",
        "title = \"把事办实\"\ntitle = \"把事办好\"\n",
    );
    assert_eq!(errors, ["content/conduct.toml:4: duplicate key: title"]);
}

#[test]
fn an_unknown_kind_of_figure() {
    let errors = errors_after("overview.toml", r#"kind = "target""#, r#"kind = "goal""#);
    assert_eq!(
        errors,
        [
            "content/overview.toml:20: unknown variant `goal`, expected one of `result`, `estimate`, `target`, `plan`, `standing`"
        ]
    );
}

#[test]
fn an_unknown_kind_of_mention() {
    let errors = errors_after("sectors/town.toml", r#"kind = "place""#, r#"kind = "park""#);
    assert_eq!(
        errors,
        [
            "content/sectors/town.toml:15: unknown variant `park`, expected one of `project`, `place`, `policy`, `body`, `honour`, `event`"
        ]
    );
}

#[test]
fn an_unknown_kind_of_element() {
    let errors = errors_after("structure.toml", r#"kind = "core""#, r#"kind = "heart""#);
    assert_eq!(
        errors,
        [
            "content/structure.toml:34: unknown variant `heart`, expected one of `axis`, `zone`, `core`, `centre`"
        ]
    );
}

#[test]
fn an_unknown_look() {
    let errors = errors_after(
        "structure.toml",
        r#"position = "画在南边。""#,
        "position = \"画在南边。\"\nlook = \"pink\"",
    );
    assert_eq!(
        errors,
        [
            "content/structure.toml:29: unknown variant `pink`, expected one of `plain`, `river`, `dashed`, `green`, `yellow`, `blue`, `red`"
        ]
    );
}

#[test]
fn a_missing_group() {
    let errors = errors_after("structure.toml", r#", centre = "一心""#, "");
    assert_eq!(
        errors,
        [
            r#"content/structure.toml:3: missing field `centre`: { axis = "一轴", zone = "一区", core = "一核" …"#
        ]
    );
}

#[test]
fn an_unknown_basis() {
    let errors = errors_after("indicators.toml", r#"basis = "same""#, r#"basis = "equal""#);
    assert_eq!(
        errors,
        [
            "content/indicators.toml:8: unknown variant `equal`, expected one of `same`, `similar`, `different`, `target-only`, `result-only`"
        ]
    );
}

#[test]
fn an_unknown_origin() {
    let errors = errors_after("glossary.toml", r#"origin = "editor""#, r#"origin = "us""#);
    assert_eq!(errors, ["content/glossary.toml:5: unknown variant `us`, expected `report` or `editor`"]);
}

#[test]
fn a_number_in_quotes() {
    let errors = errors_after("overview.toml", "value = 365", r#"value = "365""#);
    assert_eq!(
        errors,
        [r#"content/overview.toml:10: not a number (expected digits without quotes, such as 105.7): "365""#]
    );
}

#[test]
fn a_year_in_quotes() {
    let errors = errors_after("report.toml", "result_year = 2023", r#"result_year = "2023""#);
    assert_eq!(errors, [r#"content/report.toml:13: invalid type: string "2023", expected u16"#]);
}

#[test]
fn a_missing_file() {
    let errors = Draft::new().without("glossary.toml").errors();
    assert_eq!(errors, ["content/glossary.toml: file is missing"]);
}

#[test]
fn a_sector_file_without_its_sector() {
    let errors = errors_after(
        "sectors/town.toml",
        "[sector]\nid = \"town\"\nname = \"城区\"\nresult_topic = \"1.1\"\ntarget_topic = \"2.1\"\nquestion = \"城里建了什么？\"\nlead = \"这里讲城里的5G站点和公园。\"\n",
        "",
    );
    assert_eq!(
        errors,
        [
            "content/indicators.toml:12: indicator sites: `sector`: unknown sector town (expected a sector's id or overview)",
            "content/indicators.toml:22: indicator parks: `sector`: unknown sector town (expected a sector's id or overview)",
            "content/sectors/town.toml: `sector`: missing (expected a [sector] table)"
        ]
    );
}

#[test]
fn characters_that_only_look_right() {
    for (title, problem) in [
        ("经济总⾯", "U+2FAF ⾯, as copies from a PDF have it (expected 面)"),
        ("经济总⻢", "U+2EE2 ⻢, as copies from a PDF have it (expected the character that it looks like)"),
        ("经济总\u{f937}", "U+F937 \u{f937}, as copies from a PDF have it (expected 路)"),
        ("经济\u{200b}总账", "U+200B, which can't be seen (expected nothing in its place)"),
        ("\u{f0b7}经济总账", "U+F0B7, which no other font knows (expected the character that was meant)"),
    ] {
        let errors = errors_after("overview.toml", "title = \"经济总账\"", &format!("title = \"{title}\""));
        assert_eq!(errors, [format!("content/overview.toml:3: {problem}")]);
    }
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    for file in ["overview.toml", "published.txt"] {
        let draft = Draft::new().beginning(file, "\u{feff}");
        assert!(draft.errors().is_empty(), "{file}");
    }
}
