//! The spatial structure 三轴四区、两核三心 as a schematic that can be selected from.
//!
//! The drawing is prerendered: its parts are links, and [`light`] says which of
//! them stand out. Only the [`StructureCard`], whose words change, is an island.

#[cfg(feature = "ssr")]
mod board;
mod card;
#[cfg(feature = "ssr")]
mod layout;
mod light;
#[cfg(any(feature = "ssr", feature = "classroom"))]
mod number;
#[cfg(feature = "ssr")]
mod view;

#[cfg(feature = "ssr")]
pub use board::{StructureBlank, StructureBoard, StructurePlain};
pub use card::StructureCard;
#[cfg(feature = "ssr")]
pub use layout::{Drawing, Layout, Placed, layout};
pub use light::{Attention, Light, light};
#[cfg(any(feature = "ssr", feature = "classroom"))]
pub use number::numbered;
#[cfg(feature = "ssr")]
pub use view::{StructureDrawing, StructureSvg, StructureTools};
