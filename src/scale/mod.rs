//! Arithmetic on figures: what may be subtracted, how it is rounded, how it is worded.
//!
//! Pure functions without a browser. A number on screen is the report's own
//! printed form; only differences are computed here, and always shown with
//! their sum.

mod change;
mod fit;
mod number;
mod place;

pub use change::{Change, Direction, change};
pub use fit::shift_into;
pub use number::{coordinate, decimals, format};
pub use place::{Area, Place, place};
