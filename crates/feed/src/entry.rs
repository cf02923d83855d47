//! The rules for one entry.

use serde_json::value::RawValue;

use crate::{
    Date, Expected, IN_WORDS, Indicator, Progress, Source,
    json::{self, Object},
    number,
    problem::{At, Log},
    text::shown,
    url,
};

/// The keys of an entry.
const KEYS: [&str; 5] = ["indicator", "value", "unit", "as_of", "source"];

/// The keys of a source.
const SOURCE_KEYS: [&str; 2] = ["title", "url"];

/// The most characters of a source's title.
const LONGEST_TITLE: usize = 100;

/// The unit of rates: the only one with negative numbers.
const RATE: &str = "%";

/// The least and the greatest rate. Nothing shrinks by more than all of it.
const RATES: [i16; 2] = [-100, 1000];

/// Reads an entry. All its keys are checked before it is left out, so that an editor sees all problems at once.
pub(crate) fn read<'a>(
    raw: &'a RawValue,
    at: &At<'a>,
    expected: &Expected<'_>,
    log: &mut Log<'a>,
) -> Option<Progress> {
    let object = Object::open(raw, at, log)?;
    let is_clear = object.check_keys(&KEYS, at, log);
    let indicator = indicator(&object, at, expected, log);
    let value = value(&object, at, indicator, log);
    let unit = unit(&object, at, indicator, log);
    let as_of = as_of(&object, at, expected, log);
    let source = source(&object, at, log);
    let (value, printed) = value?;
    let progress = Progress {
        indicator: indicator?.id.to_owned(),
        value,
        printed,
        unit: unit?,
        as_of: as_of?,
        source: source?,
    };
    is_clear.then_some(progress)
}

/// The indicator that is named, if there can be progress towards its target.
fn indicator<'a, 'e>(
    object: &Object<'a>,
    at: &At<'a>,
    expected: &Expected<'e>,
    log: &mut Log<'a>,
) -> Option<&'e Indicator<'e>> {
    let (raw, at) = object.required("indicator", "an indicator's id", at, log)?;
    let id = json::text(raw, &at, log)?;
    let Some(indicator) = expected.indicator(&id) else {
        let hint = match expected.nearest(&id) {
            Some(nearest) => format!("did you mean {nearest}?"),
            None => "expected an id of data/indicators.csv".to_owned(),
        };
        log.add(&at, format!("unknown indicator {} ({hint})", shown(&id)));
        return None;
    };
    if !indicator.has_target {
        log.add(&at, format!("{id} has no target in the report (expected an indicator with a target)"));
        return None;
    }
    if indicator.unit == IN_WORDS {
        log.add(&at, format!("{id} has a target in words (expected an indicator with a number)"));
        return None;
    }
    Some(indicator)
}

/// The value, and as it is written.
fn value<'a>(
    object: &Object<'a>,
    at: &At<'a>,
    indicator: Option<&Indicator<'_>>,
    log: &mut Log<'a>,
) -> Option<(f64, String)> {
    let (raw, at) = object.required("value", "a number", at, log)?;
    let number = json::number(raw, &at, log)?;
    let value = number::value(number).and_then(|value| {
        indicator.map_or(Ok(()), |indicator| check_range(value, indicator.unit)).map(|()| value)
    });
    match value {
        // A zero has no sign: nobody wants to read -0.
        Ok(value) => {
            Some((value, if value == 0.0 { number.trim_start_matches('-') } else { number }.to_owned()))
        }
        Err(problem) => {
            log.add(&at, format!("{} {problem}", shown(number)));
            None
        }
    }
}

/// Refuses what can only be a slip.
fn check_range(value: f64, unit: &str) -> Result<(), String> {
    let [least, most] = RATES;
    if unit == RATE {
        if value < f64::from(least) || value > f64::from(most) {
            return Err(format!("is out of range (expected {least} to {most} for {RATE})"));
        }
    } else if value < 0.0 {
        return Err(format!("is negative (expected 0 or more; only {RATE} may be negative)"));
    } else if value > f64::from(number::MOST) {
        return Err(format!("is out of range (expected at most {})", number::MOST));
    }
    Ok(())
}

/// The unit, which is written down so that nobody mistakes 万元 for 亿元.
fn unit<'a>(
    object: &Object<'a>,
    at: &At<'a>,
    indicator: Option<&Indicator<'_>>,
    log: &mut Log<'a>,
) -> Option<String> {
    let what = indicator.map_or("the indicator's unit", |indicator| indicator.unit);
    let (raw, at) = object.required("unit", what, at, log)?;
    let unit = json::text(raw, &at, log)?;
    if let Some(indicator) = indicator.filter(|indicator| indicator.unit != unit) {
        log.add(
            &at,
            format!("{} is not the unit of {} (expected {})", shown(&unit), indicator.id, indicator.unit),
        );
        return None;
    }
    Some(unit)
}

/// The day, if it lies in the target year and is over or today.
fn as_of<'a>(object: &Object<'a>, at: &At<'a>, expected: &Expected<'_>, log: &mut Log<'a>) -> Option<Date> {
    let (raw, at) = object.required("as_of", "a day as YYYY-MM-DD", at, log)?;
    let text = json::text(raw, &at, log)?;
    let date: Date = match text.parse() {
        Ok(date) => date,
        Err(no_date) => {
            log.add(&at, format!("{} is {no_date}", shown(&text)));
            return None;
        }
    };
    let Expected { target_year, today, .. } = expected;
    if date.year() != *target_year {
        log.add(&at, format!("{date} is not in {target_year} (expected a day of the target year)"));
        return None;
    }
    if date > *today {
        log.add(&at, format!("{date} is in the future (expected {today} or earlier)"));
        return None;
    }
    Some(date)
}

/// Where the value is published.
fn source<'a>(object: &Object<'a>, at: &At<'a>, log: &mut Log<'a>) -> Option<Source> {
    let (raw, at) = object.required("source", "an object with title and url", at, log)?;
    let object = Object::open(raw, &at, log)?;
    let is_clear = object.check_keys(&SOURCE_KEYS, &at, log);
    let title = title(&object, &at, log);
    let url = address(&object, &at, log);
    let source = Source { title: title?, url: url? };
    is_clear.then_some(source)
}

fn title<'a>(object: &Object<'a>, at: &At<'a>, log: &mut Log<'a>) -> Option<String> {
    let (raw, at) = object.required("title", "text", at, log)?;
    let text = json::text(raw, &at, log)?;
    let title = text.trim();
    let problem = match title.chars().count() {
        0 => format!("empty (expected 1–{LONGEST_TITLE} characters)"),
        1..=LONGEST_TITLE => return Some(title.to_owned()),
        count => format!("has {count} characters (expected at most {LONGEST_TITLE})"),
    };
    log.add(&at, problem);
    None
}

fn address<'a>(object: &Object<'a>, at: &At<'a>, log: &mut Log<'a>) -> Option<String> {
    let (raw, at) = object.required("url", "an address", at, log)?;
    let url = json::any_text(raw, &at, log)?;
    url::check(&url).map_err(|problem| log.add(&at, problem)).ok().map(|()| url)
}
