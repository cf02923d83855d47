//! What the island and the page's `start` share: what was chosen, what is being asked, what the device remembers.

use leptos::prelude::*;
use report_model::Question;
use report_quiz::{Mark, judge};

use super::{
    choice::{Choice, MAX_SEED},
    record::{Record, Score},
};
use crate::{
    component::{
        asking::{Mode, Trying},
        state::page_state,
    },
    content::quiz,
};

/// Questions that are asked one after the other, with what was done so far.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// Tells it from the others of this visit.
    pub number: u32,
    /// The questions in the order in which they are asked.
    pub questions: Vec<&'static Question>,
    /// For each what was done with it.
    pub tryings: Vec<Trying>,
    /// Decides in which order their parts are shown.
    pub seed: u32,
    /// Who answers.
    pub mode: Mode,
    /// Whether they are those that were answered wrongly before, which only this device knows.
    pub is_again: bool,
}

impl Run {
    fn new(questions: Vec<&'static Question>, seed: u32, mode: Mode, is_again: bool, number: u32) -> Self {
        let tryings = questions.iter().map(|question| Trying::new(question, seed)).collect();
        Self { number, questions, tryings, seed, mode, is_again }
    }

    /// For each question how its answer was judged, if it was.
    pub(super) fn marks(&self) -> Vec<(&'static Question, Option<Mark>)> {
        let mark = |(question, trying): (&&'static Question, &Trying)| {
            let answer = trying.answer.get_untracked().filter(|_| trying.is_open.get_untracked());
            (*question, answer.map(|answer| judge(question, &answer).mark))
        };
        self.questions.iter().zip(&self.tryings).map(mark).collect()
    }
}

/// What the page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Stage {
    /// What can be chosen.
    Panel,
    /// The question at a position.
    At(usize),
    /// How it went.
    End,
}

/// The state of the page.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Shared {
    /// What was chosen; the URL tells it.
    pub choice: RwSignal<Choice>,
    /// What is being asked.
    pub run: RwSignal<Option<Run>>,
    /// What is shown.
    pub stage: RwSignal<Stage>,
    /// What the device remembers.
    pub(super) record: RwSignal<Record>,
    /// Whether the device was found unable to remember.
    pub(super) forgets: RwSignal<bool>,
    /// How many runs there were.
    runs: StoredValue<u32>,
}

/// The name under which the scores are kept on the device.
#[cfg(feature = "classroom")]
const KEPT: &str = "quiz";

impl Shared {
    fn new() -> Self {
        Self {
            choice: RwSignal::default(),
            run: RwSignal::new(None),
            stage: RwSignal::new(Stage::Panel),
            record: RwSignal::default(),
            forgets: RwSignal::new(false),
            runs: StoredValue::new(0),
        }
    }

    /// The number of the next run.
    fn number(self) -> u32 {
        self.runs.update_value(|runs| *runs += 1);
        self.runs.get_value()
    }

    /// Asks what was chosen, as another seed has it.
    pub(super) fn begin(self) {
        let seed = chance(MAX_SEED);
        self.choice.update(|choice| {
            choice.round.seed = seed;
            choice.at = Some(1);
        });
        self.ask(0);
        focus_soon("round-title");
    }

    /// Asks what was chosen, from a position on.
    fn ask(self, at: usize) {
        let Choice { round, mode, .. } = self.choice.get_untracked();
        let questions = round.questions(quiz());
        if questions.is_empty() {
            return self.leave();
        }
        self.run.set(Some(Run::new(questions, round.seed, mode, false, self.number())));
        self.stage.set(Stage::At(at));
        fill_screen(mode);
    }

    /// Asks once more what was answered wrongly.
    pub(super) fn begin_again(self) {
        let wrong = self.record.get_untracked().wrong;
        let questions: Vec<_> = wrong.iter().filter_map(|id| quiz().question(id)).collect();
        if questions.is_empty() {
            return;
        }
        self.choice.update(|choice| choice.at = None);
        self.run.set(Some(Run::new(questions, chance(MAX_SEED), Mode::Alone, true, self.number())));
        self.stage.set(Stage::At(0));
        focus_soon("round-title");
    }

    /// Shows the question at a position; behind the last one, how it went.
    pub(super) fn go(self, at: usize) {
        let about = |run: &Run| (run.questions.len(), run.is_again, run.mode);
        let Some((count, is_again, mode)) = self.run.with_untracked(|run| run.as_ref().map(about)) else {
            return;
        };
        if at < count {
            if !is_again {
                self.choice.update(|choice| choice.at = Some(at + 1));
            }
            self.stage.set(Stage::At(at));
        } else {
            self.end();
            self.stage.set(Stage::End);
        }
        focus_soon("round-title");
        fill_screen(mode);
    }

    /// Takes a pupil's answer into the record.
    pub(super) fn answered(self, question: &Question, mark: Mark) {
        self.change(|record| record.answered(&question.id, mark));
    }

    /// Takes the scores of what was answered into the record.
    fn end(self) {
        let Some(run) = self.run.get_untracked().filter(|run| run.mode == Mode::Alone && !run.is_again)
        else {
            return;
        };
        let marks = run.marks();
        let score = |theme: &str| {
            let own = marks.iter().filter(|(question, _)| question.theme == theme);
            let own: Vec<_> = own.filter_map(|(_, mark)| *mark).collect();
            let right = own.iter().filter(|mark| **mark == Mark::Right).count();
            let total = u16::try_from(own.len()).ok().filter(|total| *total > 0)?;
            Some(Score { right: u16::try_from(right).ok()?, total })
        };
        let scores: Vec<_> =
            quiz().themes.iter().filter_map(|theme| Some((&theme.id, score(&theme.id)?))).collect();
        if !scores.is_empty() {
            self.change(|record| {
                for (theme, score) in scores {
                    record.ended(theme, score);
                }
            });
        }
    }

    /// Leads back to what can be chosen.
    pub(super) fn leave(self) {
        self.choice.update(|choice| choice.at = None);
        self.run.set(None);
        self.stage.set(Stage::Panel);
        focus_soon("panel-title");
    }

    /// Forgets all scores.
    pub(super) fn clear(self) {
        self.record.set(Record::default());
        #[cfg(feature = "classroom")]
        crate::browser::forget_here(KEPT);
        focus_soon("panel-title");
    }

    /// Changes the record as the device has it now: what another tab has entered meanwhile stays in it.
    fn change(self, change: impl FnOnce(&mut Record)) {
        #[cfg(feature = "classroom")]
        self.look();
        self.record.update(change);
        #[cfg(feature = "classroom")]
        self.forgets.set(!crate::browser::keep_here(KEPT, &self.record.get_untracked().told()));
    }
}

#[cfg(feature = "classroom")]
impl Shared {
    /// Takes what the URL tells, and what the device remembers.
    pub(crate) fn wake(self, query: &str) {
        self.look();
        self.follow(query);
    }

    /// Takes what the device remembers now, unless it could not remember what was to be kept last: then the page alone
    /// knows it.
    pub(crate) fn look(self) {
        let read = |kept: &str| Record::parse(kept, quiz());
        if !self.forgets.get_untracked()
            && let Some(kept) = crate::browser::kept_here(KEPT, |old| !read(old).is_empty())
        {
            let record = read(&kept);
            if record != *self.record.read_untracked() {
                self.record.set(record);
            }
        }
    }

    /// Takes what the URL tells.
    pub(crate) fn follow(self, query: &str) {
        let told = Choice::parse(query, quiz());
        let now = self.choice.get_untracked();
        let is_same = (&told.round, told.mode) == (&now.round, now.mode);
        let is_running = self.run.with_untracked(|run| run.as_ref().is_some_and(|run| !run.is_again));
        self.choice.set(told.clone());
        match told.at {
            Some(at) if is_same && is_running => self.stage.set(Stage::At(at - 1)),
            Some(at) => self.ask(at - 1),
            None => {
                self.run.set(None);
                self.stage.set(Stage::Panel);
            }
        }
    }
}

/// A number from 1 to `max` by chance.
fn chance(max: u32) -> u32 {
    #[cfg(feature = "classroom")]
    return crate::browser::chance(max);
    #[cfg(not(feature = "classroom"))]
    max
}

/// A class looks at the question and at nothing above it.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser scrolls"))]
fn fill_screen(mode: Mode) {
    #[cfg(feature = "classroom")]
    if mode == Mode::Class {
        crate::browser::top_soon("round-title");
    }
}

/// Leads the focus to an element that is about to be there.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has a focus"))]
fn focus_soon(id: &str) {
    #[cfg(feature = "classroom")]
    crate::browser::focus_soon(id.to_owned());
}

page_state!(pub(crate) Shared);
