//! The player at the lower edge of the window: what is being read, and how to go on.

use leptos::{html, prelude::*};

use crate::{
    browser,
    wake::{SPEEDS, Talk},
};

/// Outlines of the buttons' signs, 24 units wide and high.
const PLAY: &str = "M7 4.5v15l12-7.5z";
const PAUSE: &str = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
const BACK: &str = "M18 5v14L8 12zM5 5h2.2v14H5z";
const ON: &str = "M6 5v14l10-7zM16.8 5H19v14h-2.2z";

/// The player; closed at first.
///
/// Nothing in it is live but what it has to tell: a screen reader's voice must not speak into the other one.
#[component]
pub fn Speaker() -> impl IntoView {
    let Talk { is_open, is_on, title, told, speed, .. } = Talk::get();
    let play = NodeRef::<html::Button>::new();
    Effect::new({
        let is_open = is_open.clone();
        move |was_open: Option<bool>| {
            let is_open = is_open.get();
            if is_open != was_open.unwrap_or_default() {
                if let Some(button) = play.get().filter(|_| is_open) {
                    browser::open_player(&button);
                } else {
                    browser::close_player();
                }
            }
            is_open
        }
    });
    let label = {
        let is_on = is_on.clone();
        move || if is_on.get() { "暂停" } else { "播放" }
    };
    let has_told = {
        let told = told.clone();
        move || !told.read().is_empty()
    };
    view! {
        <section class="speaker" id="speaker" aria-label="朗读" hidden=move || !is_open.get()>
            <p class="speaker__title" class:speaker__title--out=has_told>{title}</p>
            <p class="speaker__told" role="status">{told}</p>
            <button type="button" class="speaker__here" on:click=|_| Talk::get().read_from_here()>"从这里读"</button>
            <div class="speaker__buttons">
                <button type="button" class="speaker__sign" aria-label="上一句" on:click=|_| Talk::get().previous()>{sign(|| BACK)}</button>
                <button type="button" class="speaker__sign speaker__sign--main" aria-label=label node_ref=play on:click=|_| Talk::get().toggle()>
                    {sign(move || if is_on.get() { PAUSE } else { PLAY })}
                </button>
                <button type="button" class="speaker__sign" aria-label="下一句" on:click=|_| Talk::get().next()>{sign(|| ON)}</button>
                <select
                    class="speaker__speed"
                    aria-label="语速"
                    autocomplete="off"
                    prop:value=move || SPEEDS.get(speed.get()).map_or("1", |(words, _)| *words)
                    on:change=|event| Talk::get().set_speed(&event_target_value(&event))
                >
                    {SPEEDS.map(|(words, _)| view! { <option value=words>{words}"倍"</option> }).into_iter().collect_view()}
                </select>
                <button type="button" class="speaker__close" on:click=|_| Talk::get().close()>"关闭"</button>
            </div>
        </section>
    }
}

fn sign(outline: impl Fn() -> &'static str + Send + Sync + 'static) -> impl IntoView {
    view! { <svg class="speaker__icon" viewBox="0 0 24 24" aria-hidden="true"><path d=outline></path></svg> }
}
