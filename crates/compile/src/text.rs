//! Running text: figure references, glossary terms, stray digits.

use std::collections::{HashMap, HashSet};

use aho_corasick::{AhoCorasick, MatchKind};
use report_model::{Figure, RichText, Span, TopicCode};

use crate::{
    error::{At, Problems},
    glossary::Terms,
    report::Frame,
};

/// A stretch of text in which a term is marked only at its first occurrence,
/// and in which only certain figures may be named.
pub(crate) struct Scope {
    marked: HashSet<String>,
    topic: Option<TopicCode>,
    marks: bool,
}

impl Scope {
    /// A passage: may name its own figures only, since its text is checked against its source.
    pub(crate) fn passage(topic: TopicCode) -> Self {
        Self { marked: HashSet::new(), topic: Some(topic), marks: true }
    }

    /// What the glossary says of a term: it never leads to itself.
    pub(crate) fn entry(id: &str) -> Self {
        Self { marked: HashSet::from([id.to_owned()]), topic: None, marks: true }
    }

    /// Any other text: may name any figure.
    pub(crate) fn anywhere() -> Self {
        Self { marked: HashSet::new(), topic: None, marks: true }
    }

    /// Any text in which no terms are marked: what is asked, said aloud, or read from the back row.
    pub(crate) fn unmarked() -> Self {
        Self { marked: HashSet::new(), topic: None, marks: false }
    }
}

/// Turns strings into spans.
pub(crate) struct Writer<'a> {
    /// Terms and names together; the longest match wins, so a term inside a longer name is left alone.
    matcher: AhoCorasick,
    /// Terms alone, for the names themselves.
    terms: AhoCorasick,
    /// For each pattern of the matcher: the term's id, or none for a name.
    patterns: Vec<Option<String>>,
    figures: HashMap<&'a str, &'a Figure>,
    identifiers: &'a [String],
}

impl<'a> Writer<'a> {
    pub(crate) fn new<'n>(
        terms: &Terms<'_>,
        names: impl Iterator<Item = &'n str>,
        figures: &'a [Figure],
        frame: &'a Frame,
    ) -> Self {
        let mut words: Vec<(String, Option<String>)> =
            terms.spellings().map(|(word, id)| (word.to_owned(), Some(id.to_owned()))).collect();
        let known: HashSet<_> = words.iter().map(|(word, _)| word.clone()).collect();
        words.extend(names.filter(|name| !known.contains(*name)).map(|name| (name.to_owned(), None)));
        let automaton = |words: &[(String, Option<String>)]| {
            AhoCorasick::builder()
                .match_kind(MatchKind::LeftmostLongest)
                .build(words.iter().map(|(word, _)| word))
                .expect("the words of one report fit an automaton")
        };
        // The terms come first, so their pattern numbers are the same in both.
        Self {
            matcher: automaton(&words),
            terms: automaton(&words[..known.len()]),
            patterns: words.into_iter().map(|(_, id)| id).collect(),
            figures: figures.iter().map(|figure| (figure.id.as_str(), figure)).collect(),
            identifiers: &frame.identifiers,
        }
    }

    /// Resolves `{figure-id}` references and marks terms.
    pub(crate) fn rich(&self, text: &str, scope: &mut Scope, at: &At, problems: &mut Problems) -> RichText {
        let mut spans = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find('{') {
            let (before, after) = rest.split_at(open);
            self.mark_terms(before, scope, &mut spans);
            let Some(close) = after.find('}') else {
                problems.add(at, format!("`{{` without `}}`: {after} (expected {{figure-id}})"));
                return RichText(spans);
            };
            let id = &after[1..close];
            match (self.figures.get(id).map(|figure| &figure.topic), &scope.topic) {
                (None, _) => {
                    problems.add(at, format!("unknown figure {{{id}}} (expected the id of a figure)"));
                }
                (Some(theirs), Some(ours)) if theirs != ours => problems.add(
                    at,
                    format!(
                        "figure {{{id}}} belongs to passage {theirs} (expected a figure of passage {ours})"
                    ),
                ),
                _ => {}
            }
            spans.push(Span::Figure(id.to_owned()));
            rest = &after[close + 1..];
        }
        self.mark_terms(rest, scope, &mut spans);
        let plain: String = spans
            .iter()
            .map(|span| match span {
                Span::Text(text) | Span::Term { text, .. } => text.as_str(),
                Span::Figure(_) => "·",
            })
            .collect();
        self.check_digits(&plain, at, problems);
        RichText(spans)
    }

    /// Marks terms in a text that explains general knowledge: it names no figures, and its numbers are its own.
    pub(crate) fn marked(&self, text: &str, scope: &mut Scope) -> RichText {
        let mut spans = Vec::new();
        self.mark_terms(text, scope, &mut spans);
        RichText(spans)
    }

    /// How many characters the text has as it reads, figures as printed.
    pub(crate) fn length(&self, text: &RichText) -> usize {
        text.plain(|id| self.figures.get(id).map_or("", |figure| figure.printed.as_str())).chars().count()
    }

    /// The term that explains a name: the name itself, or the only term in it.
    pub(crate) fn term(&self, name: &str) -> Option<String> {
        let mut ids: Vec<_> = self
            .terms
            .find_iter(name)
            .filter_map(|found| self.patterns[found.pattern().as_usize()].clone())
            .collect();
        ids.dedup();
        if ids.len() == 1 { ids.pop() } else { None }
    }

    /// The terms that occur in short texts, each once, in order of first occurrence.
    pub(crate) fn terms_in<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Vec<String> {
        let mut ids = Vec::new();
        for text in texts {
            for found in self.matcher.find_iter(text) {
                let Some(id) = &self.patterns[found.pattern().as_usize()] else { continue };
                if !ids.contains(id) {
                    ids.push(id.clone());
                }
            }
        }
        ids
    }

    /// Refuses digits that are neither a figure reference nor part of a known name.
    pub(crate) fn check_digits(&self, text: &str, at: &At, problems: &mut Problems) {
        let mut left = text.to_owned();
        for name in self.identifiers {
            left = left.replace(name.as_str(), "");
        }
        if let Some(start) = left.find(|c: char| c.is_ascii_digit()) {
            let number: String =
                left[start..].chars().take_while(|c| c.is_ascii_digit() || *c == '.').collect();
            problems.add(
                at,
                format!("number {number} is not tied to the report (expected a {{figure}} reference, or an `identifier` in report.toml)"),
            );
        }
    }

    fn mark_terms(&self, text: &str, scope: &mut Scope, spans: &mut Vec<Span>) {
        let mut from = 0;
        for found in self.matcher.find_iter(text) {
            let Some(id) = &self.patterns[found.pattern().as_usize()] else { continue };
            if !scope.marks || !scope.marked.insert(id.clone()) {
                continue;
            }
            push_text(spans, &text[from..found.start()]);
            spans.push(Span::Term { id: id.clone(), text: text[found.range()].to_owned() });
            from = found.end();
        }
        push_text(spans, &text[from..]);
    }
}

fn push_text(spans: &mut Vec<Span>, text: &str) {
    if !text.is_empty() {
        spans.push(Span::Text(text.to_owned()));
    }
}
