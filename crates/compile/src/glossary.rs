//! `glossary.toml`.

use std::collections::HashMap;

use report_model::{Origin, Term};

use crate::{
    error::{At, Problems},
    raw,
    source::File,
    text::{Scope, Writer},
};

/// The most characters of a definition.
const DEFINITION_MAX: usize = 110;

/// The most characters of an example.
const EXAMPLE_MAX: usize = 60;

/// The checked terms.
pub(crate) struct Terms<'a>(&'a [raw::Term]);

impl<'a> Terms<'a> {
    pub(crate) fn new(file: &'a File<raw::Glossary>, problems: &mut Problems) -> Self {
        let raw = &file.table.term;
        problems
            .ids("term id", raw.iter().map(|term| (term.id.get_ref().as_str(), file.at("term", &term.id))));
        let mut spelled: HashMap<&str, &str> = HashMap::new();
        for term in raw {
            let at = file.at("term", &term.id);
            for word in spellings(term) {
                if let Some(other) = spelled.insert(word, term.id.get_ref()) {
                    problems.add(
                        &at,
                        format!("{word} is already explained by term {other} (expected one entry for it)"),
                    );
                }
                if word.chars().count() < 2 {
                    let problem = format!(
                        "{word:?} is too short to be told apart in running text (expected 2 characters or more)"
                    );
                    problems.add(&at, problem);
                }
            }
            check(term, &at, problems);
        }
        Self(raw)
    }

    /// Every spelling with the id of its term.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|term| spellings(term).map(|word| (word, term.id.get_ref().as_str())))
    }

    /// The terms in the glossary's order, with the other terms marked in what is said of them.
    pub(crate) fn compile(&self, writer: &Writer<'_>) -> Vec<Term> {
        let mut terms: Vec<_> = self.0.iter().map(|term| compile(term, writer)).collect();
        terms.sort_by(|a, b| (&a.pinyin, &a.id).cmp(&(&b.pinyin, &b.id)));
        terms
    }
}

/// The headword and its variants.
fn spellings(term: &raw::Term) -> impl Iterator<Item = &str> {
    std::iter::once(&term.term).chain(&term.variants).map(String::as_str)
}

fn compile(term: &raw::Term, writer: &Writer<'_>) -> Term {
    let id = term.id.get_ref();
    // Definition and example are read in one go, so a term is marked once in both, and never itself.
    let mut scope = Scope::entry(id);
    Term {
        id: id.clone(),
        term: term.term.clone(),
        pinyin: term.pinyin.clone(),
        origin: term.origin,
        note: term.note,
        variants: term.variants.clone(),
        definition: writer.marked(&term.definition, &mut scope),
        example: term.example.as_ref().map(|example| writer.marked(example, &mut scope)),
    }
}

/// Checks what an entry says about itself.
fn check(term: &raw::Term, at: &At, problems: &mut Problems) {
    let syllables = term.pinyin.split(' ');
    let expected = syllable_count(&term.term);
    if !syllables
        .clone()
        .all(|s| !s.is_empty() && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
    {
        problems.add(
            &at.key("pinyin"),
            format!(
                "{:?} (expected lower-case syllables without tones, separated by single spaces)",
                term.pinyin
            ),
        );
    } else if syllables.clone().count() != expected {
        problems.add(
            &at.key("pinyin"),
            format!(
                "{:?} has {} syllables (expected {expected}, one for each character of {})",
                term.pinyin,
                syllables.count(),
                term.term
            ),
        );
    }
    match (term.origin, term.note) {
        (Origin::Report, None) => {
            problems.add(&at.key("note"), "missing (expected the number of the report's note)");
        }
        (Origin::Editor, Some(number)) => {
            let problem =
                format!("{number}, but the origin is editor (expected none, or origin = \"report\")");
            problems.add(&at.key("note"), problem);
        }
        _ => {}
    }
    let texts = [
        ("definition", Some(&term.definition), DEFINITION_MAX),
        ("example", term.example.as_ref(), EXAMPLE_MAX),
    ];
    for (key, text, max) in texts {
        let Some(text) = text else { continue };
        let length = text.chars().count();
        if !(1..=max).contains(&length) {
            problems.add(&at.key(key), format!("{length} characters (expected 1–{max})"));
        }
    }
}

/// How many syllables a headword has: one for each Chinese character, one for each run of Latin letters and digits.
fn syllable_count(word: &str) -> usize {
    let mut count = 0;
    let mut in_run = false;
    for c in word.chars() {
        let latin = c.is_ascii_alphanumeric();
        if (latin && !in_run) || ('\u{4e00}'..='\u{9fff}').contains(&c) {
            count += 1;
        }
        in_run = latin;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::syllable_count;

    #[test]
    fn syllables() {
        assert_eq!(syllable_count("规上工业企业"), 6);
        assert_eq!(syllable_count("5G全连接工厂"), 6);
        assert_eq!(syllable_count("首台（套）重大技术装备"), 9);
        assert_eq!(syllable_count("“1+3+N”新模式"), 6);
    }
}
