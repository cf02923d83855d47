//! Taking something along: files, pictures, the clipboard, the system's share sheet.
//!
//! Every browser lacks or refuses some of it: pages without TLS have no
//! clipboard, sandboxed frames no downloads, WeChat neither. What may be
//! missing is therefore called by name, and whoever calls learns whether it
//! was done.

mod desk;
mod file;
mod share;

pub(crate) use self::{
    desk::{asked, clear, copy_message, prepare, show_picture, tell},
    file::{Png, download, is_drawn, png, svg_url},
    share::{Sharing, share},
};
use super::{
    by_name::property,
    clipboard::{answered, navigator},
    window,
};

/// Whether the page is shown by WeChat, where downloads fail and pictures are kept by a long press.
pub(crate) fn is_wechat() -> bool {
    let name = navigator().and_then(|navigator| property(&navigator, "userAgent")?.as_string());
    name.is_some_and(|name| name.contains("MicroMessenger"))
}

/// Whether the page is shown in a frame of another one, which may have been forbidden to download anything.
pub(crate) fn is_framed() -> bool {
    window().is_some_and(|window| window.parent().ok().flatten().is_some_and(|parent| parent != window))
}

/// The URL of the page as it is now, without its fragment.
pub(crate) fn page_url() -> String {
    let url = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    url.split('#').next().unwrap_or_default().to_owned()
}
