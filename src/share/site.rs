//! Where the site will stand: what only absolute links can tell.

use url::Url;

/// The address of the site's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address(Url);

impl Address {
    /// Reads an address such as `https://example.cn/tujie/`; the closing `/` may be left out.
    ///
    /// # Errors
    ///
    /// What is wrong with it, and what was expected.
    pub fn parse(text: &str) -> Result<Self, String> {
        let expected = "expected an address such as https://www.example.cn/tujie/";
        let mut url = Url::parse(text.trim()).map_err(|error| format!("{text:?}: {error} ({expected})"))?;
        let wrong = if !matches!(url.scheme(), "http" | "https") {
            Some("is neither https:// nor http://")
        } else if !url.username().is_empty() || url.password().is_some() {
            Some("has a user's name in it")
        } else if url.query().is_some() || url.fragment().is_some() {
            Some("has a ? or # in it")
        } else if url.path().ends_with(".html") {
            Some("names a page and not the folder of the site")
        } else {
            None
        };
        if let Some(wrong) = wrong {
            return Err(format!("{text:?} {wrong} ({expected})"));
        }
        if !url.path().ends_with('/') {
            let path = format!("{}/", url.path());
            url.set_path(&path);
        }
        Ok(Self(url))
    }

    /// The absolute link to a path of the site. The main page is its folder.
    pub fn to(&self, path: &str) -> String {
        format!("{}{}", self.0, path.strip_prefix("index.html").unwrap_or(path))
    }
}

/// What is known of the built site besides its content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Site {
    /// Its address, if that is known when it is built. Without it the folder can be put anywhere, and says nothing that
    /// needs an absolute link.
    pub address: Option<Address>,
    /// Whether there are pictures of what is shared.
    pub has_pictures: bool,
}

impl Site {
    /// The link to a path of the site from a page that is `root` away from its folder: absolute if that is possible.
    pub(super) fn link(&self, path: &str, root: &str) -> String {
        self.address.as_ref().map_or_else(|| format!("{root}{path}"), |address| address.to(path))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_with_a_slash() {
        for (given, expected) in [
            ("https://example.cn", "https://example.cn/"),
            ("http://example.cn:8080/a/b", "http://example.cn:8080/a/b/"),
            (" https://example.cn/tujie/ ", "https://example.cn/tujie/"),
            // What people type, as links have to be written.
            ("https://洛江.中国/图解", "https://xn--9swpp.xn--fiqs8s/%E5%9B%BE%E8%A7%A3/"),
        ] {
            assert_eq!(Address::parse(given).expect(given).to(""), expected);
        }
    }

    #[test]
    fn other_addresses_are_refused_with_the_reason() {
        for (given, reason) in [
            ("", "relative URL without a base"),
            ("example.cn", "relative URL without a base"),
            ("/tujie/", "relative URL without a base"),
            ("ftp://example.cn/", "is neither https:// nor http://"),
            ("javascript:alert(1)", "is neither https:// nor http://"),
            ("https://me:secret@example.cn/", "has a user's name in it"),
            ("https://example.cn/?a=b", "has a ? or # in it"),
            ("https://example.cn/#top", "has a ? or # in it"),
            ("https://example.cn/index.html", "names a page"),
            ("https://", "empty host"),
        ] {
            let error = Address::parse(given).expect_err(given);
            assert!(error.contains(reason) && error.contains("expected"), "{error}");
        }
    }

    #[test]
    fn the_main_page_is_the_folder() {
        let address = Address::parse("https://example.cn/a").expect("an address");
        assert_eq!(address.to("index.html"), "https://example.cn/a/");
        assert_eq!(address.to("index.html#s-industry"), "https://example.cn/a/#s-industry");
        assert_eq!(address.to("chart/gdp-growth.html"), "https://example.cn/a/chart/gdp-growth.html");
    }
}
