//! Diagrams: content → laid-out shapes (pure, tested) → SVG view.
//!
//! The spatial structure is an island; the others are prerendered only.

#[cfg(feature = "ssr")]
pub mod facing;
#[cfg(feature = "ssr")]
mod label;
#[cfg(feature = "ssr")]
pub mod overview;
#[cfg(feature = "ssr")]
pub mod sector;
pub mod structure;
