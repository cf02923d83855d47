//! Builds the WebAssembly modules, one by one, as pages ask for them.

use std::{
    fs,
    path::Path,
    sync::{Mutex, PoisonError},
    time::Instant,
};

use anyhow::{Context, Result};

use super::live::Live;
use crate::{
    process,
    project::Project,
    report,
    setup::{self, TARGET, Tools},
    tools::WASM_BINDGEN,
};

/// A WebAssembly module, as `index.html` names it for Trunk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// Its program, and its files.
    pub name: String,
    /// The features of the library that it is made with.
    pub features: String,
}

/// The modules of the site; the first is that of the main page.
///
/// # Errors
///
/// If the page names none, or names one that is unknown here.
pub fn modules(index: &str) -> Result<Vec<Module>> {
    let links = index.lines().filter(|line| line.contains("data-trunk") && line.contains("rel=\"rust\""));
    let module = |link: &str| {
        let attribute = |name: &str| {
            let value = link.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
            value
                .map(|(value, _)| value.to_owned())
                .with_context(|| format!("index.html: no {name} in {link}"))
        };
        Ok(Module { name: attribute("data-bin")?, features: attribute("data-cargo-features")? })
    };
    let modules = links.map(module).collect::<Result<Vec<_>>>()?;
    anyhow::ensure!(!modules.is_empty(), "index.html names no WebAssembly module");
    Ok(modules)
}

/// Builds what pages ask for, for ever. What it needs is set up before the first, for it takes minutes where a program has
/// to be compiled, and there are pages to read by then.
pub fn build(project: &Project, modules: &[Module], folder: &Path, live: &Live, cargo: &Mutex<()>) {
    let mut tools = None;
    loop {
        let (name, generation) = live.wanted();
        let Some(module) = modules.iter().find(|module| module.name == name) else { continue };
        let result = match &tools {
            Some(tools) => one(project, module, folder, tools, cargo),
            None => {
                set_up(project).and_then(|ready| one(project, module, folder, tools.insert(ready), cargo))
            }
        };
        if let Err(error) = &result {
            report::note(&format!("the module {name} can't be built; its pages can be read all the same"));
            report::error(error);
        }
        live.built(&name, generation, result.is_ok());
    }
}

/// The compile target and the program that modules are built with.
fn set_up(project: &Project) -> Result<Tools> {
    setup::target(project)?;
    Tools::ready(&[WASM_BINDGEN])
}

/// Builds one module into the folder of all.
fn one(project: &Project, module: &Module, folder: &Path, tools: &Tools, cargo: &Mutex<()>) -> Result<()> {
    let Module { name, features } = module;
    let start = Instant::now();
    report::note(&format!("building the module {name}, which makes its pages interactive: up to a minute"));
    let _patience = report::Patience::with(format!("building the module {name}"));
    let file = {
        let _turn = cargo.lock().unwrap_or_else(PoisonError::into_inner);
        let what = ["--target", TARGET, "--no-default-features", "--features", features, "--bin", name];
        let files = process::built(project.cargo(&["build"]).args(what))?;
        files.into_iter().find(|file| is_module(file)).context("Cargo names no WebAssembly")?
    };
    fs::create_dir_all(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    let mut bindgen = project.command("wasm-bindgen");
    bindgen.env("PATH", tools.path()?).args(["--target", "web", "--no-typescript", "--out-name", name]);
    process::run(bindgen.arg("--out-dir").arg(folder).arg(file))?;
    report::note(&format!("the module {name} is built ({:.1} s)", start.elapsed().as_secs_f64()));
    Ok(())
}

fn is_module(file: &Path) -> bool {
    file.extension().is_some_and(|ending| ending == "wasm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_modules_are_those_that_trunk_builds() {
        let found = modules(include_str!("../../../index.html")).expect("it names them");
        let main = Module { name: "explainer".into(), features: "explainer".into() };
        assert_eq!(found.first(), Some(&main));
        assert!(found.len() > 1);
        for module in &found {
            assert!(include_str!("../../../Cargo.toml").contains(&format!("name = \"{}\"", module.name)));
        }
        let error = modules("<link data-trunk rel=\"rust\" data-bin=\"a\">").expect_err("has no features");
        assert!(error.to_string().contains("no data-cargo-features"), "{error}");
        assert!(modules("<html>").is_err());
    }
}
