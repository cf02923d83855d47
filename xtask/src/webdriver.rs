//! As much WebDriver as it takes to see whether a browser works. The tests have a client of their own, which would have to
//! be compiled first.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    time::Duration,
};

use anyhow::{Context, Result, bail};
use browser_engines::Capabilities;
use serde_json::{Value, json};

/// How long an answer may take. A browser's first start on a machine with other work takes seconds.
const ANSWER: Duration = Duration::from_secs(60);

/// An open browser.
#[derive(Debug)]
pub struct Session {
    port: u16,
    id: String,
    /// Its own name and version.
    browser: String,
}

impl Session {
    /// Opens a browser by the driver that listens on a port of this machine.
    ///
    /// # Errors
    ///
    /// What the driver says, if it can't.
    pub fn open(port: u16, capabilities: &Capabilities) -> Result<Self> {
        let asked = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let told = call(port, "POST", "/session", Some(&asked))?;
        let id = told["sessionId"].as_str().context("the driver opens a session without a name")?;
        let word = |name: &str| told["capabilities"][name].as_str().unwrap_or("?");
        let browser = format!("{} {}", word("browserName"), word("browserVersion"));
        Ok(Self { port, id: id.to_owned(), browser })
    }

    /// The browser's own name and version.
    pub fn browser(&self) -> &str {
        &self.browser
    }

    /// Gives a command.
    ///
    /// # Errors
    ///
    /// What the driver says, if it can't.
    pub fn post(&self, command: &str, parameters: &Value) -> Result<Value> {
        call(self.port, "POST", &format!("/session/{}/{command}", self.id), Some(parameters))
    }

    /// Asks for something.
    ///
    /// # Errors
    ///
    /// What the driver says, if it can't.
    pub fn get(&self, what: &str) -> Result<Value> {
        call(self.port, "GET", &format!("/session/{}/{what}", self.id), None)
    }

    /// Ends the browser.
    ///
    /// # Errors
    ///
    /// What the driver says, if it can't.
    pub fn end(self) -> Result<()> {
        call(self.port, "DELETE", &format!("/session/{}", self.id), None).map(drop)
    }
}

/// Asks a driver; returns the `value` of its answer.
fn call(port: u16, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("the driver does not listen")?;
    stream.set_read_timeout(Some(ANSWER))?;
    let body = body.map(Value::to_string).unwrap_or_default();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let (_, answer) =
        answer(BufReader::new(stream)).with_context(|| format!("{method} {path}: no answer"))?;
    value(&answer)
}

/// A page of a server on this machine; none if it has none there.
///
/// # Errors
///
/// If nobody listens, or there is no answer.
pub fn page(port: u16, path: &str) -> Result<Option<String>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).context("nobody listens")?;
    stream.set_read_timeout(Some(ANSWER))?;
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
    )?;
    let (status, page) = answer(BufReader::new(stream))?;
    Ok((status == 200).then_some(page))
}

/// Status and body of an answer.
fn answer(mut stream: impl BufRead) -> Result<(u16, String)> {
    let mut length = None;
    let mut first = String::new();
    stream.read_line(&mut first)?;
    let status = first.split_whitespace().nth(1).and_then(|status| status.parse().ok()).unwrap_or_default();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line)? == 0 {
            bail!("the connection ended too early");
        }
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        if name.eq_ignore_ascii_case("content-length") {
            length = Some(value.trim().parse()?);
        }
    }
    let mut body = String::new();
    match length {
        Some(length) => stream.take(length).read_to_string(&mut body)?,
        None => stream.read_to_string(&mut body)?,
    };
    Ok((status, body))
}

/// What is asked for, or what the driver says is wrong.
fn value(body: &str) -> Result<Value> {
    let mut answer: Value = serde_json::from_str(body).with_context(|| format!("no WebDriver: {body:?}"))?;
    let value = answer["value"].take();
    if let Some(error) = value["error"].as_str() {
        // Some add where in their own code they were.
        let message = value["message"].as_str().unwrap_or_default().lines().next().unwrap_or_default();
        bail!("{error}: {message}");
    }
    Ok(value)
}

#[cfg(test)]
mod tests {
    use std::{net::TcpListener, thread};

    use super::*;

    #[test]
    fn answers_are_read_to_their_length_or_their_end() {
        for (head, expected) in [
            ("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n", "洛江"),
            ("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", "洛江 and more"),
        ] {
            let text = format!("{head}洛江 and more");
            assert_eq!(answer(text.as_bytes()).expect("is whole"), (200, expected.to_owned()));
        }
        answer("HTTP/1.1 200 OK\r\nServer: x\r\n".as_bytes()).expect_err("has no end");
    }

    #[test]
    fn a_driver_that_refuses_is_quoted() {
        let body = r#"{"value":{"error":"session not created","message":"only Chrome 114\nBacktrace: …"}}"#;
        let error = value(body).expect_err("is refused").to_string();
        assert_eq!(error, "session not created: only Chrome 114");
        assert_eq!(value(r#"{"value":"title"}"#).expect("is a value"), "title");
        assert_eq!(value(r#"{"value":null}"#).expect("is a value"), Value::Null);
        value("<html>").expect_err("is something else");
    }

    #[test]
    fn a_session_is_opened_asked_and_ended() {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("some port is free");
        let port = listener.local_addr().expect("it listens").port();
        let driver = thread::spawn(move || {
            let mut heads = Vec::new();
            for body in [
                r#"{"value":{"sessionId":"7","capabilities":{"browserName":"b","browserVersion":"1.2"}}}"#,
                r#"{"value":"a title"}"#,
                r#"{"value":null}"#,
            ] {
                let (stream, _) = listener.accept().expect("somebody asks");
                let mut asked = BufReader::new(stream);
                let mut head = String::new();
                asked.read_line(&mut head).expect("asks something");
                heads.push(head.trim().to_owned());
                answer(&mut asked).expect("a question is built like an answer");
                let answer = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
                asked.get_mut().write_all(answer.as_bytes()).expect("listens");
            }
            heads
        });
        let session = Session::open(port, &Capabilities::new()).expect("is opened");
        assert_eq!(session.browser(), "b 1.2");
        assert_eq!(session.get("title").expect("has one"), "a title");
        session.end().expect("is ended");
        let heads = driver.join().expect("has answered");
        assert_eq!(
            heads,
            ["POST /session HTTP/1.1", "GET /session/7/title HTTP/1.1", "DELETE /session/7 HTTP/1.1"]
        );
    }
}
