//! URL ⇄ where a lesson is: `?at=e-wanhong-axis#slide-axes`.
//!
//! The slide is the fragment, because that leads to it without a script too. What is selected on it is in the query; the
//! growth that is tried is there as on a chart's own page (`g=7.1`).

use crate::query;

/// What slides' anchors begin with.
const ANCHOR: &str = "slide-";

/// The longest anchor that is believed.
const LONGEST: usize = 64;

/// A place in a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// The slide's id; the first slide without one.
    pub slide: Option<String>,
    /// The anchor of what is selected on it.
    pub selected: Option<String>,
}

impl Place {
    /// Reads a query and a fragment. What makes no sense is not there.
    pub fn parse(query: &str, fragment: &str) -> Self {
        let slide = fragment.trim_start_matches('#').strip_prefix(ANCHOR).filter(|id| is_anchor(id));
        let selected = query::pairs(query)
            .rfind(|(key, _)| *key == "at")
            .map(|(_, value)| value)
            .filter(|anchor| is_anchor(anchor));
        Self { slide: slide.map(str::to_owned), selected: selected.map(str::to_owned) }
    }

    /// The query and the fragment that tell the place. Other people's parameters stay; a growth that was tried belongs to
    /// a slide and goes with it unless `keeps_rate`.
    pub fn to_url(&self, other_query: &str, keeps_rate: bool) -> String {
        let at = self.selected.as_ref().map(|anchor| format!("at={anchor}"));
        let is_ours = |key: &str| key == "at" || !keeps_rate && key == "g";
        let query = query::with(other_query, is_ours, at);
        let fragment = self.slide.as_ref().map_or_else(String::new, |slide| format!("#{ANCHOR}{slide}"));
        format!("{query}{fragment}")
    }
}

fn is_anchor(text: &str) -> bool {
    (1..=LONGEST).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_url_tells_the_place() {
        let place = Place::parse("?c=elder&at=e-wanhong-axis", "#slide-axes");
        assert_eq!(place, Place { slide: Some("axes".into()), selected: Some("e-wanhong-axis".into()) });
        assert_eq!(place.to_url("?c=elder&g=7&at=x", false), "?c=elder&at=e-wanhong-axis#slide-axes");
        assert_eq!(Place::default().to_url("?c=elder&g=7", true), "?c=elder&g=7");
    }

    #[test]
    fn junk_is_not_there() {
        for (query, fragment) in
            [("", ""), ("?at=", "#"), ("?at=a%20b", "#slide-"), ("?at=<x>", "#slide-%E4"), ("?at", "#gdp")]
        {
            assert_eq!(Place::parse(query, fragment), Place::default(), "{query}{fragment}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn any_url_is_read(query in "\\PC{0,60}", fragment in "(#slide-)?\\PC{0,40}") {
            let place = Place::parse(&query, &fragment);
            let url = place.to_url("", false);
            let (query, fragment) = url.split_once('#').unwrap_or((&url, ""));
            prop_assert_eq!(Place::parse(query, fragment), place);
        }
    }
}
