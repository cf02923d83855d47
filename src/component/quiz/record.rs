//! What the device remembers of a pupil's answers. Nothing of it leaves the device.

use report_model::Quiz;
use report_quiz::Mark;

/// How a theme went: how many were right, out of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Score {
    /// How many were right.
    pub right: u16,
    /// Out of how many; at least one.
    pub total: u16,
}

impl Score {
    /// Whether it is better than another one; with the same share the longer one is.
    fn beats(self, other: Self) -> bool {
        let share = |one: Self, by: Self| u32::from(one.right) * u32::from(by.total);
        let (own, others) = (share(self, other), share(other, self));
        own > others || (own == others && self.total > other.total)
    }

    /// Reads `3/5`.
    fn parse(text: &str) -> Option<Self> {
        let (right, total) = text.split_once('/')?;
        let score = Self { right: right.parse().ok()?, total: total.parse().ok()? };
        (score.total > 0 && score.total < 1000 && score.right <= score.total).then_some(score)
    }

    fn told(self) -> String {
        format!("{}/{}", self.right, self.total)
    }
}

/// The last and the best score of a theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The theme's id.
    pub theme: String,
    /// How it went the last time.
    pub last: Score,
    /// How it went when it went best.
    pub best: Score,
}

/// Everything that is remembered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Record {
    /// By theme, in the order in which they were first done.
    pub lines: Vec<Line>,
    /// Ids of the questions that were last answered wrongly.
    pub wrong: Vec<String>,
}

/// The version of the form in which it is kept.
const FORM: &str = "1";

impl Record {
    /// Reads what was kept. Others may have written there, and questions come and go: what makes no sense is left out.
    pub fn parse(text: &str, quiz: &Quiz) -> Self {
        let mut record = Self::default();
        let mut parts = text.split('|');
        if parts.next() != Some(FORM) {
            return record;
        }
        for line in parts.next().unwrap_or_default().split(';') {
            let mut fields = line.split(':');
            let mut field = || fields.next().unwrap_or_default();
            let theme = field();
            let (Some(last), Some(best)) = (Score::parse(field()), Score::parse(field())) else { continue };
            let is_known = quiz.themes.iter().any(|known| known.id == theme);
            if is_known && record.line(theme).is_none() && !last.beats(best) {
                record.lines.push(Line { theme: theme.to_owned(), last, best });
            }
        }
        for id in parts.next().unwrap_or_default().split(',') {
            if quiz.question(id).is_some() && !record.wrong.iter().any(|known| known == id) {
                record.wrong.push(id.to_owned());
            }
        }
        record
    }

    /// The form in which it is kept.
    pub fn told(&self) -> String {
        let line = |line: &Line| format!("{}:{}:{}", line.theme, line.last.told(), line.best.told());
        let lines: Vec<_> = self.lines.iter().map(line).collect();
        [FORM, &lines.join(";"), &self.wrong.join(",")].join("|")
    }

    /// The scores of a theme.
    pub fn line(&self, theme: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.theme == theme)
    }

    /// Takes an answered question: it is to be done again, or no longer.
    pub fn answered(&mut self, id: &str, mark: Mark) {
        self.wrong.retain(|other| other != id);
        if mark != Mark::Right {
            self.wrong.push(id.to_owned());
        }
    }

    /// Takes the score of a theme in a round that has ended.
    pub fn ended(&mut self, theme: &str, score: Score) {
        match self.lines.iter_mut().find(|line| line.theme == theme) {
            Some(line) => {
                line.last = score;
                if score.beats(line.best) {
                    line.best = score;
                }
            }
            None => self.lines.push(Line { theme: theme.to_owned(), last: score, best: score }),
        }
    }

    /// Whether there is nothing to remember.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.wrong.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::content::quiz;

    fn score(right: u16, total: u16) -> Score {
        Score { right, total }
    }

    #[test]
    fn the_best_score_stays() {
        let mut record = Record::default();
        record.ended("city", score(3, 5));
        record.ended("city", score(2, 5));
        record.ended("people", score(1, 1));
        assert_eq!(record.told(), "1|city:2/5:3/5;people:1/1:1/1|");
        record.ended("city", score(6, 10));
        assert_eq!(record.line("city").map(|line| line.best), Some(score(6, 10)));
    }

    #[test]
    fn a_wrong_answer_waits_until_it_is_right() {
        let mut record = Record::default();
        record.answered("city-parks", Mark::Partly);
        record.answered("city-words", Mark::Wrong);
        record.answered("city-parks", Mark::Wrong);
        assert_eq!(record.wrong, ["city-words", "city-parks"]);
        record.answered("city-words", Mark::Right);
        assert_eq!(Record::parse(&record.told(), quiz()), record);
        assert_eq!(record.wrong, ["city-parks"]);
    }

    #[test]
    fn junk_is_left_out() {
        for text in [
            "",
            "|",
            "2|city:1/2:1/2|city-parks",
            "1|city|",
            "1|city:1/0:1/0|",
            "1|city:5/2:1/2|",
            "1|city:-1/2:1/2|",
            "1|mars:1/2:1/2|",
            "1|city:2/2:1/2|",
            "1|city:1/2000:1/2|no-such-question,,<b>",
            "{\"city\":1}",
        ] {
            assert_eq!(Record::parse(text, quiz()), Record::default(), "{text}");
        }
        let record = Record::parse("1|city:1/2:2/2;city:0/2:2/2;x|city-parks,city-parks,x|more", quiz());
        assert_eq!(record.told(), "1|city:1/2:2/2|city-parks");
    }

    /// Something that may be kept: junk, or parts of records in some order.
    fn kept() -> impl Strategy<Value = String> {
        let themes = quiz().themes.iter().map(|theme| theme.id.as_str());
        let questions = quiz().questions.iter().map(|question| question.id.as_str());
        let words = themes.chain(questions).chain(["1", "|", ";", ":", ",", "3/5", "5/3", "0/0", "-1/9"]);
        let parts = proptest::collection::vec(proptest::sample::select(words.collect::<Vec<_>>()), 0..12);
        prop_oneof!["(1\\|)?\\PC{0,80}", parts.prop_map(|parts| format!("1|{}", parts.concat()))]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn anything_is_read(text in kept()) {
            let record = Record::parse(&text, quiz());
            prop_assert!(record.wrong.iter().all(|id| text.contains(id.as_str())));
            prop_assert!(record.lines.iter().all(|line| text.contains(line.theme.as_str())));
            prop_assert_eq!(Record::parse(&record.told(), quiz()), record);
        }
    }
}
