//! What the device remembers for a reader. Where it may not, it forgets with the page.
//!
//! What a reader has set for himself counts on the whole host, whatever report he reads there. What he has done with a
//! report is that report's: its name ends with the path of the site.

use web_sys::Storage;
#[cfg(feature = "classroom")]
use web_sys::Url;

#[cfg(feature = "classroom")]
use super::document;
use super::window;

/// How the names of what counts on the whole host begin: on some hosts a reader's storage is shared with others.
const OURS: &str = "luojiang-report:";

/// The device's storage; frames and private windows may be refused it.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was kept under a name for the whole host.
#[cfg(feature = "speech")]
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&[OURS, name].concat()).ok().flatten()
}

/// Keeps something under a name for the whole host, if the device takes it.
#[cfg(feature = "speech")]
pub(crate) fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        // Fails where storage is full.
        let _ = storage.set_item(&[OURS, name].concat(), value);
    }
}

/// What was kept under a name for this site: nothing yet (an empty text), or `None` where the device keeps nothing.
///
/// What was kept for the whole host, before sites were told apart, becomes this site's at the first time, if it
/// `is_ours`.
#[cfg(feature = "classroom")]
pub(crate) fn kept_here(name: &str, is_ours: impl Fn(&str) -> bool) -> Option<String> {
    let storage = storage()?;
    let here = here(name);
    if let Some(kept) = storage.get_item(&here).ok()? {
        return Some(kept);
    }
    let before = [OURS, name].concat();
    let Some(old) = storage.get_item(&before).ok()?.filter(|old| is_ours(old)) else {
        return Some(String::new());
    };
    if storage.set_item(&here, &old).is_ok() {
        // Fails where nothing could be kept either.
        let _ = storage.remove_item(&before);
    }
    Some(old)
}

/// Keeps something under a name for this site; says whether the device took it. It doesn't where its storage is full or
/// refused.
#[cfg(feature = "classroom")]
pub(crate) fn keep_here(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&here(name), value).is_ok())
}

/// Forgets what was kept under a name for this site.
#[cfg(feature = "classroom")]
pub(crate) fn forget_here(name: &str) {
    if let Some(storage) = storage() {
        // Fails where nothing could be kept either.
        let _ = storage.remove_item(&here(name));
    }
}

/// The whole name of what is kept for this site, such as `luojiang-quiz /tujie/`.
#[cfg(feature = "classroom")]
fn here(name: &str) -> String {
    format!("luojiang-{name} {}", site().unwrap_or_default())
}

/// The path of the site's folder on its host. Of a site that is one file, the path of that.
#[cfg(feature = "classroom")]
fn site() -> Option<String> {
    let document = document()?;
    let page = document.url().ok()?;
    let file = document.query_selector("script[data-search]").ok().flatten()?.get_attribute("data-search")?;
    let file = Url::new_with_base(&file, &document.base_uri().ok().flatten()?).ok()?;
    // In one file, its parts have addresses for as long as the page lives.
    let is_apart = file.protocol() != "blob:";
    let folder = if is_apart { Url::new_with_base(".", &file.href()) } else { Url::new(&page) };
    let mut path = folder.ok()?.pathname();
    // Servers take several slashes for one.
    while path.contains("//") {
        path = path.replace("//", "/");
    }
    Some(path)
}
