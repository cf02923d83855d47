//! Each rule, by what an editor gets to read.

use super::*;

const GOOD: &str = r#"{
    "indicator": "gdp-growth", "value": 5.20, "unit": "%", "as_of": "2024-09-30",
    "source": {"title": "区统计局", "url": "https://example.com/1.htm"}
}"#;

const INDICATORS: [Indicator<'static>; 4] = [
    Indicator { id: "gdp-growth", unit: "%", has_target: true },
    Indicator { id: "roads", unit: "公里", has_target: true },
    Indicator { id: "air-quality", unit: "文字", has_target: true },
    Indicator { id: "visitors", unit: "万人次", has_target: false },
];

fn date(text: &str) -> Date {
    text.parse().expect("is a day")
}

fn read(text: &str) -> Reading {
    let expected = Expected { indicators: &INDICATORS, target_year: 2024, today: date("2024-10-31") };
    super::read(text, &expected)
}

/// A feed of these entries.
fn feed(entries: &[&str]) -> String {
    format!(r#"{{"version": 1, "entries": [{}]}}"#, entries.join(","))
}

fn problems(reading: &Reading) -> Vec<String> {
    reading.problems.iter().map(ToString::to_string).collect()
}

/// What is wrong with the good entry after a change; it must be left out, and the one beside it must not.
fn changed(from: &str, to: &str) -> Vec<String> {
    assert!(GOOD.contains(from), "nothing to change: {from}");
    let other = GOOD.replace("gdp-growth", "roads").replace('%', "公里");
    let reading = read(&feed(&[&other, &GOOD.replace(from, to)]));
    assert_eq!((reading.entries.len(), reading.rejected), (1, 1), "{to}: {:?}", reading.problems);
    problems(&reading)
}

/// What is wrong with a file that can't be used at all.
fn unusable(text: &str) -> String {
    let reading = read(text);
    assert_eq!(
        (reading.good(), reading.rejected, reading.problems.len()),
        (0, 0, 1),
        "{:?}",
        reading.problems
    );
    assert!(!reading.is_feed, "{text}");
    reading.problems[0].to_string()
}

#[test]
fn good_entries_are_read() {
    let reading = read(&feed(&[GOOD]));
    let expected = Progress {
        indicator: "gdp-growth".into(),
        value: 5.2,
        printed: "5.20".into(),
        unit: "%".into(),
        as_of: date("2024-09-30"),
        source: Source { title: "区统计局".into(), url: "https://example.com/1.htm".into() },
    };
    assert_eq!(reading, Reading { entries: vec![expected], is_feed: true, ..Reading::default() });
    assert_eq!(reading.of("gdp-growth"), reading.entries.first());
    assert_eq!(reading.of("roads"), None);
}

#[test]
fn a_feed_may_be_empty_noted_and_marked() {
    for text in [
        r#"{"version":1,"entries":[]}"#,
        "\u{feff}{\"version\": 1, \"entries\": []}\r\n",
        r#"{"note": "a", "entries": [], "version": 1}"#,
    ] {
        assert_eq!(read(text), Reading { is_feed: true, ..Reading::default() }, "{text}");
    }
}

#[test]
fn what_is_no_json_is_told_with_its_place() {
    for (text, expected) in [
        ("", "no JSON: EOF while parsing a value at line 1 column 0"),
        (
            "{\n \"version\": 1,\n}",
            "no JSON: a comma before } at line 3 column 1 (expected none after the last one)",
        ),
        (
            "{\"a\": [1, ]}",
            "no JSON: a comma before ] at line 1 column 11 (expected none after the last one)",
        ),
        ("<html>", "no JSON: expected value at line 1 column 1"),
        ("{} {}", "no JSON: trailing characters at line 1 column 4"),
        (
            "{\n \"version\"：1}",
            "no JSON: \"：\" at line 2 column 11 (expected half-width \" : , outside of texts)",
        ),
        (
            "{\"洛江\": 1，\n}",
            "no JSON: \"，\" at line 1 column 9 (expected half-width \" : , outside of texts)",
        ),
        ("{“version”: 1}", "no JSON: \"“\" at line 1 column 2 (expected half-width \" : , outside of texts)"),
    ] {
        assert_eq!(unusable(text), expected, "{text}");
    }
    assert_eq!(read("{\n\"version\": 1,\n}").problems[0].line, 3);
    assert_eq!(read(&"[".repeat(LIMIT)).good(), 0);
    assert_eq!(
        unusable(r#"{"version": 1, "\ud800": 1}"#),
        "has a broken \\u escape (expected the character itself)"
    );
}

#[test]
fn files_of_another_form_are_not_read() {
    for (text, expected) in [
        ("[]", "is a list (expected an object)"),
        ("null", "is null (expected an object)"),
        ("{}", "version: missing (expected the number 1)"),
        (
            r#"{"version": "1", "entries": []}"#,
            "version: 1 is text (expected a number without quotation marks)",
        ),
        (r#"{"version": 2, "entries": {}, "new": 1}"#, "version: unknown version 2 (expected 1)"),
        (r#"{"version": 1}"#, "entries: missing (expected a list)"),
        (r#"{"version": 1, "entries": {}}"#, "entries: is an object (expected a list)"),
        (r#"{"version": 1, "entries": [], "entries": []}"#, "entries stands twice (expected once)"),
    ] {
        assert_eq!(unusable(text), expected, "{text}");
    }
}

#[test]
fn files_have_a_greatest_size() {
    let padded = |size: usize| feed(&[GOOD]) + &" ".repeat(size - feed(&[GOOD]).len());
    assert_eq!(read(&padded(LIMIT)).good(), 1);
    assert_eq!(unusable(&padded(LIMIT + 1)), "the file has 65537 bytes (expected at most 65536)");
    assert_eq!(read(&feed(&vec!["0"; MOST_ENTRIES])).rejected, MOST_ENTRIES);
    assert_eq!(
        unusable(&feed(&vec!["0"; MOST_ENTRIES + 1])),
        "entries: has 501 entries (expected at most 500)"
    );
}

#[test]
fn unknown_keys_are_told_and_ignored() {
    let entry = GOOD.replacen('{', r#"{"valeu": 1, "#, 1).replace(r#"{"title""#, r#"{"date": "", "title""#);
    let reading = read(&feed(&[&entry]).replacen('{', r#"{"notes": "", "#, 1));
    assert_eq!((reading.good(), reading.rejected), (1, 0));
    let expected = [
        "unknown key notes (expected version, entries, note)",
        "entries[0]: unknown key valeu (expected indicator, value, unit, as_of, source)",
        "entries[0].source: unknown key date (expected title, url)",
    ];
    assert_eq!(problems(&reading), expected);
}

#[test]
fn keys_stand_once() {
    let twice = changed(r#""value": 5.20"#, r#""value": 5.20, "value": 5.3"#);
    assert_eq!(twice, ["entries[1]: value stands twice (expected once)"]);
    let twice = changed(r#"{"title""#, r#"{"url": "https://example.com/", "title""#);
    assert_eq!(twice, ["entries[1].source: url stands twice (expected once)"]);
}

#[test]
fn missing_keys_are_told_all_at_once() {
    let reading = read(&feed(&["{}", "7", r#"{"indicator": "roads", "source": {}}"#]));
    let expected = [
        "entries[0].indicator: missing (expected an indicator's id)",
        "entries[0].value: missing (expected a number)",
        "entries[0].unit: missing (expected the indicator's unit)",
        "entries[0].as_of: missing (expected a day as YYYY-MM-DD)",
        "entries[0].source: missing (expected an object with title and url)",
        "entries[1]: 7 is a number (expected an object)",
        "entries[2].value: missing (expected a number)",
        "entries[2].unit: missing (expected 公里)",
        "entries[2].as_of: missing (expected a day as YYYY-MM-DD)",
        "entries[2].source.title: missing (expected text)",
        "entries[2].source.url: missing (expected an address)",
    ];
    assert_eq!(problems(&reading), expected);
    assert_eq!(reading.rejected, 3);
}

#[test]
fn types_are_checked() {
    for (from, to, expected) in [
        ("5.20", r#""5.20""#, "value: 5.20 is text (expected a number without quotation marks)"),
        ("5.20", "null", "value: is null (expected a number)"),
        ("5.20", "true", "value: is true or false (expected a number)"),
        (r#""gdp-growth""#, "1", "indicator: 1 is a number (expected text in quotation marks)"),
        (r#""2024-09-30""#, "20240930", "as_of: 20240930 is a number (expected text in quotation marks)"),
        (r#""%""#, "[]", "unit: is a list (expected text)"),
        (r#""区统计局""#, "{}", "source.title: is an object (expected text)"),
        (
            r#""区统计局""#,
            r#""\udc00""#,
            "source.title: has a broken \\u escape (expected the character itself)",
        ),
    ] {
        assert_eq!(changed(from, to), [format!("entries[1].{expected}")]);
    }
}

#[test]
fn values_are_plausible() {
    for (number, expected) in [
        ("1e1", "1e1 is not written in plain digits (expected a number such as 1234.5)"),
        ("1e999", "1e999 is not written in plain digits (expected a number such as 1234.5)"),
        ("5.20000", "5.20000 has 5 decimals (expected at most 4)"),
        ("-100.1", "-100.1 is out of range (expected -100 to 1000 for %)"),
        ("1000.1", "1000.1 is out of range (expected -100 to 1000 for %)"),
    ] {
        assert_eq!(changed("5.20", number), [format!("entries[1].value: {expected}")]);
    }
    let roads = GOOD.replace("gdp-growth", "roads").replace('%', "公里");
    for (number, expected) in [
        ("-1", "-1 is negative (expected 0 or more; only % may be negative)"),
        ("1000000001", "1000000001 is out of range (expected at most 1000000000)"),
        ("99999999999", "99999999999 is out of range (expected at most 1000000000)"),
    ] {
        let reading = read(&feed(&[&roads.replace("5.20", number)]));
        assert_eq!(problems(&reading), [format!("entries[0].value: {expected}")]);
    }
    for (number, value, printed) in
        [("-3.1", -3.1, "-3.1"), ("0", 0.0, "0"), ("-0.0", 0.0, "0.0"), ("1000", 1000.0, "1000")]
    {
        let reading = read(&feed(&[&GOOD.replace("5.20", number)]));
        let progress = reading.of("gdp-growth").expect(number);
        assert_eq!((progress.value, progress.printed.as_str()), (value, printed));
        assert!(number.starts_with("-3") || progress.value.is_sign_positive(), "{number}");
    }
}

#[test]
fn indicators_have_a_target_in_numbers() {
    for (id, expected) in [
        ("gdp-grwth", "unknown indicator gdp-grwth (did you mean gdp-growth?)"),
        ("地区生产总值", "unknown indicator \"地区生产总值\" (expected an id of data/indicators.csv)"),
        ("", "unknown indicator \"\" (expected an id of data/indicators.csv)"),
        ("air-quality", "air-quality has a target in words (expected an indicator with a number)"),
        ("visitors", "visitors has no target in the report (expected an indicator with a target)"),
        ("gdp\\u202e", "\"gdpU+202E\" contains an invisible character (expected none)"),
    ] {
        assert_eq!(changed("gdp-growth", id), [format!("entries[1].indicator: {expected}")]);
    }
}

#[test]
fn units_are_the_indicators() {
    let expected = ["entries[1].unit: \"亿元\" is not the unit of gdp-growth (expected %)"];
    assert_eq!(changed("\"%\"", "\"亿元\""), expected);
    assert_eq!(changed("\"%\"", "\"\"").len(), 1);
    assert_eq!(changed("\"%\"", "\"% \"").len(), 1);
}

#[test]
fn days_are_in_the_target_year_and_past() {
    for (day, expected) in [
        ("2026-02-30", "2026-02-30 is no day (expected YYYY-MM-DD)"),
        ("2024-9-30", "2024-9-30 is no day (expected YYYY-MM-DD)"),
        ("2024年9月30日", "\"2024年9月30日\" is no day (expected YYYY-MM-DD)"),
        ("2024-11-01", "2024-11-01 is in the future (expected 2024-10-31 or earlier)"),
        ("2023-12-31", "2023-12-31 is not in 2024 (expected a day of the target year)"),
        ("2025-01-01", "2025-01-01 is not in 2024 (expected a day of the target year)"),
    ] {
        assert_eq!(changed("2024-09-30", day), [format!("entries[1].as_of: {expected}")]);
    }
    for day in ["2024-01-01", "2024-02-29", "2024-10-31"] {
        assert_eq!(read(&feed(&[&GOOD.replace("2024-09-30", day)])).good(), 1, "{day}");
    }
}

#[test]
fn titles_are_short_and_visible() {
    for (title, expected) in [
        (String::new(), "empty (expected 1–100 characters)".to_owned()),
        (" 　".into(), "empty (expected 1–100 characters)".into()),
        ("字".repeat(101), "has 101 characters (expected at most 100)".into()),
        ("a\\nb".into(), "\"aU+000Ab\" contains an invisible character (expected none)".into()),
        ("a\u{202e}b".into(), "\"aU+202Eb\" contains an invisible character (expected none)".into()),
        ("a\\u2066b".into(), "\"aU+2066b\" contains an invisible character (expected none)".into()),
    ] {
        assert_eq!(changed("区统计局", &title), [format!("entries[1].source.title: {expected}")]);
    }
    let title = |title: &str| {
        let reading = read(&feed(&[&GOOD.replace("区统计局", title)]));
        reading.of("gdp-growth").map(|progress| progress.source.title.clone())
    };
    assert_eq!(title(" 区统计局　"), Some("区统计局".to_owned()));
    assert_eq!(title(&"字".repeat(100)), Some("字".repeat(100)));
    assert_eq!(title("《公报》<b>&amp;"), Some("《公报》<b>&amp;".to_owned()));
}

#[test]
fn addresses_are_of_the_web() {
    let expected = ["entries[1].source.url: \"javascript:alert(1)\" (expected https://… or http://…)"];
    assert_eq!(changed("https://example.com/1.htm", "javascript:alert(1)"), expected);
    // JSON's own escapes are no way round.
    let expected = ["entries[1].source.url: \"javascript:\" (expected https://… or http://…)"];
    assert_eq!(changed("https://example.com/1.htm", "\\u006aavascript:"), expected);
    let expected =
        ["entries[1].source.url: contains white space or an invisible character: U+000A (expected none)"];
    assert_eq!(changed("1.htm", "\\n1.htm"), expected);
}

#[test]
fn the_latest_entry_of_an_indicator_counts() {
    let of = |day: &str, value: &str| GOOD.replace("2024-09-30", day).replace("5.20", value);
    let (march, june, september) =
        (of("2024-03-31", "5.0"), of("2024-06-30", "5.1"), of("2024-09-30", "5.2"));
    for order in [[&march, &june, &september], [&september, &june, &march], [&june, &september, &march]] {
        let reading = read(&feed(&order.map(String::as_str)));
        assert_eq!((reading.entries.len(), reading.superseded, reading.rejected), (1, 2, 0));
        assert_eq!(reading.of("gdp-growth").map(|progress| progress.printed.as_str()), Some("5.2"));
        assert_eq!(reading.problems, []);
    }
}

#[test]
fn of_two_entries_for_one_day_the_first_counts() {
    let later = GOOD.replace("09-30", "10-31");
    let second = GOOD.replace("5.20", "9.9");
    for (entries, rest) in [(vec![GOOD, &second], 0), (vec![GOOD, &later, &second], 1)] {
        let reading = read(&feed(&entries));
        assert_eq!((reading.entries.len(), reading.superseded, reading.rejected), (1, rest, 1));
        assert_ne!(reading.entries[0].printed, "9.9");
        let last = entries.len() - 1;
        let expected = format!(
            "entries[{last}]: gdp-growth stands twice for 2024-09-30 (expected once; entries[0] counts)"
        );
        assert_eq!(problems(&reading), [expected]);
    }
    // An entry that is left out takes no day.
    let reading = read(&feed(&[&GOOD.replace("https", "ftp"), &second]));
    assert_eq!((reading.good(), reading.rejected, reading.problems.len()), (1, 1, 1));
}

#[test]
fn problems_name_their_line() {
    let bad = GOOD.replace("2024-09-30", "x").replace("https", "ftp").replace("5.20", "5.20, \"x\": 1");
    let text = format!("{{\n\"version\": 1,\n\"entries\": [\n{GOOD},\n{bad}]}}");
    let lines: Vec<_> =
        read(&text).problems.iter().map(|problem| (problem.path.clone(), problem.line)).collect();
    let expected = [("entries[1]", 9), ("entries[1].as_of", 9), ("entries[1].source.url", 10)];
    assert_eq!(lines, expected.map(|(path, line)| (path.to_owned(), line)));
}
