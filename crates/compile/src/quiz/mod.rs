//! `quiz/*.toml`: questions whose right answers are derived from the rest of the content.

mod asking;
mod choosing;
mod compare;
mod doing;
pub(crate) mod raw;

use std::collections::{HashMap, HashSet};

use report_model::{Content, Printed, Question, Quiz, Skill, Task, Theme};

use self::asking::Asking;
pub(crate) use self::compare::are_sides;
use crate::{
    error::{At, Problems},
    report::Frame,
    source::File,
    text::{Scope, Writer},
};

/// The most characters of a prompt, figures as printed.
const PROMPT_MAX: usize = 70;

/// The most characters of a reason, figures as printed.
const REASON_MAX: usize = 120;

/// The most characters of an answer in words.
const OPTION_MAX: usize = 40;

/// The files with skills and questions.
pub(crate) struct Files {
    pub(crate) skills: Option<File<raw::Skills>>,
    pub(crate) themes: Vec<File<raw::Theme>>,
}

/// All questions, by theme. Leans on content without mistakes.
pub(crate) fn compile(
    files: &Files,
    content: &Content,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Quiz {
    let skills = skills(files, writer, problems);
    let mut themes: Vec<&File<raw::Theme>> = files.themes.iter().collect();
    themes.sort_by_key(|file| file.table.place);
    problems.ids(
        "theme",
        themes.iter().map(|file| (file.table.id.get_ref().as_str(), file.at("theme", &file.table.id))),
    );
    problems.ids(
        "question",
        themes.iter().flat_map(|file| {
            file.table.question.iter().map(|raw| (raw.id.get_ref().as_str(), file.at("question", &raw.id)))
        }),
    );
    let mut questions = Vec::new();
    let mut prompts: HashMap<String, String> = HashMap::new();
    for file in &themes {
        for raw in &file.table.question {
            let at = file.at("question", &raw.id);
            if !skills.iter().any(|skill| skill.id == raw.skill) {
                let problem =
                    format!("unknown skill {} (expected the id of one in quiz/skills.toml)", raw.skill);
                problems.add(&at.key("skill"), problem);
            }
            let theme = file.table.id.get_ref();
            let Some(question) = question(raw, theme, &at, content, frame, writer, problems) else {
                continue;
            };
            let prompt = question.prompt.plain(|id| content.printed(id));
            if let Some(other) = prompts.insert(prompt, question.id.clone()) {
                problems
                    .add(&at.key("prompt"), format!("asks the same as {other} (expected each prompt once)"));
            }
            questions.push(question);
        }
    }
    if let Some(file) = &files.skills
        && problems.is_empty()
    {
        check_twins(file, &questions, problems);
    }
    let texts = questions.iter().flat_map(|question| [&question.prompt, &question.reason]);
    let printed = Printed::of(texts, |id| content.printed(id));
    let themes = themes
        .iter()
        .map(|file| Theme { id: file.table.id.get_ref().clone(), name: file.table.name.clone() });
    // The lessons are compiled later, since they name questions.
    Quiz { themes: themes.collect(), skills, questions, printed, courses: Vec::new() }
}

fn skills(files: &Files, writer: &Writer<'_>, problems: &mut Problems) -> Vec<Skill> {
    let Some(file) = &files.skills else { return Vec::new() };
    let raw = &file.table.skill;
    problems.ids("skill", raw.iter().map(|skill| (skill.id.get_ref().as_str(), file.at("skill", &skill.id))));
    for skill in raw {
        writer.check_digits(&skill.name, &file.at("skill", &skill.id).key("name"), problems);
    }
    raw.iter().map(|skill| Skill { id: skill.id.get_ref().clone(), name: skill.name.clone() }).collect()
}

/// A worksheet's second variant needs another question of the same skill.
fn check_twins(file: &File<raw::Skills>, questions: &[Question], problems: &mut Problems) {
    for skill in &file.table.skill {
        let own: Vec<_> = questions.iter().filter(|one| &one.skill == skill.id.get_ref()).collect();
        let twins = own.iter().any(|one| own.iter().any(|other| one.is_twin_of(other)));
        if !twins {
            problems.add(
                &file.at("skill", &skill.id),
                "has no two questions of one kind about different things (expected them for variants A and B)",
            );
        }
    }
}

fn question(
    raw: &raw::Question,
    theme: &str,
    at: &At,
    content: &Content,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Option<Question> {
    if !(1..=3).contains(&raw.level) {
        problems.add(&at.key("level"), format!("{} (expected 1, 2 or 3)", raw.level));
    }
    // A term that is explained in the prompt may be the answer.
    let prompt = writer.rich(&raw.prompt, &mut Scope::unmarked(), &at.key("prompt"), problems);
    let reason = writer.rich(&raw.reason, &mut Scope::anywhere(), &at.key("reason"), problems);
    for (key, text, max) in [("prompt", &prompt, PROMPT_MAX), ("reason", &reason, REASON_MAX)] {
        let length = writer.length(text);
        if !(1..=max).contains(&length) {
            problems.add(&at.key(key), format!("{length} characters (expected 1–{max})"));
        }
    }
    check_hand_written(raw, at, writer, problems);
    let topic = frame.passage(&raw.topic, &at.key("topic"), problems)?;
    let mut asking = Asking {
        content,
        at: at.clone(),
        problems,
        topic,
        about: Vec::new(),
        beside: Vec::new(),
        shown: Vec::new(),
        hidden: Vec::new(),
        derived: None,
    };
    let task = task(raw, &mut asking)?;
    asking.check_words(&prompt, &reason);
    asking.check_topic();
    asking.complete(&prompt);
    asking.check_reason(raw.reason_for.as_ref());
    if let Some(word) = doing::leak(&task, &prompt, &asking) {
        asking.wrong("prompt", format!("{word} gives the answer away (expected other words)"));
    }
    let Asking { about, topic, .. } = asking;
    let passage = content.passage(&topic).map_or_else(String::new, |passage| passage.title.clone());
    let official =
        reason.figures().find_map(|id| content.figure(id)).map(|figure| content.report.url_at(figure));
    Some(Question {
        id: raw.id.get_ref().clone(),
        theme: theme.to_owned(),
        skill: raw.skill.clone(),
        level: raw.level,
        prompt,
        reason,
        topic,
        passage,
        official,
        about,
        task,
    })
}

/// Compiles the one task that the question has.
fn task(raw: &raw::Question, asking: &mut Asking<'_, '_>) -> Option<Task> {
    let given = [
        raw.pick.is_some(),
        raw.number.is_some(),
        raw.which.is_some(),
        raw.change.is_some(),
        raw.difference.is_some(),
        raw.grown.is_some(),
        raw.concept.is_some(),
        raw.judge.is_some(),
        raw.pairs.is_some(),
        raw.order.is_some(),
        raw.estimate.is_some(),
        raw.find.is_some(),
    ];
    let count = given.iter().filter(|given| **given).count();
    if count != 1 {
        asking.problems.add(
            &asking.at,
            format!("{count} tasks (expected one of pick, number, which, change, difference, grown, concept, judge, match, order, estimate, find)"),
        );
        return None;
    }
    None.or_else(|| choosing::pick(raw.pick.as_ref()?, asking))
        .or_else(|| choosing::number(raw.number.as_ref()?, asking))
        .or_else(|| choosing::which(raw.which.as_ref()?, asking))
        .or_else(|| choosing::change(raw.change.as_ref()?, asking))
        .or_else(|| choosing::difference(raw.difference.as_ref()?, asking))
        .or_else(|| choosing::grown(raw.grown.as_ref()?, asking))
        .or_else(|| choosing::concept(raw.concept.as_ref()?, asking))
        .or_else(|| doing::judge(raw.judge.as_ref()?, asking))
        .or_else(|| doing::pairs(raw.pairs.as_ref()?, asking))
        .or_else(|| doing::order(raw.order.as_ref()?, asking))
        .or_else(|| doing::estimate(raw.estimate.as_ref()?, asking))
        .or_else(|| doing::find(raw.find.as_ref()?, asking))
}

/// Answers in words name no numbers, are short, and are all different.
fn check_hand_written(raw: &raw::Question, at: &At, writer: &Writer<'_>, problems: &mut Problems) {
    let concept = raw.concept.iter().flat_map(|concept| [&concept.right].into_iter().chain(&concept.wrong));
    let steps = raw.order.iter().flat_map(|order| &order.steps);
    let meanings = raw.pairs.iter().flat_map(|pairs| &pairs.terms).map(|meaning| &meaning.says);
    let mut seen = HashSet::new();
    for text in concept.chain(steps).chain(meanings) {
        writer.check_digits(text, at, problems);
        let length = text.chars().count();
        if !(1..=OPTION_MAX).contains(&length) || !seen.insert(text) {
            problems.add(at, format!("{text:?} (expected 1–{OPTION_MAX} characters, and each answer once)"));
        }
    }
}
