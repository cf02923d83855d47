//! The rules for one entry.

use crate::{
    Date, Expected, IN_WORDS, Indicator, NoDate, Progress, Source,
    json::{self, Object},
    number,
    problem::{At, Log},
    text::{length, shown},
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
const RATES: [f64; 2] = [-100.0, 1000.0];

/// Reads an entry. All its keys are checked before it is left out, so that an editor sees all problems at once.
pub(crate) fn read(at: &At<'_>, expected: &Expected<'_>, log: &mut Log<'_>) -> Option<Progress> {
    let object = Object::open(at, log)?;
    let is_clear = object.check_keys(&KEYS, at, log);
    let indicator = indicator(&object, at, expected, log);
    let value = value(&object, at, indicator, log);
    let has_unit = check_unit(&object, at, indicator, log).is_some();
    let as_of = as_of(&object, at, expected, log);
    let source = source(&object, at, log);
    let (indicator, (value, printed), as_of, source) = (indicator?, value?, as_of?, source?);
    (is_clear && has_unit).then(|| Progress {
        indicator: indicator.id.to_owned(),
        value,
        printed: printed.to_owned(),
        unit: indicator.unit.to_owned(),
        as_of,
        source,
    })
}

/// The indicator that is named, if there can be progress towards its target.
fn indicator<'e>(
    object: &Object<'_>,
    at: &At<'_>,
    expected: &Expected<'e>,
    log: &mut Log<'_>,
) -> Option<&'e Indicator<'e>> {
    let (id, at) = object.text("indicator", "an indicator's id", at, log)?;
    let Some(indicator) = expected.indicator(&id) else {
        let (message, nearest) = match expected.nearest(&id) {
            Some(nearest) => ("unknown indicator {} (did you mean {}?)", nearest),
            None => ("unknown indicator {} (expected an id of data/indicators.csv)", ""),
        };
        log.add(&at, message, &[&shown(&id), nearest]);
        return None;
    };
    if !indicator.has_target {
        log.add(&at, "{} has no target in the report (expected an indicator with a target)", &[&id]);
        return None;
    }
    if indicator.unit == IN_WORDS {
        log.add(&at, "{} has a target in words (expected an indicator with a number)", &[&id]);
        return None;
    }
    Some(indicator)
}

/// The value, and as it is written.
fn value<'a>(
    object: &Object<'a>,
    at: &At<'a>,
    indicator: Option<&Indicator<'_>>,
    log: &mut Log<'_>,
) -> Option<(f64, &'a str)> {
    let at = object.required("value", "a number", at, log)?;
    let number = json::number(&at, log)?;
    let value = number::value(number).and_then(|value| match indicator {
        Some(indicator) => check_range(value, indicator.unit).map(|()| value),
        None => Ok(value),
    });
    match value {
        // A zero has no sign: nobody wants to read -0.
        Ok(value) => {
            let unsigned = number.strip_prefix('-').filter(|_| value == 0.0);
            Some((value, unsigned.unwrap_or(number)))
        }
        Err(problem) => {
            log.add(&at, "{} {}", &[&shown(number), &problem]);
            None
        }
    }
}

/// Refuses what can only be a slip.
fn check_range(value: f64, unit: &str) -> Result<(), String> {
    let [least, most] = RATES;
    if unit == RATE {
        if value < least || value > most {
            return Err("is out of range (expected -100 to 1000 for %)".to_owned());
        }
    } else if value < 0.0 {
        return Err("is negative (expected 0 or more; only % may be negative)".to_owned());
    } else if value > number::MOST as f64 {
        return Err(number::too_large());
    }
    Ok(())
}

/// Refuses another unit than the indicator's. It is written down so that nobody mistakes 万元 for 亿元.
fn check_unit(
    object: &Object<'_>,
    at: &At<'_>,
    indicator: Option<&Indicator<'_>>,
    log: &mut Log<'_>,
) -> Option<()> {
    let what = indicator.map_or("the indicator's unit", |indicator| indicator.unit);
    let (unit, at) = object.text("unit", what, at, log)?;
    if let Some(indicator) = indicator.filter(|indicator| indicator.unit != unit) {
        let values = [&shown(&unit), indicator.id, indicator.unit];
        log.add(&at, "{} is not the unit of {} (expected {})", &values);
        return None;
    }
    Some(())
}

/// The day, if it lies in the target year and is over or today.
fn as_of(object: &Object<'_>, at: &At<'_>, expected: &Expected<'_>, log: &mut Log<'_>) -> Option<Date> {
    let (text, at) = object.text("as_of", "a day as YYYY-MM-DD", at, log)?;
    let Ok(date) = text.parse::<Date>() else {
        log.add(&at, "{} is {}", &[&shown(&text), NoDate::MESSAGE]);
        return None;
    };
    let Expected { target_year, today, .. } = expected;
    if date.year() != *target_year {
        let year = usize::from(*target_year).to_string();
        log.add(&at, "{} is not in {} (expected a day of the target year)", &[&text, &year]);
        return None;
    }
    if date > *today {
        log.add(&at, "{} is in the future (expected {} or earlier)", &[&text, &today.iso()]);
        return None;
    }
    Some(date)
}

/// Where the value is published.
fn source(object: &Object<'_>, at: &At<'_>, log: &mut Log<'_>) -> Option<Source> {
    let at = object.required("source", "an object with title and url", at, log)?;
    let object = Object::open(&at, log)?;
    let is_clear = object.check_keys(&SOURCE_KEYS, &at, log);
    let title = title(&object, &at, log);
    let url = address(&object, &at, log);
    let (title, url) = (title?, url?);
    is_clear.then_some(Source { title, url })
}

fn title(object: &Object<'_>, at: &At<'_>, log: &mut Log<'_>) -> Option<String> {
    let (text, at) = object.text("title", "text", at, log)?;
    let title = text.trim();
    match length(title) {
        0 => log.add(&at, "empty (expected 1–100 characters)", &[]),
        1..=LONGEST_TITLE => return Some(title.to_owned()),
        length => log.add(&at, "has {} characters (expected at most 100)", &[&length.to_string()]),
    }
    None
}

fn address(object: &Object<'_>, at: &At<'_>, log: &mut Log<'_>) -> Option<String> {
    let at = object.required("url", "an address", at, log)?;
    let url = json::any_text(&at, log)?;
    match url::check(&url) {
        Ok(()) => Some(url),
        Err(problem) => {
            log.add(&at, "{}", &[&problem]);
            None
        }
    }
}
