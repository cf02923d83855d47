//! A server for one person on this machine: files as they are, and news of newer ones.

use std::{
    fs,
    io::{self, Read, Write},
    net::{TcpListener, TcpStream},
    path::{Path, PathBuf},
    sync::Arc,
    thread,
    time::Duration,
};

use serde_json::json;

use super::live::{Live, News};

/// What is no file of the site begins with this.
const OURS: &str = ".serve/";

/// Loads a page anew when there is a newer one.
const RELOAD: &str = include_str!("reload.js");

/// What is shown before there is any page.
const WAITING: &str = include_str!("waiting.html");

/// How much a browser may ask with.
const LONGEST: usize = 32 * 1024;

/// How long a browser may take to ask, and how long it is told nothing when there is no news.
const PATIENCE: Duration = Duration::from_secs(15);

/// Answers everyone who asks, for ever.
pub fn serve(listener: &TcpListener, live: &Arc<Live>, modules: &Path) {
    for stream in listener.incoming().flatten() {
        let (live, modules) = (Arc::clone(live), modules.to_path_buf());
        // A browser that went away while it was answered is no trouble.
        thread::spawn(move || drop(answer(stream, &live, &modules)));
    }
}

/// What is sent.
struct Answer {
    status: &'static str,
    kind: &'static str,
    body: Vec<u8>,
}

impl Answer {
    fn new(status: &'static str, kind: &'static str, body: impl Into<Vec<u8>>) -> Self {
        Self { status, kind, body: body.into() }
    }
}

/// Reads one request and answers it.
fn answer(mut stream: TcpStream, live: &Live, modules: &Path) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut asked = Vec::new();
    let mut bytes = [0; 4096];
    while !asked.windows(4).any(|four| four == b"\r\n\r\n") && asked.len() < LONGEST {
        match stream.read(&mut bytes)? {
            // Browsers open connections that they may want later.
            0 => return Ok(()),
            count => asked.extend_from_slice(&bytes[..count]),
        }
    }
    let line = asked.split(|byte| *byte == b'\r').next().unwrap_or_default();
    let line = String::from_utf8_lossy(line);
    let mut words = line.split(' ');
    let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let answer = match (method, path(target)) {
        ("GET" | "HEAD", Some(path)) if path == format!("{OURS}events") => return events(stream, live),
        ("GET" | "HEAD", Some(path)) => found(&path, live, modules),
        ("GET" | "HEAD", None) => Answer::new("400 Bad Request", "text/plain", "no path"),
        _ => Answer::new("405 Method Not Allowed", "text/plain", "only GET and HEAD"),
    };
    let Answer { status, kind, body } = answer;
    let text = if kind.starts_with("text/") { "; charset=utf-8" } else { "" };
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}{text}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&body)?;
    }
    stream.flush()
}

/// Tells of newer pages for as long as somebody listens.
fn events(mut stream: TcpStream, live: &Live) -> io::Result<()> {
    stream.write_all(
        b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
    )?;
    let mut news = live.news();
    loop {
        // A number of so many digits would not be exact in a script.
        let version = version(&news);
        let told = json!({ "version": version, "trouble": news.trouble });
        stream.write_all(format!("data: {told}\n\n").as_bytes())?;
        // Said again when there is no news: by that it is seen that nobody listens any more.
        news = live.newer(&news, PATIENCE);
    }
}

/// The version of the pages, as scripts compare it.
fn version(news: &News) -> String {
    news.version.map_or_else(|| "none".to_owned(), |version| version.to_string())
}

/// What is at a path.
fn found(path: &str, live: &Live, modules: &Path) -> Answer {
    // Before it is read: a page that is made anew in between is loaded anew.
    let version = version(&live.news());
    let tag = format!("<script src=\"/{OURS}reload.js\" data-version=\"{version}\"></script>");
    if path == format!("{OURS}reload.js") {
        return Answer::new("200 OK", "text/javascript", RELOAD);
    }
    if path == format!("{OURS}trouble") {
        return Answer::new("200 OK", "text/plain", live.news().trouble.unwrap_or_default());
    }
    let Some(site) = live.site() else {
        // Whoever asks for something else was shown it in an earlier time.
        let (status, page) =
            ("503 Service Unavailable", WAITING.replacen("</body>", &format!("{tag}</body>"), 1));
        return Answer::new(status, "text/html", page);
    };
    if let Some(name) = module(path).filter(|name| live.is_module(name)) {
        return match live.module(name).then(|| fs::read(modules.join(path))) {
            Some(Ok(bytes)) => Answer::new("200 OK", kind(path), bytes),
            _ => Answer::new("503 Service Unavailable", "text/plain", "it can't be built: see the terminal"),
        };
    }
    // What glue asks for besides lies with the modules.
    let file = |folder: &Path| -> Option<(PathBuf, Vec<u8>)> {
        let mut file = folder.join(path);
        if path.is_empty() || path.ends_with('/') {
            file.push("index.html");
        }
        fs::read(&file).ok().map(|bytes| (file, bytes))
    };
    let (status, (name, mut bytes)) = match file(&site).or_else(|| file(modules)) {
        Some(found) => ("200 OK", found),
        None => {
            let missing = site.join("404.html");
            let bytes = fs::read(&missing).unwrap_or_default();
            ("404 Not Found", (missing, bytes))
        }
    };
    let kind = kind(&name.to_string_lossy());
    if kind == "text/html" {
        bytes.extend_from_slice(tag.as_bytes());
    }
    Answer::new(status, kind, bytes)
}

/// The module that a path may be a part of.
fn module(path: &str) -> Option<&str> {
    path.strip_suffix(".js").or_else(|| path.strip_suffix("_bg.wasm"))
}

/// A path below the root of the site, without `/` at its beginning; none if it leads out of it.
fn path(target: &str) -> Option<String> {
    let path = target.split(['?', '#']).next()?.strip_prefix('/')?;
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next()?, rest.next()?];
            bytes.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    let path = String::from_utf8(bytes).ok()?;
    let is_inside = !path.contains(['\\', ':', '\0'])
        && !path.starts_with('/')
        && !path.split('/').any(|part| part == "..");
    is_inside.then_some(path)
}

/// What browsers are told that a file is.
fn kind(name: &str) -> &'static str {
    match name.rsplit_once('.').map_or("", |(_, ending)| ending) {
        "html" => "text/html",
        "css" => "text/css",
        "js" => "text/javascript",
        "csv" => "text/csv",
        "txt" => "text/plain",
        "xml" => "text/xml",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_site() {
        for (target, expected) in [
            ("/", Some("")),
            ("/chart/gdp-growth.html?x=1#y", Some("chart/gdp-growth.html")),
            ("/%E5%9B%BE.html", Some("图.html")),
            ("/./a", Some("./a")),
            ("/../Cargo.toml", None),
            ("/a/%2e%2e/%2e%2e/b", None),
            ("/a/..%5cb", None),
            ("//etc/passwd", None),
            ("/%2Fetc/passwd", None),
            ("/C:/a", None),
            ("/%", None),
            ("/%zz", None),
            ("/%ff", None),
            ("http://other/", None),
            ("", None),
        ] {
            assert_eq!(path(target).as_deref(), expected, "{target:?}");
        }
    }

    #[test]
    fn before_there_are_pages_one_says_what_is_under_way() {
        let live = Live::new(&["explainer".into()], "explainer");
        let answer = found("", &live, Path::new("modules"));
        let text = String::from_utf8(answer.body).expect("is text");
        assert_eq!((answer.status, answer.kind), ("503 Service Unavailable", "text/html"));
        assert!(text.contains("data-version=\"none\"></script></body>"), "{text}");
    }

    #[test]
    fn pages_learn_of_newer_ones_and_files_stay_as_they_are() {
        let folder = std::env::temp_dir().join(format!("xtask-http-{}", std::process::id()));
        fs::create_dir_all(folder.join("print")).expect("the temporary folder is writable");
        for (name, text) in
            [("index.html", "<p>a"), ("404.html", "<p>no"), ("style.css", "a{}"), ("explainer.js", "// it")]
        {
            fs::write(folder.join(name), text).expect("the temporary folder is writable");
        }
        let live = Live::new(&["explainer".into()], "explainer");
        live.publish(folder.clone());
        live.built("explainer", 0, true);
        let ask = |path: &str| {
            let Answer { status, kind, body } = found(path, &live, &folder);
            (status, kind, String::from_utf8(body).expect("is text"))
        };
        let [index, style, missing, glue] = ["", "style.css", "print/x.html", "explainer.js"].map(ask);
        live.begin(true);
        live.built("explainer", 1, false);
        let failed = ask("explainer.js");
        fs::remove_dir_all(&folder).expect("it is there");

        assert!(index.2.starts_with("<p>a<script src=\"/.serve/reload.js\" data-version=\""), "{}", index.2);
        assert_eq!((index.0, index.1), ("200 OK", "text/html"));
        assert_eq!(style, ("200 OK", "text/css", "a{}".to_owned()));
        assert_eq!((missing.0, missing.2.starts_with("<p>no")), ("404 Not Found", true));
        assert_eq!(glue, ("200 OK", "text/javascript", "// it".to_owned()));
        assert_eq!(failed.0, "503 Service Unavailable");
    }
}
