//! The finished site, as it lies in its folder.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail, ensure};

/// The folder with the finished site: `DIST_DIR`, or `dist` at the root of the workspace.
pub(crate) fn finished_site() -> Result<PathBuf> {
    let default = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../dist");
    let folder = env::var_os("DIST_DIR").map_or(default, PathBuf::from);
    ensure!(
        folder.join("index.html").is_file(),
        "no finished site in {}: run `trunk build --release` or set DIST_DIR",
        folder.display()
    );
    Ok(folder)
}

/// Where a file of the finished site lies.
///
/// # Errors
///
/// If there is no finished site.
pub fn finished(path: &str) -> Result<PathBuf> {
    Ok(finished_site()?.join(path))
}

/// The name of a file in the site's folder whose name tells its content, by how it begins and ends.
///
/// # Errors
///
/// If there is no such file.
pub fn hashed(beginning: &str, ending: &str) -> Result<String> {
    for entry in fs::read_dir(finished_site()?)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.starts_with(beginning) && name.ends_with(ending) {
            return Ok(name);
        }
    }
    bail!("the site has no {beginning}…{ending}")
}
