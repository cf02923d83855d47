//! Which sheets a teacher wants. The URL tells it: the same link makes the same sheets.

use report_model::Quiz;
use report_quiz::Scope;

use crate::query;

/// The names of our parameters.
const OURS: [&str; 4] = ["scope", "seed", "n", "sheets"];

/// The largest seed; short enough to be copied by hand.
pub const MAX_SEED: u32 = 9999;

/// How many questions a sheet may have.
pub const COUNTS: [usize; 5] = [4, 6, 8, 10, 12];

/// The sheets that every report has, in the order in which they are printed, and what teachers read. What pupils fill in
/// freely stands before the key, which comes last.
pub const SHEETS: [(&str, &str); 5] = [
    ("a", "A卷"),
    ("b", "B卷：本领一样，题目不同"),
    ("blank", "空白结构图：写名字、涂颜色"),
    ("words", "空白结构图，带词库（低年级）"),
    ("key", "答案（教师用，单独一页）"),
];

/// From which questions the sheets are made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Pool {
    /// From all.
    #[default]
    All,
    /// From those of a theme, by its id.
    Theme(String),
    /// From those that a lesson trains, by its id.
    Lesson(String),
}

impl Pool {
    /// Its name in the URL.
    pub fn key(&self) -> String {
        match self {
            Self::All => "all".to_owned(),
            Self::Theme(id) => format!("theme-{id}"),
            Self::Lesson(id) => format!("lesson-{id}"),
        }
    }

    /// The other way round; nothing for what there is not.
    pub fn parse(key: &str, quiz: &Quiz) -> Option<Self> {
        if key == "all" {
            return Some(Self::All);
        }
        let theme = key.strip_prefix("theme-").filter(|id| quiz.themes.iter().any(|theme| theme.id == *id));
        let lesson =
            key.strip_prefix("lesson-").filter(|id| quiz.courses.iter().any(|course| course.id == *id));
        theme.map(|id| Self::Theme(id.to_owned())).or(lesson.map(|id| Self::Lesson(id.to_owned())))
    }

    /// The questions that it means.
    pub fn scope<'a>(&'a self, quiz: &'a Quiz) -> Scope<'a> {
        match self {
            Self::All => Scope::All,
            Self::Theme(id) => Scope::Theme(id),
            Self::Lesson(id) => {
                let course = quiz.courses.iter().find(|course| &course.id == id);
                Scope::Skills(course.map_or(&[], |course| &course.skills))
            }
        }
    }

    /// What it is called on the sheets.
    pub fn name<'a>(&self, quiz: &'a Quiz) -> &'a str {
        match self {
            Self::All => "整份报告",
            Self::Theme(id) => {
                quiz.themes.iter().find(|theme| &theme.id == id).map_or("", |theme| theme.name.as_str())
            }
            Self::Lesson(id) => {
                quiz.courses.iter().find(|course| &course.id == id).map_or("", |course| course.title.as_str())
            }
        }
    }
}

/// What a teacher has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// From which questions the sheets are made.
    pub pool: Pool,
    /// The number that makes the same sheets again.
    pub seed: u32,
    /// How many questions a sheet has at most.
    pub count: usize,
    /// Names of the sheets.
    pub sheets: Vec<String>,
}

impl Default for Choice {
    fn default() -> Self {
        let sheets = ["a", "b", "blank", "key"].map(str::to_owned).to_vec();
        Self { pool: Pool::All, seed: 1, count: 8, sheets }
    }
}

impl Choice {
    /// Whether a sheet is wanted.
    pub fn has(&self, sheet: &str) -> bool {
        self.sheets.iter().any(|own| own == sheet)
    }

    /// Wants a sheet, or no longer.
    pub fn toggle(&mut self, sheet: &str) {
        if self.has(sheet) {
            self.sheets.retain(|own| own != sheet);
        } else {
            self.sheets.push(sheet.to_owned());
        }
    }

    /// Reads a query (`?scope=theme-city&seed=17&n=6&sheets=a.b.key`). What is unknown or malformed is as by default.
    pub fn parse(query: &str, quiz: &Quiz) -> Self {
        let mut choice = Self::default();
        for (key, value) in query::pairs(query) {
            match key {
                "scope" => choice.pool = Pool::parse(value, quiz).unwrap_or_default(),
                "seed" => choice.seed = seed(value).unwrap_or(choice.seed),
                "n" => {
                    let known = COUNTS.into_iter().find(|count| count.to_string() == value);
                    choice.count = known.unwrap_or(choice.count);
                }
                "sheets" => {
                    let mut sheets: Vec<String> = Vec::new();
                    for name in value.split('.') {
                        let is_known = SHEETS.iter().any(|(known, _)| *known == name)
                            || free(quiz).any(|(known, _)| known == name);
                        if is_known && !sheets.iter().any(|own| own == name) {
                            sheets.push(name.to_owned());
                        }
                    }
                    if !sheets.is_empty() {
                        choice.sheets = sheets;
                    }
                }
                _ => {}
            }
        }
        choice
    }

    /// The query that tells it. What others keep in `query` stays in it; what is as by default is not told.
    pub fn to_query(&self, query: &str) -> String {
        let usual = Self::default();
        let mut ours = Vec::new();
        if self.pool != usual.pool {
            ours.push(format!("scope={}", self.pool.key()));
        }
        if self.seed != usual.seed {
            ours.push(format!("seed={}", self.seed));
        }
        if self.count != usual.count {
            ours.push(format!("n={}", self.count));
        }
        // Without a sheet there is nothing that a link could show.
        if self.sheets != usual.sheets && !self.sheets.is_empty() {
            ours.push(format!("sheets={}", self.sheets.join(".")));
        }
        query::with(query, |key| OURS.contains(&key), ours)
    }
}

/// The sheets that pupils fill in freely: their names and titles.
pub fn free(quiz: &Quiz) -> impl Iterator<Item = &(String, String)> {
    quiz.courses.iter().flat_map(|course| &course.sheets)
}

/// A seed as it is written; nothing for what is none.
pub fn seed(text: &str) -> Option<u32> {
    query::number(text).filter(|seed| (1..=MAX_SEED).contains(seed))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::quiz;

    fn parsed(query: &str) -> Choice {
        Choice::parse(query, quiz())
    }

    #[test]
    fn a_query_tells_the_choice() {
        let choice = parsed("?scope=lesson-space&seed=17&n=6&sheets=a.words.proposal&x=1");
        assert_eq!(
            choice,
            Choice {
                pool: Pool::Lesson("space".into()),
                seed: 17,
                count: 6,
                sheets: vec!["a".into(), "words".into(), "proposal".into()],
            }
        );
        assert_eq!(
            choice.to_query("?x=1&seed=3"),
            "?x=1&scope=lesson-space&seed=17&n=6&sheets=a.words.proposal"
        );
        assert_eq!(parsed("?scope=theme-city").pool.name(quiz()), "城市");
        assert_eq!(Choice::default().to_query("?x"), "?x");
    }

    #[test]
    fn junk_is_as_by_default() {
        for query in [
            "",
            "?scope=",
            "?scope=theme-mars",
            "?scope=lesson-",
            "?scope=city",
            "?seed=0",
            "?seed=-1",
            "?seed=10000",
            "?seed=017",
            "?n=7",
            "?n=800",
            "?sheets=",
            "?sheets=x.y",
            "?sheets=<b>",
        ] {
            assert_eq!(parsed(query), Choice::default(), "{query}");
        }
        assert_eq!(parsed("?sheets=b.x.b.a").sheets, ["b", "a"]);
    }

    fn any_choice() -> impl Strategy<Value = Choice> {
        let quiz = quiz();
        let mut all = vec![Pool::All];
        all.extend(quiz.themes.iter().map(|theme| Pool::Theme(theme.id.clone())));
        all.extend(quiz.courses.iter().map(|course| Pool::Lesson(course.id.clone())));
        let names: Vec<_> =
            SHEETS.iter().map(|(name, _)| (*name).to_owned()).chain(["proposal".into()]).collect();
        let sheets = proptest::sample::subsequence(names, 1..=6);
        let count = proptest::sample::select(COUNTS.to_vec());
        (proptest::sample::select(all), 1..=MAX_SEED, count, sheets)
            .prop_map(|(pool, seed, count, sheets)| Choice { pool, seed, count, sheets })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn what_is_told_is_understood(choice in any_choice(), others in "(&?[b-d]=[a-z]{0,3}){0,3}") {
            prop_assert_eq!(parsed(&choice.to_query(&others)), choice);
        }

        #[test]
        fn any_query_is_read(
            query in prop_oneof!["\\PC{0,60}", "\\?(&?(scope|seed|n|sheets)=([a-z.-]{0,9}|[0-9]{0,6}|\\PC{0,6})){0,6}"],
        ) {
            let choice = parsed(&query);
            prop_assert!(!choice.sheets.is_empty() && COUNTS.contains(&choice.count));
        }
    }
}
