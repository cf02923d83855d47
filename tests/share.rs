//! What links of the site tell of themselves, with the address known and without.

use std::{
    collections::{BTreeMap, BTreeSet},
    env, fs,
    path::Path,
};

use luojiang_report::{
    content::content,
    page::{Page, pages},
    share::{Address, Fonts, Site, Subject, head, linked_data, oembed, pictures, robots, sitemap, svg},
};
use scraper::{Html, Selector};
use serde_json::Value;

const ADDRESS: &str = "https://www.example.cn/tujie/";

fn address() -> Address {
    Address::parse(ADDRESS).expect("an address")
}

/// A site of which everything is known.
fn placed() -> Site {
    Site { address: Some(address()), has_pictures: true }
}

/// The tags of a page, one on each line.
fn lines(page: &Page, site: &Site) -> String {
    let title = format!(
        "<title>{}</title>\n<meta name=\"description\" content=\"{}\">\n",
        page.title, page.description
    );
    title + &head(page, site).replace("><", ">\n<")
}

fn page<'a>(pages: &'a [Page], path: &str) -> &'a Page {
    pages.iter().find(|page| page.path == path).unwrap_or_else(|| panic!("no page {path}"))
}

/// One page of each kind, and one of those that stand for many.
const KINDS: [&str; 12] = [
    "index.html",
    "glossary.html",
    "targets.html",
    "print.html",
    "chart/gdp-growth.html",
    "embed/report/all.html",
    "embed/chart/gdp-growth.html",
    "embed/structure/wanhong-axis.html",
    "embed/sector/industry.html",
    "embed/figure/gdp-growth-2024.html",
    "embed/township/heshi.html",
    "embed/term/gdp.html",
];

#[test]
fn heads_of_each_kind() {
    let pages = pages();
    let mut text = String::new();
    for path in KINDS {
        let mut tags = lines(page(&pages, path), &placed());
        // Long, and looked at by another test.
        if path == "glossary.html" {
            tags.truncate(tags.find("<script").expect("the glossary's data"));
        }
        text.push_str(&format!("## {path}\n{}\n\n", tags.trim_end()));
    }
    insta::assert_snapshot!(text);
}

#[test]
fn a_folder_that_can_lie_anywhere_says_nothing_absolute() {
    let pages = pages();
    let site = Site { address: None, has_pictures: true };
    for page in &pages {
        let tags = head(page, &site);
        assert!(
            !tags.contains("canonical") && !tags.contains("og:url") && !tags.contains("oembed"),
            "{tags}"
        );
        let picture = page.subject.unwrap_or(Subject::Report).picture();
        let image = format!("<meta property=\"og:image\" content=\"{}{picture}\">", page.root());
        assert!(tags.contains(&image), "{}: {tags}", page.path);
    }
    let without = head(page(&pages, "index.html"), &Site::default());
    assert!(!without.contains("og:image") && !without.contains("\"image\""), "{without}");
}

#[test]
fn every_page_is_told_apart() {
    let pages = pages();
    let (mut titles, mut descriptions, mut canonicals) = (BTreeMap::new(), BTreeMap::new(), BTreeSet::new());
    let mut twice = Vec::new();
    for page in &pages {
        twice.extend(titles.insert(&page.title, &page.path).map(|other| (other, &page.path, &page.title)));
        // A double has the description of what it doubles.
        if page.canonical() == page.path {
            let other = descriptions.insert(&page.description, &page.path);
            twice.extend(other.map(|other| (other, &page.path, &page.description)));
        }
        canonicals.insert(page.canonical());
        let tags = Html::parse_fragment(&head(page, &placed()));
        let all = |selector: &str, name: &str| -> Vec<String> {
            let selector = Selector::parse(selector).expect("a selector");
            tags.select(&selector).filter_map(|tag| tag.attr(name).map(str::to_owned)).collect()
        };
        let canonical = vec![address().to(page.canonical())];
        assert_eq!(all("link[rel=canonical]", "href"), canonical, "{}", page.path);
        assert_eq!(all("meta[property='og:url']", "content"), canonical, "{}", page.path);
        for name in ["og:title", "og:description", "og:image", "og:type", "og:site_name"] {
            let found = all(&format!("meta[property='{name}']"), "content");
            assert!(found.len() == 1 && !found[0].is_empty(), "{}: {name}: {found:?}", page.path);
        }
        assert!(all("meta[property='og:image']", "content")[0].starts_with(ADDRESS), "{}", page.path);
    }
    assert!(twice.is_empty(), "{twice:#?}");
    let paths: BTreeSet<_> = pages.iter().map(|page| page.path.as_str()).collect();
    assert!(canonicals.is_subset(&paths), "{:?}", canonicals.difference(&paths));
}

#[test]
fn every_subject_has_its_page() {
    let pages = pages();
    for subject in Subject::all() {
        let (path, fragment) = subject
            .whole()
            .split_once('#')
            .map_or((subject.whole(), false), |(path, _)| (path.to_owned(), true));
        assert_eq!(fragment, !subject.has_own_page());
        for path in [path, subject.embed(), subject.link()] {
            page(&pages, &path);
        }
        assert_eq!(page(&pages, &subject.link()).subject, Some(subject));
    }
    assert_eq!(
        pages.iter().filter(|page| page.path.starts_with("embed/figure/")).count(),
        content().figures.len()
    );
}

#[test]
fn the_sitemap_lists_what_stands_for_itself() {
    let pages = pages();
    let text = sitemap(&pages, &address());
    let links: Vec<_> = text.split("<loc>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(
        links.len(),
        pages.iter().filter(|page| page.canonical() == page.path && !page.is_missing()).count()
    );
    assert_eq!(links[0], ADDRESS);
    for (link, is_listed) in [
        ("chart/gdp-growth.html", true),
        ("embed/term/gdp.html", true),
        ("embed/figure/gdp-growth-2024.html", true),
        ("embed/chart/gdp-growth.html", false),
        ("embed/report/all.html", false),
        ("print.html", false),
    ] {
        assert_eq!(links.contains(&address().to(link).as_str()), is_listed, "{link}");
    }
    // What the protocol allows in one file.
    assert!(links.len() <= 50_000 && text.len() < 50 * 1024 * 1024);
    assert!(links.iter().all(|link| link.starts_with(ADDRESS)));
    assert_eq!(
        robots("User-agent: *\nAllow: /\n", &address()),
        format!("User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n")
    );
}

#[test]
fn answers_to_editors_are_whole() {
    let pages = pages();
    let mut paths = BTreeSet::new();
    for subject in Subject::all() {
        let (path, answer) = oembed(subject, &address(), &placed());
        assert!(paths.insert(path.clone()), "{path} twice");
        for (name, expected) in [("version", "1.0"), ("type", "rich")] {
            assert_eq!(answer[name], expected, "{path}");
        }
        for name in ["width", "height", "cache_age", "thumbnail_width", "thumbnail_height"] {
            assert!(answer[name].as_u64().is_some_and(|number| number > 0), "{path}: {name}");
        }
        for name in ["provider_url", "thumbnail_url"] {
            assert!(answer[name].as_str().is_some_and(|url| url.starts_with(ADDRESS)), "{path}: {name}");
        }
        let html = Html::parse_fragment(answer["html"].as_str().expect("a snippet"));
        let frame = html.select(&Selector::parse("iframe").expect("a selector")).next().expect("a frame");
        assert_eq!(frame.attr("src"), Some(address().to(&subject.embed()).as_str()));
        assert_eq!(frame.attr("title"), answer["title"].as_str());
        assert_eq!(frame.attr("loading"), Some("lazy"));
        // Found from the page that is shared and from the one for embedding.
        for shared in [subject.link(), subject.embed()] {
            let tag =
                format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{ADDRESS}{path}\">");
            assert!(head(page(&pages, &shared), &placed()).contains(&tag), "{shared}");
        }
    }
}

#[test]
fn structured_data_has_what_its_vocabulary_asks_for() {
    let pages = pages();
    let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
    for page in &pages {
        let Some(data) = linked_data(page, &placed()) else { continue };
        assert_eq!(data["@context"], "https://schema.org");
        let kind = data["@type"].as_str().expect("a type");
        *kinds.entry(kind.to_owned()).or_default() += 1;
        let required: &[&str] = match kind {
            "Article" => &["headline", "description", "image", "isBasedOn"],
            "Dataset" => &["name", "description", "distribution", "url"],
            "DefinedTermSet" => &["name", "hasDefinedTerm", "url"],
            "DefinedTerm" => &["name", "description", "inDefinedTermSet", "url"],
            other => panic!("{}: {other}", page.path),
        };
        for name in required {
            let is_there = match &data[name] {
                Value::String(text) => !text.is_empty(),
                Value::Array(items) => !items.is_empty(),
                Value::Object(fields) => fields.contains_key("@type"),
                _ => false,
            };
            assert!(is_there, "{}: no {name}", page.path);
        }
        if kind == "Dataset" {
            // What search engines for data ask for.
            assert!((50..=5000).contains(&data["description"].as_str().unwrap_or_default().chars().count()));
            let urls = data["distribution"].as_array().expect("files").iter().map(|file| &file["contentUrl"]);
            assert!(urls.clone().all(|url| url.as_str().is_some_and(|url| url.starts_with(ADDRESS))));
        }
    }
    let terms = content().terms.len();
    let expected = [("Article", 1), ("Dataset", 1), ("DefinedTerm", terms), ("DefinedTermSet", 1)];
    assert_eq!(kinds, expected.map(|(kind, count)| (kind.to_owned(), count)).into());
}

/// What links people have kept. New ids are added by `INSTA_UPDATE=always`; none is ever taken out.
#[test]
fn everything_with_an_id_is_on_the_list_of_what_was_published() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("content/published.txt");
    let text = fs::read_to_string(&path).expect("the list");
    let (comments, listed): (Vec<_>, Vec<_>) = text.lines().partition(|line| line.starts_with('#'));
    let mut links: BTreeSet<_> =
        listed.into_iter().map(|line| line.parse().expect("a kind and an id")).collect();
    let known = links.len();
    let missing: Vec<_> = content().links().into_iter().filter(|link| !links.contains(link)).collect();
    links.extend(missing.iter().cloned());
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") && links.len() > known {
        let lines = comments.into_iter().map(str::to_owned).chain(links.iter().map(ToString::to_string));
        fs::write(&path, lines.map(|line| line + "\n").collect::<String>()).expect("the list can be written");
        return;
    }
    let missing: Vec<_> = missing.iter().map(ToString::to_string).collect();
    assert!(missing.is_empty(), "add to content/published.txt, in their places:\n{}", missing.join("\n"));
}

#[test]
fn pictures_are_the_same_every_time_and_lack_no_character() {
    let Some(paths) = env::var_os("PICTURE_FONTS").filter(|paths| !paths.is_empty()) else {
        eprintln!("skipped: PICTURE_FONTS names no fonts (`cargo xtask test` sets it)");
        return;
    };
    let fonts = Fonts::read(env::split_paths(&paths)).expect("the fonts");
    let all = Subject::all();
    // One of each kind twice; the build has drawn all of them, and stops at a character that the fonts lack.
    let mut kinds = BTreeSet::new();
    let some: Vec<_> = all
        .iter()
        .copied()
        .filter(|subject| kinds.insert(subject.name().split('/').next().map(str::to_owned)))
        .collect();
    let draw = || -> BTreeMap<_, _> { pictures(&some, &fonts).expect("pictures").into_iter().collect() };
    let first = draw();
    assert_eq!(first.len(), kinds.len());
    assert!(first == draw(), "drawn twice, they differ");
    let error = fonts
        .draw(&svg(all[0]).replace("几分钟", "\u{1f600}"))
        .expect_err("a face is no character of the font");
    assert!(error.contains("no glyph for"), "{error}");
}

/// The words of a picture with the space that they take: left, top, right, bottom.
fn words(svg: &str) -> Vec<(String, [f64; 4])> {
    let document = Html::parse_fragment(svg);
    let texts = Selector::parse("svg > text").expect("a selector");
    let of = |text: scraper::ElementRef<'_>| {
        let number =
            |name: &str| -> f64 { text.attr(name).and_then(|value| value.parse().ok()).expect(name) };
        let (words, size): (String, f64) = (text.text().collect(), number("font-size"));
        let half = luojiang_report::scale::text_width(&words) * size / 2.0;
        (words, [number("x") - half, number("y") - size * 0.85, number("x") + half, number("y") + size * 0.2])
    };
    document.select(&texts).map(of).collect()
}

#[test]
fn pictures_keep_their_words_in_the_square_that_chats_show_and_apart() {
    for subject in Subject::all() {
        let words = words(&svg(subject));
        for (i, (text, [left, top, right, bottom])) in words.iter().enumerate() {
            let name = subject.name();
            assert!(*left >= 285.0 && *right <= 915.0, "{name}: {text} from {left} to {right}");
            assert!(*top >= 20.0 && *bottom <= 610.0, "{name}: {text} from {top} to {bottom}");
            for (other, [l, t, r, b]) in &words[i + 1..] {
                let is_apart = right <= l || r <= left || bottom <= t || b <= top;
                assert!(is_apart, "{name}: {text} lies over {other}");
            }
        }
    }
}
