//! Whatever stands in an address or in a device's memory selects what it names, or nothing.
//!
//! What is read here is read anew by other means, plainly and slowly, and both have to agree.

use std::collections::BTreeSet;

use luojiang_report::{
    chart::{Filter, Order, Query, Sorting, rates, whole},
    component::{SPEEDS, speed_of},
    content::{charts, content, sketch},
    diagram::structure::{Attention, Light, light},
    query,
    route::{Route, Slot},
};
use proptest::{
    collection::vec,
    prelude::*,
    sample::{Index, select},
};
use report_model::ElementKind;
use scraper::Selector;

use crate::page::page;

/// Enough to meet what one case in ten thousand does.
const CASES: u32 = 100_000;

fn many() -> ProptestConfig {
    ProptestConfig { cases: CASES, failure_persistence: None, ..ProptestConfig::default() }
}

/// The ids of everything that can be selected.
fn ids(slot: Slot) -> Vec<String> {
    let content = content();
    match slot {
        Slot::Element => content.structure.elements.iter().map(|element| element.id.clone()).collect(),
        Slot::Passage => content.topics.iter().map(|topic| topic.code.to_string()).collect(),
        Slot::Term => content.terms.iter().map(|term| term.id.clone()).collect(),
        Slot::Group => ElementKind::ALL.into_iter().map(|kind| kind.as_str().to_owned()).collect(),
        Slot::Township => sketch().townships.iter().map(|township| township.id.clone()).collect(),
        Slot::Step => sketch().tour.iter().map(|step| step.id.clone()).collect(),
        Slot::Thread => content.threads.iter().map(report_model::Thread::id).collect(),
    }
}

/// What addresses are put together from, so that many of them are nearly right.
const PIECES: [&str; 48] = [
    "?",
    "&",
    "&",
    "=",
    "#",
    "-",
    ".",
    "%",
    "+",
    ";",
    "e=",
    "p=",
    "t=",
    "g=",
    "x=",
    "b=",
    "l=",
    "m=",
    "v=",
    "s=",
    "f=",
    "c=",
    "q=",
    "from=",
    "ee=",
    "e",
    "%65=",
    "E=",
    "constructor",
    "__proto__",
    "..",
    "%2e%2e",
    "%E5%8E",
    "\u{0}",
    "change",
    "less",
    "basis",
    "all",
    "7.1",
    "-2.5",
    "190",
    "6",
    "12",
    "0",
    "1e5",
    "99999999999",
    "9999999.123456",
    "NaN",
];

/// A part of an address: a piece, something's id, or anything at all.
fn part() -> impl Strategy<Value = String> {
    let ids: Vec<String> = Slot::ALL.into_iter().flat_map(ids).collect();
    prop_oneof![
        8 => select(&PIECES[..]).prop_map(str::to_owned),
        4 => select(ids),
        1 => "\\PC{0,6}",
        1 => "[a-z0-9.-]{60,70}",
    ]
}

/// A query, as pairs that are nearly right or as anything at all; what follows a `#` is no part of it.
fn query() -> impl Strategy<Value = String> {
    let key = select(vec!["e", "p", "t", "g", "x", "b", "l", "m", "v", "s", "f", "from", "", "ee"]);
    let pair = (key, part(), select(vec!["=", "=", "=", ""]))
        .prop_map(|(key, value, sign)| format!("{key}{sign}{value}"));
    let pairs = vec(pair, 0..6).prop_map(|pairs| format!("?{}", pairs.join("&")));
    let anything = vec(part(), 0..8).prop_map(|parts| parts.concat());
    prop_oneof![3 => pairs, 1 => anything].prop_map(|query| query.replace('#', ""))
}

fn fragment() -> impl Strategy<Value = String> {
    let anchor = (select(vec!["e", "p", "t", "g", "x", "b", "l", "s", "E", ""]), part());
    prop_oneof![
        3 => anchor.prop_map(|(letter, id)| format!("#{letter}-{id}")),
        1 => vec(part(), 0..4).prop_map(|parts| parts.concat()),
    ]
}

/// The pairs of a query that have a value.
fn plainly(query: &str) -> Vec<(&str, &str)> {
    let query = query.strip_prefix('?').unwrap_or(query);
    query.split('&').filter_map(|pair| pair.split_once('=')).collect()
}

/// What stands in a query under keys that are not ours.
fn others<'a>(query: &'a str, ours: &[&str]) -> Vec<&'a str> {
    let query = query.strip_prefix('?').unwrap_or(query);
    let is_other = |part: &&str| !part.is_empty() && !ours.contains(&part.split('=').next().unwrap_or(part));
    query.split('&').filter(is_other).collect()
}

/// An address in its two parts.
fn halves(url: &str) -> (&str, &str) {
    url.split_at(url.find('#').unwrap_or(url.len()))
}

const LETTERS: [&str; 7] = ["e", "p", "t", "g", "x", "b", "l"];

/// What an address selects in a slot: what the fragment names, or else the last in the query that may be an id.
fn selected(query: &str, fragment: &str, letter: &str) -> Option<String> {
    let may_be = |id: &&str| {
        !id.is_empty()
            && id.len() <= 64
            && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '.')
    };
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let named = fragment.strip_prefix(letter).and_then(|rest| rest.strip_prefix('-')).filter(may_be);
    let mut waiting =
        plainly(query).into_iter().filter(|(key, id)| *key == letter && may_be(id)).map(|(_, id)| id);
    named.or_else(|| waiting.next_back()).map(str::to_owned)
}

/// What holds of every selection, however it came about.
fn check(route: &Route, query: &str) -> Result<(), TestCaseError> {
    let url = route.to_url(query);
    let (next, fragment) = halves(&url);
    prop_assert_eq!(&Route::parse(next, fragment), route, "{} after {}", url, query);
    prop_assert_eq!(others(next, &LETTERS), others(query, &LETTERS), "{}", url);
    let attention = Attention::of(route, sketch());
    let named = |slot: Slot, id: Option<&str>| id.is_none_or(|id| route.get(slot) == Some(id));
    prop_assert!(named(Slot::Element, attention.element.map(|at| &*sketch().elements[at].id)));
    prop_assert!(named(Slot::Township, attention.township.map(|at| &*sketch().townships[at].id)));
    prop_assert!(named(Slot::Step, attention.step.map(|at| &*sketch().tour[at].id)));
    prop_assert!(named(Slot::Group, attention.group.map(ElementKind::as_str)));
    for (at, element) in sketch().elements.iter().enumerate() {
        let is_named = route.get(Slot::Element) == Some(&element.id);
        prop_assert_eq!(light(sketch(), &attention, at) == Light::Selected, is_named, "{}", element.id);
    }
    Ok(())
}

/// What a reader does on the main page.
#[derive(Debug, Clone)]
enum Deed {
    Select(Slot, Index),
    Clear(Slot),
    Link,
}

fn deed() -> impl Strategy<Value = Deed> {
    let slot = || select(&Slot::ALL[..]);
    prop_oneof![
        4 => (slot(), any::<Index>()).prop_map(|(slot, index)| Deed::Select(slot, index)),
        2 => slot().prop_map(Deed::Clear),
        1 => Just(Deed::Link),
    ]
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn an_address_selects_what_it_names_or_nothing(query in query(), fragment in fragment()) {
        let route = Route::parse(&query, &fragment);
        for (slot, letter) in Slot::ALL.into_iter().zip(LETTERS) {
            prop_assert_eq!(route.get(slot).map(str::to_owned), selected(&query, &fragment, letter), "{}", letter);
        }
        check(&route, &query)?;
    }

    #[test]
    fn whatever_readers_do_is_in_the_address(query in query(), fragment in fragment(), deeds in vec(deed(), 1..5)) {
        let ids = all_ids();
        let mut route = Route::parse(&query, &fragment);
        for deed in deeds {
            let before = route.clone();
            match deed {
                Deed::Select(slot, index) => {
                    let id = index.get(&ids[slot as usize]);
                    route = route.select(slot, id);
                    prop_assert_eq!(route.get(slot), Some(id.as_str()));
                    prop_assert_eq!(route.focus(), Some(slot));
                }
                Deed::Clear(slot) => {
                    route = route.clear(slot);
                    prop_assert_eq!(route.get(slot), None);
                    for other in Slot::ALL.into_iter().filter(|other| *other != slot) {
                        prop_assert_eq!(route.get(other), before.get(other));
                    }
                }
                Deed::Link => {
                    route = route.unfocused();
                    prop_assert!(Slot::ALL.into_iter().all(|slot| route.get(slot) == before.get(slot)));
                }
            }
            check(&route, &query)?;
        }
    }

    #[test]
    fn a_charts_address_tells_what_is_tried_or_nothing(query in query(), chart in any::<Index>()) {
        let chart = chart.get(&charts().charts);
        let read = Query::parse(&query, chart);
        // Digits and one point, as people write numbers.
        let number = |text: &str| {
            let is_plain = text.trim_start_matches('-').len() + 1 >= text.len()
                && text.bytes().any(|byte| byte.is_ascii_digit())
                && text.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
            text.parse::<f64>().ok().filter(|_| is_plain)
        };
        let last = |key: &str, is_good: &dyn Fn(f64) -> bool| {
            let pairs = plainly(&query).into_iter().filter(|(name, _)| *name == key);
            pairs.filter_map(|(_, text)| number(text)).filter(|value| is_good(*value)).last()
        };
        let tenths = |value: f64| (value * 10.0).round() / 10.0;
        let tried = last("g", &|value| rates(chart).is_some_and(|rates| rates.contains(&tenths(value))));
        prop_assert_eq!(read.rate.is_some(), tried.is_some());
        prop_assert!(read.rate.zip(tried).is_none_or(|(read, tried)| (read - tried).abs() < 0.051));
        let months = last("m", &|value| whole(chart).is_some() && value.fract() == 0.0 && (1.0..12.0).contains(&value));
        prop_assert_eq!(read.months.map(f64::from), months);
        let reached = last("v", &|value| whole(chart).is_some() && (0.0..=1e7).contains(&value));
        prop_assert_eq!(read.reached.is_some(), reached.is_some());
        prop_assert!(read.reached.zip(reached).is_none_or(|(read, told)| (read - told).abs() <= 1e-5));

        let url = read.to_url(&query);
        prop_assert_eq!(Query::parse(&url, chart), read, "{}", url);
        prop_assert_eq!(others(&url, &["g", "m", "v"]), others(&query, &["g", "m", "v"]), "{}", url);
    }

    #[test]
    fn the_overviews_address_tells_what_is_chosen_or_nothing(query in query()) {
        let read = Sorting::parse(&query);
        let last = |key: &str, known: &[&str]| {
            let mut pairs = plainly(&query).into_iter().filter(|(name, value)| *name == key && known.contains(value));
            pairs.next_back().map_or(known[0], |(_, value)| value).to_owned()
        };
        prop_assert_eq!(read.order.key(), last("s", &Order::ALL.map(Order::key)));
        prop_assert_eq!(read.filter.key(), last("f", &Filter::ALL.map(Filter::key)));
        let url = read.to_url(&query);
        prop_assert_eq!(Sorting::parse(&url), read, "{}", url);
        prop_assert_eq!(others(&url, &["s", "f"]), others(&query, &["s", "f"]), "{}", url);
    }

    #[test]
    fn only_one_parameter_is_replaced(query in query(), value in "[a-z0-9%]{0,9}") {
        let url = query::with(&query, |key| key == "q", [format!("q={value}")]);
        prop_assert_eq!(query::pairs(&url).filter(|(key, _)| *key == "q").collect::<Vec<_>>(), [("q", value.as_str())]);
        prop_assert_eq!(others(&url, &["q"]), others(&query, &["q"]), "{}", url);
        let without = query::with(&url, |key| key == "q", None);
        prop_assert_eq!(others(&without, &[]), others(&query, &["q"]), "{}", without);
    }

    #[test]
    fn a_device_remembers_a_speed_or_nothing(kept in prop_oneof![part(), "[0-3]?(\\.[0-9]{0,3})?"]) {
        let known = SPEEDS.iter().position(|(words, _)| *words == kept);
        prop_assert_eq!(speed_of(Some(&kept)), known.unwrap_or(speed_of(None)));
        prop_assert_eq!(SPEEDS[speed_of(None)].1, 1.0);
    }
}

/// The ids of everything that can be selected, by slot.
fn all_ids() -> &'static [Vec<String>; 7] {
    static IDS: std::sync::OnceLock<[Vec<String>; 7]> = std::sync::OnceLock::new();
    IDS.get_or_init(|| Slot::ALL.map(ids))
}

/// Selections are looked up in the document by anchors, so whatever is nobody's id must be nowhere in it.
#[test]
fn every_anchor_of_a_slot_is_something_of_its_kind() {
    let known: Vec<BTreeSet<&str>> =
        all_ids().iter().map(|ids| ids.iter().map(String::as_str).collect()).collect();
    let with_id = Selector::parse("[id]").expect("a selector");
    let page = page("index.html");
    let anchors: Vec<&str> = page.select(&with_id).filter_map(|element| element.attr("id")).collect();
    let found: Vec<_> = anchors.iter().filter_map(|anchor| Slot::of_anchor(anchor)).collect();
    let strangers: Vec<_> = found.iter().filter(|(slot, id)| !known[*slot as usize].contains(id)).collect();
    assert!(strangers.is_empty(), "{strangers:?}");
    for slot in [Slot::Element, Slot::Passage, Slot::Township, Slot::Thread] {
        assert!(found.iter().any(|(of, _)| *of == slot), "none of {slot:?}");
    }
}
