//! Runs a test in a browser, and tells what hangs from what fails.

use std::{
    io::{self, Write},
    panic::{AssertUnwindSafe, resume_unwind},
    path::Path,
    sync::LazyLock,
    time::{Duration, Instant},
};

use anyhow::{Result, anyhow, bail};
use futures_util::FutureExt;
use tokio::{runtime::Runtime, sync::Semaphore, time::timeout};

use crate::{
    Engine, driver, record,
    session::{Browser, END},
    witness,
};

/// How many browsers run at the same time.
static BROWSERS: Semaphore = Semaphore::const_new(3);
/// The longest that a test may take, with everything it waits for. Each command of it has an end of its own, so what takes
/// longer is not a browser that hangs but a test that should be two.
const TEST: Duration = Duration::from_secs(300);
/// What all tests run in: a browser that outlives a test needs it.
static RUNTIME: LazyLock<io::Result<Runtime>> = LazyLock::new(Runtime::new);

/// Runs a test in a browser, which ends if the test fails, panics or hangs.
///
/// A command to which the driver has no answer is the driver's or the browser's fault, as WebKit's hang now and then. The
/// test then begins once more, in a new browser; it says so where nobody overlooks it, and in the file `REPETITIONS`.
///
/// An engine for which nobody asked (see [`Engine::is_asked_for`]) is passed over. A picture of a failure is kept in
/// `pictures`.
///
/// # Errors
///
/// If the test fails, or hangs twice, or the browser is missing.
pub fn run(
    engine: Engine,
    name: &str,
    pictures: &Path,
    test: &impl AsyncFn(&mut Browser) -> Result<()>,
) -> Result<()> {
    if !engine.is_asked_for() {
        eprintln!("passed over: ENGINES does not name {engine}");
        return Ok(());
    }
    let runtime = RUNTIME.as_ref().map_err(|error| anyhow!("no runtime: {error}"))?;
    // Without the name of the program, which is the same for all.
    let name = name.split_once("::").map_or(name, |(_, name)| name);
    let picture = pictures.join(format!("{}.png", name.replace("::", "-")));
    runtime.block_on(async {
        let _turn = BROWSERS.acquire().await?;
        let start = Instant::now();
        let result = match run_once(Browser::take(engine).await, &picture, test).await {
            Err(error) if driver::is_silent(&error) => {
                // Not by `eprintln!`, which tells of tests that fail only.
                writeln!(io::stderr(), "{name} hung ({error:#}): once more, in a new one")?;
                record::repetition(name, &error)?;
                run_once(Browser::start(engine).await, &picture, test).await
            }
            result => result,
        };
        record::time(engine, name, start.elapsed())?;
        result
    })
}

/// Runs a test in this browser.
async fn run_once(
    browser: Result<Browser>,
    picture: &Path,
    test: &impl AsyncFn(&mut Browser) -> Result<()>,
) -> Result<()> {
    let mut browser = browser?;
    witness::forget();
    let watched = async {
        test(&mut browser).await?;
        witness::is_content(&browser).await
    };
    let outcome = AssertUnwindSafe(timeout(TEST, watched)).catch_unwind().await;
    witness::forget();
    if matches!(outcome, Ok(Ok(Ok(())))) {
        browser.leave().await;
    } else {
        if matches!(timeout(END, browser.picture(picture)).await, Ok(Ok(()))) {
            eprintln!("picture: {}", picture.display());
        }
        browser.end().await;
    }
    match outcome {
        Ok(Ok(result)) => result,
        Ok(Err(_)) => bail!(
            "not done after {} s, though every command was answered: make two tests of it",
            TEST.as_secs()
        ),
        Err(panic) => resume_unwind(panic),
    }
}
