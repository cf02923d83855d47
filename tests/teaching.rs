//! The lessons and the quiz as a whole: how much there is of everything, and what holds between their parts.

use std::collections::{BTreeMap, BTreeSet};

use luojiang_report::content::{content, lessons, quiz};
use report_model::{Figure, Kind, Question, RichText, Show, Subject, Task};

#[test]
fn there_are_enough_questions_of_every_kind() {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    let mut themes: BTreeMap<&str, usize> = BTreeMap::new();
    for question in &quiz().questions {
        *kinds.entry(question.task.kind()).or_default() += 1;
        *themes.entry(&question.theme).or_default() += 1;
    }
    assert!(quiz().questions.len() >= 72, "{} questions", quiz().questions.len());
    for (kind, least) in
        [("choice", 30), ("judge", 12), ("match", 10), ("order", 6), ("estimate", 6), ("find", 6)]
    {
        assert!(kinds.get(kind).is_some_and(|count| *count >= least), "{kind}: {kinds:?}");
    }
    for theme in &quiz().themes {
        assert!(themes.get(theme.id.as_str()).is_some_and(|count| *count >= 8), "{}: {themes:?}", theme.id);
    }
}

#[test]
fn every_sector_has_its_questions() {
    let themes: BTreeSet<_> = quiz().themes.iter().map(|theme| (&theme.id, &theme.name)).collect();
    let missing: Vec<_> =
        content().sectors.iter().filter(|sector| !themes.contains(&(&sector.id, &sector.name))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Nobody should do well by always saying the same.
#[test]
fn answers_are_spread() {
    let share = |part: usize, all: usize| part as f64 / all as f64;
    let judged: Vec<_> = quiz()
        .questions
        .iter()
        .filter_map(|question| match question.task {
            Task::Judge { holds } => Some(holds),
            _ => None,
        })
        .collect();
    let held = share(judged.iter().filter(|holds| **holds).count(), judged.len());
    assert!((0.35..=0.65).contains(&held), "{held}");

    let changes: Vec<_> = quiz().questions.iter().filter(|question| question.skill == "change").collect();
    let mut answers: BTreeMap<String, usize> = BTreeMap::new();
    for question in &changes {
        let Task::Choice { options, right } = &question.task else { panic!("{}", question.id) };
        *answers.entry(options[usize::from(*right)].text.clone()).or_default() += 1;
    }
    assert_eq!(answers.len(), 4, "{answers:?}");
    assert!(answers.values().all(|count| share(*count, changes.len()) <= 0.5), "{answers:?}");
}

#[test]
fn all_levels_are_used() {
    let mut levels = [0; 4];
    for question in &quiz().questions {
        levels[usize::from(question.level)] += 1;
    }
    assert!(levels[1..].iter().all(|count| *count >= 10), "{levels:?}");
}

/// What is compared again here was derived in another crate: the numbers stand in the open data as well.
#[test]
fn picks_and_orders_follow_from_the_figures() {
    let value = |label: &str, question: &Question| {
        let of = |id: &String| content().figure(id).filter(|figure| figure.label == label);
        let figures = question.about.iter().filter_map(|subject| match subject {
            Subject::Figure(id) => of(id),
            _ => None,
        });
        figures.filter_map(|figure| figure.value).next()
    };
    let mut looked_at = 0;
    for question in &quiz().questions {
        match &question.task {
            Task::Choice { options, right } if question.skill == "pick" => {
                let values: Vec<f64> = options
                    .iter()
                    .map(|option| value(&option.text, question).expect("an option with a number"))
                    .collect();
                let right = values[usize::from(*right)];
                let (below, above) = (
                    values.iter().filter(|value| **value < right).count(),
                    values.iter().filter(|value| **value > right).count(),
                );
                assert_eq!(below.max(above), values.len() - 1, "{}: {values:?}", question.id);
                looked_at += 1;
            }
            Task::Order { items, .. } if question.skill == "order" => {
                let values: Vec<f64> = items
                    .iter()
                    .map(|item| value(&item.text, question).expect("an item with a number"))
                    .collect();
                let sorted = values.is_sorted_by(|a, b| a < b) || values.is_sorted_by(|a, b| a > b);
                assert!(sorted, "{}: {values:?}", question.id);
                looked_at += 1;
            }
            _ => {}
        }
    }
    assert!(looked_at >= 8, "{looked_at}");
}

#[test]
fn lessons_have_forty_minutes_and_many_kinds_of_slides() {
    let lessons = &lessons().lessons;
    let ids: Vec<_> = lessons.iter().map(|lesson| lesson.id.as_str()).collect();
    assert_eq!(ids, ["report", "numbers", "space", "proposal"]);
    let mut kinds = BTreeSet::new();
    for lesson in lessons {
        assert_eq!(lesson.minutes, 40, "{}", lesson.id);
        assert_eq!(lesson.plan.last().map(|stage| stage.to), Some(40), "{}", lesson.id);
        assert!(lesson.slides().count() >= 10, "{}", lesson.id);
        assert!(lesson.goals.len() >= 3, "{}", lesson.id);
        // A quarter of an hour without anything to do is too long at thirteen.
        assert!(lesson.plan.iter().all(|stage| stage.to - stage.from <= 12), "{}", lesson.id);
        kinds.extend(lesson.slides().map(|(_, slide)| slide.show.kind()));
    }
    for kind in
        ["structure", "chart", "sector", "targets", "facing", "figure", "compare", "quiz", "ask", "task"]
    {
        assert!(kinds.contains(kind), "{kind}: {kinds:?}");
    }
}

#[test]
fn the_second_lesson_takes_three_mistakes_apart_with_real_figures() {
    let lesson = lessons().lesson("numbers").expect("the lesson");
    assert_eq!(lesson.mistakes.len(), 3);
    for mistake in &lesson.mistakes {
        let figures = mistake.right.figures().count() + mistake.wrong.figures().count();
        assert!(figures >= 2, "{}", mistake.id);
    }
}

#[test]
fn the_fourth_lesson_leads_to_a_proposal() {
    let lesson = lessons().lesson("proposal").expect("the lesson");
    let sheet = lesson.sheet("proposal").expect("its sheet");
    assert!(sheet.fields.len() >= 5 && !sheet.check.is_empty());
    let shown =
        |(_, slide): (_, &report_model::Slide)| slide.show == Show::Task { sheet: Some(sheet.id.clone()) };
    assert!(lesson.slides().any(shown));
}

/// What the report calls 预计 or 力争 is not told without that word.
#[test]
fn figures_keep_their_limiting_words() {
    let mut texts: Vec<(&str, &RichText)> = Vec::new();
    for question in &quiz().questions {
        texts.push((&question.id, &question.reason));
        texts.push((&question.id, &question.prompt));
    }
    for lesson in &lessons().lessons {
        texts.extend(lesson.texts().map(|text| (lesson.id.as_str(), text)));
    }
    let mut offenders = Vec::new();
    for (place, text) in texts {
        let said = text.plain(|id| content().printed(id));
        let figures = text.figures().filter_map(|id| content().figure(id));
        let word = |figure: &Figure| match figure.kind {
            Kind::Estimate => Some("预计"),
            Kind::Target if figure.qualifiers.iter().any(|word| word == "力争") => Some("力争"),
            _ => None,
        };
        for figure in figures {
            if let Some(word) = word(figure).filter(|word| !said.contains(word)) {
                offenders.push(format!("{place}: {} without {word}: {said}", figure.id));
            }
        }
    }
    assert!(offenders.is_empty(), "{}", offenders.join("\n"));
}
