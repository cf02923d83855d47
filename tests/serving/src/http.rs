//! A client that changes nothing of what it is told to send: no tidied path, no added header.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

use anyhow::{Context, Result, bail};

/// How long a server may think before a test fails, much longer than it needs.
const PATIENCE: Duration = Duration::from_secs(30);

/// What a server has answered.
#[derive(Debug)]
pub struct Answer {
    /// The status, such as 200.
    pub status: u16,
    /// The headers in their order, names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body as it came, perhaps compressed.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value; several of one name are joined by commas, none is empty.
    pub fn header(&self, name: &str) -> String {
        let values = self.headers.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str());
        values.collect::<Vec<_>>().join(", ")
    }

    /// The body as it is meant.
    ///
    /// # Errors
    ///
    /// If it isn't compressed as it says.
    pub fn content(&self) -> Result<Vec<u8>> {
        let mut content = Vec::new();
        match self.header("content-encoding").as_str() {
            "" => content.clone_from(&self.body),
            "br" => drop(brotli::Decompressor::new(&self.body[..], 4096).read_to_end(&mut content)?),
            "gzip" => drop(flate2::read::GzDecoder::new(&self.body[..]).read_to_end(&mut content)?),
            other => bail!("unknown compression: {other}"),
        }
        Ok(content)
    }
}

/// Asks for something; the path goes out as it is, and the connection is closed afterwards. The host is the address,
/// unless a header names another.
///
/// # Errors
///
/// If the answer is no HTTP, or doesn't come.
pub fn ask(address: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<Answer> {
    let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
    if !headers.iter().any(|(name, _)| *name == "Host") {
        request.push_str(&format!("Host: {address}\r\n"));
    }
    for (name, value) in headers {
        request.push_str(&format!("{name}: {value}\r\n"));
    }
    request.push_str("\r\n");
    let mut stream = connect(address)?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).with_context(|| format!("no answer to {method} {path}"))?;
    answer(&bytes, method == "HEAD").with_context(|| format!("{method} {path}"))
}

/// A connection that doesn't wait for ever.
///
/// # Errors
///
/// If nobody listens.
pub fn connect(address: SocketAddr) -> Result<TcpStream> {
    let stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Reads all that came on a connection as one answer.
fn answer(bytes: &[u8], is_head: bool) -> Result<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").context("the headers have no end")?;
    let head = std::str::from_utf8(&bytes[..end]).context("the headers are no text")?;
    let mut lines = head.split("\r\n");
    let first = lines.next().unwrap_or_default();
    let status = first.split(' ').nth(1).and_then(|status| status.parse().ok());
    let status = status.with_context(|| format!("no status: {first}"))?;
    let header = |line: &str| {
        let (name, value) = line.split_once(':').with_context(|| format!("no header: {line}"))?;
        Ok((name.to_ascii_lowercase(), value.trim().to_owned()))
    };
    let headers = lines.map(header).collect::<Result<Vec<_>>>()?;
    let mut answer = Answer { status, headers, body: bytes[end + 4..].to_vec() };
    if answer.header("transfer-encoding") == "chunked" {
        answer.body = whole(&answer.body).context("the chunks are broken")?;
    }
    let told = answer.header("content-length");
    if let Ok(length) = told.parse::<usize>()
        && !is_head
        && status != 304
        && answer.body.len() != length
    {
        bail!("{} bytes came of {length}", answer.body.len());
    }
    Ok(answer)
}

/// Joins the chunks of a body.
fn whole(mut chunks: &[u8]) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = chunks.windows(2).position(|two| two == b"\r\n")?;
        let size = usize::from_str_radix(std::str::from_utf8(&chunks[..end]).ok()?, 16).ok()?;
        if size == 0 {
            return Some(body);
        }
        body.extend_from_slice(chunks.get(end + 2..end + 2 + size)?);
        chunks = chunks.get(end + size + 4..)?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read_whole() {
        let bytes = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nVary: a\r\nvary: b\r\n\r\n3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n";
        let found = answer(bytes, false).expect("is an answer");
        assert_eq!((found.status, found.header("vary").as_str()), (200, "a, b"));
        assert_eq!(found.body, b"abc0123456789");
        assert_eq!(found.header("etag"), "");
    }

    #[test]
    fn broken_answers_are_refused() {
        for (broken, expected) in [
            (&b"HTTP/1.1 200 OK\r\n"[..], "no end"),
            (b"hello\r\n\r\n", "no status"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", "2 bytes came of 3"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab", "chunks are broken"),
        ] {
            let error = format!("{:#}", answer(broken, false).expect_err("must be refused"));
            assert!(error.contains(expected), "{error}");
        }
        assert!(answer(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n", true).is_ok(), "HEAD has no body");
    }
}
