//! What every page offers: buttons near its top. What they open is loaded when a reader first asks for it, by
//! `boot.js`, which listens to everything that has `data-reader`.

use leptos::prelude::*;

/// One of the things that every page offers.
struct Tool {
    /// What the module `reader` is asked to open.
    name: &'static str,
    /// The word on its button.
    label: &'static str,
    /// The keys that open it too, as `aria-keyshortcuts` names them.
    keys: Option<&'static str>,
    /// The outline of its sign, 24 units wide and high.
    sign: &'static str,
}

const SEARCH: Tool = Tool {
    name: "search",
    label: "搜索",
    keys: Some("/ Control+K Meta+K"),
    sign: "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 1 0 0-14M15.8 15.8l5 5",
};

/// All tools, in the order of their buttons.
const TOOLS: [Tool; 1] = [SEARCH];

/// The buttons. They need a script; without one they are not seen, and nothing moves when it comes.
#[component]
pub fn Tools() -> impl IntoView {
    let buttons = TOOLS.map(|tool| {
        view! {
            <button type="button" class="tools__button" data-reader=tool.name aria-haspopup="dialog" aria-keyshortcuts=tool.keys>
                <Sign outline=tool.sign/>
                {tool.label}
            </button>
        }
    });
    view! {
        <nav class="tools" aria-label="工具">
            {buttons.into_iter().collect_view()}
            <p class="tools__off" role="alert">"没有打开，可能是网络不好。找内容，可以用浏览器菜单里的“在页面中查找”。"</p>
        </nav>
    }
}

/// The search once more, as a sign alone, for the bar that stays in sight on a long page.
#[component]
pub fn SearchSign() -> impl IntoView {
    view! {
        <button type="button" class="tools__sign" data-reader=SEARCH.name aria-haspopup="dialog" aria-label=SEARCH.label>
            <Sign outline=SEARCH.sign/>
        </button>
    }
}

#[component]
fn Sign(outline: &'static str) -> impl IntoView {
    view! { <svg class="tools__icon" viewBox="0 0 24 24" aria-hidden="true"><path d=outline></path></svg> }
}
