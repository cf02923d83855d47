//! Installs tools into their own folders, whole or not at all.

use std::{
    env,
    fs::{self, TryLockError},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::{
    process, release, report,
    tools::{File, Lock, Registry, Tool},
};

/// Installs tools below a folder, one after the other.
///
/// # Errors
///
/// If a package manager is missing or fails, or the folder can't be written to.
pub fn all(tools: &[Tool], cache: &Path) -> Result<()> {
    // Before anything that takes minutes.
    tools.iter().try_for_each(check_needs)?;

    fs::create_dir_all(cache).with_context(|| format!("can't make the folder {}", cache.display()))?;
    let path = cache.join(".lock");
    let lock = fs::File::create(&path).with_context(|| format!("can't write {}", path.display()))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            report::note("another xtask is installing tools: waiting for it");
            lock.lock().with_context(|| format!("can't lock {}", path.display()))?;
        }
        Err(TryLockError::Error(error)) => {
            return Err(error).with_context(|| format!("can't lock {}", path.display()));
        }
    }
    // The other one may have installed some of them.
    tools.iter().filter(|tool| tool.installed(cache).is_none()).try_for_each(|tool| one(tool, cache))
}

/// Checks that there is what a tool is installed with.
fn check_needs(tool: &Tool) -> Result<()> {
    let Tool { package, version, purpose, .. } = tool;
    let is_there = |program: &&str| which::which(program).is_ok();
    match tool.registry {
        Registry::Npm if !is_there(&"npm") => bail!(
            "{package} {version}, which {purpose}, is installed with npm, which is not there: install \
             Node.js 18 or newer from https://nodejs.org (Debian: `apt-get install nodejs npm`, macOS: \
             `brew install node`, Windows: `winget install OpenJS.NodeJS.LTS`){}",
            match tool.file {
                File::Program(program) => format!(", or put {program} {version} on PATH"),
                File::Library(_) => String::new(),
            }
        ),
        Registry::CratesIo { .. } if cfg!(unix) && !["cc", "gcc", "clang"].iter().any(is_there) => bail!(
            "{package} {version}, which {purpose}, is compiled with a C compiler, which is not there: \
             install one (Debian: `apt-get install gcc libc6-dev`, Fedora: `dnf install gcc`, macOS: \
             `xcode-select --install`)"
        ),
        _ => Ok(()),
    }
}

/// Installs a tool beside its place and moves it there when it is whole.
fn one(tool: &Tool, cache: &Path) -> Result<()> {
    let Tool { package, version, purpose, takes, .. } = tool;
    report::note(&format!("installing {package} {version}, which {purpose}: {takes} on 2 cores, once"));

    let _patience = report::Patience::with(format!("installing {package}"));
    let folder = tool.folder(cache);
    let [partial, target] = ["partial", "target"].map(|ending| {
        let mut name = folder.clone().into_os_string();
        name.push(".");
        name.push(ending);
        PathBuf::from(name)
    });
    // Left by an interrupted run; whoever holds the lock is alone. What was compiled by then is kept.
    remove(&partial)?;
    let installed = match tool.registry {
        Registry::CratesIo { lock, lean } => from_crates_io(tool, lock, lean, &partial, &target),
        Registry::Npm => from_npm(tool, &partial),
    };
    installed.with_context(|| {
        format!(
            "{package} {version} can't be installed. If a download failed, check the network, proxy or \
             mirror and try again: what was compiled is kept"
        )
    })?;
    if !runs(tool, &partial) {
        bail!("{package} {version} was installed but does not run: see {}", partial.display());
    }
    // There only if someone took the program out of it.
    remove(&folder)?;
    fs::rename(&partial, &folder)
        .with_context(|| format!("can't move {} to its place", partial.display()))?;
    remove(&target)?;
    report::note(&format!("installed {}", folder.display()));
    Ok(())
}

/// Whether what was installed is whole.
fn runs(tool: &Tool, folder: &Path) -> bool {
    let path = tool.file_in(folder);
    match tool.file {
        File::Program(_) => which::which(path).is_ok_and(|path| tool.is_at(&path)),
        File::Library(_) => path.is_file(),
    }
}

/// Fetches a program that its authors have released, or one that `cargo binstall` finds, and compiles it otherwise.
fn from_crates_io(tool: &Tool, lock: Lock, lean: bool, folder: &Path, target: &Path) -> Result<()> {
    if fetched(tool, folder) {
        return Ok(());
    }
    remove(folder)?;
    if which::which("cargo-binstall").is_ok() {
        let fetched = process::run(&mut binstall(tool, folder));
        if fetched.is_ok() && runs(tool, folder) {
            return Ok(());
        }
        report::note(&format!("there is no ready-made {} for this machine: compiling it", tool.package));
        remove(folder)?;
    }
    let mut result = Ok(());
    for (number, (locked, lean)) in attempts(lock, lean).into_iter().enumerate() {
        if let (1.., Err(error)) = (number, &result) {
            report::note(&format!(
                "{error:#}; trying again {}",
                if locked { "with all features" } else { "without its lock file" }
            ));
        }
        result = process::run(&mut cargo_install(tool, folder, target, locked, lean)?);
        if result.is_ok() {
            break;
        }
    }
    result
}

/// The ways to compile a program, in the order in which they are tried: by its lock file or not, and with the fewest
/// features or with its own choice of them.
fn attempts(lock: Lock, lean: bool) -> Vec<(bool, bool)> {
    let mut attempts = vec![(true, lean)];
    if lock == Lock::IfPossible {
        attempts.push((false, lean));
    }
    if lean {
        attempts.push((true, false));
    }
    attempts
}

/// Whether a program that its authors have released is there and runs.
fn fetched(tool: &Tool, folder: &Path) -> bool {
    let (Some(release), File::Program(program)) = (release::of(tool), tool.file) else { return false };
    let fetched = release.fetch(program, folder);
    if fetched.is_ok() && runs(tool, folder) {
        return true;
    }
    let reason =
        fetched.err().map_or_else(|| "it does not run here".to_owned(), |error| format!("{error:#}"));
    report::note(&format!("{} as it was released can't be had ({reason}): it is made here", tool.package));
    false
}

/// The call that fetches a compiled program.
fn binstall(tool: &Tool, folder: &Path) -> Command {
    let mut cargo = Command::new("cargo");
    cargo.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]).arg(folder);
    cargo.arg(format!("{}@={}", tool.package, tool.version));
    cargo
}

/// The call that compiles a program, cheaply: it runs for seconds, compiling takes minutes.
fn cargo_install(tool: &Tool, folder: &Path, target: &Path, locked: bool, lean: bool) -> Result<Command> {
    // Cargo would ask to have the folder there, which is not the final one.
    let path = env::var_os("PATH").unwrap_or_default();
    let path = env::join_paths(env::split_paths(&path).chain([folder.join("bin")]))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["install", tool.package, "--version", tool.version, "--root"]).arg(folder);
    if let File::Program(name) = tool.file {
        cargo.args(["--bin", name]);
    }
    for (is_wanted, option) in [(locked, "--locked"), (lean, "--no-default-features")] {
        if is_wanted {
            cargo.arg(option);
        }
    }
    cargo
        .env("PATH", path)
        .env("CARGO_TARGET_DIR", target)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
    // Meant for this project's own code.
    for variable in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS", "CARGO_BUILD_TARGET"] {
        cargo.env_remove(variable);
    }
    Ok(cargo)
}

/// Downloads a package and what it needs from npm.
fn from_npm(tool: &Tool, folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("can't make the folder {}", folder.display()))?;
    // By its path, because on Windows it is `npm.cmd`.
    let mut npm = Command::new(which::which("npm")?);
    npm.args(["install", "--no-audit", "--no-fund", "--no-package-lock", "--no-update-notifier"])
        .args(["--ignore-scripts", "--prefix"])
        .arg(folder)
        .arg(format!("{}@{}", tool.package, tool.version));
    process::run(&mut npm)
}

/// Removes a folder that may not be there.
fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("can't remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cheapest_way_to_compile_comes_first() {
        assert_eq!(attempts(Lock::Always, false), [(true, false)]);
        assert_eq!(attempts(Lock::Always, true), [(true, true), (true, false)]);
        assert_eq!(attempts(Lock::IfPossible, true), [(true, true), (false, true), (true, false)]);
    }
}
