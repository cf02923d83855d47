//! The WebAssembly of the pages for class. Its functions are the library's: Trunk builds programs, so here is one.

use luojiang_report as _;

fn main() {}
