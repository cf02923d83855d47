//! What goes wrong on pages while a test does something else: nobody has to ask for it.
//!
//! Every page of a site under test runs `watch.js` first. What would only be seen on the console, in any engine, is told to
//! the server, and so are violations of the policy. A test during which anything was told fails, unless it has said before
//! what it expects (see [`Site::expects`](crate::server::Site::expects)).

use std::{
    cell::RefCell,
    sync::{Arc, Mutex},
};

use anyhow::{Result, ensure};
use serde_json::json;

use crate::{server::Running, session::Browser, wait::until};

/// What was told to a server, in this order.
pub(crate) type Log = Arc<Mutex<Vec<String>>>;

/// Everything in a log so far.
pub(crate) fn entries(log: &Log) -> Vec<String> {
    log.lock().map(|entries| entries.clone()).unwrap_or_default()
}

/// Adds something to a log.
pub(crate) fn enter(log: &Log, entry: String) {
    if let Ok(mut entries) = log.lock() {
        entries.push(entry);
    }
}

/// A site whose pages are watched.
#[derive(Debug)]
pub(crate) struct Watched {
    /// Where its pages come from.
    pub origin: String,
    /// Violations of its policy.
    pub reports: Log,
    /// Errors and warnings of its pages.
    pub troubles: Log,
    /// What troubles may contain; `None`: any may come.
    pub expected: Option<Vec<&'static str>>,
}

thread_local! {
    /// The sites of the test that runs on this thread.
    static WATCHED: RefCell<Vec<Watched>> = const { RefCell::new(Vec::new()) };
    /// Servers that the test is done with.
    static KEPT: RefCell<Vec<Running>> = const { RefCell::new(Vec::new()) };
}

/// From now on a site is watched.
pub(crate) fn watch(site: Watched) {
    WATCHED.with_borrow_mut(|watched| watched.push(site));
}

/// A server that the test is done with goes on until everything was told.
pub(crate) fn keep(server: Running) {
    KEPT.with_borrow_mut(|kept| kept.push(server));
}

/// Forgets the sites of a test and ends their servers.
pub(crate) fn forget() {
    WATCHED.take();
    KEPT.take();
}

/// Nobody's address. A picture from there is against the policy of every site.
pub(crate) const FORBIDDEN: &str = "forbidden.invalid";

/// Makes sure that nothing was told since the test has begun, or else says what.
///
/// # Errors
///
/// If anything was told that was not expected.
pub(crate) async fn is_content(browser: &Browser) -> Result<()> {
    let watched = WATCHED.take();
    for site in &watched {
        settle(browser, site).await?;
        // Pages that stand for somebody else's have policies of their own.
        let is_own = |report: &String| !report.contains(FORBIDDEN) && !report.contains("/-/extra.html");
        let reports: Vec<_> = entries(&site.reports).into_iter().filter(is_own).collect();
        ensure!(reports.is_empty(), "against the policy of {}: {reports:#?}", site.origin);
        let Some(expected) = &site.expected else { continue };
        let is_unexpected = |trouble: &String| {
            !trouble.contains(FORBIDDEN) && !expected.iter().any(|expected| trouble.contains(expected))
        };
        let troubles: Vec<_> = entries(&site.troubles).into_iter().filter(is_unexpected).collect();
        ensure!(troubles.is_empty(), "told by pages of {}: {troubles:#?}", site.origin);
    }
    Ok(())
}

/// Reports come later than what they report. Where a page of the site is still open, one that must come marks the end of
/// those that must not.
async fn settle(browser: &Browser, site: &Watched) -> Result<()> {
    let count = |log: &Log| entries(log).iter().filter(|entry| entry.contains(FORBIDDEN)).count();
    let now = || (count(&site.reports), count(&site.troubles));
    let (reports, troubles) = now();
    // `true`: this page has violated its policy. The test may have left a window closed or a page without a policy. What was
    // reported once is not reported again.
    let violate = "if (origin !== arguments[0] || !window.troubles || location.pathname.startsWith('/-/')) return false; \
        document.body.append(Object.assign(new Image(), { src: `http://${arguments[1]}/${Math.random()}` })); return true";
    let arguments = vec![json!(site.origin), json!(FORBIDDEN)];
    let is_open = browser.client().execute(violate, arguments).await.is_ok_and(|open| open == json!(true));
    if !is_open {
        return Ok(());
    }
    until("the report of a violation, and the page's own word of it", &true, async || {
        let now = now();
        Ok(now.0 > reports && now.1 > troubles)
    })
    .await
}
