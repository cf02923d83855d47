//! `cargo xtask test NAME…`: some browser tests again and again, to find those that pass only mostly.

use std::{
    collections::BTreeMap,
    fmt::Write,
    fs, hint,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::atomic::{AtomicBool, Ordering::Relaxed},
    thread,
    time::{Instant, SystemTime},
};

use anyhow::{Context, Result, bail};

use crate::{
    browser_tests::{ALL, Notes, Subject, may_be_repeated, tell_repetitions},
    build,
    cli::{Build, Repeat},
    offline, process,
    project::Project,
    report,
    setup::Tools,
};

/// What the site is made of, besides what xtask itself does to it.
const SOURCES: [&str; 12] = [
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "content",
    "crates",
    "deploy",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// The finished site and the same as one file: those that are there, or new ones if something has changed since.
///
/// # Errors
///
/// If they can't be built.
pub fn site(project: &Project, tools: &Tools) -> Result<(PathBuf, PathBuf)> {
    let (dist, root) = (project.dist(), project.root());
    let is_current = match modified(&dist.join("index.html")) {
        Some(built) => newest(SOURCES.iter().map(|name| root.join(name)))? < built,
        None => false,
    };
    let dist = if is_current {
        report::note("taking dist/ as it is: nothing has changed since it was built");
        dist
    } else {
        build::site(project, tools, &Build::default())?
    };
    let file = offline::write(project, &dist)?;
    Ok((dist, file))
}

/// When something was written; none if it is not there.
fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|metadata| metadata.modified()).ok()
}

/// When the newest of all files in these places was written.
fn newest(places: impl IntoIterator<Item = PathBuf>) -> Result<SystemTime> {
    let mut newest = SystemTime::UNIX_EPOCH;
    for place in places {
        // A folder too: it is written when something in it is removed.
        newest = newest.max(modified(&place).with_context(|| format!("can't read {}", place.display()))?);
        if place.is_dir() {
            let entries = fs::read_dir(&place).with_context(|| format!("can't read {}", place.display()))?;
            let inside = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
            newest = newest.max(self::newest(inside)?);
        }
    }
    Ok(newest)
}

/// Runs the tests as often as asked, and tells which have failed how often.
///
/// # Errors
///
/// If a test has failed, too many were begun again, or none has such a name.
pub fn run(project: &Project, tools: &Tools, subject: &Subject<'_>, repeat: &Repeat) -> Result<()> {
    let program = program(project)?;
    let _work = repeat.busy.then(Work::start).transpose()?;
    let mut tally = Tally::default();
    for number in 1..=repeat.times {
        let notes = Notes::new(project)?;
        let mut tests = Command::new(&program);
        // In the folder of their crate, as Cargo runs them.
        tests.current_dir(project.root().join("tests").join("browser")).args(&repeat.names).arg(ALL);
        subject.tell(&mut tests, tools)?;
        notes.tell(&mut tests);
        let start = Instant::now();
        let output = tests.stderr(Stdio::inherit()).output().context("the browser tests can't be started")?;
        let text = String::from_utf8_lossy(&output.stdout);
        let outcomes = outcomes(&text);
        let failed = outcomes.iter().filter(|(_, passed)| !passed).count();
        report::note(&format!(
            "run {number} of {}: {} passed, {failed} failed, in {}",
            repeat.times,
            outcomes.len() - failed,
            report::duration(start.elapsed())
        ));
        if outcomes.is_empty() && output.status.success() {
            bail!("no browser test has a name that contains {}", repeat.names.join(" or "));
        }
        if failed > 0 || !output.status.success() {
            print!("{text}");
        }
        if failed == 0 && !output.status.success() {
            bail!("the browser tests ended ({}) without a failure of their own", output.status);
        }
        tally.add(&outcomes, notes.repetitions()?);
    }
    print!("{}", tally.table(repeat.times)?);
    tell_repetitions(&tally.repetitions);
    tally.judge()
}

/// Compiles the tests; returns their program.
fn program(project: &Project) -> Result<PathBuf> {
    let what = ["test", "--package", "browser-tests", "--test", "browsers", "--no-run"];
    let built = process::built(&mut project.cargo(&what))?.pop();
    built.context("Cargo tells no program of the browser tests")
}

/// How each test ended, by what the tests have printed.
fn outcomes(text: &str) -> Vec<(&str, bool)> {
    let line = |line| {
        let (name, outcome) = str::strip_prefix(line, "test ")?.split_once(" ... ")?;
        match outcome.trim() {
            "ok" => Some((name, true)),
            "FAILED" => Some((name, false)),
            _ => None,
        }
    };
    text.lines().filter_map(line).collect()
}

/// What came of all runs.
#[derive(Debug, Default)]
struct Tally {
    /// How often each test ran, and how often it failed.
    tests: BTreeMap<String, (u32, u32)>,
    /// The lines about tests that were begun again.
    repetitions: Vec<String>,
    /// The most that were begun again in one run.
    most_repetitions: usize,
}

impl Tally {
    /// Adds a run.
    fn add(&mut self, outcomes: &[(&str, bool)], repetitions: Vec<String>) {
        for &(name, passed) in outcomes {
            let (runs, failures) = self.tests.entry(name.to_owned()).or_default();
            (*runs, *failures) = (*runs + 1, *failures + u32::from(!passed));
        }
        self.most_repetitions = self.most_repetitions.max(repetitions.len());
        self.repetitions.extend(repetitions);
    }

    /// Runs and failures of each test, those that failed most at the end, where they are seen.
    fn table(&self, times: u32) -> Result<String> {
        let mut tests: Vec<_> = self.tests.iter().collect();
        tests.sort_by_key(|(name, (_, failures))| (*failures, *name));
        let mut table = String::from("\n  runs  failed  test\n");
        for (name, (runs, failures)) in tests {
            let missing = if *runs == times { "" } else { "  (not in every run)" };
            writeln!(table, "{runs:6}  {failures:6}  {name}{missing}")?;
        }
        Ok(table)
    }

    /// Whether all is well.
    fn judge(&self) -> Result<()> {
        let failures: u32 = self.tests.values().map(|(_, failures)| failures).sum();
        if failures > 0 {
            let runs: u32 = self.tests.values().map(|(runs, _)| runs).sum();
            bail!("{failures} of {runs} runs of a test failed");
        }
        may_be_repeated(self.most_repetitions)
    }
}

/// Something to do for every processor core, until it is dropped.
struct Work {
    ends: &'static AtomicBool,
}

impl Work {
    fn start() -> Result<Self> {
        static ENDS: AtomicBool = AtomicBool::new(false);
        ENDS.store(false, Relaxed);
        let cores =
            thread::available_parallelism().context("can't tell how many processor cores there are")?;
        for _ in 0..cores.get() {
            thread::spawn(|| {
                while !ENDS.load(Relaxed) {
                    hint::spin_loop();
                }
            });
        }
        report::note(&format!("{cores} processor cores have something else to do meanwhile"));
        Ok(Self { ends: &ENDS })
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.ends.store(true, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_from_what_tests_print() {
        let text = "\nrunning 3 tests\ntest quiz::chromium::judges ... ok\ntest a::webkit::b ... FAILED\n\
                    test c ... ignored\n\nfailures:\n\n---- a::webkit::b stdout ----\ntest of nothing ... \n\n\
                    test result: FAILED. 1 passed; 1 failed; 1 ignored; 0 measured; 9 filtered out\n";
        assert_eq!(outcomes(text), [("quiz::chromium::judges", true), ("a::webkit::b", false)]);
        assert_eq!(outcomes("running 0 tests\n\ntest result: ok. 0 passed"), []);
    }

    #[test]
    fn runs_are_counted_to_the_end() {
        let mut tally = Tally::default();
        tally.add(&[("a", true), ("b", false)], vec![]);
        tally.add(&[("a", true), ("b", true), ("c", true)], vec!["hung".into()]);
        let table = tally.table(2).expect("can be written");
        let lines: Vec<_> = table.lines().skip(2).collect();
        assert_eq!(
            lines,
            ["     2       0  a", "     1       0  c  (not in every run)", "     2       1  b"]
        );
        assert_eq!(tally.judge().expect_err("one has failed").to_string(), "1 of 5 runs of a test failed");

        let mut tally = Tally::default();
        for _ in 0..2 {
            tally.add(&[("a", true)], vec!["hung".into()]);
        }
        tally.judge().expect("one in each run is a browser's mood");
        tally.add(&[("a", true)], vec!["hung".into(), "hung".into()]);
        tally.judge().expect_err("two in one run are too many");
    }

    #[test]
    fn a_change_anywhere_is_the_newest() {
        let folder = std::env::temp_dir().join(format!("xtask-repeat-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/b")).expect("the temporary folder is writable");
        let file = folder.join("a/b/c");
        fs::write(&file, "").expect("the temporary folder is writable");
        let later = SystemTime::now() + std::time::Duration::from_secs(60);
        fs::File::options()
            .write(true)
            .open(&file)
            .and_then(|file| file.set_modified(later))
            .expect("is ours");
        let found = newest([folder.clone()]);
        let missing = newest([folder.join("no-such-file")]);
        fs::remove_dir_all(&folder).expect("it is there");
        assert_eq!(found.expect("can be read"), later);
        missing.expect_err("is not there");
    }
}
