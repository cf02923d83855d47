//! What the device remembers for a reader. Where it may not, it forgets with the page.

use web_sys::Storage;

use super::window;

/// All that this site keeps is found under names that start so: on some hosts a reader's storage is shared.
const OURS: &str = "luojiang-report:";

/// The device's storage; frames and private windows may be refused it.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// What was kept under a name.
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(&[OURS, name].concat()).ok().flatten()
}

/// Keeps something under a name; says whether the device took it. It doesn't where its storage is full or refused.
pub(crate) fn keep(name: &str, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(&[OURS, name].concat(), value).is_ok())
}

/// Forgets what was kept under a name.
#[cfg(feature = "classroom")]
pub(crate) fn forget(name: &str) {
    if let Some(storage) = storage() {
        // Fails where nothing could be kept either.
        let _ = storage.remove_item(&[OURS, name].concat());
    }
}
