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
//! plain text, for the test of the links to it), the path of each program
//! under its name in capitals (see [`browser_engines`]), and the files to which a run
//! adds what it wants to know: `REPETITIONS` and `BROWSER_TIMES` (see [`run`]).

mod chart;
mod clock;
mod command;
mod document;
mod driver;
pub mod host;
mod idle;
mod jar;
mod kept;
mod leaving;
pub mod page;
mod paper;
mod record;
mod run;
mod search;
pub mod server;
pub mod session;
mod tab;
mod term;
pub mod truth;
pub mod wait;
mod window;
mod witness;

use std::fmt::{self, Debug, Formatter};

pub use anyhow::{Result, ensure};
pub use browser_engines::Engine;
pub use fantoccini::key::Key;

pub use self::{
    leaving::unless_left,
    page::{Page, State},
    paper::Paper,
    run::run,
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
/// `engines!(each: wakes, prints; once: counts)`: what depends on the engine is tried in each; what does not (what is said,
/// kept, counted, read from an address) in Chromium, and in the others where the whole matrix is asked for
/// (`cargo xtask test --full`). `engines!(chromium: zooms)` for what only Chromium's driver can show. The table
/// `engines.tsv` has all of them, with the reason.
#[macro_export]
macro_rules! engines {
    (each: $($each:ident),+ $(; once: $($once:ident),+)? $(;)? $(,)?) => {
        $crate::engines!(@ chromium Chromium: $($each),+ $(; $($once),+)?);
        $crate::engines!(@ firefox Firefox: $($each),+ $(; #[ignore = "as in Chromium: `--full` runs it"] $($once),+)?);
        $crate::engines!(@ webkit WebKit: $($each),+ $(; #[ignore = "as in Chromium: `--full` runs it"] $($once),+)?);
    };
    (chromium: $($test:ident),+ $(,)?) => {
        $crate::engines!(@ chromium Chromium: $($test),+);
    };
    (@ $module:ident $engine:ident: $($test:ident),+ $(; $(#[$ignore:meta])? $($once:ident),+)?) => {
        mod $module {
            $($crate::engines!(% test $engine, (): $test);)+
            $($crate::engines!(% tests $engine, ($(#[$ignore])?): $($once),+);)?
        }
    };
    (% tests $engine:ident, $ignore:tt: $($test:ident),+) => {
        $($crate::engines!(% test $engine, $ignore: $test);)+
    };
    (% test $engine:ident, ($(#[$ignore:meta])?): $test:ident) => {
        #[test]
        $(#[$ignore])?
        fn $test() -> Result<(), $crate::Failure> {
            let pictures = std::path::Path::new(env!("CARGO_TARGET_TMPDIR"));
            let name = concat!(module_path!(), "::", stringify!($test));
            $crate::run($crate::Engine::$engine, name, pictures, &super::$test)?;
            Ok(())
        }
    };
}
