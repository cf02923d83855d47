//! Waiting for a condition, never for a time.

use std::{
    fmt::Debug,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use tokio::time::sleep;

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// The time between the first two looks and, growing, at most: what takes long isn't made longer by looking at it.
const INTERVALS: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(100)];

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
    let [mut interval, longest] = INTERVALS;
    loop {
        let found = look().await?;
        if found == *expected {
            return Ok(());
        }
        if start.elapsed() > PATIENCE {
            bail!("{what}\n  expected: {expected:?}\n     found: {found:?}");
        }
        sleep(interval).await;
        interval = longest.min(interval.mul_f64(1.4));
    }
}
