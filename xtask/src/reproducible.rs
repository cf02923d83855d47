//! Makes the WebAssembly of one commit the same on every machine and in every folder.
//!
//! What differs is paths: the places of panics in dependencies name the folder of Cargo's registry, those in
//! generated code the target folder. The compiler is told to write short names instead, which also keeps the
//! user's name out of the site and makes it a little smaller.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use crate::{process, project::Project};

/// What the compiler says about itself.
#[derive(Debug)]
pub struct Compiler {
    /// The platform that it runs on.
    pub host: String,
    /// The commit that it was built from.
    commit: String,
    /// Its folder.
    sysroot: PathBuf,
}

impl Compiler {
    /// Asks the project's compiler.
    ///
    /// # Errors
    ///
    /// If it can't be asked.
    pub fn ask(project: &Project) -> Result<Self> {
        let version = process::output(project.command("rustc").arg("-vV"))?;
        let sysroot = process::output(project.command("rustc").args(["--print", "sysroot"]))?;
        let field = |name: &str| version.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
        Ok(Self {
            host: field("host: ").context("`rustc -vV` names no host")?,
            commit: field("commit-hash: ").unwrap_or_else(|| "unknown".into()),
            sysroot: sysroot.trim().into(),
        })
    }
}

/// Sets the compiler flags of a build by Trunk.
///
/// # Errors
///
/// If a folder can't be found or read.
pub fn apply(build: &mut Command, project: &Project, compiler: &Compiler) -> Result<()> {
    let cargo_home = match env::var_os("CARGO_HOME").filter(|value| !value.is_empty()) {
        Some(path) => PathBuf::from(path),
        None => env::home_dir().context("can't tell the home folder: set CARGO_HOME")?.join(".cargo"),
    };
    let flags = flags(&std::path::absolute(cargo_home)?, &project.target(), compiler)?;

    // Cargo takes the flags from the first of these that is set.
    build.env_remove("CARGO_ENCODED_RUSTFLAGS").env_remove("RUSTFLAGS");
    if flags.iter().any(|flag| flag.contains(char::is_whitespace)) {
        // The only one that can take a path with a space. It is for all targets, so the prerenderer, which
        // runs here, is compiled once more than otherwise.
        build.env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    } else {
        build.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
    }
    Ok(())
}

/// The flags that replace local folders by names that are the same everywhere. Of several that fit, the
/// compiler follows the last.
///
/// The checkout itself is not among them: Cargo compiles the workspace's own crates by relative paths, and with
/// a flag that names the checkout all dependencies would be compiled anew for each one, even in a shared target
/// folder.
fn flags(cargo_home: &Path, target: &Path, compiler: &Compiler) -> Result<Vec<String>> {
    let mut names = vec![
        (target.to_path_buf(), "/target".to_owned()),
        (cargo_home.to_path_buf(), "/cargo".to_owned()),
        // The standard library's own paths have this name already, unless its source is installed.
        (compiler.sysroot.join("lib/rustlib/src/rust"), format!("/rustc/{}", compiler.commit)),
    ];
    // One folder for each registry or mirror that crates.io is reached by; none with vendored crates.
    let registries = cargo_home.join("registry").join("src");
    if registries.is_dir() {
        let entries =
            fs::read_dir(&registries).with_context(|| format!("can't read {}", registries.display()))?;
        let mut folders = entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
        folders.sort();
        names.extend(folders.into_iter().map(|folder| (folder, "/crates".to_owned())));
    }
    Ok(names.iter().map(|(from, to)| format!("--remap-path-prefix={}={to}", from.display())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn local_folders_get_the_same_names_everywhere() {
        let home = env::temp_dir().join(format!("xtask-reproducible-{}", std::process::id()));
        for registry in ["mirror-2", "index.crates.io-1"] {
            fs::create_dir_all(home.join("registry/src").join(registry))
                .expect("the temporary folder is writable");
        }
        let compiler = Compiler { host: "host".into(), commit: "abc".into(), sysroot: "/rust".into() };
        let flags = flags(&home, Path::new("/site/target"), &compiler);
        fs::remove_dir_all(&home).expect("it is there");

        let home = home.display();
        let expected = [
            "/site/target=/target".to_owned(),
            format!("{home}=/cargo"),
            "/rust/lib/rustlib/src/rust=/rustc/abc".to_owned(),
            format!("{home}/registry/src/index.crates.io-1=/crates"),
            format!("{home}/registry/src/mirror-2=/crates"),
        ];
        assert_eq!(
            flags.expect("it can be read"),
            expected.map(|rule| format!("--remap-path-prefix={rule}"))
        );
    }
}
