//! The parts of which pages are made. Each folder holds a part's markup and style.
//!
//! Only islands are compiled for the browser; everything else is prerendered.

#[cfg(feature = "ssr")]
mod figure;
mod fold_all;
#[cfg(feature = "ssr")]
mod glossary;
#[cfg(feature = "ssr")]
mod passage;
#[cfg(feature = "ssr")]
mod rich_text;
mod sheet;
#[cfg(feature = "ssr")]
mod source_link;
#[cfg(feature = "ssr")]
mod targets;

pub use fold_all::FoldAll;
pub use sheet::Sheet;
#[cfg(feature = "ssr")]
pub use {
    figure::{FigureList, FigureView},
    glossary::{Gloss, Glossary, TermLink},
    passage::PassageCard,
    rich_text::Rich,
    source_link::source_url,
    targets::TargetsTable,
};
