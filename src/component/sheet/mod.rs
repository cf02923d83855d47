//! The sheet at the lower edge of a narrow screen: the description of what was selected in a diagram.

use leptos::prelude::*;

use super::live::live;

/// The sheet. What it shows is a copy of the description in the document, so
/// nothing in the document moves. Escape and its button close it, and so does
/// whatever ends the selection.
#[island]
pub fn Sheet() -> impl IntoView {
    let anchor = current();
    let open = Memo::new({
        let anchor = anchor.clone();
        move |_| anchor.read().is_some()
    });
    let body = NodeRef::<leptos::html::Div>::new();
    let title = title(&anchor, body);
    view! {
        <aside class="sheet" class:sheet--open=open hidden=move || !open.get() aria-label="选中的内容">
            <div class="sheet__head">
                <h3 class="sheet__title" tabindex="-1">{live(title)}</h3>
                <button type="button" class="sheet__close" on:click=move |_| close()>"关闭"</button>
            </div>
            <div class="sheet__body" node_ref=body></div>
        </aside>
    }
}

/// The heading of what is shown; whenever it changes, the body is filled anew.
#[cfg(feature = "explainer")]
fn title(
    anchor: &ArcRwSignal<Option<String>>,
    body: NodeRef<leptos::html::Div>,
) -> impl Fn() -> Option<String> + Clone + use<> {
    use crate::{browser, route::Slot};

    let shown = anchor.clone();
    Effect::new(move || {
        if let (Some(body), Some(anchor)) = (body.get(), shown.get()) {
            browser::fill(&body, &anchor);
        }
    });
    let anchor = anchor.clone();
    move || {
        let anchor = anchor.get()?;
        match Slot::of_anchor(&anchor)? {
            // Its reason is part of another description.
            (Slot::Thread, _) => browser::name_of(&anchor),
            _ => browser::heading_of(&anchor),
        }
    }
}

/// Natively the sheet is closed and empty.
#[cfg(not(feature = "explainer"))]
fn title(
    _anchor: &ArcRwSignal<Option<String>>,
    _body: NodeRef<leptos::html::Div>,
) -> impl Fn() -> Option<String> + Clone + use<> {
    || None
}

#[cfg(feature = "explainer")]
fn current() -> ArcRwSignal<Option<String>> {
    crate::wake::sheet()
}

#[cfg(not(feature = "explainer"))]
fn current() -> ArcRwSignal<Option<String>> {
    ArcRwSignal::new(None)
}

/// Ends the selection that the sheet shows.
fn close() {
    #[cfg(feature = "explainer")]
    {
        use crate::{route::Slot, wake};

        if let Some(anchor) = wake::sheet().get_untracked()
            && let Some((slot, _)) = Slot::of_anchor(&anchor)
        {
            wake::clear(slot);
        }
    }
}
