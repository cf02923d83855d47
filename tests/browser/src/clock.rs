//! Time on pages that have a clock which can be put forward.

use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::json;

use crate::page::Page;

impl Page {
    /// Lets time pass on a page of a site with a clock ([`Site::clock`](crate::Site::clock)): what would happen until then
    /// has happened.
    ///
    /// # Errors
    ///
    /// If the page has no clock.
    pub async fn waits(&self, time: Duration) -> Result<()> {
        // In a command of its own: WebKit's driver ends scripts that wait for something by a timer of the page.
        let milliseconds = u64::try_from(time.as_millis())?;
        self.eval::<()>("clock.skip(arguments[0])", vec![json!(milliseconds)]).await.context("no clock")?;
        // What is due happens in tasks before that of the second timer, and is painted in two frames.
        let script = "const [done] = arguments;\
            setTimeout(() => setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))";
        self.eval_async::<bool>(script, vec![]).await?;
        Ok(())
    }
}
