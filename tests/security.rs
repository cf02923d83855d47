//! `SECURITY.md` names tests; they have to be there.

use std::{fs, path::Path};

#[test]
fn every_test_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).expect("the file");
    let quoted = text.split('`').skip(1).step_by(2);
    let named: Vec<_> =
        quoted.filter_map(|words| words.split_once("::")).filter(|(file, _)| *file != "file").collect();
    assert!(named.len() > 20, "only {} tests are named", named.len());
    let is_there = |(file, test): &&(&str, &str)| {
        let code = fs::read_to_string(root.join(file)).unwrap_or_default();
        code.contains(&format!("fn {test}("))
    };
    let missing: Vec<_> = named.iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_file_that_is_named_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(root.join("SECURITY.md")).expect("the file");
    let is_path = |words: &&str| {
        ["src/", "crates/", "tests/", "xtask/", "public/"].iter().any(|folder| words.starts_with(folder))
    };
    let paths = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(is_path)
        .map(|words| words.split("::").next().unwrap_or(words));
    let missing: Vec<_> = paths.filter(|path| !root.join(path).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
