//! Archives whose bytes depend on nothing but what is in them.

use std::io::{Cursor, Write};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// The endings of what is compressed already.
const COMPRESSED: [&str; 3] = [".br", ".gz", ".png"];

/// A file of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its path, with slashes.
    pub path: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The checksums of files in the format of `sha256sum`, in the order of their paths.
pub fn checksums(entries: &[Entry]) -> String {
    let mut lines: Vec<_> = entries.iter().map(|entry| (&entry.path, sha256(&entry.bytes))).collect();
    lines.sort();
    lines.into_iter().map(|(path, sum)| format!("{sum}  {path}\n")).collect()
}

/// The SHA-256 of bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A ZIP archive of files in one folder.
///
/// The same files in any order give the same archive: they are sorted, and all have the same time, owner and rights.
///
/// # Errors
///
/// If two files have the same path, or the time is none that ZIP can tell (1980 to 2107).
pub fn zip(folder: &str, mut entries: Vec<Entry>, time: OffsetDateTime) -> Result<Vec<u8>> {
    entries.sort_by(|a, b| a.path.cmp(&b.path));
    if let Some(pair) = entries.windows(2).find(|pair| pair[0].path == pair[1].path) {
        bail!("two files would be {}", pair[0].path);
    }
    let time = moment(time).with_context(|| format!("ZIP can't tell the time {time}"))?;
    let options = SimpleFileOptions::default().last_modified_time(time).unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for entry in entries {
        let is_compressed = COMPRESSED.iter().any(|ending| entry.path.ends_with(ending));
        let options = if is_compressed {
            options.compression_method(CompressionMethod::Stored)
        } else {
            options.compression_method(CompressionMethod::Deflated).compression_level(Some(9))
        };
        writer.start_file(format!("{folder}/{}", entry.path), options)?;
        writer.write_all(&entry.bytes)?;
    }
    Ok(writer.finish()?.into_inner())
}

/// A time as ZIP tells it: no zone, every other second.
fn moment(time: OffsetDateTime) -> Option<DateTime> {
    let year = u16::try_from(time.year()).ok()?;
    DateTime::from_date_and_time(
        year,
        time.month().into(),
        time.day(),
        time.hour(),
        time.minute(),
        time.second(),
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use zip::ZipArchive;

    use super::*;

    fn entries() -> Vec<Entry> {
        let entry = |path: &str, text: &str| Entry { path: path.into(), bytes: text.into() };
        vec![
            entry("site/index.html", "<!doctype html>"),
            entry("site/a/b.css.br", "compressed"),
            entry("site/数据.csv", "洛江区"),
        ]
    }

    fn time() -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp(1_763_000_000).expect("is a time")
    }

    #[test]
    fn the_order_of_files_makes_no_difference() {
        let archive = zip("x-1", entries(), time()).expect("can be written");
        let mut turned = entries();
        turned.reverse();
        assert!(archive == zip("x-1", turned, time()).expect("can be written"));

        let later = time() + time::Duration::days(1);
        assert!(archive != zip("x-1", entries(), later).expect("can be written"), "the time is in it");
    }

    #[test]
    fn an_archive_gives_back_what_was_put_in() {
        let archive = zip("x-1", entries(), time()).expect("can be written");
        let mut archive = ZipArchive::new(Cursor::new(archive)).expect("is an archive");
        let mut found = Vec::new();
        for index in 0..archive.len() {
            let mut file = archive.by_index(index).expect("is there");
            let name = file.name().expect("is text").into_owned();
            assert_eq!(file.unix_mode(), Some(0o100_644), "{name}");
            assert_eq!(
                file.last_modified().map(|time| time.to_string()).as_deref(),
                Some("2025-11-13 02:13:20")
            );
            let path = name.strip_prefix("x-1/").expect("all in one folder").to_owned();
            let mut bytes = Vec::new();
            file.read_to_end(&mut bytes).expect("can be read");
            found.push(Entry { path, bytes });
        }
        let mut expected = entries();
        expected.sort_by(|a, b| a.path.cmp(&b.path));
        assert_eq!(found, expected);
    }

    #[test]
    fn what_can_not_be_written_is_refused() {
        let twice = [entries(), entries()].concat();
        let error = zip("x-1", twice, time()).expect_err("must be refused").to_string();
        assert_eq!(error, "two files would be site/a/b.css.br");
        let error =
            zip("x-1", entries(), OffsetDateTime::UNIX_EPOCH).expect_err("must be refused").to_string();
        assert!(error.contains("1970-01-01"), "{error}");
    }

    #[test]
    fn checksums_are_those_of_sha256sum() {
        let entry = |path: &str, text: &str| Entry { path: path.into(), bytes: text.into() };
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(checksums(&[entry("b", ""), entry("a", "abc")]), format!("{abc}  a\n{empty}  b\n"));
    }
}
