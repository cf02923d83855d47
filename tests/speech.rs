//! What a voice would say on every page: words, letters and marks for rests; no digit, no sign.

use std::collections::{BTreeMap, BTreeSet};

use luojiang_report::page::pages;
use report_speech::{LONGEST, sentences, spoken};
use scraper::{Html, Selector};

use crate::page::page;

/// Marks that voices pass over or take for a rest.
const MARKS: &str = "，。、；：？！…“”‘’（）《》 \n";

/// What a reader would read as one thing, on every page.
fn blocks() -> BTreeSet<String> {
    let selector = Selector::parse(
        "p, li, dt, dd, h1, h2, h3, h4, h5, h6, th, td, caption, figcaption, summary, a, text",
    )
    .expect("a selector");
    let texts = |page: &Html| -> Vec<String> {
        page.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
    };
    let mut paths: Vec<_> =
        pages().into_iter().filter(|page| !page.is_paper()).map(|page| page.path).collect();
    paths.dedup();
    paths.iter().flat_map(|path| texts(&page(path))).filter(|text| !text.is_empty()).collect()
}

/// Whether a character may be left, given what stands around it.
fn is_sayable(before: Option<char>, char: char, after: Option<char>) -> bool {
    let is_letter = |char: Option<char>| char.is_some_and(|char| char.is_ascii_alphabetic());
    match char {
        '一'..='龥' | 'a'..='z' | 'A'..='Z' => true,
        // Names of files and programs.
        '.' | '-' => is_letter(after) && before.is_some_and(char::is_alphabetic),
        char => MARKS.contains(char),
    }
}

#[test]
fn only_words_and_rests_are_left() {
    let mut wrong = vec![];
    for text in blocks() {
        let said: Vec<char> = spoken(&text).chars().collect();
        for (i, char) in said.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| said.get(i)).copied();
            if !is_sayable(before, *char, said.get(i + 1).copied()) {
                wrong.push(format!("{char}: {text} → {}", said.iter().collect::<String>()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_sentence_fits_into_a_breath() {
    for text in blocks() {
        for range in sentences(&text) {
            let said = spoken(&text[range.clone()]);
            assert!(said.chars().count() <= LONGEST * 3 / 2, "{} → {said}", &text[range]);
        }
    }
}

/// Every different shape in which a number occurs, with one that has it: to be read whenever they change.
#[test]
fn numbers_as_they_are_said() {
    let mut rows = BTreeMap::new();
    for text in blocks() {
        for piece in sentences(&text).into_iter().map(|range| text[range].trim()) {
            let Some(start) = piece.find(|char: char| char.is_ascii_digit()) else { continue };
            let mut shape: Vec<char> =
                piece[start..].chars().map(|char| if char.is_ascii_digit() { '9' } else { char }).collect();
            shape.dedup();
            if shape.len() <= 8 {
                // The character before it may decide how it is said.
                let from = piece[..start].char_indices().next_back().map_or(start, |(at, _)| at);
                rows.entry(shape)
                    .or_insert_with(|| format!("{} → {}", &piece[from..], spoken(&piece[from..])));
            }
        }
    }
    let rows: Vec<_> = rows.into_values().collect();
    insta::assert_snapshot!(rows.join("\n"));
}
