//! The rooms of the project: what may be named where, and how big a file may grow.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Longer files hold more than one thing.
const LINES: usize = 450;

/// A text file of the project.
struct File {
    /// Its path from the root, with `/`.
    path: String,
    text: String,
}

/// All text files below a folder of the project, without what builds leave behind.
fn files(folder: &str) -> Vec<File> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    let mut folders = vec![root.join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder of the project") {
            let path: PathBuf = entry.expect("an entry of the folder").path();
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), ".git" | "target" | "dist" | "node_modules") {
                    folders.push(path);
                }
            } else if let Ok(text) = fs::read_to_string(&path) {
                let path = path.strip_prefix(root).expect("a path below the root");
                files.push(File { path: path.to_string_lossy().replace('\\', "/"), text });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn code(folder: &str) -> Vec<File> {
    let mut files = files(folder);
    files.retain(|file| file.path.ends_with(".rs"));
    files
}

/// `path:line: text` of every line below a folder that contains one of the words.
fn lines_with(files: &[File], words: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        for (i, line) in file.text.lines().enumerate() {
            if words.iter().any(|word| line.contains(word)) {
                found.push(format!("{}:{}: {}", file.path, i + 1, line.trim()));
            }
        }
    }
    found
}

/// Fails with every line that names what it may not name.
fn assert_absent(mut files: Vec<File>, words: &[&str], except: &[&str]) {
    files.retain(|file| !except.iter().any(|except| file.path.starts_with(except)));
    let found = lines_with(&files, words);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_the_door_names_the_browser() {
    assert_absent(code("src"), &["web_sys", "gloo", "js_sys"], &["src/browser/"]);
    assert_absent(code("src"), &["wasm_bindgen"], &["src/browser/", "src/wake/"]);
}

#[test]
fn arithmetic_knows_no_page() {
    assert_absent(code("src/scale"), &["leptos", "web_sys", "crate::component", "crate::page"], &[]);
}

/// What a crate of the project depends on.
fn dependencies(folder: &str) -> Vec<String> {
    let manifest = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder).join("Cargo.toml"))
        .expect("the crate's manifest");
    let tables: Vec<_> = manifest.split("\n[").filter(|table| table.starts_with("dependencies")).collect();
    let [dependencies] = tables[..] else { panic!("expected one table of dependencies: {tables:?}") };
    dependencies.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn the_model_depends_on_serde_only() {
    assert_eq!(dependencies("crates/model"), ["serde"]);
}

#[test]
fn the_quiz_depends_on_the_model_only() {
    assert_eq!(dependencies("crates/quiz"), ["report-model"]);
}

#[test]
fn no_markup_is_made_of_strings() {
    assert_absent(code("src"), &["inner_html"], &[]);
}

#[test]
fn files_stay_short() {
    let files = ["src", "crates", "xtask", "tests"].into_iter().flat_map(code);
    let lengths = files.map(|file| (file.text.lines().count(), file.path));
    let long: Vec<_> = lengths.filter(|(lines, _)| *lines > LINES).collect();
    assert!(long.is_empty(), "more than {LINES} lines: {long:?}");
}

#[test]
fn nothing_outside_the_project_is_named() {
    // Put together here, so that this file does not name it either.
    let outside = concat!("..", "/shared");
    assert_absent(files("."), &[outside], &[".ci/run"]);
}
