//! What holds for any text.

use proptest::prelude::*;
use report_speech::{LONGEST, sentences, spoken};

/// Texts like those of the report: words, numbers, marks.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[中国洛江亿万元个年月日第打]{1,9}",
        "[0-9]{1,6}",
        "[0-9]{1,3}(,[0-9]{3}){0,3}(\\.[0-9]{1,3})?%?",
        "[。！？，、；：“”（）《》 \n…—·+−×÷=≈≥%/:~.-]{1,3}",
        "[A-Za-z]{1,5}",
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Whether a character may be part of a number, given what is around it.
fn is_in_number(before: char, after: char) -> bool {
    let part = |char: char| char.is_ascii_digit();
    part(before) && (part(after) || ".,%".contains(after)) || part(after) && ".,".contains(before)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn anything_can_be_said(text in any::<String>()) {
        spoken(&text);
        sentences(&text);
    }

    #[test]
    fn no_digit_is_left(text in text()) {
        let said = spoken(&text);
        prop_assert!(!said.contains(|char: char| char.is_ascii_digit()), "{}", said);
    }

    #[test]
    fn sentences_are_the_whole_text_in_order(text in prop_oneof![text(), any::<String>()]) {
        let mut end = 0;
        for range in sentences(&text) {
            prop_assert_eq!(range.start, end);
            prop_assert!(range.start < range.end);
            prop_assert!(text.is_char_boundary(range.end));
            end = range.end;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn no_number_is_cut(text in text()) {
        for range in sentences(&text) {
            let around = (text[..range.start].chars().next_back(), text[range.start..].chars().next());
            if let (Some(before), Some(after)) = around {
                prop_assert!(!is_in_number(before, after), "{}|{}", &text[..range.start], &text[range]);
            }
        }
    }

    #[test]
    fn no_sentence_is_too_long_for_a_voice(text in "[中国洛江亿万元，、“”]{0,300}") {
        for range in sentences(&text) {
            prop_assert!(text[range.clone()].chars().count() <= LONGEST, "{}", &text[range]);
        }
    }

    #[test]
    fn amounts_have_one_reading_each(a in 0_u64..10_000_000_000, b in 0_u64..10_000_000_000) {
        // With a comma, nothing but an amount is meant.
        prop_assert_eq!(spoken(&format!("{a}.5")) == spoken(&format!("{b}.5")), a == b);
    }
}
