//! Versions of the site, and how they go out badly.

use std::{
    collections::BTreeMap,
    fs, io,
    path::Path,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result};
use axum::{
    body::{Body, Bytes},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use futures_util::stream;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::finished_site;

/// The worker that keeps the site.
const WORKER: &str = "sw.js";

/// What differs from the finished site.
#[derive(Debug, Clone, Default)]
pub struct Release {
    files: BTreeMap<String, File>,
}

/// What the server answers to a request for a file.
#[derive(Debug, Clone)]
enum File {
    Whole(Bytes),
    Missing,
    /// The connection ends in the middle of it.
    Cut(Bytes),
}

impl Release {
    /// A version of the site with a name: the titles of its pages end with it, their style sheet has another address and
    /// says it too (`--version`), and a worker lists all that.
    ///
    /// # Errors
    ///
    /// If the finished site has no worker, or files can't be read.
    pub fn named(name: &str) -> Result<Self> {
        // All pages change, and have their sums taken: once for all tests.
        static MADE: Mutex<BTreeMap<String, Release>> = Mutex::new(BTreeMap::new());
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(release) = made.get(name) {
            return Ok(release.clone());
        }
        let release = Self::make(name)?;
        made.insert(name.to_owned(), release.clone());
        Ok(release)
    }

    fn make(name: &str) -> Result<Self> {
        let folder = finished_site()?;
        let worker = fs::read_to_string(folder.join(WORKER)).context("no sw.js")?;
        let mut lines = worker.splitn(4, '\n');
        let _version = lines.next();
        let mut list = |name: &str| -> Result<Map<String, Value>> {
            let line = lines.next().unwrap_or_default();
            let list = line.strip_prefix(&format!("const {name} = ")).and_then(|rest| rest.strip_suffix(';'));
            Ok(serde_json::from_str(list.with_context(|| format!("sw.js has no list {name}"))?)?)
        };
        let (shell, rest) = (list("SHELL")?, list("REST")?);
        let code = lines.next().context("sw.js has no code")?;

        let old = shell.keys().find(|path| path.starts_with("style-")).context("no style sheet")?.clone();
        let new = format!("style-{}.css", digits(name));
        let mut files = BTreeMap::new();
        let mut relist = |list: &Map<String, Value>| -> Result<String> {
            let mut relisted = Map::new();
            for (path, hash) in list {
                let (path, bytes) = if *path == old {
                    let text = fs::read_to_string(folder.join(path))?;
                    (new.clone(), Bytes::from(format!("{text}:root{{--version:{name}}}")))
                } else if path.ends_with(".html") {
                    let html = fs::read_to_string(folder.join(path))?;
                    let html = html.replace(&old, &new).replacen("</title>", &format!(" {name}</title>"), 1);
                    (path.clone(), Bytes::from(html))
                } else {
                    relisted.insert(path.clone(), hash.clone());
                    continue;
                };
                relisted.insert(path.clone(), STANDARD.encode(Sha256::digest(&bytes)).into());
                files.insert(path, File::Whole(bytes));
            }
            Ok(Value::Object(relisted).to_string())
        };
        let (shell, rest) = (relist(&shell)?, relist(&rest)?);
        let worker = format!(
            "const VERSION = \"{}\";\nconst SHELL = {shell};\nconst REST = {rest};\n{code}",
            digits(name)
        );
        files.insert(WORKER.to_owned(), File::Whole(worker.into()));
        // A server keeps one version only.
        files.insert(old, File::Missing);
        Ok(Self { files })
    }

    /// The address of the style sheet of a version.
    pub fn style(name: &str) -> String {
        format!("style-{}.css", digits(name))
    }

    /// A file is not there.
    pub fn without(mut self, path: &str) -> Self {
        self.files.insert(path.to_owned(), File::Missing);
        self
    }

    /// A file says something else than it should.
    pub fn with(mut self, path: &str, text: &str) -> Self {
        self.files.insert(path.to_owned(), File::Whole(text.to_owned().into()));
        self
    }

    /// The connection ends in the middle of a file, each time.
    pub fn cut(mut self, path: &str) -> Self {
        if let Some(File::Whole(bytes)) = self.files.get(path) {
            let file = File::Cut(bytes.clone());
            self.files.insert(path.to_owned(), file);
        }
        self
    }

    /// The worker first runs this.
    pub fn first_in_worker(mut self, script: &str) -> Self {
        if let Some(File::Whole(bytes)) = self.files.get(WORKER) {
            let text = format!("{script}\n{}", String::from_utf8_lossy(bytes));
            self.files.insert(WORKER.to_owned(), File::Whole(text.into()));
        }
        self
    }

    /// The answer to a request; none if the finished site has it.
    pub(super) fn answer(&self, path: &str) -> Option<Response> {
        let path = if path.is_empty() { "index.html" } else { path };
        let kind = match Path::new(path).extension()?.to_str()? {
            "html" => "text/html",
            "js" => "text/javascript",
            "css" => "text/css",
            _ => "application/octet-stream",
        };
        Some(match self.files.get(path)? {
            File::Whole(bytes) => ([(header::CONTENT_TYPE, kind)], bytes.clone()).into_response(),
            File::Missing => StatusCode::NOT_FOUND.into_response(),
            File::Cut(bytes) => {
                let half = Ok(bytes.slice(..bytes.len() / 2));
                let end = Err(io::Error::from(io::ErrorKind::ConnectionReset));
                let headers = [
                    (header::CONTENT_TYPE, kind.to_owned()),
                    (header::CONTENT_LENGTH, bytes.len().to_string()),
                ];
                (headers, Body::from_stream(stream::iter([half, end]))).into_response()
            }
        })
    }
}

/// The digits by which a version's files are called.
fn digits(name: &str) -> String {
    Sha256::digest(name).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
