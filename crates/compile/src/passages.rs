//! `overview.toml`, `sectors/*.toml`, `conduct.toml`, `difficulties.toml`.

use std::collections::HashSet;

use report_model::{Answer, Difficulty, Mention, Passage, Sector};

use crate::{
    error::Problems,
    figures::townships,
    report::Frame,
    source::Sources,
    text::{Scope, Writer},
};

/// The most characters of a title.
const TITLE_MAX: usize = 16;

/// The most characters of a summary, figures as printed.
const SUMMARY_MAX: usize = 60;

/// All passages, in the report's order; every explained topic must have one.
pub(crate) fn compile(
    raw: &Sources,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Vec<Passage> {
    problems.ids("passage", raw.passages().map(|(at, _, passage)| (passage.topic.get_ref().as_str(), at)));
    let mut passages = Vec::new();
    for (at, group, passage) in raw.passages() {
        let Some(topic) = frame.passage(passage.topic.get_ref(), &at, problems) else { continue };
        if passage.title.is_empty() || passage.title.chars().count() > TITLE_MAX {
            problems
                .add(&at.key("title"), format!("{:?} (expected 1–{TITLE_MAX} characters)", passage.title));
        }
        writer.check_digits(&passage.title, &at.key("title"), problems);
        if !(2..=6).contains(&passage.points.len()) {
            problems.add(&at.key("points"), format!("{} points (expected 2–6)", passage.points.len()));
        }
        let mut scope = Scope::passage(topic.clone());
        let summary = writer.rich(&passage.summary, &mut scope, &at.key("summary"), problems);
        let length = writer.length(&summary);
        if !(1..=SUMMARY_MAX).contains(&length) {
            problems.add(&at.key("summary"), format!("{length} characters (expected 1–{SUMMARY_MAX})"));
        }
        let points = passage
            .points
            .iter()
            .map(|point| writer.rich(point, &mut scope, &at.key("points"), problems))
            .collect();
        let mentions = passage
            .mentions
            .iter()
            .map(|raw| Mention {
                kind: raw.kind,
                name: raw.name.clone(),
                term: writer.term(&raw.name),
                townships: townships(&raw.townships, frame, &at, problems),
            })
            .collect();
        passages.push(Passage { topic, group, title: passage.title.clone(), summary, points, mentions });
    }
    passages.sort_by(|a, b| a.topic.cmp(&b.topic));

    let have: HashSet<_> = passages.iter().map(|passage| &passage.topic).collect();
    for topic in frame.topics.iter().filter(|topic| topic.explained && !have.contains(&topic.code)) {
        problems.add(
            &raw.report.top("topic"),
            format!("no passage explains {} {} (expected one in a content file)", topic.code, topic.title),
        );
    }
    passages
}

/// The five sectors, in the report's order.
pub(crate) fn sectors(
    raw: &Sources,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Vec<Sector> {
    let mut sectors = Vec::new();
    for file in &raw.sectors {
        let Some(sector) = &file.table.sector else {
            problems.add(&file.top("sector"), "missing (expected a [sector] table)");
            continue;
        };
        let at = file.at("sector", &sector.id);
        let result_topic = frame.heading(&sector.result_topic, &at.key("result_topic"), problems);
        let target_topic = frame.heading(&sector.target_topic, &at.key("target_topic"), problems);
        let (Some(result_topic), Some(target_topic)) = (result_topic, target_topic) else { continue };
        if target_topic <= result_topic {
            problems.add(
                &at.key("target_topic"),
                format!("{target_topic} stands before the results (expected a heading after {result_topic})"),
            );
        }
        writer.check_digits(&sector.question, &at.key("question"), problems);
        sectors.push(Sector {
            id: sector.id.get_ref().clone(),
            name: sector.name.clone(),
            question: sector.question.clone(),
            lead: writer.rich(&sector.lead, &mut Scope::anywhere(), &at.key("lead"), problems),
            result_topic,
            target_topic,
        });
    }
    sectors.sort_by(|a, b| a.result_topic.cmp(&b.result_topic));
    problems.ids(
        "sector",
        raw.sectors.iter().filter_map(|file| {
            let id = &file.table.sector.as_ref()?.id;
            Some((id.get_ref().as_str(), file.at("sector", id)))
        }),
    );
    sectors
}

/// The admitted difficulties, in the report's order.
pub(crate) fn difficulties(
    raw: &Sources,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Vec<Difficulty> {
    problems.ids(
        "difficulty",
        raw.passage_files().flat_map(|file| {
            file.table
                .difficulty
                .iter()
                .map(|entry| (entry.id.get_ref().as_str(), file.at("difficulty", &entry.id)))
        }),
    );
    let mut difficulties = Vec::new();
    for file in raw.passage_files() {
        for difficulty in &file.table.difficulty {
            let at = file.at("difficulty", &difficulty.id);
            let answers = difficulty
                .answers
                .iter()
                .filter_map(|answer| {
                    writer.check_digits(&answer.why, &at.key("answers"), problems);
                    let topic = frame.passage(&answer.topic, &at.key("answers"), problems)?;
                    if topic.part() == 1 {
                        problems.add(
                            &at.key("answers"),
                            format!("topic {topic} is a result (expected a task of part 2 or 3)"),
                        );
                    }
                    Some(Answer { topic, why: answer.why.clone() })
                })
                .collect();
            difficulties.push(Difficulty {
                id: difficulty.id.get_ref().clone(),
                title: difficulty.title.clone(),
                text: writer.rich(&difficulty.text, &mut Scope::anywhere(), &at.key("text"), problems),
                answers,
            });
        }
    }
    difficulties
}
