//! How many requests nginx answers with our settings while thousands of connections are open.
//!
//! `DIST_DIR=$PWD/dist cargo bench --package serving-tests --bench load`, with `CONNECTIONS` (2000) and
//! `SECONDS` (20). Client and server share one machine, so the figure is a lower bound.

use std::{
    env,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};
use serving_tests::{
    server::{Kind, Place, Server},
    site::Site,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::Barrier,
    task::JoinSet,
    time::timeout,
};

/// A request that takes longer counts as an error.
const PATIENCE: Duration = Duration::from_secs(10);

/// What all connections share.
struct Run {
    address: SocketAddr,
    /// The requests of a first visit, in turn.
    requests: Vec<String>,
    /// All connections are open before the first asks.
    open: Barrier,
    is_over: AtomicBool,
    bytes: AtomicUsize,
}

fn main() -> Result<()> {
    // `cargo test --benches` only wants to know that it compiles.
    if !env::args().any(|argument| argument == "--bench") {
        return Ok(());
    }
    let number = |name: &str, otherwise: usize| match env::var(name) {
        Ok(value) => value.parse().with_context(|| format!("{name} takes a number, not {value:?}")),
        Err(_) => Ok(otherwise),
    };
    let (connections, seconds) = (number("CONNECTIONS", 2000)?, number("SECONDS", 20)?);
    let Some(site) = Site::copy()? else { return Ok(()) };
    let Some(server) = Server::start(Kind::Nginx, &site, Place::Root)? else { return Ok(()) };
    let files = ["", "targets.html", "chart/gdp-growth.html", "embed/chart/gdp-growth.html"];
    let hashed = [("style-", ".css"), ("boot-", ".js"), ("explainer-", ".js"), ("explainer-", ".wasm")];
    let hashed = hashed.into_iter().map(|(start, end)| site.file(start, end)).collect::<Result<Vec<_>>>()?;
    let requests = files
        .into_iter()
        .chain(hashed)
        .map(|path| format!("GET /{path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: br, gzip\r\n\r\n"));
    let run = Arc::new(Run {
        address: server.address,
        requests: requests.collect(),
        open: Barrier::new(connections + 1),
        is_over: AtomicBool::new(false),
        bytes: AtomicUsize::new(0),
    });
    // One thread asks, so that the server has the rest of the machine.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(measure(&run, connections, Duration::from_secs(seconds as u64)))
}

/// Opens all connections, lets them ask, and prints what came of it.
async fn measure(run: &Arc<Run>, connections: usize, time: Duration) -> Result<()> {
    let mut tasks = JoinSet::new();
    for number in 0..connections {
        tasks.spawn(connection(Arc::clone(run), number));
    }
    run.open.wait().await;
    let start = Instant::now();
    tokio::time::sleep(time).await;
    run.is_over.store(true, Ordering::Relaxed);
    let (mut waits, mut errors) = (Vec::new(), Vec::new());
    while let Some(result) = tasks.join_next().await {
        match result? {
            Ok(mut found) => waits.append(&mut found),
            Err(error) => errors.push(error),
        }
    }
    let elapsed = start.elapsed().as_secs_f64();
    ensure!(!waits.is_empty(), "nothing was answered: {errors:?}");
    waits.sort();
    let at = |share: usize| waits[(waits.len() - 1) * share / 1000].as_secs_f64() * 1000.0;
    println!("{connections} keep-alive connections for {elapsed:.1} s, {} errors", errors.len());
    println!("{:.0} requests/s, {} answers", waits.len() as f64 / elapsed, waits.len());
    println!("{:.0} MB/s", run.bytes.load(Ordering::Relaxed) as f64 / elapsed / 1e6);
    println!("wait: median {:.0} ms, 99 % {:.0} ms, longest {:.0} ms", at(500), at(990), at(1000));
    if let Some(error) = errors.first() {
        bail!("{} connections broke; the first: {error:#}", errors.len());
    }
    Ok(())
}

/// Asks on one connection until it is over; tells how long each answer took.
async fn connection(run: Arc<Run>, number: usize) -> Result<Vec<Duration>> {
    let opened = timeout(PATIENCE, TcpStream::connect(run.address)).await;
    // Also without a connection, or the others would wait for ever.
    run.open.wait().await;
    let mut stream = opened.context("no connection in time")?.context("no connection")?;
    stream.set_nodelay(true)?;
    let mut waits = Vec::new();
    let mut buffer = Vec::with_capacity(1 << 18);
    for turn in number.. {
        if run.is_over.load(Ordering::Relaxed) {
            break;
        }
        let start = Instant::now();
        let request = &run.requests[turn % run.requests.len()];
        timeout(PATIENCE, answered(&mut stream, request, &mut buffer))
            .await
            .context("no answer in time")??;
        waits.push(start.elapsed());
        run.bytes.fetch_add(buffer.len(), Ordering::Relaxed);
    }
    Ok(waits)
}

/// Sends a request and reads its answer, which has to be whole.
async fn answered(stream: &mut TcpStream, request: &str, buffer: &mut Vec<u8>) -> Result<()> {
    stream.write_all(request.as_bytes()).await?;
    buffer.clear();
    let mut whole = None;
    while whole.is_none_or(|length| buffer.len() < length) {
        ensure!(stream.read_buf(buffer).await? > 0, "the connection was closed");
        if whole.is_none()
            && let Some(end) = buffer.windows(4).position(|four| four == b"\r\n\r\n")
        {
            let head = std::str::from_utf8(&buffer[..end])?;
            ensure!(head.starts_with("HTTP/1.1 200 "), "{head}");
            let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
            whole = Some(end + 4 + length.context("no length")?.parse::<usize>()?);
        }
    }
    Ok(())
}
