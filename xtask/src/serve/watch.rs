//! Looks for files that were changed.
//!
//! It asks the file system again and again, a few hundred times a second's third: that takes milliseconds, and works with
//! every editor, in every container and on every system.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    thread,
    time::{Duration, SystemTime},
};

/// What the site is made of, from the root of the project.
const PLACES: [&str; 9] =
    ["Cargo.lock", "Cargo.toml", "build.rs", "content", "crates", "deploy", "index.html", "public", "style"];

/// Where both code and styles are.
const SOURCES: &str = "src";

/// How long after one look the next follows.
const PAUSE: Duration = Duration::from_millis(300);

/// What has to be made anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Change {
    /// What the report says: pages are made again, and modules if they carry what was changed.
    pub content: bool,
    /// What pages are made of besides: pages are made again.
    pub files: bool,
    /// Styles and scripts: pages only name them.
    pub looks: bool,
    /// Code: what makes the pages is compiled again, and so are the modules.
    pub code: bool,
}

impl Change {
    /// Whether anything has.
    pub fn is_any(self) -> bool {
        self.content || self.files || self.looks || self.code
    }

    fn and(self, other: Self) -> Self {
        Self {
            content: self.content || other.content,
            files: self.files || other.files,
            looks: self.looks || other.looks,
            code: self.code || other.code,
        }
    }
}

/// What has to be made anew when a file changes, by its path from the root.
fn change(path: &Path) -> Change {
    let mut parts = path.components().map(|part| part.as_os_str().to_string_lossy());
    let first = parts.next().unwrap_or_default();
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    match (&*first, &*ending) {
        // Left by editors while they write.
        _ if name.starts_with('.') || name.ends_with('~') || ending == "swp" => Change::default(),
        ("content", "toml" | "txt") => Change { content: true, ..Change::default() },
        ("crates", _) if parts.any(|part| matches!(&*part, "tests" | "benches")) => Change::default(),
        (_, "rs") | ("Cargo.toml" | "Cargo.lock", _) | ("crates", _) => {
            Change { code: true, ..Change::default() }
        }
        ("content", _) | (_, "md") => Change::default(),
        // Pages tell browsers some of its colours.
        ("src" | "style" | "public", "css" | "js") if name != "tokens.css" => {
            Change { looks: true, ..Change::default() }
        }
        _ => Change { files: true, ..Change::default() },
    }
}

/// When a file was written, and how long it is.
type Mark = (Option<SystemTime>, u64);

/// The files of a project as they were at the last look.
#[derive(Debug)]
pub struct Watch {
    root: PathBuf,
    seen: BTreeMap<PathBuf, Mark>,
}

impl Watch {
    /// Takes a first look.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_path_buf(), seen: seen(root) }
    }

    /// Waits for a change, and until whoever makes it has done with it.
    pub fn wait(&mut self) -> Change {
        let mut change = Change::default();
        loop {
            thread::sleep(PAUSE);
            let found = self.look();
            if !found.is_any() && change.is_any() {
                return change;
            }
            change = change.and(found);
        }
    }

    /// What has changed since the last look.
    fn look(&mut self) -> Change {
        let now = seen(&self.root);
        let before = std::mem::replace(&mut self.seen, now);
        let gone = before.keys().filter(|path| !self.seen.contains_key(*path));
        let new =
            self.seen.iter().filter(|(path, mark)| before.get(*path) != Some(mark)).map(|(path, _)| path);
        gone.chain(new).map(|path| change(path)).fold(Change::default(), Change::and)
    }
}

/// All files that count, by their paths from the root. What vanishes under the look is not there.
fn seen(root: &Path) -> BTreeMap<PathBuf, Mark> {
    let mut marks = BTreeMap::new();
    let mut paths: Vec<PathBuf> = PLACES.iter().chain([&SOURCES]).map(PathBuf::from).collect();
    while let Some(path) = paths.pop() {
        let whole = root.join(&path);
        let Ok(data) = fs::metadata(&whole) else { continue };
        if data.is_dir() {
            let entries = fs::read_dir(&whole).into_iter().flatten().flatten();
            paths.extend(entries.map(|entry| path.join(entry.file_name())));
        } else {
            marks.insert(path, (data.modified().ok(), data.len()));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_file_makes_anew_what_it_is_part_of() {
        let (content, files, looks, code) = (
            Change { content: true, ..Change::default() },
            Change { files: true, ..Change::default() },
            Change { looks: true, ..Change::default() },
            Change { code: true, ..Change::default() },
        );
        for (path, expected) in [
            ("content/report.toml", content),
            ("content/published.txt", content),
            ("content/README.md", Change::default()),
            ("src/component/tip/style.css", looks),
            ("src/boot.js", looks),
            ("style/base.css", looks),
            ("style/tokens.css", files),
            ("public/embed.js", looks),
            ("index.html", files),
            ("public/data/progress.json", files),
            ("deploy/switch-off/sw.js", files),
            ("src/page/mod.rs", code),
            ("build.rs", code),
            ("Cargo.lock", code),
            ("crates/model/src/lib.rs", code),
            ("crates/model/Cargo.toml", code),
            ("crates/model/tests/all.rs", Change::default()),
            ("src/.boot.js.swp", Change::default()),
            ("src/boot.js~", Change::default()),
        ] {
            assert_eq!(change(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn written_new_and_vanished_files_are_seen() {
        let root = std::env::temp_dir().join(format!("xtask-watch-{}", std::process::id()));
        let write = |path: &str, text: &str| {
            let path = root.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the temporary folder is writable");
            fs::write(path, text).expect("the temporary folder is writable");
        };
        write("content/report.toml", "a");
        write("target/x.rs", "a");
        let mut watch = Watch::new(&root);
        assert_eq!(watch.look(), Change::default());
        write("content/report.toml", "ab");
        write("target/x.rs", "ab");
        assert_eq!(watch.look(), Change { content: true, ..Change::default() });
        write("src/a.rs", "");
        assert_eq!(watch.look(), Change { code: true, ..Change::default() });
        fs::remove_file(root.join("src/a.rs")).expect("it is there");
        let gone = watch.look();
        fs::remove_dir_all(&root).expect("it is there");
        assert_eq!(gone, Change { code: true, ..Change::default() });
    }
}
