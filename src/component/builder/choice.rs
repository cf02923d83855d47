//! What an editor has chosen: what is to be shown, how it is put into a page, how it looks. The URL tells it, so that a
//! choice can be passed on as a link.

/// How a thing gets into somebody's page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    /// A frame of a fixed shape: for editors that strip scripts.
    #[default]
    Frame,
    /// A frame that a script gives the height of its content.
    Script,
    /// An element that the same script knows.
    Element,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Frame, Self::Script, Self::Element];

    /// Its name in the URL.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Script => "script",
            Self::Element => "element",
        }
    }

    /// What editors read.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Frame => "只有框：编辑器会删掉脚本，就用它",
            Self::Script => "框加脚本：高度跟着内容变",
            Self::Element => "一个元素：最短，也要脚本",
        }
    }
}

/// Words of the reading settings that a frame may start with (see `comfort.js`), and what editors read.
pub const THEMES: [(&str, &str); 4] =
    [("", "跟随读者的系统"), ("light", "浅色"), ("dark", "深色"), ("high", "高对比度")];

/// The same for the size of the type.
pub const SIZES: [(&str, &str); 5] =
    [("", "标准"), ("size2", "大"), ("size3", "更大"), ("size4", "最大"), ("elder", "长者版")];

/// The shape of a frame that doesn't follow its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A height in CSS pixels.
    Pixels(u16),
    /// Width to height.
    Ratio(u8, u8),
}

impl Shape {
    /// The ratios on offer.
    pub const RATIOS: [Self; 4] =
        [Self::Ratio(16, 9), Self::Ratio(4, 3), Self::Ratio(1, 1), Self::Ratio(3, 4)];

    /// The heights that make sense, in CSS pixels.
    pub const HEIGHTS: std::ops::RangeInclusive<u16> = 120..=4000;

    /// What a frame starts with.
    pub const USUAL: Self = Self::Pixels(480);

    /// Its name in the URL: `480`, `4-3`.
    pub fn key(self) -> String {
        match self {
            Self::Pixels(height) => height.to_string(),
            Self::Ratio(width, height) => format!("{width}-{height}"),
        }
    }

    /// The other way round; nothing for what is not on offer.
    pub fn parse(key: &str) -> Option<Self> {
        if let Some(ratio) = Self::RATIOS.into_iter().find(|ratio| ratio.key() == key) {
            return Some(ratio);
        }
        let is_plain = key.bytes().all(|byte| byte.is_ascii_digit());
        let height = key.parse().ok().filter(|height| is_plain && Self::HEIGHTS.contains(height))?;
        Some(Self::Pixels(height))
    }
}

/// What an editor has chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is shown: kind and id, as in `chart/gdp-growth`.
    pub show: String,
    /// How it gets into the page.
    pub way: Way,
    /// One of [`THEMES`].
    pub theme: &'static str,
    /// One of [`SIZES`].
    pub size: &'static str,
    /// The shape, where the way needs one.
    pub shape: Shape,
}

impl Choice {
    /// A choice of a thing as it comes.
    pub fn of(show: &str) -> Self {
        Self { show: show.to_owned(), way: Way::default(), theme: "", size: "", shape: Shape::USUAL }
    }

    /// The kind of what is shown.
    pub fn kind(&self) -> &str {
        self.show.split('/').next().unwrap_or_default()
    }

    /// Reads a query (`?show=chart/gdp-growth&theme=dark`). What is unknown, malformed or not among what `is_offered`
    /// is as in `usual`.
    pub fn parse(query: &str, usual: Self, is_offered: impl Fn(&str) -> bool) -> Self {
        let mut choice = usual;
        for pair in query.trim_start_matches('?').split('&') {
            let Some((name, value)) = pair.split_once('=') else { continue };
            // The only character of these values that browsers escape.
            let value = value.replace("%2F", "/").replace("%2f", "/");
            let word = |words: &[(&'static str, _)]| {
                words.iter().find(|(word, _)| *word == value).map(|(word, _)| *word)
            };
            match name {
                "show" if is_offered(&value) => choice.show = value,
                "way" => {
                    choice.way = Way::ALL.into_iter().find(|way| way.key() == value).unwrap_or(choice.way);
                }
                "theme" => choice.theme = word(&THEMES).unwrap_or(choice.theme),
                "size" => choice.size = word(&SIZES).unwrap_or(choice.size),
                "height" => choice.shape = Shape::parse(&value).unwrap_or(choice.shape),
                _ => {}
            }
        }
        choice
    }

    /// The query that tells the choice. What others keep in `query` stays in it.
    pub fn to_query(&self, query: &str) -> String {
        const OURS: [&str; 5] = ["show", "way", "theme", "size", "height"];
        let others = query
            .trim_start_matches('?')
            .split('&')
            .filter(|pair| !pair.is_empty() && !OURS.contains(&pair.split('=').next().unwrap_or_default()));
        let mut pairs = vec![format!("show={}", self.show)];
        if self.way != Way::default() {
            pairs.push(format!("way={}", self.way.key()));
        }
        for (name, word) in [("theme", self.theme), ("size", self.size)] {
            if !word.is_empty() {
                pairs.push(format!("{name}={word}"));
            }
        }
        if self.shape != Shape::USUAL {
            pairs.push(format!("height={}", self.shape.key()));
        }
        pairs.extend(others.map(str::to_owned));
        format!("?{}", pairs.join("&"))
    }

    /// The reading settings that the choice amounts to, as `?c=` has them; empty without any.
    pub fn settings(&self) -> String {
        let words: Vec<_> = [self.size, self.theme].into_iter().filter(|word| !word.is_empty()).collect();
        words.join(".")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parsed(query: &str) -> Choice {
        Choice::parse(query, Choice::of("chart/gdp-growth"), |show| show == "term/gdp")
    }

    #[test]
    fn a_query_tells_the_choice() {
        let choice = parsed("?show=term%2Fgdp&way=element&theme=dark&size=size3&height=4-3&c=elder");
        assert_eq!(
            choice,
            Choice {
                show: "term/gdp".into(),
                way: Way::Element,
                theme: "dark",
                size: "size3",
                shape: Shape::Ratio(4, 3),
            }
        );
        assert_eq!(
            choice.to_query("?c=elder&show=chart/other&x"),
            "?show=term/gdp&way=element&theme=dark&size=size3&height=4-3&c=elder&x"
        );
        assert_eq!(choice.settings(), "size3.dark");
    }

    #[test]
    fn what_is_not_on_offer_is_ignored() {
        let usual = Choice::of("chart/gdp-growth");
        for query in [
            "",
            "?",
            "?show=chart/nothing",
            "?show=",
            "?show=../../elsewhere",
            "?way=telegraph&theme=pink&size=huge",
            "?height=5",
            "?height=99999",
            "?height=-480",
            "?height=+480",
            "?height=5-4",
        ] {
            assert_eq!(parsed(query), usual, "{query}");
        }
    }

    #[test]
    fn what_comes_as_usual_is_not_told() {
        assert_eq!(Choice::of("report/all").to_query(""), "?show=report/all");
        assert_eq!(Choice::of("report/all").settings(), "");
    }

    fn any_choice() -> impl Strategy<Value = Choice> {
        let shape = prop_oneof![
            Shape::HEIGHTS.prop_map(Shape::Pixels),
            proptest::sample::select(Shape::RATIOS.to_vec()),
        ];
        let word = |words: &[(&'static str, &'static str)]| {
            proptest::sample::select(words.iter().map(|(word, _)| *word).collect::<Vec<_>>())
        };
        let way = proptest::sample::select(Way::ALL.to_vec());
        ("[a-z]{1,9}/[a-z0-9-]{1,20}", way, word(&THEMES), word(&SIZES), shape)
            .prop_map(|(show, way, theme, size, shape)| Choice { show, way, theme, size, shape })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(100_000))]

        #[test]
        fn what_is_told_is_understood(choice in any_choice(), others in "(&?[a-z=]{0,6}){0,3}") {
            let query = choice.to_query(&others);
            prop_assert_eq!(Choice::parse(&query, Choice::of("report/all"), |_| true), choice);
        }

        #[test]
        fn any_query_is_read(query in "\\PC{0,60}") {
            let choice = parsed(&query);
            prop_assert!(["chart/gdp-growth", "term/gdp"].contains(&&*choice.show));
        }
    }
}
