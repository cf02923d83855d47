//! The browsers for the tests: checked, and installed where that can be done without asking.

use std::{env, ffi::OsStr, fs, process::Command};

use anyhow::{Context, Result, bail};
use browser_engines::{Engine, Program};

use crate::{process, report};

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
    let platform = platform()?;
    let engines = Engine::ALL.into_iter().filter(|engine| engine.is_asked_for());
    let programs: Vec<_> = engines.flat_map(Engine::programs).collect();
    let mut missing = missing(&programs, &env::var_os("PATH").unwrap_or_default())?;
    if !matches!(platform, Platform::MacOs | Platform::Windows) && !has_chinese_font() {
        missing.packages.push(FONT);
    }
    if missing.packages.is_empty() {
        return Ok(());
    }
    if platform != (Platform::Debian { root: true }) {
        bail!("{}", advice(platform, &missing));
    }
    let packages = missing.packages;
    report::note(&format!("installing for the browser tests: {} (a few minutes, once)", packages.join(" ")));
    apt_get(&["update"])?;
    apt_get(&[&["install", "--yes", "--no-install-recommends"], &packages[..]].concat())
        .context("the browsers can't be installed; `cargo xtask test --quick` does without them")
}

/// What has to be installed.
#[derive(Debug, Default)]
struct Missing {
    /// The packages in Debian.
    packages: Vec<&'static str>,
    /// Those of them that are there as snaps only.
    snaps: Vec<&'static str>,
}

/// What is missing of these programs on a `PATH` and elsewhere. Those that the tools bring along are theirs.
///
/// # Errors
///
/// If a variable names a program that can't be used.
fn missing(programs: &[&Program], path: &OsStr) -> Result<Missing> {
    let mut missing = Missing::default();
    for program in programs {
        let Some(package) = program.package else { continue };
        let Err(error) = program.find_on(path) else { continue };
        if env::var_os(program.variable).is_some_and(|value| !value.is_empty()) {
            return Err(error);
        }
        missing.packages.push(package);
        if program.is_snap_only(path) {
            missing.snaps.push(package);
        }
    }
    Ok(missing)
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
Install them: `brew install --cask google-chrome chromedriver firefox`, and set ENGINES=chromium,firefox, because \
WebKitGTK is for Linux only";

/// What to install, and how.
fn advice(platform: Platform, missing: &Missing) -> String {
    let packages = missing.packages.join(" ");
    let there = match &missing.snaps[..] {
        [] => String::new(),
        snaps => format!(" (of {} there is only a snap, which its driver can't start)", snaps.join(" and ")),
    };
    let how = match platform {
        Platform::Debian { .. } => {
            format!("Install them: `sudo apt-get install --no-install-recommends {packages}`")
        }
        Platform::Ubuntu => {
            let snaps = ["chromium", "chromium-driver", "firefox-esr"];
            let others: Vec<_> =
                missing.packages.iter().copied().filter(|name| !snaps.contains(name)).collect();
            if others.is_empty() {
                UBUNTU.to_owned()
            } else {
                let others = others.join(" ");
                format!("{UBUNTU}; the others with `sudo apt-get install --no-install-recommends {others}`")
            }
        }
        Platform::OtherLinux => OTHER_LINUX.to_owned(),
        Platform::MacOs => MAC_OS.to_owned(),
        Platform::Windows => "They need Linux: run them in WSL, with Debian".to_owned(),
    };
    format!(
        "the browser tests lack {packages}{there}. {how}. With ENGINES=chromium they need one browser only, and \
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
        let missing = Missing { packages: vec!["chromium", "xvfb"], snaps: vec!["chromium"] };
        for platform in [
            Platform::Debian { root: false },
            Platform::Ubuntu,
            Platform::OtherLinux,
            Platform::MacOs,
            Platform::Windows,
        ] {
            let advice = advice(platform, &missing);
            let start = "the browser tests lack chromium xvfb (of chromium there is only a snap, which its driver can't start). ";
            assert!(advice.starts_with(start), "{advice}");
            assert!(advice.contains("--quick"), "{advice}");
        }
        let debian = advice(Platform::Debian { root: false }, &missing);
        assert!(debian.contains("`sudo apt-get install --no-install-recommends chromium xvfb`"), "{debian}");
        let ubuntu = advice(Platform::Ubuntu, &missing);
        assert!(ubuntu.contains("--no-install-recommends xvfb`"), "{ubuntu}");
        let ubuntu =
            advice(Platform::Ubuntu, &Missing { packages: vec!["firefox-esr"], snaps: vec!["firefox-esr"] });
        assert!(ubuntu.contains("https://packages.mozilla.org. "), "{ubuntu}");
    }

    #[test]
    fn what_is_nowhere_is_missing_and_tools_are_not_looked_for() {
        let programs: Vec<_> = Engine::Firefox.programs().iter().collect();
        // Unless it is installed outside of every PATH, as Debian's is.
        let expected = if programs[1].find_on(OsStr::new("")).is_ok() { vec![] } else { vec!["firefox-esr"] };
        let missing = missing(&programs, OsStr::new("")).expect("no variable names one");
        assert_eq!(missing.packages, expected);
        assert!(missing.snaps.is_empty());
    }
}
