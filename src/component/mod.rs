//! The parts of which pages are made. Each folder holds a part's markup and style.
//!
//! Only islands are compiled for the browser; everything else is prerendered.

#[cfg(feature = "ssr")]
mod figure;
#[cfg(any(feature = "ssr", feature = "explainer"))]
mod fold_all;
#[cfg(feature = "ssr")]
mod glossary;
#[cfg(any(feature = "ssr", feature = "charts"))]
mod latest;
#[cfg(feature = "ssr")]
mod money;
#[cfg(any(feature = "ssr", feature = "charts"))]
mod pace;
#[cfg(feature = "ssr")]
mod passage;
#[cfg(feature = "ssr")]
mod plot;
#[cfg(feature = "ssr")]
mod rich_text;
#[cfg(feature = "ssr")]
mod save;
#[cfg(any(feature = "ssr", feature = "explainer"))]
mod sheet;
#[cfg(any(feature = "ssr", feature = "overview"))]
mod sorter;
#[cfg(feature = "ssr")]
mod source_link;
#[cfg(feature = "ssr")]
mod targets;
#[cfg(feature = "ssr")]
mod tile;
#[cfg(feature = "ssr")]
mod tip;
#[cfg(any(feature = "ssr", feature = "charts"))]
mod what_if;

#[cfg(any(feature = "ssr", feature = "overview"))]
pub use sorter::Sorter;
#[cfg(feature = "ssr")]
pub use {
    figure::{FigureList, FigureView},
    glossary::{Fields, Gloss, Glossary, TermLink},
    money::MoneyPicture,
    passage::PassageCard,
    plot::Plot,
    rich_text::Rich,
    save::Save,
    source_link::source_url,
    targets::TargetsTable,
    tile::Tile,
    tip::Tip,
};
#[cfg(any(feature = "ssr", feature = "explainer"))]
pub use {fold_all::FoldAll, sheet::Sheet};
#[cfg(any(feature = "ssr", feature = "charts"))]
pub use {latest::LatestProgress, pace::Pace, what_if::WhatIf};
