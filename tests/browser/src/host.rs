//! Somebody else's page, with something of the site in frames: from another origin, with styles and habits of its own.

use anyhow::Result;
use serde::Deserialize;

use crate::{
    leaving::unless_left,
    page::Page,
    server::{Server, Site},
    session::Browser,
    wait::until,
};

/// What a page pastes to have the script.
pub const SCRIPT: &str = "<script src='{site}embed.js'></script>";

/// A page around frames, with the servers on which it and the site live.
pub struct Host {
    /// The site.
    pub site: Server,
    /// The page around; its frames are entered from here.
    pub page: Page,
    /// Where the page comes from.
    pub server: Server,
}

impl Host {
    /// Opens a page of another origin; `{site}` in its HTML stands for where the site is.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn open(browser: &Browser, body: &str) -> Result<Self> {
        Self::around(browser, Site::default(), body, None).await
    }

    /// The same for a site that is served in its own way, in a page with a Content-Security-Policy.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn around(browser: &Browser, site: Site, body: &str, policy: Option<&str>) -> Result<Self> {
        let site = site.serve().await?;
        let at = site.url("");
        let placed = |text: &str| text.replace("{site}", &at);
        let html = format!("<!doctype html><meta charset=utf-8><title>host</title>{}", placed(body));
        let mut around = Site::default().extra_page(html);
        if let Some(policy) = policy {
            around = around.extra_policy(placed(policy));
        }
        let server = around.serve().await?;
        let page = browser.open(&server.extra_page()).await?;
        Ok(Self { site, page, server })
    }

    /// How high the frames of the page are, within their borders.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn heights(&self) -> Result<Vec<u32>> {
        let script = "return [...document.querySelectorAll('iframe')].map((frame) => frame.clientHeight)";
        self.page.eval(script, vec![]).await
    }

    /// What a frame is in itself.
    ///
    /// # Errors
    ///
    /// If there is none with this number.
    pub async fn inside(&self, number: u16) -> Result<Inside> {
        self.page.enter_frame(number).await?;
        // A document that is on its way in has no body yet.
        let script =
            "return { content: document.body?.getBoundingClientRect().height ?? 0, window: innerHeight }";
        let inside = self.page.eval(script, vec![]).await;
        self.page.leave_frame().await?;
        inside
    }

    /// Waits until everything that has begun in a frame is done, and then what that has set off in the page around.
    ///
    /// # Errors
    ///
    /// If there is no such frame, or requests don't end.
    pub async fn idle(&self, number: u16) -> Result<()> {
        self.page.enter_frame(number).await?;
        self.page.idle().await?;
        self.page.leave_frame().await?;
        self.page.idle().await
    }

    /// Waits until a frame is as high as what is in it; tells how high.
    ///
    /// # Errors
    ///
    /// If it doesn't come to that.
    pub async fn fits(&self, number: u16) -> Result<f64> {
        let mut height = 0.0;
        until(&format!("frame {number} fits"), &true, async || {
            // It may be on its way in, or to another page.
            if self.page.eval::<u16>("return length", vec![]).await? <= number {
                return Ok(false);
            }
            let Inside { content, window } = unless_left(self.inside(number).await)?;
            height = window;
            Ok(content > 100.0 && (window - content).abs() <= 2.0)
        })
        .await?;
        Ok(height)
    }
}

/// What a frame is in itself, in its own CSS pixels.
#[derive(Debug, Deserialize)]
pub struct Inside {
    /// How high what is in it is.
    pub content: f64,
    /// How high it finds its window.
    pub window: f64,
}
