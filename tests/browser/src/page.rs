//! The main page as a reader meets it: what can be seen of it, and what can be done to it.

use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use fantoccini::{
    Client, Locator,
    actions::{InputSource, KeyAction, KeyActions, MouseActions, PointerAction, TouchActions},
    elements::Element,
    error::{CmdError, ErrorStatus},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    Engine,
    command::Post,
    wait::{NoAnswer, until},
};

/// How long a finger that taps rests.
const REST: Duration = Duration::from_millis(80);

/// What is selected and open. Each part of the page speaks for itself, so they can be held against each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct State {
    /// The parts of diagrams that are marked as selected, by their anchors.
    pub marked: Vec<String>,
    /// The switches that are on, by their anchors.
    pub on: Vec<String>,
    /// The element of the structure, or whatever else, that the card names.
    pub card: Option<String>,
    /// The same for the sheet.
    pub sheet: Option<String>,
    /// The unfolded elements of the list.
    pub elements: Vec<String>,
    /// The unfolded passages.
    pub passages: Vec<String>,
    /// The term that is lifted over the page.
    pub term: Option<String>,
    /// Query and fragment.
    pub url: String,
}

impl State {
    /// An element is selected, and nothing else is open.
    pub fn element(id: &str, url: &str) -> Self {
        Self {
            marked: vec![format!("e-{id}")],
            card: Some(id.to_owned()),
            elements: vec![id.to_owned()],
            url: url.to_owned(),
            ..Self::default()
        }
    }

    /// The same with the element's description in the sheet.
    pub fn in_sheet(mut self) -> Self {
        self.sheet = self.card.clone();
        self
    }

    /// The same with an unfolded passage, which is marked in its drawing.
    pub fn and_passage(mut self, code: &str) -> Self {
        // Drawings stand before the passages, the one of the structure before the others.
        self.marked.push(format!("p-{code}"));
        self.passages.push(code.to_owned());
        self
    }

    /// Nothing is selected or open.
    pub fn nothing(url: &str) -> Self {
        Self { url: url.to_owned(), ..Self::default() }
    }
}

/// A place where a reader would tap a part of the diagram.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Aim {
    /// CSS pixels from the window's left edge.
    pub x: f64,
    /// CSS pixels from the window's upper edge.
    pub y: f64,
    /// What is aimed at: `mark`, or a line of the name.
    pub mark: String,
    /// The anchor of the part that lies on top there.
    pub hit: String,
}

/// An open page.
#[derive(Debug, Clone)]
pub struct Page {
    engine: Engine,
    client: Client,
}

/// How wide a page is, in CSS pixels, and what is wider than its window.
#[derive(Debug, Deserialize)]
struct Overflow {
    window: u32,
    page: u32,
    wide: Vec<String>,
}

/// What a script has returned.
fn answer<T: DeserializeOwned>(value: &Value) -> Result<T> {
    let result = T::deserialize(value).with_context(|| format!("unexpected: {value}"));
    if value.is_null() { result.context(NoAnswer) } else { result }
}

impl Page {
    pub(crate) fn new(engine: Engine, client: Client) -> Self {
        Self { engine, client }
    }

    pub(crate) fn engine(&self) -> Engine {
        self.engine
    }

    pub(crate) fn client(&self) -> &Client {
        &self.client
    }

    /// Evaluates the body of a script function.
    ///
    /// # Errors
    ///
    /// If the script throws or returns something else than expected.
    pub async fn eval<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        answer(&self.client.execute(script, arguments).await?)
    }

    /// The same for a script that calls its last argument when it is done.
    ///
    /// # Errors
    ///
    /// If the script throws or returns something else than expected.
    pub async fn eval_async<T: DeserializeOwned>(&self, script: &str, arguments: Vec<Value>) -> Result<T> {
        answer(&self.client.execute_async(script, arguments).await?)
    }

    /// Waits until the islands are awake.
    ///
    /// # Errors
    ///
    /// If they don't wake.
    pub async fn wakes(&self) -> Result<()> {
        self.becomes("awake").await
    }

    /// Waits until the page says that interaction did not start.
    ///
    /// # Errors
    ///
    /// If it doesn't.
    pub async fn is_off(&self) -> Result<()> {
        self.becomes("interaction-off").await
    }

    async fn becomes(&self, class: &str) -> Result<()> {
        let script = "return ['awake', 'interaction-off'].filter((name) => document.documentElement.matches('.' + name))";
        until("the page's state", &vec![class.to_owned()], async || self.eval(script, vec![]).await).await
    }

    /// What is selected and open now.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn state(&self) -> Result<State> {
        self.eval(include_str!("script/state.js"), vec![]).await
    }

    /// Waits until exactly this is selected and open.
    ///
    /// # Errors
    ///
    /// If it doesn't come to that.
    pub async fn shows(&self, expected: &State) -> Result<()> {
        until("what is selected and open", expected, async || self.state().await).await
    }

    /// Ids of the elements in the order of the structure's parts.
    ///
    /// # Errors
    ///
    /// If there aren't twelve.
    pub async fn elements(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('svg a.part')].map((part) => part.getAttribute('href').slice(1))\
            .filter((anchor) => anchor.startsWith('e-')).map((anchor) => anchor.slice(2))";
        let ids: Vec<String> = self.eval(script, vec![]).await?;
        ensure!(ids.len() == 12, "three axes, four zones, two cores, three centres; found {ids:?}");
        Ok(ids)
    }

    /// Brings the first element that matches a selector to the middle of the window.
    pub async fn scroll_to(&self, selector: &str) -> Result<()> {
        let scroll = include_str!("script/scroll.js");
        let look = async || self.eval_async(scroll, vec![json!(selector)]).await;
        until(selector, &"stays in view".to_owned(), look).await
    }

    /// Scrolls a part of a diagram into view, by its anchor; says where a reader would tap it.
    ///
    /// # Errors
    ///
    /// If there is no such part.
    pub async fn aim(&self, anchor: &str) -> Result<Vec<Aim>> {
        let mark = format!("svg a.part[href='#{anchor}'] :is(.part__at, text)");
        for _ in 0..20 {
            self.scroll_to(&mark).await?;
            let aims: Vec<Aim> = self.eval(include_str!("script/aim.js"), vec![json!(anchor)]).await?;
            if !aims.is_empty() {
                return Ok(aims);
            }
        }
        bail!("{anchor} does not stay in view")
    }

    /// Selects an element of the structure by a tap.
    ///
    /// # Errors
    ///
    /// If there is no such part.
    pub async fn tap_element(&self, id: &str) -> Result<()> {
        self.tap_part(&format!("e-{id}")).await
    }

    /// Selects a part of a diagram by a tap, by its anchor.
    ///
    /// # Errors
    ///
    /// If there is no such part.
    pub async fn tap_part(&self, anchor: &str) -> Result<()> {
        let aims = self.aim(anchor).await?;
        let Aim { x, y, .. } = aims.first().context("a part without a name")?;
        self.tap(*x, *y).await
    }

    /// Taps with a finger where the driver has one, else with the mouse. It rests as long as a finger does.
    ///
    /// # Errors
    ///
    /// If the point is not in the window.
    pub async fn tap(&self, x: f64, y: f64) -> Result<()> {
        let steps = [
            PointerAction::MoveTo { duration: None, x, y },
            PointerAction::Down { button: 0 },
            PointerAction::Pause { duration: REST },
            PointerAction::Up { button: 0 },
        ];
        if self.engine.has_touch() {
            let finger = steps.into_iter().fold(TouchActions::new("finger".into()), InputSource::then);
            self.client.perform_actions(finger).await?;
        } else {
            let mouse = steps.into_iter().fold(MouseActions::new("mouse".into()), InputSource::then);
            self.client.perform_actions(mouse).await?;
        }
        Ok(())
    }

    /// Taps on the first element that matches a selector; on its first line, if it wraps.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn tap_on(&self, selector: &str) -> Result<()> {
        // It may still be on its way in.
        self.scroll_to(selector).await?;
        let script = "const { x, y, width, height } = document.querySelector(arguments[0]).getClientRects()[0];\
            return [x + width / 2, y + height / 2]";
        let (x, y) =
            self.eval(script, vec![json!(selector)]).await.with_context(|| format!("no {selector}"))?;
        self.tap(x, y).await
    }

    /// Clicks on the first element that matches a selector.
    ///
    /// # Errors
    ///
    /// If there is none, or something covers it.
    pub async fn click(&self, selector: &str) -> Result<()> {
        until(&format!("clicking on {selector}"), &None, async || {
            // The drivers' own scrolling may be smooth, and then they click before it arrives.
            self.scroll_to(selector).await?;
            match self.find(selector).await?.click().await {
                Ok(()) => Ok(None),
                // What is laid out only near the window may have moved it below the bar meanwhile.
                Err(CmdError::Standard(error)) if error.error == ErrorStatus::ElementClickIntercepted => {
                    Ok(Some(error.message.to_string()))
                }
                Err(error) => Err(error.into()),
            }
        })
        .await
    }

    /// The first element that matches a selector.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn find(&self, selector: &str) -> Result<Element> {
        self.client.find(Locator::Css(selector)).await.with_context(|| format!("no {selector}"))
    }

    /// Presses and releases a key, by its name or what it writes, wherever the focus is.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn press(&self, key: impl Into<char>) -> Result<()> {
        let value = key.into();
        let press =
            KeyActions::new("keyboard".into()).then(KeyAction::Down { value }).then(KeyAction::Up { value });
        self.client.perform_actions(press).await?;
        Ok(())
    }

    /// Waits until an element can be seen.
    ///
    /// # Errors
    ///
    /// If it can't.
    pub async fn sees(&self, selector: &str) -> Result<()> {
        // An element that isn't there may still come, as on a page that is on its way.
        let script = "return document.querySelector(arguments[0])\
            ?.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ?? null";
        until(&format!("{selector} can be seen"), &Some(true), async || {
            self.eval(script, vec![json!(selector)]).await
        })
        .await
    }

    /// Whether an element can be seen: it has a box, and nothing hides it.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn is_visible(&self, selector: &str) -> Result<bool> {
        let script = "return document.querySelector(arguments[0])\
            .checkVisibility({ opacityProperty: true, visibilityProperty: true })";
        self.eval(script, vec![json!(selector)]).await.with_context(|| format!("no {selector}"))
    }

    /// Goes one step back within this page.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn back(&self) -> Result<()> {
        if self.engine == Engine::WebKit {
            // Its driver may wait forever for a page that was never left.
            return self.eval("setTimeout(() => history.back()); return null", vec![]).await;
        }
        Ok(self.client.back().await?)
    }

    /// How many elements match a selector.
    ///
    /// # Errors
    ///
    /// If the selector is none.
    pub async fn count(&self, selector: &str) -> Result<usize> {
        self.eval("return document.querySelectorAll(arguments[0]).length", vec![json!(selector)]).await
    }

    /// The titles of passages and lists that can be seen.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn titles(&self) -> Result<Vec<String>> {
        let script =
            "return [...document.querySelectorAll('h4')].map((title) => title.textContent).filter(Boolean)";
        self.eval(script, vec![]).await
    }

    /// Of the elements that match a selector, those outside closed folds that can't be seen.
    ///
    /// # Errors
    ///
    /// If the browser can't say.
    pub async fn hidden(&self, selector: &str) -> Result<Vec<String>> {
        self.eval(include_str!("script/hidden.js"), vec![json!(selector)]).await
    }

    /// Makes sure that nothing of it is wider than its window.
    ///
    /// # Errors
    ///
    /// Names what is too wide, and `what` is shown.
    pub async fn fits(&self, what: &str) -> Result<()> {
        let Overflow { window, page, wide } = self.eval(include_str!("script/overflow.js"), vec![]).await?;
        ensure!(
            page <= window && wide.is_empty(),
            "{what}: {page} px in a window of {window} px; too wide: {wide:#?}"
        );
        Ok(())
    }

    /// What follows happens in a frame of the page.
    ///
    /// # Errors
    ///
    /// If there is none with this number.
    pub async fn enter_frame(&self, number: u16) -> Result<()> {
        Ok(self.client.clone().enter_frame(number).await?)
    }

    /// What follows happens in the page itself, whichever frame it was in.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn leave_all_frames(&self) -> Result<()> {
        self.client.issue_cmd(Post { path: "frame", body: json!({ "id": null }) }).await?;
        Ok(())
    }

    /// What follows happens in the page around the frame.
    ///
    /// # Errors
    ///
    /// If the browser can't.
    pub async fn leave_frame(&self) -> Result<()> {
        Ok(self.client.clone().enter_parent_frame().await?)
    }

    /// Waits until an element has stopped moving, and makes sure that the reader sees it begin.
    ///
    /// # Errors
    ///
    /// If it begins outside the window's upper two thirds.
    pub async fn arrives_at(&self, selector: &str) -> Result<()> {
        // Another page may still be on its way.
        until(&format!("there is {selector}"), &true, async || Ok(self.count(selector).await? > 0)).await?;
        let top: f64 = self.eval_async(include_str!("script/settled.js"), vec![json!(selector)]).await?;
        ensure!((0.0..0.67).contains(&top), "{selector} begins {top:.2} windows below the upper edge");
        Ok(())
    }
}
