//! The finished site in real browsers over WebDriver.
//!
//! Each behaviour is written once, as an `async fn(&mut Browser) -> Result<()>`
//! in `tests/`, and [`engines!`] makes a test of it for each engine. What a
//! test needs is here: a [`server`] that serves the site as well or as badly as
//! wanted, a [`session`] with a browser that ends with the test, and the
//! [`page`] with what a reader does and sees.
//!
//! Environment: `DIST_DIR` (the finished site, unset: `dist` of the workspace),
//! `ENGINES` (a selection of `chromium,firefox,webkit`, unset: all), `AXE_JS`
//! (the file `axe.min.js` of axe-core), `REPORT_TEXT` (the official report as
//! plain text, for the test of the links to it), and the path of each program
//! under its name in capitals (see [`engine`]).

mod chart;
mod driver;
pub mod engine;
pub mod host;
mod kept;
pub mod page;
mod paper;
mod search;
pub mod server;
pub mod session;
mod tab;
mod term;
pub mod wait;
mod window;
mod witness;

use std::fmt::{self, Debug, Formatter};

pub use anyhow::{Result, ensure};
pub use fantoccini::key::Key;

pub use self::{
    engine::Engine,
    page::{Page, State},
    paper::Paper,
    server::Site,
    session::Browser,
    tab::Tab,
    wait::until,
};

/// Why a test has failed: only what was expected and found. Whatever `RUST_BACKTRACE` asks for, frames of `async`
/// functions tell nobody anything, and hide what does.
pub struct Failure(anyhow::Error);

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self(error)
    }
}

impl Debug for Failure {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{:#}", self.0)
    }
}

/// Makes tests of behaviours, one per engine: `chromium::wakes`, `firefox::wakes`, `webkit::wakes`.
///
/// `engines!(all: wakes, sleeps)`, or `engines!(chromium: wakes)` for what only Chromium can show.
#[macro_export]
macro_rules! engines {
    (all: $($test:ident),+ $(,)?) => {
        $crate::engines!(chromium: $($test),+);
        $crate::engines!(@ firefox Firefox: $($test),+);
        $crate::engines!(@ webkit WebKit: $($test),+);
    };
    (chromium: $($test:ident),+ $(,)?) => {
        $crate::engines!(@ chromium Chromium: $($test),+);
    };
    (@ $module:ident $engine:ident: $($test:ident),+) => {
        mod $module {
            $(
                #[test]
                fn $test() -> Result<(), $crate::Failure> {
                    let pictures = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
                    $crate::session::run($crate::Engine::$engine, stringify!($test), pictures, &super::$test)?;
                    Ok(())
                }
            )+
        }
    };
}
