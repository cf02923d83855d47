//! The glossary's own page, which holds all entries. It is fetched once, and not before a reader shows interest in a
//! term.

use std::cell::RefCell;

use gloo::events::EventListener;
use web_sys::{Document, Element, XmlHttpRequest, XmlHttpRequestResponseType};

use super::document;
use crate::route::Slot;

thread_local! {
    /// The request for the page, which holds the page once it is there.
    static REQUEST: RefCell<Option<XmlHttpRequest>> = const { RefCell::new(None) };
}

/// Asks for the glossary, unless it is here or on its way. Whether it comes or not, `arrived` is told.
pub(crate) fn load_glossary(arrived: fn()) {
    if REQUEST.with_borrow(Option::is_none) {
        let request = request(arrived);
        let is_sent = request.is_some();
        REQUEST.set(request);
        if !is_sent {
            arrived();
        }
    }
}

/// Sends for the page to which the terms lead.
fn request(arrived: fn()) -> Option<XmlHttpRequest> {
    let link = document()?.query_selector("a.term").ok()??;
    let request = XmlHttpRequest::new().ok()?;
    // Unlike with `fetch`, the browser parses the page, and nothing of it passes through the WebAssembly.
    request.set_response_type(XmlHttpRequestResponseType::Document);
    request.open("GET", &link.get_attribute("href")?).ok()?;
    EventListener::once(&request, "loadend", move |_| {
        // What failed may be tried again; so may a page that came in the glossary's place.
        REQUEST.with_borrow_mut(|request| request.take_if(|request| !is_glossary(request)));
        arrived();
    })
    .forget();
    request.send().ok()?;
    Some(request)
}

/// Whether a request has brought the glossary.
fn is_glossary(request: &XmlHttpRequest) -> bool {
    // Of an answer that is no page a browser may make one, with styles that the policy forbids.
    let page = (request.status() == Ok(200)).then(|| request.response_xml().ok().flatten()).flatten();
    page.is_some_and(|page| page.query_selector(".entry").is_ok_and(|entry| entry.is_some()))
}

/// The glossary, if it is here: a document without a window.
fn glossary() -> Option<Document> {
    REQUEST.with_borrow(|request| request.as_ref()?.response_xml().ok()?)
}

/// Whether the glossary is here.
pub(crate) fn has_glossary() -> bool {
    glossary().is_some()
}

/// The entry of a term, by its id, or by one that it had before.
pub(super) fn entry(id: &str) -> Option<Element> {
    glossary()?.get_element_by_id(&Slot::Term.anchor(id))?.closest(".entry").ok()?
}
