//! 小测验: questions one after the other, for one pupil or for a class.

mod choice;
mod panel;
mod record;
mod result;
mod round;
mod shared;

use leptos::prelude::*;

#[cfg(feature = "classroom")]
pub(crate) use self::shared::shared as quiz_state;
pub use self::{
    choice::Choice,
    record::{Line, Record, Score},
};
use self::{
    panel::Panel,
    result::Ending,
    round::Asked,
    shared::{Stage, shared},
};

/// What can be chosen, then the questions one at a time, then how it went.
#[island]
pub fn QuizDesk() -> impl IntoView {
    let shared = shared();
    let stage = shared.stage;
    let body = move || match stage.get() {
        Stage::Panel => None,
        Stage::At(at) => Some(view! { <Asked at/> }.into_any()),
        Stage::End => Some(view! { <Ending/> }.into_any()),
    };
    view! {
        <div class="quiz needs-script" id="quiz">
            <div hidden=move || stage.get() != Stage::Panel><Panel/></div>
            {body}
        </div>
    }
}
