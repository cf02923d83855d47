//! What the drawings of two facing years share: their measures, the sections
//! that they draw, their cards, the figure around them.

mod card;
#[cfg(test)]
pub(super) mod checks;
mod curve;
mod frame;
mod section;

pub use card::{Card, Grid, PADDING, Rect, title_lines};
pub use curve::{at, distance, level, samples};
pub use frame::{Drawing, card_view, head_view};
pub use section::{Section, sections};

use std::borrow::Cow;

use report_model::{Content, Point};

/// The width of every drawing, in its own units.
pub const WIDTH: f64 = 360.0;
/// The width of a column of cards.
pub const COLUMN: f64 = 124.0;
/// The size of all text. At 320 CSS px a drawing is 296 px wide, and this 12.3 px.
pub const TEXT: f64 = 15.0;
/// Where the cards begin, below the words over them.
pub const TOP: f64 = 30.0;
/// Between cards in a column.
pub const GAP: f64 = 9.0;
/// Between the cards and the edges of the drawing.
pub const MARGIN: f64 = 4.0;

/// Baseline of the words over the columns.
const HEAD: f64 = 18.0;
/// From the edge of a column to the words over it.
const HEAD_INDENT: f64 = 2.0;

/// One of the two years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The year under review, on the left.
    Done,
    /// The year ahead, on the right.
    Planned,
}

impl Side {
    /// Both, from left to right.
    pub const BOTH: [Self; 2] = [Self::Done, Self::Planned];

    /// The left edge of its column.
    pub fn left(self) -> f64 {
        match self {
            Self::Done => MARGIN,
            Self::Planned => WIDTH - MARGIN - COLUMN,
        }
    }

    /// The edge of its column that looks at the other one.
    pub fn inner(self) -> f64 {
        match self {
            Self::Done => MARGIN + COLUMN,
            Self::Planned => WIDTH - MARGIN - COLUMN,
        }
    }

    /// The year itself.
    pub fn year(self, content: &Content) -> u16 {
        match self {
            Self::Done => content.report.result_year,
            Self::Planned => content.report.target_year,
        }
    }

    /// What stands over its column.
    pub fn title(self, content: &Content) -> String {
        let verb = match self {
            Self::Done => "做了",
            Self::Planned => "要做",
        };
        format!("{}年{verb}", self.year(content))
    }

    /// Its word in the names of classes.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Planned => "planned",
        }
    }
}

/// Words over cards.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The beginning of the baseline.
    pub at: Point,
    /// The year that they name, if they do.
    pub year: Option<Side>,
    /// The words.
    pub words: Cow<'static, str>,
}

impl Head {
    /// The year over its column.
    pub fn of_year(content: &Content, side: Side) -> Self {
        Self { year: Some(side), ..Self::at(side, HEAD, side.title(content).into()) }
    }

    /// Other words in a column.
    pub fn at(side: Side, baseline: f64, words: Cow<'static, str>) -> Self {
        Self { at: Point { x: side.left() + HEAD_INDENT, y: baseline }, year: None, words }
    }
}

/// A count as a number that can be multiplied with a length.
pub fn count(count: usize) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "counts of things in a drawing are small")]
    let count = count as f64;
    count
}
