//! Links that open the published report at the very words.

use report_model::{Figure, Report};

/// The published report, opened at a figure by a text fragment.
///
/// <https://wicg.github.io/scroll-to-text-fragment/>: `-`, `,` and `&` have a
/// meaning of their own there and are escaped, as is `%`.
pub fn source_url(report: &Report, figure: &Figure) -> String {
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
    format!("{}#:~:text={escaped}", report.url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn reserved_characters_are_escaped() {
        let content = content();
        let mut figure = content.figures[0].clone();
        figure.quote = "确定1-2个&50%".into();
        assert_eq!(
            source_url(&content.report, &figure),
            format!("{}#:~:text=确定1%2D2个%2650", content.report.url)
        );
    }
}
