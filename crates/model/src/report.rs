//! Which report this is.

use serde::{Deserialize, Serialize};

use crate::{Figure, RichText};

/// The report's particulars.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// The site's title.
    pub title: String,
    /// One sentence on what the site is.
    pub tagline: String,
    /// The report's official name.
    pub official_title: String,
    /// The district's name.
    pub district: String,
    /// The date on which it was delivered, `YYYY-MM-DD`.
    pub delivered: String,
    /// The date on which it was published, `YYYY-MM-DD`.
    pub published: String,
    /// Where it is published.
    pub url: String,
    /// The year under review.
    pub result_year: u16,
    /// The year of the targets.
    pub target_year: u16,
    /// The townships and subdistricts, from south to north, by the short names that the report uses.
    pub townships: Vec<String>,
    /// What the report says about its own figures, in our words.
    pub caveat: RichText,
    /// What a reader should know in one minute.
    pub headlines: Vec<Headline>,
    /// Digits in the text that are names and not figures.
    pub identifiers: Vec<Identifier>,
    /// Official names of 25 characters or more, which may stand in our text.
    pub official_names: Vec<String>,
}

impl Report {
    /// The published report, opened at a figure by a text fragment.
    ///
    /// <https://wicg.github.io/scroll-to-text-fragment/>: `-`, `,` and `&` have a meaning of their own there and are
    /// escaped, as is `%`.
    pub fn url_at(&self, figure: &Figure) -> String {
        // A closing per cent sign is left out: the report prints one of them after a space, and the place is found without.
        let words = figure.quote.trim_end_matches('%');
        let mut escaped = String::with_capacity(words.len());
        for c in words.chars() {
            match c {
                '-' => escaped.push_str("%2D"),
                ',' => escaped.push_str("%2C"),
                '&' => escaped.push_str("%26"),
                '%' => escaped.push_str("%25"),
                '"' => escaped.push_str("%22"),
                ' ' => escaped.push_str("%20"),
                other => escaped.push(other),
            }
        }
        format!("{}#:~:text={escaped}", self.url)
    }
}

/// One line of 一分钟读懂.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Headline {
    /// Id of its indicator: names the two figures and says whether they compare.
    pub indicator: String,
    /// A short plain title.
    pub title: String,
    /// What it means for a resident.
    pub text: RichText,
}

/// Digits that are part of a name, such as `324国道`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Identifier {
    /// The name as printed.
    pub text: String,
    /// Why it is no figure.
    pub reason: String,
}
