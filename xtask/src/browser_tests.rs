//! The browser tests: what they run on, and what they tell besides whether they passed.

use std::{
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{cli::Extent, project::Project, report, setup::Tools, tools::AXE};

/// The most tests of one run that may be begun again, each in a new browser, because a browser hung.
const REPETITIONS: usize = 1;
/// How many of the slowest tests are told.
const SLOWEST: usize = 10;

/// What the browser tests run on.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The folder of the finished site.
    pub dist: &'a Path,
    /// The same as one file.
    pub file: &'a Path,
    /// The official report's text.
    pub report_text: Option<&'a Path>,
    /// Whether each test runs in every browser.
    pub extent: Extent,
    /// The browsers that can't have their sandbox here.
    pub no_sandbox: &'a str,
}

impl Subject<'_> {
    /// Tells a command that runs the tests what they run on.
    ///
    /// # Errors
    ///
    /// If something that they need is not set up.
    pub fn tell(&self, tests: &mut Command, tools: &Tools) -> Result<()> {
        let axe = tools.library(&AXE).context("axe-core is not set up")?;
        tests.env("DIST_DIR", self.dist).env("OFFLINE_FILE", self.file).env("AXE_JS", axe);
        tests.env("PATH", tools.path()?);
        if !self.no_sandbox.is_empty() {
            tests.env("NO_SANDBOX", self.no_sandbox);
        }
        if let Some(path) = self.report_text {
            tests.env("REPORT_TEXT", path);
        }
        Ok(())
    }
}

/// What the program of the tests is told in order to run those too that are left to the whole matrix; see
/// `tests/browser/engines.tsv`.
pub const ALL: &str = "--include-ignored";

/// The files into which the tests of one run write what is to be told at its end.
#[derive(Debug)]
pub struct Notes {
    /// A line for each test that was begun again.
    repetitions: PathBuf,
    /// How long each test took: seconds, engine, name.
    times: PathBuf,
}

impl Notes {
    /// Files with nothing in them yet.
    ///
    /// # Errors
    ///
    /// If they can't be written.
    pub fn new(project: &Project) -> Result<Self> {
        let folder = project.root().join("target").join("browser-tests");
        fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
        let empty = |name: &str| {
            let path = folder.join(name);
            fs::write(&path, "").with_context(|| format!("can't write {}", path.display()))?;
            Ok::<_, anyhow::Error>(path)
        };
        Ok(Self { repetitions: empty("repetitions.txt")?, times: empty("times.tsv")? })
    }

    /// Tells a command that runs the tests where to write.
    pub fn tell(&self, tests: &mut Command) {
        tests.env("REPETITIONS", &self.repetitions).env("BROWSER_TIMES", &self.times);
    }

    /// The lines about tests that were begun again.
    ///
    /// # Errors
    ///
    /// If they can't be read.
    pub fn repetitions(&self) -> Result<Vec<String>> {
        let text = read(&self.repetitions)?;
        Ok(text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect())
    }

    /// Tells what was written.
    ///
    /// # Errors
    ///
    /// If it can't be read, or more tests were begun again than may.
    pub fn report(&self) -> Result<()> {
        print!("{}", times(&read(&self.times)?)?);
        let repetitions = self.repetitions()?;
        tell_repetitions(&repetitions);
        may_be_repeated(repetitions.len())
    }
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))
}

/// Tells which tests were begun again, one a line; `.ci/run` collects these lines.
pub fn tell_repetitions(lines: &[String]) {
    for (index, line) in lines.iter().enumerate() {
        report::note(&format!("repetition {}: {line}", index + 1));
    }
}

/// Whether a run passes in which so many tests were begun again.
///
/// # Errors
///
/// If they are too many: one hang is a browser's, several are the tests' own.
pub fn may_be_repeated(repetitions: usize) -> Result<()> {
    if repetitions > REPETITIONS {
        bail!("{repetitions} browser tests were begun again because a browser hung; {REPETITIONS} may be");
    }
    Ok(())
}

/// How long the tests took by what they wrote: the sum for each engine, and the slowest.
fn times(text: &str) -> Result<String> {
    let mut tests = Vec::new();
    for line in text.lines() {
        let mut fields = line.split('\t');
        let (seconds, engine, name) = (fields.next(), fields.next(), fields.next());
        let seconds = seconds.and_then(|seconds| seconds.parse::<f64>().ok()).filter(|time| time.is_finite());
        let (Some(seconds), Some(engine), Some(name), None) = (seconds, engine, name, fields.next()) else {
            bail!("the browser tests tell no time: {line:?} (seconds, engine and name are wanted)");
        };
        tests.push((seconds, engine, name));
    }
    let mut table = String::new();
    if tests.is_empty() {
        return Ok(table);
    }
    let mut engines: Vec<(&str, usize, f64)> = Vec::new();
    for &(seconds, engine, _) in &tests {
        match engines.iter_mut().find(|(name, ..)| *name == engine) {
            Some((_, tests, sum)) => (*tests, *sum) = (*tests + 1, *sum + seconds),
            None => engines.push((engine, 1, seconds)),
        }
    }
    engines.sort_unstable_by_key(|(name, ..)| *name);
    for (engine, tests, seconds) in engines {
        writeln!(table, "{seconds:8.1} s  {engine}, {tests} tests")?;
    }
    tests.sort_by(|a, b| b.0.total_cmp(&a.0));
    writeln!(table, "the slowest:")?;
    for (seconds, engine, name) in tests.into_iter().take(SLOWEST) {
        writeln!(table, "{seconds:8.1} s  {engine} {name}")?;
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_test_may_be_begun_again() {
        for few in [0, 1] {
            may_be_repeated(few).expect("is a browser's mood");
        }
        let error = may_be_repeated(2).expect_err("are too many").to_string();
        assert_eq!(error, "2 browser tests were begun again because a browser hung; 1 may be");
    }

    #[test]
    fn times_are_summed_by_engine_and_the_slowest_told() {
        let mut text: String = (1..=12).map(|n| format!("{n}.25\twebkit\tterms::t{n}\n")).collect();
        text += "3\tchromium\tquiz::judges\n";
        let table = times(&text).expect("is well-formed");
        let lines: Vec<_> = table.lines().collect();
        assert_eq!(lines.len(), 3 + SLOWEST);
        assert_eq!(lines[0], "     3.0 s  chromium, 1 tests");
        assert_eq!(lines[1], "    81.0 s  webkit, 12 tests");
        assert_eq!(lines[3], "    12.2 s  webkit terms::t12");
        assert_eq!(times("").expect("is well-formed"), "");
    }

    #[test]
    fn what_is_no_time_is_named() {
        for wrong in ["quick\twebkit\ta", "1\twebkit", "1\twebkit\ta\tb", "NaN\twebkit\ta", ""] {
            let error = times(&format!("1\twebkit\tb\n{wrong}\n")).expect_err("must be refused").to_string();
            assert!(error.contains(&format!("{wrong:?}")), "{error}");
        }
    }
}
