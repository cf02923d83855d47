//! Words in drawings: where they break into lines.
//!
//! SVG text does not wrap, so lines are broken here, between words.

use std::sync::OnceLock;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed, options::WordBreakInvariantOptions};

use crate::scale::{may_break, text_width as width};

/// Marks after which a reader pauses, and a line ends well.
const PAUSES: &str = "，。、；：！？";
/// What a line that ends in the middle of a phrase costs, in square em: as
/// much as lines of three and seven characters instead of twice five.
const MID_PHRASE: f64 = 8.0;

/// Breaks a text into as few lines as fit into `max_em`, as even as possible.
///
/// Lines break between words, if need be between characters, never inside a
/// number or a Latin word. A part that allows no break may be wider than `max_em`.
pub fn wrap(text: &str, max_em: f64) -> Vec<&str> {
    let mut breaks: Vec<usize> = words().segment_str(text).filter(|&at| may_break(text, at)).collect();
    let fits = |breaks: &[usize]| breaks.windows(2).all(|pair| width(&text[pair[0]..pair[1]]) <= max_em);
    if !fits(&breaks) {
        breaks = text.char_indices().map(|(at, _)| at).filter(|&at| may_break(text, at)).collect();
        breaks.push(text.len());
    }
    lines(text, &breaks, max_em)
}

/// The Chinese dictionary of the Unicode consortium.
fn words() -> WordSegmenterBorrowed<'static> {
    static WORDS: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    *WORDS.get_or_init(|| WordSegmenter::new_dictionary(WordBreakInvariantOptions::default()))
}

/// A way to set the text up to a break.
#[derive(Clone, Copy)]
struct Setting {
    lines: usize,
    /// The sum of the squared widths and penalties: least for even lines.
    cost: f64,
    /// Where the last line begins, as an index into the breaks.
    from: usize,
}

impl Setting {
    fn is_better_than(&self, other: &Self) -> bool {
        // A tie goes to the later beginning: rather a long line first.
        self.lines < other.lines || self.lines == other.lines && self.cost <= other.cost
    }
}

/// The best lines between some of the breaks, which start with 0 and end with the text's length.
fn lines<'a>(text: &'a str, breaks: &[usize], max_em: f64) -> Vec<&'a str> {
    let mut best: Vec<Setting> = vec![Setting { lines: 0, cost: 0.0, from: 0 }];
    for end in 1..breaks.len() {
        let settings = (0..end).filter_map(|from| {
            let line = &text[breaks[from]..breaks[end]];
            let width = width(line);
            let ends_well = end == breaks.len() - 1 || line.ends_with(|mark| PAUSES.contains(mark));
            let penalty = if ends_well { 0.0 } else { MID_PHRASE };
            // Neighbouring breaks are always allowed, so that every break can be reached.
            (width <= max_em || from + 1 == end).then(|| Setting {
                lines: best[from].lines + 1,
                cost: best[from].cost + width * width + penalty,
                from,
            })
        });
        let better = |best: Setting, one: Setting| if one.is_better_than(&best) { one } else { best };
        best.extend(settings.reduce(better));
    }
    let mut lines = Vec::new();
    let mut end = breaks.len().saturating_sub(1);
    while end > 0 {
        let from = best[end].from;
        lines.push(&text[breaks[from]..breaks[end]]);
        end = from;
    }
    lines.reverse();
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::content;

    #[test]
    fn lines_are_few_and_even() {
        assert_eq!(wrap("按法律办事", 7.0), ["按法律办事"]);
        assert_eq!(wrap("零售增速全市第一", 7.0), ["零售增速", "全市第一"]);
        assert_eq!(wrap("让工厂更会用数字技术", 7.0), ["让工厂更会", "用数字技术"]);
        assert_eq!(wrap("", 7.0), [""; 0]);
    }

    #[test]
    fn words_and_phrases_stay_whole() {
        assert_eq!(wrap("路通了，水电绿化在补", 7.0), ["路通了，", "水电绿化在补"]);
        assert_eq!(wrap("让空楼重新用起来", 7.0), ["让空楼重新", "用起来"]);
        assert_eq!(wrap("用数据帮着管城市", 7.0), ["用数据帮着", "管城市"]);
        assert_eq!(wrap("种树、护湿地、修矿山", 7.0), ["种树、护湿地、", "修矿山"]);
    }

    #[test]
    fn marks_numbers_and_latin_words_stay_whole() {
        assert_eq!(wrap("新建5G基站123456个", 5.0), ["新建", "5G基站", "123456个"]);
        assert_eq!(wrap("叫“绿满泉城”", 3.0), ["叫“绿", "满泉", "城”"]);
        assert_eq!(wrap("约1.5个", 2.0), ["约", "1.5", "个"]);
        assert_eq!(wrap("洛江·丰泽", 3.0), ["洛江·", "丰泽"]);
    }

    #[test]
    fn every_title_is_set_without_loss() {
        for passage in &content().passages {
            for width in [3.0, 4.0, 7.0] {
                let lines = wrap(&passage.title, width);
                assert_eq!(lines.concat(), passage.title);
                let begins_badly =
                    |line: &&str| line.starts_with(|mark| "，。、；：！？）》”’·…%".contains(mark));
                let ends_badly = |line: &&str| line.ends_with(|mark| "（《“‘".contains(mark));
                assert!(!lines.iter().any(|line| begins_badly(line) || ends_badly(line)), "{lines:?}");
                assert!(lines.iter().all(|line| super::width(line) <= width), "{lines:?}");
            }
        }
    }
}
