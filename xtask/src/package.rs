//! `cargo xtask package`: the site and what its operator needs, in one archive.

use std::{env, fs, path::Path};

use anyhow::{Context, Result, bail};
use time::OffsetDateTime;

use crate::{
    archive::{self, Entry},
    build,
    cli::Build,
    process,
    project::Project,
    report, sbom,
    setup::{self, Tools},
};

/// What goes into the archive besides the site: files and folders of the project, under their own names.
const WITH_IT: [&str; 7] = [
    "LICENSE",
    "SECURITY.md",
    "deploy",
    "docs/deploying.md",
    "docs/embedding.md",
    "docs/progress-feed.md",
    "docs/progress.sample.json",
];

/// Builds the site and writes the archive, with its checksum beside it.
///
/// # Errors
///
/// If the build fails, or something that belongs into the archive can't be read.
pub fn run(project: &Project, options: &Build) -> Result<()> {
    setup::target(project)?;
    let tools = Tools::ready(&build::TOOLS)?;
    let dist = build::site(project, &tools, options)?;

    let time = time(project)?;
    let mut entries = gathered(project.root(), &dist)?;
    entries.push(Entry { path: sbom::FILE.into(), bytes: sbom::bom(project, time)?.into_bytes() });
    let (name, archive) = packed(entries, time)?;

    let folder = project.root().join("target").join("package");
    fs::create_dir_all(&folder).with_context(|| format!("can't make {}", folder.display()))?;
    let path = folder.join(&name);
    fs::write(&path, &archive).with_context(|| format!("can't write {}", path.display()))?;
    let sum = archive::sha256(&archive);
    fs::write(folder.join(format!("{name}.sha256")), format!("{sum}  {name}\n"))?;
    report::note(&format!("the archive is {} ({})", path.display(), report::kilobytes(archive.len() as u64)));
    report::note(&format!("its SHA-256 is {sum}"));
    Ok(())
}

/// The archive's name and bytes, with the checksums of all files in it.
fn packed(mut entries: Vec<Entry>, time: OffsetDateTime) -> Result<(String, Vec<u8>)> {
    let sums = archive::checksums(&entries);
    entries.push(Entry { path: "SHA256SUMS".into(), bytes: sums.into_bytes() });
    let folder = concat!("luojiang-report-", env!("CARGO_PKG_VERSION"));
    Ok((format!("{folder}.zip"), archive::zip(folder, entries, time)?))
}

/// The files of the archive: the site in `site/`, the others where they are in the project.
fn gathered(root: &Path, dist: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    gather(dist, "site", &mut entries)?;
    for name in WITH_IT {
        let path = root.join(name);
        if path.is_dir() {
            gather(&path, name, &mut entries)?;
        } else {
            entries.push(entry(&path, name.into())?);
        }
    }
    Ok(entries)
}

/// Adds all files in a folder and those inside it.
fn gather(folder: &Path, name: &str, entries: &mut Vec<Entry>) -> Result<()> {
    for found in fs::read_dir(folder).with_context(|| format!("can't read {}", folder.display()))? {
        let path = found?.path();
        let Some(last) = path.file_name().and_then(|name| name.to_str()) else {
            bail!("no name for an archive: {}", path.display());
        };
        // What starts with a dot is Trunk's or an editor's own.
        if last.starts_with('.') {
            continue;
        }
        let name = format!("{name}/{last}");
        if path.is_dir() { gather(&path, &name, entries)? } else { entries.push(entry(&path, name)?) }
    }
    Ok(())
}

fn entry(path: &Path, name: String) -> Result<Entry> {
    let bytes = fs::read(path).with_context(|| format!("can't read {}", path.display()))?;
    Ok(Entry { path: name, bytes })
}

/// The time that all files get: that of the commit.
///
/// It has to be another for another content: servers make the entity tags of files from time and size, and a digit
/// that is corrected changes no size.
fn time(project: &Project) -> Result<OffsetDateTime> {
    let given = env::var("SOURCE_DATE_EPOCH").ok().filter(|value| !value.is_empty());
    let seconds = match given.or_else(|| commit_time(project)) {
        Some(seconds) => seconds,
        None => {
            report::note(
                "the files get the present time, because the checkout is no commit: commit first, or set \
                 SOURCE_DATE_EPOCH, and the archive will be the same each time",
            );
            return Ok(OffsetDateTime::now_utc());
        }
    };
    moment(&seconds)
}

/// A moment told in seconds since 1970.
fn moment(seconds: &str) -> Result<OffsetDateTime> {
    let number = seconds.trim().parse().ok();
    number
        .and_then(|seconds| OffsetDateTime::from_unix_timestamp(seconds).ok())
        .with_context(|| format!("SOURCE_DATE_EPOCH takes seconds since 1970, not {seconds:?}"))
}

/// When the commit was made, in seconds since 1970; none if there is no commit, or something is not committed.
fn commit_time(project: &Project) -> Option<String> {
    let git = |arguments: &[&str]| process::output(project.command("git").args(arguments)).ok();
    let changed = git(&["status", "--porcelain"])?;
    changed.trim().is_empty().then(|| git(&["log", "-1", "--format=%ct"]))?
}

#[cfg(test)]
mod tests {
    use std::{
        collections::BTreeSet,
        io::{Cursor, Read},
        path::PathBuf,
    };

    use zip::ZipArchive;

    use super::*;

    /// The checkout that is tested.
    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project").to_path_buf()
    }

    /// A small site in a folder of its own.
    fn site(name: &str) -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-package-{name}-{}", std::process::id()));
        for (path, text) in
            [("index.html", "<!doctype html>"), ("data/x.csv", "a,b"), (".stage/x", "left over")]
        {
            let path = folder.join(path);
            fs::create_dir_all(path.parent().expect("a folder")).expect("the temporary folder is writable");
            fs::write(path, text).expect("the temporary folder is writable");
        }
        folder
    }

    #[test]
    fn the_same_site_gives_the_same_archive() {
        let time = moment("1763000000\n").expect("is a time");
        let pack = |name| {
            let dist = site(name);
            let entries = gathered(&root(), &dist);
            fs::remove_dir_all(dist).expect("it is there");
            packed(entries.expect("all can be read"), time).expect("can be packed")
        };
        // At different times, in different folders.
        let (one, other) = (pack("one"), pack("other"));
        assert_eq!(one.0, other.0);
        assert!(one.1 == other.1);
    }

    #[test]
    fn an_archive_holds_what_an_operator_needs_with_checksums() {
        let dist = site("whole");
        let entries = gathered(&root(), &dist);
        fs::remove_dir_all(dist).expect("it is there");
        let (name, bytes) =
            packed(entries.expect("all can be read"), moment("1763000000").expect("is a time"))
                .expect("can be packed");
        let folder = name.strip_suffix(".zip").expect("is a ZIP");

        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("is an archive");
        let mut text = |path: &str| {
            let mut text = String::new();
            let mut file =
                archive.by_name(&format!("{folder}/{path}")).unwrap_or_else(|_| panic!("no {path}"));
            file.read_to_string(&mut text).expect("is text");
            text
        };
        let sums = text("SHA256SUMS");
        let listed: BTreeSet<_> =
            sums.lines().map(|line| line.split_once("  ").expect("sum and path")).collect();
        for (sum, path) in &listed {
            assert_eq!(*sum, archive::sha256(text(path).as_bytes()), "{path}");
        }
        let documents = ["docs/deploying.md", "docs/embedding.md", "docs/progress-feed.md", "SECURITY.md"]
            .map(|path| (path, text(path)));
        let paths: BTreeSet<_> = listed.iter().map(|(_, path)| *path).collect();
        for path in
            ["site/index.html", "site/data/x.csv", "deploy/Caddyfile", "deploy/nginx/site.conf", "LICENSE"]
        {
            assert!(paths.contains(path), "{path}: {paths:?}");
        }
        assert!(!paths.iter().any(|path| path.contains("/.")), "{paths:?}");
        assert_eq!(archive.len(), paths.len() + 1);

        // Whoever has only the archive can follow the links of the documents.
        for (name, document) in documents {
            let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
            let links = document.split("](").skip(1).filter_map(|rest| rest.split(')').next());
            for link in links.filter(|link| !link.contains(':') && !link.starts_with('#')) {
                let path = link.strip_prefix("../").map_or_else(|| format!("{folder}/{link}"), str::to_owned);
                let is_there =
                    paths.iter().any(|found| *found == path || found.starts_with(&format!("{path}/")));
                assert!(is_there, "{name} links to {link}, which is not in the archive");
            }
        }
    }

    #[test]
    fn wrong_times_are_named() {
        for wrong in ["", "today", "1e9", "99999999999999999999"] {
            let error = moment(wrong).expect_err("must be refused").to_string();
            assert_eq!(error, format!("SOURCE_DATE_EPOCH takes seconds since 1970, not {wrong:?}"));
        }
    }
}
