//! What a whole run wants to know of its tests: how long each took, and which began once more.

use std::{env, fs::OpenOptions, io::Write, time::Duration};

use anyhow::{Context, Result};

use crate::Engine;

/// Adds a line to the file that an environment variable names, if it does. The tests of a run share it, so a line is written
/// at once.
fn add(variable: &str, line: &str) -> Result<()> {
    let Some(path) = env::var_os(variable) else { return Ok(()) };
    let mut file = OpenOptions::new().create(true).append(true).open(path).context(variable.to_owned())?;
    Ok(file.write_all(format!("{line}\n").as_bytes())?)
}

/// Keeps, in the file `REPETITIONS`, that a test began once more, and why.
pub(crate) fn repetition(name: &str, error: &anyhow::Error) -> Result<()> {
    add("REPETITIONS", &format!("{name}: {error:#}").replace('\n', " "))
}

/// Keeps, in the file `BROWSER_TIMES`, how long a test took: seconds, engine and name, with tabs between them.
pub(crate) fn time(engine: Engine, name: &str, time: Duration) -> Result<()> {
    add("BROWSER_TIMES", &format!("{:.2}\t{engine}\t{name}", time.as_secs_f64()))
}
