//! What comes out of the printer, as text.

use anyhow::{Context, Result, anyhow};
use fantoccini::wd::{PrintConfiguration, PrintSize};
use pdf_extract::extract_text_from_mem_by_pages;

use crate::page::Page;

/// A glyph of which a PDF does not tell the character.
const UNKNOWN: char = '\u{fffd}';

/// A printed page of the site. White space is left out: where lines end is the printer's affair.
#[derive(Debug)]
pub struct Paper {
    /// The text of each sheet.
    pub sheets: Vec<String>,
}

impl Paper {
    fn read(pdf: &[u8]) -> Result<Self> {
        let sheets = extract_text_from_mem_by_pages(pdf).context("no PDF that can be read")?;
        Ok(Self { sheets: sheets.iter().map(|text| text.split_whitespace().collect()).collect() })
    }

    /// How many of a hundred printed characters a PDF tells.
    pub fn legible(&self) -> usize {
        let all = self.sheets.iter().flat_map(|text| text.chars());
        let unknown = all.clone().filter(|&printed| printed == UNKNOWN).count();
        let all = all.count().max(1);
        100 * (all - unknown) / all
    }

    /// Of these words those that are not printed. White space does not count.
    pub fn lacks<'a>(&self, words: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let printed: Vec<char> = self.sheets.concat().chars().collect();
        words.into_iter().filter(|words| !says(&printed, words)).collect()
    }

    /// The positions of the sheets on which something is printed.
    pub fn sheets_with(&self, words: &str) -> Vec<usize> {
        let says = |text: &String| says(&text.chars().collect::<Vec<_>>(), words);
        (0..).zip(&self.sheets).filter(|(_, text)| says(text)).map(|(at, _)| at).collect()
    }
}

/// Whether words stand in a printed text. White space does not count.
fn says(printed: &[char], words: &str) -> bool {
    let words: Vec<char> = words.chars().filter(|c| !c.is_whitespace()).collect();
    printed.windows(words.len()).any(|place| place.iter().zip(&words).all(is_same))
}

/// Whether a printed character is the one that was meant.
///
/// Fonts draw some characters and the radicals or compatibility characters that look like them by one glyph, and a PDF
/// tells only the glyph. Which of the two it was can't be said, so those stand for any Chinese character or mark. So does
/// what Firefox's PDFs tell as unknown: a third of the glyphs of a Chinese font, and never a digit or a letter.
fn is_same((&printed, &meant): (&char, &char)) -> bool {
    let is_vague = matches!(printed, UNKNOWN | '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}');
    printed == meant || (is_vague && !meant.is_ascii())
}

impl Page {
    /// Prints the page on A4.
    ///
    /// # Errors
    ///
    /// If the browser can't, or what it prints can't be read.
    pub async fn print(&self) -> Result<Paper> {
        // In centimetres. Margins are the page's own affair where the browser reads them from the styles.
        let size = PrintSize { width: 21.0, height: 29.7 };
        let configuration = PrintConfiguration::builder().size(size).build();
        let configuration = configuration.map_err(|error| anyhow!("a sheet of A4: {error:?}"))?;
        Paper::read(&self.client().print(configuration).await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_noticed_where_not_all_can_be_read() {
        // As Firefox prints “整治裸房 1000栋以上”, “树” with a radical.
        let paper = Paper { sheets: vec!["整��房1000���种⽊2亩".to_owned()] };
        assert!(paper.lacks(["整治裸房", "1000栋以上", "种树2亩"]).is_empty());
        let missing = ["整治楼层", "1001栋以上", "1000栋以上吗", "种树3亩", "种树2", "1000栋5上"];
        assert_eq!(paper.lacks(missing), ["整治楼层", "1001栋以上", "1000栋以上吗", "种树3亩", "1000栋5上"]);
        assert_eq!(paper.legible(), 66);
    }
}
