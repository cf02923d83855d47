//! Running other programs, with errors that name the command.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// Runs a command to its end; what it prints goes to the terminal.
///
/// # Errors
///
/// If it can't be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    let line = line(command);
    let status = command.status().with_context(|| format!("`{line}` can't be started"))?;
    if !status.success() {
        bail!("`{line}` failed ({status}); its own message is above");
    }
    Ok(())
}

/// Runs a command and returns what it prints to its standard output.
///
/// # Errors
///
/// If it can't be started, fails, or prints something other than text.
pub fn output(command: &mut Command) -> Result<String> {
    let line = line(command);
    let output = command.output().with_context(|| format!("`{line}` can't be started"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).with_context(|| format!("`{line}` printed no text"))
}

/// Runs a call of Cargo that builds something, and returns the files that can be run. What it tells goes to the terminal.
///
/// # Errors
///
/// If it can't be started or fails.
pub fn built(cargo: &mut Command) -> Result<Vec<PathBuf>> {
    let line = line(cargo);
    cargo.arg("--message-format=json-render-diagnostics").stdin(Stdio::null()).stderr(Stdio::inherit());
    let output = cargo.output().with_context(|| format!("`{line}` can't be started"))?;
    if !output.status.success() {
        bail!("`{line}` failed ({}); its own message is above", output.status);
    }
    Ok(executables(&String::from_utf8_lossy(&output.stdout)))
}

/// The files that can be run among those that Cargo says it has built.
fn executables(messages: &str) -> Vec<PathBuf> {
    let file = |line: &str| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    };
    messages.lines().filter_map(file).collect()
}

/// The command as one would type it, the program without its folder.
pub fn line(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().unwrap_or(command.get_program());
    std::iter::once(program).chain(command.get_args()).map(word).collect::<Vec<_>>().join(" ")
}

/// A word as one would type it.
fn word(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = !word.is_empty() && !word.contains(|c: char| c.is_whitespace() || "'\"$&|;<>()".contains(c));
    if plain { word.into_owned() } else { format!("'{word}'") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_shown_as_typed() {
        let mut command = Command::new("/usr/bin/cargo");
        command.args(["install", "trunk", "--root", "/home/me/my tools", ""]);
        assert_eq!(line(&command), "cargo install trunk --root '/home/me/my tools' ''");
    }

    #[test]
    fn what_cargo_has_built_is_found_in_what_it_tells() {
        let told = "{\"reason\":\"compiler-artifact\",\"executable\":null}\n\
                    {\"reason\":\"compiler-artifact\",\"executable\":\"/target/debug/prerender\"}\n\
                    {\"reason\":\"build-finished\",\"success\":true}\nnot JSON\n";
        assert_eq!(executables(told), [PathBuf::from("/target/debug/prerender")]);
        assert!(executables("{\"reason\":\"build-finished\",\"success\":false}").is_empty());
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run(&mut Command::new("no-such-program-here")).expect_err("is not there");
        assert!(error.to_string().contains("`no-such-program-here` can't be started"), "{error}");
    }
}
