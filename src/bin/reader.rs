//! The WebAssembly of what every page offers. Its functions are the library's: Trunk builds programs, so here is one.

use luojiang_report as _;

fn main() {}
