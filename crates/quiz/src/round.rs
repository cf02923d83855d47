//! Some questions in an order that a seed decides.

use report_model::{Question, Quiz};

use crate::Random;

/// Which questions are asked one after the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Round {
    /// Ids of the themes from which they are; all if there are none.
    pub themes: Vec<String>,
    /// The kind that they have, if only one is wanted.
    pub kind: Option<String>,
    /// How many there are at most; all if nothing is said.
    pub count: Option<usize>,
    /// Decides which and in what order.
    pub seed: u32,
}

impl Round {
    /// The questions that fit, in the quiz's order.
    pub fn fitting<'a>(&self, quiz: &'a Quiz) -> Vec<&'a Question> {
        let fits = |question: &&Question| {
            (self.themes.is_empty() || self.themes.contains(&question.theme))
                && self.kind.as_ref().is_none_or(|kind| question.task.kind() == kind)
        };
        quiz.questions.iter().filter(fits).collect()
    }

    /// The questions in the order in which they are asked.
    pub fn questions<'a>(&self, quiz: &'a Quiz) -> Vec<&'a Question> {
        let mut questions = self.fitting(quiz);
        Random::new(self.seed, "round").shuffle(&mut questions);
        questions.truncate(self.count.unwrap_or(usize::MAX));
        questions
    }
}
