//! What holds for the worksheets of every seed.

use std::{collections::BTreeSet, path::Path, sync::OnceLock};

use proptest::prelude::*;
use report_compile::Compiled;
use report_model::{Question, Subject, Task};
use report_quiz::{Arrangement, Form, Scope, Variant, Worksheet, letter};

fn compiled() -> &'static Compiled {
    static COMPILED: OnceLock<Compiled> = OnceLock::new();
    COMPILED.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
        report_compile::compile(&report_compile::read(&folder).expect("the content")).expect("valid content")
    })
}

/// Everything from which a sheet can be made, with the fewest questions that it must have when ten are wanted.
fn scopes() -> Vec<(Scope<'static>, usize)> {
    let lessons = compiled().lessons.lessons.iter().map(|lesson| (Scope::Skills(&lesson.skills), 6));
    let themes = compiled().quiz.themes.iter().map(|theme| (Scope::Theme(&theme.id), 3));
    [(Scope::All, 10)].into_iter().chain(lessons).chain(themes).collect()
}

fn sheet(scope: Scope<'_>, seed: u32, variant: Variant) -> Worksheet<'static> {
    Worksheet::new(&compiled().quiz, scope, seed, variant, 10, |id| format!("“{id}”"))
}

fn figures(question: &Question) -> impl Iterator<Item = &str> {
    question.about.iter().filter_map(|subject| match subject {
        Subject::Figure(id) => Some(id.as_str()),
        _ => None,
    })
}

#[test]
fn sheets_are_long_enough() {
    for (scope, least) in scopes() {
        for seed in 0..200 {
            let count = sheet(scope, seed, Variant::A).items.len();
            assert!((least..=10).contains(&count), "{scope:?}, seed {seed}: {count}");
        }
    }
}

/// No skill is left out for good because others choose before it.
#[test]
fn every_skill_comes_up() {
    let skills: BTreeSet<_> = (0..100)
        .flat_map(|seed| sheet(Scope::All, seed, Variant::A).key)
        .map(|line| line.question.skill.as_str())
        .collect();
    assert_eq!(skills, compiled().quiz.skills.iter().map(|skill| skill.id.as_str()).collect());
}

#[test]
fn seeds_make_different_sheets() {
    let sheets: BTreeSet<String> =
        (0..50).map(|seed| format!("{:?}", sheet(Scope::All, seed, Variant::A).items)).collect();
    assert_eq!(sheets.len(), 50);
}

/// Nobody does well by always ticking the same letter.
#[test]
fn right_answers_stand_at_every_place() {
    for question in &compiled().quiz.questions {
        let Task::Choice { options, right } = &question.task else { continue };
        let places: BTreeSet<_> =
            (0..100).map(|seed| Arrangement::new(question, seed).place(usize::from(*right))).collect();
        assert_eq!(places.len(), options.len(), "{}", question.id);
    }
}

#[test]
fn places_have_letters() {
    assert_eq!([0, 1, 25, 26, 1000].map(letter), ['A', 'B', 'Z', '?', '?']);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(48) })]

    #[test]
    fn the_same_seed_makes_the_same_sheet(seed: u32) {
        for (scope, _) in scopes() {
            for variant in [Variant::A, Variant::B] {
                prop_assert_eq!(sheet(scope, seed, variant), sheet(scope, seed, variant));
            }
        }
    }

    #[test]
    fn both_variants_train_the_same_with_other_figures(seed: u32) {
        for (scope, _) in scopes() {
            let (a, b) = (sheet(scope, seed, Variant::A), sheet(scope, seed, Variant::B));
            prop_assert_eq!(a.items.len(), b.items.len());
            let mut used: BTreeSet<&str> = BTreeSet::new();
            for (one, other) in a.key.iter().zip(&b.key) {
                prop_assert_eq!(&one.question.skill, &other.question.skill);
                prop_assert!(one.question.is_twin_of(other.question));
                for question in [one.question, other.question] {
                    let own: BTreeSet<_> = figures(question).collect();
                    prop_assert!(used.is_disjoint(&own), "{} uses a figure again", question.id);
                    used.extend(own);
                }
            }
            let ids: BTreeSet<_> = a.key.iter().chain(&b.key).map(|line| &line.question.id).collect();
            prop_assert_eq!(ids.len(), a.key.len() + b.key.len());
        }
    }

    #[test]
    fn pupils_get_no_answers(seed: u32) {
        let printed = &compiled().quiz.printed;
        for (scope, _) in scopes() {
            for variant in [Variant::A, Variant::B] {
                let sheet = sheet(scope, seed, variant);
                let pupils: Vec<String> = sheet.items.iter().map(|item| format!("{item:?}")).collect();
                for (item, line) in sheet.items.iter().zip(&sheet.key) {
                    prop_assert_eq!(item.number, line.number);
                    // All figures of a reason are hidden or were given in the prompt of this very question.
                    let reason = printed.plain(line.reason);
                    prop_assert!(!pupils.iter().any(|text| text.contains(&reason)));
                    match (&item.form, &line.question.task) {
                        (Form::Match { right: shown, .. }, Task::Match { right, .. }) => {
                            let solved: Vec<_> = right.iter().map(String::as_str).collect();
                            prop_assert_ne!(shown, &solved);
                        }
                        (Form::Order { items: shown, .. }, Task::Order { items, .. }) => {
                            let solved: Vec<_> = items.iter().map(|item| item.text.as_str()).collect();
                            prop_assert_ne!(shown, &solved);
                        }
                        (Form::Estimate { .. }, Task::Estimate { said, .. }) => {
                            prop_assert!(!pupils.iter().any(|text| text.contains(&format!("\"{said}\""))), "{}", said);
                        }
                        _ => {}
                    }
                }
            }
        }
    }

    #[test]
    fn the_key_names_what_the_sheet_shows(seed: u32) {
        for variant in [Variant::A, Variant::B] {
            let sheet = sheet(Scope::All, seed, variant);
            for (item, line) in sheet.items.iter().zip(&sheet.key) {
                match (&item.form, &line.question.task) {
                    (Form::Choice(shown), Task::Choice { options, right }) => {
                        let text = &options[usize::from(*right)].text;
                        let at = shown.iter().position(|one| one == text).expect("the right answer is shown");
                        let sum = options[usize::from(*right)].shows.as_ref().filter(|shows| shows.contains('−') || shows.contains('×'));
                        let sum = sum.map_or_else(String::new, |sum| format!("（{sum}）"));
                        prop_assert_eq!(&line.answer, &format!("{} {text}{sum}", letter(at)));
                    }
                    (Form::Order { items: shown, .. }, Task::Order { items, .. }) => {
                        let letters: Vec<_> = line.answer.split(" → ").collect();
                        for (thing, found) in items.iter().zip(letters) {
                            let at = shown.iter().position(|one| *one == thing.text).expect("it is shown");
                            prop_assert_eq!(found, letter(at).to_string());
                        }
                    }
                    (Form::Match { left, right: shown }, Task::Match { right, .. }) => {
                        for (at, thing) in left.iter().enumerate() {
                            let place = shown.iter().position(|one| *one == right[at]).expect("it is shown");
                            let said = format!("{thing}—{}", letter(place));
                            prop_assert!(line.answer.contains(&said), "{} in {}", said, line.answer);
                        }
                    }
                    (Form::Find, Task::Find { elements }) => {
                        let named = elements.iter().all(|id| line.answer.contains(&format!("“{id}”")));
                        prop_assert!(named);
                    }
                    _ => prop_assert!(!line.answer.is_empty()),
                }
            }
        }
    }
}
