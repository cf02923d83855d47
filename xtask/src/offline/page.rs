//! A page of the built site, taken apart: its head is made anew, what it loads is named.

use anyhow::{Context, Result};
use serde_json::{Value, json};

/// A page as it is packed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackedPage {
    /// Its path in the site.
    pub path: String,
    /// The text of its title, escaped as it stood.
    pub title: String,
    /// Names of its style sheets; whether each is for printing only.
    pub styles: Vec<(String, bool)>,
    /// The name of the script that takes the reading settings.
    pub settings: Option<String>,
    /// The name of the script that loads the WebAssembly.
    pub loader: Option<String>,
    /// What that script is told: attribute and the name of a file.
    pub told: Vec<(String, String)>,
    /// Whether its links open windows of their own.
    pub opens_windows: bool,
    /// What stands in its `<body>`.
    pub body: String,
}

/// What a loader is told that names files.
const TOLD: [&str; 9] = [
    "data-js",
    "data-wasm",
    "data-search",
    "data-reader-js",
    "data-reader-wasm",
    "data-reader-css",
    "data-speech-js",
    "data-speech-wasm",
    "data-speech-css",
];

impl PackedPage {
    /// Takes a page apart.
    ///
    /// # Errors
    ///
    /// If it has no title or no body.
    pub fn of(path: &str, html: &str) -> Result<Self> {
        let missing = |what: &str| format!("{path} has no {what}");
        let (head, rest) = html.split_once("<body>").with_context(|| missing("<body>"))?;
        let (body, _) = rest.rsplit_once("</body>").with_context(|| missing("</body>"))?;
        let title = between(head, "<title>", "</title>").with_context(|| missing("<title>"))?;
        let tags: Vec<&str> = head.split('<').map(|tag| tag.split('>').next().unwrap_or_default()).collect();
        let styles = tags.iter().filter(|tag| tag.starts_with("link") && tag.contains("rel=\"stylesheet\""));
        let styles =
            styles.filter_map(|tag| Some((name(attribute(tag, "href")?), tag.contains("media=\"print\""))));
        let scripts = || tags.iter().filter(|tag| tag.starts_with("script"));
        let settings = scripts()
            .find_map(|tag| attribute(tag, "src").map(name).filter(|name| name.starts_with("comfort-")));
        let boot = scripts().find(|tag| attribute(tag, "data-reader-js").is_some());
        let told = TOLD.into_iter().filter_map(|key| Some((key.to_owned(), name(attribute(boot?, key)?))));
        Ok(Self {
            path: path.to_owned(),
            title: title.to_owned(),
            styles: styles.collect(),
            settings,
            loader: boot.and_then(|tag| attribute(tag, "src")).map(name),
            told: told.collect(),
            opens_windows: head.contains("<base target=\"_blank\">"),
            body: without_preloads(body),
        })
    }

    /// The names of all files that it loads.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let scripts = self.settings.iter().chain(&self.loader).map(String::as_str);
        let styles = self.styles.iter().map(|(name, _)| name.as_str());
        scripts.chain(styles).chain(self.told.iter().map(|(_, name)| name.as_str()))
    }

    /// What `loader.js` needs to know of it.
    pub fn told(&self) -> Value {
        json!({
            "title": self.title,
            "styles": self.styles,
            "settings": self.settings,
            "loader": self.loader,
            "told": self.told,
            "windows": self.opens_windows,
        })
    }
}

/// The text between two others.
fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    text.split_once(open)?.1.split_once(close).map(|(inner, _)| inner)
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    between(tag, &format!(" {name}=\""), "\"")
}

/// The name of a file: all that pages load lies in the site's folder itself.
fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// Drops what a page asks for ahead of time: there is nothing to be fetched.
fn without_preloads(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut parts = body.split("<link rel=\"");
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let is_preload = part.starts_with("modulepreload\"") || part.starts_with("preload\"");
        match part.split_once('>') {
            Some((_, rest)) if is_preload => out.push_str(rest),
            _ => {
                out.push_str("<link rel=\"");
                out.push_str(part);
            }
        }
    }
    out
}

/// What of a page is shown where no script runs, below the main page: what teachers read.
pub fn for_readers_without_script(page: &PackedPage) -> String {
    if !page.path.starts_with("lesson/") {
        return String::new();
    }
    let Some(main) = between(&page.body, "<main", "</main>") else { return String::new() };
    let Some((_, main)) = main.split_once('>') else { return String::new() };
    // Anchors of several pages would meet in one.
    let mut plain = String::with_capacity(main.len());
    for (at, part) in main.split(" id=\"").enumerate() {
        plain.push_str(if at == 0 { part } else { part.split_once('"').map_or(part, |(_, rest)| rest) });
    }
    format!("<section class=\"section lesson\"><h1>{}</h1>{plain}</section>", page.title)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HTML: &str = "<!doctype html><html><head><title>题 &amp; 目</title><base target=\"_blank\">\
        <script src=\"./../comfort-1.js\"></script><link rel=\"stylesheet\" href=\"./../style-2.css\">\
        <link rel=\"stylesheet\" href=\"./../print-3.css\" media=\"print\"><link rel=\"canonical\" href=\"x\">\
        <script type=\"module\" src=\"./../boot-4.js\" data-js=\"./../app-5.js\" data-wasm=\"./../app-6_bg.wasm\" \
        data-search=\"./../search-7.bin\" data-reader-js=\"./../reader-8.js\"></script></head>\
        <body><link rel=\"modulepreload\" href=\"../app-5.js\"><main class=\"section\" id=\"main\"><h2 id=\"a\">甲</h2></main></body></html>";

    #[test]
    fn a_page_is_taken_apart() {
        let page = PackedPage::of("lesson/a.html", HTML).expect("a page");
        assert_eq!(page.title, "题 &amp; 目");
        assert_eq!(page.styles, [("style-2.css".to_owned(), false), ("print-3.css".to_owned(), true)]);
        let files: Vec<_> = page.files().collect();
        let expected = [
            "comfort-1.js",
            "boot-4.js",
            "style-2.css",
            "print-3.css",
            "app-5.js",
            "app-6_bg.wasm",
            "search-7.bin",
            "reader-8.js",
        ];
        assert_eq!(files, expected);
        assert!(page.opens_windows);
        assert_eq!(page.body, "<main class=\"section\" id=\"main\"><h2 id=\"a\">甲</h2></main>");
        let plain = for_readers_without_script(&page);
        assert_eq!(plain, "<section class=\"section lesson\"><h1>题 &amp; 目</h1><h2>甲</h2></section>");
    }

    #[test]
    fn what_is_missing_is_named() {
        let error = PackedPage::of("a.html", "<head></head>").expect_err("no page");
        assert_eq!(error.to_string(), "a.html has no <body>");
    }
}
