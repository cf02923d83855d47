//! Charts of the indicators, in three steps: from an indicator to what is drawn of it (`figure`), from there to
//! shapes with positions (`bars`, `pair`, `mini`, each a [`scene::Scene`]), and from shapes to SVG: in a page (`view`)
//! or in a file (`svg`).
//!
//! The steps are pure. They run when pages are prerendered, and again in the
//! browser when a reader tries something out or asks for a picture.

mod bars;
#[cfg(any(feature = "ssr", feature = "overview"))]
mod chosen;
mod draw;
mod figure;
mod latest;
mod look;
mod mark;
mod message;
mod mini;
#[cfg(feature = "ssr")]
mod money;
mod outcome;
mod pair;
mod picture;
mod scene;
#[cfg(any(feature = "ssr", feature = "charts", feature = "classroom"))]
mod shared;
mod sorting;
mod state;
mod svg;
#[cfg(feature = "ssr")]
mod tip;
#[cfg(feature = "ssr")]
mod view;
mod words;

#[cfg(any(feature = "ssr", feature = "overview"))]
pub use self::chosen::sorting;
#[cfg(any(feature = "ssr", feature = "charts", feature = "classroom"))]
pub use self::shared::{Shared, shared};
pub use self::{
    draw::swatch,
    figure::{Drawing, WIDTHS, amounts, drawing, figure, has_bars},
    latest::{mistakes_told, progress_told},
    look::{GROUND, Look},
    mark::Mark,
    message::{file_name, headline, message},
    mini::layout as mini,
    outcome::{NoPicture, Outcome},
    picture::{marks, notes, picture},
    scene::{Anchor, Extent, Scene, Shape},
    sorting::{Filter, GROUPS, Group, Order, Sorting, summary},
    state::{LARGEST, Latest, Query, State, amount, month, number, rates},
    words::{
        Growth, Pair, UNSAID, Whole, change_of, comparable, description, difference, growth_of, implied,
        limits, printed, spoken, title, verdict, when, whole,
    },
};
#[cfg(feature = "ssr")]
pub use self::{
    money::{LEGEND, layout as money, picture as money_picture},
    svg::fragment,
    tip::{Tip, tips},
    view::{RowsAt, view},
    words::sides,
};
