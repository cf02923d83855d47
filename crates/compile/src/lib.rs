//! Reads `content/*.toml`, checks it and turns it into the model.
//!
//! This is the only reader of TOML. Everything that an editor can get wrong is
//! found here, all at once, with file, line, what is wrong and what was
//! expected; nothing downstream has to check again.

mod error;
mod figures;
mod glossary;
mod indicators;
mod lessons;
mod letters;
mod money;
mod passages;
mod quiz;
mod raw;
mod redirects;
mod report;
mod source;
mod structure;
mod text;
mod threads;

use std::{fs, io, path::Path};

pub use error::{ContentError, Errors};
use report_model::{Content, Course, Lesson, Lessons, MentionKind, Quiz};
pub use source::Source;

use crate::{
    error::Problems,
    glossary::Terms,
    source::{PUBLISHED, Sources},
    text::Writer,
};

/// The files that make up a report, relative to `content/`, except those in folders.
const FILES: [&str; 11] = [
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
    PUBLISHED,
];

/// The folders of which every file counts.
const FOLDERS: [&str; 3] = ["sectors", "quiz", "lessons"];

/// What the files become.
#[derive(Debug)]
pub struct Compiled {
    /// The report.
    pub content: Content,
    /// The questions about it.
    pub quiz: Quiz,
    /// The lessons about it.
    pub lessons: Lessons,
}

/// Reads all content files below `dir`, in a fixed order.
///
/// # Errors
/// When a file is missing or unreadable; the error names the file.
pub fn read(dir: &Path) -> io::Result<Vec<Source>> {
    let named = |path: &Path| {
        fs::read_to_string(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))
    };
    let mut sources = Vec::new();
    for name in FILES {
        sources.push(Source::new(name, named(&dir.join(name))?));
    }
    for folder in FOLDERS {
        let mut paths: Vec<_> = fs::read_dir(dir.join(folder))?
            .map(|entry| entry.map(|entry| entry.path()))
            .collect::<io::Result<_>>()?;
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "toml"));
        paths.sort();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            sources.push(Source::new(format!("{folder}/{name}"), named(&path)?));
        }
    }
    Ok(sources)
}

/// Checks the sources and turns them into the model.
///
/// # Errors
/// Every mistake found, by file and line.
pub fn compile(sources: &[Source]) -> Result<Compiled, Errors> {
    let mut problems = Problems::default();
    let raw = Sources::parse(sources, &mut problems);
    // Later checks lean on what a file says, so a file that cannot be read at all ends it here.
    let Some(raw) = problems.is_empty().then_some(raw).flatten() else {
        return Err(problems.into_errors());
    };

    let frame = report::Frame::new(&raw.report, &mut problems);
    let terms = Terms::new(&raw.glossary, &mut problems);
    let figures = figures::compile(&raw, &frame, &mut problems);
    // A policy's name is often the very jargon that needs explaining; the names of other things are left alone.
    let names = raw
        .passages()
        .flat_map(|(.., passage)| &passage.mentions)
        .filter(|mention| mention.kind != MentionKind::Policy)
        .map(|mention| mention.name.as_str())
        .chain(raw.structure.table.element.iter().map(|element| element.name.as_str()));
    let writer = Writer::new(&terms, names, &figures, &frame);

    let passages = passages::compile(&raw, &frame, &writer, &mut problems);
    let sectors = passages::sectors(&raw, &frame, &writer, &mut problems);
    let difficulties = passages::difficulties(&raw, &frame, &writer, &mut problems);
    let indicators =
        indicators::compile(&raw.indicators, &figures, &raw.sector_ids(), &writer, &mut problems);
    let money = money::compile(&raw.money, &figures, &frame, &writer, &mut problems);
    let structure = structure::compile(&raw.structure, &frame, &writer, &mut problems);
    let threads = threads::compile(&raw.threads, &frame, &writer, &mut problems);
    let report = report::compile(&raw.report, &indicators, &writer, &mut problems);
    let terms = terms.compile(&writer);

    // What is said about the content leans on all of it.
    if !problems.is_empty() {
        return Err(problems.into_errors());
    }
    let mut content = Content {
        report,
        topics: frame.topics.clone(),
        sectors,
        passages,
        figures: figures.clone(),
        indicators,
        money,
        structure,
        terms,
        difficulties,
        threads,
        redirects: Vec::new(),
    };
    content.redirects = redirects::compile(&raw.redirects, &raw.published, &content, &mut problems);
    let mut quiz = quiz::compile(&raw.quiz, &content, &frame, &writer, &mut problems);
    if !problems.is_empty() {
        return Err(problems.into_errors());
    }
    let lessons = lessons::compile(&raw.lessons, &content, &quiz, &frame, &writer, &mut problems);
    let course = |lesson: &Lesson| Course {
        id: lesson.id.clone(),
        title: lesson.title.clone(),
        skills: lesson.skills.clone(),
        sheets: lesson.sheets.iter().map(|sheet| (sheet.id.clone(), sheet.title.clone())).collect(),
    };
    quiz.courses = lessons.lessons.iter().map(course).collect();
    if problems.is_empty() { Ok(Compiled { content, quiz, lessons }) } else { Err(problems.into_errors()) }
}
