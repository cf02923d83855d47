//! What is made of which files, and where it is put.

use std::{
    env,
    error::Error,
    fs, io,
    path::{Path, PathBuf},
};

use luojiang_report::content;

/// Why nothing that is to be published can be made.
pub const NOT_FOR_PUBLISHING: &str = "this prerenderer was compiled for serving, without the feature `publish`, and can't make what is published";

/// One run of the prerenderer.
pub struct Job {
    /// The folder of the project.
    pub root: PathBuf,
    /// Where the site is put.
    pub staging: PathBuf,
    /// What links between its files begin with.
    pub base: String,
    /// Whether it is for publishing: then files have names that change with their content, and are small. While
    /// `cargo xtask serve` shows the site to those who change it, names stay as they are and files as they were written.
    pub is_published: bool,
    /// Whether there are pages already, and only what they look like and how they behave has changed.
    pub is_looks: bool,
}

impl Job {
    /// Reads what is asked for: a folder to serve from, perhaps with the word `looks`, or, without one, what Trunk says.
    ///
    /// # Errors
    ///
    /// If nobody asks.
    pub fn asked() -> Result<Self, Box<dyn Error>> {
        let root = content::root();
        if let Some(folder) = env::args_os().nth(1) {
            let is_looks = env::args_os().nth(2).is_some_and(|word| word == "looks");
            let staging = folder.into();
            return Ok(Self { root, staging, base: "./".to_owned(), is_published: false, is_looks });
        }
        if cfg!(not(feature = "publish")) {
            return Err(NOT_FOR_PUBLISHING.into());
        }
        let staging = env::var_os("TRUNK_STAGING_DIR")
            .ok_or("TRUNK_STAGING_DIR is not set: run `trunk build`, not this")?;
        let base = env::var("TRUNK_PUBLIC_URL").unwrap_or_else(|_| "./".into());
        Ok(Self { root, staging: staging.into(), base, is_published: true, is_looks: false })
    }

    /// A text file of the project.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn read(&self, path: &str) -> Result<String, String> {
        fs::read_to_string(self.root.join(path)).map_err(|error| format!("{path}: {error}"))
    }

    /// A text file that is staged already.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn staged(&self, path: &str) -> Result<String, String> {
        let staged = self.staging.join(path);
        fs::read_to_string(&staged).map_err(|error| format!("{}: {error}", staged.display()))
    }

    /// Writes a file by its path in the site.
    ///
    /// # Errors
    ///
    /// If it can't be written.
    pub fn write(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let path = self.staging.join(path);
        fs::create_dir_all(path.parent().unwrap_or(&self.staging))?;
        fs::write(path, bytes)
    }

    /// Does what Trunk does before it calls for the pages, except the WebAssembly: that comes when it is built, and the
    /// pages need not wait for it. Gives the template.
    ///
    /// # Errors
    ///
    /// If a file that `index.html` names can't be copied, or names something that is unknown here.
    pub fn stage(&self) -> Result<String, Box<dyn Error>> {
        fs::create_dir_all(&self.staging)?;
        let index = self.read("index.html")?;
        let (links, others): (Vec<_>, Vec<_>) =
            index.split_inclusive('\n').partition(|line| line.contains("data-trunk"));
        for link in links {
            let attribute = |name: &str| {
                let value =
                    link.split_once(&format!(" {name}=\"")).and_then(|(_, rest)| rest.split_once('"'));
                value.map(|(value, _)| value).ok_or(format!("index.html: no {name} in {}", link.trim()))
            };
            match attribute("rel")? {
                "rust" => {}
                "copy-file" => {
                    let path = attribute("href")?;
                    let name = path.rsplit('/').next().unwrap_or(path);
                    self.write(name, self.read(path)?.as_bytes())?;
                }
                "copy-dir" if attribute("data-target-path")? == "." => {
                    copy(&self.root.join(attribute("href")?), &self.staging)?;
                }
                _ => return Err(format!("index.html: unknown here: {}", link.trim()).into()),
            }
        }
        // As Trunk writes it by the pattern in Trunk.toml.
        let loader = "<script type=\"module\" src=\"./boot.js\" data-js=\"./explainer.js\" \
                      data-wasm=\"./explainer_bg.wasm\"></script></head>";
        Ok(others.concat().replacen("</head>", loader, 1))
    }
}

/// Copies what is in a folder.
fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let path = entry?.path();
        let target = to.join(path.file_name().unwrap_or_default());
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            fs::copy(&path, target)?;
        }
    }
    Ok(())
}
