//! What a mark of the drawing says in full: shown beside it, or at the lower edge of a phone's window.

use leptos::prelude::*;

/// The tip, closed and empty; `wake/tip.rs` fills it. It tells nothing that the mark's row in the table doesn't, and
/// stands behind the drawings, so that the keyboard gets from a mark to its links.
#[component]
pub fn Tip() -> impl IntoView {
    view! {
        <div class="tip" id="tip" role="group" aria-label="这个数的意思" hidden>
            <p class="tip__head"><span class="tip__when"></span><b class="tip__number"></b></p>
            <p class="tip__label"></p>
            <p class="tip__words"></p>
            <p class="tip__links">
                <a class="tip__source">"看官方原文"</a>
                <a class="tip__row">"看表格"</a>
            </p>
            <button type="button" class="tip__close">"关闭"</button>
        </div>
    }
}
