//! Where a text is cut, so that each piece can be said in one breath.

use std::ops::Range;

use crate::scan::is_among;

/// How long a piece may be, in syllables: some of Chromium's voices fall silent after 15 seconds, which at the slowest
/// speed are about 50.
pub const LONGEST: usize = 50;

/// No piece that is cut at a comma is shorter than this, in syllables, if that can be helped.
const SHORTEST: usize = 16;

/// The sentences of a text as byte ranges, which cover all of it in order.
///
/// Closing quotes and brackets stay with the sentence that they close, and
/// what stands in brackets with what it explains. A line ends a sentence. A
/// sentence that is longer than [`LONGEST`] is cut at a weaker mark, but never
/// within a number or a word of letters.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let mut ranges = vec![];
    let mut start = 0;
    while start < chars.len() {
        let rest = &chars[start..];
        let mut length = sentence(rest);
        if weight(&rest[..length]) > LONGEST {
            length = piece(&rest[..length]);
        }
        let end = start + length;
        let byte = |at: usize| chars.get(at).map_or(text.len(), |(byte, _)| *byte);
        ranges.push(byte(start)..byte(end));
        start = end;
    }
    ranges
}

/// How many characters the sentence at the start of a text has, with the space after it.
fn sentence(chars: &[(usize, char)]) -> usize {
    let mut depth = 0_usize;
    for (i, (_, char)) in chars.iter().enumerate() {
        let next = chars.get(i + 1).map(|(_, char)| *char);
        match char {
            '\n' => return past_space(chars, i + 1),
            '“' | '（' | '《' | '‘' | '(' | '「' | '【' => depth += 1,
            '”' | '）' | '》' | '’' | ')' | '」' | '】' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let has_ended = depth == 0 && is_end(chars, i);
        if has_ended
            && !next.is_some_and(|next| is_closing(next) || is_stop(next) || is_among(next, "，、；："))
        {
            return past_space(chars, i + 1);
        }
    }
    chars.len()
}

/// Whether a sentence may end after a character: a full stop, or the bracket that closes after one.
fn is_end(chars: &[(usize, char)], at: usize) -> bool {
    let mut back = chars[..=at].iter().rev().map(|(_, char)| *char).skip_while(|char| is_closing(*char));
    back.next().is_some_and(is_stop)
}

fn is_stop(char: char) -> bool {
    is_among(char, "。！？!?…")
}

fn is_closing(char: char) -> bool {
    is_among(char, "”’）》」』】)")
}

/// The place after the spaces and lines that follow a place.
fn past_space(chars: &[(usize, char)], at: usize) -> usize {
    at + chars[at..].iter().take_while(|(_, char)| char.is_whitespace()).count()
}

/// How long a text takes, in syllables; a digit says its place, too.
fn weight(chars: &[(usize, char)]) -> usize {
    chars.iter().map(|(_, char)| syllables(*char)).sum()
}

fn syllables(char: char) -> usize {
    match char {
        '0'..='9' | '０'..='９' => 2,
        '%' | '≥' | '≤' | '≈' => 3,
        char if char.is_whitespace() => 0,
        _ => 1,
    }
}

/// How many characters of a sentence that is too long are said first.
fn piece(chars: &[(usize, char)]) -> usize {
    let mut best = (0, 0);
    let mut length = 0;
    for i in 0..chars.len() - 1 {
        length += syllables(chars[i].1);
        if length > LONGEST {
            break;
        }
        let rank = rank(chars, i) * if length < SHORTEST { 1 } else { 8 };
        if rank >= best.0 && rank > 0 {
            best = (rank, past_space(chars, i + 1));
        }
    }
    if best.0 > 0 {
        return best.1;
    }
    // A number or a word without end stays in one piece.
    (1..chars.len()).find(|at| !is_one(chars[at - 1].1, chars[*at].1)).unwrap_or(chars.len())
}

/// How good a place to cut the one after a character is; 0 is none.
fn rank(chars: &[(usize, char)], at: usize) -> usize {
    let (char, next) = (chars[at].1, chars[at + 1].1);
    if is_closing(next) || is_stop(next) || is_among(next, " ，、；：") {
        return 0;
    }
    match char {
        _ if is_end(chars, at) => 7,
        '；' | ';' => 6,
        '，' | '：' => 5,
        '、' => 4,
        '）' | '》' => 3,
        ' ' if !is_in_sum(chars, at) => 2,
        char if is_opening(char) || is_one(char, next) => 0,
        _ => 1,
    }
}

fn is_opening(char: char) -> bool {
    is_among(char, "“‘（《「『【(")
}

/// Whether a space stands in a sum such as 24 − 19.1, or between a number and its unit.
fn is_in_sum(chars: &[(usize, char)], at: usize) -> bool {
    let is_sign = |char: char| is_among(char, "−×÷≈≥≤＝=+-");
    let before = at.checked_sub(1).map(|at| chars[at].1);
    before.is_none_or(|char| char.is_ascii() || is_sign(char)) || is_sign(chars[at + 1].1)
}

/// Whether two characters belong to the same number with its sign or unit, or to the same word.
fn is_one(char: char, next: char) -> bool {
    let is_part = |char: char| {
        char.is_ascii_graphic()
            || ('０'..='９').contains(&char)
            || is_among(char, "·−–—～×÷≈≥≤％．／＋－＝℃㎡")
    };
    // A number and its measure word, too: 2个 is not 2 and 个.
    is_part(char) && (is_part(next) || char.is_ascii_digit()) || is_part(next) && is_among(char, " −×÷≈≥≤第")
}
