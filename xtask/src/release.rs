//! Programs as their authors have released them, ready to run: seconds in the place of minutes.
//!
//! A file counts only if it has the SHA-256 that stands here. The sums of Trunk and cargo-deny are those in the manifests
//! of taiki-e/install-action (2.86.5), those of geckodriver stand in several projects that build with Bazel. There is none
//! for wasm-bindgen 0.2.130 yet: it is compiled, or fetched by cargo-binstall. Whoever changes a version writes the sums
//! anew; whatever is not here, does not arrive or has another sum is compiled, as before.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::{process, tools::Tool};

/// A file of a release on GitHub.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Release {
    /// The tool's name in its registry.
    package: &'static str,
    /// The tool's version.
    version: &'static str,
    /// The system, as the standard library calls it.
    system: &'static str,
    /// The processor, likewise.
    processor: &'static str,
    /// Where it lies.
    url: &'static str,
    /// Its SHA-256.
    sum: &'static str,
}

const fn release(
    [package, version, system, processor]: [&'static str; 4],
    url: &'static str,
    sum: &'static str,
) -> Release {
    Release { package, version, system, processor, url, sum }
}

/// All that are known. Those of Linux need no C library of a certain age.
const RELEASES: [Release; 10] = [
    release(
        ["trunk", "0.21.14", "linux", "x86_64"],
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-musl.tar.gz",
        "a67f4054b249fe9acc5fabc25de1aebf19783aca3ad6ff64bf34d7da44d0ea20",
    ),
    release(
        ["trunk", "0.21.14", "linux", "aarch64"],
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-musl.tar.gz",
        "e8e2a2bb423ce6702ab9f4f02f8c9ae99d790f0301f7634e986b2dd8706019cc",
    ),
    release(
        ["trunk", "0.21.14", "macos", "x86_64"],
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-apple-darwin.tar.gz",
        "f1ba0e3bbe24e0ae219c6d22c33e24e2825c1608dd27c2556e323495110f1a95",
    ),
    release(
        ["trunk", "0.21.14", "macos", "aarch64"],
        "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-apple-darwin.tar.gz",
        "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    ),
    release(
        ["cargo-deny", "0.20.2", "linux", "x86_64"],
        "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-x86_64-unknown-linux-musl.tar.gz",
        "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
    ),
    release(
        ["cargo-deny", "0.20.2", "linux", "aarch64"],
        "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-aarch64-unknown-linux-musl.tar.gz",
        "995c82be0defc7a025cae49a2aa2644ce8245c9a3318fc4103907c6a285e8c7d",
    ),
    release(
        ["cargo-deny", "0.20.2", "macos", "x86_64"],
        "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-x86_64-apple-darwin.tar.gz",
        "248da7f581724e470071990c088ffc55c811981715f4cbdb258621fb79f8b7a6",
    ),
    release(
        ["cargo-deny", "0.20.2", "macos", "aarch64"],
        "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-aarch64-apple-darwin.tar.gz",
        "fe67d82a10d8597a3549364cb733a3f9cc1bfff9031b7ae46384a9f2a72090c3",
    ),
    release(
        ["geckodriver", "0.36.0", "linux", "x86_64"],
        "https://github.com/mozilla/geckodriver/releases/download/v0.36.0/geckodriver-v0.36.0-linux64.tar.gz",
        "0bde38707eb0a686a20c6bd50f4adcc7d60d4f73c60eb83ee9e0db8f65823e04",
    ),
    release(
        ["geckodriver", "0.36.0", "macos", "aarch64"],
        "https://github.com/mozilla/geckodriver/releases/download/v0.36.0/geckodriver-v0.36.0-macos-aarch64.tar.gz",
        "c045c8c0d859e6045defbb1c31b37ebeb3c942fc61daaf11e21fc634f2d71c52",
    ),
];

/// The release of a tool for this machine, if one is known.
pub fn of(tool: &Tool) -> Option<Release> {
    on(tool, env::consts::OS, env::consts::ARCH)
}

fn on(tool: &Tool, system: &str, processor: &str) -> Option<Release> {
    let is_it = |release: &&Release| {
        (release.package, release.version) == (tool.package, tool.version)
            && (release.system, release.processor) == (system, processor)
    };
    RELEASES.iter().find(is_it).copied()
}

impl Release {
    /// Fetches it and puts the program into a folder's `bin`, as Cargo would.
    ///
    /// # Errors
    ///
    /// If it doesn't arrive, or is not what it was.
    pub fn fetch(&self, program: &str, folder: &Path) -> Result<()> {
        fs::create_dir_all(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
        let archive = folder.join("release.tar.gz");
        process::output(Command::new("curl").args(download(self.url)).arg(&archive))?;
        unpack(&archive, self.sum, program, folder)
    }
}

/// What curl is called with, but for the file. Where the network swallows what it doesn't let through, it is given up soon.
fn download(url: &str) -> [&str; 14] {
    [
        "--fail",
        "--silent",
        "--show-error",
        "--location",
        "--proto",
        "=https",
        "--connect-timeout",
        "8",
        "--speed-limit",
        "2000",
        "--speed-time",
        "15",
        url,
        "--output",
    ]
}

/// Takes a program out of an archive, if the archive is what it should be.
fn unpack(archive: &Path, sum: &str, program: &str, folder: &Path) -> Result<()> {
    let bytes = fs::read(archive).with_context(|| format!("can't read {}", archive.display()))?;
    let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    if found != sum {
        bail!("what arrived has the SHA-256 {found}, not {sum}");
    }
    let unpacked = folder.join("unpacked");
    fs::create_dir_all(&unpacked)?;
    process::output(Command::new("tar").arg("-xzf").arg(archive).arg("-C").arg(&unpacked))?;
    let file = find(&unpacked, program).with_context(|| format!("there is no {program} in it"))?;
    fs::create_dir_all(folder.join("bin"))?;
    fs::rename(file, folder.join("bin").join(program))?;
    fs::remove_dir_all(&unpacked)?;
    Ok(fs::remove_file(archive)?)
}

/// A file by its name, in a folder or below.
fn find(folder: &Path, name: &str) -> Option<PathBuf> {
    let paths: Vec<_> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    let file =
        paths.iter().find(|path| path.is_file() && path.file_name().is_some_and(|found| found == name));
    file.cloned().or_else(|| paths.iter().filter(|path| path.is_dir()).find_map(|path| find(path, name)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{CARGO_DENY, GECKODRIVER, TRUNK, WASM_BINDGEN};

    #[test]
    fn every_release_is_of_a_tool_of_ours() {
        for release in RELEASES {
            let tool =
                [TRUNK, CARGO_DENY, GECKODRIVER].into_iter().find(|tool| tool.package == release.package);
            assert_eq!(
                tool.map(|tool| tool.version),
                Some(release.version),
                "{}: write its sums anew",
                release.package
            );
            assert!(
                release.url.starts_with("https://github.com/") && release.url.ends_with(".tar.gz"),
                "{release:?}"
            );
            assert!(
                release.url.contains(release.version) && release.url.contains(release.package),
                "{release:?}"
            );
            let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            assert!(release.sum.len() == 64 && release.sum.bytes().all(is_digit), "{release:?}");
        }
        let trunk = on(&TRUNK, "linux", "x86_64").expect("there is one");
        assert!(trunk.url.ends_with("trunk-x86_64-unknown-linux-musl.tar.gz"));
        assert_eq!(on(&TRUNK, "plan9", "x86_64"), None);
        assert_eq!(on(&Tool { version: "0.21.13", ..TRUNK }, "linux", "x86_64"), None);
        assert_eq!(on(&WASM_BINDGEN, "linux", "x86_64"), None);
    }

    #[test]
    fn only_the_very_file_is_taken() {
        let folder = env::temp_dir().join(format!("xtask-release-{}", std::process::id()));
        fs::create_dir_all(folder.join("a/tool-1")).expect("the temporary folder is writable");
        fs::write(folder.join("a/tool-1/tool"), "#!/bin/sh").expect("the temporary folder is writable");
        let archive = folder.join("release.tar.gz");
        process::output(
            Command::new("tar").arg("-czf").arg(&archive).arg("-C").arg(folder.join("a")).arg("tool-1"),
        )
        .expect("there is tar");
        let bytes = fs::read(&archive).expect("it is there");
        let sum: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();

        let wrong = unpack(&archive, &sum.replace(['0', '1', '2'], "3"), "tool", &folder);
        let other = unpack(&archive, &sum, "tol", &folder);
        let right = unpack(&archive, &sum, "tool", &folder);
        let program = fs::read_to_string(folder.join("bin/tool"));
        fs::remove_dir_all(&folder).expect("it is there");
        assert!(wrong.expect_err("is another file").to_string().starts_with("what arrived has the SHA-256"));
        assert_eq!(other.expect_err("has no such program").to_string(), "there is no tol in it");
        right.expect("is the very file");
        assert_eq!(program.expect("it is there"), "#!/bin/sh");
    }
}
