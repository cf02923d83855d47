//! Arithmetic on figures: what may be subtracted, how it is rounded, how it is worded.
//!
//! Pure functions without a browser. A number on screen is the report's own
//! printed form; only differences are computed here, and always shown with
//! their sum.

mod change;
mod fit;
mod growth;
mod linear;
mod number;
mod place;
mod text;
mod typed;

pub use change::{Change, Direction, change};
pub use fit::shift_into;
pub use growth::{Implied, Pace, grown, growth, pace, rounded};
pub use linear::Linear;
pub use number::{coordinate, decimals, format};
pub use place::{Area, Place, place};
pub use text::{fill, may_break, width as text_width};
pub use typed::{Trouble, Wanted, shown, typed};
