//! Browsers end with the process that has started them, also where that is killed and can't see to it.

#![cfg(target_os = "linux")]

use std::{
    collections::BTreeMap,
    env, fs,
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::Context;
use browser_tests::{Browser, Result, engines, ensure, until};
use tokio::time::sleep;

engines!(each:
    holds,
    leave_nothing_behind,
);

/// Names the file that the process which is to be killed writes when its browser is open. What it starts inherits it.
const HOLDS: &str = "ENDING_HOLDS";

/// Is no test by itself: it stands for a test during which its process is killed.
async fn holds(browser: &mut Browser) -> Result<()> {
    let Some(file) = env::var_os(HOLDS) else { return Ok(()) };
    browser.open("about:blank").await?;
    fs::write(file, "")?;
    sleep(Duration::from_secs(120)).await;
    Ok(())
}

async fn leave_nothing_behind(browser: &mut Browser) -> Result<()> {
    let engine = browser.engine();
    let file = env::temp_dir().join(format!("ending-{engine}-{}", std::process::id()));
    let mut process = Command::new(env::current_exe()?)
        .args(["--exact", &format!("ending::{engine}::holds")])
        .env(HOLDS, &file)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let open = until("its browser is open", &true, async || Ok(file.is_file())).await;
    let (mark, this) = (format!("{HOLDS}={}", file.display()), process.id());
    let before = family(&mark, this);
    // By SIGKILL, of which it learns nothing.
    process.kill()?;
    process.wait()?;
    open?;
    fs::remove_file(&file)?;
    let programs: Vec<_> = before.values().map(|process| process.name.as_str()).collect();
    let name = if engine.name() == "webkit" { "MiniBrowser" } else { engine.name() };
    let has_browser = programs.iter().any(|program| program.starts_with(name));
    ensure!(has_browser, "no {name} among {programs:?}");

    let left = || {
        let now = processes();
        let is_left = |(id, old): (&u32, &Process)| {
            now.get(id).is_some_and(|new| new.start == old.start && !new.has_ended)
        };
        let mut left: Vec<_> =
            before.iter().filter(|one| is_left(*one)).map(|(_, one)| one.name.clone()).collect();
        left.extend(family(&mark, this).into_values().map(|process| process.name));
        left
    };
    until("what is left of them", &Vec::<String>::new(), async || Ok(left())).await
}

/// A process.
struct Process {
    name: String,
    parent: u32,
    /// When it has started; a number may go to another one.
    start: String,
    /// Whether it only waits for somebody to ask how it ended.
    has_ended: bool,
}

/// All processes, by their numbers.
fn processes() -> BTreeMap<u32, Process> {
    let entries = fs::read_dir("/proc").into_iter().flatten().flatten();
    let process = |entry: fs::DirEntry| {
        let id = entry.file_name().to_str()?.parse().ok()?;
        Some((id, process(&fs::read_to_string(entry.path().join("stat")).ok()?).ok()?))
    };
    entries.filter_map(process).collect()
}

/// A process by its `/proc/…/stat`.
fn process(stat: &str) -> Result<Process> {
    // The name may contain anything.
    let (before, after) = stat.rsplit_once(')').context("no name")?;
    let fields: Vec<_> = after.split_whitespace().collect();
    let field = |number: usize| fields.get(number - 3).copied().context("too short");
    Ok(Process {
        name: before.split_once('(').context("no name")?.1.to_owned(),
        has_ended: ["Z", "X"].contains(&field(3)?),
        parent: field(4)?.parse()?,
        start: field(22)?.to_owned(),
    })
}

/// The processes that have a mark in their environment and those below them, without this one. Some write their name over
/// their environment.
fn family(mark: &str, this: u32) -> BTreeMap<u32, Process> {
    let mut all = processes();
    let is_marked = |id: u32| {
        fs::read(format!("/proc/{id}/environ"))
            .is_ok_and(|environment| environment.split(|&byte| byte == 0).any(|one| one == mark.as_bytes()))
    };
    let mut ids: Vec<_> = all.keys().copied().filter(|&id| id != this && is_marked(id)).collect();
    let mut next = 0;
    while let Some(&id) = ids.get(next) {
        let below: Vec<_> = all
            .iter()
            .filter(|(one, process)| process.parent == id && !ids.contains(one))
            .map(|(one, _)| *one)
            .collect();
        ids.extend(below);
        next += 1;
    }
    ids.into_iter().filter_map(|id| all.remove_entry(&id)).collect()
}

#[test]
fn processes_are_read() {
    let stat = "71 (a ) b (c) S 1 71 71 0 -1 4194560 0 0 0 0 0 0 0 0 20 0 1 0 5550 0 0";
    let process = process(stat).unwrap_or_else(|error| panic!("{error:#}"));
    assert_eq!((process.name.as_str(), process.parent, process.start.as_str()), ("a ) b (c", 1, "5550"));
    assert!(!process.has_ended);
}
