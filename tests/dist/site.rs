//! The built site: its pages, parsed, and what their links lead to.

use std::{
    collections::BTreeSet,
    env, fs,
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

use scraper::{ElementRef, Html, Selector};

/// Attributes that name a file.
const LINKS: [&str; 5] = ["href", "src", "poster", "data-js", "data-wasm"];

/// Attributes of the loader that name a file which is loaded when a reader asks for what every page offers, or last.
const LATER: [&str; 8] = [
    "data-reader-js",
    "data-reader-wasm",
    "data-reader-css",
    "data-speech-js",
    "data-speech-wasm",
    "data-speech-css",
    "data-search",
    "data-offline",
];

/// A page of the site.
pub struct Page {
    /// Its path in the site, with `/`.
    pub path: String,
    /// The page, parsed as a browser parses it.
    pub html: Html,
}

impl Page {
    /// All elements that match a selector.
    pub fn select(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector = Selector::parse(selector).expect("a selector");
        self.html.select(&selector).collect()
    }

    /// All ids of the page, in its order.
    pub fn ids(&self) -> Vec<&str> {
        self.select("[id]").iter().filter_map(|element| element.attr("id")).collect()
    }

    /// Every link with the element that holds it.
    pub fn links(&self) -> Vec<(ElementRef<'_>, &str)> {
        let mut links = Vec::new();
        for element in self.html.root_element().descendent_elements() {
            links.extend(LINKS.into_iter().filter_map(|name| Some((element, element.attr(name)?))));
        }
        links
    }

    /// What a page loads only when a reader asks for it, or after all else: links and the attributes that hold them.
    pub fn later(&self) -> Vec<(&'static str, &str)> {
        let loaders = self.select("script[src]");
        let links = loaders.iter().flat_map(|loader| LATER.map(|name| Some((name, loader.attr(name)?))));
        links.flatten().collect()
    }

    /// The site's path and the fragment to which a link leads; none for a link to elsewhere.
    pub fn target<'a>(&self, link: &'a str) -> Option<(String, &'a str)> {
        if is_elsewhere(link) {
            return None;
        }
        let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
        let path = path.split('?').next().unwrap_or_default();
        if path.is_empty() {
            return Some((self.path.clone(), fragment));
        }
        let mut folders: Vec<_> = self.path.split('/').collect();
        folders.pop();
        let path = path.strip_prefix('/').map_or(path, |below| {
            folders.clear();
            below
        });
        for part in path.split('/') {
            match part {
                "." => {}
                ".." if folders.pop().is_some() => {}
                part => folders.push(part),
            }
        }
        Some((folders.join("/"), fragment))
    }
}

/// Whether a link names another site, or carries its data with it.
pub fn is_elsewhere(link: &str) -> bool {
    let scheme = link.split(['/', '#', '?']).next().unwrap_or_default();
    link.starts_with("//") || scheme.contains(':')
}

/// The built site.
pub struct Site {
    /// Its folder.
    pub root: PathBuf,
    /// Its pages, by path.
    pub pages: Vec<Page>,
    /// The paths of all its files, with `/`.
    pub files: BTreeSet<String>,
}

impl Site {
    /// Reads a site with all its pages.
    pub fn read(root: PathBuf) -> Self {
        let mut site = Self { files: paths(&root), root, pages: Vec::new() };
        for path in site.files.iter().filter(|path| path.ends_with(".html")) {
            // Leptos marks where something may change by `<!>`, which parsers read as an empty comment, with a complaint.
            let html = Html::parse_document(&site.text(path).replace("<!>", "<!---->"));
            site.pages.push(Page { path: path.clone(), html });
        }
        site
    }

    /// The main page.
    pub fn main_page(&self) -> &Page {
        self.page("index.html").expect("the main page")
    }

    /// The page with this path.
    pub fn page(&self, path: &str) -> Option<&Page> {
        self.pages.iter().find(|page| page.path == path)
    }

    /// A file's bytes.
    pub fn bytes(&self, path: &str) -> Vec<u8> {
        fs::read(self.root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// A file's text.
    pub fn text(&self, path: &str) -> String {
        String::from_utf8(self.bytes(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }
}

/// Parsed sites that no test looks at just now.
static PARSED: Mutex<Vec<Site>> = Mutex::new(Vec::new());

/// The built site, for as long as a test looks at it.
pub struct BuiltSite(Option<Site>);

impl Deref for BuiltSite {
    type Target = Site;

    fn deref(&self) -> &Site {
        self.0.as_ref().expect("is there until it is dropped")
    }
}

impl Drop for BuiltSite {
    /// The next test gets it. A parsed page can't be looked at by two threads at the same time, so there are as many as
    /// tests run at once, and not one for each test: to parse them takes longer than most tests.
    fn drop(&mut self) {
        PARSED.lock().unwrap_or_else(PoisonError::into_inner).extend(self.0.take());
    }
}

/// The site in `DIST_DIR`, or in `dist` if there is one. Without a built site the tests have nothing to look at: they
/// say so and pass.
pub fn site() -> Option<BuiltSite> {
    let given = env::var_os("DIST_DIR").map(PathBuf::from);
    let root = given.clone().unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("dist"));
    if !root.join("index.html").is_file() {
        assert!(given.is_none(), "DIST_DIR has no index.html");
        eprintln!("skipped: there is no built site in dist (build one, or set DIST_DIR)");
        return None;
    }
    let parsed = PARSED.lock().unwrap_or_else(PoisonError::into_inner).pop();
    Some(BuiltSite(Some(parsed.unwrap_or_else(|| Site::read(root)))))
}

/// The paths of all files below a folder; hidden folders are the builder's own.
fn paths(root: &Path) -> BTreeSet<String> {
    let mut paths = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root.join(&folder)).expect("a folder of the site") {
            let entry = entry.expect("an entry of the folder");
            let path = format!("{folder}{}", entry.file_name().to_string_lossy());
            if !entry.path().is_dir() {
                paths.insert(path);
            } else if !path.starts_with('.') {
                folders.push(format!("{path}/"));
            }
        }
    }
    paths
}
