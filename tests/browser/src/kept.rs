//! What a browser keeps of the site for when there is no network.

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{page::Page, wait::until};

impl Page {
    /// Waits until a worker answers in the server's place and has kept every file.
    ///
    /// # Errors
    ///
    /// If it keeps nothing more for long.
    pub async fn keeps_everything(&self) -> Result<()> {
        let look = async || -> Result<(usize, usize)> {
            let told: Option<(usize, usize)> =
                self.eval_async(include_str!("script/kept.js"), vec![]).await?;
            Ok(told.unwrap_or_default())
        };
        // It takes a while; as long as there is progress, it is worth it.
        let mut before = 0;
        loop {
            until("more files are kept", &true, async || Ok(look().await?.0 > before)).await?;
            let (files, all) = look().await?;
            ensure!(all > 100, "only {all} files are to be kept");
            if files == all {
                return Ok(());
            }
            before = files;
        }
    }

    /// Loads the page again as a reader does. Firefox's driver would do it past the worker.
    ///
    /// # Errors
    ///
    /// If it doesn't come.
    pub async fn reload_by_itself(&self) -> Result<()> {
        let old = self.document().await?;
        self.eval::<()>("setTimeout(() => location.reload()); return null", vec![]).await?;
        self.is_another(&old).await
    }

    /// The names of the caches.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn caches(&self) -> Result<Vec<String>> {
        self.eval_async("const [done] = arguments; caches.keys().then(done)", vec![]).await
    }

    /// How many workers are registered.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn workers(&self) -> Result<usize> {
        let script = "const [done] = arguments; navigator.serviceWorker.getRegistrations().then((all) => done(all.length))";
        self.eval_async(script, vec![]).await
    }

    /// Looks for a new version and waits for what becomes of it: `installed` or `redundant`.
    ///
    /// # Errors
    ///
    /// If there is no new version.
    pub async fn update(&self) -> Result<String> {
        self.eval_async(include_str!("script/update.js"), vec![]).await
    }

    /// Waits until no version is on its way in.
    ///
    /// # Errors
    ///
    /// If one stays on its way.
    pub async fn installs_nothing(&self) -> Result<()> {
        let script = "const [done] = arguments;\
            navigator.serviceWorker.getRegistration().then((found) => done(Boolean(found?.installing)))";
        until("a version on its way in", &false, async || self.eval_async(script, vec![]).await).await
    }

    /// The text of a file as a script of the page gets it; none if it gets none.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn fetches(&self, path: &str) -> Result<Option<String>> {
        let script = "const [path, done] = arguments;\
            fetch(path).then((sent) => (sent.ok ? sent.text() : null)).then(done, () => done(null))";
        self.eval_async(script, vec![json!(path)]).await
    }

    /// Waits until the script that has the site kept has run, to whatever end.
    ///
    /// # Errors
    ///
    /// If it doesn't run.
    pub async fn has_tried_to_keep(&self) -> Result<()> {
        let script = "const [done] = arguments;\
            const { offline } = document.querySelector('script[data-offline]').dataset;\
            const isLoaded = performance.getEntriesByType('resource').some(({ name }) => name.endsWith(offline.slice(1)));\
            if (isLoaded) import(new URL(offline, location)).then(() => setTimeout(done, 0, true), () => done(false));\
            else done(false);";
        until("the script has run", &true, async || self.eval_async(script, vec![]).await).await
    }
}
