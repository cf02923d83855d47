//! A chart's page as a reader meets it.

use anyhow::{Context, Result};
use fantoccini::{
    actions::{InputSource, MouseActions, PointerAction, TouchActions},
    elements::Element,
};
use serde_json::json;
use std::time::Duration;

use crate::{page::Page, wait::until};

impl Page {
    /// Waits until the first element that matches a selector says something.
    ///
    /// # Errors
    ///
    /// If it says something else, or there is none.
    pub async fn says(&self, selector: &str, expected: &str) -> Result<()> {
        until(selector, &expected.to_owned(), async || self.text(selector).await).await
    }

    /// What the first element that matches a selector says.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn text(&self, selector: &str) -> Result<String> {
        let script = "return document.querySelector(arguments[0])?.textContent.trim() ?? ''";
        // While a page takes the place of another, Firefox may answer nothing.
        Ok(self.eval::<Option<String>>(script, vec![json!(selector)]).await?.unwrap_or_default())
    }

    /// Waits until query and fragment are these.
    ///
    /// # Errors
    ///
    /// If they aren't.
    pub async fn is_at(&self, expected: &str) -> Result<()> {
        let script = "return location.search + location.hash";
        until("the URL", &expected.to_owned(), async || self.eval(script, vec![]).await).await
    }

    /// Gives an element the focus and returns it.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn focus(&self, selector: &str) -> Result<Element> {
        self.eval::<()>("document.querySelector(arguments[0]).focus()", vec![json!(selector)]).await?;
        self.find(selector).await
    }

    /// Drags a slider's thumb to a share of its length, with a finger where the driver has one, in so many steps.
    ///
    /// # Errors
    ///
    /// If there is no slider.
    pub async fn slide(&self, selector: &str, share: f64, steps: u32) -> Result<()> {
        self.eval::<()>(
            "document.querySelector(arguments[0]).scrollIntoView({ block: 'center', behavior: 'instant' })",
            vec![json!(selector)],
        )
        .await?;
        // The thumb's middle moves between half a thumb from both ends.
        let script = "const input = document.querySelector(arguments[0]);\
            const { left, top, width, height } = input.getBoundingClientRect();\
            const share = (input.valueAsNumber - input.min) / (input.max - input.min);\
            const at = (share) => left + 8 + share * (width - 16);\
            return [at(share), at(arguments[1]), top + height / 2]";
        let (from, to, y): (f64, f64, f64) =
            self.eval(script, vec![json!(selector), json!(share)]).await.context("no slider")?;
        let mut actions =
            vec![PointerAction::MoveTo { duration: None, x: from, y }, PointerAction::Down { button: 0 }];
        for step in 1..=steps {
            let x = from + (to - from) * f64::from(step) / f64::from(steps);
            actions.push(PointerAction::MoveTo { duration: Some(Duration::from_millis(16)), x, y });
        }
        actions.push(PointerAction::Up { button: 0 });
        if self.engine().has_touch() {
            let finger = actions.into_iter().fold(TouchActions::new("finger".into()), InputSource::then);
            self.client().perform_actions(finger).await?;
        } else {
            let mouse = actions.into_iter().fold(MouseActions::new("mouse".into()), InputSource::then);
            self.client().perform_actions(mouse).await?;
        }
        Ok(())
    }

    /// Rests the mouse on the first element that matches a selector and is laid out; in words that wrap, on the first line.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn point_at(&self, selector: &str) -> Result<()> {
        let script = "const element = [...document.querySelectorAll(arguments[0])].find((element) => element.getClientRects().length);\
            const { left, top, width, height } = element.getClientRects()[0];\
            return [left + width / 2, top + height / 2]";
        let (x, y): (f64, f64) =
            self.eval(script, vec![json!(selector)]).await.with_context(|| format!("no {selector}"))?;
        let step = |x, y| PointerAction::MoveTo { duration: Some(Duration::from_millis(50)), x, y };
        let mouse = MouseActions::new("mouse".into()).then(step(x, y - 1.0)).then(step(x, y));
        self.client().perform_actions(mouse).await?;
        Ok(())
    }

    /// Clicks where the mouse is.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn click_here(&self) -> Result<()> {
        let click = MouseActions::new("mouse".into())
            .then(PointerAction::Down { button: 0 })
            .then(PointerAction::Up { button: 0 });
        self.client().perform_actions(click).await?;
        Ok(())
    }
}
