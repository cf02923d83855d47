//! The finished site as it is served: whole without a script, sound in itself, small.

mod budget;
mod offline;
mod placed;
mod shared;
mod site;

use std::collections::BTreeSet;

use report_search::Index;
use scraper::ElementRef;

use site::{Page, Site, is_elsewhere, site};

/// Attributes that name ids of the same page, separated by spaces.
const REFERENCES: [&str; 6] =
    ["popovertarget", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "for"];

/// Runs a check on every page and fails with all offenders, one on each line.
fn assert_pages(check: impl Fn(&Site, &Page) -> Vec<String>) {
    let Some(site) = site() else { return };
    let offenders: Vec<_> = site
        .pages
        .iter()
        .flat_map(|page| {
            check(&site, page).into_iter().map(move |offender| format!("{}: {offender}", page.path))
        })
        .collect();
    assert!(offenders.is_empty(), "{} offenders:\n{}", offenders.len(), offenders.join("\n"));
}

#[test]
fn pages_are_well_formed() {
    assert_pages(|_, page| page.html.errors.iter().map(ToString::to_string).collect());
}

#[test]
fn a_strict_content_security_policy_may_be_set() {
    assert_pages(|_, page| {
        let mut offenders = Vec::new();
        for element in page.html.root_element().descendent_elements() {
            let name = element.value().name();
            // Data are no script to a browser, whatever the policy: it looks at the type first.
            let is_data = matches!(element.attr("type"), Some("application/ld+json" | "text/html"));
            if name == "style" || (name == "script" && element.attr("src").is_none() && !is_data) {
                offenders.push(format!("inline <{name}>"));
            }
            for (attribute, value) in element.value().attrs() {
                if attribute == "style" || attribute.starts_with("on") || value.starts_with("javascript:") {
                    offenders.push(format!("<{name} {attribute}={value:?}>"));
                }
            }
        }
        offenders
    });
}

#[test]
fn links_within_the_site_resolve() {
    assert_pages(|site, page| {
        let mut offenders = Vec::new();
        let now = page.links().into_iter().map(|(_, link)| link);
        for link in now.chain(page.later().into_iter().map(|(_, link)| link)) {
            let Some((path, fragment)) = page.target(link) else { continue };
            let found = site.files.contains(&path);
            let anchored = fragment.is_empty()
                || site.page(&path).is_some_and(|target| target.ids().contains(&fragment));
            if !found || !anchored || link == "#" {
                offenders.push(format!("{link:?} leads nowhere"));
            }
        }
        offenders
    });
}

/// Only the pages that are shown at any address can't tell where they stand.
#[test]
fn links_work_wherever_the_folder_lies() {
    assert_pages(|_, page| {
        let now = page.links().into_iter().map(|(_, link)| link);
        let links = now.chain(page.later().into_iter().map(|(_, link)| link));
        let mut links: Vec<_> = links.filter(|link| !is_elsewhere(link) && !link.starts_with('#')).collect();
        if ["404.html", "unsaved.html"].contains(&page.path.as_str()) {
            assert!(links.len() > 10, "{links:?}");
            links.retain(|link| !link.starts_with("/./"));
        } else {
            links.retain(|link| link.starts_with('/'));
        }
        links.into_iter().map(str::to_owned).collect()
    });
}

/// Frames stay what they are: not every browser asks the `<base>` where links in drawings lead.
#[test]
fn links_in_drawings_of_frames_say_where_they_open() {
    assert_pages(|_, page| {
        let links = if page.path.starts_with("embed/") { page.select("svg a[href]") } else { vec![] };
        let opens = |link: &&ElementRef<'_>| {
            let expected = if link.attr("href").is_some_and(is_inside) { "_self" } else { "_blank" };
            link.attr("target") != Some(expected)
        };
        links.iter().filter(opens).map(ElementRef::html).collect()
    });
}

/// Whether a link stays in the frame: it leads to something in the page, or to the same with something else selected.
fn is_inside(link: &str) -> bool {
    link.starts_with('#') || !link.contains('/')
}

#[test]
fn what_is_searched_for_leads_somewhere() {
    let Some(site) = site() else { return };
    let page = site.main_page();
    let path = site.files.iter().find(|path| path.starts_with("search-")).expect("an index");
    let index = Index::unpack(&site.bytes(path)).expect("an index of this version");
    assert!(index.links().len() > 400, "{} links", index.links().len());
    let leads_nowhere = |link: &&String| {
        let (path, fragment) = page.target(link).expect("a page of the site");
        !site.page(&path).is_some_and(|page| fragment.is_empty() || page.ids().contains(&fragment))
    };
    let offenders: Vec<_> = index.links().iter().filter(leads_nowhere).collect();
    assert!(offenders.is_empty(), "{offenders:?}");
}

#[test]
fn terms_lead_to_their_entries() {
    let Some(site) = site() else { return };
    let glossary = site.page("glossary.html").expect("the glossary");
    let entries: BTreeSet<_> =
        glossary.select("div.entry[id^='t-']").iter().filter_map(|entry| entry.attr("id")).collect();
    let leads_to_entry =
        |link: &str| link.strip_prefix("glossary.html#").is_some_and(|id| entries.contains(id));
    // Fetched into the main page, an entry is shown as it is: what it links to is looked for from there.
    for (page, selector, least) in [(site.main_page(), "a.term", 300), (glossary, ".entry a", 30)] {
        let links: Vec<_> = page.select(selector).iter().filter_map(|term| term.attr("href")).collect();
        assert!(
            entries.len() >= 87 && links.len() > least,
            "{} entries, {} terms",
            entries.len(),
            links.len()
        );
        let offenders: Vec<_> = links.into_iter().filter(|link| !leads_to_entry(link)).collect();
        assert!(offenders.is_empty(), "{}: {offenders:?}", page.path);
    }
}

/// From each entry a reader finds back to the text, and from the list of fields to each entry.
#[test]
fn the_glossary_leads_to_the_text() {
    let Some(site) = site() else { return };
    let glossary = site.page("glossary.html").expect("the glossary");
    let entries = glossary.select(".glossary__list > li").len();
    assert_eq!(
        glossary.select(".glossary__list > li > .places").len(),
        entries,
        "each tells where it occurs"
    );
    assert_eq!(glossary.select(".glossary__list > li .tag").len(), entries, "each tells who explains it");
    let terms = glossary.select(".field a");
    let listed: BTreeSet<_> = terms.iter().filter_map(|term| term.attr("href")).collect();
    assert_eq!(listed.len(), entries, "each is listed by field");
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    assert_pages(|_, page| {
        let links = page.links().into_iter();
        // Some links are only told, to those who ask where a page stands or what else there is of it.
        let is_told =
            |element: &ElementRef<'_>| matches!(element.attr("rel"), Some("canonical" | "alternate"));
        let loads =
            links.filter(|(element, _)| !matches!(element.value().name(), "a" | "area") && !is_told(element));
        let offenders = loads.filter(|(_, link)| is_elsewhere(link) && !link.starts_with("data:"));
        offenders.map(|(_, link)| link.to_owned()).collect()
    });
    let Some(site) = site() else { return };
    for path in site.files.iter().filter(|path| path.ends_with(".css")) {
        let style = site.text(path);
        assert!(!style.contains("@import"), "{path}");
        let urls = style.split("url(").skip(1).map(|rest| rest.trim_start_matches(['"', '\'']));
        let offenders: Vec<_> = urls.filter(|url| is_elsewhere(url) && !url.starts_with("data:")).collect();
        assert!(offenders.is_empty(), "{path}: {offenders:?}");
    }
}

#[test]
fn ids_are_unique_and_references_to_them_resolve() {
    assert_pages(|_, page| {
        let mut offenders = Vec::new();
        let mut ids = BTreeSet::new();
        for id in page.ids() {
            if !ids.insert(id) {
                offenders.push(format!("duplicate id {id}"));
            }
        }
        for element in page.html.root_element().descendent_elements() {
            for name in REFERENCES {
                let names = element.attr(name).unwrap_or_default().split_ascii_whitespace();
                offenders
                    .extend(names.filter(|id| !ids.contains(id)).map(|id| format!("{name} {id} is no id")));
            }
        }
        offenders
    });
}

#[test]
fn pages_have_a_language_a_title_and_an_outline() {
    assert_pages(|_, page| {
        let mut offenders = Vec::new();
        if page.html.root_element().attr("lang") != Some("zh-CN") {
            offenders.push("lang is not zh-CN".to_owned());
        }
        let titles: Vec<String> =
            page.select("head > title").iter().map(|title| title.text().collect()).collect();
        if titles.len() != 1 || titles[0].trim().is_empty() {
            offenders.push(format!("titles: {titles:?}"));
        }
        let headings = page.select("h1, h2, h3, h4, h5, h6");
        // In pages for embedding the level is told apart from the look.
        let level = |heading: &ElementRef<'_>| {
            let told = heading.attr("aria-level").and_then(|level| level.parse().ok());
            told.unwrap_or(heading.value().name().as_bytes()[1] - b'0')
        };
        let levels: Vec<u8> = headings.iter().map(level).collect();
        if levels.first() != Some(&1) || levels.iter().filter(|level| **level == 1).count() != 1 {
            offenders.push("does not have one h1 before all other headings".to_owned());
        }
        for (pair, heading) in levels.windows(2).zip(&headings[1..]) {
            if pair[1] > pair[0] + 1 {
                let words: String = heading.text().collect();
                offenders.push(format!("h{} follows h{}: {words}", pair[1], pair[0]));
            }
        }
        offenders
    });
}

#[test]
fn titles_tell_pages_apart() {
    let Some(site) = site() else { return };
    let titles: BTreeSet<String> = site
        .pages
        .iter()
        .flat_map(|page| page.select("head > title"))
        .map(|title| title.text().collect())
        .collect();
    assert_eq!(titles.len(), site.pages.len(), "{titles:?}");
}

#[test]
fn what_pages_load_is_named_after_its_content() {
    let is_hash = |part: &str| part.len() >= 8 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    assert_pages(|_, page| {
        let links = page.links().into_iter();
        let loads = links.filter(|(element, link)| {
            let name = element.value().name();
            name == "script"
                || (name == "link" && element.attr("rel") == Some("stylesheet") && !link.is_empty())
        });
        loads
            .map(|(_, link)| link)
            .chain(page.later().into_iter().map(|(_, link)| link))
            .filter(|link| !link.split(['-', '_', '.', '/']).any(is_hash))
            // Its address stands in other people's pages.
            .filter(|link| *link != "./embed.js")
            .map(str::to_owned)
            .collect()
    });
}

#[test]
fn the_main_page_is_whole_without_a_script() {
    let Some(site) = site() else { return };
    let page = site.main_page();
    let text: String = page.select("main").iter().flat_map(scraper::ElementRef::text).collect();
    let characters = text.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    assert!((15_000..=60_000).contains(&characters), "{characters} Chinese characters");
    assert!(page.select("noscript, template").is_empty());
}
