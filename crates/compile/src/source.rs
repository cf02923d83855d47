//! Files as text, and as raw tables with their places.

use std::collections::HashSet;

use report_model::Group;
use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::{
    error::{At, Problems},
    lessons, letters, quiz, raw,
};

/// The list of what was published.
pub(crate) const PUBLISHED: &str = "published.txt";

/// The most characters of the offending text that a message shows.
const SHOWN_MAX: usize = 40;

/// The file with what the questions train.
const SKILLS: &str = "quiz/skills.toml";

/// A content file.
#[derive(Debug, Clone)]
pub struct Source {
    name: String,
    text: String,
}

impl Source {
    /// A file's name relative to `content/`, and its text. Some editors begin it with a byte-order mark, which is no
    /// part of it.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text: String = text.into();
        Self { name: name.into(), text: text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text) }
    }

    fn parse<T: DeserializeOwned>(&self, problems: &mut Problems) -> Option<File<T>> {
        match toml::from_str(&self.text) {
            Ok(table) => Some(File { name: self.name.clone(), text: self.text.clone(), table }),
            Err(error) => {
                let line = error.span().map(|span| line_of(&self.text, span.start));
                let at = At { file: self.name.clone(), line, place: String::new() };
                problems.add(&at, self.describe(&error));
                None
            }
        }
    }

    /// The parser's message, with the beginning of the offending text where that is not in the message already.
    fn describe(&self, error: &toml::de::Error) -> String {
        let message = error.message();
        let found = error.span().and_then(|span| self.text.get(span)).map_or("", str::trim);
        if found.is_empty() || found.contains('\n') || message.contains(found.trim_matches('"')) {
            return message.to_owned();
        }
        let start: String = found.chars().take(SHOWN_MAX).collect();
        format!("{message}: {start}{}", if start == found { "" } else { "…" })
    }
}

/// A parsed file that can still tell where its entries stand.
pub(crate) struct File<T> {
    pub(crate) name: String,
    text: String,
    pub(crate) table: T,
}

impl<T> File<T> {
    /// The place of an entry with a spanned id.
    pub(crate) fn at(&self, what: &str, id: &Spanned<String>) -> At {
        At {
            file: self.name.clone(),
            line: Some(line_of(&self.text, id.span().start)),
            place: format!("{what} {}", id.get_ref()),
        }
    }

    /// The place of a key at the top of the file.
    pub(crate) fn top(&self, key: &str) -> At {
        At { file: self.name.clone(), line: None, place: format!("`{key}`") }
    }
}

/// A list, one entry on each line; what follows a `#` is for people.
pub(crate) struct Lines {
    name: String,
    text: String,
}

impl Lines {
    /// The entries with their places.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (At, &str)> {
        self.text.lines().enumerate().filter_map(|(index, line)| {
            let entry = line.split('#').next().unwrap_or_default().trim();
            let at = At { file: self.name.clone(), line: Some(index + 1), place: entry.to_owned() };
            (!entry.is_empty()).then_some((at, entry))
        })
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text.as_bytes().iter().take(offset).filter(|&&byte| byte == b'\n').count() + 1
}

/// All files, parsed.
pub(crate) struct Sources {
    pub(crate) report: File<raw::Report>,
    pub(crate) sectors: Vec<File<raw::Passages>>,
    pub(crate) other: Vec<File<raw::Passages>>,
    pub(crate) indicators: File<raw::Indicators>,
    pub(crate) money: File<raw::Money>,
    pub(crate) structure: File<raw::Structure>,
    pub(crate) glossary: File<raw::Glossary>,
    pub(crate) threads: File<raw::Threads>,
    pub(crate) quiz: quiz::Files,
    pub(crate) lessons: Vec<File<lessons::raw::Lesson>>,
    pub(crate) redirects: File<raw::Redirects>,
    pub(crate) published: Lines,
}

impl Sources {
    /// Parses every file; reports the ones that are missing or malformed.
    pub(crate) fn parse(sources: &[Source], problems: &mut Problems) -> Option<Self> {
        fn one<T: DeserializeOwned>(
            name: &str,
            sources: &[Source],
            problems: &mut Problems,
        ) -> Option<File<T>> {
            match sources.iter().find(|source| source.name == name) {
                Some(source) => source.parse(problems),
                None => {
                    let at = At { file: name.to_owned(), line: None, place: String::new() };
                    problems.add(&at, "file is missing");
                    None
                }
            }
        }
        for source in sources {
            letters::check(&source.name, &source.text, problems);
        }
        let report = one("report.toml", sources, problems);
        let indicators = one("indicators.toml", sources, problems);
        let money = one("money.toml", sources, problems);
        let structure = one("structure.toml", sources, problems);
        let glossary = one("glossary.toml", sources, problems);
        let threads = one("threads.toml", sources, problems);
        let redirects = one("redirects.toml", sources, problems);
        let published = sources.iter().find(|source| source.name == PUBLISHED);
        if published.is_none() {
            let at = At { file: PUBLISHED.to_owned(), line: None, place: String::new() };
            problems.add(&at, "file is missing");
        }
        let other: Vec<_> = ["overview.toml", "difficulties.toml", "conduct.toml"]
            .into_iter()
            .filter_map(|name| one(name, sources, problems))
            .collect();
        let sectors: Vec<_> = sources
            .iter()
            .filter(|source| source.name.starts_with("sectors/"))
            .filter_map(|source| source.parse(problems))
            .collect();
        let folder =
            |folder: &'static str| sources.iter().filter(move |source| source.name.starts_with(folder));
        let skills = |source: &&Source| source.name == SKILLS;
        let quiz = quiz::Files {
            skills: sources.iter().find(skills).and_then(|source| source.parse(problems)),
            themes: folder("quiz/")
                .filter(|source| !skills(source))
                .filter_map(|source| source.parse(problems))
                .collect(),
        };
        let lessons = folder("lessons/").filter_map(|source| source.parse(problems)).collect();
        Some(Self {
            report: report?,
            sectors,
            other,
            indicators: indicators?,
            money: money?,
            structure: structure?,
            glossary: glossary?,
            threads: threads?,
            quiz,
            lessons,
            redirects: redirects?,
            published: published
                .map(|source| Lines { name: source.name.clone(), text: source.text.clone() })?,
        })
    }

    /// The ids of the sectors.
    pub(crate) fn sector_ids(&self) -> HashSet<&str> {
        self.sectors
            .iter()
            .filter_map(|file| Some(file.table.sector.as_ref()?.id.get_ref().as_str()))
            .collect()
    }

    /// Every file that may hold passages.
    pub(crate) fn passage_files(&self) -> impl Iterator<Item = &File<raw::Passages>> {
        self.other.iter().chain(&self.sectors)
    }

    /// Every passage with its place and its group, which its file decides.
    pub(crate) fn passages(&self) -> impl Iterator<Item = (At, Group, &raw::Passage)> {
        self.passage_files().flat_map(|file| {
            let group = match file.name.as_str() {
                "overview.toml" => Group::Overview,
                "difficulties.toml" => Group::Difficulties,
                "conduct.toml" => Group::Conduct,
                _ => Group::Sector,
            };
            file.table.passage.iter().map(move |passage| (file.at("passage", &passage.topic), group, passage))
        })
    }
}
