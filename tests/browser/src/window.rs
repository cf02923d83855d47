//! Windows beside the page's own, and frames of other sizes.

use anyhow::{Context, Result};
use fantoccini::wd::WindowHandle;
use serde_json::json;

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

    /// Gives the frame in which commands happen another size (CSS pixels).
    ///
    /// # Errors
    ///
    /// If it is not the first frame of its page, or stays as it is.
    pub async fn resize_frame(&self, (width, height): (u32, u32)) -> Result<()> {
        self.leave_frame().await?;
        let script =
            "[document.querySelector('iframe').width, document.querySelector('iframe').height] = arguments";
        self.eval::<()>(script, vec![json!(width), json!(height)]).await?;
        self.enter_frame(0).await?;
        self.is_wide(width).await
    }

    /// Waits until the page has this width (CSS pixels).
    ///
    /// # Errors
    ///
    /// If it keeps another.
    pub async fn is_wide(&self, width: u32) -> Result<()> {
        until("the width of the page", &width, async || self.eval("return innerWidth", vec![]).await).await
    }
}
