//! Clients that only hold connections: the servers let go of them, and serve everybody else meanwhile.

use std::{
    io::{ErrorKind, Read, Write},
    net::TcpStream,
    thread,
    time::{Duration, Instant},
};

use serving_tests::{
    http::{ask, connect},
    server::{Kind, Place, Server},
    site::Site,
};

/// How many connections are held. Each is one file handle here and one there, so any system allows them.
const HELD: usize = 300;

/// After this time our settings end a request whose headers are not yet complete.
const TIMEOUT: Duration = Duration::from_secs(10);

/// After this time nginx ends a request whose body is dripping in; Caddy takes no longer than for headers.
const BODY: Duration = Duration::from_secs(30);

/// After this time our settings for nginx end an answer of which nobody takes anything.
const SEND: Duration = Duration::from_secs(30);

/// How many readers take nothing. What the system keeps for each of them is megabytes.
const READERS: usize = 30;

/// How often each of them asks for a file: more than the system keeps of the answers.
const FILES: usize = 60;

/// How much later a busy machine may be.
const SLACK: Duration = Duration::from_secs(10);

/// How long others may wait meanwhile: much longer than they do.
const PROMPT: Duration = Duration::from_secs(5);

/// Whether the server has let go of a connection.
fn is_closed(stream: &mut TcpStream) -> bool {
    let mut answer = [0; 512];
    loop {
        match stream.read(&mut answer) {
            // It may say why.
            Ok(1..) => {}
            Ok(0) => return true,
            Err(error) => return error.kind() != ErrorKind::WouldBlock,
        }
    }
}

/// Holds connections that begin with these bytes, by turns, until the server has closed all of them, which `is_gone` tells; says how
/// long it took. Everybody else is served meanwhile.
fn hold(
    what: &str,
    server: &Server,
    (count, firsts): (usize, &[&[u8]]),
    limit: Duration,
    mut is_gone: impl FnMut(&mut TcpStream) -> bool,
) -> Duration {
    let start = Instant::now();
    let mut held: Vec<_> = (0..count)
        .map(|number| {
            let mut stream = connect(server.address).expect("is accepted");
            stream.write_all(firsts[number % firsts.len()]).expect("is taken");
            stream.set_nonblocking(true).expect("can be set");
            stream
        })
        .collect();
    while !held.is_empty() {
        let told = format!("{what} after {:?}: {} of {count} held", start.elapsed(), held.len());
        assert!(start.elapsed() < limit + SLACK, "{told}");

        let asked = Instant::now();
        let answer = ask(server.address, "GET", "/index.html", &[("Accept-Encoding", "br")]);
        assert_eq!(answer.expect("others are served").status, 200, "{told}");
        assert!(asked.elapsed() < PROMPT, "{told}: others wait for {:?}", asked.elapsed());

        held.retain_mut(|stream| !is_gone(stream));
        thread::sleep(Duration::from_millis(500));
    }
    start.elapsed()
}

/// Sends one more byte; whether the server has let go of the connection.
fn drips(stream: &mut TcpStream) -> bool {
    // Who is already gone can't be written to.
    stream.write_all(b"x").is_err() || is_closed(stream)
}

/// Runs a check on each server that is installed, at the same time.
fn assert_each(check: impl Fn(Kind, &Site, &Server) + Sync) {
    let Some(site) = Site::copy().expect("the site can be copied") else { return };
    thread::scope(|scope| {
        for kind in Kind::ALL {
            let server = Server::start(kind, &site, Place::Root).expect("starts with our settings");
            let Some(server) = server else { continue };
            let (site, check) = (&site, &check);
            scope.spawn(move || {
                check(kind, site, &server);
                // Whoever means it gets an answer as before.
                let answer = ask(server.address, "GET", "/", &[]);
                assert_eq!(answer.expect("is served").status, 200);
            });
        }
    });
}

#[test]
fn slow_clients_are_let_go_while_others_are_served() {
    assert_each(|kind, _, server| {
        let first: &[u8] = b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ";
        let time = hold(&format!("{kind:?}, headers"), server, (HELD, &[first]), TIMEOUT, drips);
        assert!(time > TIMEOUT / 2, "{kind:?} has let go after {time:?}: too early for slow phones");
    });
}

/// Nobody has a reason to send a body to a site that only answers; who does it slowly is let go too.
#[test]
fn slow_bodies_are_let_go_while_others_are_served() {
    assert_each(|kind, _, server| {
        let begin = |method: &str| {
            format!("{method} / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n").into_bytes()
        };
        let (get, post) = (begin("GET"), begin("POST"));
        hold(&format!("{kind:?}, bodies"), server, (HELD, &[&get, &post]), BODY, drips);
    });
}

/// Who asks for much and takes nothing of it fills buffers. nginx lets go after half a minute; Caddy after two minutes,
/// because it counts the whole answer and not only the time in which nothing moves, so that is not waited for here.
#[test]
fn slow_readers_are_let_go_while_others_are_served() {
    assert_each(|kind, site, server| {
        let file = site.file("explainer-", ".wasm").expect("is in the site");
        let first = format!("GET /{file} HTTP/1.1\r\nHost: localhost\r\n\r\n").repeat(FILES);
        let start = Instant::now();
        let what = format!("{kind:?}, readers");
        let time = hold(&what, server, (READERS, &[first.as_bytes()]), SEND, |stream| match kind {
            // Reading would end what is tried here; that the connection was reset is told without.
            Kind::Nginx => stream.take_error().is_ok_and(|error| error.is_some()),
            Kind::Caddy => start.elapsed() > TIMEOUT,
        });
        assert!(
            kind == Kind::Caddy || time > SEND / 2,
            "{kind:?} has let go after {time:?}: too early for slow phones"
        );
    });
}
