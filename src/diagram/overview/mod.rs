//! The whole report as one drawing: all sections with their two years, and the difficulties.

mod layout;
#[cfg(test)]
mod tests;
mod view;
mod words;

pub use view::OverviewDiagram;
