//! The programs that this project is built and tested with: which, which version, where.

use std::{
    env,
    ffi::OsString,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result};

/// A tool at the version that this project is known to work with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tool {
    /// The package's name in its registry.
    pub package: &'static str,
    /// The package's version.
    pub version: &'static str,
    /// Where it is installed from.
    pub registry: Registry,
    /// The file that is wanted: a program, or for a library its path inside the package.
    pub file: File,
    /// What this project does with it.
    pub purpose: &'static str,
    /// How long it takes to install, on two processor cores.
    pub takes: &'static str,
}

/// Where packages come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Registry {
    /// crates.io, compiled here.
    CratesIo {
        /// What the dependencies are taken from.
        lock: Lock,
        /// Whether it does all that it is wanted for without its default features, which take longer to compile.
        lean: bool,
    },
    /// npm, ready to run.
    Npm,
}

/// Whose choice the versions of a program's dependencies are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lock {
    /// Its lock file's.
    Always,
    /// Its lock file's, or Cargo's if that names a crate that is not to be had on every mirror.
    IfPossible,
}

/// What is wanted of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum File {
    /// A program's name.
    Program(&'static str),
    /// A file's path inside the package.
    Library(&'static str),
}

/// Bundles the site and serves it.
pub const TRUNK: Tool = Tool {
    package: "trunk",
    // Newer ones want a newer compiler.
    version: "0.21.14",
    // It downloads nothing here, so that it needs neither TLS nor a look for a newer one.
    registry: Registry::CratesIo { lock: Lock::Always, lean: true },
    file: File::Program("trunk"),
    purpose: "bundles and serves the site",
    takes: "about 4 minutes",
};

/// Joins WebAssembly and JavaScript.
pub const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    // Must equal the library's version in Cargo.toml.
    version: "0.2.130",
    // Only its test runner would ask other machines for something.
    registry: Registry::CratesIo { lock: Lock::IfPossible, lean: true },
    file: File::Program("wasm-bindgen"),
    purpose: "joins WebAssembly and JavaScript",
    takes: "1 to 2 minutes",
};

/// Makes the WebAssembly smaller; only releases need it.
pub const WASM_OPT: Tool = Tool {
    package: "binaryen",
    version: "132.0.0",
    registry: Registry::Npm,
    file: File::Program("wasm-opt"),
    purpose: "makes the WebAssembly smaller",
    takes: "a few seconds",
};

/// Drives Firefox in the browser tests.
pub const GECKODRIVER: Tool = Tool {
    package: "geckodriver",
    version: "0.36.0",
    registry: Registry::CratesIo { lock: Lock::Always, lean: false },
    file: File::Program("geckodriver"),
    purpose: "drives Firefox in the tests",
    takes: "about 1 minute",
};

/// Looks for barriers in the browser tests.
pub const AXE: Tool = Tool {
    package: "axe-core",
    version: "4.14.1",
    registry: Registry::Npm,
    file: File::Library("axe.min.js"),
    purpose: "looks for accessibility barriers in the tests",
    takes: "a few seconds",
};

/// The fonts of the pictures for shared links; releases need them, readers never get them.
pub const FONT: Tool = Tool {
    package: "@expo-google-fonts/noto-sans-sc",
    version: "0.4.3",
    registry: Registry::Npm,
    file: File::Library("400Regular/NotoSansSC_400Regular.ttf"),
    purpose: "draws the pictures for shared links",
    takes: "a download of 57 MB",
};

/// The bold one among them, in the same package.
pub const BOLD: &str = "700Bold/NotoSansSC_700Bold.ttf";

/// Judges the crates that this project is made of.
pub const CARGO_DENY: Tool = Tool {
    package: "cargo-deny",
    version: "0.20.2",
    registry: Registry::CratesIo { lock: Lock::Always, lean: false },
    file: File::Program("cargo-deny"),
    purpose: "checks licences, sources and known weaknesses of crates",
    takes: "about 2 minutes",
};

impl Tool {
    /// The tool's own folder below the folder of all tools.
    pub fn folder(&self, cache: &Path) -> PathBuf {
        cache.join(format!("{}-{}", self.package, self.version))
    }

    /// Where the wanted file lies in the tool's own folder; a program without an ending such as `.exe`.
    pub fn file_in(&self, folder: &Path) -> PathBuf {
        match (self.registry, self.file) {
            (Registry::CratesIo { .. }, File::Program(name) | File::Library(name)) => {
                folder.join("bin").join(name)
            }
            (Registry::Npm, File::Program(name)) => folder.join("node_modules").join(".bin").join(name),
            (Registry::Npm, File::Library(path)) => folder.join("node_modules").join(self.package).join(path),
        }
    }

    /// The wanted file below the folder of all tools, if it is installed there.
    pub fn installed(&self, cache: &Path) -> Option<PathBuf> {
        let path = self.file_in(&self.folder(cache));
        match self.file {
            // Finds `trunk.exe` and `wasm-opt.cmd` too.
            File::Program(_) => which::which(path).ok(),
            File::Library(_) => path.is_file().then_some(path),
        }
    }

    /// Whether the program that `PATH` leads to is this tool at this version.
    pub fn is_on_path(&self) -> bool {
        let File::Program(name) = self.file else { return false };
        which::which(name).is_ok_and(|path| self.is_at(&path))
    }

    /// Whether the program at a path runs and says that it has this version.
    pub fn is_at(&self, path: &Path) -> bool {
        let output = Command::new(path).arg("--version").stdin(Stdio::null()).stderr(Stdio::null()).output();
        output.is_ok_and(|output| {
            let text = String::from_utf8_lossy(&output.stdout);
            output.status.success() && version(&text).is_some_and(|found| is_same(found, self.version))
        })
    }
}

/// The version in the first line of what a program prints for `--version`.
fn version(text: &str) -> Option<&str> {
    let words = text.lines().next()?.split_whitespace();
    words
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// Whether two versions are the same; binaryen's programs call 132.0.0 just 132.
fn is_same(a: &str, b: &str) -> bool {
    a.trim_end_matches(".0") == b.trim_end_matches(".0")
}

/// The folder for the tools that get installed: `LUOJIANG_TOOLS`, or a place in the user's cache.
///
/// # Errors
///
/// If the system doesn't tell where that is.
pub fn cache() -> Result<PathBuf> {
    let folder = cache_from(env::consts::OS, |name| env::var_os(name).filter(|value| !value.is_empty()))
        .context("can't tell where the tools belong: set LUOJIANG_TOOLS to a folder")?;
    std::path::absolute(&folder).with_context(|| format!("LUOJIANG_TOOLS: {}", folder.display()))
}

/// The folder for the tools on a system with the given environment.
fn cache_from(system: &str, variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    if let Some(folder) = variable("LUOJIANG_TOOLS") {
        return Some(folder.into());
    }
    let folder = |name: &str| variable(name).map(PathBuf::from);
    let caches = match system {
        "windows" => folder("LOCALAPPDATA"),
        "macos" => folder("HOME").map(|home| home.join("Library").join("Caches")),
        // A relative path there is to be ignored, says the XDG specification.
        _ => folder("XDG_CACHE_HOME")
            .filter(|path| path.is_absolute())
            .or_else(|| folder("HOME").map(|home| home.join(".cache"))),
    };
    caches.map(|path| path.join("luojiang-report").join("tools"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_print() {
        for (text, expected) in [
            ("trunk 0.21.14\n", Some("0.21.14")),
            ("wasm-bindgen 0.2.130", Some("0.2.130")),
            ("wasm-opt version 132 (version_132)\n", Some("132")),
            ("wasm-opt version 108\n", Some("108")),
            ("geckodriver 0.36.0 (a3d508507022 2025-02-24 15:57 +0000)\n\nThe source code …", Some("0.36.0")),
            ("tool v1.2.3", Some("1.2.3")),
            ("usage: tool\n1.2.3", None),
            ("", None),
        ] {
            assert_eq!(version(text), expected, "{text:?}");
        }
    }

    #[test]
    fn versions_are_compared_without_closing_zeros() {
        assert!(is_same("132", "132.0.0"));
        assert!(is_same("0.36.0", "0.36.0"));
        assert!(!is_same("0.21.1", "0.21.14"));
        assert!(!is_same("0.2.130", "0.2.13"));
    }

    #[test]
    fn tools_lie_where_the_system_keeps_caches() {
        let on = |system: &str, variables: &[(&str, &str)]| {
            cache_from(system, |name| {
                variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value))
            })
        };
        let home = ("HOME", "/home/me");
        let expected = |path: &str| Some(PathBuf::from(path));
        assert_eq!(on("linux", &[home]), expected("/home/me/.cache/luojiang-report/tools"));
        assert_eq!(on("macos", &[home]), expected("/home/me/Library/Caches/luojiang-report/tools"));
        assert_eq!(
            on("windows", &[home, ("LOCALAPPDATA", "/local")]),
            expected("/local/luojiang-report/tools")
        );
        assert_eq!(on("linux", &[home, ("LUOJIANG_TOOLS", "tools")]), expected("tools"));
        assert_eq!(on("linux", &[]), None);
        if cfg!(unix) {
            assert_eq!(on("linux", &[home, ("XDG_CACHE_HOME", "/x")]), expected("/x/luojiang-report/tools"));
            assert_eq!(on("linux", &[home, ("XDG_CACHE_HOME", "x")]), on("linux", &[home]));
        }
    }

    #[test]
    fn each_tool_has_its_own_folder() {
        let path = |tool: Tool| tool.file_in(&tool.folder(Path::new("tools")));
        assert_eq!(path(TRUNK), Path::new("tools/trunk-0.21.14/bin/trunk"));
        assert_eq!(path(WASM_OPT), Path::new("tools/binaryen-132.0.0/node_modules/.bin/wasm-opt"));
        assert_eq!(path(AXE), Path::new("tools/axe-core-4.14.1/node_modules/axe-core/axe.min.js"));
        let font = "tools/@expo-google-fonts/noto-sans-sc-0.4.3/node_modules/@expo-google-fonts/noto-sans-sc";
        assert_eq!(path(FONT), Path::new(font).join("400Regular/NotoSansSC_400Regular.ttf"));
    }
}
