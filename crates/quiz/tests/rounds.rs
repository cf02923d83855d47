//! What is asked in a round, and in which order.

use std::{collections::BTreeSet, path::Path};

use report_model::Quiz;
use report_quiz::Round;

fn quiz() -> Quiz {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    report_compile::compile(&report_compile::read(&folder).expect("the content")).expect("valid content").quiz
}

fn ids(round: &Round, quiz: &Quiz) -> Vec<String> {
    round.questions(quiz).into_iter().map(|question| question.id.clone()).collect()
}

#[test]
fn a_seed_gives_the_same_questions_in_the_same_order() {
    let quiz = quiz();
    let round = |seed| Round { count: Some(10), seed, ..Round::default() };
    assert_eq!(ids(&round(7), &quiz), ids(&round(7), &quiz));
    let orders: BTreeSet<_> = (0..50).map(|seed| ids(&round(seed), &quiz)).collect();
    assert_eq!(orders.len(), 50);
}

#[test]
fn a_shorter_round_begins_like_a_longer_one() {
    let quiz = quiz();
    let round = |count| Round { count, seed: 3, ..Round::default() };
    let all = ids(&round(None), &quiz);
    assert_eq!(all.len(), quiz.questions.len());
    assert_eq!(ids(&round(Some(5)), &quiz), all[..5]);
}

#[test]
fn only_what_was_asked_for_is_asked() {
    let quiz = quiz();
    for theme in &quiz.themes {
        for kind in ["choice", "judge", "match", "order", "estimate", "find"] {
            let round =
                Round { themes: vec![theme.id.clone()], kind: Some(kind.to_owned()), ..Round::default() };
            for question in round.questions(&quiz) {
                assert_eq!((&question.theme, question.task.kind()), (&theme.id, kind));
            }
        }
    }
    let nothing = Round { kind: Some("essay".to_owned()), ..Round::default() };
    assert!(nothing.questions(&quiz).is_empty());
}
