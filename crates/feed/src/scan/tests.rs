//! The scanner against serde_json: the same texts, words, places and strings.

use std::collections::BTreeMap;

use proptest::{collection::vec, prelude::*, sample::select};
use serde_json::value::RawValue;

use super::*;

/// What texts are put together from, so that many of them are JSON or nearly so.
const TOKENS: [&str; 48] = [
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    " ",
    "\n",
    "\t",
    "\r",
    "\"",
    "\\",
    "/",
    "\"a\":",
    "\"b\" : ",
    "\"洛江\"",
    "\"\"",
    "null",
    "true",
    "false",
    "nul",
    "0",
    "-",
    "-0",
    "01",
    "1",
    "12",
    ".",
    ".5",
    "e",
    "E+",
    "e-1",
    "1.5e3",
    "\\n",
    "\\u",
    "\\u0041",
    "\\ud83d",
    "\\ude00",
    "\\u12",
    "\u{1}",
    "\u{7f}",
    "，",
    "“",
    "é",
    "😀",
    "\u{feff}",
    "[[",
    "]}",
];

/// What serde_json makes of a text: the value as it stands, or the error as it tells it.
fn theirs(text: &str) -> std::result::Result<&str, String> {
    serde_json::from_str::<&RawValue>(text).map(RawValue::get).map_err(|error| error.to_string())
}

/// What the scanner makes of it, with the place put as serde_json does.
fn ours(text: &str) -> std::result::Result<&str, String> {
    check(text).map_err(|SyntaxError { what, end }| {
        let before = &text.as_bytes()[..end];
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        let column = before.iter().rev().take_while(|&&byte| byte != b'\n').count();
        format!("{what} at line {line} column {column}")
    })
}

/// A string as it may stand in a text, right or wrong.
fn string() -> impl Strategy<Value = String> {
    let unit = any::<u16>().prop_map(|unit| format!("\\u{unit:04x}"));
    let surrogate = (0xd800..0xe000_u16).prop_map(|unit| format!("\\u{unit:04X}"));
    let pair = any::<char>().prop_map(|c| {
        let mut units = [0; 2];
        c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")).collect()
    });
    let escape = select(&["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\x", "\\u00g0"][..]);
    let part = prop_oneof![
        4 => any::<char>().prop_map(String::from),
        2 => escape.prop_map(str::to_owned),
        1 => unit,
        1 => surrogate,
        2 => pair,
    ];
    vec(part, 0..8).prop_map(|parts| format!("\"{}\"", parts.concat()))
}

#[test]
fn each_place_of_a_text_is_judged_as_by_serde_json() {
    let text = "{\"a\\n\\u00e9\": [1, -2.50e+3, {}, []],\n \"洛\": {\"b\": null, \"c\": [true, false]}}";
    assert_eq!(check(text), Ok(text));
    let ends = (0..=text.len()).filter(|&end| text.is_char_boundary(end));
    for (before, rest) in ends.map(|end| text.split_at(end)) {
        assert_eq!(ours(before), theirs(before), "{before}");
        for token in TOKENS {
            let inserted = format!("{before}{token}{rest}");
            assert_eq!(ours(&inserted), theirs(&inserted), "{inserted}");
            let mut rest = rest.chars();
            rest.next();
            let replaced = format!("{before}{token}{}", rest.as_str());
            assert_eq!(ours(&replaced), theirs(&replaced), "{replaced}");
        }
    }
}

#[test]
fn depth_is_limited_as_in_serde_jsons_values() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let nested = |depth: usize| [open.repeat(depth), "1".to_owned(), close.repeat(depth)].concat();
        for depth in [DEEPEST - 1, DEEPEST, DEEPEST + 1, 10_000] {
            let text = nested(depth);
            let theirs = serde_json::from_str::<serde_json::Value>(&text).map_err(|error| error.to_string());
            assert_eq!(ours(&text).map(|_| ()), theirs.map(|_| ()), "{depth}");
            assert_eq!(check(&text).is_ok(), depth <= DEEPEST);
        }
    }
}

#[test]
fn parts_are_found_where_they_stand() {
    let found = |text| parts(text).collect::<Vec<_>>();
    for empty in ["[]", "{ }", "[\n]"] {
        assert_eq!(found(empty), []);
    }
    assert_eq!(found("[1,[2,3] , \"],\"]"), [("", "1"), ("", "[2,3]"), ("", "\"],\"")]);
    assert_eq!(found("{ \"a\" : {\"b\":1}, \"}\":null }"), [("\"a\"", "{\"b\":1}"), ("\"}\"", "null")]);
}

proptest! {
    #[test]
    fn any_text_is_judged_as_by_serde_json(text in any::<String>()) {
        prop_assert_eq!(ours(&text), theirs(&text));
    }

    #[test]
    fn texts_that_are_almost_json_are_judged_as_by_serde_json(tokens in vec(select(&TOKENS[..]), 0..12)) {
        let text = tokens.concat();
        prop_assert_eq!(ours(&text), theirs(&text));
        let list = format!("[{}]", tokens.join(","));
        prop_assert_eq!(ours(&list), theirs(&list));
    }

    #[test]
    fn numbers_are_judged_as_by_serde_json(number in "-?[0-9]{0,3}(\\.[0-9]{0,2})?([eE][+-]?[0-9]{0,2})?[-+.e0]?") {
        prop_assert_eq!(ours(&number), theirs(&number));
    }

    #[test]
    fn strings_are_decoded_as_by_serde_json(string in string()) {
        prop_assert_eq!(ours(&string), theirs(&string));
        if check(&string).is_ok() {
            prop_assert_eq!(decode(&string), serde_json::from_str::<String>(&string).ok());
        }
    }

    #[test]
    fn parts_are_those_of_serde_json(keys in vec(string(), 0..5), values in vec(string(), 5)) {
        let members: Vec<_> = keys.iter().zip(&values).map(|(key, value)| format!("{key} : [{value} ,{key}]")).collect();
        let object = format!("{{{}}}", members.join(" ,\n"));
        if let Ok(theirs) = serde_json::from_str::<BTreeMap<String, &RawValue>>(&object) {
            // Of keys that stand twice, the last one counts.
            let ours: BTreeMap<_, _> = parts(&object).map(|(key, value)| (decode(key).expect(key), value)).collect();
            prop_assert_eq!(ours, theirs.into_iter().map(|(key, value)| (key, value.get())).collect());
            for (_, list) in parts(&object) {
                let theirs: Vec<&RawValue> = serde_json::from_str(list).expect("a list");
                let theirs: Vec<_> = theirs.into_iter().map(|item| ("", item.get())).collect();
                prop_assert_eq!(parts(list).collect::<Vec<_>>(), theirs);
            }
        }
    }
}
