//! Which document is open: a driver may answer before a page has given way to the next one.

use anyhow::Result;
use serde::Deserialize;

use crate::{leaving::unless_left, page::Page, wait::until};

/// Gives the open document a name that no other has, unless it has one.
const NAME: &str = "window.documentName ??= String(Math.random());";

/// An open document, told apart from all others.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Document {
    /// A name that only it has.
    name: String,
    /// Its URL.
    url: String,
}

impl Document {
    /// Whether it stays when a URL is opened: where only the fragment is another, nothing is loaded.
    pub(crate) fn stays_at(&self, url: &str) -> bool {
        let place = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
        url.contains('#') && place(&self.url) == place(url)
    }
}

impl Page {
    /// Loads the page again.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn reload(&self) -> Result<()> {
        self.leave_all_frames().await?;
        let old = self.document().await?;
        self.client().refresh().await?;
        self.is_another(&old).await
    }

    /// Goes back to the page from which this one was reached.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn back_to_page(&self) -> Result<()> {
        let old = self.document().await?;
        self.client().back().await?;
        self.is_another(&old).await
    }

    /// The document that is open now, in the frame in which commands happen.
    pub(crate) async fn document(&self) -> Result<Document> {
        self.eval(&format!("{NAME} return {{ name: documentName, url: location.href }}"), vec![]).await
    }

    /// Waits until another document is open, with everything in it.
    pub(crate) async fn is_another(&self, old: &Document) -> Result<()> {
        let script = format!("{NAME} return [documentName !== arguments[0], document.readyState]");
        let look = async || unless_left(self.eval(&script, vec![old.name.clone().into()]).await);
        until("another document", &(true, "complete".to_owned()), look).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_another_fragment_loads_nothing() {
        let old = Document { name: "0.5".to_owned(), url: "http://a/b?c#d".to_owned() };
        for (url, stays) in [
            ("http://a/b?c#e", true),
            ("http://a/b?c#d", true),
            ("http://a/b?c#", true),
            ("http://a/b?c", false),
            ("http://a/b#d", false),
        ] {
            assert_eq!(old.stays_at(url), stays, "{url}");
        }
    }
}
