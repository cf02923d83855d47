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

/// Sends a request byte by byte on many connections until the server has closed all of them; tells how long it took.
fn drip(kind: Kind, server: &Server) -> Duration {
    let start = Instant::now();
    let mut held: Vec<_> = (0..HELD)
        .map(|_| {
            let mut stream = connect(server.address).expect("is accepted");
            stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").expect("is taken");
            stream.set_nonblocking(true).expect("can be set");
            stream
        })
        .collect();
    while !held.is_empty() {
        let told = format!("{kind:?} after {:?}: {} of {HELD} held", start.elapsed(), held.len());
        assert!(start.elapsed() < TIMEOUT + SLACK, "{told}");

        let asked = Instant::now();
        let answer = ask(server.address, "GET", "/index.html", &[("Accept-Encoding", "br")]);
        assert_eq!(answer.expect("others are served").status, 200, "{told}");
        assert!(asked.elapsed() < PROMPT, "{told}: others wait for {:?}", asked.elapsed());

        // Who is already gone can't be written to.
        held.retain_mut(|stream| stream.write_all(b"x").is_ok() && !is_closed(stream));
        thread::sleep(Duration::from_millis(500));
    }
    start.elapsed()
}

#[test]
fn slow_clients_are_let_go_while_others_are_served() {
    let Some(site) = Site::copy().expect("the site can be copied") else { return };
    thread::scope(|scope| {
        for kind in Kind::ALL {
            let server = Server::start(kind, &site, Place::Root).expect("starts with our settings");
            let Some(server) = server else { continue };
            scope.spawn(move || {
                let time = drip(kind, &server);
                assert!(time > TIMEOUT / 2, "{kind:?} has let go after {time:?}: too early for slow phones");
                // Whoever means it gets an answer as before.
                let answer = ask(server.address, "GET", "/", &[]);
                assert_eq!(answer.expect("is served").status, 200);
            });
        }
    });
}
