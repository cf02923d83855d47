//! The browsers: where their programs are, how a session of each is asked for, and that they end.
//!
//! For the tests in browsers, and for xtask, which tries each browser before anything is compiled.
//!
//! Environment: `ENGINES` (a selection of `chromium,firefox,webkit`, unset: all), `NO_SANDBOX` (those of them that can't have
//! their sandbox on this machine), and the path of each program under its name in capitals.

mod leash;
mod program;

use std::{
    env,
    ffi::OsStr,
    fmt::{self, Display, Formatter},
    path::PathBuf,
};

use anyhow::Result;
use serde_json::{Map, Value, json};

pub use self::{
    leash::{free_port, leashed},
    program::{CHROMEDRIVER, CHROMIUM, FIREFOX, GECKODRIVER, MINI_BROWSER, Program, WEBKIT_DRIVER, XVFB},
};

/// What a new session asks for.
pub type Capabilities = Map<String, Value>;

/// A browser engine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// `WebKitGTK`'s small browser, on a virtual display.
    WebKit,
}

impl Engine {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// Whether the environment variable `ENGINES` (names, comma-separated) asks for this engine. Unset, it asks for all.
    pub fn is_asked_for(self) -> bool {
        env::var("ENGINES").map_or(true, |engines| self.is_among(&engines))
    }

    /// Whether this engine is in a list of names.
    fn is_among(self, names: &str) -> bool {
        names.split(',').any(|name| name.trim() == self.name())
    }

    /// Whether the browser gets its sandbox: not as root, nor where the environment variable `NO_SANDBOX` (names,
    /// comma-separated) says that it can't have one.
    pub fn is_sandboxed(self) -> bool {
        !is_root() && !env::var("NO_SANDBOX").is_ok_and(|engines| self.is_among(&engines))
    }

    /// Whether the browser can be told to do without its sandbox.
    pub fn can_do_without_sandbox(self) -> bool {
        matches!(self, Self::Chromium | Self::WebKit)
    }

    /// The name in `ENGINES` and in the names of the tests.
    pub fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// Whether the driver can touch. Where it can't, taps are made with the mouse.
    pub fn has_touch(self) -> bool {
        matches!(self, Self::Chromium | Self::Firefox)
    }

    /// Whether the browser needs a display.
    pub fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// The programs: the driver first.
    pub fn programs(self) -> &'static [Program] {
        match self {
            Self::Chromium => &[CHROMEDRIVER, CHROMIUM],
            Self::Firefox => &[GECKODRIVER, FIREFOX],
            Self::WebKit => &[WEBKIT_DRIVER, MINI_BROWSER, XVFB],
        }
    }

    /// The driver and its arguments for a port.
    ///
    /// # Errors
    ///
    /// If it is not on this `PATH` nor elsewhere.
    pub fn driver(self, port: u16, path: &OsStr) -> Result<(PathBuf, Vec<String>)> {
        let path = self.programs()[0].find_on(path)?;
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // Otherwise a fixed port, which two sessions would fight for.
            arguments.push("--websocket-port=0".into());
        }
        Ok((path, arguments))
    }

    /// The capabilities that a new session asks for.
    ///
    /// # Errors
    ///
    /// If the browser is missing.
    pub fn capabilities(self, is_sandboxed: bool) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Self::Chromium => {
                let options = json!({ "binary": CHROMIUM.find()?, "args": chromium_arguments(is_sandboxed) });
                capabilities.insert("goog:chromeOptions".into(), options);
                capabilities.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
            }
            Self::Firefox => {
                let options = json!({
                    "binary": FIREFOX.find()?,
                    "args": ["-headless"],
                    "prefs": {
                        "dom.w3c_touch_events.enabled": 1,
                        "ui.useOverlayScrollbars": 1,
                        // The driver would let pages on the disk do what readers' browsers don't.
                        "security.fileuri.strict_origin_policy": true,
                    },
                });
                capabilities.insert("moz:firefoxOptions".into(), options);
            }
            Self::WebKit => {
                let options = json!({ "binary": MINI_BROWSER.find()?, "args": ["--automation"] });
                capabilities.insert("webkitgtk:browserOptions".into(), options);
            }
        }
        Ok(capabilities)
    }

    /// What the driver needs in its environment.
    pub fn environment(self, is_sandboxed: bool) -> Vec<(&'static str, &'static str)> {
        if self != Self::WebKit {
            return Vec::new();
        }
        // Where there is no graphics processor, an imitation of one takes a quarter of all time.
        let mut variables = vec![("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")];
        // WebKit refuses its sandbox to root, and doesn't start without one unless it is told to.
        if !is_sandboxed {
            variables.push(("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"));
        }
        variables
    }
}

impl Display for Engine {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

fn chromium_arguments(is_sandboxed: bool) -> Vec<&'static str> {
    let mut arguments = vec![
        "--headless=new",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A process for each tab takes longer to start than most pages take to load.
        "--process-per-site",
    ];
    if !is_sandboxed {
        arguments.push("--no-sandbox");
    }
    arguments
}

/// Whether root runs the tests, as in a container.
#[cfg(unix)]
fn is_root() -> bool {
    use std::{fs, os::unix::fs::MetadataExt};

    fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
}

#[cfg(not(unix))]
fn is_root() -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn engines_can_be_chosen() {
        assert!(Engine::WebKit.is_among("chromium, webkit"));
        assert!(!Engine::WebKit.is_among("chromium"));
        assert!(!Engine::WebKit.is_among(""));
    }

    #[test]
    fn the_sandbox_is_left_out_only_where_that_is_asked_for() {
        assert!(!chromium_arguments(true).contains(&"--no-sandbox"));
        assert!(chromium_arguments(false).contains(&"--no-sandbox"));
        let has_variable = |is_sandboxed| {
            let variables = Engine::WebKit.environment(is_sandboxed);
            variables.iter().any(|(name, _)| name.starts_with("WEBKIT_DISABLE_SANDBOX"))
        };
        assert!(!has_variable(true));
        assert!(has_variable(false));
    }
}
