//! Pages in the place of those that are no more: each leads on to its successor's.

use report_model::{Published, Redirect};

use super::{Site, Subject, head::escaped, oembed};
use crate::content::content;

/// The pages that lead on, by their paths; `script` is the file in the site's folder by which they take along what follows
/// their address.
pub fn redirects(site: &Site, script: &str) -> Vec<(String, String)> {
    let subjects = Subject::all();
    content().redirects.iter().flat_map(|redirect| pages(redirect, &subjects, site, script)).collect()
}

/// The pages that lead on from one thing to another. Difficulties and passages have none: their anchors lead on.
fn pages(redirect: &Redirect, subjects: &[Subject], site: &Site, script: &str) -> Vec<(String, String)> {
    let folders: &[&str] = match redirect.kind {
        Published::Chart => &["chart", "embed/chart"],
        Published::Element => &["embed/structure"],
        Published::Figure => &["embed/figure"],
        Published::Sector => &["embed/sector", "print"],
        Published::Term => &["embed/term"],
        Published::Township => &["embed/township"],
        Published::Difficulty | Published::Passage => &[],
    };
    let page = |folder: &&str| {
        let target = format!("{folder}/{}.html", redirect.to);
        let subject = subjects
            .iter()
            .copied()
            .find(|subject| subject.embed().ends_with(&format!("{}.html", path_of(redirect))));
        let title = subject.map_or_else(|| redirect.to.clone(), Subject::title);
        let script = format!("{}{script}", "../".repeat(target.matches('/').count()));
        (
            format!("{folder}/{}.html", redirect.from),
            leading_on(&redirect.from, &target, &title, subject, site, &script),
        )
    };
    folders.iter().map(page).collect()
}

/// The successor as pages for embedding are named.
fn path_of(redirect: &Redirect) -> String {
    let kind = if redirect.kind == Published::Element { "structure" } else { redirect.kind.as_str() };
    format!("/{kind}/{}", redirect.to)
}

/// A page that leads on at once, or by its link where that is forbidden. It needs neither script nor style: a script only
/// takes along settings and place.
fn leading_on(
    from: &str,
    target: &str,
    title: &str,
    subject: Option<Subject>,
    site: &Site,
    script: &str,
) -> String {
    // Both lie in the same folder.
    let file = target.rsplit('/').next().unwrap_or_default();
    let canonical = site.address.as_ref().map_or_else(|| file.to_owned(), |address| address.to(target));
    let discovery = match (&site.address, subject) {
        (Some(address), Some(subject)) => oembed::discovery(subject, address),
        _ => String::new(),
    };
    let (file, canonical, title) = (escaped(file), escaped(&canonical), escaped(title));
    format!(
        "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>{title}（原来的地址：{from}）</title>\
         <meta name=\"description\" content=\"原来的{from}，现在是“{title}”。\">\
         <meta http-equiv=\"refresh\" content=\"0; url={file}\">\
         <link rel=\"canonical\" href=\"{canonical}\">{discovery}</head>\
         <body><h1>{title}</h1><p>这一页换了地址：<a href=\"{file}\">{title}</a></p>\
         <script src=\"{script}\"></script></body></html>\n"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::share::Address;

    fn redirect(kind: Published, from: &str, to: &str) -> Redirect {
        Redirect { kind, from: from.into(), to: to.into() }
    }

    #[test]
    fn every_page_of_what_is_no_more_leads_on() {
        let subjects = Subject::all();
        let paths = |kind, to: &str| -> Vec<_> {
            let pages = pages(&redirect(kind, "old", to), &subjects, &Site::default(), "onward.js");
            pages.into_iter().map(|(path, _)| path).collect()
        };
        let content = content();
        assert_eq!(
            paths(Published::Chart, &content.indicators[0].id),
            ["chart/old.html", "embed/chart/old.html"]
        );
        assert_eq!(
            paths(Published::Sector, &content.sectors[0].id),
            ["embed/sector/old.html", "print/old.html"]
        );
        let element = &content.structure.elements[0];
        let pages = pages(
            &redirect(Published::Element, "old", &element.id),
            &subjects,
            &Site::default(),
            "onward.js",
        );
        let [(path, html)] = &pages[..] else { panic!("{pages:?}") };
        assert_eq!(path, "embed/structure/old.html");
        assert!(html.contains(&format!("content=\"0; url={}.html\"", element.id)), "{html}");
        assert!(html.contains(&format!("<h1>{}</h1>", element.name)), "{html}");
        assert!(html.ends_with("<script src=\"../../onward.js\"></script></body></html>\n"), "{html}");
        assert!(paths(Published::Passage, "1.1.2").is_empty());
    }

    #[test]
    fn the_page_tells_search_engines_too() {
        let address = Address::parse("https://example.cn/a/").expect("an address");
        let site = Site { address: Some(address), has_pictures: false };
        let term = &content().terms[0];
        let redirect = redirect(Published::Term, "old", &term.id);
        let (_, html) = pages(&redirect, &Subject::all(), &site, "onward.js").remove(0);
        let link =
            format!("<link rel=\"canonical\" href=\"https://example.cn/a/embed/term/{}.html\">", term.id);
        assert!(html.contains(&link), "{html}");
        assert!(html.contains(&format!("https://example.cn/a/oembed/term/{}.json", term.id)), "{html}");
    }
}
