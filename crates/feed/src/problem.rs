//! What is wrong, and where.

use std::fmt;

use crate::text::filled;

/// One thing that is wrong in a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands, such as `entries[3].as_of`, counted from 0; empty for the file as a whole.
    pub path: String,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// What is wrong, with the offending value, and what was expected.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            f.write_str(&self.path)?;
            f.write_str(": ")?;
        }
        f.write_str(&self.message)
    }
}

/// A place in the file.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'a> {
    /// The entry, counted from 0; none for the file as a whole.
    entry: Option<usize>,
    /// The keys that lead to it, from the outside; empty where there are no more.
    keys: [&'static str; 2],
    /// What stands there: a part of the file's text.
    pub(crate) text: &'a str,
}

impl<'a> At<'a> {
    pub(crate) fn new(entry: Option<usize>, text: &'a str) -> Self {
        Self { entry, keys: [""; 2], text }
    }

    /// A part of what stands here, under the same name.
    pub(crate) fn part(&self, text: &'a str) -> Self {
        Self { text, ..*self }
    }

    /// A key of the object here. Of one that is missing, `text` is the object's.
    pub(crate) fn key(&self, key: &'static str, text: Option<&'a str>) -> Self {
        let keys = match self.keys {
            ["", _] => [key, ""],
            [outer, _] => [outer, key],
        };
        Self { keys, text: text.unwrap_or(self.text), ..*self }
    }

    fn path(&self) -> String {
        let mut path = self.entry.map(entry).unwrap_or_default();
        for key in self.keys {
            if !path.is_empty() && !key.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
        path
    }
}

/// The path of an entry: `entries[3]`.
pub(crate) fn entry(index: usize) -> String {
    filled("entries[{}]", &[&index.to_string()])
}

/// Collects problems, so that an editor sees them all at once.
#[derive(Debug)]
pub(crate) struct Log<'a> {
    text: &'a str,
    /// A place in `text` and its line. Problems are found more or less in the file's order, so the next line is
    /// counted from here: a file full of mistakes would otherwise be counted through for each of them.
    offset: usize,
    line: usize,
    pub(crate) problems: Vec<Problem>,
}

impl<'a> Log<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1, problems: Vec::new() }
    }

    /// Adds a problem. Its message is a template, see [`filled`].
    pub(crate) fn add(&mut self, at: &At<'_>, message: &str, values: &[&str]) {
        let line = self.line_of(at.text);
        self.problems.push(Problem { path: at.path(), line, message: filled(message, values) });
    }

    /// The line on which a part of the text begins.
    fn line_of(&mut self, part: &str) -> usize {
        let start = self.text.as_ptr().addr();
        // Only the distance is used. Whatever is no part of the text would be at its end.
        let offset = part.as_ptr().addr().saturating_sub(start).min(self.text.len());
        let between = self.text.as_bytes().get(self.offset.min(offset)..self.offset.max(offset));
        let lines = between.unwrap_or_default().iter().filter(|&&byte| byte == b'\n').count();
        self.line = if offset < self.offset { self.line - lines } else { self.line + lines };
        self.offset = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_name_their_place() {
        let problem =
            |path: &str| Problem { path: path.into(), line: 1, message: "missing (expected text)".into() };
        assert_eq!(problem("entries[3].unit").to_string(), "entries[3].unit: missing (expected text)");
        assert_eq!(problem("").to_string(), "missing (expected text)");
    }

    #[test]
    fn lines_are_counted_forth_and_back() {
        let text = "a\nb\n\nd\n";
        let mut log = Log::new(text);
        for (offset, line) in [(0, 1), (5, 4), (2, 2), (2, 2), (4, 3), (7, 5), (0, 1)] {
            assert_eq!(log.line_of(&text[offset..]), line, "{offset}");
        }
    }

    #[test]
    fn keys_have_their_own_place() {
        let text = "{\n\"a\": {\n\"b\": 1}}";
        let file = At::new(None, text);
        let a = file.key("a", Some(&text[7..]));
        let mut log = Log::new(text);
        log.add(&a.key("b", Some(&text[14..])), "x", &[]);
        log.add(&a.key("c", None), "x", &[]);
        let found: Vec<_> = log.problems.into_iter().map(|problem| (problem.path, problem.line)).collect();
        assert_eq!(found, [("a.b".to_owned(), 3), ("a.c".to_owned(), 2)]);
    }
}
