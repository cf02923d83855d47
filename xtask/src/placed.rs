//! The site built, placed and served in the other ways that the README promises: `cargo xtask test --full` proves them.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::{Child, Command},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use browser_engines::{free_port, leashed};

use crate::{
    archive,
    browser_tests::{ALL, Notes, Subject},
    build,
    cli::Build,
    copy, process,
    project::Project,
    report,
    setup::Tools,
    webdriver,
};

/// How long Trunk may take to build on a machine with other work.
const BUILD: Duration = Duration::from_secs(1800);

/// The site for a folder whose server completes no addresses, with an address of its own, is opened in browsers there.
///
/// # Errors
///
/// If it can't be built, or doesn't work.
pub fn below_a_folder(project: &Project, tools: &Tools, subject: &Subject<'_>) -> Result<()> {
    let options = Build {
        public_url: Some("/tujie/".into()),
        site_url: Some("https://www.example.cn/tujie/".into()),
        ..Build::default()
    };
    let dist = folder(project, "tujie")?;
    build::site_in(project, tools, &options, &dist)?;
    opened(project, tools, subject, "PLACED_TUJIE", &dist)
}

/// The site that keeps nothing on readers' devices is opened in browsers, also in those that have kept an earlier one.
///
/// # Errors
///
/// If it can't be built, or doesn't work.
pub fn without_offline(project: &Project, tools: &Tools, subject: &Subject<'_>) -> Result<()> {
    let dist = folder(project, "no-offline")?;
    build::site_in(project, tools, &Build { no_offline: true, ..Build::default() }, &dist)?;
    opened(project, tools, subject, "PLACED_NO_OFFLINE", &dist)
}

/// Trunk alone, with the tools on `PATH`, builds a site that works.
///
/// # Errors
///
/// If it can't be built, or doesn't work.
pub fn by_trunk_alone(project: &Project, tools: &Tools, subject: &Subject<'_>) -> Result<()> {
    let dist = folder(project, "plain")?;
    process::run(plain(project.command("trunk"), tools)?.args(["build", "--dist"]).arg(&dist))?;
    opened(project, tools, subject, "PLACED_PLAIN", &dist)
}

/// A second build, in another folder and from nothing that the first has compiled, gives the same bytes.
///
/// # Errors
///
/// If it can't be built, or is another.
pub fn the_same_elsewhere(project: &Project, tools: &Tools, dist: &Path) -> Result<()> {
    let folder = folder(project, "elsewhere")?;
    let root = folder.join("checkout");
    copy::make(project.root(), &root)?;
    let other = Project::elsewhere(root, folder.join("target"));
    let again = build::site(&other, tools, &Build::default())?;
    let (one, other) = (sums(dist)?, sums(&again)?);
    let differing = differing(&one, &other);
    ensure!(
        differing.is_empty(),
        "{} files of {} differ between two builds: {} (the second is in {})",
        differing.len(),
        one.len(),
        differing.iter().take(10).cloned().collect::<Vec<_>>().join(", "),
        again.display()
    );
    report::note(&format!("two builds in two folders have the same {} files, byte for byte", one.len()));
    Ok(())
}

/// `trunk serve` serves the site, and builds it anew when a word of the content changes.
///
/// # Errors
///
/// If it doesn't.
pub fn served_by_trunk_alone(project: &Project, tools: &Tools) -> Result<()> {
    // In a copy, whose content may be changed. What was compiled of others' crates is the same.
    let root = folder(project, "served")?.join("checkout");
    copy::make(project.root(), &root)?;
    let place = root.join("content").join("report.toml");
    let other = Project::elsewhere(root, project.target());
    let port = free_port().context("no free port")?;
    let trunk = which::which_in("trunk", Some(tools.path()?), other.root())?;
    let mut trunk = plain(leashed(&trunk), tools)?;
    trunk.current_dir(other.root()).env("CARGO_TARGET_DIR", other.target());
    let mut trunk = Serving(
        trunk.args(["serve", "--port", &port.to_string()]).spawn().context("trunk can't be started")?,
    );

    let content = fs::read_to_string(&place).with_context(|| format!("can't read {}", place.display()))?;
    let line = tagline(&content).context("content/report.toml has no tagline")?;
    trunk.shows(port, line)?;
    let changed = format!("{line}改了一个字。");
    let start = Instant::now();
    fs::write(&place, content.replacen(line, &changed, 1))?;
    trunk.shows(port, &changed)?;
    report::note(&format!("a changed word is served after {}", report::duration(start.elapsed())));
    Ok(())
}

/// Trunk at work; it ends with this value.
struct Serving(Child);

impl Serving {
    /// Waits until the main page has these words.
    fn shows(&mut self, port: u16, words: &str) -> Result<()> {
        let start = Instant::now();
        loop {
            // Nobody listens before the first build is done.
            if webdriver::page(port, "/").is_ok_and(|page| page.is_some_and(|page| page.contains(words))) {
                return Ok(());
            }
            ensure!(self.0.try_wait()?.is_none(), "`trunk serve` ended; its own message is above");
            ensure!(start.elapsed() < BUILD, "`trunk serve` shows no “{words}”");
            thread::sleep(Duration::from_millis(500));
        }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        drop(self.0.stdin.take());
        let _ = self.0.wait();
    }
}

/// A call of Trunk as anybody would make it who has the tools on `PATH`.
fn plain(mut trunk: Command, tools: &Tools) -> Result<Command> {
    trunk.env("PATH", tools.path()?).env_remove("NO_COLOR");
    for variable in ["SITE_URL", "NO_OFFLINE", build::PICTURE_FONTS] {
        trunk.env_remove(variable);
    }
    Ok(trunk)
}

/// What the site says in one sentence, by `content/report.toml`.
fn tagline(content: &str) -> Option<&str> {
    content.lines().find_map(|line| line.strip_prefix("tagline = \"")?.strip_suffix('"'))
}

/// A folder for something that is built for these proofs; what is compiled there is kept for the next time.
fn folder(project: &Project, name: &str) -> Result<PathBuf> {
    let folder = project.root().join("target").join("placed").join(name);
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    Ok(folder)
}

/// Opens what was built in browsers: the tests that take its folder from this variable.
fn opened(
    project: &Project,
    tools: &Tools,
    subject: &Subject<'_>,
    variable: &str,
    dist: &Path,
) -> Result<()> {
    let notes = Notes::new(project)?;
    let mut tests =
        project.cargo(&["test", "--package", "browser-tests", "--test", "browsers", "--", "placed::", ALL]);
    subject.tell(&mut tests, tools)?;
    notes.tell(&mut tests);
    let passed = process::run(tests.env(variable, dist));
    passed.and(notes.report())
}

/// The checksums of all files in a folder and those inside it, by their paths.
fn sums(folder: &Path) -> Result<BTreeMap<String, String>> {
    let mut sums = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("can't read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                // Trunk's own, which it leaves behind.
                if path.file_name().is_none_or(|name| name != ".stage") {
                    folders.push(path);
                }
                continue;
            }
            let name = path.strip_prefix(folder)?.to_string_lossy().into_owned();
            sums.insert(name, archive::sha256(&fs::read(&path)?));
        }
    }
    if sums.is_empty() {
        bail!("nothing is in {}", folder.display());
    }
    Ok(sums)
}

/// The paths of files that are not the same in both, or only in one.
fn differing(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Vec<String> {
    let paths: BTreeSet<_> = one.keys().chain(other.keys()).collect();
    paths.into_iter().filter(|path| one.get(*path) != other.get(*path)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_or_are_missing_are_named() {
        let site = |files: &[(&str, &str)]| {
            files
                .iter()
                .map(|(path, sum)| ((*path).to_owned(), (*sum).to_owned()))
                .collect::<BTreeMap<_, _>>()
        };
        let one = site(&[("a", "1"), ("b", "1"), ("c", "1")]);
        assert!(differing(&one, &one).is_empty());
        let other = site(&[("a", "1"), ("b", "2"), ("d", "1")]);
        assert_eq!(differing(&one, &other), ["b", "c", "d"]);
        assert_eq!(differing(&other, &one), ["b", "c", "d"]);
    }

    #[test]
    fn the_content_says_what_is_changed() {
        assert!(tagline(include_str!("../../content/report.toml")).is_some_and(|line| !line.is_empty()));
        assert_eq!(tagline("title = \"a\"\ntagline = \"b。\"\n"), Some("b。"));
    }

    #[test]
    fn checksums_are_by_path() {
        let folder = std::env::temp_dir().join(format!("xtask-placed-{}", std::process::id()));
        fs::create_dir_all(folder.join("a")).expect("the temporary folder is writable");
        fs::write(folder.join("a/b"), "abc").expect("the temporary folder is writable");
        let found = sums(&folder);
        let empty = sums(&folder.join("a/none"));
        fs::remove_dir_all(&folder).expect("it is there");
        let found = found.expect("can be read");
        assert_eq!(found.keys().collect::<Vec<_>>(), ["a/b"]);
        assert!(found["a/b"].starts_with("ba7816bf"));
        empty.expect_err("is not there");
    }
}
