//! What the finished pages tell services that pass their links on.

use std::{collections::BTreeMap, env};

use scraper::ElementRef;
use serde_json::Value;

use super::site::{Page, Site, site};

/// The most bytes of a picture: it is fetched by phones, and by services that give up early.
const PICTURE: usize = 40 * 1024;

/// The content of a page's tag, by the name of its property.
fn property<'a>(page: &'a Page, name: &str) -> Option<&'a str> {
    page.select(&format!("head > meta[property='{name}']")).first().and_then(|tag| tag.attr("content"))
}

fn canonical(page: &Page) -> Option<&str> {
    page.select("head > link[rel=canonical]").first().and_then(|tag| tag.attr("href"))
}

/// Pages that only lead on to another tell nothing else.
fn leads_on(page: &Page) -> bool {
    !page.select("meta[http-equiv=refresh]").is_empty()
}

fn pages(site: &Site) -> impl Iterator<Item = &Page> {
    site.pages.iter().filter(|page| !leads_on(page))
}

#[test]
fn every_page_has_what_a_link_to_it_shows() {
    let Some(site) = site() else { return };
    for page in pages(&site) {
        let description = page.select("head > meta[name=description]");
        let [description] = &description[..] else { panic!("{}: one description", page.path) };
        let described = description.attr("content").unwrap_or_default();
        assert!(!described.is_empty(), "{}: the description is empty", page.path);
        assert_eq!(property(page, "og:description"), Some(described), "{}", page.path);
        for name in ["og:title", "og:type", "og:locale", "og:site_name"] {
            assert!(property(page, name).is_some_and(|text| !text.is_empty()), "{}: no {name}", page.path);
        }
        // Where the site stands is known for all pages or for none.
        assert_eq!(canonical(page), property(page, "og:url"), "{}", page.path);
        assert_eq!(canonical(page).is_some(), canonical(site.main_page()).is_some(), "{}", page.path);
    }
}

#[test]
fn every_page_has_its_picture() {
    let Some(site) = site() else { return };
    if property(site.main_page(), "og:image").is_none() {
        assert!(env::var_os("PICTURE_FONTS").is_none(), "built without pictures");
        eprintln!("skipped: the site was built without pictures (`cargo xtask build` makes them)");
        return;
    }
    // Absolute where the address is known.
    let address = canonical(site.main_page()).unwrap_or_default();
    let mut shown: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages(&site) {
        let link = property(page, "og:image").unwrap_or_else(|| panic!("{}: no picture", page.path));
        let path = match link.strip_prefix(address) {
            Some(path) if !address.is_empty() => path.to_owned(),
            _ => page.target(link).expect("a path of the site").0,
        };
        assert!(site.files.contains(&path), "{}: {link} leads nowhere", page.path);
        *shown.entry(path).or_default() += 1;
    }
    let mut total = 0;
    for path in site.files.iter().filter(|path| path.starts_with("share/") && path.ends_with(".png")) {
        let bytes = site.bytes(path);
        assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n", "{path}");
        // The header comes first: width and height.
        assert_eq!(bytes[16..24], [1200u32.to_be_bytes(), 630u32.to_be_bytes()].concat(), "{path}");
        assert!(bytes.len() <= PICTURE, "{path}: {} bytes (expected at most {PICTURE})", bytes.len());
        assert!(shown.contains_key(path), "{path} is shown by no page");
        total += bytes.len();
    }
    println!("{} pictures, {total} bytes", shown.len());
}

/// The data block of a page, parsed.
fn data(page: &Page) -> Option<Value> {
    let blocks = page.select("script[type='application/ld+json']");
    assert!(blocks.len() <= 1, "{}: {} blocks of data", page.path, blocks.len());
    let block: &ElementRef<'_> = blocks.first()?;
    assert_eq!(
        block.value().attrs().count(),
        1,
        "{}: a block of data has a type and nothing else",
        page.path
    );
    let text: String = block.text().collect();
    assert!(!text.contains('<'), "{}: the block could end early", page.path);
    Some(serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", page.path)))
}

#[test]
fn data_for_search_engines_lead_to_what_is_there() {
    let Some(site) = site() else { return };
    let address = canonical(site.main_page()).unwrap_or_default();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages(&site) {
        let Some(data) = data(page) else { continue };
        assert_eq!(data["@context"], "https://schema.org", "{}", page.path);
        *kinds.entry(data["@type"].as_str().expect("a type").to_owned()).or_default() += 1;
        let mut links = Vec::new();
        collect(&data, &mut links);
        for link in links {
            let own = if address.is_empty() { None } else { link.strip_prefix(address) };
            let target = match own {
                Some(own) => site.main_page().target(if own.is_empty() { "index.html" } else { own }),
                None => page.target(&link),
            };
            // What is left is the official report.
            let Some((path, fragment)) = target else { continue };
            let path = if path.is_empty() { "index.html".to_owned() } else { path };
            assert!(site.files.contains(&path), "{}: {link} leads nowhere", page.path);
            let anchored =
                fragment.is_empty() || site.page(&path).is_some_and(|page| page.ids().contains(&fragment));
            assert!(anchored, "{}: {link} leads nowhere", page.path);
        }
    }
    for kind in ["Article", "Dataset", "DefinedTermSet", "DefinedTerm"] {
        assert!(kinds.contains_key(kind), "no {kind}: {kinds:?}");
    }
}

/// The links in structured data.
fn collect(data: &Value, links: &mut Vec<String>) {
    match data {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value {
                    Value::String(link)
                        if matches!(
                            name.as_str(),
                            "url" | "contentUrl" | "image" | "inDefinedTermSet" | "isBasedOn"
                        ) =>
                    {
                        links.push(link.clone());
                    }
                    _ => collect(value, links),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, links)),
        _ => {}
    }
}

#[test]
fn the_sitemap_is_there_where_the_address_is_known() {
    let Some(site) = site() else { return };
    let is_known = canonical(site.main_page()).is_some();
    assert_eq!(site.files.contains("sitemap.xml"), is_known);
    assert_eq!(site.text("robots.txt").contains("Sitemap: http"), is_known);
    assert_eq!(site.files.iter().any(|path| path.starts_with("oembed/")), is_known);
    let discovered =
        pages(&site).filter(|page| !page.select("link[type='application/json+oembed']").is_empty());
    assert_eq!(discovered.count() > 0, is_known);
}
