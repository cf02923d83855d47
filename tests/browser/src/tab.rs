//! Tabs of a browser.

use anyhow::Result;
use fantoccini::wd::WindowHandle;

use crate::session::Browser;

/// A tab.
#[derive(Debug, Clone)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab in which everything happens now.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.client().window().await?))
    }

    /// Opens a tab; what follows happens in it.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn new_tab(&self) -> Result<Tab> {
        let tab = Tab(self.client().new_window(true).await?.handle);
        self.show(&tab).await?;
        Ok(tab)
    }

    /// What follows happens in this tab.
    ///
    /// # Errors
    ///
    /// If it is closed.
    pub async fn show(&self, tab: &Tab) -> Result<()> {
        self.turn_to(tab.0.clone()).await
    }
}
