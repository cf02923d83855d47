//! A small valid set of content files, in which each test makes its mistake.

use std::{fs, path::PathBuf};

use report_compile::{Source, compile};

/// The files of the fixture, relative to its folder.
const FILES: [&str; 15] = [
    "report.toml",
    "overview.toml",
    "difficulties.toml",
    "conduct.toml",
    "indicators.toml",
    "money.toml",
    "structure.toml",
    "glossary.toml",
    "threads.toml",
    "redirects.toml",
    "published.txt",
    "sectors/town.toml",
    "quiz/skills.toml",
    "quiz/town.toml",
    "lessons/first.toml",
];

/// Where the valid content files stand.
pub fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/content")
}

/// The valid files, to be spoiled.
pub struct Draft(Vec<(&'static str, String)>);

impl Draft {
    /// The files as they stand in the fixture.
    pub fn new() -> Self {
        let read = |name| fs::read_to_string(folder().join(name)).expect("a file of the fixture");
        Self(FILES.into_iter().map(|name| (name, read(name))).collect())
    }

    /// Replaces a piece of text that stands in the file exactly once.
    pub fn change(mut self, file: &str, from: &str, to: &str) -> Self {
        let text = self.text(file);
        assert_eq!(text.matches(from).count(), 1, "the fixture {file} must contain {from} exactly once");
        *text = text.replacen(from, to, 1);
        self
    }

    /// Adds text at the end of a file.
    pub fn append(mut self, file: &str, text: &str) -> Self {
        self.text(file).push_str(text);
        self
    }

    /// Adds text at the beginning of a file.
    pub fn beginning(mut self, file: &str, text: &str) -> Self {
        self.text(file).insert_str(0, text);
        self
    }

    /// Adds a file.
    pub fn add(mut self, file: &'static str, text: &str) -> Self {
        self.0.push((file, text.to_owned()));
        self
    }

    /// Takes a file away.
    pub fn without(mut self, file: &str) -> Self {
        self.0.retain(|(name, _)| *name != file);
        self
    }

    /// What an editor would read, one line for each mistake.
    pub fn errors(self) -> Vec<String> {
        let sources: Vec<_> = self.0.into_iter().map(|(name, text)| Source::new(name, text)).collect();
        match compile(&sources) {
            Ok(_) => Vec::new(),
            Err(errors) => errors.0.iter().map(ToString::to_string).collect(),
        }
    }

    fn text(&mut self, file: &str) -> &mut String {
        let found = self.0.iter_mut().find(|(name, _)| *name == file);
        &mut found.expect("a file of the fixture").1
    }
}

/// The messages after one change of the valid files.
pub fn errors_after(file: &str, from: &str, to: &str) -> Vec<String> {
    Draft::new().change(file, from, to).errors()
}
