//! The browsers: where their programs are, and how a session of each is asked for.

use std::{
    env,
    fmt::{self, Display, Formatter},
    path::PathBuf,
};

use anyhow::{Result, bail};
use fantoccini::wd::Capabilities;
use serde_json::json;

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

/// A program, and what to do when it is missing.
pub(crate) struct Program {
    /// The environment variable that names another one.
    variable: &'static str,
    /// Its names on `PATH`.
    names: &'static [&'static str],
    /// Where it lies when it is not on `PATH`; `{arch}` is the processor's name.
    places: &'static [&'static str],
    /// How it is installed.
    install: &'static str,
}

const CHROMEDRIVER: Program = Program {
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    places: &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    install: "apt-get install chromium-driver",
};

const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome"],
    places: &["/usr/lib/chromium/chromium"],
    install: "apt-get install chromium",
};

const GECKODRIVER: Program = Program {
    variable: "GECKODRIVER",
    names: &["geckodriver"],
    places: &[],
    install: "cargo install geckodriver --version 0.36.0 --locked",
};

const FIREFOX: Program = Program {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &["/usr/lib/firefox-esr/firefox-esr"],
    install: "apt-get install firefox-esr",
};

const WEBKIT_DRIVER: Program = Program {
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    places: &["/usr/libexec/WebKitWebDriver"],
    install: "apt-get install webkit2gtk-driver",
};

const MINI_BROWSER: Program = Program {
    variable: "MINI_BROWSER",
    names: &["MiniBrowser"],
    places: &[
        "/usr/lib/{arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/{arch}-linux-gnu/webkitgtk-6.0/MiniBrowser",
        "/usr/lib/{arch}-linux-gnu/webkit2gtk-4.0/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkitgtk-6.0/MiniBrowser",
    ],
    install: "apt-get install libwebkit2gtk-4.1-0",
};

pub(crate) const XVFB: Program =
    Program { variable: "XVFB", names: &["Xvfb"], places: &[], install: "apt-get install xvfb" };

impl Program {
    /// The program's path.
    ///
    /// # Errors
    ///
    /// If it is nowhere; the message says how to install it.
    pub(crate) fn find(&self) -> Result<PathBuf> {
        let Self { variable, names, places, install } = self;
        if let Some(path) = env::var_os(variable).map(PathBuf::from) {
            if path.is_file() {
                return Ok(path);
            }
            bail!("{variable} names no program: {}", path.display());
        }
        let on_path = names.iter().find_map(|name| which::which(name).ok());
        let in_place = || {
            let place = |place: &&str| PathBuf::from(place.replace("{arch}", env::consts::ARCH));
            places.iter().map(place).find(|path| path.is_file())
        };
        match on_path.or_else(in_place) {
            Some(path) => Ok(path),
            None => bail!("{} not found: install it (`{install}`) or name it in {variable}", names[0]),
        }
    }
}

impl Engine {
    /// Whether the environment variable `ENGINES` (names, comma-separated) asks for this engine. Unset, it asks for all.
    pub fn is_asked_for(self) -> bool {
        env::var("ENGINES").map_or(true, |engines| engines.split(',').any(|name| name.trim() == self.name()))
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
    pub(crate) fn needs_display(self) -> bool {
        self == Self::WebKit
    }

    /// The driver and its arguments for a port.
    pub(crate) fn driver(self, port: u16) -> Result<(PathBuf, Vec<String>)> {
        let path = match self {
            Self::Chromium => CHROMEDRIVER.find()?,
            Self::Firefox => GECKODRIVER.find()?,
            Self::WebKit => WEBKIT_DRIVER.find()?,
        };
        let mut arguments = vec![format!("--port={port}")];
        if self == Self::Firefox {
            // Otherwise a fixed port, which two sessions would fight for.
            arguments.push("--websocket-port=0".into());
        }
        Ok((path, arguments))
    }

    /// The capabilities that a new session asks for.
    pub(crate) fn capabilities(self) -> Result<Capabilities> {
        let mut capabilities = Capabilities::new();
        match self {
            Self::Chromium => {
                let options = json!({ "binary": CHROMIUM.find()?, "args": chromium_arguments() });
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
    pub(crate) fn environment(self) -> Vec<(&'static str, &'static str)> {
        if self != Self::WebKit {
            return Vec::new();
        }
        // Where there is no graphics processor, an imitation of one takes a quarter of all time.
        let mut variables = vec![("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")];
        // WebKit refuses its sandbox to root.
        if is_root() {
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

fn chromium_arguments() -> Vec<&'static str> {
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
    if is_root() {
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
