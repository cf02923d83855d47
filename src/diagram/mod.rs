//! Diagrams: content → laid-out shapes (pure, tested) → SVG view.
//!
//! Drawings are prerendered; their parts are links. `wake` marks what is selected in them.

#[cfg(feature = "ssr")]
pub mod bridge;
pub mod compass;
#[cfg(feature = "ssr")]
pub mod facing;
#[cfg(feature = "ssr")]
mod label;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod sector;
pub mod structure;
