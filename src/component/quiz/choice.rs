//! What was chosen on the quiz's page. The URL tells it, so that a teacher's link asks the same questions in the same
//! order.

use report_model::Quiz;
use report_quiz::Round;

use crate::{component::asking::Mode, query};

/// The names of our parameters.
const OURS: [&str; 6] = ["theme", "kind", "n", "mode", "seed", "at"];

/// The kinds of questions, and what readers call them.
pub const KINDS: [(&str, &str); 6] = [
    ("choice", "选择"),
    ("judge", "判断"),
    ("match", "连一连"),
    ("order", "排一排"),
    ("estimate", "估一估"),
    ("find", "图上找"),
];

/// How many questions are on offer; none stands for all.
pub const COUNTS: [Option<usize>; 4] = [Some(5), Some(10), Some(20), None];

/// The largest seed; short enough to be read out.
pub const MAX_SEED: u32 = 9999;

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which questions are asked.
    pub round: Round,
    /// Who answers.
    pub mode: Mode,
    /// Which question is shown, from 1; none before they begin.
    pub at: Option<usize>,
}

impl Default for Choice {
    fn default() -> Self {
        let round = Round { count: Some(10), seed: 1, ..Round::default() };
        Self { round, mode: Mode::Alone, at: None }
    }
}

impl Choice {
    /// Reads a query (`?theme=city.people&n=5&seed=17&at=2`). What is unknown or malformed is as by default.
    pub fn parse(query: &str, quiz: &Quiz) -> Self {
        let mut choice = Self::default();
        for (key, value) in query::pairs(query) {
            let round = &mut choice.round;
            match key {
                "theme" => {
                    let is_asked = |id: &str| value.split('.').any(|asked| asked == id);
                    let known = quiz.themes.iter().filter(|theme| is_asked(&theme.id));
                    round.themes = known.map(|theme| theme.id.clone()).collect();
                }
                "kind" => {
                    let known = KINDS.iter().find(|(kind, _)| *kind == value);
                    round.kind = known.map(|(kind, _)| (*kind).to_owned());
                }
                "n" => {
                    let known = COUNTS.iter().find(|count| count_key(**count) == value);
                    round.count = known.copied().unwrap_or(round.count);
                }
                "mode" if value == "class" => choice.mode = Mode::Class,
                "seed" => {
                    let seed = query::number(value).filter(|seed| (1..=MAX_SEED).contains(seed));
                    round.seed = seed.unwrap_or(round.seed);
                }
                "at" => choice.at = query::number(value).and_then(|at| usize::try_from(at).ok()),
                _ => {}
            }
        }
        // A theme without such a question would ask nothing.
        if choice.round.fitting(quiz).is_empty() {
            choice.round.kind = None;
        }
        let last = choice.round.questions(quiz).len();
        choice.at = choice.at.filter(|at| (1..=last).contains(at));
        choice
    }

    /// The query that tells it. What others keep in `query` stays in it; what is as by default is not told.
    pub fn to_query(&self, query: &str) -> String {
        let usual = Self::default();
        let mut ours = Vec::new();
        if !self.round.themes.is_empty() {
            ours.push(format!("theme={}", self.round.themes.join(".")));
        }
        if let Some(kind) = &self.round.kind {
            ours.push(format!("kind={kind}"));
        }
        if self.round.count != usual.round.count {
            ours.push(format!("n={}", count_key(self.round.count)));
        }
        if self.mode == Mode::Class {
            ours.push("mode=class".to_owned());
        }
        if let Some(at) = self.at {
            ours.push(format!("seed={}", self.round.seed));
            ours.push(format!("at={at}"));
        }
        query::with(query, |key| OURS.contains(&key), ours)
    }
}

/// The name of a count in the URL.
pub fn count_key(count: Option<usize>) -> String {
    count.map_or_else(|| "all".to_owned(), |count| count.to_string())
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
        let choice = parsed("?theme=people.city&kind=match&n=5&mode=class&seed=17&at=2&c=elder");
        assert_eq!(choice.round.themes, ["city", "people"]);
        assert_eq!(choice.round.kind.as_deref(), Some("match"));
        assert_eq!(
            (choice.round.count, choice.mode, choice.round.seed, choice.at),
            (Some(5), Mode::Class, 17, Some(2))
        );
        assert_eq!(
            choice.to_query("?c=elder&at=9"),
            "?c=elder&theme=city.people&kind=match&n=5&mode=class&seed=17&at=2"
        );
        assert_eq!(Choice::default().to_query("?x"), "?x");
    }

    #[test]
    fn junk_is_as_by_default() {
        for query in [
            "",
            "?theme=",
            "?theme=mars",
            "?kind=essay",
            "?n=0",
            "?n=-5",
            "?n=100000000000000000000",
            "?mode=chaos",
            "?seed=0",
            "?seed=+1",
            "?seed=99999",
            "?seed=1e3",
            "?at=0",
            "?at=11",
            "?at=x",
            "?theme=%E5%9F%8E&at=%00",
        ] {
            assert_eq!(parsed(query), Choice::default(), "{query}");
        }
    }

    #[test]
    fn a_kind_that_a_theme_does_not_have_is_ignored() {
        let choice = parsed("?theme=civics&kind=find&at=1");
        assert_eq!((choice.round.kind, choice.at), (None, Some(1)));
    }

    fn any_choice() -> impl Strategy<Value = Choice> {
        let themes: Vec<_> = quiz().themes.iter().map(|theme| theme.id.clone()).collect();
        let themes = proptest::sample::subsequence(themes, 0..=quiz().themes.len());
        let count = proptest::sample::select(COUNTS.to_vec());
        let mode = prop_oneof![Just(Mode::Alone), Just(Mode::Class)];
        (themes, count, mode, 1..=MAX_SEED, 1..=5_usize).prop_map(|(themes, count, mode, seed, at)| Choice {
            round: Round { themes, kind: None, count, seed },
            mode,
            at: Some(at),
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn what_is_told_is_understood(choice in any_choice(), others in "(&?[b-d]=[a-z]{0,3}){0,3}") {
            prop_assert_eq!(parsed(&choice.to_query(&others)), choice);
        }

        #[test]
        fn any_query_is_read(
            query in prop_oneof!["\\PC{0,60}", "\\?(&?(theme|kind|n|mode|seed|at)=([a-z]{0,9}|[0-9]{0,6}|\\PC{0,6})){0,6}"],
        ) {
            let choice = parsed(&query);
            prop_assert!(!choice.round.questions(quiz()).is_empty());
        }
    }
}
