//! A copy of the finished site, with what a test adds to it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// The folder of the host in which the copy lies: it stands for all that the operator already has.
pub const FOLDER: &str = "tujie";

/// A file with a Chinese name.
pub const CHINESE: &str = "data/洛江数据.csv";

/// A file that nobody may get.
pub const HIDDEN: &str = ".env";

/// A file of the host that lies outside of the site.
pub const OUTSIDE: &str = "secret.txt";

/// A copy of the finished site; it goes with this value.
#[derive(Debug)]
pub struct Site {
    host: TempDir,
    /// The paths of all files, with `/`.
    files: Vec<String>,
}

impl Site {
    /// Copies the site in `DIST_DIR`, or in `dist` at the root of the workspace. None if there is none: then the test
    /// has nothing to serve, says so and passes.
    ///
    /// # Errors
    ///
    /// If `DIST_DIR` holds no site, the site has no compressed twins, or it can't be copied.
    pub fn copy() -> Result<Option<Self>> {
        let given = env::var_os("DIST_DIR").map(PathBuf::from);
        let root = given.clone().unwrap_or_else(|| project().join("dist"));
        if !root.join("index.html").is_file() {
            ensure!(given.is_none(), "DIST_DIR has no index.html");
            eprintln!("skipped: there is no built site in dist (`cargo xtask build` makes one)");
            return Ok(None);
        }
        ensure!(
            root.join("index.html.br").is_file(),
            "the site in {} has no compressed twins: build it with `cargo xtask build`",
            root.display()
        );
        let host = TempDir::new().context("no temporary folder")?;
        let copy = host.path().join(FOLDER);
        let mut files = Vec::new();
        copy_folder(&root, &copy, "", &mut files)?;
        files.sort();
        let write = |path: PathBuf, text: &str| fs::write(path, text);
        write(copy.join(CHINESE), "名称\n洛江\n")?;
        write(copy.join(HIDDEN), "hidden")?;
        write(host.path().join(OUTSIDE), "outside")?;
        fs::create_dir(copy.join(".git"))?;
        write(copy.join(".git/config"), "hidden")?;
        Ok(Some(Self { host, files }))
    }

    /// The folder of the host; the site lies in [`FOLDER`] in it.
    pub fn host(&self) -> &Path {
        self.host.path()
    }

    /// The folder of the site.
    pub fn folder(&self) -> PathBuf {
        self.host().join(FOLDER)
    }

    /// The first file with this beginning and ending.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub fn file(&self, start: &str, end: &str) -> Result<&str> {
        let found = self.files.iter().find(|path| path.starts_with(start) && path.ends_with(end));
        found.map(String::as_str).with_context(|| format!("the site has no {start}…{end}"))
    }

    /// The paths of all files as they were built.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(String::as_str)
    }

    /// A file's bytes.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn bytes(&self, path: &str) -> Result<Vec<u8>> {
        fs::read(self.folder().join(path)).with_context(|| format!("can't read {path}"))
    }
}

/// The root of the workspace.
pub fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn copy_folder(from: &Path, to: &Path, name: &str, files: &mut Vec<String>) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| format!("can't read {}", from.display()))? {
        let path = entry?.path();
        let last = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // Trunk's own.
        if last.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            copy_folder(&path, &to.join(&last), &format!("{name}{last}/"), files)?;
        } else {
            fs::copy(&path, to.join(&last))?;
            files.push(format!("{name}{last}"));
        }
    }
    Ok(())
}
