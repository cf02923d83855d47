//! `cargo xtask build`: the site as it is published.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{
    cli::Build,
    compress, process,
    project::Project,
    report, reproducible,
    reproducible::Compiler,
    setup::{self, Tools},
    sizes,
    tools::{TRUNK, Tool, WASM_BINDGEN, WASM_OPT},
};

/// The tools that a release is built with.
pub const TOOLS: [Tool; 3] = [TRUNK, WASM_BINDGEN, WASM_OPT];

/// Builds the site and prints its sizes.
///
/// # Errors
///
/// If a tool is missing and can't be installed, or the build fails.
pub fn run(project: &Project, options: &Build) -> Result<()> {
    setup::target(project)?;
    let tools = Tools::ready(&TOOLS)?;
    let dist = site(project, &tools, options)?;
    report::note(&format!("the site is in {}", dist.display()));
    Ok(())
}

/// Builds the site into its folder, which is returned.
///
/// # Errors
///
/// If a step of the build fails.
pub fn site(project: &Project, tools: &Tools, options: &Build) -> Result<PathBuf> {
    let compiler = Compiler::ask(project)?;
    setup::crates(project, &compiler.host)?;

    let mut trunk = setup::trunk(project, tools, "build")?;
    // Everything is there by now; a download here would be something unpinned.
    trunk.args(["--release", "--offline"]);
    if let Some(url) = &options.public_url {
        trunk.args(["--public-url", url]);
    }
    reproducible::apply(&mut trunk, project, &compiler)?;
    process::run(&mut trunk).context("the site can't be built")?;

    let dist = project.dist();
    let files = compress::twins(&dist)?;
    print!("{}", sizes::table(&files, &sizes::first_visit(&dist, &files)?));
    Ok(dist)
}
