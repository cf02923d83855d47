//! Ports for the sites of tests.

use std::{
    collections::BTreeSet,
    sync::{Mutex, PoisonError},
};

use anyhow::{Context, Result};
use tokio::net::TcpListener;

/// The ports that sites and drivers have had so far.
static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A free port that nobody here has had before, and that nobody here will get after this, not even when it is let go for a
/// program that is to listen there. Browsers outlive their tests, and what they keep (settings, answers, workers)
/// they keep by port; the system's choice comes back to an old one about once in a run.
pub(crate) async fn fresh() -> Result<TcpListener> {
    // Those held here are not offered again.
    let mut old = Vec::new();
    loop {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.context("no free port")?;
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(listener.local_addr()?.port()) {
            return Ok(listener);
        }
        old.push(listener);
    }
}
