//! Pages that are on their way out while a test asks something of them.

use anyhow::{Error, Result};
use fantoccini::error::CmdError;

use crate::wait::NoAnswer;

/// What the drivers of Chromium, Firefox and WebKit say of a script that was still running when its page was left. Chromium's
/// says one of two things, and that of a time that is over at once; where it really is over, so is `until`'s.
const LEFT: [&str; 4] = [
    "document unloaded while waiting for result",
    "script timeout",
    "Document was unloaded",
    "Callback was not called before the unload event",
];

/// Has `until` ask again for what could not be answered because the page is being left for another one; all other errors
/// stay what they are.
///
/// # Errors
///
/// If there is an error, of either kind.
pub fn unless_left<T>(answer: Result<T>) -> Result<T> {
    answer.map_err(|error| if is_left(&error) { error.context(NoAnswer) } else { error })
}

fn is_left(error: &Error) -> bool {
    let Some(CmdError::Standard(said)) = error.downcast_ref::<CmdError>() else { return false };
    // They don't agree on which kind of error it is.
    LEFT.iter().any(|words| said.message.contains(words))
}
