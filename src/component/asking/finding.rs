//! Questions whose answer is found in the drawing of the spatial structure.
//!
//! The drawing is prerendered, once on a page, in a template; each question gets a copy of it.

use leptos::prelude::*;
use report_quiz::Answer;

use super::{Desk, draft};
use crate::{component::live::live, content::sketch};

/// The name of an element.
pub(super) fn name(id: &str) -> &'static str {
    let sketch = sketch();
    let element = sketch.position(id).and_then(|position| sketch.elements.get(position));
    element.map_or("", |element| element.name.as_str())
}

/// The names of some elements.
pub(super) fn names(ids: &[String]) -> String {
    ids.iter().map(|id| name(id)).collect::<Vec<_>>().join("、")
}

/// How a part of the drawing looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct PartLook {
    /// Whether it was chosen.
    pub(crate) is_chosen: bool,
    /// Once the answer is shown: whether it is one of those that were to be found.
    pub(crate) is_right: Option<bool>,
}

/// The drawing, whose parts can be chosen.
#[component]
pub(super) fn Finding(desk: Desk, elements: &'static [String]) -> impl IntoView {
    let id = desk.id("drawing");
    let found = move || {
        desk.trying.answer.with(|answer| match answer {
            Some(Answer::Find(found)) => found.clone(),
            _ => vec![],
        })
    };
    let toggle = move |id: &str| {
        let now = untrack(found);
        desk.take(Answer::Find(draft::toggled(&now, id)));
    };
    let look = move |id: &str| {
        let is_open = desk.trying.is_open.get();
        let is_right = is_open.then(|| elements.iter().any(|element| element == id));
        PartLook { is_chosen: found().iter().any(|other| other == id), is_right }
    };
    draw(&id, look);
    let chosen = move || match found() {
        found if found.is_empty() => "还没有选。".to_owned(),
        found => {
            let is_open = desk.trying.is_open.get();
            let sign = |id: &String| match (is_open, elements.contains(id)) {
                (false, _) => "",
                (true, true) => " ✓",
                (true, false) => " ✗",
            };
            let told: Vec<_> = found.iter().map(|id| format!("{}{}", name(id), sign(id))).collect();
            format!("选了{}个：{}。", found.len(), told.join("、"))
        }
    };
    view! {
        <p class="asking__how">"点图上的线、面、圈，可以选好几个；再点一下就取消。"</p>
        <div class="asking__drawing" id=id on:click=on_click(toggle) on:keydown=on_key(toggle)></div>
        <p class="asking__chosen" role="status">{live(chosen)}</p>
    }
}

/// Puts the drawing in its place and keeps it in step with the answer.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser copies"))]
fn draw(id: &str, look: impl Fn(&str) -> PartLook + 'static) {
    #[cfg(feature = "classroom")]
    {
        let id = id.to_owned();
        Effect::new(move |_| crate::browser::show_board(&id, &look));
    }
}

/// A click on a part chooses it, or takes the choice back.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has clicks"))]
fn on_click(toggle: impl Fn(&str) + 'static) -> impl Fn(leptos::ev::MouseEvent) + 'static {
    move |event| {
        #[cfg(feature = "classroom")]
        if let Some(id) = crate::browser::board_part(&event) {
            toggle(&id);
        }
    }
}

/// So do the keys of a button.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has keys"))]
fn on_key(toggle: impl Fn(&str) + 'static) -> impl Fn(leptos::ev::KeyboardEvent) + 'static {
    move |event| {
        #[cfg(feature = "classroom")]
        if let Some(id) = crate::browser::board_part(&event)
            && crate::browser::plain_key(&event).is_some_and(|key| key == "Enter" || key == " ")
        {
            event.prevent_default();
            toggle(&id);
        }
    }
}
