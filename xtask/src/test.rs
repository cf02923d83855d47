//! `cargo xtask test`: everything that a change must pass, cheapest first.

use std::{
    env,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{
    browsers, build,
    cli::{Build, Test},
    dependencies, offline, process,
    project::Project,
    report, servers,
    setup::{self, TARGET, Tools},
    tools::{AXE, CARGO_DENY, GECKODRIVER},
};

/// The WebAssembly modules; each is a program and the feature that it needs.
const MODULES: [&str; 7] = ["explainer", "charts", "overview", "builder", "classroom", "reader", "speech"];

/// Runs all checks and stops at the first that fails.
///
/// # Errors
///
/// If something is missing and can't be installed, or a check fails.
pub fn run(project: &Project, options: &Test) -> Result<()> {
    let report_text = report_text()?;
    let mut steps = Steps::new();
    let tools = steps.step("Set-up", || {
        setup::target(project)?;
        let mut wanted = build::TOOLS.to_vec();
        wanted.push(CARGO_DENY);
        servers::ready(!options.quick)?;
        if !options.quick {
            // Now, because those who lack a browser should not learn it after ten minutes.
            browsers::ready()?;
            wanted.extend([GECKODRIVER, AXE]);
        }
        Tools::ready(&wanted)
    })?;

    steps.step("Format", || process::run(&mut project.cargo(&["fmt", "--all", "--check"])))?;
    steps.step("Crates: licences, sources, copies, advisories", || {
        dependencies::check(project, &tools, &MODULES)
    })?;
    steps.step("Lints, native", || {
        let what = ["--workspace", "--all-targets", "--features", "ssr"];
        process::run(project.cargo(&["clippy"]).args(what).args(["--", "-D", "warnings"]))
    })?;
    steps.step("Lints, WebAssembly", || {
        MODULES.into_iter().try_for_each(|module| {
            let what = ["--target", TARGET, "--no-default-features", "--features", module, "--bin", module];
            process::run(project.cargo(&["clippy"]).args(what).args(["--", "-D", "warnings"]))
        })
    })?;
    let dist = steps.step("Build", || build::site(project, &tools, &Build::default()))?;
    let file = steps.step("The site as one file", || offline::write(project, &dist))?;
    steps.step("Tests: code, content, snapshots, finished files", || {
        let mut tests =
            project.cargo(&["test", "--workspace", "--exclude", "browser-tests", "--features", "ssr"]);
        tests.env("DIST_DIR", &dist).env(build::PICTURE_FONTS, build::fonts(&tools)?);
        // What is there has to be tested; the tests tell what is not.
        tests.env("SERVERS", servers::present().join(","));
        match &report_text {
            Some(path) => drop(tests.env("REPORT_TEXT", path)),
            None => report::note(
                "the tests that compare the content with the official report are skipped: its text is not \
                 part of this repository; name the file in REPORT_TEXT to run them",
            ),
        }
        process::run(&mut tests)
    })?;
    if !options.quick {
        steps.step("Tests in browsers", || {
            browser_tests(project, &tools, (&dist, &file), report_text.as_deref())
        })?;
    }
    steps.end(options.quick);
    Ok(())
}

/// Runs the browser tests on a finished site, and on the same as one file.
fn browser_tests(
    project: &Project,
    tools: &Tools,
    (dist, file): (&Path, &Path),
    report_text: Option<&Path>,
) -> Result<()> {
    let axe = tools.library(&AXE).context("axe-core is not set up")?;
    let mut tests = project.cargo(&["test", "--package", "browser-tests"]);
    tests.env("DIST_DIR", dist).env("OFFLINE_FILE", file).env("AXE_JS", axe).env("PATH", tools.path()?);
    if let Some(path) = report_text {
        tests.env("REPORT_TEXT", path);
    }
    process::run(&mut tests)
}

/// The file with the official report's text, if there is one; as an absolute path, because tests run in the
/// folder of their crate.
fn report_text() -> Result<Option<PathBuf>> {
    let Some(given) = env::var_os("REPORT_TEXT").filter(|value| !value.is_empty()) else { return Ok(None) };
    let path = std::path::absolute(given).context("REPORT_TEXT")?;
    if !path.is_file() {
        bail!("REPORT_TEXT names no file: {}", path.display());
    }
    Ok(Some(path))
}

/// Steps with headings and times.
struct Steps {
    start: Instant,
    times: Vec<(&'static str, Duration)>,
}

impl Steps {
    fn new() -> Self {
        Self { start: Instant::now(), times: Vec::new() }
    }

    /// Does one step.
    fn step<T>(&mut self, title: &'static str, work: impl FnOnce() -> Result<T>) -> Result<T> {
        let number = self.times.len() + 1;
        report::heading(&format!("{number}. {title}"));
        let start = Instant::now();
        let result = work();
        let time = start.elapsed();
        match &result {
            Ok(_) => report::note(&format!("{number}. {title}: passed in {}", report::duration(time))),
            Err(_) => report::note(&format!("{number}. {title}: FAILED after {}", report::duration(time))),
        }
        self.times.push((title, time));
        result
    }

    /// Sums up.
    fn end(&self, quick: bool) {
        report::heading(&format!(
            "All {} steps passed in {}",
            self.times.len(),
            report::duration(self.start.elapsed())
        ));
        if quick {
            report::note("without the browsers: `cargo xtask test` runs them too");
        }
    }
}
