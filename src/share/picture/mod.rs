//! Pictures for links: what chats and search engines show beside a title.
//!
//! Each is an SVG document of ours, which `report-picture` draws with fonts that are used only for that. The same
//! content gives the same bytes. See docs/adr/0016.

mod canvas;
mod layout;
mod structure;

pub use self::{canvas::SIZE, layout::svg};

/// The pictures of these things, each with its path in the site.
///
/// # Errors
///
/// If the fonts lack a character of one.
#[cfg(feature = "publish")]
pub fn pictures(
    subjects: &[super::Subject],
    fonts: &report_picture::Fonts,
) -> Result<Vec<(String, Vec<u8>)>, String> {
    let documents: Vec<_> = subjects.iter().map(|subject| (subject.picture(), svg(*subject))).collect();
    fonts.draw_all(&documents)
}
