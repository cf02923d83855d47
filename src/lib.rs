//! 洛江区政府工作报告图解: a government work report that explains itself.
//!
//! The library is compiled eight times. With `ssr` it renders every page
//! natively (see `bin/prerender/main.rs`); with `explainer`, `charts`,
//! `overview`, `builder`, `classroom`, `reader` and `speech` it becomes the WebAssembly modules that wake up the
//! islands in the finished documents. All readable text is in the documents; the WebAssembly holds
//! behaviour and the little data that moves.

// The type of a whole page nests one level for each tag in it.
#![recursion_limit = "256"]

#[cfg(feature = "hydrate")]
#[cfg_attr(
    not(feature = "explainer"),
    allow(dead_code, reason = "the others need only some of the doors to the browser")
)]
mod browser;
#[cfg(any(feature = "ssr", feature = "charts", feature = "classroom", feature = "overview"))]
pub mod chart;
pub mod component;
#[cfg(any(
    feature = "ssr",
    feature = "explainer",
    feature = "charts",
    feature = "classroom",
    feature = "overview"
))]
pub mod content;
#[cfg(any(feature = "ssr", feature = "classroom", feature = "explainer"))]
pub mod diagram;
#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
pub mod page;
pub mod query;
#[cfg(any(feature = "ssr", feature = "classroom", feature = "explainer", feature = "reader"))]
pub mod route;
pub mod scale;
#[cfg(feature = "ssr")]
pub mod share;
#[cfg(feature = "hydrate")]
mod wake;
