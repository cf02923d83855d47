//! What answers, until it is stopped or dropped.

use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle, time::timeout};

/// How long open connections may take to end.
const END: Duration = Duration::from_secs(20);

/// A server at work.
#[derive(Debug)]
pub(crate) struct Running {
    stop: Option<oneshot::Sender<()>>,
    task: JoinHandle<std::io::Result<()>>,
}

impl Running {
    pub(super) fn start(listener: TcpListener, router: Router) -> Self {
        let (stop, stopped) = oneshot::channel();
        let serve = axum::serve(listener, router).with_graceful_shutdown(async { drop(stopped.await) });
        Self { stop: Some(stop), task: tokio::spawn(async move { serve.await }) }
    }

    /// Ends it with all its connections.
    pub(super) async fn stop(mut self) -> Result<()> {
        // It may have ended by itself.
        let _ = self.stop.take().map(|stop| stop.send(()));
        Ok(timeout(END, &mut self.task).await.context("a connection goes on")???)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}
