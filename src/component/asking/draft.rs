//! What has been answered so far, and what is still missing.

use report_model::{Question, Task};
use report_quiz::{Answer, Arrangement};

/// The answer with which a question begins, if there is one to begin with: things in the order in which they are
/// shown, nothing joined, nothing found.
pub(super) fn begin(question: &Question, arrangement: &Arrangement) -> Option<Answer> {
    match &question.task {
        Task::Choice { .. } | Task::Judge { .. } | Task::Estimate { .. } => None,
        Task::Match { left, .. } => Some(Answer::Match(vec![None; left.len()])),
        Task::Order { .. } => Some(Answer::Order(arrangement.positions().to_vec())),
        Task::Find { .. } => Some(Answer::Find(vec![])),
    }
}

/// What to do before the answer can be judged; nothing if it is complete.
pub(super) fn missing(question: &Question, answer: Option<&Answer>) -> Option<&'static str> {
    match (answer, &question.task) {
        (None, Task::Judge { .. }) => Some("先选“对”或者“不对”。"),
        (None, Task::Estimate { .. }) => Some("先把滑块移到你估计的地方。"),
        (None, _) => Some("先选一个答案。"),
        (Some(Answer::Match(partners)), _) if partners.contains(&None) => Some("还有没选的，先选完。"),
        (Some(Answer::Match(partners)), _) if has_double(partners) => {
            Some("同一个选了两次。每一样只有一个搭档，再看看。")
        }
        (Some(Answer::Find(found)), _) if found.is_empty() => Some("先在图上点一点。"),
        _ => None,
    }
}

fn has_double(partners: &[Option<usize>]) -> bool {
    partners.iter().enumerate().any(|(at, partner)| partners[..at].contains(partner))
}

/// The order after the thing at a place has changed places with the one before it, or after it.
pub(super) fn moved(order: &[usize], from: usize, up: bool) -> Option<(Vec<usize>, usize)> {
    let to = if up { from.checked_sub(1)? } else { from + 1 };
    if from >= order.len() || to >= order.len() {
        return None;
    }
    let mut order = order.to_vec();
    order.swap(from, to);
    Some((order, to))
}

/// The found elements after a tap on one: it is found, or no longer.
pub(super) fn toggled(found: &[String], id: &str) -> Vec<String> {
    let mut found = found.to_vec();
    match found.iter().position(|other| other == id) {
        Some(at) => {
            found.remove(at);
        }
        None => found.push(id.to_owned()),
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::quiz;

    fn one(kind: &str) -> &'static Question {
        quiz().questions.iter().find(|question| question.task.kind() == kind).expect("such a question")
    }

    #[test]
    fn no_question_begins_with_its_right_answer() {
        for question in &quiz().questions {
            for seed in 0..20 {
                if let Some(answer) = begin(question, &Arrangement::new(question, seed)) {
                    let mark = report_quiz::judge(question, &answer).mark;
                    assert_ne!(mark, report_quiz::Mark::Right, "{} with seed {seed}", question.id);
                }
            }
        }
    }

    #[test]
    fn an_answer_is_asked_for_before_it_is_judged() {
        for kind in ["choice", "judge", "match", "estimate", "find"] {
            let question = one(kind);
            let begun = begin(question, &Arrangement::new(question, 1));
            assert!(missing(question, begun.as_ref()).is_some(), "{kind}");
        }
        let question = one("order");
        assert_eq!(missing(question, begin(question, &Arrangement::new(question, 1)).as_ref()), None);
        assert_eq!(missing(one("choice"), Some(&Answer::Choice(0))), None);
    }

    #[test]
    fn a_partner_belongs_to_one_thing() {
        let told =
            |partners: &[Option<usize>]| missing(one("match"), Some(&Answer::Match(partners.to_vec())));
        assert!(told(&[Some(0), Some(0)]).is_some_and(|told| told.contains("两次")));
        assert!(told(&[Some(0), None]).is_some_and(|told| told.contains("没选")));
        assert_eq!(told(&[Some(1), Some(0)]), None);
    }

    #[test]
    fn things_move_one_place() {
        assert_eq!(moved(&[2, 0, 1], 1, true), Some((vec![0, 2, 1], 0)));
        assert_eq!(moved(&[2, 0, 1], 1, false), Some((vec![2, 1, 0], 2)));
        assert_eq!(moved(&[2, 0, 1], 0, true), None);
        assert_eq!(moved(&[2, 0, 1], 2, false), None);
        assert_eq!(moved(&[2, 0, 1], 7, true), None);
    }

    #[test]
    fn a_second_tap_takes_back() {
        let once = toggled(&[], "a");
        assert_eq!(once, ["a"]);
        assert_eq!(toggled(&once, "b"), ["a", "b"]);
        assert_eq!(toggled(&["a".into(), "b".into()], "a"), ["b"]);
    }
}
