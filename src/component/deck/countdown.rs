//! A clock that counts down while pupils work.

use leptos::prelude::*;

use super::{Clock, face, shared};
use crate::component::live::live;

/// The clock, with what starts it, stops it and sets it back.
#[island]
pub fn Countdown(
    /// How long the work takes, in minutes.
    minutes: u16,
) -> impl IntoView {
    let whole = u32::from(minutes) * 60;
    let clock = RwSignal::new(Clock::default());
    let left = move || whole.saturating_sub(clock.get().seconds(shared().time.get()));
    let toggle = move |_| clock.update(|clock| *clock = clock.toggled(now()));
    let words = move || match (clock.get().runs(), left()) {
        (_, 0) => "时间到",
        (true, _) => "停一停",
        (false, left) if left < whole => "接着计时",
        (false, _) => "开始计时",
    };
    view! {
        <div class="countdown">
            <p class="countdown__face" data-unspoken="" role="timer" aria-label="还剩">{live(move || face(left()))}</p>
            <p class="countdown__buttons needs-script">
                <button type="button" on:click=toggle disabled=move || left() == 0>{live(words)}</button>
                <button type="button" on:click=move |_| clock.set(Clock::default())>"重来"</button>
            </p>
            <p class="hidden" role="status">{live(move || (left() == 0).then_some("时间到"))}</p>
        </div>
    }
}

/// What time it is, in milliseconds; from now on it moves on.
fn now() -> f64 {
    #[cfg(feature = "classroom")]
    crate::wake::deck::tick();
    shared().time.get_untracked()
}
