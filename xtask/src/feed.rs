//! `cargo xtask check-feed`: what the page would say about a progress feed, before it is published.

use std::{
    fs,
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result, anyhow, bail};
use report_feed::{Date, Expected, Indicator, Problem, Reading};
use report_model::Content;

use crate::{cli::CheckFeed, project::Project};

/// Checks a feed against the indicators of `content/` and today's date; prints what is wrong.
///
/// # Errors
///
/// If the file or the content can't be read, or the feed has problems.
pub fn run(project: &Project, options: &CheckFeed) -> Result<()> {
    let name = options.file.display();
    let bytes = fs::read(&options.file).with_context(|| format!("can't read {name}"))?;
    let text = String::from_utf8(bytes).map_err(|_| anyhow!("{name} is not UTF-8: save it as UTF-8"))?;
    let reading = read(&text, &content(project)?, today()?);
    for problem in &reading.problems {
        println!("{}", line(&name.to_string(), problem));
    }
    println!("{name}: {}", summary(&reading));
    match reading.problems.len() {
        0 => Ok(()),
        1 => bail!("{name} has a problem"),
        count => bail!("{name} has {count} problems"),
    }
}

/// The report's content, compiled as for the site.
fn content(project: &Project) -> Result<Content> {
    let folder = project.root().join("content");
    let sources =
        report_compile::read(&folder).with_context(|| format!("can't read {}", folder.display()))?;
    Ok(report_compile::compile(&sources).context("the content can't be compiled")?.content)
}

/// Reads a feed as the page does.
fn read(text: &str, content: &Content, today: Date) -> Reading {
    let indicators: Vec<_> = content
        .indicators
        .iter()
        .map(|indicator| Indicator {
            id: &indicator.id,
            unit: &indicator.unit,
            has_target: indicator.target.is_some(),
        })
        .collect();
    let target_year = content.report.target_year;
    report_feed::read(text, &Expected { indicators: &indicators, target_year, today })
}

/// Today in China, by this machine's clock.
fn today() -> Result<Date> {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    Date::in_china(now.as_millis() as f64).context("this machine's clock can't be right")
}

/// A problem as one line.
fn line(file: &str, problem: &Problem) -> String {
    format!("{file}: {problem} [line {}]", problem.line)
}

/// How many entries are good.
fn summary(reading: &Reading) -> String {
    let good = reading.good();
    let all = good + reading.rejected;
    let mut summary = format!("{good} of {all} {} good", if all == 1 { "entry is" } else { "entries are" });
    if reading.superseded > 0 {
        let shown = reading.entries.len();
        summary.push_str(&format!(", of which {shown} will be shown: the latest of each indicator"));
    }
    summary
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    const SAMPLE: &str = include_str!("../../docs/progress.sample.json");
    const PUBLISHED: &str = include_str!("../../public/data/progress.json");

    /// What the page reads from a feed after the target year.
    fn reading(text: &str) -> Reading {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../content");
        let sources = report_compile::read(&folder).expect("the content is there");
        let content = report_compile::compile(&sources).expect("the content is valid").content;
        let today = Date::new(content.report.target_year + 1, 1, 31).expect("is a day");
        read(text, &content, today)
    }

    #[test]
    fn the_sample_is_good_and_made_up() {
        let reading = reading(SAMPLE);
        assert_eq!(reading.problems, []);
        assert!(reading.entries.len() >= 3, "{}", summary(&reading));
        assert!(SAMPLE.contains(r#""note": "示例，全部虚构，不是真实进度""#));
        for progress in &reading.entries {
            let source = &progress.source;
            assert!(source.title.starts_with("示例数据（虚构）"), "{}", source.title);
            assert!(source.url.starts_with("https://example.com/"), "{}", source.url);
        }
    }

    #[test]
    fn the_published_feed_has_no_problems() {
        assert_eq!(reading(PUBLISHED).problems, []);
        assert!(!PUBLISHED.contains("虚构"), "the sample is not to be published");
    }

    #[test]
    fn indicators_without_a_number_to_reach_are_refused() {
        let entry = |id: &str, unit: &str| {
            SAMPLE.replace("\"gdp-growth\"", &format!("{id:?}")).replace("\"%\"", &format!("{unit:?}"))
        };
        let reading = reading(&entry("income-growth", "文字"));
        let lines: Vec<_> = reading.problems.iter().map(|problem| line("a.json", problem)).collect();
        assert_eq!(
            lines.first().map(String::as_str),
            Some(
                "a.json: entries[0].indicator: income-growth has a target in words (expected an indicator with \
                 a number) [line 6]"
            )
        );
    }

    #[test]
    fn a_summary_counts_what_is_good() {
        let entries = reading(SAMPLE).entries;
        let one = entries[..1].to_vec();
        for (entries, superseded, rejected, expected) in [
            (vec![], 0, 0, "0 of 0 entries are good"),
            (one.clone(), 0, 0, "1 of 1 entry is good"),
            (one.clone(), 0, 2, "1 of 3 entries are good"),
            (one, 1, 0, "2 of 2 entries are good, of which 1 will be shown: the latest of each indicator"),
        ] {
            let reading = Reading { entries, superseded, rejected, problems: vec![], is_feed: true };
            assert_eq!(summary(&reading), expected);
        }
    }

    #[test]
    fn the_clock_gives_a_day() {
        let today = today().expect("the clock is right");
        assert!(today > Date::new(2023, 12, 20).expect("is a day"), "{today} is before the report");
    }
}
