//! What others have written and this project is made of: licences, sources, copies, and what is known against it.
//!
//! cargo-deny judges by `deny.toml`.

use std::process::Command;

use anyhow::{Context, Result};

use crate::{
    process,
    project::Project,
    report,
    setup::{TARGET, Tools},
};

/// Checks all crates that are compiled here, and those that reach the browser more strictly.
///
/// # Errors
///
/// If a crate is against the rules, or something is known against one.
pub fn check(project: &Project, tools: &Tools, modules: &[&str]) -> Result<()> {
    // Copies of a crate in programs that run here cost time; which crates others use is not ours to choose.
    let all = ["--workspace", "--all-features", "check", "--allow", "duplicate"];
    process::run(deny(project, tools)?.args(all).args(["licenses", "bans", "sources"]))?;
    // In the WebAssembly they cost readers bytes.
    process::run(deny(project, tools)?.args(shipped(&modules.join(","))).args(["check", "bans"]))?;
    advisories(project, tools)
}

/// The arguments that leave only what the WebAssembly modules are made of, and with.
fn shipped(modules: &str) -> [&str; 6] {
    ["--no-default-features", "--features", modules, "--target", TARGET, "--exclude-dev"]
}

/// Checks what is known against crates, where that can be fetched.
fn advisories(project: &Project, tools: &Tools) -> Result<()> {
    let mut fetch = deny(project, tools)?;
    // Git would wait for minutes on networks that swallow what they don't let through, and ask for passwords.
    fetch.args(["fetch", "db", "index"]).envs([
        ("GIT_TERMINAL_PROMPT", "0"),
        ("GIT_HTTP_LOW_SPEED_LIMIT", "1000"),
        ("GIT_HTTP_LOW_SPEED_TIME", "30"),
    ]);
    if let Err(error) = process::run(&mut fetch) {
        report::note(&format!(
            "the advisories are SKIPPED: the database of what is known against crates \
             (https://github.com/RustSec/advisory-db) can't be fetched from here. {error:#}. Licences, sources \
             and copies were checked all the same"
        ));
        return Ok(());
    }
    let all = ["--offline", "--workspace", "--all-features", "check", "advisories"];
    process::run(deny(project, tools)?.args(all)).context("something is known against a crate")
}

/// A call of cargo-deny.
fn deny(project: &Project, tools: &Tools) -> Result<Command> {
    let mut deny = project.cargo(&["deny", "--locked"]);
    deny.env("PATH", tools.path()?);
    Ok(deny)
}
