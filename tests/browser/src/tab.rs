//! Tabs of a browser.

use anyhow::Result;
use fantoccini::wd::WindowHandle;

use crate::{Engine, session::Browser};

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
        // WebKit's driver leaves a tab behind the others, where little happens; a window is in front.
        let is_tab = self.engine() != Engine::WebKit;
        let tab = Tab(self.client().new_window(is_tab).await?.handle);
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
