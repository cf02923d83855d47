//! `cargo xtask test`: everything that a change must pass, cheapest first.

use std::{
    env,
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use browser_engines::Engine;

use crate::{
    beside::Beside,
    browser_tests::{ALL, Notes, Subject},
    browsers, build,
    cli::{Build, Extent, Test},
    dependencies, offline, placed, process,
    project::Project,
    repeat, report, servers,
    setup::{self, TARGET, Tools},
    tools::{AXE, CARGO_DENY, GECKODRIVER, Tool},
    trial,
};

/// The WebAssembly modules; each is a program and the feature that it needs.
const MODULES: [&str; 7] = ["explainer", "charts", "overview", "builder", "classroom", "reader", "speech"];

/// Cargo's words for all tests but those in browsers.
const TESTS: [&str; 6] = ["test", "--workspace", "--exclude", "browser-tests", "--features", "ssr"];

/// Runs all checks and stops at the first that fails; or only the browser tests that are asked for, all of them.
///
/// # Errors
///
/// If something is missing and can't be installed, or a check fails.
pub fn run(project: &Project, options: &Test) -> Result<()> {
    let extent = options.extent;
    let report_text = report_text()?;
    let mut steps = Steps::new();
    if let Some(repeat) = &options.repeat {
        let (tools, no_sandbox) = steps.step("Set-up", || set_up(project, extent, &[]))?;
        let (dist, file) = steps.step("Site", || repeat::site(project, &tools))?;
        let subject = Subject {
            dist: &dist,
            file: &file,
            report_text: report_text.as_deref(),
            extent,
            no_sandbox: &no_sandbox,
        };
        return steps
            .step("Browser tests, again and again", || repeat::run(project, &tools, &subject, repeat));
    }
    let (tools, no_sandbox) = steps.step("Set-up", || {
        servers::ready(extent != Extent::Quick)?;
        set_up(project, extent, &[CARGO_DENY])
    })?;

    steps.step("Format", || process::run(&mut project.cargo(&["fmt", "--all", "--check"])))?;
    steps.step("Crates: licences, sources, copies, advisories", || {
        dependencies::check(project, &tools, &MODULES)
    })?;
    steps.step("Lints, native", || {
        let what = ["--workspace", "--all-targets", "--features", "ssr"];
        process::run(project.cargo(&["clippy"]).args(what).args(["--", "-D", "warnings"]))
    })?;
    let beside = Beside::start(&project.root().join("target").join("beside.log"), beside_the_build(project))?;
    let dist = steps.step("Build (beside it: lints of the WebAssembly, compiling of the tests)", || {
        build::site(project, &tools, &Build::default())
    })?;
    steps.step("Lints, WebAssembly; tests compile", || beside.wait())?;
    let file = steps.step("The site as one file", || offline::write(project, &dist))?;
    steps.step("Tests: code, content, snapshots, finished files", || {
        let mut tests = project.cargo(&TESTS);
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
    if extent == Extent::Full {
        steps.step("Serving: every kind of change is seen", || {
            let what = ["test", "--package", "xtask", "--test", "serve", "--", "--ignored"];
            process::run(&mut project.cargo(&what))
        })?;
    }
    if extent != Extent::Quick {
        let subject = Subject {
            dist: &dist,
            file: &file,
            report_text: report_text.as_deref(),
            extent,
            no_sandbox: &no_sandbox,
        };
        steps.step("Tests in browsers", || browser_tests(project, &tools, &subject))?;
        if extent == Extent::Full {
            steps.step("`--public-url /tujie/` and `--site-url` give a site that works there", || {
                placed::below_a_folder(project, &tools, &subject)
            })?;
            steps.step("`--no-offline` keeps nothing and ends what was kept", || {
                placed::without_offline(project, &tools, &subject)
            })?;
            steps.step("Two builds in two folders give the same bytes", || {
                placed::the_same_elsewhere(project, &tools, &dist)
            })?;
            steps.step("Plain `trunk build` gives a site that works", || {
                placed::by_trunk_alone(project, &tools, &subject)
            })?;
            steps.step("Plain `trunk serve` serves, and builds anew after a change", || {
                placed::served_by_trunk_alone(project, &tools)
            })?;
        }
    }
    steps.end(extent);
    Ok(())
}

/// What is done while the site is built. Nothing of it is needed for that, and it lies in other folders.
fn beside_the_build(project: &Project) -> Vec<Command> {
    let compile = [&TESTS[..], &["--no-run"]].concat();
    let lints = MODULES.into_iter().map(|module| {
        let what = ["--target", TARGET, "--no-default-features", "--features", module, "--bin", module];
        let mut lints = project.cargo(&["clippy"]);
        lints.args(what).args(["--", "-D", "warnings"]);
        lints
    });
    [project.cargo(&compile), project.cargo(&["test", "--package", "browser-tests", "--no-run"])]
        .into_iter()
        .chain(lints)
        .collect()
}

/// Sets up what the tests are built and run with, and these tools; returns also which browsers do without their sandbox.
fn set_up(project: &Project, extent: Extent, besides: &[Tool]) -> Result<(Tools, String)> {
    setup::target(project)?;
    let mut wanted = [&build::TOOLS, besides].concat();
    let mut no_sandbox = String::new();
    if extent != Extent::Quick {
        // Now, because those who lack a browser should not learn it after ten minutes, nor those whose browser does not
        // start. It needs this one tool.
        browsers::ready()?;
        let first =
            if Engine::Firefox.is_asked_for() { Tools::ready(&[GECKODRIVER])? } else { Tools::default() };
        no_sandbox = trial::run(&first.path()?, browsers::platform()?)?;
        wanted.extend([GECKODRIVER, AXE]);
    }
    Ok((Tools::ready(&wanted)?, no_sandbox))
}

/// Runs the browser tests.
fn browser_tests(project: &Project, tools: &Tools, subject: &Subject<'_>) -> Result<()> {
    let notes = Notes::new(project)?;
    let mut tests = project.cargo(&["test", "--package", "browser-tests"]);
    subject.tell(&mut tests, tools)?;
    notes.tell(&mut tests);
    if subject.extent == Extent::Full {
        tests.args(["--", ALL]);
    }
    let passed = process::run(&mut tests);
    // What the tests have told is of use above all where one has failed.
    let told = notes.report();
    passed.and(told)
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
    fn end(&self, extent: Extent) {
        report::heading(&format!(
            "All {} steps passed in {}",
            self.times.len(),
            report::duration(self.start.elapsed())
        ));
        match extent {
            Extent::Quick => report::note("without the browsers: `cargo xtask test` runs them too"),
            Extent::Usual => report::note(
                "most tests ran in the browsers whose engines they depend on: `cargo xtask test --full` runs all in all",
            ),
            Extent::Full => {}
        }
    }
}
