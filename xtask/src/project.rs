//! Where the project lies, and whether its files agree about the tools.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use toml::Table;

use crate::tools;

/// A checkout of this repository.
#[derive(Debug)]
pub struct Project {
    root: PathBuf,
    /// Where Cargo puts what it compiles, if not where the environment says.
    target: Option<PathBuf>,
}

impl Project {
    /// The checkout that `cargo xtask` was called in.
    ///
    /// # Errors
    ///
    /// If it can't be told, or its files name other versions of the tools than [`tools`] does.
    pub fn find() -> Result<Self> {
        // Cargo tells it at run time. The folder at compile time may be another checkout's, if both share one
        // target folder.
        let here = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = here.parent().context("xtask lies in no project")?.to_path_buf();
        let project = Self { root, target: None };
        let read = |name: &str| {
            let path = project.root.join(name);
            fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))
        };
        check_pins(&read("Cargo.toml")?, &read("Trunk.toml")?)?;
        Ok(project)
    }

    /// The folder of the checkout.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of the finished site.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// A copy of the project in another folder, which is compiled there.
    pub fn elsewhere(root: PathBuf, target: PathBuf) -> Self {
        Self { root, target: Some(target) }
    }

    /// The folder for what Cargo compiles.
    pub fn target(&self) -> PathBuf {
        match &self.target {
            Some(target) => target.clone(),
            None => {
                let given = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
                self.root.join(given)
            }
        }
    }

    /// A command that runs in the checkout.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        if let Some(target) = &self.target {
            command.env("CARGO_TARGET_DIR", target);
        }
        command
    }

    /// A call of Cargo in the checkout.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }
}

/// Checks that `Cargo.toml` and `Trunk.toml` ask for the versions that get installed.
fn check_pins(cargo: &str, trunk: &str) -> Result<()> {
    let cargo: Table = cargo.parse().context("Cargo.toml")?;
    let trunk: Table = trunk.parse().context("Trunk.toml")?;
    let tool = |name: &str| trunk.get("tools")?.get(name)?.as_str();
    let library = cargo.get("dependencies").and_then(|all| all.get("wasm-bindgen"));
    let library = library.and_then(|entry| entry.as_str().or_else(|| entry.get("version")?.as_str()));
    let binaryen = tools::WASM_OPT.version.split('.').next().unwrap_or_default();
    for (place, found, expected) in [
        ("wasm-bindgen in Cargo.toml", library, format!("={}", tools::WASM_BINDGEN.version)),
        ("wasm_bindgen in Trunk.toml", tool("wasm_bindgen"), tools::WASM_BINDGEN.version.to_owned()),
        ("wasm_opt in Trunk.toml", tool("wasm_opt"), format!("version_{binaryen}")),
        (
            "trunk-version in Trunk.toml",
            trunk.get("trunk-version").and_then(toml::Value::as_str),
            tools::TRUNK.version.to_owned(),
        ),
    ] {
        let found = found.unwrap_or("missing");
        if found != expected {
            bail!("{place} is {found:?}, but xtask/src/tools.rs wants {expected:?}: make them agree");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_agree_about_the_tools() {
        let (cargo, trunk) = (include_str!("../../Cargo.toml"), include_str!("../../Trunk.toml"));
        check_pins(cargo, trunk).expect("one version each");

        let pin = format!("\"={}\"", tools::WASM_BINDGEN.version);
        let error = check_pins(&cargo.replace(&pin, "\"0.2\""), trunk).expect_err("is not pinned");
        let expected = format!(
            "wasm-bindgen in Cargo.toml is \"0.2\", but xtask/src/tools.rs wants {pin}: make them agree"
        );
        assert_eq!(error.to_string(), expected);

        let table = format!("{{ version = {pin}, features = [] }}");
        check_pins(&cargo.replace(&pin, &table), trunk).expect("the same as a table");
        let error = check_pins(cargo, "[tools]").expect_err("nothing is pinned");
        assert!(error.to_string().starts_with("wasm_bindgen in Trunk.toml is \"missing\""), "{error}");
    }
}
