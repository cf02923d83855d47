//! “Nothing has happened” can only be said after what would have happened: barriers, instead of times.

use std::{
    cell::RefCell,
    fmt::Debug,
    pin::Pin,
    sync::{
        Arc, Weak,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
    task::{Context, Poll},
    time::{Duration, Instant},
};

use anyhow::{Result, ensure};
use axum::{
    Error,
    body::{Body, Bytes, HttpBody},
};
use http_body::{Frame, SizeHint};
use serde_json::json;

use crate::{page::Page, server::Server, wait::until, witness::FORBIDDEN};

/// How long what has begun may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// How often in a row nothing may be under way before a page counts as idle.
const ROUNDS: u32 = 2;

thread_local! {
    /// The traffic of the servers of the test that runs on this thread.
    static TRAFFIC: RefCell<Vec<Weak<Counts>>> = const { RefCell::new(Vec::new()) };
}

/// What was asked of a server so far, and what of it was answered to the end.
#[derive(Debug, Default)]
struct Counts {
    begun: AtomicUsize,
    ended: AtomicUsize,
}

/// Counts what is asked of a server.
#[derive(Debug, Clone)]
pub(crate) struct Traffic(Arc<Counts>);

impl Traffic {
    /// One to which [`Page::idle`] looks, for as long as it lives.
    pub(crate) fn counted() -> Self {
        let counts = Arc::new(Counts::default());
        TRAFFIC.with_borrow_mut(|all| all.push(Arc::downgrade(&counts)));
        Self(counts)
    }

    /// A request has come.
    pub(crate) fn begins(&self) -> UnderWay {
        self.0.begun.fetch_add(1, SeqCst);
        UnderWay(Arc::clone(&self.0))
    }

    /// How many requests have come to all servers of this test, and how many of them were answered.
    fn so_far() -> (usize, usize) {
        TRAFFIC.with_borrow_mut(|all| {
            all.retain(|counts| counts.strong_count() > 0);
            let sum = |(begun, ended): (usize, usize), counts: Arc<Counts>| {
                // In this order: what begins in between is under way.
                let now = counts.ended.load(SeqCst);
                (begun + counts.begun.load(SeqCst), ended + now)
            };
            all.iter().filter_map(Weak::upgrade).fold((0, 0), sum)
        })
    }
}

/// A request whose answer is not sent yet.
#[derive(Debug)]
pub(crate) struct UnderWay(Arc<Counts>);

impl UnderWay {
    /// The body of the answer, with whose end the request ends.
    pub(crate) fn until_sent(self, body: Body) -> Body {
        Body::new(Sent { body, _until: self })
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.ended.fetch_add(1, SeqCst);
    }
}

struct Sent {
    body: Body,
    _until: UnderWay,
}

impl HttpBody for Sent {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Error>>> {
        Pin::new(&mut self.body).poll_frame(context)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Page {
    /// Waits until everything that has begun on the page is done: microtasks, frames, what they put off to a task, and what
    /// was asked of the servers. What the page has put off to a certain time may still come.
    ///
    /// # Errors
    ///
    /// If requests don't end.
    pub async fn idle(&self) -> Result<()> {
        let start = Instant::now();
        let mut quiet = 0;
        // What has been sent may be read by the page a while later; and then it may go on.
        while quiet < ROUNDS {
            let before = Traffic::so_far();
            self.eval_async::<bool>(include_str!("script/idle.js"), vec![]).await?;
            let after = Traffic::so_far();
            quiet = if before.0 == before.1 && before == after { quiet + 1 } else { 0 };
            let (begun, ended) = after;
            ensure!(start.elapsed() < PATIENCE, "{} of {begun} requests don't end", begun - ended);
        }
        Ok(())
    }

    /// Makes sure that something is as expected, and that what was done last has not changed it: everything that it has set
    /// off is waited for, and then it is looked at.
    ///
    /// # Errors
    ///
    /// If it is something else.
    pub async fn stays<T: PartialEq + Debug>(
        &self,
        what: &str,
        expected: &T,
        look: impl AsyncFnOnce() -> Result<T>,
    ) -> Result<()> {
        self.idle().await?;
        let found = look().await?;
        ensure!(found == *expected, "{what} should stay\n  expected: {expected:?}\n     found: {found:?}");
        Ok(())
    }

    /// Makes sure that the page, or the frame in which commands happen, has not violated the policy of its server.
    ///
    /// Reports come later than what they report: one that must come marks the end of those that must not.
    ///
    /// # Errors
    ///
    /// If something else was reported, or nothing is.
    pub async fn keeps_to_the_policy(&self, server: &Server) -> Result<()> {
        let marks = || server.reports().iter().filter(|report| report.contains(FORBIDDEN)).count();
        let before = marks();
        // What was reported once is not reported again.
        let violate = "document.body.append(Object.assign(new Image(), { src: `http://${arguments[0]}/${Math.random()}` })); \
            return null";
        self.eval::<()>(violate, vec![json!(FORBIDDEN)]).await?;
        until("the report of a violation", &true, async || Ok(marks() > before)).await?;
        let others: Vec<_> =
            server.reports().into_iter().filter(|report| !report.contains(FORBIDDEN)).collect();
        ensure!(others.is_empty(), "against the policy: {others:#?}");
        Ok(())
    }
}
