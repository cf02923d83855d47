//! What the file brings along: pages and files in one compressed piece.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use lzma_rust2::{LzmaOptions, LzmaWriter};
use serde_json::{Map, Value, json};

use super::page::PackedPage;

/// Pages and files, each at a place in one piece.
#[derive(Default)]
pub struct Pack {
    bytes: Vec<u8>,
    /// Files by name: where each begins, and how long it is, in bytes.
    files: BTreeMap<String, (usize, usize)>,
    pages: Map<String, Value>,
    first: Value,
}

impl Pack {
    /// Adds a file of the site, unless it is there.
    ///
    /// # Errors
    ///
    /// If it can't be read.
    pub fn add_file(&mut self, dist: &Path, name: &str) -> Result<()> {
        if !self.files.contains_key(name) {
            let bytes = fs::read(dist.join(name)).with_context(|| format!("the site has no {name}"))?;
            let place = self.add(&bytes);
            self.files.insert(name.to_owned(), place);
        }
        Ok(())
    }

    /// Adds a page.
    ///
    /// # Errors
    ///
    /// If there is one with its path.
    pub fn add_page(&mut self, page: &PackedPage) -> Result<()> {
        let (start, length) = self.add(page.body.as_bytes());
        let mut told = page.told();
        told["at"] = json!([start, length]);
        match self.pages.insert(page.path.clone(), told) {
            None => Ok(()),
            Some(_) => anyhow::bail!("{} is packed twice", page.path),
        }
    }

    /// Tells which page stands in the file as it is.
    pub fn set_first(&mut self, page: &PackedPage) {
        self.first = page.told();
    }

    /// The styles of a page, to stand in its head.
    ///
    /// # Errors
    ///
    /// If one is not packed.
    pub fn styles(&self, page: &PackedPage) -> Result<String> {
        let one = |(name, prints): &(String, bool)| {
            let media = if *prints { " media=\"print\"" } else { "" };
            Ok(format!("<style{media}>{}</style>", self.text(name)?))
        };
        page.styles.iter().map(one).collect()
    }

    /// A script, to stand in the file.
    ///
    /// # Errors
    ///
    /// If it is not packed, or would end the element in which it stands.
    pub fn script(&self, name: &str) -> Result<String> {
        let text = self.text(name)?;
        anyhow::ensure!(!text.contains("</script"), "{name} would end its element");
        Ok(super::shortened(&text))
    }

    fn text(&self, name: &str) -> Result<String> {
        let (start, length) = *self.files.get(name).with_context(|| format!("{name} is not packed"))?;
        Ok(String::from_utf8(self.bytes[start..start + length].to_vec())?)
    }

    fn add(&mut self, bytes: &[u8]) -> (usize, usize) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(bytes);
        (start, bytes.len())
    }

    /// Everything as a text, and how many bytes it is unpacked: eight digits that tell how long the index is, the
    /// index, the bytes; compressed as `unpack.js` takes it apart, and in letters.
    ///
    /// # Errors
    ///
    /// If there is too much of it.
    pub fn encoded(&self) -> Result<(String, usize)> {
        let index = json!({ "files": self.files, "pages": self.pages, "first": self.first }).to_string();
        let mut options = LzmaOptions::with_preset(9);
        options.nice_len = LzmaOptions::NICE_LEN_MAX;
        let mut encoder = LzmaWriter::new_no_header(Vec::new(), &options, false)?;
        let parts = [format!("{:08}", index.len()).as_bytes(), index.as_bytes(), &self.bytes].concat();
        encoder.write_all(&parts)?;
        Ok((STANDARD.encode(encoder.finish()?), parts.len()))
    }
}
