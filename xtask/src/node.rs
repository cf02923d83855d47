//! Node.js, which runs what comes from npm: looked at before it fails in the middle of a build.

use std::process::Command;

use anyhow::{Result, bail};

use crate::{
    process,
    tools::{File, Registry, Tool},
};

/// The oldest that runs them all. Binaryen's programs say themselves what they need by syntax only: `??=`, which Node.js 14
/// and older don't know (Ubuntu 22.04 has 12).
const OLDEST: u32 = 16;

/// Checks that there is a Node.js that can run these tools, as far as they are its programs.
///
/// # Errors
///
/// If it is missing or too old.
pub fn check(tools: &[Tool]) -> Result<()> {
    let is_program = |tool: &&Tool| tool.registry == Registry::Npm && matches!(tool.file, File::Program(_));
    match tools.iter().find(is_program) {
        Some(tool) => judge(tool, process::output(Command::new("node").arg("--version")).ok().as_deref()),
        None => Ok(()),
    }
}

/// Whether a Node.js can run a tool, by what it says of its version.
fn judge(tool: &Tool, told: Option<&str>) -> Result<()> {
    let Tool { package, version, purpose, .. } = tool;
    let what = match told {
        None => "there is none".to_owned(),
        Some(told) => match major(told) {
            Some(major) if major >= OLDEST => return Ok(()),
            Some(_) => format!("this is {}", told.trim()),
            None => format!("`node --version` says {:?}", told.trim()),
        },
    };
    bail!(
        "{package} {version}, which {purpose}, runs in Node.js {OLDEST} or newer, and {what}: install the current one from \
         https://nodejs.org (Debian: `apt-get install nodejs npm`, macOS: `brew install node`, Windows: \
         `winget install OpenJS.NodeJS.LTS`; Ubuntu 22.04 has too old a one: https://github.com/nodesource/distributions)"
    )
}

/// The number that counts in `v18.20.4`.
fn major(told: &str) -> Option<u32> {
    told.trim().strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{AXE, TRUNK, WASM_OPT};

    #[test]
    fn an_old_node_is_refused_by_its_version() {
        for good in ["v16.20.2\n", "v18.20.8", "v120.0.0"] {
            judge(&WASM_OPT, Some(good)).expect("runs it");
        }
        for (told, what) in [
            (Some("v12.22.9\n"), "and this is v12.22.9: "),
            (Some("v14.21.3"), "and this is v14.21.3: "),
            (Some("io.js"), "and `node --version` says \"io.js\": "),
            (None, "and there is none: "),
        ] {
            let error = judge(&WASM_OPT, told).expect_err("does not run it").to_string();
            assert!(
                error.starts_with("binaryen 132.0.0, which makes the WebAssembly smaller, runs in"),
                "{error}"
            );
            assert!(error.contains(what), "{error}");
        }
    }

    #[test]
    fn what_is_no_program_of_node_needs_none() {
        check(&[TRUNK, AXE]).expect("one is compiled, the other is read by browsers");
    }
}
