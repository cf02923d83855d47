//! Driver processes and virtual displays. Both end with the value that stands for them.

use std::{
    env,
    error::Error,
    io::{self, ErrorKind},
    iter::successors,
    process::Stdio,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use browser_engines::{Engine, XVFB, leashed};
use fantoccini::{
    Client, ClientBuilder,
    error::{CmdError, NewSessionError},
};
use hyper_timeout::TimeoutConnector;
use hyper_util::client::legacy::connect::HttpConnector;
use tokio::{
    io::{AsyncBufReadExt, BufReader},
    net::TcpStream,
    process::{Child, Command},
    time::{sleep, timeout},
};

use crate::server::port;

/// How long a driver or display may take to start.
const START: Duration = Duration::from_secs(15);
/// How often a driver is started before that counts as a failure.
const STARTS: usize = 3;
/// How long a command may take, such as the load of a page on a machine that has other work. A driver that has not answered
/// by then will not: it may wait for ever for a script whose page is being left, and no other command gets past it.
const COMMAND: Duration = Duration::from_secs(45);
/// The size of the window with its frame (pixels): larger than any screen of the tests.
const WINDOW: (u32, u32) = (1300, 1000);

/// A running driver.
pub(crate) struct Driver {
    engine: Engine,
    url: String,
    process: Child,
    /// Ends after the driver, whose browser draws on it.
    _display: Option<Display>,
}

impl Driver {
    /// Starts the engine's driver on a free port and waits until it listens.
    pub(crate) async fn start(engine: Engine) -> Result<Self> {
        let display = if engine.needs_display() { Some(Display::start().await?) } else { None };
        let mut left = STARTS;
        loop {
            left -= 1;
            // Somebody else may take the port before the driver does, which then ends at once.
            match Self::listen(engine, display.as_ref()).await {
                Ok((process, url)) => return Ok(Self { engine, url, process, _display: display }),
                Err(error) if left == 0 => return Err(error),
                Err(_) => (),
            }
        }
    }

    /// Starts the driver once; returns it with its address.
    async fn listen(engine: Engine, display: Option<&Display>) -> Result<(Child, String)> {
        let port = port::fresh().await?.local_addr()?.port();
        let (path, arguments) = engine.driver(port, &env::var_os("PATH").unwrap_or_default())?;
        let mut command = Command::from(leashed(&path));
        command
            .args(arguments)
            .envs(engine.environment(engine.is_sandboxed()))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(display) = display {
            command.env("DISPLAY", &display.name);
        }
        let mut process = command.spawn().with_context(|| format!("starting {}", path.display()))?;
        let listens = async {
            while TcpStream::connect(("127.0.0.1", port)).await.is_err() {
                if process.try_wait()?.is_some() {
                    bail!("{} ended at once", path.display());
                }
                sleep(Duration::from_millis(20)).await;
            }
            Ok(())
        };
        timeout(START, listens).await.with_context(|| format!("{} does not listen", path.display()))??;
        Ok((process, format!("http://127.0.0.1:{port}")))
    }

    /// Opens a session with a new, empty profile and a window as on a desk.
    pub(crate) async fn connect(&self) -> Result<Client> {
        let client = ClientBuilder::new(connector(COMMAND))
            .capabilities(self.engine.capabilities(self.engine.is_sandboxed())?)
            .connect(&self.url)
            .await
            .with_context(|| format!("{} opens no session", self.engine))?;
        Self::size(&client).await?;
        Ok(client)
    }

    /// Gives the window the size that it has on a desk.
    pub(crate) async fn size(client: &Client) -> Result<()> {
        Ok(client.set_window_size(WINDOW.0, WINDOW.1).await?)
    }

    /// Ends the driver with everything that it has started.
    pub(crate) async fn stop(mut self) {
        drop(self.process.stdin.take());
        // It may have ended by itself.
        let _ = timeout(START, self.process.wait()).await;
    }
}

/// Connects to drivers, whose answers may take so long.
fn connector(longest: Duration) -> TimeoutConnector<HttpConnector> {
    let mut connector = TimeoutConnector::new(HttpConnector::new());
    connector.set_read_timeout(Some(longest));
    // The time counts from the command, not from the answer before it.
    connector.set_reset_reader_on_write(true);
    connector
}

/// Whether this is the end of a command to which the driver had no answer.
pub(crate) fn is_silent(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        // Both keep what is below them from the chain.
        let below: Option<&(dyn Error + 'static)> = match (cause.downcast_ref(), cause.downcast_ref()) {
            (Some(CmdError::FailedC(error)), _) | (_, Some(NewSessionError::FailedC(error))) => Some(error),
            _ => None,
        };
        let causes = successors(below, |&cause| cause.source());
        causes
            .filter_map(|cause| cause.downcast_ref::<io::Error>())
            .any(|error| error.kind() == ErrorKind::TimedOut)
    })
}

/// A virtual display.
struct Display {
    name: String,
    _process: Child,
}

impl Display {
    /// Starts one under a free number, which it tells on its standard output.
    async fn start() -> Result<Self> {
        let mut process = Command::from(leashed(&XVFB.find()?))
            .args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting Xvfb")?;
        let output = process.stdout.take().context("Xvfb has no output")?;
        let number = timeout(START, BufReader::new(output).lines().next_line())
            .await
            .context("Xvfb does not start")??
            .context("Xvfb ended at once")?;
        Ok(Self { name: format!(":{}", number.trim()), _process: process })
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    #[tokio::test]
    async fn a_driver_without_an_answer_is_told_from_one_that_refuses() -> Result<()> {
        let longest = Duration::from_millis(200);
        let connect = async |listener: &TcpListener| {
            let url = format!("http://{}", listener.local_addr()?);
            let result = ClientBuilder::new(connector(longest)).connect(&url).await;
            anyhow::Ok(anyhow::Error::from(result.err().context("there is no driver")?))
        };
        // The system takes the connection, and nobody reads from it.
        let silent = TcpListener::bind(("127.0.0.1", 0))?;
        let error = connect(&silent).await?.context("opens no session");
        assert!(is_silent(&error), "{error:?}");

        let refusing = TcpListener::bind(("127.0.0.1", 0))?;
        let address = refusing.local_addr()?;
        drop(refusing);
        let result = ClientBuilder::new(connector(longest)).connect(&format!("http://{address}")).await;
        let error = anyhow::Error::from(result.err().context("there is no driver")?);
        assert!(!is_silent(&error), "{error:?}");
        Ok(())
    }
}
