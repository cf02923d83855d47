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
    // By a key: each question has fields of its own, which know nothing of what was chosen in the last one's.
    let asked = move || match (stage.get(), shared.run.with(|run| run.as_ref().map(|run| run.number))) {
        (Stage::At(at), Some(number)) => Some((number, at)),
        _ => None,
    };
    view! {
        <div class="quiz needs-script" id="quiz">
            <div hidden=move || stage.get() != Stage::Panel><Panel/></div>
            <For each=asked key=|key| *key children=|(_, at)| view! { <Asked at/> }/>
            {move || (stage.get() == Stage::End).then(|| view! { <Ending/> })}
        </div>
    }
}
