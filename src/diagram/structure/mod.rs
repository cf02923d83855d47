//! The spatial structure 三轴四区、两核三心 as a schematic that can be selected from.

mod layout;
mod view;

pub use layout::{Drawing, Layout, layout};
pub use view::StructureDiagram;
