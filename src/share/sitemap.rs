//! What search engines are told of the pages there are.

use super::{Address, head::escaped};
use crate::page::Page;

/// The pages that stand for themselves, in the sitemaps protocol's XML. Without dates: nothing here knows when a page
/// last changed, and a wrong date is worse than none.
pub fn sitemap(pages: &[Page], address: &Address) -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
                   <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for page in pages.iter().filter(|page| page.canonical() == page.path && !page.is_missing()) {
        xml.push_str(&format!("<url><loc>{}</loc></url>\n", escaped(&address.to(&page.path))));
    }
    xml.push_str("</urlset>\n");
    xml
}

/// `robots.txt` with the way to the sitemap.
pub fn robots(text: &str, address: &Address) -> String {
    format!("{}\n\nSitemap: {}\n", text.trim_end(), address.to("sitemap.xml"))
}
