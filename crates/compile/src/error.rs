//! What an editor gets to read when an entry is wrong.

use std::fmt;

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

/// All mistakes found in one go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors(pub Vec<ContentError>);

impl fmt::Display for Errors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for error in &self.0 {
            writeln!(f, "{error}")?;
        }
        write!(f, "{} in content/", if self.0.len() == 1 { "1 error" } else { "errors" })
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

    /// Reports ids that stand twice.
    pub(crate) fn unique<'a>(&mut self, what: &str, ids: impl IntoIterator<Item = (&'a str, At)>) {
        let mut seen = std::collections::HashMap::new();
        for (id, at) in ids {
            if let Some(first) = seen.insert(id.to_owned(), at.clone()) {
                let line = first.line.map(|line| format!(":{line}")).unwrap_or_default();
                self.add(
                    &at,
                    format!("duplicate {what} {id} (first in content/{}{line}; ids must be unique)", first.file),
                );
            }
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn into_errors(self) -> Errors {
        Errors(self.0)
    }
}
