//! Addresses that may stand in a link.

use crate::text::{code, cut, filled, hex, is_invisible, shown};

/// The most bytes of an address.
const LONGEST: usize = 500;

/// Refuses what a reader should not be led to: anything but a plain web address.
///
/// # Errors
///
/// What is wrong and what was expected.
pub(crate) fn check(url: &str) -> Result<(), String> {
    if url.is_empty() {
        return Err("empty (expected an address such as https://www.qzlj.gov.cn/…)".to_owned());
    }
    if url.len() > LONGEST {
        return Err(filled("has {} bytes (expected at most 500)", &[&url.len().to_string()]));
    }
    if let Some(c) = url.chars().find(|&c| c.is_whitespace() || is_invisible(c)) {
        let what = "contains white space or an invisible character: {} (expected none)";
        return Err(filled(what, &[&code(c)]));
    }
    let Some(rest) = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")) else {
        return Err(filled("{} (expected https://… or http://…)", &[&shown(url)]));
    };
    if let Some(c) = url.chars().find(|&c| is_unsafe(c)) {
        let what = "contains {} (expected it percent-encoded, such as %{})";
        return Err(filled(what, &[&String::from(c), &hex(u32::from(c), 2)]));
    }
    let (host, _) = cut(rest, |byte| matches!(byte, b'/' | b'?' | b'#'));
    if !is_host(host) {
        return Err(filled("{} is no host (expected a name such as www.qzlj.gov.cn)", &[&shown(host)]));
    }
    Ok(())
}

/// Whether browsers read a character otherwise than people do, or whether it ends a link in a text.
fn is_unsafe(c: char) -> bool {
    matches!(c, '\\' | '"' | '\'' | '<' | '>' | '`' | '{' | '}' | '|')
}

/// Whether this is a plain name, perhaps with a port. A user's name before an `@` would hide whose host it is.
fn is_host(host: &str) -> bool {
    let (name, port) = cut(host, |byte| byte == b':');
    let has_port = name.len() < host.len();
    let is_port = (1..=5).contains(&port.len()) && port.bytes().all(|byte| byte.is_ascii_digit());
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let is_label = |label: &[u8]| !label.is_empty() && label.iter().all(is_part);
    (is_port || !has_port) && name.as_bytes().split(|&byte| byte == b'.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(url: &str) -> String {
        check(url).expect_err(url)
    }

    #[test]
    fn web_addresses_are_fine() {
        for url in [
            "http://www.qzlj.gov.cn/zwgk/ghjh/zfgzbg/202402/t20240201_3001122.htm",
            "https://example.com",
            "https://example.com:8443/a?b=c&d=%20#e",
            "https://example.com?x",
            "https://xn--fiqs8s.xn--zfr164b/",
            "https://example.com/统计/2024.html",
            "http://10.0.0.1/a@b:c",
        ] {
            assert_eq!(check(url), Ok(()), "{url}");
        }
        assert_eq!(check(&format!("https://example.com/{}", "a".repeat(480))), Ok(()));
    }

    #[test]
    fn other_schemes_are_refused() {
        for url in [
            "javascript:alert(1)",
            "JavaScript:alert(1)",
            "data:text/html,x",
            "//example.com/",
            "/a.htm",
            "a.htm",
            "ftp://example.com/",
            "file:///etc/passwd",
            "https:example.com",
            "https:/example.com",
            "HTTPS://example.com",
            "blob:https://example.com/",
            "view-source:https://example.com/",
            "www.qzlj.gov.cn",
        ] {
            assert!(error(url).ends_with(" (expected https://… or http://…)"), "{url}: {}", error(url));
        }
        assert_eq!(error("javascript:alert(1)"), "\"javascript:alert(1)\" (expected https://… or http://…)");
    }

    #[test]
    fn what_cannot_be_seen_is_refused() {
        for (url, code) in [
            (" https://example.com/", "U+0020"),
            ("https://example.com/a b", "U+0020"),
            ("java\tscript:alert(1)", "U+0009"),
            ("https://example.com/\n", "U+000A"),
            ("https://example.com/\u{0}", "U+0000"),
            ("https://example.com/\u{202e}mth", "U+202E"),
            ("https://example.com/\u{3000}", "U+3000"),
        ] {
            assert_eq!(
                error(url),
                format!("contains white space or an invisible character: {code} (expected none)")
            );
        }
    }

    #[test]
    fn addresses_that_mislead_are_refused() {
        for host in [
            "",
            ":80",
            "www.gov.cn@evil.example",
            "a..b",
            ".a",
            "a.",
            "政务.cn",
            "[::1]",
            "a:",
            "a:b",
            "a:123456",
        ] {
            for url in [format!("https://{host}"), format!("http://{host}/x"), format!("http://{host}?x")] {
                assert!(
                    error(&url).ends_with(" is no host (expected a name such as www.qzlj.gov.cn)"),
                    "{url}"
                );
            }
        }
        assert_eq!(
            error("https://good.example\\@evil.example"),
            "contains \\ (expected it percent-encoded, such as %5C)"
        );
    }

    #[test]
    fn lengths_are_bounded() {
        assert_eq!(error(""), "empty (expected an address such as https://www.qzlj.gov.cn/…)");
        let long = format!("https://example.com/{}", "a".repeat(481));
        assert_eq!(error(&long), "has 501 bytes (expected at most 500)");
    }
}
