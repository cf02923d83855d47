//! What a quiz does with questions: shuffle them with a seed, judge answers, put worksheets together.
//!
//! No browser and no clock: the same input gives the same output on every platform, so a teacher's link or the number
//! on a sheet is enough to get the same sheet again.

mod answer;
mod arrangement;
mod random;
mod round;
mod worksheet;

pub use answer::{Answer, Mark, Verdict, judge};
pub use arrangement::Arrangement;
pub use random::Random;
pub use round::Round;
pub use worksheet::{Form, Item, KeyLine, Scope, Variant, Worksheet, letter};
