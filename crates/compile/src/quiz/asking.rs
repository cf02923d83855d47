//! One question while it is compiled: what it is about, and what its words may and must show.

use report_model::{Content, Element, Figure, Indicator, RichText, Subject, Term, TopicCode};

use super::raw::Answer;
use crate::error::{At, Problems};

/// What the parts of a question find out about it.
pub(super) struct Asking<'a, 'p> {
    pub(super) content: &'a Content,
    pub(super) at: At,
    pub(super) problems: &'p mut Problems,
    /// The question's passage.
    pub(super) topic: TopicCode,
    /// What the question is about.
    pub(super) about: Vec<Subject>,
    /// Figures that stand among the wrong answers.
    pub(super) beside: Vec<String>,
    /// Figures that the reason must show.
    pub(super) shown: Vec<String>,
    /// Figures that would give the answer away in the prompt.
    pub(super) hidden: Vec<String>,
    /// The derived answer, where the reason was written for one.
    pub(super) derived: Option<Answer>,
}

impl<'a> Asking<'a, '_> {
    /// Reports a mistake of one key.
    pub(super) fn wrong(&mut self, key: &str, problem: impl Into<String>) {
        self.problems.add(&self.at.key(key), problem);
    }

    fn subject(&mut self, subject: Subject) {
        if !self.about.contains(&subject) {
            self.about.push(subject);
        }
    }

    /// Resolves something by its id.
    fn find<T>(
        &mut self,
        what: &str,
        all: &'a [T],
        id: &str,
        id_of: impl Fn(&T) -> &str,
        key: &str,
    ) -> Option<&'a T> {
        let found = all.iter().find(|one| id_of(one) == id);
        if found.is_none() {
            self.wrong(key, format!("unknown {what} {id} (expected the id of one)"));
        }
        found
    }

    /// A figure that the question is about.
    pub(super) fn figure(&mut self, id: &str, key: &str) -> Option<&'a Figure> {
        let figure = self.find("figure", &self.content.figures, id, |figure| &figure.id, key)?;
        self.subject(Subject::Figure(id.to_owned()));
        Some(figure)
    }

    /// Figures that the question is about; none if one of them does not exist.
    pub(super) fn figures(&mut self, ids: &[String], key: &str) -> Option<Vec<&'a Figure>> {
        let found: Vec<_> = ids.iter().filter_map(|id| self.figure(id, key)).collect();
        (found.len() == ids.len()).then_some(found)
    }

    /// An indicator; the question is about its figures.
    pub(super) fn indicator(&mut self, id: &str, key: &str) -> Option<&'a Indicator> {
        let indicator = self.find("indicator", &self.content.indicators, id, |one| &one.id, key)?;
        for side in [&indicator.result, &indicator.target].into_iter().flatten() {
            self.subject(Subject::Figure(side.clone()));
        }
        Some(indicator)
    }

    /// Both sides of an indicator.
    pub(super) fn sides(&mut self, indicator: &Indicator, key: &str) -> Option<(&'a Figure, &'a Figure)> {
        let side = |id: &Option<String>| self.content.figure(id.as_ref()?);
        let sides = side(&indicator.result).zip(side(&indicator.target));
        if sides.is_none() {
            self.wrong(key, format!("{} has one side only (expected a result and a target)", indicator.id));
        }
        sides
    }

    /// A term that the question is about.
    pub(super) fn term(&mut self, id: &str, key: &str) -> Option<&'a Term> {
        let term = self.find("term", &self.content.terms, id, |term| &term.id, key)?;
        self.subject(Subject::Term(id.to_owned()));
        Some(term)
    }

    /// An element that the question is about.
    pub(super) fn element(&mut self, id: &str, key: &str) -> Option<&'a Element> {
        let element = self.find("element", &self.content.structure.elements, id, |one| &one.id, key)?;
        self.subject(Subject::Element(id.to_owned()));
        Some(element)
    }

    /// What the prompt and the wrong answers show is a subject too; a question about nothing is about its passage.
    pub(super) fn complete(&mut self, prompt: &RichText) {
        for id in prompt.figures().map(str::to_owned).chain(std::mem::take(&mut self.beside)) {
            self.subject(Subject::Figure(id));
        }
        if self.about.is_empty() {
            self.subject(Subject::Passage(self.topic.clone()));
        }
    }

    /// The answer follows from this figure, so the reason shows it.
    pub(super) fn show(&mut self, figure: &Figure) {
        self.shown.push(figure.id.clone());
    }

    /// The figure in the prompt would give the answer away.
    pub(super) fn hide(&mut self, figure: &Figure) {
        self.hidden.push(figure.id.clone());
    }

    /// What is wrong between the question's words and what was found out.
    pub(super) fn check_words(&mut self, prompt: &RichText, reason: &RichText) {
        for id in self.hidden.clone() {
            if prompt.figures().any(|figure| figure == id) {
                self.wrong("prompt", format!("{{{id}}} gives the answer away (expected it in the reason)"));
            }
        }
        for id in self.shown.clone() {
            if !reason.figures().any(|figure| figure == id) {
                self.wrong(
                    "reason",
                    format!("does not show {{{id}}} (expected what the answer follows from)"),
                );
            }
        }
    }

    /// The passage must be one in which the question can be looked up.
    pub(super) fn check_topic(&mut self) {
        let of_figure = |subject: &Subject| match subject {
            Subject::Figure(id) => self.content.figure(id).map(|figure| figure.topic.clone()),
            _ => None,
        };
        let topics: Vec<_> = self.about.iter().filter_map(of_figure).collect();
        if !topics.is_empty() && !topics.contains(&self.topic) {
            let expected = topics.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
            let problem = format!("{} holds none of its figures (expected one of {expected})", self.topic);
            self.wrong("topic", problem);
        }
    }

    /// A reason that was written for another answer than the content gives is out of date.
    pub(super) fn check_reason(&mut self, written_for: Option<&Answer>) {
        let word = |answer: &Answer| match answer {
            Answer::Truth(truth) => truth.to_string(),
            Answer::Id(id) => format!("{id:?}"),
        };
        match (&self.derived, written_for) {
            (Some(derived), None) => {
                let problem = format!("missing (expected {}, which the content gives)", word(derived));
                self.wrong("reason_for", problem);
            }
            (Some(derived), Some(written)) if derived != written => {
                let problem = format!(
                    "{}, but the content gives {} (expected a reason for that)",
                    word(written),
                    word(derived)
                );
                self.wrong("reason_for", problem);
            }
            (None, Some(_)) => {
                self.wrong("reason_for", "not needed (expected only where the answer is derived)");
            }
            _ => {}
        }
    }
}
