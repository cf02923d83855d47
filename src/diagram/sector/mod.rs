//! A section as a drawing: what was done on the left, what is to be done on the right, threads between them.

mod knot;
mod layout;
mod spread;
mod strand;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use view::SectorDiagram;
