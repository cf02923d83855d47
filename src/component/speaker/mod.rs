//! The player at the lower edge of the window: what is being read aloud, and how to go on.
//!
//! It is prerendered and hidden: what its buttons do is told by `data-speak` (see `wake/speech.rs`), and no view of it
//! has to be compiled for the browser.

#[cfg(feature = "ssr")]
use leptos::prelude::*;

/// Speeds, as a reader sees them and as voices take them.
pub const SPEEDS: [(&str, f64); 6] =
    [("0.75", 0.75), ("1", 1.0), ("1.25", 1.25), ("1.5", 1.5), ("1.75", 1.75), ("2", 2.0)];

/// The voice's own speed, by its place in [`SPEEDS`].
const PLAIN: usize = 1;

/// The speed that a device remembers, by its place in [`SPEEDS`]; the voice's own if it remembers none, or junk.
pub fn speed_of(kept: Option<&str>) -> usize {
    SPEEDS.iter().position(|(words, _)| kept == Some(*words)).unwrap_or(PLAIN)
}

/// Outlines of the buttons' signs, 24 units wide and high.
#[cfg(feature = "ssr")]
mod outline {
    pub(super) const PLAY: &str = "M7 4.5v15l12-7.5z";
    pub(super) const PAUSE: &str = "M7 5h3.5v14H7zM13.5 5H17v14h-3.5z";
    pub(super) const BACK: &str = "M18 5v14L8 12zM5 5h2.2v14H5z";
    pub(super) const NEXT: &str = "M6 5v14l10-7zM16.8 5H19v14h-2.2z";
}

/// The player; closed at first.
///
/// Nothing in it is live but what it has to tell: a screen reader's voice must not speak into the other one.
#[cfg(feature = "ssr")]
#[component]
pub fn Speaker() -> impl IntoView {
    let sign = |class: &'static str, outline: &'static str| {
        view! { <svg class=class viewBox="0 0 24 24" aria-hidden="true"><path d=outline></path></svg> }
    };
    view! {
        <section class="speaker" id="speaker" aria-label="朗读" hidden>
            <p class="speaker__title"></p>
            <p class="speaker__told" role="status"></p>
            <button type="button" class="speaker__here" data-speak="here">"从这里读"</button>
            <div class="speaker__buttons">
                <button type="button" class="speaker__sign" data-speak="back" aria-label="上一句">{sign("speaker__icon", outline::BACK)}</button>
                <button type="button" class="speaker__sign speaker__sign--main" data-speak="toggle" aria-label="播放">
                    {sign("speaker__icon speaker__play", outline::PLAY)}
                    {sign("speaker__icon speaker__pause", outline::PAUSE)}
                </button>
                <button type="button" class="speaker__sign" data-speak="next" aria-label="下一句">{sign("speaker__icon", outline::NEXT)}</button>
                <select class="speaker__speed" aria-label="语速" autocomplete="off">
                    {SPEEDS.map(|(words, rate)| view! { <option value=words selected=rate == 1.0>{words}"倍"</option> }).into_iter().collect_view()}
                </select>
                <button type="button" class="speaker__close" data-speak="close">"关闭"</button>
            </div>
        </section>
    }
}
