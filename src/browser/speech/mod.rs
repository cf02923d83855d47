//! Reading aloud: the voice, the pieces of the page that it reads, the light on what it says, the player.

mod light;
mod piece;
mod player;
mod start;
mod voice;
mod walk;

pub(crate) use self::{
    light::{Following, darken},
    piece::Piece,
    player::{
        asks, chosen_speed, close_player, escapes_player, is_player_open, open_player, show_on, show_speed,
        show_title, show_told,
    },
    start::{looked_at, pointed_at, remember_selection, selected},
    voice::{Failure, Said, hush, say},
};
use super::{by_id, window};

/// How much of the window's lower edge the player takes, in CSS pixels.
fn player_height() -> f64 {
    by_id("speaker").map_or(0.0, |player| player.get_bounding_client_rect().height())
}

/// The lower edge of the bar that stays at the top of the window; 0 while it is on its way there.
fn bar() -> f64 {
    let bounds = by_id("contents").map(|bar| bar.get_bounding_client_rect());
    bounds.filter(|bounds| bounds.top() < 1.0).map_or(0.0, |bounds| bounds.bottom().max(0.0))
}

/// What the window shows of the page, from the bar to the player: upper and lower edge in CSS pixels.
fn room() -> (f64, f64) {
    (bar(), super::view::window_size().1 - player_height())
}

/// What a reader has selected, if anything.
fn selection() -> Option<web_sys::Selection> {
    window()?.get_selection().ok().flatten().filter(|selection| !selection.is_collapsed())
}
