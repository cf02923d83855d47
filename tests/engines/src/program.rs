//! Programs: their names, where they lie, and how one gets them.

use std::{
    env,
    ffi::OsStr,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use anyhow::{Result, bail};

/// A program of an engine.
#[derive(Debug)]
pub struct Program {
    /// The environment variable that names another one.
    pub variable: &'static str,
    /// Its names on `PATH`.
    names: &'static [&'static str],
    /// Where it lies when it is not on `PATH`; `{arch}` is the processor's name.
    places: &'static [&'static str],
    /// Its package in Debian; none if this project's own set-up installs it.
    pub package: Option<&'static str>,
}

/// Drives Chromium.
pub const CHROMEDRIVER: Program = Program {
    variable: "CHROMEDRIVER",
    names: &["chromedriver"],
    places: &["/usr/lib/chromium/chromedriver", "/usr/lib/chromium-browser/chromedriver"],
    package: Some("chromium-driver"),
};

/// Chromium, or what is made of it.
pub const CHROMIUM: Program = Program {
    variable: "CHROMIUM",
    names: &["chromium", "chromium-browser", "google-chrome"],
    places: &[
        "/usr/lib/chromium/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
    ],
    package: Some("chromium"),
};

/// Drives Firefox.
pub const GECKODRIVER: Program =
    Program { variable: "GECKODRIVER", names: &["geckodriver"], places: &[], package: None };

/// Firefox.
pub const FIREFOX: Program = Program {
    variable: "FIREFOX",
    names: &["firefox-esr", "firefox"],
    places: &["/usr/lib/firefox-esr/firefox-esr", "/Applications/Firefox.app/Contents/MacOS/firefox"],
    package: Some("firefox-esr"),
};

/// Drives `WebKitGTK`'s small browser.
pub const WEBKIT_DRIVER: Program = Program {
    variable: "WEBKIT_DRIVER",
    names: &["WebKitWebDriver"],
    places: &["/usr/libexec/WebKitWebDriver"],
    package: Some("webkit2gtk-driver"),
};

/// `WebKitGTK`'s small browser.
pub const MINI_BROWSER: Program = Program {
    variable: "MINI_BROWSER",
    names: &["MiniBrowser"],
    places: &[
        "/usr/lib/{arch}-linux-gnu/webkit2gtk-4.1/MiniBrowser",
        "/usr/lib/{arch}-linux-gnu/webkitgtk-6.0/MiniBrowser",
        "/usr/lib/{arch}-linux-gnu/webkit2gtk-4.0/MiniBrowser",
        "/usr/libexec/webkit2gtk-4.1/MiniBrowser",
        "/usr/libexec/webkitgtk-6.0/MiniBrowser",
    ],
    package: Some("libwebkit2gtk-4.1-0"),
};

/// A display that nobody sees.
pub const XVFB: Program = Program { variable: "XVFB", names: &["Xvfb"], places: &[], package: Some("xvfb") };

impl Program {
    /// The program's path.
    ///
    /// # Errors
    ///
    /// If it is nowhere, or a snap; the message says what to do.
    pub fn find(&self) -> Result<PathBuf> {
        self.find_on(&env::var_os("PATH").unwrap_or_default())
    }

    /// The same with another `PATH`.
    ///
    /// # Errors
    ///
    /// If it is nowhere, or a snap; the message says what to do.
    pub fn find_on(&self, path: &OsStr) -> Result<PathBuf> {
        let Self { variable, names, places, package } = self;
        if let Some(path) = env::var_os(variable).filter(|value| !value.is_empty()).map(PathBuf::from) {
            if !path.is_file() {
                bail!("{variable} names no program: {}", path.display());
            }
            if is_snap(&path) {
                bail!("{variable} names a snap, which its driver can't start: {}", path.display());
            }
            return Ok(path);
        }
        let on_path =
            names.iter().filter_map(|name| which::which_in_all(name, Some(path), ".").ok()).flatten();
        let in_place = places.iter().map(|place| PathBuf::from(place.replace("{arch}", env::consts::ARCH)));
        let found: Vec<_> = on_path.chain(in_place.filter(|path| path.is_file())).collect();
        if let Some(path) = found.iter().find(|path| !is_snap(path)) {
            return Ok(path.clone());
        }
        if let Some(path) = found.first() {
            bail!(
                "{} is a snap, which its driver can't start: name another one in {variable}",
                path.display()
            );
        }
        let name = names[0];
        match package {
            Some(package) => {
                bail!(
                    "{name} not found: install it (Debian: `apt-get install {package}`) or name it in {variable}"
                )
            }
            None => bail!("{name} not found: `cargo xtask test` installs it; or name it in {variable}"),
        }
    }

    /// Whether all that there is of it is a snap.
    pub fn is_snap_only(&self, path: &OsStr) -> bool {
        self.find_on(path).is_err_and(|error| error.to_string().contains(" a snap, "))
    }
}

/// Whether a program is the door to a snap: drivers can't start those, because a snap sees neither the profile nor the port
/// that its driver has made for it.
fn is_snap(path: &Path) -> bool {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    // A wrapper is a few lines of shell; of a program of its own, this is the beginning of the machine code.
    let mut beginning = Vec::new();
    let read = fs::File::open(&real).and_then(|file| file.take(4096).read_to_end(&mut beginning));
    leads_to_snap(&real, read.map_or(&[], |_| &beginning))
}

/// The same by where it really lies, and how the file begins.
fn leads_to_snap(real: &Path, beginning: &[u8]) -> bool {
    // The commands of all snaps are links to one program.
    let is_link = real == Path::new("/usr/bin/snap") || real.starts_with("/snap/bin");
    let script = beginning.strip_prefix(b"#!").map(String::from_utf8_lossy);
    is_link || script.is_some_and(|script| script.contains("/snap/bin/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `/usr/bin/firefox` of Ubuntu 24.04, shortened.
    const WRAPPER: &[u8] =
        b"#!/bin/sh\nif ! [ -x /snap/bin/firefox ]; then\n    echo \"\" >&2\n    exit 1\nfi\n\
        exec /snap/bin/firefox \"$@\"\n";

    #[test]
    fn snaps_are_recognised() {
        for (real, beginning, expected) in [
            ("/usr/bin/snap", &b"\x7fELF"[..], true),
            ("/usr/bin/firefox", WRAPPER, true),
            ("/usr/lib/firefox-esr/firefox-esr", b"\x7fELF/snap/bin/", false),
            // Debian's own.
            ("/usr/bin/chromium", b"#!/bin/sh\nexec /usr/lib/chromium/chromium \"$@\"\n", false),
            ("/snap/firefox/current/usr/lib/firefox/firefox", b"\x7fELF", false),
            ("/usr/bin/firefox", b"", false),
        ] {
            assert_eq!(leads_to_snap(Path::new(real), beginning), expected, "{real}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_snap_is_passed_over_for_another_one_and_refused_alone() {
        use std::os::unix::fs::PermissionsExt;

        const NOWHERE: Program =
            Program { variable: "NO_SUCH_VARIABLE", names: &["browser"], places: &[], package: None };
        let folder = env::temp_dir().join(format!("browser-engines-{}", std::process::id()));
        let place = |name: &str, text: &[u8]| {
            let folder = folder.join(name);
            fs::create_dir_all(&folder).expect("the temporary folder is writable");
            let file = folder.join("browser");
            fs::write(&file, text).expect("the temporary folder is writable");
            fs::set_permissions(&file, fs::Permissions::from_mode(0o755)).expect("it is ours");
            folder
        };
        let (snap, own) = (place("snap", WRAPPER), place("own", b"#!/bin/sh\n"));
        let both = env::join_paths([&snap, &own]).expect("can be a path");
        let found = NOWHERE.find_on(&both);
        let refused = NOWHERE.find_on(snap.as_os_str());
        let is_snap_only = [&*both, snap.as_os_str(), OsStr::new("")].map(|path| NOWHERE.is_snap_only(path));
        fs::remove_dir_all(&folder).expect("it is there");
        assert_eq!(found.expect("is there"), own.join("browser"));
        let error = refused.expect_err("must be refused").to_string();
        assert!(error.contains("is a snap") && error.contains("NO_SUCH_VARIABLE"), "{error}");
        assert_eq!(is_snap_only, [false, true, false]);
    }
}
