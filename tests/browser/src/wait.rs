//! Waiting for a condition, never for a time.

use std::{
    error::Error,
    fmt::{self, Debug, Display, Formatter},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use tokio::time::sleep;

/// How long anything on the page may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// The time between the first two looks and, growing, at most: what takes long isn't made longer by looking at it.
const INTERVALS: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(100)];

/// A script that should have answered did not: Firefox does so while its page is being left for another one.
#[derive(Debug)]
pub(crate) struct NoAnswer;

impl Error for NoAnswer {}

impl Display for NoAnswer {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("the script did not answer")
    }
}

/// Waits until something is as expected. A page that is being left is asked again.
///
/// # Errors
///
/// If it isn't after 30 s; the message says what it is then.
pub async fn until<T: PartialEq + Debug>(
    what: &str,
    expected: &T,
    mut look: impl AsyncFnMut() -> Result<T>,
) -> Result<()> {
    let start = Instant::now();
    let [mut interval, longest] = INTERVALS;
    loop {
        let is_late = start.elapsed() > PATIENCE;
        match look().await {
            Ok(found) if found == *expected => return Ok(()),
            Ok(found) if is_late => bail!("{what}\n  expected: {expected:?}\n     found: {found:?}"),
            Err(error) if is_late || !error.is::<NoAnswer>() => return Err(error.context(what.to_owned())),
            _ => (),
        }
        sleep(interval).await;
        interval = longest.min(interval.mul_f64(1.4));
    }
}
