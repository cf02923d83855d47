//! Arithmetic on figures: what may be subtracted, how it is rounded, how it is worded.
//!
//! Pure functions without a browser. A number on screen is the report's own
//! printed form; what is computed here is a [`Computed`] number, which is
//! always told with its sum.

mod change;
mod computed;
mod fit;
mod growth;
mod linear;
mod number;
mod place;
mod text;
mod typed;

pub use change::{Change, Direction, change};
pub use computed::{Computed, Reckoning, told};
pub use fit::shift_into;
pub use growth::{Pace, gap, grown, growth, monthly, pace, part, rounded};
pub use linear::Linear;
pub use number::{coordinate, decimals, format};
pub use place::{Area, Place, place};
pub use text::{fill, may_break, width as text_width};
pub use typed::{Trouble, Wanted, shown, typed};
