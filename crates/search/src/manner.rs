//! Where and how a word is found in a text.

use crate::{
    alphabet::{Alphabet, Folded},
    word::Word,
};

/// How a word was found. What is further down is worse.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Manner {
    /// Written the same.
    Same,
    /// By its pinyin; the last syllable may have only begun.
    Pinyin,
    /// As the beginning of a longer number: `36` in `365`.
    BeginsNumber,
    /// By initials, or by pinyin with some syllables cut short: `whl`, `wanhl`.
    Short,
    /// In the midst of a number: `65` in `365`.
    InNumber,
    /// By pinyin with one slip: a letter too much, too few, another one, or two in the wrong order.
    Slip,
}

/// A piece of a text in which a word was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Match {
    /// Where it begins, in characters.
    pub(crate) start: usize,
    /// Where the text goes on.
    pub(crate) end: usize,
    /// How it was found.
    pub(crate) manner: Manner,
}

/// How much of a word's pinyin may be left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reading {
    /// All is written as in the text.
    Literal,
    /// Syllables are whole, but for the last one.
    Whole,
    /// Of syllables at least the initial is there.
    CutShort,
}

/// Fewer letters than this are found in running text only as whole words would be: everywhere.
const LETTERS_IN_TEXT: usize = 3;

/// The best place in a title or a name at which a word is found.
pub(crate) fn in_name(alphabet: &Alphabet, ids: &[u16], word: &Word) -> Option<Match> {
    find(alphabet, ids, word, &[Reading::Literal, Reading::Whole, Reading::CutShort])
}

/// The best place in a running text at which a word is found. Initials would be found by chance there.
pub(crate) fn in_text(alphabet: &Alphabet, ids: &[u16], word: &Word) -> Option<Match> {
    let readings: &[_] = if word.is_letters && word.units.len() < LETTERS_IN_TEXT {
        &[Reading::Literal]
    } else {
        &[Reading::Literal, Reading::Whole]
    };
    find(alphabet, ids, word, readings)
}

fn find(alphabet: &Alphabet, ids: &[u16], word: &Word, readings: &[Reading]) -> Option<Match> {
    let mut best: Option<Match> = None;
    for start in 0..ids.len() {
        if !may_begin(alphabet, ids[start], word) {
            continue;
        }
        let found = readings.iter().find_map(|reading| {
            let end = walk(alphabet, ids, start, &word.units, *reading)?;
            Some(Match { start, end, manner: manner(alphabet, ids, (start, end), word, *reading) })
        });
        if let Some(found) = found
            && best.is_none_or(|best| found.manner < best.manner)
        {
            best = Some(found);
            if found.manner == Manner::Same {
                break;
            }
        }
    }
    best
}

/// Whether a match of a word may begin with this character.
fn may_begin(alphabet: &Alphabet, id: u16, word: &Word) -> bool {
    let Some(letter) = alphabet.letter(id) else { return false };
    letter.initials & word.initial != 0
        || word.units.first().is_some_and(|first| letter.folded == Folded::Is(*first))
}

/// Goes along a text and what is left of a word at the same time; where the text goes on after the word's end.
fn walk(alphabet: &Alphabet, ids: &[u16], at: usize, units: &[char], reading: Reading) -> Option<usize> {
    let Some(unit) = units.first() else { return Some(at) };
    let id = *ids.get(at)?;
    match alphabet.folded(id) {
        Folded::Break => return None,
        Folded::Nothing => return walk(alphabet, ids, at + 1, units, reading),
        Folded::Is(folded) if folded == *unit => {
            let end = walk(alphabet, ids, at + 1, &units[1..], reading);
            if end.is_some() {
                return end;
            }
        }
        Folded::Is(_) => {}
    }
    if reading == Reading::Literal {
        return None;
    }
    alphabet.readings(id).find_map(|syllable| {
        let same = syllable.iter().zip(units).take_while(|(byte, unit)| char::from(**byte) == **unit).count();
        if same > 0 && same == units.len() {
            return Some(at + 1);
        }
        let whole = (same == syllable.len()).then(|| walk(alphabet, ids, at + 1, &units[same..], reading));
        let cuts = if reading == Reading::CutShort { initials(syllable, same) } else { 0..0 };
        let cut = || cuts.rev().find_map(|cut| walk(alphabet, ids, at + 1, &units[cut..], reading));
        whole.flatten().or_else(cut)
    })
}

/// To how many letters a syllable may be cut short, of which `same` are the same: its initial, which is one letter, or
/// two as in `zh`.
fn initials(syllable: &[u8], same: usize) -> std::ops::Range<usize> {
    let longest = if syllable.get(1) == Some(&b'h') { 2 } else { 1 };
    1..same.min(longest) + 1
}

fn manner(
    alphabet: &Alphabet,
    ids: &[u16],
    (start, end): (usize, usize),
    word: &Word,
    reading: Reading,
) -> Manner {
    match reading {
        Reading::Whole => Manner::Pinyin,
        Reading::CutShort => Manner::Short,
        Reading::Literal if word.is_number() && continues_number(alphabet, ids, start.wrapping_sub(1)) => {
            Manner::InNumber
        }
        Reading::Literal if ends_in_number(word) && continues_number(alphabet, ids, end) => {
            Manner::BeginsNumber
        }
        Reading::Literal => Manner::Same,
    }
}

fn ends_in_number(word: &Word) -> bool {
    word.units.last().is_some_and(char::is_ascii_digit)
}

/// Whether the number beside this place goes on here.
fn continues_number(alphabet: &Alphabet, ids: &[u16], at: usize) -> bool {
    let folded = ids.get(at).map(|id| alphabet.folded(*id));
    matches!(folded, Some(Folded::Is('0'..='9' | '.')))
}
