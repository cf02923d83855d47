//! A question of the quiz on a slide: the class answers, the teacher reveals.

use leptos::prelude::*;

use crate::{
    component::asking::{Asking, Mode},
    content::quiz,
};

/// The same order on every slide and every device: what a class talks about has to stay where it is.
const SEED: u32 = 1;

/// The question.
#[island]
pub fn SlideQuestion(
    /// Its id.
    id: String,
) -> impl IntoView {
    let question = id;
    quiz()
        .question(&question)
        .map(|question| view! { <Asking question seed=SEED mode=Mode::Class root="../"/> })
}
