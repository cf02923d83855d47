//! A browser for the length of a test.
//!
//! To start one takes longer than most tests. So a test that has passed leaves its browser to the next one: with an empty
//! tab, a new one where something was pretended in the old one, which ends with it. Each test has sites of its own, so what
//! a browser keeps for one is nothing to another. A browser in which a test has failed ends.

use std::{
    fs,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicBool, Ordering::Relaxed},
    },
    time::Duration,
};

use anyhow::{Context, Result, ensure};
use fantoccini::{Client, wd::WindowHandle};
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::{Engine, command::Post, driver::Driver, page::Page, server::Server};

/// The longest that a browser may take to end, or to get ready for another test.
pub(crate) const END: Duration = Duration::from_secs(10);
/// Browsers that wait for a test.
static WAITING: Mutex<Vec<Browser>> = Mutex::new(Vec::new());

/// A running browser that has never seen the sites of the test.
pub struct Browser {
    engine: Engine,
    driver: Driver,
    client: Client,
    /// Whether a command of the `DevTools` has changed what its tab pretends to be.
    has_pretended: AtomicBool,
}

impl Browser {
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let driver = Driver::start(engine).await?;
        let client = driver.connect().await?;
        Ok(Self { engine, driver, client, has_pretended: AtomicBool::new(false) })
    }

    /// One that waits for a test, or a new one.
    pub(crate) async fn take(engine: Engine) -> Result<Self> {
        loop {
            let waiting = {
                let mut waiting = WAITING.lock().unwrap_or_else(PoisonError::into_inner);
                let at = waiting.iter().position(|browser| browser.engine == engine);
                at.map(|at| waiting.swap_remove(at))
            };
            let Some(browser) = waiting else { return Self::start(engine).await };
            // It may have ended meanwhile.
            match timeout(END, browser.client.current_url()).await {
                Ok(Ok(_)) => return Ok(browser),
                _ => browser.end().await,
            }
        }
    }

    /// Leaves it to the next test; if it can't be cleaned, it ends.
    pub(crate) async fn leave(self) {
        if matches!(timeout(END, self.clean()).await, Ok(Ok(()))) {
            WAITING.lock().unwrap_or_else(PoisonError::into_inner).push(self);
        } else {
            self.end().await;
        }
    }

    /// Leaves one empty tab. A new one costs WebKit two seconds of a processor, so there is one only where it must be.
    async fn clean(&self) -> Result<()> {
        self.client.release_actions().await?;
        let windows = self.client.windows().await?;
        let has_pretended = self.has_pretended.swap(false, Relaxed);
        if windows.len() > 1 || has_pretended {
            let new = self.client.new_window(true).await?.handle;
            for old in windows {
                self.client.switch_to_window(old).await?;
                self.client.close_window().await?;
            }
            self.turn_to(new).await?;
            Driver::size(&self.client).await?;
        } else {
            self.client.goto("about:blank").await?;
        }
        let has_focus = self.client.execute("return document.hasFocus()", vec![]).await?;
        ensure!(has_focus == Value::Bool(true), "the empty tab has no focus");
        self.console().await?;
        Ok(())
    }

    /// What follows happens in this window, which gets the focus as if the reader had turned to it.
    pub(crate) async fn turn_to(&self, window: WindowHandle) -> Result<()> {
        self.client.switch_to_window(window).await.context("the window is gone")?;
        if self.engine == Engine::Chromium {
            // Its driver leaves the focus where it was.
            self.command("Page.bringToFront", json!({})).await?;
        }
        Ok(())
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Its engine.
    pub fn engine(&self) -> Engine {
        self.engine
    }

    /// Opens a URL and waits until its document and everything in it has been loaded.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn open(&self, url: &str) -> Result<Page> {
        let page = Page::new(self.engine, self.client.clone());
        page.leave_all_frames().await?;
        let old = page.document().await?;
        self.client.goto(url).await.with_context(|| format!("opening {url}"))?;
        if !old.stays_at(url) {
            page.is_another(&old).await.with_context(|| format!("opening {url}"))?;
        }
        Ok(page)
    }

    /// Opens a site on a screen of this size (CSS pixels).
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn open_sized(&self, server: &Server, size: (u32, u32)) -> Result<Page> {
        self.open_sized_at(server, "", size).await
    }

    /// Opens a page of the site on a screen of this size (CSS pixels).
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn open_sized_at(
        &self,
        server: &Server,
        path: &str,
        (width, height): (u32, u32),
    ) -> Result<Page> {
        let page = match self.engine {
            Engine::Chromium => {
                self.resize((width, height)).await?;
                self.open(&server.url(path)).await?
            }
            // Their windows are never as narrow as a phone's screen, but the page in a frame sees the frame.
            Engine::Firefox | Engine::WebKit => {
                let page = self.open_framed(&server.frame_url_of(path, (width, height))).await?;
                // Charts in frames wake when a reader turns to them.
                page.eval::<()>("dispatchEvent(new Event('pointerover'))", vec![]).await?;
                page
            }
        };
        let found: u32 = page.eval("return innerWidth", vec![]).await?;
        ensure!(found == width, "the page is {found} px wide, not {width}");
        Ok(page)
    }

    /// Gives a page that was opened at a size another one (CSS pixels).
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn resize_opened(&self, page: &Page, size: (u32, u32)) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                self.resize(size).await?;
                page.is_wide(size.0).await
            }
            Engine::Firefox | Engine::WebKit => page.resize_frame(size).await,
        }
    }

    /// Opens a page that shows the site in its first frame; what follows happens in there.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn open_framed(&self, url: &str) -> Result<Page> {
        let page = self.open(url).await?;
        self.client.clone().enter_frame(0).await?;
        Ok(page)
    }

    /// How many windows and tabs are open.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn windows(&self) -> Result<usize> {
        Ok(self.client.windows().await?.len())
    }

    /// Ends the browser and starts one that has never seen the page.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn restart(&mut self) -> Result<()> {
        self.client.clone().close().await?;
        self.client = self.driver.connect().await?;
        Ok(())
    }

    /// Gives a command of the Chrome `DevTools` protocol. What it changes lasts until the test ends.
    ///
    /// # Errors
    ///
    /// If the engine is not Chromium or refuses.
    pub async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        self.has_pretended.store(true, Relaxed);
        self.command(command, parameters).await
    }

    async fn command(&self, command: &str, parameters: Value) -> Result<Value> {
        ensure!(self.engine == Engine::Chromium, "only Chromium has this protocol");
        let command =
            Post { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": parameters }) };
        Ok(self.client.issue_cmd(command).await?)
    }

    /// Pretends a screen of this size (CSS pixels). Chromium only.
    ///
    /// # Errors
    ///
    /// If the engine is not Chromium or refuses.
    pub async fn resize(&self, (width, height): (u32, u32)) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Errors and warnings on the console since the last call. Empty where the driver can't read it.
    ///
    /// # Errors
    ///
    /// If the driver should but doesn't.
    pub async fn console(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let command = Post { path: "se/log", body: json!({ "type": "browser" }) };
        let entries = self.client.issue_cmd(command).await?;
        let is_trouble = |entry: &&Value| matches!(entry["level"].as_str(), Some("SEVERE" | "WARNING"));
        let message = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
        Ok(entries.as_array().into_iter().flatten().filter(is_trouble).map(message).collect())
    }

    /// Keeps a picture of what was to be seen when a test failed.
    pub(crate) async fn picture(&self, file: &Path) -> Result<()> {
        fs::write(file, self.client.screenshot().await?)?;
        Ok(())
    }

    pub(crate) async fn end(self) {
        // A hanging browser ends together with its driver.
        let _ = timeout(END, self.client.close()).await;
        self.driver.stop().await;
    }
}
