//! How wide words are, and where their lines may break.
//!
//! SVG text does not wrap, and what a reader's font measures is not known when
//! a drawing is laid out. So widths are estimated on the safe side.

/// Marks that must not begin a line.
const CLOSING: &str = "，。、；：！？）》”’·…%";
/// Marks that must not end a line.
const OPENING: &str = "（《“‘";
/// Particles that belong to the word before them.
const PARTICLES: &str = "的了着过得地们";

/// The advance width of a character in em, rather too wide than too narrow.
pub fn advance(character: char) -> f64 {
    match character {
        ' ' => 0.35,
        'm' | 'w' | 'M' | 'W' | '@' | '%' => 0.95,
        character if character.is_ascii_uppercase() => 0.72,
        character if character.is_ascii() => 0.6,
        _ => 1.0,
    }
}

/// The width of a text in em.
pub fn width(text: &str) -> f64 {
    text.chars().map(advance).sum()
}

/// Whether the marks and letters on both sides let a line end here; at both ends of the text they do.
pub fn may_break(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => {
            let in_word = before.is_ascii_alphanumeric() && (after.is_ascii_alphanumeric() || after == '.')
                || before == '.' && after.is_ascii_digit();
            // A doubled word such as 件件 means something else than the single one.
            let doubled = before == after;
            !in_word
                && !doubled
                && !CLOSING.contains(after)
                && !PARTICLES.contains(after)
                && !OPENING.contains(before)
        }
        _ => true,
    }
}

/// Breaks a text into lines of at most `max_em`, each as long as it can be.
///
/// Lines break between any two characters that may be parted; a part that
/// allows no break may be wider than `max_em`.
pub fn fill(text: &str, max_em: f64) -> Vec<&str> {
    let mut lines = Vec::new();
    let (mut start, mut last) = (0, 0);
    for (at, character) in text.char_indices() {
        if may_break(text, at) {
            last = at;
        }
        if width(&text[start..at]) + advance(character) > max_em && last > start {
            lines.push(&text[start..last]);
            start = last;
        }
    }
    if start < text.len() {
        lines.push(&text[start..]);
    }
    lines
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn widths_are_on_the_safe_side() {
        assert!((width("洛江“四区”") - 6.0).abs() < 1e-9);
        assert!((width("2023年") - 3.4).abs() < 1e-9);
        assert!(width("5G") > 1.2);
    }

    #[test]
    fn lines_break_where_they_may() {
        assert_eq!(fill("目标比上年高，约1.3个百分点", 6.0), ["目标比上年", "高，约1.3个", "百分点"]);
        assert_eq!(fill("短", 6.0), ["短"]);
        assert!(fill("", 6.0).is_empty());
    }

    proptest! {
        #[test]
        fn no_character_is_lost(text in "[一-三，。a-c0-9.%（）]{0,40}", max in 3.0..20.0_f64) {
            prop_assert_eq!(fill(&text, max).concat(), text);
        }
    }
}
