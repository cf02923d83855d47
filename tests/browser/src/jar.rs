//! The cookies that a browser has.

use anyhow::{Result, ensure};

use crate::page::Page;

impl Page {
    /// Makes sure that there is no cookie for this page: none that its scripts could read, and none that they could not.
    ///
    /// # Errors
    ///
    /// Names those that there are.
    pub async fn has_no_cookie(&self) -> Result<()> {
        let own: String = self.eval("return document.cookie", vec![]).await?;
        let all: Vec<_> = self.client().get_all_cookies().await?.iter().map(ToString::to_string).collect();
        ensure!(own.is_empty() && all.is_empty(), "cookies: {own:?} to scripts, and {all:?} in the jar");
        Ok(())
    }

    /// Deletes the cookies for this page. Those of one port are those of all.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn delete_cookies(&self) -> Result<()> {
        Ok(self.client().delete_all_cookies().await?)
    }
}
