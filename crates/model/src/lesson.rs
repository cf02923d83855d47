//! Lessons: what a teacher does with the report in one hour of class.

use serde::{Deserialize, Serialize};

use crate::{ElementKind, Printed, RichText, TopicCode};

/// What a lesson is to reach, and the theme of the curriculum to which that belongs, in general terms.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// The curriculum's theme.
    pub theme: String,
    /// What pupils can do afterwards.
    pub text: String,
}

/// How a chart is shown at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChartView {
    /// The drawing.
    Bars,
    /// The table of its numbers.
    Table,
    /// The drawing with the slider for another growth.
    WhatIf,
}

/// The live thing on a slide.
///
/// Invariant (checked when the content is compiled): every id is the id of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Show {
    /// Nothing but the lesson's title.
    Title,
    /// Nothing but the lines.
    Words,
    /// What some terms mean.
    Terms {
        /// Ids of the terms.
        terms: Vec<String>,
    },
    /// The drawing of the spatial structure.
    Structure {
        /// Id of the selected element.
        element: Option<String>,
        /// The highlighted group.
        group: Option<ElementKind>,
    },
    /// A chart.
    Chart {
        /// Id of its indicator.
        indicator: String,
        /// How it is shown at first.
        view: ChartView,
    },
    /// The drawing of a sector.
    Sector {
        /// Id of the sector.
        sector: String,
    },
    /// The overview of results and targets.
    Targets {
        /// Id of the sector to which it is narrowed, or `overview`.
        sector: Option<String>,
    },
    /// The results of a sector facing its targets.
    Facing {
        /// Id of the sector.
        sector: String,
    },
    /// One number, as large as possible.
    Figure {
        /// Id of the figure.
        figure: String,
    },
    /// Two numbers side by side.
    Compare {
        /// Id of the left figure.
        left: String,
        /// Id of the right figure.
        right: String,
        /// Whether both count the same thing, so that one may be said to be more.
        fair: bool,
    },
    /// A passage in plain words.
    Passage {
        /// Its code.
        topic: TopicCode,
    },
    /// The picture of the investments.
    Money,
    /// The difficulties that the report admits.
    Difficulties,
    /// A question of the quiz.
    Quiz {
        /// Id of the question.
        question: String,
    },
    /// An open question of this lesson.
    Ask {
        /// Id of the question.
        question: String,
    },
    /// A common mistake of this lesson.
    Mistake {
        /// Id of the mistake.
        mistake: String,
    },
    /// Work for pupils, with a clock.
    Task {
        /// Id of the sheet on which they write, if there is one.
        sheet: Option<String>,
    },
}

impl Show {
    /// The stable name of its kind, as in `content/`.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Words => "words",
            Self::Terms { .. } => "terms",
            Self::Structure { .. } => "structure",
            Self::Chart { .. } => "chart",
            Self::Sector { .. } => "sector",
            Self::Targets { .. } => "targets",
            Self::Facing { .. } => "facing",
            Self::Figure { .. } => "figure",
            Self::Compare { .. } => "compare",
            Self::Passage { .. } => "passage",
            Self::Money => "money",
            Self::Difficulties => "difficulties",
            Self::Quiz { .. } => "quiz",
            Self::Ask { .. } => "ask",
            Self::Mistake { .. } => "mistake",
            Self::Task { .. } => "task",
        }
    }
}

/// What the class sees at one time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slide {
    /// Its id; unique in the lesson, part of links.
    pub id: String,
    /// Its title.
    pub title: String,
    /// How long it is looked at.
    pub minutes: u16,
    /// A few short lines, readable from the back row.
    pub lines: Vec<RichText>,
    /// What the teacher says and does meanwhile.
    pub notes: RichText,
    /// The live thing on it.
    pub show: Show,
}

/// A stretch of the lesson.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stage {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The minute at which it begins.
    pub from: u16,
    /// The minute at which it ends.
    pub to: u16,
    /// What the teacher does.
    pub teacher: RichText,
    /// What the pupils do.
    pub pupils: RichText,
    /// What the class sees.
    pub slides: Vec<Slide>,
}

/// A question that has no single right answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// Its id.
    pub id: String,
    /// The question.
    pub ask: RichText,
    /// What pupils may be expected to say.
    pub expect: Vec<RichText>,
}

/// What people often get wrong about the report's numbers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mistake {
    /// Its id.
    pub id: String,
    /// Its name.
    pub title: String,
    /// The wrong sentence.
    pub wrong: RichText,
    /// The right sentence.
    pub right: RichText,
    /// How to tell.
    pub why: RichText,
}

/// A line to be filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetField {
    /// What is to be written.
    pub label: String,
    /// What helps to write it.
    pub hint: String,
    /// How many lines there are for it.
    pub lines: u8,
}

/// A sheet that pupils fill in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for.
    pub lead: String,
    /// What is filled in.
    pub fields: Vec<SheetField>,
    /// What to check before handing it in.
    pub check: Vec<String>,
}

/// One lesson.
///
/// Invariant (checked when the content is compiled): the stages follow each other from 0 to `minutes`, and the slides
/// of a stage take as long as the stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lesson {
    /// Its id; part of links.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is for, in one line.
    pub purpose: String,
    /// How long it takes.
    pub minutes: u16,
    /// For which grades, and what to change for others.
    pub grades: String,
    /// What it is to reach.
    pub goals: Vec<Goal>,
    /// What is needed.
    pub materials: Vec<String>,
    /// What happens when.
    pub plan: Vec<Stage>,
    /// Its open questions.
    pub questions: Vec<OpenQuestion>,
    /// Common mistakes that it takes apart.
    pub mistakes: Vec<Mistake>,
    /// Ids of the skills that its worksheet trains.
    pub skills: Vec<String>,
    /// Help for pupils who need it.
    pub support: Vec<RichText>,
    /// More for pupils who want it.
    pub challenge: Vec<RichText>,
    /// What to do at home.
    pub homework: Vec<RichText>,
    /// The sheets that pupils fill in.
    pub sheets: Vec<Sheet>,
}

impl Lesson {
    /// All slides in order, each with its stage.
    pub fn slides(&self) -> impl Iterator<Item = (&Stage, &Slide)> {
        self.plan.iter().flat_map(|stage| stage.slides.iter().map(move |slide| (stage, slide)))
    }

    /// The slide with this id, with its position among all.
    pub fn slide(&self, id: &str) -> Option<(usize, &Slide)> {
        self.slides().map(|(_, slide)| slide).enumerate().find(|(_, slide)| slide.id == id)
    }

    /// The open question with this id.
    pub fn question(&self, id: &str) -> Option<&OpenQuestion> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The mistake with this id.
    pub fn mistake(&self, id: &str) -> Option<&Mistake> {
        self.mistakes.iter().find(|mistake| mistake.id == id)
    }

    /// The sheet with this id.
    pub fn sheet(&self, id: &str) -> Option<&Sheet> {
        self.sheets.iter().find(|sheet| sheet.id == id)
    }

    /// Everything in it that may name a figure.
    pub fn texts(&self) -> impl Iterator<Item = &RichText> {
        let stages = self.plan.iter().flat_map(|stage| [&stage.teacher, &stage.pupils]);
        let slides = self.slides().flat_map(|(_, slide)| slide.lines.iter().chain([&slide.notes]));
        let questions = self.questions.iter().flat_map(|one| one.expect.iter().chain([&one.ask]));
        let mistakes = self.mistakes.iter().flat_map(|one| [&one.wrong, &one.right, &one.why]);
        let more = self.support.iter().chain(&self.challenge).chain(&self.homework);
        stages.chain(slides).chain(questions).chain(mistakes).chain(more)
    }
}

/// All lessons: complete in themselves but for the charts, drawings and questions that they show.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lessons {
    /// The lessons, in teaching order.
    pub lessons: Vec<Lesson>,
    /// The figures that stand in their texts.
    pub printed: Printed,
}

impl Lessons {
    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }
}
