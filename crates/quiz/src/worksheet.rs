//! Worksheets for pupils, each with its key.

use report_model::{Choice, Direction, Question, Quiz, RichText, Subject, Task, TopicCode};

use crate::{Arrangement, Random};

/// One of two sheets with the same skills about different things, for neighbours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// The first.
    A,
    /// The second.
    B,
}

/// From which questions a sheet is made.
#[derive(Debug, Clone, Copy)]
pub enum Scope<'a> {
    /// From all.
    All,
    /// From those of one theme.
    Theme(&'a str),
    /// From those that train one of these skills, such as a lesson's.
    Skills(&'a [String]),
}

impl Scope<'_> {
    fn holds(&self, question: &Question) -> bool {
        match self {
            Self::All => true,
            Self::Theme(theme) => question.theme == *theme,
            Self::Skills(skills) => skills.contains(&question.skill),
        }
    }
}

/// What a pupil works on. It holds no answer: a page can show all of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// Its number on the sheet, from 1.
    pub number: usize,
    /// What is asked.
    pub prompt: &'a RichText,
    /// How to answer.
    pub form: Form<'a>,
}

/// How a question is answered on paper. Whatever has a place is called by its [`letter`].
#[derive(Debug, Clone, PartialEq)]
pub enum Form<'a> {
    /// Tick one.
    Choice(Vec<&'a str>),
    /// Tick right or wrong.
    Judge,
    /// Draw lines from left to right.
    Match {
        /// The things.
        left: Vec<&'a str>,
        /// Their partners, shuffled.
        right: Vec<&'a str>,
    },
    /// Write the letters in order.
    Order {
        /// The things, shuffled.
        items: Vec<&'a str>,
        /// In which order.
        direction: Direction,
    },
    /// Mark a place on a line.
    Estimate {
        /// The unit.
        unit: &'a str,
        /// The line's lower end.
        min: f64,
        /// The line's upper end.
        max: f64,
    },
    /// Mark the drawing of the spatial structure.
    Find,
}

/// What the teacher reads.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyLine<'a> {
    /// The number of the item.
    pub number: usize,
    /// The question.
    pub question: &'a Question,
    /// The right answer, with the letters of this sheet.
    pub answer: String,
    /// Why it is right.
    pub reason: &'a RichText,
    /// The passage in which to look it up.
    pub topic: &'a TopicCode,
}

/// A sheet and its key, for two pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Worksheet<'a> {
    /// Which of the two it is.
    pub variant: Variant,
    /// The seed that makes it again.
    pub seed: u32,
    /// What pupils get.
    pub items: Vec<Item<'a>>,
    /// What the teacher keeps.
    pub key: Vec<KeyLine<'a>>,
}

impl<'a> Worksheet<'a> {
    /// A sheet of at most `count` questions, sorted by skill. The other variant has at each number the same skill and
    /// kind of question about something else, and nowhere the same question. No figure is a subject twice on both
    /// sheets together, so no question gives another away; where there are not enough such questions, there are fewer.
    ///
    /// `name` tells the name of an element of the spatial structure.
    pub fn new(
        quiz: &'a Quiz,
        scope: Scope<'_>,
        seed: u32,
        variant: Variant,
        count: usize,
        name: impl Fn(&str) -> String,
    ) -> Self {
        let questions = twins(quiz, scope, seed, count).into_iter().map(|(a, b)| match variant {
            Variant::A => a,
            Variant::B => b,
        });
        let (items, key) = questions
            .enumerate()
            .map(|(at, question)| {
                let arrangement = Arrangement::new(question, seed);
                let number = at + 1;
                let item = Item { number, prompt: &question.prompt, form: form(question, &arrangement) };
                let answer = answer(question, &arrangement, &name);
                let (reason, topic) = (&question.reason, &question.topic);
                (item, KeyLine { number, question, answer, reason, topic })
            })
            .unzip();
        Self { variant, seed, items, key }
    }
}

/// How often chance may try to find enough pairs; some first choices leave little for the others.
const TRIES: u32 = 8;

/// Pairs of questions for both variants, by skill: the most that were found.
fn twins<'a>(quiz: &'a Quiz, scope: Scope<'_>, seed: u32, count: usize) -> Vec<(&'a Question, &'a Question)> {
    let mut best = Vec::new();
    for attempt in 0..TRIES {
        let found = attempt_at_twins(quiz, scope, attempt, seed, count);
        if found.len() > best.len() {
            best = found;
        }
        if best.len() == count {
            break;
        }
    }
    best
}

/// One attempt: every skill gets a pair before any gets a second.
fn attempt_at_twins<'a>(
    quiz: &'a Quiz,
    scope: Scope<'_>,
    attempt: u32,
    seed: u32,
    count: usize,
) -> Vec<(&'a Question, &'a Question)> {
    let mut skills: Vec<(usize, Vec<&Question>)> = quiz
        .skills
        .iter()
        .map(|skill| {
            let own = quiz.questions.iter().filter(|one| one.skill == skill.id && scope.holds(one));
            let mut own: Vec<_> = own.collect();
            Random::new(seed, &format!("{attempt} {}", skill.id)).shuffle(&mut own);
            own
        })
        .enumerate()
        .filter(|(_, own)| !own.is_empty())
        .collect();
    // Where there are more skills than the sheet is long, chance decides which come first.
    Random::new(seed, &format!("{attempt} skills")).shuffle(&mut skills);
    // Among them those with few questions choose first, or others would take their figures away.
    let middle = count.min(skills.len());
    let (first, rest) = skills.split_at_mut(middle);
    for part in [first, rest] {
        part.sort_by_key(|(place, own)| (own.len(), *place));
    }
    let mut used: Vec<&str> = Vec::new();
    let mut pairs: Vec<(usize, (&Question, &Question))> = Vec::new();
    loop {
        let before = pairs.len();
        for (place, own) in &mut skills {
            if pairs.len() == count {
                break;
            }
            let Some((one, other)) = pair(own, &used) else { continue };
            used.extend(figures(one).chain(figures(other)));
            own.retain(|question| question.id != one.id && question.id != other.id);
            pairs.push((*place, (one, other)));
        }
        if pairs.len() == before {
            break;
        }
    }
    pairs.sort_by_key(|(place, _)| *place);
    pairs.into_iter().map(|(_, pair)| pair).collect()
}

/// The first two that may stand for each other, about figures that are not used yet.
fn pair<'a>(own: &[&'a Question], used: &[&str]) -> Option<(&'a Question, &'a Question)> {
    let is_free = |question: &Question| !figures(question).any(|figure| used.contains(&figure));
    let free: Vec<&Question> = own.iter().copied().filter(|question| is_free(question)).collect();
    free.iter().enumerate().find_map(|(at, one)| {
        let other = free[at + 1..].iter().find(|other| one.is_twin_of(other))?;
        Some((*one, *other))
    })
}

fn figures(question: &Question) -> impl Iterator<Item = &str> {
    question.about.iter().filter_map(|subject| match subject {
        Subject::Figure(id) => Some(id.as_str()),
        _ => None,
    })
}

/// The letter of a place: A, B, C …
pub fn letter(place: usize) -> char {
    u8::try_from(place).ok().filter(|place| *place < 26).map_or('?', |place| char::from(b'A' + place))
}

fn form<'a>(question: &'a Question, arrangement: &Arrangement) -> Form<'a> {
    let shown = |choices: &'a [Choice]| {
        let found = arrangement.positions().iter().filter_map(|position| choices.get(*position));
        found.map(|choice| choice.text.as_str()).collect()
    };
    match &question.task {
        Task::Choice { options, .. } => Form::Choice(shown(options)),
        Task::Judge { .. } => Form::Judge,
        Task::Match { left, right } => {
            let partners = arrangement.positions().iter().filter_map(|position| right.get(*position));
            Form::Match {
                left: left.iter().map(String::as_str).collect(),
                right: partners.map(String::as_str).collect(),
            }
        }
        Task::Order { items, direction } => Form::Order { items: shown(items), direction: *direction },
        Task::Estimate { unit, min, max, .. } => Form::Estimate { unit, min: *min, max: *max },
        Task::Find { .. } => Form::Find,
    }
}

fn answer(question: &Question, arrangement: &Arrangement, name: impl Fn(&str) -> String) -> String {
    let letter_of = |position: usize| arrangement.place(position).map_or('?', letter);
    match &question.task {
        Task::Choice { options, right } => {
            let right = usize::from(*right);
            let choice = options.get(right);
            let text = choice.map_or("", |option| option.text.as_str());
            // A number that the report doesn't say stands beside its sum.
            let shows =
                choice.and_then(|option| option.shows.as_ref()).filter(|shows| shows.starts_with("计算值"));
            let shows = shows.map_or_else(String::new, |shows| format!("（{shows}）"));
            format!("{} {text}{shows}", letter_of(right))
        }
        Task::Judge { holds } => if *holds { "对" } else { "不对" }.to_owned(),
        Task::Match { left, .. } => {
            let pairs = left.iter().enumerate().map(|(at, thing)| format!("{thing}—{}", letter_of(at)));
            pairs.collect::<Vec<_>>().join("；")
        }
        Task::Order { items, .. } => {
            (0..items.len()).map(letter_of).map(String::from).collect::<Vec<_>>().join(" → ")
        }
        Task::Estimate { said, .. } => said.clone(),
        Task::Find { elements } => elements.iter().map(|id| name(id)).collect::<Vec<_>>().join("、"),
    }
}
