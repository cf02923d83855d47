//! What an editor gets to read when an entry is wrong.

use std::{
    collections::{HashMap, hash_map::Entry},
    fmt,
};

/// One mistake in the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentError {
    /// The file, relative to `content/`.
    pub file: String,
    /// The line on which the entry begins, from 1.
    pub line: Option<usize>,
    /// The entry and key, such as ``figure gdp-2023: `unit` ``.
    pub place: String,
    /// What is wrong, with the offending value, and what was expected.
    pub problem: String,
}

impl fmt::Display for ContentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "content/{}", self.file)?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        if !self.place.is_empty() {
            write!(f, ": {}", self.place)?;
        }
        write!(f, ": {}", self.problem)
    }
}

/// All mistakes found in one go, by file and line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(pub Vec<ContentError>);

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "{error}")?;
        }
        match self.0.len() {
            1 => f.write_str("1 error in content/"),
            count => write!(f, "{count} errors in content/"),
        }
    }
}

impl std::error::Error for Errors {}

/// Where an entry stands.
#[derive(Debug, Clone)]
pub(crate) struct At {
    pub(crate) file: String,
    pub(crate) line: Option<usize>,
    pub(crate) place: String,
}

impl At {
    /// A key of this entry.
    pub(crate) fn key(&self, key: &str) -> Self {
        Self { place: format!("{}: `{key}`", self.place), ..self.clone() }
    }
}

/// Collects mistakes, so that an editor sees them all at once.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<ContentError>);

impl Problems {
    pub(crate) fn add(&mut self, at: &At, problem: impl Into<String>) {
        self.0.push(ContentError {
            file: at.file.clone(),
            line: at.line,
            place: at.place.clone(),
            problem: problem.into(),
        });
    }

    /// Unwraps a result, keeping its error.
    pub(crate) fn take<T, E: fmt::Display>(&mut self, at: &At, result: Result<T, E>) -> Option<T> {
        result.map_err(|error| self.add(at, error.to_string())).ok()
    }

    /// Reports ids that stand twice, or that cannot stand in a URL.
    pub(crate) fn ids<'a>(&mut self, what: &str, ids: impl IntoIterator<Item = (&'a str, At)>) {
        let mut seen: HashMap<&str, At> = HashMap::new();
        for (id, at) in ids {
            // The dot is for the codes of passages.
            if id.is_empty() || !id.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.')) {
                self.add(&at, format!("{what} {id:?} (expected lower-case letters, digits and hyphens)"));
            }
            match seen.entry(id) {
                Entry::Vacant(entry) => {
                    entry.insert(at);
                }
                Entry::Occupied(entry) => {
                    let first = entry.get();
                    let line = first.line.map(|line| format!(":{line}")).unwrap_or_default();
                    self.add(
                        &at,
                        format!(
                            "duplicate {what} {id} (first in content/{}{line}; expected once)",
                            first.file
                        ),
                    );
                }
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The mistakes, so that an editor can go through each file from top to bottom.
    pub(crate) fn into_errors(mut self) -> Errors {
        self.0.sort_by(|a, b| (&a.file, a.line).cmp(&(&b.file, b.line)));
        Errors(self.0)
    }
}
