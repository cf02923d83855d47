//! Links that open the published report at the very words.

use report_model::{Figure, Report};

/// The published report, opened at a figure.
pub fn source_url(report: &Report, figure: &Figure) -> String {
    report.url_at(figure)
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
