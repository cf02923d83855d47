//! How the site is served, as a test says it.

use std::path::PathBuf;

use axum::http::HeaderValue;

use super::{Feed, STRICT};

/// What the server answers to a request for the WebAssembly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wasm {
    /// The file.
    Whole,
    /// 404.
    Missing,
    /// Bytes that are no WebAssembly.
    Garbage,
    /// The file, under a type that browsers don't compile while it arrives.
    WrongType,
    /// Half of the file to who asks for the first time, to be kept for long; then the file.
    CutShortOnce,
}

/// How the site is served.
#[derive(Debug, Clone)]
pub struct Site {
    pub(super) folder: Option<PathBuf>,
    pub(super) mount: &'static str,
    pub(super) policy: HeaderValue,
    pub(super) wasm: Wasm,
    /// What troubles of its pages may contain; `None`: any may come.
    pub(super) expected: Option<Vec<&'static str>>,
    pub(super) first_script: Option<&'static str>,
    pub(super) rewrites: Vec<Rewrite>,
    pub(super) extra_page: Option<String>,
    pub(super) extra_policy: Option<String>,
    pub(super) pages_for_readers_only: bool,
    pub(super) feed: Feed,
    pub(super) missing: Option<&'static str>,
    pub(super) as_deployed: bool,
    pub(super) offline: bool,
    pub(super) clean_addresses: bool,
    pub(super) clock: bool,
    pub(super) cookie: Option<&'static str>,
}

/// Something that is replaced in files.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rewrite {
    pub(super) ending: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
}

/// The site as it is.
impl Default for Site {
    fn default() -> Self {
        Self {
            folder: None,
            mount: "/",
            policy: HeaderValue::from_static(STRICT),
            wasm: Wasm::Whole,
            expected: Some(Vec::new()),
            first_script: None,
            rewrites: Vec::new(),
            extra_page: None,
            extra_policy: None,
            pages_for_readers_only: false,
            feed: Feed::AsBuilt,
            missing: None,
            as_deployed: false,
            offline: false,
            clean_addresses: false,
            clock: false,
            cookie: None,
        }
    }
}

impl Site {
    /// Built in another way than the finished site of all other tests: what lies in this folder.
    pub fn built(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// Served from a folder (`/a/b/`) instead of the root.
    pub fn mount(mut self, folder: &'static str) -> Self {
        self.mount = folder;
        self
    }

    /// Served with another Content-Security-Policy than the strictest; what pages do against it is no reason for a test to
    /// fail.
    pub fn policy(mut self, policy: &'static str) -> Self {
        self.policy = HeaderValue::from_static(policy);
        self
    }

    /// Whether its pages are watched: under another policy the script that does it might be against it.
    pub(super) fn is_watched(&self) -> bool {
        self.policy == STRICT
    }

    /// Served with another answer to the request for the WebAssembly. Pages complain of that.
    pub fn wasm(mut self, wasm: Wasm) -> Self {
        self.wasm = wasm;
        self.complains()
    }

    /// Errors and warnings that contain this are no reason for a test to fail.
    pub fn expects(mut self, words: &'static str) -> Self {
        if let Some(expected) = &mut self.expected {
            expected.push(words);
        }
        self
    }

    /// Errors and warnings are no reason for a test to fail, since what it takes away makes browsers complain.
    pub fn complains(mut self) -> Self {
        self.expected = None;
        self
    }

    /// Every page first runs this script.
    pub fn first_script(mut self, script: &'static str) -> Self {
        self.first_script = Some(script);
        self
    }

    /// In all files whose path ends so, something is replaced: what browsers of another time would not know.
    pub fn rewrite(mut self, ending: &'static str, from: &'static str, to: &'static str) -> Self {
        self.rewrites.push(Rewrite { ending, from, to });
        self
    }

    /// One more page, at [`Server::extra_page`].
    pub fn extra_page(mut self, html: String) -> Self {
        self.extra_page = Some(html);
        self
    }

    /// The extra page has a Content-Security-Policy of its own.
    pub fn extra_policy(mut self, policy: String) -> Self {
        self.extra_policy = Some(policy);
        self
    }

    /// Served as `deploy/` tells servers to: files for pages of any origin or of none, and
    /// those that are named after their content to be kept.
    pub fn as_deployed(mut self) -> Self {
        self.as_deployed = true;
        self
    }

    /// Whoever goes to a page gets it; a script that asks for one doesn't.
    pub fn pages_for_readers_only(mut self) -> Self {
        self.pages_for_readers_only = true;
        self
    }

    /// Served with another progress feed.
    pub fn feed(mut self, feed: Feed) -> Self {
        self.feed = feed;
        self
    }

    /// Served without the files whose names begin so.
    pub fn missing(mut self, beginning: &'static str) -> Self {
        self.missing = Some(beginning);
        self.complains()
    }

    /// Pages have themselves kept for when there is no network. All other tests do without: a worker would answer in
    /// the place of the server that they have set up.
    pub fn offline(mut self) -> Self {
        self.offline = true;
        self
    }

    /// A server on the way adds a cookie to every answer.
    pub fn cookie(mut self, cookie: &'static str) -> Self {
        self.cookie = Some(cookie);
        self
    }

    /// Pages are served at addresses without `.html`, and whoever asks for one with it is sent there.
    pub fn clean_addresses(mut self) -> Self {
        self.clean_addresses = true;
        self
    }

    /// Pages have a clock that the test can put forward; see [`Page::waits`](crate::Page::waits).
    pub fn clock(mut self) -> Self {
        self.clock = true;
        self
    }
}
