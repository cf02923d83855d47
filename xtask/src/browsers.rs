//! The browsers for the tests: checked, and installed where that can be done without asking.

use std::{env, fs, process::Command};

use anyhow::{Context, Result, bail};

use crate::{process, report};

/// What the tests in an engine need.
struct Need {
    /// The engine's name in `ENGINES`.
    engine: &'static str,
    /// The environment variable that may name the program.
    variable: &'static str,
    /// The program's names on `PATH`.
    programs: &'static [&'static str],
    /// The package in Debian.
    package: &'static str,
}

/// The programs; geckodriver is among the [`tools`](crate::tools).
const NEEDS: [Need; 5] = [
    Need {
        engine: "chromium",
        variable: "CHROMIUM",
        programs: &["chromium", "chromium-browser", "google-chrome"],
        package: "chromium",
    },
    Need {
        engine: "chromium",
        variable: "CHROMEDRIVER",
        programs: &["chromedriver"],
        package: "chromium-driver",
    },
    Need {
        engine: "firefox",
        variable: "FIREFOX",
        programs: &["firefox-esr", "firefox"],
        package: "firefox-esr",
    },
    Need {
        engine: "webkit",
        variable: "WEBKIT_DRIVER",
        programs: &["WebKitWebDriver"],
        package: "webkit2gtk-driver",
    },
    Need { engine: "webkit", variable: "XVFB", programs: &["Xvfb"], package: "xvfb" },
];

/// The Debian package of the Chinese font.
const FONT: &str = "fonts-noto-cjk";

/// How programs are installed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Platform {
    /// Debian, or what is made of it.
    Debian {
        /// Whether this is the administrator.
        root: bool,
    },
    /// Ubuntu, whose browsers the drivers can't start.
    Ubuntu,
    /// Any other Linux.
    OtherLinux,
    /// macOS.
    MacOs,
    /// Windows.
    Windows,
}

/// Makes sure that the browsers which `ENGINES` asks for (unset: all) are there.
///
/// # Errors
///
/// If one is missing and can't be installed here; the message says how to do it.
pub fn ready() -> Result<()> {
    let engines = env::var("ENGINES").ok();
    let platform = platform()?;
    let missing = missing(engines.as_deref(), platform);
    if missing.is_empty() {
        return Ok(());
    }
    if platform != (Platform::Debian { root: true }) {
        bail!("{}", advice(platform, &missing));
    }
    report::note(&format!("installing for the browser tests: {} (a few minutes, once)", missing.join(" ")));
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], &missing[..]].concat())
        .context("the browsers can't be installed; `cargo xtask test --quick` does without them")
}

/// The Debian packages of what is missing.
fn missing(engines: Option<&str>, platform: Platform) -> Vec<&'static str> {
    let is_there = |need: &Need| {
        env::var_os(need.variable).is_some()
            || need.programs.iter().any(|program| which::which(program).is_ok())
    };
    let asked = NEEDS.iter().filter(|need| is_asked_for(engines, need.engine));
    let mut missing: Vec<_> = asked.filter(|need| !is_there(need)).map(|need| need.package).collect();
    if !matches!(platform, Platform::MacOs | Platform::Windows) && !has_chinese_font() {
        missing.push(FONT);
    }
    missing
}

/// Whether `ENGINES` asks for an engine.
fn is_asked_for(engines: Option<&str>, name: &str) -> bool {
    engines.is_none_or(|engines| engines.split(',').any(|engine| engine.trim() == name))
}

/// Whether Chinese text would be shown; without a font it is all boxes of the wrong width.
fn has_chinese_font() -> bool {
    process::output(Command::new("fc-list").arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.trim().is_empty())
}

/// Runs Debian's installer.
///
/// # Errors
///
/// If it fails.
pub fn apt_get(arguments: &[&str]) -> Result<()> {
    // Waits while another apt-get runs, instead of failing.
    let options = ["--quiet", "-o", "DPkg::Lock::Timeout=300"];
    let mut command = Command::new("apt-get");
    command.args(options).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    // Servers are installed for the tests only; in single-user mode Debian doesn't start them by itself.
    process::run(command.env("RUNLEVEL", "1"))
}

/// What this is run on.
///
/// # Errors
///
/// If it can't be told.
pub fn platform() -> Result<Platform> {
    Ok(match env::consts::OS {
        "macos" => Platform::MacOs,
        "windows" => Platform::Windows,
        _ => {
            let release = fs::read_to_string("/etc/os-release").unwrap_or_default();
            linux(&release, process::output(Command::new("id").arg("-u"))?.trim() == "0")
        }
    })
}

/// The Linux distribution by its `/etc/os-release`.
fn linux(release: &str, root: bool) -> Platform {
    let field = |name: &str| {
        let value = release.lines().find_map(|line| line.strip_prefix(name));
        value.unwrap_or_default().trim_matches('"').to_owned()
    };
    let names = format!("{} {}", field("ID="), field("ID_LIKE="));
    let is = |name| names.split_whitespace().any(|word| word == name);
    match () {
        () if is("ubuntu") => Platform::Ubuntu,
        () if is("debian") => Platform::Debian { root },
        () => Platform::OtherLinux,
    }
}

const UBUNTU: &str = "\
Ubuntu's own Chromium and Firefox are snaps, which the drivers can't start. Take Chromium and its driver \
from `npx @puppeteer/browsers install` (chromium@latest and chromedriver@latest) and name the programs in \
CHROMIUM and CHROMEDRIVER; Firefox from https://packages.mozilla.org";

const OTHER_LINUX: &str = "\
Install what your distribution calls these Debian packages: chromium, chromedriver, firefox, \
WebKitWebDriver (of WebKitGTK) and Xvfb must be on PATH, and there must be a Chinese font";

const MAC_OS: &str = "\
Install them: `brew install --cask google-chrome chromedriver firefox`; name the programs in CHROMIUM \
(/Applications/Google Chrome.app/Contents/MacOS/Google Chrome) and FIREFOX \
(/Applications/Firefox.app/Contents/MacOS/firefox), and set ENGINES=chromium,firefox, because WebKitGTK is \
for Linux only";

/// What to install, and how.
fn advice(platform: Platform, missing: &[&str]) -> String {
    let packages = missing.join(" ");
    let how = match platform {
        Platform::Debian { .. } => {
            format!("Install them: `sudo apt-get install --no-install-recommends {packages}`")
        }
        Platform::Ubuntu => {
            let snaps = ["chromium", "chromium-driver", "firefox-esr"];
            let others: Vec<_> = missing.iter().copied().filter(|name| !snaps.contains(name)).collect();
            format!(
                "{UBUNTU}; the others with `sudo apt-get install --no-install-recommends {}`",
                others.join(" ")
            )
        }
        Platform::OtherLinux => OTHER_LINUX.to_owned(),
        Platform::MacOs => MAC_OS.to_owned(),
        Platform::Windows => "They need Linux: run them in WSL, with Debian".to_owned(),
    };
    format!(
        "the browser tests lack {packages}. {how}. With ENGINES=chromium they need one browser only, and \
         `cargo xtask test --quick` leaves them out"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distributions_are_told_apart() {
        let debian = Platform::Debian { root: true };
        for (release, expected) in [
            ("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nID=debian\n", debian),
            ("ID=raspbian\nID_LIKE=debian\n", debian),
            ("ID=ubuntu\nID_LIKE=debian\n", Platform::Ubuntu),
            ("ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", Platform::Ubuntu),
            ("ID=fedora\nVERSION_ID=42\n", Platform::OtherLinux),
            ("", Platform::OtherLinux),
        ] {
            assert_eq!(linux(release, true), expected, "{release:?}");
        }
    }

    #[test]
    fn advice_names_what_is_missing_and_the_way_without() {
        let missing = ["chromium", "xvfb"];
        for platform in [
            Platform::Debian { root: false },
            Platform::Ubuntu,
            Platform::OtherLinux,
            Platform::MacOs,
            Platform::Windows,
        ] {
            let advice = advice(platform, &missing);
            assert!(advice.starts_with("the browser tests lack chromium xvfb. "), "{advice}");
            assert!(advice.contains("--quick"), "{advice}");
        }
        let debian = advice(Platform::Debian { root: false }, &missing);
        assert!(debian.contains("`sudo apt-get install --no-install-recommends chromium xvfb`"), "{debian}");
        let ubuntu = advice(Platform::Ubuntu, &missing);
        assert!(ubuntu.contains("--no-install-recommends xvfb`"), "{ubuntu}");
    }

    #[test]
    fn engines_can_be_chosen() {
        assert!(is_asked_for(None, "webkit"));
        assert!(is_asked_for(Some("chromium, webkit"), "webkit"));
        assert!(!is_asked_for(Some("chromium"), "webkit"));
    }
}
