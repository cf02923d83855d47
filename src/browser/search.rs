//! The search's file, what is chosen in its list, and where that leads.

use gloo::events::EventListener;
use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition, Url, XmlHttpRequest,
    XmlHttpRequestResponseType,
};

use super::{all, around, by_id, document, mark_page, plain_click, window};

/// The attribute that says where the search's file is.
const FILE: &str = "data-search";

fn file() -> Option<String> {
    document()?.query_selector("script[data-search]").ok().flatten()?.get_attribute(FILE)
}

/// Asks for the search's file; tells its bytes, or that it can't be had.
pub(crate) fn fetch_index(tell: fn(Option<Vec<u8>>)) {
    if request(tell).is_none() {
        tell(None);
    }
}

fn request(tell: fn(Option<Vec<u8>>)) -> Option<()> {
    let request = XmlHttpRequest::new().ok()?;
    request.open("GET", &file()?).ok()?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    let answered = request.clone();
    EventListener::once(&request, "loadend", move |_| {
        let is_there = answered.status() == Ok(200);
        let bytes = answered.response().ok().filter(|bytes| is_there && !bytes.is_null());
        tell(bytes.map(|bytes| Uint8Array::new(&bytes).to_vec()));
    })
    .forget();
    request.send().ok()
}

/// Where this page stands in the site.
struct Here {
    /// The way to the site's folder, with a slash at its end.
    root: String,
    /// This page's path from there, as [`name_of`] has it.
    path: String,
}

thread_local! {
    /// Asked for once: every hit has a link.
    static HERE: Option<Here> = here();
}

fn here() -> Option<Here> {
    let file = file()?;
    let root = file.rsplit_once('/').map_or("./", |(folder, _)| &file[..=folder.len()]).to_owned();
    let page = Url::new(&document()?.url().ok()?).ok()?;
    let folder = Url::new_with_base(&root, &page.href()).ok()?;
    let path = name_of(page.pathname().strip_prefix(&folder.pathname())?).to_owned();
    Some(Here { root, path })
}

/// A page by what all its addresses have in common: some hosts leave out its ending, and a folder's start page need not be
/// named.
fn name_of(path: &str) -> &str {
    match path.strip_suffix(".html").unwrap_or(path) {
        "index" => "",
        name => name,
    }
}

/// A text in Unicode's form NFKC, small: characters that were made for compatibility, such as those that copies from a PDF
/// have for radicals, become those that people write.
pub(crate) fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFKC").to_lower_case().into()
}

/// A link from the site's folder as this page has to write it: a fragment if it leads within this page.
pub(crate) fn link_from_root(link: &str) -> String {
    let (path, fragment) = link.split_once('#').unwrap_or((link, ""));
    HERE.with(|here| match here {
        // Every page has a top.
        Some(here) if here.path == name_of(path) => {
            "#".to_owned() + if fragment.is_empty() { "top" } else { fragment }
        }
        Some(here) => here.root.clone() + link,
        None => link.to_owned(),
    })
}

/// Goes to a place within this page, without a step of its own in the history.
pub(crate) fn go_to(fragment: &str) {
    // What is far away is laid out only from now on (see style/page.css), so that it is found.
    mark_page("laid-out");
    if let Some(window) = window() {
        // Fails only for a URL that is none.
        let _ = window.location().replace(fragment);
    }
}

/// Goes back one step. Where the history is closed to us, nothing happens.
pub(crate) fn go_back() {
    if let Some(Ok(history)) = window().map(|window| window.history()) {
        let _ = history.back();
    }
}

/// Where a link leads that was clicked in the ordinary way.
pub(crate) fn followed(event: &Event) -> Option<String> {
    plain_click(event)?;
    around(event, "a[href]")?.get_attribute("href")
}

/// Follows the link with this id.
pub(crate) fn follow(id: &str) {
    if let Some(Ok(link)) = by_id(id).map(JsCast::dyn_into::<HtmlElement>) {
        link.click();
    }
}

/// Marks an option of a list as the one that Enter follows, brings it into view, and ends the mark of any other.
pub(crate) fn mark_option(id: Option<&str>) {
    for option in all("[role='option'][aria-selected='true']") {
        select(&option, false);
    }
    if let Some(option) = id.and_then(by_id) {
        select(&option, true);
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        option.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn select(option: &Element, is_selected: bool) {
    // Fails only for a name that is none.
    let _ = option.set_attribute("aria-selected", if is_selected { "true" } else { "false" });
}
