//! oEmbed: what another site's editor gets when a link to one of our pages is pasted into it.
//!
//! <https://oembed.com>, as files: what they say can't depend on a request, see docs/embedding.md.

use serde_json::{Value, json};

use super::{Address, SIZE, Site, Subject, head::escaped};
use crate::content::content;

/// The width for which heights are given, in CSS pixels: that of an article.
const WIDTH: u16 = 640;

/// For how long an answer may be kept, in seconds: a day.
const CACHE_AGE: u32 = 86_400;

/// Where the answer for something lies.
pub(super) fn path(subject: Subject) -> String {
    format!("oembed/{}.json", subject.name())
}

/// The tag by which a page's answer is found.
pub(super) fn discovery(subject: Subject, address: &Address) -> String {
    let href = escaped(&address.to(&path(subject)));
    format!("<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{href}\">")
}

/// The answer for something, with its path: a rich embed, the same frame that an editor would paste.
pub fn oembed(subject: Subject, address: &Address, site: &Site) -> (String, Value) {
    let (title, height) = (subject.title(), height(subject));
    let frame = format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" frameborder=\"0\" loading=\"lazy\" \
         allow=\"web-share; clipboard-write\"></iframe>",
        escaped(&address.to(&subject.embed())),
        escaped(&title),
    );
    let mut answer = json!({
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": content().report.title,
        "provider_url": address.to(""),
        "cache_age": CACHE_AGE,
        "html": frame,
        "width": WIDTH,
        "height": height,
    });
    if site.has_pictures {
        answer["thumbnail_url"] = address.to(&subject.picture()).into();
        answer["thumbnail_width"] = SIZE.0.into();
        answer["thumbnail_height"] = SIZE.1.into();
    }
    (path(subject), answer)
}

/// A height in CSS pixels in which a reader sees what it is about; the rest is scrolled to.
fn height(subject: Subject) -> u16 {
    match subject {
        Subject::Term(_) => 320,
        Subject::Figure(_) => 420,
        Subject::Chart(_) => 560,
        Subject::Township(_) => 480,
        Subject::Report
        | Subject::Structure
        | Subject::Element(_)
        | Subject::Sector(_)
        | Subject::Targets => 720,
    }
}
