//! The parts of which pages are made. Each folder holds a part's markup and style.
//!
//! Only islands are compiled for the browser; everything else is prerendered.

#[cfg(any(feature = "ssr", feature = "classroom"))]
mod asking;
#[cfg(any(feature = "ssr", feature = "builder"))]
#[expect(missing_docs, reason = "the macro `island` writes a struct for the properties and no word about it")]
pub mod builder;
#[cfg(any(feature = "ssr", feature = "classroom"))]
#[expect(missing_docs, reason = "the macro `island` writes a struct for the properties and no word about it")]
pub mod class_link;
#[cfg(feature = "ssr")]
mod comfort;
#[cfg(any(feature = "ssr", feature = "classroom"))]
#[expect(missing_docs, reason = "the macro `island` writes a struct for the properties and no word about it")]
pub mod deck;
#[cfg(any(feature = "ssr", feature = "builder", feature = "charts", feature = "classroom"))]
mod field;
#[cfg(feature = "ssr")]
mod figure;
#[cfg(any(feature = "ssr", feature = "explainer"))]
mod fold_all;
#[cfg(feature = "ssr")]
mod footer;
#[cfg(feature = "ssr")]
mod formerly;
#[cfg(feature = "ssr")]
mod glossary;
#[cfg(feature = "ssr")]
pub mod inert;
#[cfg(any(feature = "ssr", feature = "charts"))]
mod latest;
#[cfg(any(feature = "ssr", feature = "builder", feature = "classroom"))]
pub mod link_out;
pub mod live;
#[cfg(feature = "ssr")]
mod lone_figure;
#[cfg(feature = "ssr")]
mod money;
#[cfg(feature = "ssr")]
mod note;
#[cfg(any(feature = "ssr", feature = "builder", feature = "charts", feature = "classroom"))]
mod number_field;
#[cfg(any(feature = "ssr", feature = "charts"))]
mod pace;
#[cfg(feature = "ssr")]
mod passage;
#[cfg(feature = "ssr")]
mod plot;
#[cfg(feature = "ssr")]
mod print_link;
#[cfg(any(feature = "ssr", feature = "classroom"))]
pub mod quiz;
#[cfg(feature = "ssr")]
mod rich_text;
#[cfg(feature = "ssr")]
mod save;
#[cfg(feature = "reader")]
mod search;
#[cfg(feature = "ssr")]
mod share_link;
#[cfg(any(feature = "ssr", feature = "explainer"))]
mod sheet;
#[cfg(any(feature = "ssr", feature = "overview"))]
mod sorter;
#[cfg(feature = "ssr")]
mod source_link;
#[cfg(any(feature = "ssr", feature = "speech"))]
mod speaker;
#[cfg(any(feature = "ssr", feature = "builder", feature = "classroom"))]
mod state;
#[cfg(feature = "ssr")]
mod targets;
#[cfg(feature = "ssr")]
mod tile;
#[cfg(feature = "ssr")]
mod tip;
#[cfg(feature = "ssr")]
mod tools;
#[cfg(any(feature = "ssr", feature = "charts", feature = "classroom"))]
mod what_if;
#[cfg(any(feature = "ssr", feature = "classroom"))]
pub mod worksheet;

#[cfg(feature = "classroom")]
pub(crate) use asking::PartLook;
#[cfg(any(feature = "ssr", feature = "classroom"))]
pub use asking::{Asking, Mode, Trying};
#[cfg(feature = "ssr")]
pub use asking::{FindingBoard, RightAnswer};
#[cfg(feature = "reader")]
pub use search::Search;
#[cfg(any(feature = "ssr", feature = "overview"))]
pub use sorter::Sorter;
#[cfg(any(feature = "ssr", feature = "speech"))]
pub use speaker::{SPEEDS, speed_of};
#[cfg(any(feature = "ssr", feature = "charts", feature = "classroom"))]
pub use what_if::{WhatIf, what_if_told};
#[cfg(feature = "ssr")]
pub use {
    figure::{FigureList, FigureView},
    footer::Footer,
    formerly::Formerly,
    glossary::{Entry, Fields, Gloss, Glossary, TermLink},
    lone_figure::LoneFigure,
    money::MoneyPicture,
    note::{EndNotes, Notes},
    passage::{PassageCard, PassageLink, PrintedPassage},
    plot::Plot,
    print_link::PrintLink,
    rich_text::Rich,
    save::Save,
    share_link::ShareLink,
    source_link::source_url,
    speaker::Speaker,
    targets::TargetsTable,
    tile::Tile,
    tip::Tip,
    tools::{Listen, ToolSigns, Tools},
};
#[cfg(any(feature = "ssr", feature = "explainer"))]
pub use {fold_all::FoldAll, sheet::Sheet};
#[cfg(any(feature = "ssr", feature = "charts"))]
pub use {
    latest::LatestProgress,
    pace::{Pace, pace_told},
};
