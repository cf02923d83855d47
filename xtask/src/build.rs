//! `cargo xtask build`: the site as it is published.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

use crate::{
    cli::{self, Build},
    compress, process,
    project::Project,
    report, reproducible,
    reproducible::Compiler,
    setup::{self, Tools},
    sizes,
    tools::{BOLD, FONT, TRUNK, Tool, WASM_BINDGEN, WASM_OPT},
};

/// The tools that a release is built with.
pub const TOOLS: [Tool; 4] = [TRUNK, WASM_BINDGEN, WASM_OPT, FONT];

/// The variable that tells the prerenderer and its tests the fonts, like `PATH`.
pub const PICTURE_FONTS: &str = "PICTURE_FONTS";

/// The variable that tells the prerenderer where the site will stand.
const SITE_URL: &str = "SITE_URL";

/// The variable that tells the prerenderer to end what an earlier build has kept on readers' devices.
const NO_OFFLINE: &str = "NO_OFFLINE";

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
    let dist = project.dist();
    site_in(project, tools, options, &dist)?;
    Ok(dist)
}

/// The same into another folder.
///
/// # Errors
///
/// If a step of the build fails.
pub fn site_in(project: &Project, tools: &Tools, options: &Build, dist: &Path) -> Result<()> {
    let site_url = site_url(options)?;
    let compiler = Compiler::ask(project)?;
    setup::crates(project, &compiler.host)?;

    let mut trunk = setup::trunk(project, tools, "build")?;
    // Everything is there by now; a download here would be something unpinned.
    trunk.args(["--release", "--offline", "--dist"]).arg(dist);
    if let Some(url) = &options.public_url {
        trunk.args(["--public-url", url]);
    }
    if let Some(url) = site_url {
        trunk.env(SITE_URL, url);
    }
    if options.no_offline {
        trunk.env(NO_OFFLINE, "1");
    }
    trunk.env(PICTURE_FONTS, fonts(tools)?);
    reproducible::apply(&mut trunk, project, &compiler)?;
    process::run(&mut trunk).context("the site can't be built")?;

    let files = compress::twins(dist)?;
    print!("{}", sizes::table(&files, &sizes::first_visit(dist, &files)?));
    Ok(())
}

/// The site's address, by the option or the environment; looked at now, not after minutes.
fn site_url(options: &Build) -> Result<Option<String>> {
    let given = options.site_url.clone().or_else(|| env::var(SITE_URL).ok());
    given.filter(|url| !url.trim().is_empty()).map(|url| cli::site_url(&url)).transpose()
}

/// The fonts of the pictures for shared links, as the prerenderer takes them.
///
/// # Errors
///
/// If they are not set up, or lie in a folder that can't be in a list.
pub fn fonts(tools: &Tools) -> Result<OsString> {
    let regular = tools.library(&FONT).context("the fonts of the pictures are not set up")?;
    let package = regular.ancestors().nth(2).context("the fonts lie in no package")?;
    env::join_paths([regular, &package.join(BOLD)])
        .context("the folder of the tools can't be in a list: set LUOJIANG_TOOLS to another one")
}
