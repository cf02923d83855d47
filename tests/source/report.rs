//! The official text, split into the passages that the content explains.

use std::{collections::HashMap, env, fs, ops::Range, sync::OnceLock};

use luojiang_report::content::content;
use report_model::{Topic, TopicCode};

/// Passages that have no title in the text, with the words at which they begin.
const UNTITLED: [(&str, &str); 7] = [
    ("1.0", "一年来，在中共"),
    ("1.6", "过去一年，我们坚持以政治建设"),
    ("1.7", "各位代表！过去一年取得"),
    ("1.8", "在看到成绩的同时"),
    ("2.0", "2024年是实施“十四五”"),
    ("3.0", "深学细照笃行"),
    ("3.9", "各位代表！长风破浪"),
];

/// Where the report ends and its notes begin.
const NOTES: &str = "《政府工作报告》附注";

/// The official text; all but `raw` in one width of characters and without white space.
pub struct Report {
    /// As published.
    pub raw: String,
    /// All of it, with what the published page puts around it.
    pub text: String,
    /// The notes, from the first.
    pub notes: Vec<String>,
    places: HashMap<TopicCode, Range<usize>>,
}

impl Report {
    /// The text of a passage.
    pub fn passage(&self, topic: &TopicCode) -> &str {
        self.places.get(topic).map_or("", |place| &self.text[place.clone()])
    }

    fn new(raw: &str) -> Self {
        let text = normalise(raw);
        let end = text.find(NOTES).expect("the report's notes");
        let mut starts = Vec::new();
        let mut from = 0;
        for topic in &content().topics {
            let words = beginning(topic);
            let start = from
                + text[from..end].find(&words).unwrap_or_else(|| {
                    panic!("the report does not have “{words}” ({}) after {:?}", topic.code, starts.last())
                });
            from = start + words.len();
            starts.push((topic.code.clone(), start));
        }
        let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([end]);
        let places =
            starts.iter().zip(ends).map(|((code, start), end)| (code.clone(), *start..end)).collect();
        Self { raw: raw.to_owned(), notes: notes(raw), places, text }
    }
}

/// The report's text as published, from the file that `REPORT_TEXT` names. Without it the tests have nothing to
/// compare with: they say so and pass.
pub fn report() -> Option<&'static Report> {
    static REPORT: OnceLock<Option<Report>> = OnceLock::new();
    let read = || {
        let path = env::var_os("REPORT_TEXT").filter(|path| !path.is_empty())?;
        Some(Report::new(&fs::read_to_string(path).expect("REPORT_TEXT names a readable file")))
    };
    let report = REPORT.get_or_init(read).as_ref();
    if report.is_none() {
        eprintln!("skipped: REPORT_TEXT does not name the file with the report's published text");
    }
    report
}

/// Whether a topic's title is ours, since the report itself gives it none.
pub fn is_untitled(topic: &Topic) -> bool {
    UNTITLED.iter().any(|(code, _)| *code == topic.code.as_str())
}

/// The words at which a topic begins.
fn beginning(topic: &Topic) -> String {
    match UNTITLED.iter().find(|(code, _)| *code == topic.code.as_str()) {
        Some((_, words)) => normalise(words),
        None if topic.explained => normalise(&format!("{}。", topic.title)),
        None => normalise(&topic.title),
    }
}

/// The notes: each begins on a line of its own with its number.
fn notes(raw: &str) -> Vec<String> {
    let lines = raw.lines().map(normalise).skip_while(|line| line != NOTES).skip(1);
    let mut notes = Vec::new();
    for line in lines {
        if let Some(note) = line.strip_prefix(&format!("{}.", notes.len() + 1)) {
            notes.push(note.to_owned());
        }
    }
    notes
}

/// One width for letters, digits and punctuation, and no white space: the published page mixes both.
pub fn normalise(text: &str) -> String {
    /// How far the full-width forms `！`…`～` stand from their ASCII twins.
    const OFFSET: u32 = '！' as u32 - '!' as u32;
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(c as u32 - OFFSET).unwrap_or(c),
        other => other,
    };
    text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect()
}
