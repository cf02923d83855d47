//! One box for everything that a report names.
//!
//! Natively, and with the feature `build`, [`pack`] makes a compact index of [`Entry`]s, in which every Chinese
//! character knows its pinyin. In the browser, [`Index::unpack`] reads it and [`Index::search`] asks it: by Chinese
//! words, pinyin (`wanhonglu`), initials (`whl`) and numbers (`105.7亿`), in full or half width, in capitals or not, and
//! in spite of one slip of the finger in pinyin. Chinese may be written in traditional characters, or in those that copies
//! from a PDF have for radicals. Where nothing is found, the nearest titles are offered.
//!
//! The index is small enough to be gone through from end to end at every key (45,000 characters, a millisecond or
//! two): there are no posting lists, no tokens, no stemming. What is found is ranked by where and how well it was
//! found, then by what it is.
//!
//! ```
//! # #[cfg(feature = "build")] {
//! use report_search::{Entry, Index, Kind, pack};
//!
//! let entries = [
//!     Entry::new(Kind::Township, "河市", "#x-heshi"),
//!     Entry::new(Kind::Figure, "地区生产总值", "#p-1.0").noted("365亿元"),
//! ];
//! let index = Index::unpack(&pack(&entries, &[])).expect("an index");
//! for query in ["河市", "heshi", "hs", "hehsi", "ＨＥＳＨＩ", "\u{feff}河市"] {
//!     assert_eq!(index.search(query, None).hits[0].link, "#x-heshi");
//! }
//! assert_eq!(index.search("地區生產總值", None).hits[0].link, "#p-1.0");
//! assert_eq!(index.search("365", None).hits[0].link, "#p-1.0");
//! # }
//! ```

mod alphabet;
mod entry;
#[cfg(feature = "build")]
mod form;
mod index;
mod manner;
mod nearest;
mod packed;
#[cfg(feature = "build")]
mod reading;
mod search;
mod show;
mod typo;
mod word;

pub use {
    entry::{Entry, Kind},
    index::{Index, Unreadable},
    search::Found,
    show::{Hit, Piece},
};
#[cfg(feature = "build")]
pub use {packed::pack, reading::pinyin};
