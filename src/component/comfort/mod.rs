//! 阅读设置: how a reader wants to read. `comfort.js` does what is chosen; see there and in `style/comfort.css`.

use crate::html;
use leptos::prelude::*;

/// A row of choices, of which one is on.
struct Row {
    /// The name of its inputs, by which `comfort.js` knows the row.
    name: &'static str,
    /// What is chosen.
    label: &'static str,
    /// The choices: what the settings call them, and what readers do. The first one is none.
    choices: &'static [(&'static str, &'static str)],
}

const ROWS: [Row; 5] = [
    Row {
        name: "comfort-size2",
        label: "字号",
        choices: &[("", "标准"), ("size2", "大"), ("size3", "更大"), ("size4", "最大")],
    },
    Row { name: "comfort-elder", label: "版面", choices: &[("", "标准版"), ("elder", "长者版")] },
    Row { name: "comfort-high", label: "对比度", choices: &[("", "标准"), ("high", "高")] },
    Row {
        name: "comfort-light",
        label: "颜色",
        choices: &[("", "跟随系统"), ("light", "浅色"), ("dark", "深色")],
    },
    Row { name: "comfort-still", label: "动画", choices: &[("", "跟随系统"), ("still", "关闭")] },
];

/// The switch of the 长者版, and the panel with all settings. They need a script; without one they are not seen.
#[component]
pub fn Comfort() -> impl IntoView {
    html! {
        <button type="button" class="tools__button comfort-switch" data-comfort-switch="elder" aria-pressed="false">
            "长者版"
        </button>
        <details class="comfort">
            <summary class="tools__button">"阅读设置"</summary>
            <div class="comfort__panel">
                {ROWS.map(row).into_iter().collect_view()}
                <p class="comfort__note">"设置记在这台设备上，也写在网址里：把网址发给别人，对方打开也是这样。"</p>
                <button type="button" class="comfort__reset" data-comfort-reset="">"恢复标准"</button>
            </div>
        </details>
    }
}

fn row(Row { name, label, choices }: Row) -> impl IntoView {
    let choices = choices.iter().map(|(value, words)| {
        html! {
            <label class="comfort__choice">
                <input type="radio" name=name value=*value checked=value.is_empty()/>
                <span>{*words}</span>
            </label>
        }
    });
    html! {
        <fieldset class="comfort__row">
            <legend>{label}</legend>
            <div class="comfort__choices">{choices.collect_view()}</div>
        </fieldset>
    }
}
