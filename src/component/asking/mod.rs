//! One question: what is asked, the fields for the answer, the judgement with its reason.
//!
//! No island of its own: it is a part of the islands of all pages that ask questions.

mod choosing;
mod draft;
#[cfg(feature = "ssr")]
mod drawing;
mod estimating;
mod finding;
mod joining;
mod ordering;
mod told;

use leptos::{either::EitherOf6, prelude::*};
use report_model::{Question, Task};
use report_quiz::{Answer, Arrangement, Mark, judge};

#[cfg(feature = "ssr")]
pub use self::drawing::FindingBoard;
#[cfg(feature = "classroom")]
pub(crate) use self::finding::PartLook;
pub use self::told::RightAnswer;
use self::{
    choosing::{Choosing, Judging},
    estimating::Estimating,
    finding::Finding,
    joining::Joining,
    ordering::Ordering,
    told::Told,
};
use crate::{component::live::live, content::quiz};

/// Who answers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Mode {
    /// One pupil: the answer is judged.
    #[default]
    Alone,
    /// A class that raises hands: nothing is judged, the teacher reveals what is right.
    Class,
}

/// What has been done with a question so far. Whoever keeps it can show the question again as it was left.
#[derive(Debug, Clone, Copy)]
pub struct Trying {
    /// The answer, as far as it was given.
    pub answer: RwSignal<Option<Answer>>,
    /// Whether the right answer and its reason are shown.
    pub is_open: RwSignal<bool>,
}

impl Trying {
    /// Nothing was done so far.
    pub fn new(question: &Question, seed: u32) -> Self {
        Self {
            answer: RwSignal::new(draft::begin(question, &Arrangement::new(question, seed))),
            is_open: RwSignal::new(false),
        }
    }
}

/// What the fields of a question share.
#[derive(Clone, Copy)]
struct Desk {
    question: &'static Question,
    arrangement: StoredValue<Arrangement>,
    mode: Mode,
    trying: Trying,
}

impl Desk {
    /// The positions of the question's parts in the order in which they are shown.
    fn positions(self) -> Vec<usize> {
        self.arrangement.with_value(|arrangement| arrangement.positions().to_vec())
    }

    /// An id of an element of this question.
    fn id(self, what: &str) -> String {
        format!("ask-{}-{what}", self.question.id)
    }

    /// Whether nothing can be changed any more: the answer was judged.
    fn is_shut(self) -> bool {
        self.mode == Mode::Alone && self.trying.is_open.get()
    }

    /// Takes an answer.
    fn take(self, answer: Answer) {
        if !(self.mode == Mode::Alone && self.trying.is_open.get_untracked()) {
            self.trying.answer.set(Some(answer));
        }
    }
}

/// A question with its fields. A pupil gets a judgement; a class sees the right answer when the teacher reveals it.
#[component]
pub fn Asking(
    /// The question.
    question: &'static Question,
    /// Decides in which order its parts are shown.
    seed: u32,
    /// Who answers.
    mode: Mode,
    /// The way from the page to the site's folder: empty, `../` …
    root: &'static str,
    /// What was done with it before; nothing, if it is asked for the first time.
    #[prop(optional)]
    trying: Option<Trying>,
    /// Is told when a pupil's answer was judged.
    #[prop(optional, into)]
    on_mark: Option<Callback<Mark>>,
) -> impl IntoView {
    let trying = trying.unwrap_or_else(|| Trying::new(question, seed));
    let desk =
        Desk { question, arrangement: StoredValue::new(Arrangement::new(question, seed)), mode, trying };
    let hint = RwSignal::new("");
    let is_open = trying.is_open;
    let decide = move |_| {
        if mode == Mode::Class {
            is_open.update(|is_open| *is_open = !*is_open);
            // The focus stays on the button, for the next press of a presenter.
            show_soon(&desk.id("told"));
            return;
        }
        let answer = trying.answer.get_untracked();
        match (draft::missing(question, answer.as_ref()), answer) {
            (None, Some(answer)) => {
                hint.set("");
                is_open.set(true);
                if let Some(on_mark) = on_mark {
                    on_mark.run(judge(question, &answer).mark);
                }
                focus_soon(&desk.id("verdict"));
            }
            (missing, _) => hint.set(missing.unwrap_or_default()),
        }
    };
    let fields = match &question.task {
        Task::Choice { options, right } => {
            EitherOf6::A(view! { <Choosing desk options right=usize::from(*right)/> })
        }
        Task::Judge { holds } => EitherOf6::B(view! { <Judging desk holds=*holds/> }),
        Task::Match { left, right } => EitherOf6::C(view! { <Joining desk left right/> }),
        Task::Order { items, direction } => {
            EitherOf6::D(view! { <Ordering desk items direction=*direction/> })
        }
        Task::Estimate { unit, min, max, step, .. } => {
            EitherOf6::E(view! { <Estimating desk unit min=*min max=*max step=*step/> })
        }
        Task::Find { elements } => EitherOf6::F(view! { <Finding desk elements/> }),
    };
    let words = move || match (mode, is_open.get()) {
        (Mode::Alone, _) => "确定",
        (Mode::Class, false) => "揭晓答案",
        (Mode::Class, true) => "盖住答案",
    };
    view! {
        <div class="asking" class:asking--class=mode == Mode::Class data-question=question.id.as_str() data-kind=question.task.kind()>
            <fieldset class="asking__fields" disabled=move || desk.is_shut()>
                <legend class="asking__prompt">
                    {matches!(question.task, Task::Judge { .. }).then(|| view! { <span class="asking__kind">"这句话对不对？"</span> })}
                    {quiz().printed.plain(&question.prompt)}
                </legend>
                {fields}
            </fieldset>
            <p class="asking__hint" role="status">{live(move || hint.get())}</p>
            <button
                type="button"
                class="asking__decide"
                data-reveal=(mode == Mode::Class).then_some("")
                hidden=move || desk.is_shut()
                aria-expanded=move || (mode == Mode::Class).then(|| is_open.get().to_string())
                on:click=decide
            >
                {live(words)}
            </button>
            <Told desk root/>
        </div>
    }
}

/// Leads the focus to an element that is about to be there.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has a focus"))]
fn focus_soon(id: &str) {
    #[cfg(feature = "classroom")]
    crate::browser::focus_soon(id.to_owned());
}

/// Brings an element into view that is about to be there.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser scrolls"))]
fn show_soon(id: &str) {
    #[cfg(feature = "classroom")]
    crate::browser::show_soon(id.to_owned());
}

/// Leads the focus to an element that is there.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has a focus"))]
fn focus_on(id: &str) {
    #[cfg(feature = "classroom")]
    crate::browser::focus_on(id);
}

/// A number with as many decimal places as it needs.
fn number(value: f64) -> String {
    crate::scale::format(value, crate::scale::decimals(value))
}
