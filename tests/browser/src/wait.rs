//! Waiting for a condition, never for a time.

use std::{
    fmt::Debug,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use tokio::time::sleep;

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How often it is looked at.
const INTERVAL: Duration = Duration::from_millis(25);

/// Waits until something is as expected.
///
/// # Errors
///
/// If it isn't after 15 s; the message says what it is then.
pub async fn until<T: PartialEq + Debug>(
    what: &str,
    expected: &T,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<()> {
    let start = Instant::now();
    loop {
        let found = look().await?;
        if found == *expected {
            return Ok(());
        }
        if start.elapsed() > PATIENCE {
            bail!("{what}\n  expected: {expected:?}\n     found: {found:?}");
        }
        sleep(INTERVAL).await;
    }
}
