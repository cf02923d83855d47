//! The site as it is published: whoever builds it says where it will stand.
//!
//! The real prerenderer runs once more, with `SITE_URL`, in a folder as Trunk stages it. The WebAssembly is not built
//! again: what is in the modules plays no part in what pages tell of their address, so their places are taken by stubs.

use std::{collections::BTreeSet, env, fs, path::Path, process::Command};

use scraper::{Html, Selector};
use serde_json::Value;
use tempfile::TempDir;

use super::site::{Page, Site};

/// Where the site will stand: in a folder, as links need not be written.
const GIVEN: &str = "https://www.example.cn/图解";

/// The same as links are written.
const ADDRESS: &str = "https://www.example.cn/%E5%9B%BE%E8%A7%A3/";

/// The modules whose files the prerenderer names after their content.
const MODULES: [&str; 6] = ["charts", "overview", "builder", "classroom", "reader", "speech"];

/// Everything that Trunk stages before it calls the prerenderer.
fn stage(folder: &Path) {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read(project.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
    let write = |path: &str, bytes: &[u8]| {
        fs::write(folder.join(path), bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
    };
    let template = String::from_utf8(read("index.html")).expect("a text");
    let (loaders, others): (Vec<_>, Vec<_>) = template.lines().partition(|line| line.contains("data-trunk"));
    let (head, tail) =
        others.split_at(others.iter().position(|line| line.contains("</head>")).expect("a head"));
    // As `pattern_script` in Trunk.toml has it.
    let script = "<script type=\"module\" src=\"./boot.js\" data-js=\"./explainer-0123456789abcdef.js\" \
                  data-wasm=\"./explainer-0123456789abcdef_bg.wasm\"></script>";
    write("index.html", format!("{}{script}{}", head.join("\n"), tail.join("\n")).as_bytes());
    for link in loaders.iter().filter(|line| line.contains("copy-file")) {
        let path = link.split("href=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a file");
        write(path.rsplit('/').next().unwrap_or(path), &read(path));
    }
    copy(&project.join("public"), folder);
    for module in MODULES {
        write(&format!("{module}.js"), b"// stub");
        write(&format!("{module}_bg.wasm"), b"stub");
    }
    write("explainer-0123456789abcdef.js", b"// stub");
    write("explainer-0123456789abcdef_bg.wasm", b"stub");
}

/// Copies what is in a folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for entry in fs::read_dir(from).expect("a folder") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target);
        } else {
            fs::copy(&path, target).expect("can be copied");
        }
    }
}

/// The site with its address. With pictures, if `PICTURE_FONTS` is set, as in `cargo xtask test`.
fn placed() -> (TempDir, Site) {
    let folder = TempDir::new().expect("a temporary folder");
    stage(folder.path());
    let status = Command::new(env!("CARGO_BIN_EXE_prerender"))
        .env("TRUNK_STAGING_DIR", folder.path())
        .env("TRUNK_PUBLIC_URL", "./")
        .env("SITE_URL", GIVEN)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .status();
    assert!(status.expect("the prerenderer starts").success(), "the prerenderer fails");
    let site = Site::read(folder.path().to_path_buf());
    (folder, site)
}

/// The path of a link to this site, without what follows `#`; none if it leads elsewhere.
fn own(link: &str) -> Option<&str> {
    let path = link.strip_prefix(ADDRESS)?;
    let path = path.split('#').next().unwrap_or_default();
    Some(if path.is_empty() { "index.html" } else { path })
}

/// The values of an attribute of all elements that match a selector.
fn values<'a>(page: &'a Page, selector: &str, name: &str) -> Vec<&'a str> {
    page.select(selector).iter().filter_map(|element| element.attr(name)).collect()
}

/// One test, because the site takes a while.
#[test]
fn a_site_with_an_address_leads_to_nothing_that_is_not_there() {
    let (_folder, site) = placed();
    let is_there = |link: &str, what: &str| {
        let path = own(link).unwrap_or_else(|| panic!("{what}: {link} leads elsewhere"));
        assert!(site.files.contains(path), "{what}: {link} leads nowhere");
        path.to_owned()
    };

    let canonicals = canonicals(&site, &is_there);
    the_sitemap_lists(&site, &canonicals, &is_there);
    let robots = site.text("robots.txt");
    assert!(robots.contains(&format!("\nSitemap: {ADDRESS}sitemap.xml\n")), "{robots}");
    editors_get_what_is_there(&site, &is_there);
}

/// The pages that others name as canonical. Checks what each page tells of itself.
fn canonicals(site: &Site, is_there: &impl Fn(&str, &str) -> String) -> BTreeSet<String> {
    let has_pictures = env::var_os("PICTURE_FONTS").is_some_and(|fonts| !fonts.is_empty());
    let mut canonicals = BTreeSet::new();
    for page in &site.pages {
        let [canonical] = values(page, "head > link[rel=canonical]", "href")[..] else {
            panic!("{}: one canonical link", page.path)
        };
        canonicals.insert(is_there(canonical, &page.path));
        if page.select("meta[http-equiv=refresh]").is_empty() {
            assert_eq!(values(page, "meta[property='og:url']", "content"), [canonical], "{}", page.path);
        }
        let pictures = values(page, "meta[property='og:image']", "content");
        assert!(!has_pictures || pictures.len() == 1, "{}: {pictures:?}", page.path);
        for picture in pictures {
            assert!(is_there(picture, &page.path).ends_with(".png"), "{}: {picture}", page.path);
        }
    }
    // What is canonical is so for itself.
    for path in &canonicals {
        let page = site.page(path).unwrap_or_else(|| panic!("{path} is no page"));
        let named: Vec<_> = values(page, "head > link[rel=canonical]", "href").into_iter().map(own).collect();
        assert_eq!(named, [Some(path.as_str())]);
    }
    canonicals
}

/// The sitemap is XML of its namespace, and lists each page that stands for itself, once.
fn the_sitemap_lists(site: &Site, canonicals: &BTreeSet<String>, is_there: &impl Fn(&str, &str) -> String) {
    let text = site.text("sitemap.xml");
    let xml = roxmltree::Document::parse(&text).expect("well-formed XML");
    let root = xml.root_element();
    assert_eq!(
        (root.tag_name().name(), root.tag_name().namespace()),
        ("urlset", Some("http://www.sitemaps.org/schemas/sitemap/0.9"))
    );
    let mut listed = BTreeSet::new();
    for url in root.children().filter(roxmltree::Node::is_element) {
        assert!(url.has_tag_name((root.tag_name().namespace().unwrap_or_default(), "url")), "{url:?}");
        let locs: Vec<_> = url.children().filter(|child| child.tag_name().name() == "loc").collect();
        let [loc] = &locs[..] else { panic!("{locs:?}") };
        let link = loc.text().expect("an address");
        assert!(listed.insert(is_there(link, "the sitemap")), "{link} twice");
    }
    // The pages for what is not there are on no list.
    let mut expected = canonicals.clone();
    expected.remove("404.html");
    expected.remove("unsaved.html");
    assert_eq!(listed, expected);
}

/// What a page names for editors is valid, and frames a page that is there.
fn editors_get_what_is_there(site: &Site, is_there: &impl Fn(&str, &str) -> String) {
    let frames = Selector::parse("iframe").expect("a selector");
    let mut named = BTreeSet::new();
    for page in &site.pages {
        for link in values(page, "head > link[type='application/json+oembed']", "href") {
            let path = is_there(link, &page.path);
            let answer: Value = serde_json::from_str(&site.text(&path)).expect(&path);
            assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()), "{path}");
            let html = Html::parse_fragment(answer["html"].as_str().expect("a snippet"));
            let [frame] = html.select(&frames).collect::<Vec<_>>()[..] else { panic!("{path}: one frame") };
            let framed = is_there(frame.attr("src").unwrap_or_default(), &path);
            // It is what the page shows, or what it is the double of.
            assert!(framed.starts_with("embed/"), "{path} frames {framed}");
            let embed = site.page(&framed).unwrap_or_else(|| panic!("{path}: {framed} is no page"));
            assert_eq!(values(embed, "link[type='application/json+oembed']", "href"), [link], "{framed}");
            if let Some(picture) = answer["thumbnail_url"].as_str() {
                is_there(picture, &path);
            }
            named.insert(path);
        }
    }
    let written: BTreeSet<_> =
        site.files.iter().filter(|path| path.starts_with("oembed/")).cloned().collect();
    assert!(written.len() > 300, "{}", written.len());
    assert_eq!(named, written);
}
