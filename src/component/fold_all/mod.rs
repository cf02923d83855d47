//! One switch for all passages: unfold everything, fold everything.

use leptos::prelude::*;

/// Two buttons that need a script; they are hidden until the page is awake.
#[island]
pub fn FoldAll() -> impl IntoView {
    view! {
        <p class="fold-all needs-script">
            <button type="button" on:click=move |_| fold(true)>"全部展开"</button>
            <button type="button" on:click=move |_| fold(false)>"全部收起"</button>
        </p>
    }
}

#[cfg_attr(not(feature = "explainer"), expect(unused_variables, reason = "only a browser has folds"))]
fn fold(open: bool) {
    #[cfg(feature = "explainer")]
    {
        use crate::{route::Slot, wake};

        crate::browser::fold_all("details[data-passage]", open);
        if !open {
            wake::replace(wake::route().get_untracked().clear(Slot::Passage).clear(Slot::Thread));
        }
    }
}
