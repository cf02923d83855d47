//! The pages for paper: everything is on them, unfolded, and what they explain is numbered in order.
//!
//! After a change that is meant: `INSTA_UPDATE=always cargo test --features ssr --test site print`, then read the
//! difference in `tests/snapshots`.

use std::collections::BTreeSet;

use luojiang_report::{
    content::content,
    page::{Page, WHOLE, pages, running_heads},
};
use report_model::Group;
use scraper::{ElementRef, Html, Selector};

use crate::page::{find, lines, page};

/// The paths of all pages for paper, the whole first.
fn paths() -> Vec<String> {
    let paths: Vec<_> = pages().into_iter().filter(Page::is_paper).map(|page| page.path).collect();
    assert_eq!(paths.first().map(String::as_str), Some(WHOLE));
    assert_eq!(paths.len(), 1 + 5 + content().sectors.len(), "{paths:?}");
    paths
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn nothing_is_folded_and_nothing_would_wake() {
    for path in paths() {
        let page = page(&path);
        let found = select(&page, "details, leptos-island, button, input, script, [popover], [hidden]");
        assert!(found.is_empty(), "{path}: {}", found[0].html());
    }
}

/// Every figure stands in the list of its passage with its kind and the limiting words that are not printed with it.
#[test]
fn the_whole_has_every_passage_and_every_figure() {
    let page = page(WHOLE);
    let titles: Vec<_> = select(&page, ".passage > h4").into_iter().map(text).collect();
    let expected: Vec<_> = content().passages.iter().map(|passage| passage.title.clone()).collect();
    assert_eq!(titles.iter().collect::<BTreeSet<_>>(), expected.iter().collect::<BTreeSet<_>>());
    assert_eq!(expected.len(), titles.len());

    let rows: Vec<_> = select(&page, ".figures__row").into_iter().map(text).collect();
    for figure in &content().figures {
        let words: Vec<_> = figure.unprinted_qualifiers().filter(|word| *word != "预计").collect();
        let fits = |row: &&String| {
            row.starts_with(figure.label.as_str())
                && row.contains(&figure.printed)
                && row.contains(figure.kind.label())
                && words.iter().all(|word| row.contains(word))
        };
        assert!(rows.iter().any(|row| fits(&row)), "{}: {} {words:?}", figure.id, figure.printed);
    }
}

/// Each passage stands in the whole and on the page of one part.
#[test]
fn the_parts_together_are_the_whole() {
    let count = |path: &str| select(&page(path), ".passage").len();
    let parts: usize = paths().iter().skip(1).map(|path| count(path)).sum();
    assert_eq!((parts, count(WHOLE)), (content().passages.len(), content().passages.len()));
    let sectors = content().passages.iter().filter(|passage| passage.group == Group::Sector).count();
    assert_eq!(
        content().sectors.iter().map(|sector| count(&format!("print/{}.html", sector.id))).sum::<usize>(),
        sectors
    );
}

#[test]
fn notes_are_numbered_as_the_text_names_them() {
    for path in paths() {
        let page = page(&path);
        for part in select(&page, ".paper__part[aria-labelledby]") {
            let all = |selector: &str| {
                part.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>()
            };
            let marks: Vec<_> =
                all(".noted a").into_iter().map(|mark| (text(mark), mark.attr("href"))).collect();
            let notes = all(".endnotes li");
            assert_eq!(marks.len(), notes.len(), "{path}");
            for (number, ((mark, href), note)) in (1..).zip(marks.into_iter().zip(notes)) {
                assert_eq!(mark, format!("[{number}]"), "{path}");
                assert_eq!(href.and_then(|href| href.strip_prefix('#')), note.attr("id"), "{path}");
            }
            let terms: Vec<_> = all(".endnotes li > b").into_iter().map(text).collect();
            assert_eq!(terms.iter().collect::<BTreeSet<_>>().len(), terms.len(), "{path}: {terms:?}");
        }
    }
}

/// Paper has no links: each part says once, in full, where it is from, and each passage its place in the report.
#[test]
fn parts_name_their_source_and_passages_their_place() {
    let url = &content().report.url;
    for path in paths() {
        let page = page(&path);
        for part in select(&page, ".paper__part[aria-labelledby]") {
            assert_eq!(text(part).matches(url.as_str()).count(), 1, "{path}");
        }
        for passage in select(&page, ".passage") {
            let topic = passage.attr("id").and_then(|id| id.strip_prefix("p-")).expect("an anchor");
            assert!(text(passage).contains(&format!("对应报告 {topic}“")), "{path}: {topic}");
        }
    }
}

/// The links of the drawings and between passages, from each page.
#[test]
fn links_stay_on_the_whole_and_lead_from_a_part_to_the_main_page() {
    for path in paths() {
        let page = page(&path);
        let links = select(&page, "a.part, .threads a:not(.fig), .related a:not(.fig)");
        let start = if path == WHOLE { "#" } else { "../index.html#" };
        let is_right = |href: &&str| href.starts_with(start) || href.starts_with("#n-");
        let links = links.iter().filter_map(|link| link.attr("href"));
        let offenders: Vec<_> = links.filter(|href| !is_right(href)).collect();
        assert!(offenders.is_empty(), "{path}: {offenders:?}");
    }
}

#[test]
fn running_heads_name_the_report_and_each_part() {
    insta::assert_snapshot!(running_heads().replace('}', "}\n"));
}

#[test]
fn whole() {
    let page = page(WHOLE);
    let outline = select(&page, "h1, h2, h3, h4").into_iter().map(|heading| {
        let level = usize::from(heading.value().name().as_bytes()[1] - b'1');
        format!("{:1$}{2}\n", "", level * 2, text(heading))
    });
    insta::assert_snapshot!(outline.collect::<String>());
}

#[test]
fn head_of_a_part() {
    insta::assert_snapshot!(lines(find(&page("print/ecology.html"), ".paper__head")));
}

#[test]
fn passage_on_paper() {
    insta::assert_snapshot!(lines(find(&page("print/ecology.html"), "[id='p-1.4.1']")));
}

#[test]
fn difficulties_on_paper() {
    insta::assert_snapshot!(lines(find(&page("print/difficulties.html"), "#difficulties")));
}

#[test]
fn targets_on_paper() {
    insta::assert_snapshot!(lines(find(&page("print/targets.html"), "#i-tourist-visits")));
}
