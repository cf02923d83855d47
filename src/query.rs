//! The pairs of a URL's query: ours are read and written, everybody else's stay as they are.
//!
//! Keys and values are taken as they stand, without decoding: all of ours are plain ASCII, so whatever would have to be
//! decoded is not ours.

/// The pairs of a query (`?a=1&b`), with or without its mark. A key without a value has an empty one.
pub fn pairs(query: &str) -> impl DoubleEndedIterator<Item = (&str, &str)> {
    parts(query).map(|part| part.split_once('=').unwrap_or((part, "")))
}

/// The query after a change: others' pairs in their order, then ours, in front of them the mark; empty if there are none.
pub fn with(query: &str, is_ours: impl Fn(&str) -> bool, ours: impl IntoIterator<Item = String>) -> String {
    let mut whole = String::new();
    let mut add = |part: &str| {
        whole.push(if whole.is_empty() { '?' } else { '&' });
        whole.push_str(part);
    };
    for part in parts(query) {
        if !is_ours(part.split('=').next().unwrap_or_default()) {
            add(part);
        }
    }
    for part in ours {
        add(&part);
    }
    whole
}

/// A URL without its query and its fragment.
pub fn page(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

/// A plain number as ours are written: `+5`, `05` and `5.0` are none.
pub fn number(text: &str) -> Option<u32> {
    let is_plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_plain)
}

fn parts(query: &str) -> impl DoubleEndedIterator<Item = &str> {
    query.strip_prefix('?').unwrap_or(query).split('&').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_are_read_as_they_stand() {
        let read = |query| pairs(query).collect::<Vec<_>>();
        assert_eq!(read("?a=1&b&&=2&c=3=4"), [("a", "1"), ("b", ""), ("", "2"), ("c", "3=4")]);
        assert_eq!(read("a=1"), [("a", "1")]);
        assert_eq!(read("??a=1"), [("?a", "1")]);
        assert_eq!(read("?"), []);
    }

    #[test]
    fn a_page_has_its_host_and_all_of_its_path() {
        for (url, page_of_it) in [
            ("http://host//index.html?e=x#p", "http://host//index.html"),
            ("http://host/a/#?", "http://host/a/"),
            ("file:////server/share/x.html", "file:////server/share/x.html"),
        ] {
            assert_eq!(page(url), page_of_it);
        }
    }

    #[test]
    fn only_ours_are_replaced() {
        let set =
            |query, ours: &[&str]| with(query, |key| key == "e", ours.iter().map(|&own| own.to_owned()));
        assert_eq!(set("?from=x&e=1&ee=2&e", &["e=3"]), "?from=x&ee=2&e=3");
        assert_eq!(set("?e=1&", &[]), "");
        assert_eq!(set("??e=1", &[]), "??e=1");
    }
}
