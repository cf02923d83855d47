//! Windows beside the page's own.

use anyhow::{Context, Result};
use fantoccini::wd::WindowHandle;

use crate::{page::Page, wait::until};

impl Page {
    /// The window in which commands happen now.
    ///
    /// # Errors
    ///
    /// If it is gone.
    pub async fn window(&self) -> Result<WindowHandle> {
        Ok(self.client().window().await?)
    }

    /// Waits until there is a window besides `known`; what follows happens in it.
    ///
    /// # Errors
    ///
    /// If none is opened.
    pub async fn enter_new_window(&self, known: &[WindowHandle]) -> Result<WindowHandle> {
        let others = async || -> Result<Vec<WindowHandle>> {
            let mut windows = self.client().windows().await?;
            windows.retain(|window| !known.contains(window));
            Ok(windows)
        };
        until("another window", &true, async || Ok(!others().await?.is_empty())).await?;
        let window = others().await?.pop().context("another window")?;
        self.enter_window(&window).await?;
        Ok(window)
    }

    /// What follows happens in this window.
    ///
    /// # Errors
    ///
    /// If it is gone.
    pub async fn enter_window(&self, window: &WindowHandle) -> Result<()> {
        Ok(self.client().switch_to_window(window.clone()).await?)
    }
}
