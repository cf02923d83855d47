//! What every page offers: buttons near its top. What they open is loaded when a reader first asks for it, by
//! `boot.js`, which listens to everything that has `data-reader`.

use crate::html;
use leptos::prelude::*;

use super::comfort::Comfort;

/// One of the things that every page offers.
struct Tool {
    /// What the module `reader` is asked to open.
    name: &'static str,
    /// The word on its button.
    label: &'static str,
    /// The keys that open it too, as `aria-keyshortcuts` names them.
    keys: Option<&'static str>,
    /// What opens, as `aria-haspopup` names it; nothing for what lies beside the page and leaves it usable.
    opens: Option<&'static str>,
    /// The outline of its sign, 24 units wide and high.
    sign: &'static str,
}

const SEARCH: Tool = Tool {
    name: "search",
    label: "搜索",
    keys: Some("/ Control+K Meta+K"),
    opens: Some("dialog"),
    sign: "M10.5 3.5a7 7 0 1 0 0 14 7 7 0 1 0 0-14M15.8 15.8l5 5",
};

/// Shown where there is a Chinese voice. It stands first: the others keep their places when it comes.
const SPEECH: Tool = Tool {
    name: "speech",
    label: "朗读",
    keys: None,
    opens: None,
    sign: "M4 9.5v5h3.5l5 4.5V5l-5 4.5zM16 9a4.5 4.5 0 0 1 0 6M18.5 6a9 9 0 0 1 0 12",
};

/// All tools, in the order of their buttons.
const TOOLS: [Tool; 2] = [SPEECH, SEARCH];

/// The buttons. They need a script; without one they are not seen, and nothing moves when it comes.
#[component]
pub fn Tools() -> impl IntoView {
    let buttons = TOOLS.map(|tool| {
        html! {
            <button type="button" class="tools__button" data-reader=tool.name aria-haspopup=tool.opens aria-keyshortcuts=tool.keys>
                <Sign outline=tool.sign/>
                {tool.label}
            </button>
        }
    });
    html! {
        <nav class="tools" aria-label="工具">
            {buttons.into_iter().collect_view()}
            <Comfort/>
            <p class="tools__off" role="alert">"没有打开，可能是网络不好。找内容，可以用浏览器菜单里的“在页面中查找”。"</p>
        </nav>
    }
}

/// The tools once more, as signs alone, for the bar that stays in sight on a long page.
#[component]
pub fn ToolSigns() -> impl IntoView {
    let signs = TOOLS.map(|tool| {
        html! {
            <button type="button" class="tools__sign" data-reader=tool.name aria-haspopup=tool.opens aria-label=tool.label>
                <Sign outline=tool.sign/>
            </button>
        }
    });
    signs.into_iter().collect_view()
}

/// The button that reads aloud what it stands beside.
#[component]
pub fn Listen() -> impl IntoView {
    html! {
        <button type="button" class="tools__listen" data-reader=SPEECH.name aria-label="听一听">
            <Sign outline=SPEECH.sign/>
        </button>
    }
}

#[component]
fn Sign(outline: &'static str) -> impl IntoView {
    html! { <svg class="tools__icon" viewBox="0 0 24 24" aria-hidden="true"><path d=outline></path></svg> }
}
