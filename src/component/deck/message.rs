//! What the slides and the window with the teacher's notes say to each other.
//!
//! Texts, as anything may arrive at a window: what is not exactly one of ours is nothing.

/// What every message begins with; a number that a later protocol would change.
const OURS: &str = "luojiang-deck 1 ";

/// The longest message that is read, in bytes.
const LONGEST: usize = 120;

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// The notes are there, and want to know where the slides are.
    Hello,
    /// Where the slides are.
    State {
        /// The slide's id.
        slide: String,
        /// Whether the screen is black.
        black: bool,
        /// What the lesson's clock shows, in seconds.
        seconds: u32,
        /// Whether it runs.
        runs: bool,
    },
    /// The slides are to show this one, by its id.
    Go(String),
    /// The screen is to become black, or bright again.
    Black,
    /// The clock is to start, or to rest.
    Clock,
}

impl Message {
    /// The message as a text.
    pub fn text(&self) -> String {
        let flag = u8::from;
        let rest = match self {
            Self::Hello => "hello".to_owned(),
            Self::State { slide, black, seconds, runs } => {
                format!("state {slide} {} {seconds} {}", flag(*black), flag(*runs))
            }
            Self::Go(slide) => format!("go {slide}"),
            Self::Black => "black".to_owned(),
            Self::Clock => "clock".to_owned(),
        };
        format!("{OURS}{rest}")
    }

    /// Reads a text; nothing if it is not one of ours.
    pub fn parse(text: &str) -> Option<Self> {
        let ours = Some(text).filter(|text| text.len() <= LONGEST)?.strip_prefix(OURS)?;
        let words: Vec<_> = ours.split(' ').collect();
        let flag = |word: &str| match word {
            "0" => Some(false),
            "1" => Some(true),
            _ => None,
        };
        match words[..] {
            ["hello"] => Some(Self::Hello),
            ["black"] => Some(Self::Black),
            ["clock"] => Some(Self::Clock),
            ["go", slide] => Some(Self::Go(id(slide)?)),
            ["state", slide, black, seconds, runs] => {
                let number: u32 = seconds.parse().ok()?;
                // No signs, no leading zeros.
                let seconds = Some(number).filter(|number| number.to_string() == seconds)?;
                Some(Self::State { slide: id(slide)?, black: flag(black)?, seconds, runs: flag(runs)? })
            }
            _ => None,
        }
    }
}

/// Something that may be a slide's id.
fn id(word: &str) -> Option<String> {
    let is_one = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    is_one.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn junk_is_nothing() {
        for text in [
            "",
            "hello",
            "luojiang-deck 1",
            "luojiang-deck 1 ",
            "luojiang-deck 2 hello",
            "luojiang-deck 1 go",
            "luojiang-deck 1 go ",
            "luojiang-deck 1 go ../x",
            "luojiang-deck 1 go a b",
            "luojiang-deck 1 state gdp 1 -3 0",
            "luojiang-deck 1 state gdp 1 +3 0",
            "luojiang-deck 1 state gdp 2 3 0",
            "luojiang-deck 1 state gdp 1 99999999999 0",
        ] {
            assert_eq!(Message::parse(text), None, "{text}");
        }
        assert_eq!(Message::parse(&format!("luojiang-deck 1 go {}", "a".repeat(200))), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn what_is_said_is_understood(slide in "[a-z][a-z0-9-]{0,30}", black: bool, seconds: u32, runs: bool) {
            let go = Message::Go(slide.clone());
            prop_assert_eq!(Message::parse(&go.text()), Some(go));
            let state = Message::State { slide, black, seconds, runs };
            prop_assert_eq!(Message::parse(&state.text()), Some(state));
        }

        #[test]
        fn nothing_breaks_it(text in "(luojiang-deck 1 )?(go|state|hello)?\\PC{0,140}") {
            if let Some(message) = Message::parse(&text) {
                prop_assert_eq!(message.text(), text);
            }
        }
    }
}
