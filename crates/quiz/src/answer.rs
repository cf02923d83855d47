//! Whether an answer is right.

use report_model::{Question, RichText, Task};

/// What a pupil answers; positions are those of the question, not the places at which they were shown.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// The position of the chosen answer.
    Choice(usize),
    /// Whether the prompt is true.
    Judge(bool),
    /// For each thing on the left the position of its partner, or none.
    Match(Vec<Option<usize>>),
    /// The positions of the things in the pupil's order.
    Order(Vec<usize>),
    /// The estimated number.
    Estimate(f64),
    /// Ids of the elements that were found.
    Find(Vec<String>),
}

/// How good an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Right.
    Right,
    /// Some of it is right, or it is close.
    Partly,
    /// Wrong.
    Wrong,
}

/// The judgement of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict<'a> {
    /// How good it is.
    pub mark: Mark,
    /// For each part of the answer whether it is right: pairs from the left, things in the pupil's order, elements as
    /// they were found. One part for all other questions.
    pub parts: Vec<bool>,
    /// Why the right answer is right.
    pub reason: &'a RichText,
}

/// An estimate that is off by more than the tolerance, but not by more than this many times as much, is close.
const CLOSE: f64 = 2.0;

/// Computed steps of a slider are off by some last digits.
const DUST: f64 = 1e-9;

/// Judges an answer. One that does not fit the question is wrong.
pub fn judge<'a>(question: &'a Question, answer: &Answer) -> Verdict<'a> {
    let (mark, parts) = match (&question.task, answer) {
        (Task::Choice { right, .. }, Answer::Choice(chosen)) => whole(usize::from(*right) == *chosen),
        (Task::Judge { holds }, Answer::Judge(judged)) => whole(holds == judged),
        (Task::Match { left, .. }, Answer::Match(partners)) => {
            let is_right = |(at, partner): (usize, &Option<usize>)| *partner == Some(at);
            by_parts(partners.iter().enumerate().map(is_right).collect(), left.len())
        }
        (Task::Order { items, .. }, Answer::Order(order)) => {
            by_parts(order.iter().enumerate().map(|(at, position)| at == *position).collect(), items.len())
        }
        (Task::Estimate { value, tolerance, .. }, Answer::Estimate(estimate)) => {
            let off = (estimate - value).abs();
            // Every comparison with what is not a number fails, which makes it wrong.
            match (off <= tolerance + DUST, off <= tolerance * CLOSE + DUST) {
                (true, _) => (Mark::Right, vec![true]),
                (false, true) => (Mark::Partly, vec![false]),
                (false, false) => (Mark::Wrong, vec![false]),
            }
        }
        (Task::Find { elements }, Answer::Find(found)) => find(elements, found),
        _ => whole(false),
    };
    Verdict { mark, parts, reason: &question.reason }
}

fn whole(right: bool) -> (Mark, Vec<bool>) {
    (if right { Mark::Right } else { Mark::Wrong }, vec![right])
}

fn by_parts(parts: Vec<bool>, expected: usize) -> (Mark, Vec<bool>) {
    let right = parts.iter().filter(|part| **part).count();
    let mark = match right {
        0 => Mark::Wrong,
        _ if right == expected && parts.len() == expected => Mark::Right,
        _ => Mark::Partly,
    };
    (mark, parts)
}

/// Who points at everything has found nothing.
fn find(elements: &[String], found: &[String]) -> (Mark, Vec<bool>) {
    let new = |at: usize| !found[..at].contains(&found[at]);
    let parts: Vec<bool> =
        found.iter().enumerate().map(|(at, id)| elements.contains(id) && new(at)).collect();
    let right = parts.iter().filter(|part| **part).count();
    let wrong = parts.len() - right;
    let mark = if right == elements.len() && wrong == 0 {
        Mark::Right
    } else if right > wrong {
        Mark::Partly
    } else {
        Mark::Wrong
    };
    (mark, parts)
}
