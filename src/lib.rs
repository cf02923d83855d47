//! 洛江区政府工作报告图解: a government work report that explains itself.
//!
//! The library is compiled twice. With `ssr` it renders every page natively
//! (see `bin/prerender.rs`); with `hydrate` it becomes the WebAssembly that
//! wakes up the islands in the finished document. All readable text is in the
//! document; the WebAssembly holds behaviour and the little data that moves.

// The type of a whole page nests one level for each tag in it.
#![recursion_limit = "256"]

#[cfg(feature = "hydrate")]
mod browser;
pub mod component;
pub mod content;
pub mod diagram;
#[cfg(feature = "ssr")]
pub mod export;
#[cfg(feature = "ssr")]
pub mod page;
pub mod route;
pub mod scale;
#[cfg(feature = "hydrate")]
mod wake;
