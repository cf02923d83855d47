//! Diagrams: content → laid-out shapes (pure, tested) → SVG view.

#[cfg(feature = "ssr")]
mod label;
pub mod structure;
