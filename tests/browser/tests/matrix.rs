//! The table of what is tried where (`engines.tsv`) says what the tests do.

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::Command,
};

use browser_tests::{Result, ensure};

/// The engines, by the names of their modules.
const ENGINES: [&str; 3] = ["chromium", "firefox", "webkit"];

/// What may be the reason for trying something in each engine, in one of them, or only where a driver can.
const WHY: [(&str, &[&str]); 3] = [
    (
        "each",
        &[
            "clipboard",
            "files",
            "focus",
            "fragments",
            "frames",
            "history",
            "images",
            "input",
            "keys",
            "layout",
            "pointer",
            "policy",
            "popovers",
            "printing",
            "processes",
            "selection",
            "storage",
            "touch",
            "voice",
            "waking",
            "watch",
            "windows",
            "workers",
        ],
    ),
    ("once", &["addresses", "messages", "scripts", "state", "texts"]),
    ("", &["axe", "darkening", "network", "paper", "printing", "screens", "shifts", "touch", "windows"]),
];

/// The tests of this program; with `--ignored` only those that are left to the whole matrix.
fn tests(arguments: &[&str]) -> Result<BTreeSet<String>> {
    let output =
        Command::new(env::current_exe()?).args(["--list", "--format=terse"]).args(arguments).output()?;
    let text = String::from_utf8(output.stdout)?;
    Ok(text.lines().filter_map(|line| Some(line.strip_suffix(": test")?.to_owned())).collect())
}

/// A test's behaviour and its engine, if it is the test of a behaviour.
fn split(test: &str) -> Option<(String, &'static str)> {
    let engine = ENGINES.into_iter().find(|engine| test.split("::").any(|part| part == *engine))?;
    let parts: Vec<_> = test.split("::").filter(|part| *part != engine).collect();
    Some((parts.join("::"), engine))
}

/// Where each behaviour is tried, in the table's words.
fn found() -> Result<BTreeMap<String, String>> {
    let (all, ignored) = (tests(&[])?, tests(&["--ignored"])?);
    let mut engines: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    let mut once = BTreeSet::new();
    for (test, (behaviour, engine)) in all.iter().filter_map(|test| Some((test, split(test)?))) {
        if ignored.contains(test) {
            once.insert(behaviour.clone());
        }
        engines.entry(behaviour).or_default().insert(engine);
    }
    let runs = |behaviour: &String, engines: BTreeSet<&str>| match engines.len() {
        3 if once.contains(behaviour) => "once".to_owned(),
        3 => "each".to_owned(),
        _ => engines.into_iter().collect::<Vec<_>>().join("+"),
    };
    Ok(engines
        .into_iter()
        .map(|(behaviour, engines)| (behaviour.clone(), runs(&behaviour, engines)))
        .collect())
}

/// The table: behaviour, where it is tried, why there.
fn table() -> Result<Vec<[&'static str; 3]>> {
    let lines = include_str!("../engines.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut rows = Vec::new();
    for line in lines {
        let cells: Vec<_> = line.split('\t').collect();
        ensure!(cells.len() == 3, "not three cells: {line}");
        rows.push([cells[0], cells[1], cells[2]]);
    }
    ensure!(rows.first() == Some(&["behaviour", "runs", "why"]), "the first row names the columns");
    Ok(rows.split_off(1))
}

#[test]
fn the_table_says_what_runs_where() -> Result<()> {
    let rows = table()?;
    let said: BTreeMap<String, String> =
        rows.iter().map(|[name, runs, _]| ((*name).to_owned(), (*runs).to_owned())).collect();
    let found = found()?;
    let wrong: Vec<_> = found.iter().filter(|(name, runs)| said.get(*name) != Some(runs)).collect();
    ensure!(wrong.is_empty(), "not in engines.tsv like this: {wrong:#?}");
    let gone: Vec<_> = said.keys().filter(|name| !found.contains_key(*name)).collect();
    ensure!(gone.is_empty(), "in engines.tsv, but there is no such test: {gone:#?}");
    Ok(())
}

#[test]
fn every_place_has_its_reason() -> Result<()> {
    for [name, runs, why] in table()? {
        let known = WHY.iter().find(|(place, _)| *place == runs).unwrap_or(&WHY[2]).1;
        ensure!(known.contains(&why), "{name}: “{why}” is no reason for “{runs}”");
    }
    Ok(())
}

/// Nothing is left to one engine alone: of each file, the others try something too, if they can anything of it.
#[test]
fn every_file_is_tried_in_each_engine() -> Result<()> {
    let rows = table()?;
    let file = |name: &'static str| name.split("::").next().unwrap_or_default();
    let tried: BTreeSet<_> =
        rows.iter().filter(|[_, runs, _]| *runs == "each").map(|[name, ..]| file(name)).collect();
    let left: BTreeSet<_> =
        rows.iter().filter(|[_, runs, _]| *runs == "once").map(|[name, ..]| file(name)).collect();
    let alone: Vec<_> = left.difference(&tried).collect();
    ensure!(alone.is_empty(), "Firefox and WebKit try nothing of {alone:?}");
    Ok(())
}
