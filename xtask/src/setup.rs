//! Sets up what a chore needs and tells where it is.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    install, node, process,
    project::Project,
    report,
    tools::{self, File, Tool},
};

/// The compile target of the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The tools of a chore, ready.
#[derive(Debug, Default)]
pub struct Tools {
    /// The installed files that are not on `PATH`.
    files: Vec<(Tool, PathBuf)>,
}

impl Tools {
    /// Finds the tools and installs those that are missing.
    ///
    /// # Errors
    ///
    /// If one can't be installed.
    pub fn ready(wanted: &[Tool]) -> Result<Self> {
        let cache = tools::cache()?;
        let not_on_path: Vec<Tool> = wanted.iter().copied().filter(|tool| !tool.is_on_path()).collect();
        let missing: Vec<Tool> =
            not_on_path.iter().copied().filter(|tool| tool.installed(&cache).is_none()).collect();
        node::check(&not_on_path)?;
        if !missing.is_empty() {
            install::all(&missing, &cache)?;
        }
        let file = |tool: Tool| {
            let path = tool.installed(&cache).with_context(|| format!("{} vanished", tool.package))?;
            Ok((tool, path))
        };
        Ok(Self { files: not_on_path.into_iter().map(file).collect::<Result<_>>()? })
    }

    /// `PATH` with the installed programs in front.
    ///
    /// # Errors
    ///
    /// If a folder's name can't be in `PATH`.
    pub fn path(&self) -> Result<OsString> {
        let programs = self.files.iter().filter(|(tool, _)| matches!(tool.file, File::Program(_)));
        let folders = programs.filter_map(|(_, path)| path.parent()).map(Path::to_path_buf);
        let path = env::var_os("PATH").unwrap_or_default();
        env::join_paths(folders.chain(env::split_paths(&path)))
            .context("the folder of the tools can't be in PATH: set LUOJIANG_TOOLS to another one")
    }

    /// The file of a library.
    pub fn library(&self, wanted: &Tool) -> Option<&Path> {
        self.files.iter().find(|(tool, _)| tool == wanted).map(|(_, path)| path.as_path())
    }
}

/// Makes sure that the compiler can build for the browser.
///
/// # Errors
///
/// If the target is missing and can't be added.
pub fn target(project: &Project) -> Result<()> {
    let mut rustc = project.command("rustc");
    let folder = process::output(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    if which::which("rustup").is_err() {
        bail!(
            "the compiler has no target {TARGET}, and there is no rustup to add it: install Rust with rustup \
             (https://rustup.rs), or your system's package with Rust's library for {TARGET}"
        );
    }
    report::note(&format!("adding the target {TARGET} to the compiler: a few seconds, once"));
    process::run(project.command("rustup").args(["target", "add", TARGET]))
        .context("the compiler can't build for the browser; is the network reachable?")
}

/// Downloads the crates that are missing, so that the builds after it need no network.
///
/// # Errors
///
/// If a download fails.
pub fn crates(project: &Project, host: &str) -> Result<()> {
    process::run(&mut project.cargo(&["fetch", "--target", TARGET, "--target", host]))
        .context("can't download the crates; is the network (or your mirror of crates.io) reachable?")
}

/// A call of Trunk with its helpers at hand.
///
/// # Errors
///
/// If the tools can't be in `PATH`.
pub fn trunk(project: &Project, tools: &Tools, chore: &str) -> Result<Command> {
    let mut trunk = project.command("trunk");
    trunk.arg(chore).env("PATH", tools.path()?);
    // Trunk's own version stops at the usual `NO_COLOR=1`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").args(["--color", "never"]);
    }
    Ok(trunk)
}
