//! The WebAssembly of the page from which editors take something for their own. Its functions are the library's: Trunk
//! builds programs, so here is one.

use luojiang_report as _;

fn main() {}
