//! What a page's `<head>` tells services that pass its link on, and search engines.

use std::fmt::Write;

use super::{SIZE, Site, Subject, linked_data, oembed};
use crate::{content::content, page::Page};

/// The tags for one page.
pub fn head(page: &Page, site: &Site) -> String {
    let mut tags = Tags::default();
    let canonical = page.canonical();
    if let Some(address) = &site.address {
        tags.canonical(&address.to(canonical));
        tags.property("og:url", &address.to(canonical));
    }
    tags.property("og:type", if canonical == "index.html" { "article" } else { "website" });
    tags.property("og:locale", "zh_CN");
    tags.property("og:site_name", &content().report.title);
    // The page about everything stands for all that have no picture of their own.
    let subject = page.subject.unwrap_or(Subject::Report);
    tags.property("og:title", page.subject.map(Subject::title).as_ref().unwrap_or(&page.title));
    tags.property("og:description", &page.description);
    if site.has_pictures {
        tags.property("og:image", &site.link(&subject.picture(), page.root()));
        tags.property("og:image:width", &SIZE.0.to_string());
        tags.property("og:image:height", &SIZE.1.to_string());
        tags.property("og:image:alt", &subject.title());
    }
    if let (Some(address), Some(subject)) = (&site.address, page.subject) {
        tags.0.push_str(&oembed::discovery(subject, address));
    }
    if let Some(data) = linked_data(page, site) {
        // `<` could end the block.
        let text = data.to_string().replace('<', "\\u003c");
        let _ = write!(tags.0, "<script type=\"application/ld+json\">{text}</script>");
    }
    tags.0
}

/// Tags, one after the other.
#[derive(Default)]
struct Tags(String);

impl Tags {
    fn property(&mut self, name: &str, value: &str) {
        // Writing to a string does not fail.
        let _ = write!(self.0, "<meta property=\"{name}\" content=\"{}\">", escaped(value));
    }

    fn canonical(&mut self, href: &str) {
        let _ = write!(self.0, "<link rel=\"canonical\" href=\"{}\">", escaped(href));
    }
}

/// A text as it has to stand in HTML, in an element or an attribute.
pub fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
