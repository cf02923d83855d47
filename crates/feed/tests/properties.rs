//! Whatever stands in the file, reading it ends well.

use std::collections::BTreeMap;

use proptest::{
    collection::{btree_map, vec},
    prelude::*,
    sample::{Index, select},
};
use report_feed::{Date, Expected, Indicator, Progress, Reading};
use serde_json::{Value, json};

const UNITS: [(&str, &str); 5] =
    [("gdp-growth", "%"), ("gdp", "亿元"), ("roads", "公里"), ("air-quality", "文字"), ("parks", "个")];

/// Texts that mean something in a feed, so that arbitrary values get beyond the first check.
const WORDS: [&str; 16] = [
    "version",
    "entries",
    "note",
    "indicator",
    "value",
    "unit",
    "as_of",
    "source",
    "title",
    "url",
    "gdp",
    "亿元",
    "2024-09-30",
    "2024-02-30",
    "https://example.com/",
    "javascript:x",
];

fn read(text: &str) -> Reading {
    let indicators = UNITS.map(|(id, unit)| Indicator { id, unit, has_target: id != "parks" });
    let today = Date::new(2024, 10, 31).expect("is a day");
    report_feed::read(text, &Expected { indicators: &indicators, target_year: 2024, today })
}

/// What serde_json makes of a file, none if it is no JSON.
fn theirs(text: &str) -> Option<Value> {
    serde_json::from_str(text.strip_prefix('\u{feff}').unwrap_or(text)).ok()
}

/// Whether an entry is in the file just as it was read, by what serde_json makes of it.
fn stands(text: &str, progress: &Progress) -> bool {
    let feed = theirs(text).unwrap_or_default();
    let is_it = |entry: &Value| {
        entry["indicator"] == progress.indicator.as_str()
            && entry["value"].as_f64() == Some(progress.value)
            && entry["unit"] == progress.unit.as_str()
            && entry["as_of"] == progress.as_of.to_string()
            // White space around a title is no part of it.
            && entry["source"]["title"].as_str().map(str::trim) == Some(progress.source.title.as_str())
            && entry["source"]["url"] == progress.source.url.as_str()
    };
    feed["version"] == 1 && feed["entries"].as_array().is_some_and(|entries| entries.iter().any(is_it))
}

/// What holds of every reading.
fn check(text: &str, reading: &Reading) -> Result<(), TestCaseError> {
    for problem in &reading.problems {
        let line = problem.to_string();
        prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        prop_assert!(line.len() < 1000, "{line}");
        prop_assert!((1..=text.split('\n').count()).contains(&problem.line), "{problem:?}");
    }
    for (index, progress) in reading.entries.iter().enumerate() {
        prop_assert!(progress.value.is_finite());
        prop_assert_eq!(progress.printed.parse(), Ok(progress.value));
        prop_assert_eq!(progress.as_of.year(), 2024);
        prop_assert!(progress.source.url.starts_with("http"));
        prop_assert!(UNITS.contains(&(&progress.indicator, &progress.unit)));
        prop_assert!(stands(text, progress), "{progress:?} out of nothing");
        let same = |other: &report_feed::Progress| other.indicator == progress.indicator;
        prop_assert_eq!(reading.entries.iter().position(same), Some(index));
    }
    let all = theirs(text);
    if all.is_none() {
        prop_assert_eq!(reading.good() + reading.rejected, 0, "entries out of what is no JSON");
        prop_assert!(!reading.problems.is_empty());
    }
    // Every entry is accounted for: it counts, it gave way, or a problem says why not.
    let all = all.as_ref().and_then(|feed| feed.get("entries")?.as_array()).map_or(0, Vec::len);
    let seen = reading.good() + reading.rejected;
    prop_assert!(seen == all || (seen == 0 && !reading.problems.is_empty()), "{seen} of {all}");
    let is_told = |index: &usize| {
        let path = format!("entries[{index}]");
        reading.problems.iter().any(|problem| problem.path.starts_with(&path))
    };
    prop_assert!((0..all).filter(is_told).count() >= reading.rejected);
    Ok(())
}

/// Any JSON value; keys and texts are often those of feeds.
fn value() -> impl Strategy<Value = Value> {
    let word = || prop_oneof![3 => select(&WORDS[..]).prop_map(str::to_owned), 1 => any::<String>()];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        word().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 4, move |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(word(), inner, 0..4).prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Names of publications, and where they may be found.
const TITLES: [&str; 4] = ["区统计局", "《三季度通报》（第2期）", "x", "洛江区2024年1—9月经济运行情况"];
const ADDRESSES: [&str; 4] = [
    "https://example.com/3.html",
    "http://www.qzlj.gov.cn/zwgk/2024/t1.htm?a=b&c",
    "http://10.0.0.1:8080",
    "https://example.com/统计#x",
];

/// A good entry of some day.
fn entry() -> impl Strategy<Value = ((String, String), Value)> {
    let some_address =
        "https?://[a-z]{1,10}(\\.[a-z]{2,5}){1,3}(/[a-z0-9%._~-]{0,10}){0,4}(\\?[a-z=&]{0,9})?";
    let some_title = "[\u{4e00}-\u{9fa5}《》（）A-Za-z0-9]{1,100}";
    // Now and then any, or most of the time would go into making them up.
    let title = prop_oneof![9 => select(&TITLES[..]).prop_map(str::to_owned), 1 => some_title];
    let address = prop_oneof![9 => select(&ADDRESSES[..]).prop_map(str::to_owned), 1 => some_address];
    (0..3_usize, 0..10_000_000_i32, 1..=10_u8, 1..=28_u8, title, address).prop_map(
        |(which, number, month, day, title, url)| {
            let (indicator, unit) = UNITS[which];
            let value =
                if unit == "%" { f64::from(number % 1000 - 500) / 10.0 } else { f64::from(number) / 100.0 };
            let as_of = Date::new(2024, month, day).expect("is a day").to_string();
            let entry = json!({
                "indicator": indicator, "value": value, "unit": unit, "as_of": as_of,
                "source": {"title": title, "url": url},
            });
            ((indicator.to_owned(), as_of), entry)
        },
    )
}

/// Good entries, at most one for each indicator and day.
fn entries() -> impl Strategy<Value = Vec<Value>> {
    vec(entry(), 0..6)
        .prop_map(|entries| entries.into_iter().collect::<BTreeMap<_, _>>().into_values().collect())
        .prop_shuffle()
}

fn feed(entries: &[Value]) -> String {
    let feed = json!({"version": 1, "entries": entries});
    serde_json::to_string_pretty(&feed).expect("is JSON")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check(&text, &read(&text))?;
    }

    #[test]
    fn any_json_is_read(value in value(), entries in vec(value(), 0..4)) {
        for value in [value, json!({"version": 1, "entries": entries})] {
            let text = value.to_string();
            check(&text, &read(&text))?;
        }
    }

    #[test]
    fn good_feeds_are_read_completely(entries in entries()) {
        let text = feed(&entries);
        let reading = read(&text);
        check(&text, &reading)?;
        prop_assert_eq!(&reading.problems, &[]);
        prop_assert_eq!(reading.good(), entries.len());
        let mut latest = BTreeMap::new();
        for entry in &entries {
            let (id, day) = (entry["indicator"].as_str().expect("text"), entry["as_of"].as_str().expect("text"));
            let known = latest.entry(id).or_insert((day, entry));
            if known.0 < day {
                *known = (day, entry);
            }
        }
        prop_assert_eq!(reading.entries.len(), latest.len());
        for (id, (day, entry)) in latest {
            let progress = reading.of(id).expect("each indicator has a latest entry");
            prop_assert_eq!(progress.as_of.to_string(), day);
            prop_assert_eq!(Some(progress.value), entry["value"].as_f64());
            prop_assert_eq!(Some(progress.source.title.as_str()), entry["source"]["title"].as_str());
            prop_assert_eq!(Some(progress.source.url.as_str()), entry["source"]["url"].as_str());
        }
    }

    #[test]
    fn damaged_feeds_are_read(entries in entries(), at in any::<Index>(), length in 0..4_usize, new in ".{0,4}") {
        let text: Vec<char> = feed(&entries).chars().collect();
        let from = at.index(text.len());
        let to = (from + length).min(text.len());
        let damaged: String = text[..from].iter().copied().chain(new.chars()).chain(text[to..].iter().copied()).collect();
        check(&damaged, &read(&damaged))?;
    }

    #[test]
    fn one_bad_entry_does_no_harm_to_others(entries in entries(), bad in value(), at in any::<Index>()) {
        let before = read(&feed(&entries));
        let mut more = entries.clone();
        more.insert(at.index(entries.len() + 1), json!({"indicator": "gdp", "value": bad}));
        let text = feed(&more);
        let after = read(&text);
        check(&text, &after)?;
        prop_assert_eq!(after.entries, before.entries);
        prop_assert_eq!((after.superseded, after.rejected), (before.superseded, 1));
    }

    #[test]
    fn dates_are_read_as_they_are_written(days in -719_162..=2_932_896_i32) {
        let date = Date::from_days_since_1970(days).expect("is in the years 1 to 9999");
        prop_assert_eq!(date.to_string().parse(), Ok(date));
        prop_assert_eq!(date.days_since_1970(), days);
    }
}
