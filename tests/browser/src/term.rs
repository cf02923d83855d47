//! Terms in the text, and the entries to which they lead.

use anyhow::{Context, Result};

use crate::{page::Page, wait::until};

impl Page {
    /// The term to whose entry a link in the text leads.
    ///
    /// # Errors
    ///
    /// If there is no such link.
    pub async fn term_of(&self, link: &str) -> Result<String> {
        let target = self.find(link).await?.attr("href").await?;
        // Some drivers say where the link leads, not what it says.
        let term = target.as_deref().and_then(|target| target.split_once("glossary.html#t-"));
        term.map(|(_, term)| term.to_owned()).with_context(|| format!("{link} leads to {target:?}"))
    }

    /// Clicks on the first term in the text; returns its id.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn click_first_term(&self) -> Result<String> {
        let term = self.term_of("a.term").await?;
        self.click("a.term").await?;
        Ok(term)
    }

    /// Clicks on the first term in the text and waits until its entry is shown beside it; returns its id.
    ///
    /// # Errors
    ///
    /// If there is none, or it isn't shown.
    pub async fn open_first_term(&self) -> Result<String> {
        let term = self.click_first_term().await?;
        until("the open term", &Some(term.clone()), async || Ok(self.state().await?.term)).await?;
        until("its entry", &1, async || self.count(".gloss .entry").await).await?;
        Ok(term)
    }

    /// Waits until the reader is at a term's entry on the glossary's page, and makes sure that it can be seen.
    ///
    /// # Errors
    ///
    /// If it doesn't come to that.
    pub async fn arrives_in_glossary(&self, term: &str) -> Result<()> {
        let place = "return location.pathname.split('/').pop() + location.hash + ' ' + document.readyState";
        let expected = format!("glossary.html#t-{term} complete");
        until("the place", &expected, async || self.eval(place, vec![]).await).await?;
        self.arrives_at(&format!("#t-{term}:target")).await
    }
}
