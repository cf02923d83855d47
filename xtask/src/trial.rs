//! Each browser is started once and shown a page before anything is compiled: whoever has one that does not work learns it
//! in seconds, with what to do, and not from a test after twenty minutes.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail, ensure};
use browser_engines::{Engine, XVFB, free_port, leashed};
use serde_json::json;

use crate::{browsers::Platform, report, webdriver::Session};

/// How long a driver or a display may take to start.
const START: Duration = Duration::from_secs(30);
/// What the title of the page says.
const TITLE: &str = "it works";

/// Tries all engines that are asked for, at the same time; the programs are looked for on this `PATH`.
///
/// Returns the names of those that work without their sandbox only, in the form of `NO_SANDBOX`.
///
/// # Errors
///
/// If one doesn't show the page; the message says what to do.
pub fn run(path: &OsStr, platform: Platform) -> Result<String> {
    let engines = Engine::ALL.into_iter().filter(|engine| engine.is_asked_for());
    let outcomes: Vec<_> = thread::scope(|scope| {
        let trials: Vec<_> = engines.map(|engine| (engine, scope.spawn(move || one(engine, path)))).collect();
        trials
            .into_iter()
            .map(|(engine, trial)| {
                (engine, trial.join().unwrap_or_else(|_| Err(anyhow!("the trial broke off"))))
            })
            .collect()
    });
    let mut without_sandbox = Vec::new();
    for (engine, outcome) in outcomes {
        let Works { version, sandboxed } = outcome.with_context(|| advice(engine, platform))?;
        report::note(&format!("{engine} shows a page ({version})"));
        if !sandboxed {
            without_sandbox.push(engine.name());
        }
    }
    Ok(without_sandbox.join(","))
}

/// A browser that has shown a page.
#[derive(Debug)]
struct Works {
    /// Its own name and version.
    version: String,
    /// Whether in its sandbox.
    sandboxed: bool,
}

/// Tries an engine, and if need be once more without its sandbox.
fn one(engine: Engine, path: &OsStr) -> Result<Works> {
    let has_both_ways = engine.is_sandboxed() && engine.can_do_without_sandbox();
    let works = one_way_or_other(engine.is_sandboxed(), has_both_ways, |sandboxed| {
        shows_a_page(engine, path, sandboxed)
    })?;
    if has_both_ways && !works.sandboxed {
        report::note(&format!(
            "{engine} can't have its sandbox on this machine (are unprivileged user namespaces closed?): it runs without, \
             as the tests open nothing but this project's own pages"
        ));
    }
    Ok(works)
}

/// The first way in which something works: with a sandbox if it is to have one, and without if it has both ways.
fn one_way_or_other(
    sandboxed: bool,
    has_both_ways: bool,
    works: impl Fn(bool) -> Result<String>,
) -> Result<Works> {
    let error = match works(sandboxed) {
        Ok(version) => return Ok(Works { version, sandboxed }),
        Err(error) => error,
    };
    // The first error is the one that tells something, if the other way is no help.
    match has_both_ways.then(|| works(false)) {
        Some(Ok(version)) => Ok(Works { version, sandboxed: false }),
        _ => Err(error),
    }
}

/// Starts a browser by its driver, has it show a page, and ends both; returns the browser's name and version.
fn shows_a_page(engine: Engine, path: &OsStr, sandboxed: bool) -> Result<String> {
    let display = if engine.needs_display() { Some(display()?) } else { None };
    let port = free_port().context("no free port")?;
    let (program, arguments) = engine.driver(port, path)?;
    let mut driver = leashed(&program);
    driver.args(arguments).envs(engine.environment(sandboxed)).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some((name, _)) = &display {
        driver.env("DISPLAY", name);
    }
    let mut driver = Leashed::start(&mut driver)?;
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        ensure!(driver.0.try_wait()?.is_none(), "{} ended at once", program.display());
        ensure!(start.elapsed() < START, "{} does not listen", program.display());
        thread::sleep(Duration::from_millis(20));
    }
    let session = Session::open(port, &engine.capabilities(sandboxed)?)?;
    session.post("url", &json!({ "url": format!("data:text/html,<title>{TITLE}</title>") }))?;
    let title = session.get("title")?;
    ensure!(title == TITLE, "the page is called {title}, not {TITLE:?}");
    let version = session.browser().to_owned();
    session.end()?;
    Ok(version)
}

/// A virtual display, by its name.
fn display() -> Result<(String, Leashed)> {
    let mut xvfb = leashed(&XVFB.find()?);
    xvfb.args(["-displayfd", "1", "-screen", "0", "800x600x24", "-nolisten", "tcp"]);
    let mut xvfb = Leashed::start(xvfb.stdout(Stdio::piped()).stderr(Stdio::null()))?;
    let output = xvfb.0.stdout.take().context("Xvfb has no output")?;
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let mut line = String::new();
        let read = BufReader::new(output).read_line(&mut line);
        // Nobody listens any more after the time.
        let _ = send.send(read.map(|_| line));
    });
    let number = receive.recv_timeout(START).context("Xvfb does not start")??;
    if number.trim().is_empty() {
        bail!("Xvfb ended at once");
    }
    Ok((format!(":{}", number.trim()), xvfb))
}

/// A program that ends with this value, with everything that it has started.
struct Leashed(Child);

impl Leashed {
    fn start(command: &mut Command) -> Result<Self> {
        Ok(Self(
            command
                .spawn()
                .with_context(|| format!("`{}` can't be started", crate::process::line(command)))?,
        ))
    }
}

impl Drop for Leashed {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        // It may have ended by itself.
        let _ = self.0.wait();
    }
}

/// What to do about an engine that is there but shows nothing.
fn advice(engine: Engine, platform: Platform) -> String {
    let way = match (engine, platform) {
        (Engine::Chromium, Platform::MacOs) => {
            "Chrome and chromedriver have to be of one version: `brew upgrade --cask google-chrome chromedriver`; if macOS \
             holds the driver back, `xattr -d com.apple.quarantine $(which chromedriver)`"
        }
        (Engine::Chromium, Platform::Debian { .. }) => {
            "Chromium and its driver have to be of one version: `apt-get install chromium chromium-driver` brings both up to \
             date"
        }
        (Engine::Chromium, _) => {
            "the browser and its driver have to be of one version: `npx @puppeteer/browsers install chromium@latest` and \
             `… chromedriver@latest`, named in CHROMIUM and CHROMEDRIVER"
        }
        (Engine::Firefox, Platform::MacOs) => {
            "start Firefox once by hand, which macOS may want to ask about, and end it; or name another one in FIREFOX"
        }
        (Engine::Firefox, _) => {
            "see whether `firefox --headless --screenshot` works in this shell, and whether it is a snap or Flatpak, which \
             the driver can't start; name another one in FIREFOX"
        }
        (Engine::WebKit, Platform::Debian { .. }) => {
            "`apt-get install webkit2gtk-driver xvfb` brings the driver, its browser and the display up to date"
        }
        (Engine::WebKit, _) => {
            "WebKitWebDriver and MiniBrowser have to be of one version of WebKitGTK; name the right ones in WEBKIT_DRIVER and \
             MINI_BROWSER"
        }
    };
    let others: Vec<_> =
        Engine::ALL.iter().filter(|other| **other != engine).map(|other| other.name()).collect();
    format!(
        "{engine} is there but shows no page: {way}. With ENGINES={} the tests do without it, and `cargo xtask test --quick` \
         without all browsers",
        others.join(",")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn advice_is_for_the_engine_the_platform_and_in_a_hurry() {
        for engine in Engine::ALL {
            for platform in
                [Platform::Debian { root: true }, Platform::Ubuntu, Platform::OtherLinux, Platform::MacOs]
            {
                let advice = advice(engine, platform);
                assert!(advice.starts_with(&format!("{engine} is there but shows no page: ")), "{advice}");
                assert!(advice.contains("--quick"), "{advice}");
                let without = advice.split("ENGINES=").nth(1).unwrap_or_default();
                assert!(!without.contains(engine.name()), "{advice}");
                assert_eq!(
                    advice.contains("apt-get"),
                    platform == (Platform::Debian { root: true }) && engine != Engine::Firefox
                );
            }
        }
        assert!(advice(Engine::Chromium, Platform::MacOs).contains("brew"), "as on macOS");
    }

    #[test]
    fn a_sandbox_is_given_up_only_where_that_helps() {
        let only_without =
            |sandboxed: bool| if sandboxed { bail!("no user namespaces") } else { Ok("1.2".to_owned()) };
        let works = one_way_or_other(true, true, only_without).expect("works without");
        assert!(!works.sandboxed);
        let error = one_way_or_other(true, false, only_without).expect_err("has one way only").to_string();
        assert_eq!(error, "no user namespaces");
        let never = |sandboxed: bool| -> Result<String> { bail!("with a sandbox: {sandboxed}") };
        let error = one_way_or_other(true, true, never).expect_err("works in no way").to_string();
        assert_eq!(error, "with a sandbox: true");
        assert!(one_way_or_other(true, true, |_| Ok(String::new())).is_ok_and(|works| works.sandboxed));
    }

    #[test]
    fn what_does_not_start_is_told() {
        let error =
            Leashed::start(&mut Command::new("no-such-program")).err().expect("is not there").to_string();
        assert_eq!(error, "`no-such-program` can't be started");
    }
}
