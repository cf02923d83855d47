//! Diagrams: content → laid-out shapes (pure, tested) → SVG view.

pub mod compass;
pub mod structure;
