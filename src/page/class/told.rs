//! What the parts of a drawing on a slide are, in words: a list without a script; with one, what was tapped.

use crate::html;
use leptos::prelude::*;
use report_model::Passage;

use crate::{content::content, route::Slot};

/// An anchor, a name, a text.
pub(super) type Entry = (String, String, String);

/// The list.
#[component]
pub(super) fn Told(
    /// What can be tapped, each with what it is.
    entries: Vec<Entry>,
    /// The anchor of what is selected at first.
    first: Option<String>,
) -> impl IntoView {
    let one = move |(anchor, name, text): Entry| {
        let is_first = first.as_ref() == Some(&anchor);
        html! {
            <li class:told__one--first=is_first data-told=anchor>
                <b>{name}</b>
                <span>{text}</span>
            </li>
        }
    };
    html! {
        <div class="told">
            <ul class="told__list">{entries.into_iter().map(one).collect_view()}</ul>
            // What was tapped is put here, and so read aloud by assistive technology.
            <p class="told__now" role="status"></p>
        </div>
    }
}

/// The elements of the spatial structure, and the townships.
pub(super) fn of_structure() -> Vec<Entry> {
    let structure = &content().structure;
    let plain = |text: &'static report_model::RichText| text.plain(|id| content().printed(id));
    let elements = structure.elements.iter().map(|element| {
        let name = format!("{}（{}）", element.name, structure.groups.name(element.kind));
        (Slot::Element.anchor(&element.id), name, plain(&element.purpose))
    });
    let townships = structure.townships.iter().map(|township| {
        let named: Vec<_> =
            content().elements_named(&township.name).map(|element| element.name.as_str()).collect();
        let text = if named.is_empty() {
            "空间结构的名字里没有提到它。".to_owned()
        } else {
            format!("名字里有它的：{}。", named.join("、"))
        };
        (Slot::Township.anchor(&township.id), township.name.clone(), text)
    });
    elements.chain(townships).collect()
}

/// Passages, each with its summary.
pub(super) fn of_passages(passages: impl Iterator<Item = &'static Passage>) -> impl Iterator<Item = Entry> {
    passages.map(|passage| {
        let summary = passage.summary.plain(|id| content().printed(id));
        (Slot::Passage.anchor(passage.topic.as_str()), passage.title.clone(), summary)
    })
}
