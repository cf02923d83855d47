//! The search as a reader meets it.

use anyhow::{Context, Result};
use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::json;

use crate::{page::Page, wait::until};

/// The box into which a reader writes.
const BOX: &str = ".search__box";

impl Page {
    /// Opens the search by its button.
    ///
    /// # Errors
    ///
    /// If it doesn't open.
    pub async fn open_search(&self) -> Result<()> {
        self.tap_on(".tools [data-reader=search]").await?;
        self.answers().await
    }

    /// Waits until the search is open and has something to say.
    ///
    /// # Errors
    ///
    /// If it isn't.
    pub async fn answers(&self) -> Result<()> {
        let script = "return document.querySelector('.search[open]') !== null\
            && !document.querySelector('.search__body').textContent.includes('正在')\
            && document.activeElement.matches('.search__box')";
        until("the search answers", &true, async || self.eval(script, vec![]).await).await
    }

    /// Waits until the search is closed.
    ///
    /// # Errors
    ///
    /// If it isn't.
    pub async fn search_is_closed(&self) -> Result<()> {
        until("open searches", &0, async || self.count(".search[open]").await).await
    }

    /// Writes something into the open search in the place of what was there, key by key.
    ///
    /// # Errors
    ///
    /// If it isn't open.
    pub async fn write(&self, query: &str) -> Result<()> {
        self.paste("").await?;
        self.find(BOX).await?.send_keys(query).await.with_context(|| format!("writing {query}"))
    }

    /// Puts something into the open search in the place of what was there, all at once: its beginnings are not asked for.
    ///
    /// # Errors
    ///
    /// If it isn't open.
    pub async fn paste(&self, query: &str) -> Result<()> {
        let script = "const box = document.querySelector(arguments[0]); box.value = arguments[1];\
            box.dispatchEvent(new Event('input', { bubbles: true }))";
        self.eval(script, vec![json!(BOX), json!(query)]).await
    }

    /// Waits until the title of the first hit begins so.
    ///
    /// # Errors
    ///
    /// If it doesn't.
    pub async fn finds_first(&self, query: &str, expected: &str) -> Result<()> {
        let script = "return document.querySelector('.hit__title')?.textContent.startsWith(arguments[0]) ? arguments[0]\
            : document.querySelector('.search__body').textContent.slice(0, 80)";
        until(&format!("the first hit for {query}"), &expected.to_owned(), async || {
            self.eval(script, vec![json!(expected)]).await
        })
        .await
    }

    /// Presses a key that writes a character, wherever the focus is, with a key held that changes its meaning.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn press_character(&self, held: Option<Key>, character: char) -> Result<()> {
        let held = held.map(char::from);
        let mut keys = KeyActions::new("keyboard".into());
        for value in held.into_iter().chain([character]) {
            keys = keys.then(KeyAction::Down { value });
        }
        for value in [character].into_iter().chain(held) {
            keys = keys.then(KeyAction::Up { value });
        }
        self.client().perform_actions(keys).await?;
        Ok(())
    }
}
