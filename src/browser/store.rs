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

/// Keeps something under a name.
pub(crate) fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        // Fails where it is full.
        let _ = storage.set_item(&[OURS, name].concat(), value);
    }
}
