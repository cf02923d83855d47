//! 上课: what a teacher needs while a lesson is given: the bar below the slides, the black screen, the dot, the clocks,
//! and the page for the window with the notes.

mod clock;
mod countdown;
mod message;
mod place;
mod question;
mod shared;

use leptos::prelude::*;

pub use self::{
    clock::{Clock, face, pace},
    countdown::Countdown,
    message::Message,
    place::Place,
    question::SlideQuestion,
    shared::{Notes, Shared, Stop, shared},
};
use super::live::live;

/// What a button of the bar asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// The slide before this one.
    Back,
    /// The slide after this one.
    On,
    /// The first slide.
    First,
    /// The last slide.
    Last,
    /// A black screen, or the slides again.
    Black,
    /// The whole screen, or a window again.
    Full,
    /// The teacher's notes, or none.
    Notes,
    /// A bright dot instead of the pointer, or the pointer again.
    Laser,
    /// The lesson's clock goes, or rests.
    Clock,
    /// What waits on the slide to be shown is shown, or hidden again.
    Reveal,
    /// The link to this very place is copied.
    Copy,
}

/// Everything around the slides. Without a script there is nothing of it, and the slides are a document.
#[island]
pub fn Deck(
    /// What the bar is called.
    label: String,
    /// Id, title and minutes of each slide.
    slides: Vec<(String, String, u16)>,
) -> impl IntoView {
    let shared = shared();
    shared.take(slides);
    let Shared { black, laser, told, .. } = shared;
    view! {
        <div class="deck__bar needs-script" role="toolbar" aria-label=label>
            <button type="button" class="deck__step" aria-label="上一页" aria-keyshortcuts="ArrowLeft PageUp" on:click=|_| ask(Wish::Back)>"‹"</button>
            <Jump/>
            <button type="button" class="deck__step" aria-label="下一页" aria-keyshortcuts="ArrowRight PageDown Space" on:click=|_| ask(Wish::On)>"›"</button>
            <Timer/>
            <span class="deck__tools">
                <Switch wish=Wish::Laser key="l" words="激光点" on=laser.into()/>
                <Switch wish=Wish::Black key="b" words="黑屏" on=black.into()/>
                <Switch wish=Wish::Full key="f" words="全屏" on=shared.full.into()/>
                <Switch wish=Wish::Notes key="n" words="备注" on=Signal::derive(move || shared.notes.get() != Notes::Closed)/>
                <button type="button" on:click=|_| ask(Wish::Copy)>"复制链接"</button>
            </span>
            <span class="deck__told" role="status">{live(move || told.get())}</span>
        </div>
        <button type="button" class="deck__black" hidden=move || !black.get() on:click=|_| ask(Wish::Black)>
            <span>"黑屏，按b或点一下回来"</span>
        </button>
        <span class="deck__dot" aria-hidden="true" hidden=move || !laser.get()></span>
        <SpeakerHead/>
    }
}

/// A button that is on or off.
#[component]
fn Switch(wish: Wish, key: &'static str, words: &'static str, on: Signal<bool>) -> impl IntoView {
    view! {
        <button type="button" aria-keyshortcuts=key aria-pressed=move || on.get().to_string() on:click=move |_| ask(wish)>
            {words}
        </button>
    }
}

/// The list of all slides, at the one that is shown.
#[component]
fn Jump() -> impl IntoView {
    let shared = shared();
    let options = shared.stops.with_value(|stops| {
        let count = stops.len();
        let option = |(position, stop): (usize, &Stop)| {
            let words = format!("{}/{count} {}", position + 1, stop.title);
            view! {
                <option value=position.to_string() selected=move || shared.now.get() == position>{words}</option>
            }
        };
        stops.iter().enumerate().map(option).collect_view()
    });
    view! {
        <label class="hidden" for="deck-jump">"跳到哪一页"</label>
        <select id="deck-jump" class="deck__jump" autocomplete="off" on:change=|event| jump(&event)>{options}</select>
    }
}

/// The lesson's clock: how long it has been going on, and whether that fits the plan.
#[component]
fn Timer() -> impl IntoView {
    let shared = shared();
    let told = move || {
        let stop = shared.stop(shared.now.get())?;
        let seconds = shared.seconds();
        // Nobody is late who has not begun.
        (seconds > 0).then(|| pace(seconds, stop.from, stop.to))?
    };
    view! {
        <button
            type="button"
            class="deck__clock"
            aria-pressed=move || shared.clock.get().runs().to_string()
            on:click=|_| ask(Wish::Clock)
        >
            <span class="hidden">"计时 "</span>
            <span>{live(move || face(shared.seconds()))}</span>
        </button>
        <span class="deck__pace">{live(told)}</span>
    }
}

/// What stands over the notes in their own window: what comes next.
#[component]
fn SpeakerHead() -> impl IntoView {
    let shared = shared();
    let next = move || match shared.stop(shared.now.get() + 1) {
        Some(stop) => format!("下一页：{}", stop.title),
        None => "这是最后一页".to_owned(),
    };
    view! {
        <p class="deck__next" hidden=move || !shared.is_speaker.get()>{live(next)}</p>
    }
}

/// A slide is chosen in the list.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has lists"))]
fn jump(event: &leptos::ev::Event) {
    #[cfg(feature = "classroom")]
    if let Some(position) = crate::browser::text_of(event).and_then(|text| text.parse().ok()) {
        crate::wake::deck::go_to(position);
    }
}

/// A button is pressed.
#[cfg_attr(not(feature = "classroom"), expect(unused_variables, reason = "only a browser has buttons"))]
fn ask(wish: Wish) {
    #[cfg(feature = "classroom")]
    crate::wake::deck::fulfil(wish);
}
