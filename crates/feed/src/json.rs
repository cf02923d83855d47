//! JSON with its places: values stay the parts of the text that they are, so that a problem can name its line.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{MapAccess, Visitor},
};
use serde_json::value::RawValue;

use crate::{
    Problem,
    problem::{At, Log},
    text::{is_invisible, shown},
};

/// What a value is, by JSON's grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Object,
    List,
    Text,
    Number,
    Boolean,
    Null,
}

impl Kind {
    fn of(raw: &RawValue) -> Self {
        match raw.get().as_bytes().first() {
            Some(b'{') => Self::Object,
            Some(b'[') => Self::List,
            Some(b'"') => Self::Text,
            Some(b't' | b'f') => Self::Boolean,
            Some(b'n') => Self::Null,
            _ => Self::Number,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "text",
            Self::Number => "a number",
            Self::Boolean => "true or false",
            Self::Null => "null",
        }
    }
}

/// Checks that a text is JSON.
///
/// # Errors
///
/// The place of the first character that doesn't fit.
pub(crate) fn parse(text: &str) -> Result<&RawValue, Problem> {
    serde_json::from_str(text).map_err(|error| Problem {
        path: String::new(),
        line: error.line().max(1),
        message: syntax_error(text, &error),
    })
}

/// What doesn't fit, in other words than the parser's for the usual slips of those who write JSON by hand.
fn syntax_error(text: &str, error: &serde_json::Error) -> String {
    let lines_before: usize =
        text.split('\n').take(error.line().saturating_sub(1)).map(|line| line.len() + 1).sum();
    let offset = text.floor_char_boundary(lines_before + error.column().saturating_sub(1));
    let (before, rest) = text.split_at_checked(offset).unwrap_or((text, ""));
    // The parser counts bytes, people characters.
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    let place = format!("line {} column {column}", error.line());
    match rest.chars().next() {
        Some(c) if !c.is_ascii() => {
            let c = shown(c.encode_utf8(&mut [0; 4]));
            format!("no JSON: {c} at {place} (expected half-width \" : , outside of texts)")
        }
        Some(c @ ('}' | ']')) if before.trim_end().ends_with(',') => {
            format!("no JSON: a comma before {c} at {place} (expected none after the last one)")
        }
        _ => format!("no JSON: {error}"),
    }
}

/// An object's keys and values, in its order.
#[derive(Debug)]
pub(crate) struct Object<'a>(Vec<(String, &'a RawValue)>);

impl<'a> Object<'a> {
    /// The object that a value is.
    pub(crate) fn open(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<Self> {
        expect(raw, Kind::Object, at, log)?;
        decode(raw, at, log)
    }

    /// Reports keys that are not known and known ones that stand twice; false for the latter, because nobody can
    /// tell which value is meant.
    pub(crate) fn check_keys(&self, known: &[&str], at: &At<'a>, log: &mut Log<'a>) -> bool {
        let mut is_clear = true;
        for (index, (key, value)) in self.0.iter().enumerate() {
            // The key's own line: where its value begins, almost always.
            let at = at.part(value.get());
            if !known.contains(&key.as_str()) {
                log.add(&at, format!("unknown key {} (expected {})", shown(key), known.join(", ")));
            } else if self.0[..index].iter().any(|(earlier, _)| earlier == key) {
                log.add(&at, format!("{key} stands twice (expected once)"));
                is_clear = false;
            }
        }
        is_clear
    }

    /// The value of a key and its place; a problem if there is none.
    pub(crate) fn required(
        &self,
        key: &str,
        what: &str,
        at: &At<'a>,
        log: &mut Log<'a>,
    ) -> Option<(&'a RawValue, At<'a>)> {
        let found = self.0.iter().find(|(name, _)| name == key).map(|(_, value)| *value);
        let at = at.key(key, found.map(RawValue::get));
        if found.is_none() {
            log.add(&at, format!("missing (expected {what})"));
        }
        Some((found?, at))
    }
}

impl<'de> Deserialize<'de> for Object<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Members;

        impl<'de> Visitor<'de> for Members {
            type Value = Object<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Object<'de>, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Object(members))
            }
        }

        deserializer.deserialize_map(Members)
    }
}

/// The items of a list.
pub(crate) fn list<'a>(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<Vec<&'a RawValue>> {
    expect(raw, Kind::List, at, log)?;
    decode(raw, at, log)
}

/// A number as it is written.
pub(crate) fn number<'a>(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<&'a str> {
    expect(raw, Kind::Number, at, log).map(|()| raw.get())
}

/// A text, whatever is in it.
pub(crate) fn any_text<'a>(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<String> {
    expect(raw, Kind::Text, at, log)?;
    decode(raw, at, log)
}

/// A text that is all visible.
pub(crate) fn text<'a>(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<String> {
    let text = any_text(raw, at, log)?;
    if text.chars().any(is_invisible) {
        log.add(at, format!("{} contains an invisible character (expected none)", shown(&text)));
        return None;
    }
    Some(text)
}

/// Refuses values of another kind.
fn expect<'a>(raw: &'a RawValue, expected: Kind, at: &At<'a>, log: &mut Log<'a>) -> Option<()> {
    let kind = Kind::of(raw);
    if kind == expected {
        return Some(());
    }
    let what = match kind {
        Kind::Text | Kind::Number => format!("{} is {}", shown(raw.get().trim_matches('"')), kind.name()),
        _ => format!("is {}", kind.name()),
    };
    let hint = match (kind, expected) {
        (Kind::Text, Kind::Number) => " without quotation marks",
        (Kind::Number, Kind::Text) => " in quotation marks",
        _ => "",
    };
    log.add(at, format!("{what} (expected {}{hint})", expected.name()));
    None
}

/// Decodes a value that is known to be JSON of the right kind. What can still be wrong are halves of surrogate pairs
/// in its texts.
fn decode<'a, T: Deserialize<'a>>(raw: &'a RawValue, at: &At<'a>, log: &mut Log<'a>) -> Option<T> {
    serde_json::from_str(raw.get())
        .map_err(|_| log.add(at, "has a broken \\u escape (expected the character itself)"))
        .ok()
}
