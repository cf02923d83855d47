//! Everything that the site says in words of its own.

use luojiang_report::content::{content, lessons, quiz};
use report_model::{Choice, Lesson, Money, Question, Report, RichText, Structure, Task};

/// A text of ours and where it stands.
pub struct Text {
    /// The entry and key.
    pub place: String,
    /// The words as a reader sees them, figures as printed.
    pub words: String,
}

/// Collects texts, entry by entry.
#[derive(Default)]
struct Texts {
    entry: String,
    all: Vec<Text>,
}

impl Texts {
    fn entry(&mut self, name: String) -> &mut Self {
        self.entry = name;
        self
    }

    fn plain(&mut self, key: &str, words: &str) -> &mut Self {
        self.all.push(Text { place: format!("{}: {key}", self.entry), words: words.to_owned() });
        self
    }

    fn some(&mut self, key: &str, words: Option<&String>) -> &mut Self {
        match words {
            Some(words) => self.plain(key, words),
            None => self,
        }
    }

    fn rich(&mut self, key: &str, text: &RichText) -> &mut Self {
        self.plain(key, &text.plain(|id| content().printed(id)))
    }

    fn report(&mut self, report: &Report) {
        self.entry("report".to_owned())
            .plain("title", &report.title)
            .plain("tagline", &report.tagline)
            .rich("caveat", &report.caveat);
        for headline in &report.headlines {
            self.entry(format!("headline {}", headline.indicator))
                .plain("title", &headline.title)
                .rich("text", &headline.text);
        }
        for identifier in &report.identifiers {
            self.entry(format!("identifier {}", identifier.text)).plain("reason", &identifier.reason);
        }
    }

    fn money(&mut self, money: &Money) {
        self.entry("money".to_owned())
            .plain("title", &money.title)
            .rich("lead", &money.lead)
            .rich("warning", &money.warning);
        for group in &money.groups {
            self.entry(format!("group {}", group.id)).plain("title", &group.title).rich("text", &group.text);
            for entry in &group.entries {
                self.plain("name", &entry.name);
                if let Some(note) = &entry.note {
                    self.rich("note", note);
                }
            }
        }
    }

    fn structure(&mut self, structure: &Structure) {
        self.entry("structure".to_owned()).rich("lead", &structure.lead).plain("caption", &structure.caption);
        for element in &structure.elements {
            self.entry(format!("element {}", element.id))
                .rich("purpose", &element.purpose)
                .rich("reading", &element.reading)
                .plain("position", &element.position);
            for related in &element.related {
                self.rich("related", &related.text);
            }
        }
        for step in &structure.tour {
            self.entry(format!("step {}", step.id)).plain("title", &step.title).rich("text", &step.text);
        }
    }

    fn question(&mut self, question: &Question) {
        self.entry(format!("question {}", question.id))
            .rich("prompt", &question.prompt)
            .rich("reason", &question.reason);
        let words = |choices: &[Choice]| choices.iter().map(|choice| choice.text.clone()).collect();
        let answers: Vec<String> = match &question.task {
            Task::Choice { options, .. } => words(options),
            Task::Order { items, .. } => words(items),
            Task::Match { right, .. } => right.clone(),
            Task::Judge { .. } | Task::Estimate { .. } | Task::Find { .. } => Vec::new(),
        };
        for answer in answers {
            self.plain("answer", &answer);
        }
    }

    fn lesson(&mut self, lesson: &Lesson) {
        self.entry(format!("lesson {}", lesson.id))
            .plain("title", &lesson.title)
            .plain("purpose", &lesson.purpose)
            .plain("grades", &lesson.grades);
        let goals = lesson.goals.iter().flat_map(|goal| [&goal.theme, &goal.text]);
        let titles = lesson.slides().map(|(_, slide)| &slide.title);
        let stages = lesson.plan.iter().map(|stage| &stage.title);
        let mistakes = lesson.mistakes.iter().map(|mistake| &mistake.title);
        let sheets = lesson.sheets.iter().flat_map(|sheet| {
            let fields = sheet.fields.iter().flat_map(|field| [&field.label, &field.hint]);
            [&sheet.title, &sheet.lead].into_iter().chain(fields).chain(&sheet.check)
        });
        let plain = goals.chain(titles).chain(stages).chain(mistakes).chain(sheets);
        for text in plain.chain(&lesson.materials) {
            self.plain("text", text);
        }
        for text in lesson.texts() {
            self.rich("text", text);
        }
    }
}

/// All of them. Not among them: names, titles and quotes, which are the report's own.
pub fn texts() -> Vec<Text> {
    let content = content();
    let mut texts = Texts::default();
    texts.report(&content.report);
    texts.money(&content.money);
    texts.structure(&content.structure);
    for sector in &content.sectors {
        texts
            .entry(format!("sector {}", sector.id))
            .plain("name", &sector.name)
            .plain("question", &sector.question)
            .rich("lead", &sector.lead);
    }
    for passage in &content.passages {
        texts
            .entry(format!("passage {}", passage.topic))
            .plain("title", &passage.title)
            .rich("summary", &passage.summary);
        for point in &passage.points {
            texts.rich("points", point);
        }
    }
    for figure in &content.figures {
        texts
            .entry(format!("figure {}", figure.id))
            .plain("label", &figure.label)
            .some("note", figure.note.as_ref());
    }
    for indicator in &content.indicators {
        texts
            .entry(format!("indicator {}", indicator.id))
            .plain("name", &indicator.name)
            .some("note", indicator.note.as_ref());
    }
    for term in &content.terms {
        texts.entry(format!("term {}", term.id)).rich("definition", &term.definition);
        if let Some(example) = &term.example {
            texts.rich("example", example);
        }
    }
    for difficulty in &content.difficulties {
        texts
            .entry(format!("difficulty {}", difficulty.id))
            .plain("title", &difficulty.title)
            .rich("text", &difficulty.text);
        for answer in &difficulty.answers {
            texts.plain("answers", &answer.why);
        }
    }
    for thread in &content.threads {
        texts.entry(format!("thread {} → {}", thread.from, thread.to)).rich("why", &thread.why);
    }
    for skill in &quiz().skills {
        texts.entry(format!("skill {}", skill.id)).plain("name", &skill.name);
    }
    quiz().questions.iter().for_each(|question| texts.question(question));
    lessons().lessons.iter().for_each(|lesson| texts.lesson(lesson));
    texts.all
}
