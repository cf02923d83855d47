//! `cargo xtask serve` in a copy of this project: pages come first, and again after each kind of change.
//!
//! It compiles the copy, which takes a minute or more, so it runs only where it is asked for: `cargo xtask test` does.

use std::{
    env, fs,
    io::{Read, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long anything may take on a machine that is busy with other things, too.
const PATIENCE: Duration = Duration::from_secs(600);

/// What of the project is copied: all but what builds and tests leave behind or the site is not made of.
const NEEDED: [&str; 14] = [
    ".cargo",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "build.rs",
    "content",
    "crates",
    "deploy",
    "index.html",
    "public",
    "src",
    "style",
    "tests",
    "xtask",
];

/// A copy that is being served, until it is dropped.
struct Served {
    root: PathBuf,
    port: u16,
    xtask: Child,
}

impl Served {
    fn start() -> Self {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project");
        let root = env::temp_dir().join(format!("xtask-serve-{}", std::process::id()));
        for name in NEEDED {
            copy(&project.join(name), &root.join(name));
        }
        // Dependencies are compiled already.
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| "target".into(), PathBuf::from);
        // Free now; the test would say so if somebody took it meanwhile.
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = free.local_addr().expect("it listens").port();
        drop(free);
        let xtask = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(["serve", "--port", &port.to_string()])
            .env("CARGO_MANIFEST_DIR", root.join("xtask"))
            .env("CARGO_TARGET_DIR", project.join(target))
            .current_dir(&root)
            .stdin(Stdio::null())
            .spawn()
            .expect("xtask starts");
        Self { root, port, xtask }
    }

    /// What is at a path: the status and the text.
    fn ask(&self, path: &str) -> Option<(u16, String)> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok()?;
        stream.set_read_timeout(Some(PATIENCE)).ok()?;
        write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n").ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).ok()?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let status = text.split(' ').nth(1)?.parse().ok()?;
        Some((status, text.split_once("\r\n\r\n")?.1.to_owned()))
    }

    /// Waits until a path has a text in it; how long that took.
    fn wait(&mut self, path: &str, is_it: impl Fn(u16, &str) -> bool) -> Duration {
        let start = Instant::now();
        let mut last = None;
        while start.elapsed() < PATIENCE {
            if let Some(status) = self.xtask.try_wait().expect("it can be asked") {
                panic!("xtask has ended: {status}");
            }
            last = self.ask(path);
            if last.as_ref().is_some_and(|(status, text)| is_it(*status, text)) {
                return start.elapsed();
            }
            thread::sleep(Duration::from_millis(100));
        }
        panic!("{path} did not become what it should be: {last:?}");
    }

    /// Changes a file of the copy.
    fn change(&self, path: &str, from: &str, to: &str) {
        let path = self.root.join(path);
        let text = fs::read_to_string(&path).expect("a file of the project");
        assert!(text.contains(from), "{} has no {from:?}", path.display());
        fs::write(path, text.replacen(from, to, 1)).expect("the copy can be written");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.xtask.kill();
        let _ = self.xtask.wait();
        let _ = fs::remove_dir_all(&self.root);
    }
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).expect("the temporary folder is writable");
        for entry in fs::read_dir(from).expect("a folder of the project") {
            let name = entry.expect("an entry of the folder").file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::copy(from, to).expect("the temporary folder is writable");
    }
}

#[test]
#[ignore = "compiles a copy of the site: a minute or more"]
fn every_kind_of_change_is_seen() {
    let mut served = Served::start();
    let is = |expected: &'static str| move |status, text: &str| status == 200 && text.contains(expected);
    let mut times = vec![("the first page", served.wait("/", is("<h1")))];

    served.change("content/report.toml", "tagline = \"", "tagline = \"改过的");
    times.push(("a word of the content", served.wait("/", is("改过的"))));

    served.change("style/base.css", "body {", "body { --changed: 1;");
    times.push(("a style", served.wait("/style.css", is("--changed"))));

    served.change("src/boot.js", "const page", "const changed = 1;\nconst page");
    times.push(("a script", served.wait("/boot.js", is("const changed"))));

    // A mistake is told to whoever looks at a page, and what could be read still can be.
    served.change("content/report.toml", "tagline = \"", "tagline = ");
    served.wait("/.serve/trouble", is("report.toml"));
    assert!(served.ask("/").is_some_and(|(status, text)| status == 200 && text.contains("改过的")));
    served.change("content/report.toml", "tagline = ", "tagline = \"");
    served.wait("/.serve/trouble", |status, text| status == 200 && text.is_empty());

    served.change("src/page/missing_page.rs", "没有这一页", "没有这样的一页");
    times.push(("code of a page", served.wait("/404.html", is("没有这样的一页"))));
    assert!(
        served
            .ask("/nothing.html")
            .is_some_and(|(status, text)| status == 404 && text.contains("没有这样的一页"))
    );

    // A page waits for its module, which is built when it asks.
    times.push(("a module", served.wait("/explainer.js", is("export"))));
    for (what, time) in times {
        println!("{what}: {:.1} s", time.as_secs_f64());
    }
}
