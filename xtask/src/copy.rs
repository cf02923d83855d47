//! A copy of the project in another folder, for what must not depend on where it lies, or must not touch it.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};

/// What a checkout has at its root that is not of the project.
const NOT_OURS: [&str; 3] = [".git", "dist", "target"];

/// Makes the files of a folder the same as those of a project. What is the same already is not written again, because
/// compilers know again only what was not.
///
/// # Errors
///
/// If something can't be read or written.
pub fn make(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("can't make {}", to.display()))?;
    let wanted = files(from)?;
    for path in &wanted {
        let (source, copy) = (from.join(path), to.join(path));
        let bytes = fs::read(&source).with_context(|| format!("can't read {}", source.display()))?;
        if fs::read(&copy).is_ok_and(|old| old == bytes) {
            continue;
        }
        if let Some(folder) = copy.parent() {
            fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
        }
        fs::write(&copy, bytes).with_context(|| format!("can't write {}", copy.display()))?;
    }
    for path in files(to)?.difference(&wanted) {
        fs::remove_file(to.join(path)).with_context(|| format!("can't remove {}", path.display()))?;
    }
    Ok(())
}

/// All files of a project, by their paths in it.
fn files(root: &Path) -> Result<BTreeSet<PathBuf>> {
    let mut files = BTreeSet::new();
    let mut folders = vec![PathBuf::new()];
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(root.join(&folder)).with_context(|| format!("can't read {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            let path = folder.join(entry.file_name());
            if NOT_OURS.iter().any(|name| path == Path::new(name)) {
                continue;
            }
            if entry.file_type()?.is_dir() {
                folders.push(path);
            } else {
                files.insert(path);
            }
        }
    }
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_follows_and_keeps_what_is_the_same() {
        let folder = std::env::temp_dir().join(format!("xtask-copy-{}", std::process::id()));
        let (from, to) = (folder.join("from"), folder.join("to"));
        let write = |path: &str, text: &str| {
            let path = from.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the temporary folder is writable");
            fs::write(path, text).expect("the temporary folder is writable");
        };
        for (path, text) in
            [("a/b.rs", "1"), ("c", "1"), ("gone", "1"), ("target/x", "1"), ("a/target/y", "1")]
        {
            write(path, text);
        }
        make(&from, &to).expect("can be copied");
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<BTreeSet<_>>();
        assert_eq!(files(&to).expect("is there"), paths(&["a/b.rs", "a/target/y", "c", "gone"]));

        let old = std::time::SystemTime::UNIX_EPOCH;
        let set_old = |path: &str| {
            let file = fs::File::options().write(true).open(to.join(path)).expect("is there");
            file.set_modified(old).expect("is ours");
        };
        set_old("a/b.rs");
        set_old("c");
        write("c", "2");
        fs::remove_file(from.join("gone")).expect("is there");
        make(&from, &to).expect("can be copied");
        let modified =
            |path: &str| fs::metadata(to.join(path)).and_then(|data| data.modified()).expect("is there");
        let (same, changed) = (modified("a/b.rs"), modified("c"));
        let (found, text) = (files(&to), fs::read_to_string(to.join("c")));
        fs::remove_dir_all(&folder).expect("it is there");
        assert_eq!(found.expect("is there"), paths(&["a/b.rs", "a/target/y", "c"]));
        assert_eq!(text.expect("is there"), "2");
        assert_eq!(same, old, "written again");
        assert!(changed > old, "not written");
    }
}
