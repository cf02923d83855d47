//! In which order the parts of a question are shown.

use report_model::{Question, Task};

use crate::Random;

/// The order in which answers, partners or things are shown: at each place the position of the thing in the question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrangement(Vec<usize>);

impl Arrangement {
    /// The arrangement of a question for a seed. What is to be joined or put in order never stands in the right order.
    pub fn new(question: &Question, seed: u32) -> Self {
        let count = match &question.task {
            Task::Choice { options, .. } => options.len(),
            Task::Match { right, .. } => right.len(),
            Task::Order { items, .. } => items.len(),
            Task::Judge { .. } | Task::Estimate { .. } | Task::Find { .. } => 0,
        };
        let mut order: Vec<usize> = (0..count).collect();
        Random::new(seed, &question.id).shuffle(&mut order);
        let solved = order.is_sorted() || order.is_sorted_by(|a, b| a > b);
        if solved && !matches!(question.task, Task::Choice { .. }) && count > 2 {
            order.swap(0, 1);
        }
        Self(order)
    }

    /// The positions in the order in which they are shown.
    pub fn positions(&self) -> &[usize] {
        &self.0
    }

    /// The place at which a position is shown.
    pub fn place(&self, position: usize) -> Option<usize> {
        self.0.iter().position(|shown| *shown == position)
    }
}
