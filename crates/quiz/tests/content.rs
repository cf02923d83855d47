//! The project's own questions: the right answer is right, and nothing else is.

use std::path::Path;

use report_model::{Content, Question, Quiz, Task};
use report_quiz::{Answer, Mark, judge};

fn compiled() -> (Content, Quiz) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let compiled = report_compile::compile(&report_compile::read(&folder).expect("the content"));
    let compiled = compiled.expect("valid content");
    (compiled.content, compiled.quiz)
}

/// All orders of `count` things.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    if count == 0 {
        return vec![vec![]];
    }
    let mut all = Vec::new();
    for shorter in permutations(count - 1) {
        for at in 0..count {
            let mut longer = shorter.clone();
            longer.insert(at, count - 1);
            all.push(longer);
        }
    }
    all
}

/// Every answer that can be given to a question.
fn answers(question: &Question, content: &Content) -> Vec<Answer> {
    match &question.task {
        Task::Choice { options, .. } => (0..options.len()).map(Answer::Choice).collect(),
        Task::Judge { .. } => vec![Answer::Judge(true), Answer::Judge(false)],
        Task::Match { left, .. } => permutations(left.len())
            .into_iter()
            .map(|partners| Answer::Match(partners.into_iter().map(Some).collect()))
            .collect(),
        Task::Order { items, .. } => permutations(items.len()).into_iter().map(Answer::Order).collect(),
        Task::Estimate { min, max, step, .. } => {
            let steps = ((max - min) / step).round() as usize;
            (0..=steps).map(|at| Answer::Estimate(min + step * at as f64)).collect()
        }
        Task::Find { .. } => {
            let ids: Vec<_> = content.structure.elements.iter().map(|element| element.id.clone()).collect();
            let chosen = |set: usize| (0..ids.len()).filter(move |at| set >> at & 1 == 1);
            (0..1 << ids.len())
                .map(|set| Answer::Find(chosen(set).map(|at| ids[at].clone()).collect()))
                .collect()
        }
    }
}

#[test]
fn every_question_has_exactly_one_right_answer() {
    let (content, quiz) = compiled();
    for question in &quiz.questions {
        let answers = answers(question, &content);
        let right: Vec<_> =
            answers.iter().filter(|answer| judge(question, answer).mark == Mark::Right).collect();
        match &question.task {
            // Every step within the tolerance is right, and they lie side by side around the number.
            Task::Estimate { value, tolerance, step, .. } => {
                assert!(!right.is_empty(), "{}", question.id);
                assert!(right.len() as f64 <= 2.0 * tolerance / step + 1.0, "{}: {right:?}", question.id);
                for answer in right {
                    let Answer::Estimate(number) = answer else { panic!("{answer:?}") };
                    assert!((number - value).abs() <= tolerance + 1e-9, "{}: {number}", question.id);
                }
                // A slider that must not tell its number by where it stops.
                assert!(answers.len() > 10, "{}", question.id);
            }
            _ => assert_eq!(right.len(), 1, "{}: {right:?}", question.id),
        }
    }
}

#[test]
fn verdicts_bring_the_reason_of_their_question() {
    let (content, quiz) = compiled();
    for question in &quiz.questions {
        for answer in answers(question, &content).iter().take(3) {
            let verdict = judge(question, answer);
            assert_eq!(verdict.reason, &question.reason);
            assert_eq!(
                verdict.mark == Mark::Right,
                verdict.parts.iter().all(|part| *part)
                    && !verdict.parts.is_empty()
                    && verdict.mark != Mark::Partly
            );
        }
    }
}

#[test]
fn answers_that_do_not_fit_are_wrong() {
    let (_, quiz) = compiled();
    for question in &quiz.questions {
        let strangers = [
            Answer::Choice(99),
            Answer::Match(vec![]),
            Answer::Match(vec![None; 5]),
            Answer::Match(vec![Some(99); 9]),
            Answer::Order(vec![]),
            Answer::Order(vec![99, 99, 99]),
            Answer::Estimate(f64::NAN),
            Answer::Estimate(f64::INFINITY),
            Answer::Find(vec![]),
            Answer::Find(vec!["nowhere".to_owned()]),
        ];
        for answer in strangers {
            assert_eq!(judge(question, &answer).mark, Mark::Wrong, "{}: {answer:?}", question.id);
        }
    }
}

#[test]
fn some_of_it_counts() {
    let (content, quiz) = compiled();
    let question = |id| quiz.question(id).expect("a question");
    let found = |ids: &[&str]| Answer::Find(ids.iter().map(|id| (*id).to_owned()).collect());
    let axes = question("structure-find-axes");
    for (ids, mark) in [
        (&["wanhong-axis", "xihuan-axis", "luoyang-river-axis"][..], Mark::Right),
        (&["wanhong-axis", "xihuan-axis"], Mark::Partly),
        (&["wanhong-axis", "wanhong-axis", "wanhong-axis"], Mark::Wrong),
        (&["wanhong-axis", "central-core"], Mark::Wrong),
    ] {
        assert_eq!(judge(axes, &found(ids)).mark, mark, "{ids:?}");
    }
    let everything: Vec<_> = content.structure.elements.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(judge(axes, &found(&everything)).mark, Mark::Wrong);

    let order = question("overview-order-rates");
    let verdict = judge(order, &Answer::Order(vec![0, 1, 3, 2]));
    assert_eq!((verdict.mark, verdict.parts), (Mark::Partly, vec![true, true, false, false]));
    let pairs = question("people-words");
    let verdict = judge(pairs, &Answer::Match(vec![Some(0), None, Some(1), Some(3)]));
    assert_eq!((verdict.mark, verdict.parts), (Mark::Partly, vec![true, false, false, true]));

    let gdp = question("overview-gdp-estimate");
    let mark = |number| judge(gdp, &Answer::Estimate(number)).mark;
    assert_eq!(
        [365.0, 405.0, 410.0, 445.0, 450.0].map(mark),
        [Mark::Right, Mark::Right, Mark::Partly, Mark::Partly, Mark::Wrong]
    );
}
