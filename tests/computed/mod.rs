//! Numbers that nobody said: none of them is called a target or a result, and each stands beside its sum. Looked at is
//! everything that is told of the report, whoever made it, so that a new number is found too.

mod told;

use std::collections::BTreeSet;

use luojiang_report::{
    chart::{change_of, growth_of},
    content::{charts, content},
};

use self::told::{Told, answers, everything, of_chart, of_class};

/// A number in a text: where it begins and ends, its value, and its unit with where that ends.
#[derive(Debug, Clone, PartialEq)]
struct Number {
    start: usize,
    end: usize,
    value: f64,
    unit: String,
}

fn units() -> BTreeSet<&'static str> {
    let units = content().figures.iter().filter_map(|figure| figure.unit.as_deref());
    units.chain(["个百分点"]).collect()
}

/// The numbers with a unit in a text. Years and months are no amounts.
fn numbers(text: &str, units: &BTreeSet<&'static str>) -> Vec<Number> {
    let bytes = text.as_bytes();
    let mut numbers = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && (bytes[at].is_ascii_digit() || bytes[at] == b'.') {
            at += 1;
        }
        let Ok(value) = text[start..at].parse::<f64>() else { continue };
        let rest = &text[at..];
        let unit = units.iter().filter(|unit| rest.starts_with(**unit)).max_by_key(|unit| unit.len());
        let Some(unit) = unit else { continue };
        let end = at + unit.len();
        if !(text[end..].starts_with('月') || *unit == "年") {
            numbers.push(Number { start, end, value, unit: (*unit).to_owned() });
        }
    }
    numbers
}

/// Whether the report says this number with this unit.
fn is_said(number: &Number) -> bool {
    content().figures.iter().any(|figure| {
        let is_unit = figure.unit.as_deref() == Some(number.unit.as_str())
            || figure.unit_printed.as_deref() == Some(number.unit.as_str());
        let is = |value: Option<f64>| value.is_some_and(|value| (value - number.value).abs() < 1e-9);
        is_unit && (is(figure.value) || is(figure.to))
    })
}

/// What may stand between a name and its number.
const BETWEEN: [&str; 22] = [
    "：",
    ":",
    "是",
    "为",
    "约",
    "超",
    "近",
    "达",
    "到",
    "数",
    "值",
    "额",
    "了",
    "“",
    "（",
    "力争",
    "预计",
    "确保",
    "不少于",
    "不低于",
    "|",
    " ",
];

/// The numbers of a text that are called a target or a result.
fn named(text: &str, numbers: &[Number]) -> Vec<Number> {
    let is_named = |number: &&Number| {
        let mut before = &text[..number.start];
        while let Some(shorter) = BETWEEN.iter().find_map(|word| before.strip_suffix(word)) {
            before = shorter;
        }
        let after = &text[number.end..];
        let is_after = |name: &str| after.strip_prefix('的').is_some_and(|after| after.starts_with(name));
        // So many items have a target in words: the page counts them.
        ["目标", "结果"].iter().any(|name| before.ends_with(name) || is_after(name) && number.unit != "项")
    };
    numbers.iter().filter(is_named).cloned().collect()
}

#[test]
fn only_what_the_report_says_is_called_a_target_or_a_result() {
    let units = units();
    let mut looked_at = 0;
    let mut wrong = BTreeSet::new();
    for told in everything() {
        for piece in &told.pieces {
            let named = named(piece, &numbers(piece, &units));
            looked_at += named.len();
            let unsaid = named.into_iter().filter(|number| !is_said(number));
            wrong.extend(
                unsaid.map(|number| format!("{}: {}{}: {piece}", told.place, number.value, number.unit)),
            );
        }
    }
    assert!(looked_at > 1000, "only {looked_at} numbers that are called something");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} are computed:\n{}", wrong.len(), wrong.join("\n"));
}

/// The look above finds what it looks for.
#[test]
fn a_computed_target_would_be_found() {
    let units = units();
    for text in [
        "全年目标388.7亿元，平均每月32.4亿元。",
        "离目标约388.7亿元还差",
        "388.7亿元的目标",
        "结果：388.7亿元",
        "目标|388.7亿元",
    ] {
        let named = named(text, &numbers(text, &units));
        assert_eq!(named.iter().map(|number| number.value).collect::<Vec<_>>(), [388.7], "{text}");
        assert!(!is_said(&named[0]), "{text}");
    }
    let said = "2024年目标24亿元以上，目标比上年高1.3个百分点";
    let named = named(said, &numbers(said, &units));
    assert!(named.len() == 1 && is_said(&named[0]), "{named:?}");
}

/// A sum: what stands left of its sign, whether that is exact, and what it comes to.
struct Sum {
    left: String,
    is_exact: bool,
    right: String,
}

/// The sums that a text tells: after 计算值, one after the other.
fn sums(text: &str) -> Vec<Sum> {
    let mut sums = Vec::new();
    for part in text.split("计算值：").skip(1) {
        let end = part.find(['。', '\n', '）', '"', '|', '，', '、']).unwrap_or(part.len());
        for sum in part[..end].split('；') {
            let Some((left, right)) = sum.split_once(['=', '≈']) else { continue };
            let (left, right) = (left.trim().to_owned(), right.trim().to_owned());
            sums.push(Sum { is_exact: sum.contains('='), left, right });
        }
    }
    sums
}

/// What a left side comes to: products before differences.
fn value(left: &str) -> f64 {
    let mut words = left.split_whitespace();
    let number = |word: Option<&str>| {
        word.and_then(|word| word.parse::<f64>().ok()).unwrap_or_else(|| panic!("{left}"))
    };
    let mut terms = vec![number(words.next())];
    while let Some(sign) = words.next() {
        let next = number(words.next());
        let last = terms.len() - 1;
        match sign {
            "×" => terms[last] *= next,
            "÷" => terms[last] /= next,
            "+" => terms.push(next),
            "−" => terms.push(-next),
            _ => panic!("{left}"),
        }
    }
    terms.into_iter().sum()
}

#[test]
fn sums_are_right() {
    let mut seen = BTreeSet::new();
    for told in everything() {
        for sum in told.pieces.iter().flat_map(|piece| sums(piece)) {
            let digits =
                sum.right.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(sum.right.len());
            let (shown, unit) = sum.right.split_at(digits);
            let places = shown.split_once('.').map_or(0, |(_, fraction)| fraction.len());
            let shown: f64 =
                shown.parse().unwrap_or_else(|_| panic!("{}: {} {}", told.place, sum.left, sum.right));
            let scale = if unit.starts_with('%') { 100.0 } else { 1.0 };
            let exact = value(&sum.left).abs() * scale;
            let half = 0.5 / 10_f64.powi(i32::try_from(places).expect("few places"));
            let off = (shown - exact).abs();
            let name = format!("{}: {} comes to {exact}, not {}", told.place, sum.left, sum.right);
            // What is called a part of something was rounded before it is shown: the sum starts from what is shown.
            assert!(off <= half * 1.001 + 1e-9, "{name}");
            assert_eq!(sum.is_exact, off < 1e-9, "{name}");
            seen.insert(sum.left);
        }
    }
    assert!(seen.len() > 300, "only {} sums", seen.len());
}

/// What readers are answered, and what is told of a chart by itself, has no number that is neither said by the report, nor
/// given by the reader, nor the end of a sum.
#[test]
fn every_computed_number_has_its_sum() {
    let units = units();
    let mut wrong = BTreeSet::new();
    let mut look = |told: &Told, given: &[f64]| {
        let text = told.text();
        let ends: Vec<_> = sums(&text).into_iter().map(|sum| sum.right).collect();
        let computed = numbers(&text, &units).into_iter().filter(|number| {
            let words = &text[number.start..number.end];
            !is_said(number)
                && !given.iter().any(|given| (given.abs() - number.value).abs() < 1e-9)
                && !ends.iter().any(|end| end.starts_with(words))
        });
        wrong.extend(
            computed.map(|number| format!("{}: {}: {text}", told.place, &text[number.start..number.end])),
        );
    };
    let mut looked_at = 0;
    for chart in &charts().charts {
        for (told, given) in answers(chart) {
            look(&told, &given);
            looked_at += 1;
        }
        for told in of_chart(chart).iter().filter(|told| !told.place.contains("rate: Some")) {
            look(told, &[]);
            looked_at += 1;
        }
    }
    for told in of_class().iter().filter(|told| told.place.ends_with("answered")) {
        look(told, &[]);
        looked_at += 1;
    }
    assert!(looked_at > 1000, "only {looked_at}");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} without a sum:\n{}", wrong.len(), wrong.join("\n"));
}

/// Wherever a page, a picture or a message has a number that only a sum gives, the sum stands there too.
#[test]
fn sums_stand_where_their_numbers_are() {
    let all: Vec<_> = everything().into_iter().map(|told| (told.place.clone(), told.text())).collect();
    let mut found = 0;
    let mut wrong = BTreeSet::new();
    for chart in &charts().charts {
        let change = change_of(chart);
        let percent = change.as_ref().and_then(|change| change.percent.clone());
        let implied = growth_of(chart).map(|growth| growth.implied);
        for number in change.map(|change| change.size).into_iter().chain(percent).chain(implied) {
            let amount = number.amount();
            // The report may say the same number of something else.
            let is_printed = content().figures.iter().any(|figure| figure.printed.contains(amount));
            if is_printed || number.value() == 0.0 {
                continue;
            }
            for (place, text) in &all {
                let stands = text
                    .match_indices(amount)
                    .any(|(at, _)| !text[..at].ends_with(|char: char| char.is_ascii_digit() || char == '.'));
                // Of two charts with the same difference each has a sum of its own.
                let is_about = place.contains(&chart.id) || text.contains(&chart.name);
                // What a reader tries may be the same number, and is looked at above.
                if !stands || !is_about || place.contains(" grows by ") {
                    continue;
                }
                found += 1;
                if !sums(text).iter().any(|sum| sum.right.starts_with(amount)) {
                    wrong.insert(format!("{place}: {amount} without {}", number.sum()));
                }
            }
        }
    }
    assert!(found > 300, "only {found}");
    let wrong: Vec<_> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "{} without a sum:\n{}", wrong.len(), wrong.join("\n"));
}
