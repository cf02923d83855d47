//! `lessons/*.toml`: minute plans, slides, questions and sheets.

pub(crate) mod raw;
mod show;

use std::ops::RangeInclusive;

use report_model::{
    Content, Goal, Lesson, Lessons, Mistake, OpenQuestion, Printed, Quiz, RichText, Sheet, SheetField, Show,
    Slide, Stage,
};

use self::show::Stock;
use crate::{
    error::{At, Problems},
    report::Frame,
    source::File,
    text::{Scope, Writer},
};

/// The most lines of a slide, so that they can be read from the back row.
const LINES_MAX: usize = 5;

/// The most characters of such a line, figures as printed.
const LINE_MAX: usize = 24;

/// The most characters of a slide's title.
const TITLE_MAX: usize = 18;

/// The most characters of a speaker's note, and of every other text of a lesson.
const TEXT_MAX: usize = 220;

/// How many skills a lesson trains: enough for a worksheet of a page.
const SKILLS: RangeInclusive<usize> = 3..=10;

/// All lessons, in teaching order. Leans on content and questions without mistakes.
pub(crate) fn compile(
    files: &[File<raw::Lesson>],
    content: &Content,
    quiz: &Quiz,
    frame: &Frame,
    writer: &Writer<'_>,
    problems: &mut Problems,
) -> Lessons {
    let mut files: Vec<_> = files.iter().collect();
    files.sort_by_key(|file| file.table.place);
    problems.ids("lesson", files.iter().map(|file| (file.table.id.get_ref().as_str(), at(file))));
    let lessons: Vec<_> = files
        .iter()
        .map(|file| {
            let stock = Stock { content, frame, quiz, lesson: &file.table };
            let mut texts = Texts { writer, problems };
            lesson(file, &stock, &mut texts)
        })
        .collect();
    let printed = Printed::of(lessons.iter().flat_map(Lesson::texts), |id| content.printed(id));
    Lessons { lessons, printed }
}

fn at(file: &File<raw::Lesson>) -> At {
    file.at("lesson", &file.table.id)
}

/// Compiles and measures what is written.
struct Texts<'a, 'p> {
    writer: &'a Writer<'a>,
    problems: &'p mut Problems,
}

impl Texts<'_, '_> {
    /// A text that is spoken or printed for the teacher. It marks no terms: it is not a place to look things up.
    fn rich(&mut self, text: &str, max: usize, at: &At) -> RichText {
        let rich = self.writer.rich(text, &mut Scope::unmarked(), at, self.problems);
        let length = self.writer.length(&rich);
        self.check_length(length, max, at);
        rich
    }

    fn all(&mut self, texts: &[String], max: usize, at: &At) -> Vec<RichText> {
        texts.iter().map(|text| self.rich(text, max, at)).collect()
    }

    /// A text without figures.
    fn plain(&mut self, text: &str, max: usize, at: &At) -> String {
        self.writer.check_digits(text, at, self.problems);
        self.check_length(text.chars().count(), max, at);
        text.to_owned()
    }

    fn check_length(&mut self, length: usize, max: usize, at: &At) {
        if !(1..=max).contains(&length) {
            self.problems.add(at, format!("{length} characters (expected 1–{max})"));
        }
    }

    /// Refuses a part that a lesson cannot do without.
    fn check_any<T>(&mut self, list: &[T], at: &At) {
        if list.is_empty() {
            self.problems.add(at, "nothing (expected at least one)");
        }
    }
}

fn lesson(file: &File<raw::Lesson>, stock: &Stock<'_>, texts: &mut Texts<'_, '_>) -> Lesson {
    let raw = &file.table;
    let at = at(file);
    let parts: [(&str, &[String]); 4] = [
        ("materials", &raw.materials),
        ("support", &raw.support),
        ("challenge", &raw.challenge),
        ("homework", &raw.homework),
    ];
    for (key, list) in parts {
        texts.check_any(list, &at.key(key));
    }
    texts.check_any(&raw.goal, &at.key("goal"));
    check_skills(raw, stock.quiz, &at, texts.problems);
    let plan = plan(file, stock, texts);
    let lesson = Lesson {
        id: raw.id.get_ref().clone(),
        title: texts.plain(&raw.title, TITLE_MAX, &at.key("title")),
        purpose: texts.plain(&raw.purpose, TEXT_MAX, &at.key("purpose")),
        minutes: raw.minutes,
        grades: texts.plain(&raw.grades, TEXT_MAX, &at.key("grades")),
        goals: raw.goal.iter().map(|goal| self::goal(goal, &at, texts)).collect(),
        materials: raw
            .materials
            .iter()
            .map(|text| texts.plain(text, TEXT_MAX, &at.key("materials")))
            .collect(),
        plan,
        questions: questions(file, texts),
        mistakes: mistakes(file, texts),
        skills: raw.skills.clone(),
        support: texts.all(&raw.support, TEXT_MAX, &at.key("support")),
        challenge: texts.all(&raw.challenge, TEXT_MAX, &at.key("challenge")),
        homework: texts.all(&raw.homework, TEXT_MAX, &at.key("homework")),
        sheets: sheets(file, texts),
    };
    check_shown(&lesson, file, texts.problems);
    lesson
}

fn goal(raw: &raw::Goal, at: &At, texts: &mut Texts<'_, '_>) -> Goal {
    let at = at.key("goal");
    Goal { theme: texts.plain(&raw.theme, TEXT_MAX, &at), text: texts.plain(&raw.text, TEXT_MAX, &at) }
}

fn check_skills(raw: &raw::Lesson, quiz: &Quiz, at: &At, problems: &mut Problems) {
    let at = at.key("skills");
    if !SKILLS.contains(&raw.skills.len()) {
        let (least, most) = (SKILLS.start(), SKILLS.end());
        problems.add(&at, format!("{} skills (expected {least}–{most})", raw.skills.len()));
    }
    for id in raw.skills.iter().filter(|id| quiz.skill(id).is_none()) {
        problems.add(&at, format!("unknown skill {id} (expected the id of one in quiz/skills.toml)"));
    }
}

/// The stages one after the other; they and their slides take exactly as long as they say.
fn plan(file: &File<raw::Lesson>, stock: &Stock<'_>, texts: &mut Texts<'_, '_>) -> Vec<Stage> {
    let raw = &file.table;
    texts
        .problems
        .ids("stage", raw.stage.iter().map(|one| (one.id.get_ref().as_str(), file.at("stage", &one.id))));
    let slides = raw.stage.iter().flat_map(|stage| &stage.slide);
    texts.problems.ids("slide", slides.map(|one| (one.id.get_ref().as_str(), file.at("slide", &one.id))));
    let mut from = 0;
    let mut stages = Vec::new();
    for stage in &raw.stage {
        let at = file.at("stage", &stage.id);
        let slides: u16 = stage.slide.iter().map(|slide| slide.minutes).sum();
        if slides != stage.minutes {
            let problem = format!("{}, but its slides take {slides} (expected the same)", stage.minutes);
            texts.problems.add(&at.key("minutes"), problem);
        }
        stages.push(Stage {
            id: stage.id.get_ref().clone(),
            title: texts.plain(&stage.title, TITLE_MAX, &at.key("title")),
            from,
            to: from + stage.minutes,
            teacher: texts.rich(&stage.teacher, TEXT_MAX, &at.key("teacher")),
            pupils: texts.rich(&stage.pupils, TEXT_MAX, &at.key("pupils")),
            slides: stage.slide.iter().filter_map(|slide| self::slide(slide, file, stock, texts)).collect(),
        });
        from += stage.minutes;
    }
    if from != raw.minutes {
        let problem = format!("{}, but its stages take {from} (expected the same)", raw.minutes);
        texts.problems.add(&self::at(file).key("minutes"), problem);
    }
    stages
}

fn slide(
    raw: &raw::Slide,
    file: &File<raw::Lesson>,
    stock: &Stock<'_>,
    texts: &mut Texts<'_, '_>,
) -> Option<Slide> {
    let at = file.at("slide", &raw.id);
    if raw.lines.len() > LINES_MAX {
        texts
            .problems
            .add(&at.key("lines"), format!("{} lines (expected at most {LINES_MAX})", raw.lines.len()));
    }
    let title = texts.plain(&raw.title, TITLE_MAX, &at.key("title"));
    let lines = texts.all(&raw.lines, LINE_MAX, &at.key("lines"));
    let notes = texts.rich(&raw.notes, TEXT_MAX, &at.key("notes"));
    let show = show::compile(&raw.show, stock, &at.key("show"), texts.problems)?;
    Some(Slide { id: raw.id.get_ref().clone(), title, minutes: raw.minutes, lines, notes, show })
}

fn questions(file: &File<raw::Lesson>, texts: &mut Texts<'_, '_>) -> Vec<OpenQuestion> {
    let raw = &file.table.question;
    texts
        .problems
        .ids("question", raw.iter().map(|one| (one.id.get_ref().as_str(), file.at("question", &one.id))));
    let question = |one: &raw::Question| {
        let at = file.at("question", &one.id);
        texts.check_any(&one.expect, &at.key("expect"));
        OpenQuestion {
            id: one.id.get_ref().clone(),
            ask: texts.rich(&one.ask, TEXT_MAX, &at.key("ask")),
            expect: texts.all(&one.expect, TEXT_MAX, &at.key("expect")),
        }
    };
    raw.iter().map(question).collect()
}

fn mistakes(file: &File<raw::Lesson>, texts: &mut Texts<'_, '_>) -> Vec<Mistake> {
    let raw = &file.table.mistake;
    texts
        .problems
        .ids("mistake", raw.iter().map(|one| (one.id.get_ref().as_str(), file.at("mistake", &one.id))));
    let mistake = |one: &raw::Mistake| {
        let at = file.at("mistake", &one.id);
        Mistake {
            id: one.id.get_ref().clone(),
            title: texts.plain(&one.title, TITLE_MAX, &at.key("title")),
            wrong: texts.rich(&one.wrong, TEXT_MAX, &at.key("wrong")),
            right: texts.rich(&one.right, TEXT_MAX, &at.key("right")),
            why: texts.rich(&one.why, TEXT_MAX, &at.key("why")),
        }
    };
    raw.iter().map(mistake).collect()
}

fn sheets(file: &File<raw::Lesson>, texts: &mut Texts<'_, '_>) -> Vec<Sheet> {
    let raw = &file.table.sheet;
    texts.problems.ids("sheet", raw.iter().map(|one| (one.id.get_ref().as_str(), file.at("sheet", &one.id))));
    let sheet = |one: &raw::Sheet| {
        let at = file.at("sheet", &one.id);
        texts.check_any(&one.field, &at.key("field"));
        let fields = one.field.iter().map(|field| SheetField {
            label: texts.plain(&field.label, TITLE_MAX, &at.key("field")),
            hint: texts.plain(&field.hint, TEXT_MAX, &at.key("field")),
            lines: field.lines,
        });
        let fields = fields.collect();
        Sheet {
            id: one.id.get_ref().clone(),
            title: texts.plain(&one.title, TITLE_MAX, &at.key("title")),
            lead: texts.plain(&one.lead, TEXT_MAX, &at.key("lead")),
            fields,
            check: one.check.iter().map(|text| texts.plain(text, TEXT_MAX, &at.key("check"))).collect(),
        }
    };
    raw.iter().map(sheet).collect()
}

/// What a lesson prepares and never shows is forgotten in class.
fn check_shown(lesson: &Lesson, file: &File<raw::Lesson>, problems: &mut Problems) {
    let shown = |kind: &str, id: &str| {
        lesson.slides().any(|(_, slide)| match &slide.show {
            Show::Ask { question } => kind == "question" && question == id,
            Show::Mistake { mistake } => kind == "mistake" && mistake == id,
            Show::Task { sheet } => kind == "sheet" && sheet.as_deref() == Some(id),
            _ => false,
        })
    };
    let raw = &file.table;
    let parts = (raw.question.iter().map(|one| ("question", &one.id)))
        .chain(raw.mistake.iter().map(|one| ("mistake", &one.id)))
        .chain(raw.sheet.iter().map(|one| ("sheet", &one.id)));
    for (kind, id) in parts.filter(|(kind, id)| !shown(kind, id.get_ref())) {
        problems.add(&file.at(kind, id), "stands on no slide (expected on one)");
    }
}
