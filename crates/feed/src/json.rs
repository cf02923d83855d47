//! JSON with its places: values stay the parts of the text that they are, so that a problem can name its line. What
//! is JSON, and where its parts stand, is found out by [`scan`](crate::scan).

use crate::{
    Problem,
    problem::{At, Log},
    scan::{self, SyntaxError},
    text::{filled, is_invisible, length, shown},
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
    fn of(value: &str) -> Self {
        match value.as_bytes().first() {
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
pub(crate) fn parse(text: &str) -> Result<&str, Problem> {
    scan::check(text).map_err(|error| syntax_error(text, error))
}

/// What doesn't fit, in other words than the scanner's for the usual slips of those who write JSON by hand.
fn syntax_error(text: &str, SyntaxError { what, end }: SyntaxError) -> Problem {
    let (mut line, mut line_start) = (1, 0);
    for (index, byte) in text.bytes().take(end).enumerate() {
        if byte == b'\n' {
            (line, line_start) = (line + 1, index + 1);
        }
    }
    // Where the character begins that doesn't fit; a line break counts as the beginning of the next line.
    let offset = text.floor_char_boundary(end.saturating_sub(1).max(line_start));
    let (before, rest) = text.split_at_checked(offset).unwrap_or_default();
    // People count characters.
    let column = length(before.get(line_start..).unwrap_or_default()) + 1;
    let (message, what, column) = match rest.chars().next() {
        Some(c) if !c.is_ascii() => {
            let message = "no JSON: {} at line {} column {} (expected half-width \" : , outside of texts)";
            (message, shown(&String::from(c)), column)
        }
        Some(c @ ('}' | ']')) if before.as_bytes().trim_ascii_end().ends_with(b",") => {
            let message =
                "no JSON: a comma before {} at line {} column {} (expected none after the last one)";
            (message, String::from(c), column)
        }
        // As in serde_json, which counts bytes.
        _ => ("no JSON: {} at line {} column {}", what.to_owned(), end - line_start),
    };
    let message = filled(message, &[&what, &line.to_string(), &column.to_string()]);
    Problem { path: String::new(), line, message }
}

/// An object's keys and values, in its order.
#[derive(Debug)]
pub(crate) struct Object<'a>(Vec<(String, &'a str)>);

impl<'a> Object<'a> {
    /// The object that stands at a place.
    pub(crate) fn open(at: &At<'a>, log: &mut Log<'_>) -> Option<Self> {
        expect(Kind::Object, at, log)?;
        let mut members = Vec::new();
        for (key, value) in scan::parts(at.text) {
            members.push((decode(key, at, log)?, value));
        }
        Some(Self(members))
    }

    /// Reports keys that are not known and known ones that stand twice; false for the latter, because nobody can
    /// tell which value is meant.
    pub(crate) fn check_keys(&self, known: &[&str], at: &At<'a>, log: &mut Log<'_>) -> bool {
        let mut is_clear = true;
        for (index, (key, value)) in self.0.iter().enumerate() {
            // The key's own line: where its value begins, almost always.
            let at = at.part(value);
            if !known.contains(&key.as_str()) {
                log.add(&at, "unknown key {} (expected {})", &[&shown(key), &listed(known)]);
            } else if self.0.iter().take(index).any(|(earlier, _)| earlier == key) {
                log.add(&at, "{} stands twice (expected once)", &[key]);
                is_clear = false;
            }
        }
        is_clear
    }

    /// The place of a key's value; a problem if there is none.
    pub(crate) fn required(
        &self,
        key: &'static str,
        what: &str,
        at: &At<'a>,
        log: &mut Log<'_>,
    ) -> Option<At<'a>> {
        let found = self.0.iter().find(|(name, _)| name == key);
        let at = at.key(key, found.map(|(_, value)| *value));
        if found.is_none() {
            log.add(&at, "missing (expected {})", &[what]);
        }
        found.map(|_| at)
    }

    /// The text of a key and its place; a problem if there is none, or if some of it can't be seen.
    pub(crate) fn text(
        &self,
        key: &'static str,
        what: &str,
        at: &At<'a>,
        log: &mut Log<'_>,
    ) -> Option<(String, At<'a>)> {
        let at = self.required(key, what, at, log)?;
        let text = any_text(&at, log)?;
        if text.chars().any(is_invisible) {
            log.add(&at, "{} contains an invisible character (expected none)", &[&shown(&text)]);
            return None;
        }
        Some((text, at))
    }
}

/// Names with commas between them.
fn listed(names: &[&str]) -> String {
    let mut list = String::new();
    for name in names {
        if !list.is_empty() {
            list.push_str(", ");
        }
        list.push_str(name);
    }
    list
}

/// The items of a list.
pub(crate) fn list<'a>(at: &At<'a>, log: &mut Log<'_>) -> Option<Vec<&'a str>> {
    expect(Kind::List, at, log)?;
    let mut items = Vec::new();
    for (_, item) in scan::parts(at.text) {
        items.push(item);
    }
    Some(items)
}

/// A number as it is written.
pub(crate) fn number<'a>(at: &At<'a>, log: &mut Log<'_>) -> Option<&'a str> {
    expect(Kind::Number, at, log).map(|()| at.text)
}

/// A text, whatever is in it.
pub(crate) fn any_text(at: &At<'_>, log: &mut Log<'_>) -> Option<String> {
    expect(Kind::Text, at, log)?;
    decode(at.text, at, log)
}

/// Refuses values of another kind.
fn expect(expected: Kind, at: &At<'_>, log: &mut Log<'_>) -> Option<()> {
    let kind = Kind::of(at.text);
    if kind == expected {
        return Some(());
    }
    let value = match kind {
        Kind::Text | Kind::Number => filled("{} is ", &[&shown(at.text.trim_matches('"'))]),
        _ => "is ".to_owned(),
    };
    let hint = match (kind, expected) {
        (Kind::Text, Kind::Number) => " without quotation marks",
        (Kind::Number, Kind::Text) => " in quotation marks",
        _ => "",
    };
    log.add(at, "{}{} (expected {}{})", &[&value, kind.name(), expected.name(), hint]);
    None
}

/// Decodes a string.
fn decode(string: &str, at: &At<'_>, log: &mut Log<'_>) -> Option<String> {
    let text = scan::decode(string);
    if text.is_none() {
        log.add(at, "has a broken \\u escape (expected the character itself)", &[]);
    }
    text
}
