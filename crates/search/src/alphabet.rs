//! The characters of an index by their numbers: what each is, how it is read, and in which other forms it is written.

use std::collections::BTreeMap;

/// The number that ends a field.
pub(crate) const END: u16 = 0;

/// The character of an index that stands between two other names of a thing.
pub(crate) const BREAK: char = '\n';

/// Ends the other forms of a character.
pub(crate) const NO_MORE: char = '\0';

/// What a character counts for when it is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folded {
    /// Itself, in half width and small.
    Is(char),
    /// Nothing: it is passed over, like the quotation marks in “抓城建提品质”.
    Nothing,
    /// An end, over which no match goes.
    Break,
}

/// One character.
#[derive(Debug, Clone)]
pub(crate) struct Letter {
    /// As it is shown.
    pub(crate) shown: char,
    /// As it is compared.
    pub(crate) folded: Folded,
    /// Its readings, as places in [`Alphabet::syllables`].
    readings: Vec<u16>,
    /// The letters (`a` is the lowest bit) with which a match by letters may begin here.
    pub(crate) initials: u32,
}

/// All characters of an index.
#[derive(Debug, Clone)]
pub(crate) struct Alphabet {
    pub(crate) letters: Vec<Letter>,
    pub(crate) syllables: Vec<String>,
    /// Other forms of its characters, traditional ones and those of radicals, each with what it counts for.
    forms: BTreeMap<char, char>,
}

impl Alphabet {
    /// Characters without a reading, then those of each syllable, then further readings as (character, syllable), then
    /// the other forms of each character in turn, ended by [`NO_MORE`].
    pub(crate) fn new(
        signs: &str,
        syllables: Vec<(String, String)>,
        others: &[(u16, u16)],
        forms: &str,
    ) -> Self {
        let mut letters: Vec<_> = signs.chars().map(|shown| Letter::new(shown, vec![])).collect();
        let mut names = Vec::with_capacity(syllables.len());
        for (name, characters) in syllables {
            let place = u16::try_from(names.len()).unwrap_or(u16::MAX);
            letters.extend(characters.chars().map(|shown| Letter::new(shown, vec![place])));
            names.push(name);
        }
        for (letter, syllable) in others {
            if let Some(letter) = letters.get_mut(usize::from(*letter)) {
                letter.readings.push(*syllable);
            }
        }
        let of_each = letters.iter().zip(forms.split(NO_MORE));
        let forms = of_each.flat_map(|(letter, forms)| forms.chars().map(|form| (form, plain(letter.shown))));
        let forms = forms.collect();
        let mut alphabet = Self { letters, syllables: names, forms };
        for at in 0..alphabet.letters.len() {
            let firsts = alphabet.readings_at(at).filter_map(|syllable| syllable.first().copied());
            let own = match alphabet.letters[at].folded {
                Folded::Is(folded) => u8::try_from(folded).ok(),
                _ => None,
            };
            alphabet.letters[at].initials = firsts.chain(own).map(bit).fold(0, |bits, bit| bits | bit);
        }
        alphabet
    }

    /// The character with this number.
    pub(crate) fn letter(&self, id: u16) -> Option<&Letter> {
        self.letters.get(usize::from(id))
    }

    /// What the character with this number counts for.
    pub(crate) fn folded(&self, id: u16) -> Folded {
        self.letter(id).map_or(Folded::Break, |letter| letter.folded)
    }

    /// The readings of the character with this number.
    pub(crate) fn readings(&self, id: u16) -> impl Iterator<Item = &[u8]> {
        self.readings_at(usize::from(id))
    }

    fn readings_at(&self, at: usize) -> impl Iterator<Item = &[u8]> {
        let readings = self.letters.get(at).map_or(&[][..], |letter| &letter.readings);
        readings
            .iter()
            .filter_map(|syllable| self.syllables.get(usize::from(*syllable)))
            .map(String::as_bytes)
    }

    /// What a character of a query counts for: itself, unless it is another form of one of these. A form that is also
    /// a character of its own here (著 in 显著, for 着) counts for itself at first; `at_last` for the other one.
    pub(crate) fn usual(&self, character: char, at_last: bool) -> char {
        let Some(usual) = self.forms.get(&character) else { return character };
        let has_it = || self.letters.iter().any(|letter| letter.folded == Folded::Is(character));
        if at_last || !has_it() { *usual } else { character }
    }

    /// How a character is read first, whether or not the index has it among its own.
    pub(crate) fn reading_of(&self, character: char) -> Option<&[u8]> {
        let at = self.letters.iter().position(|letter| letter.shown == character)?;
        self.readings_at(at).next()
    }
}

impl Letter {
    fn new(shown: char, readings: Vec<u16>) -> Self {
        Self { shown, folded: fold(shown), readings, initials: 0 }
    }
}

/// The bit of a small letter; none for any other byte.
pub(crate) fn bit(byte: u8) -> u32 {
    if byte.is_ascii_lowercase() { 1 << (byte - b'a') } else { 0 }
}

/// What a character of the text counts for.
pub(crate) fn fold(character: char) -> Folded {
    match plain(character) {
        BREAK | '\0' => Folded::Break,
        sign @ ('.' | '%') => Folded::Is(sign),
        folded if is_of_a_word(folded) => Folded::Is(folded),
        _ => Folded::Nothing,
    }
}

/// Whether a folded character is no mark. Unicode's own tables would be larger than all of this.
fn is_of_a_word(character: char) -> bool {
    match character {
        // Accents that no letter has taken, and what is not to be seen: joiners, directions, selectors of a form, byte
        // order marks, and characters that only one font knows, as they come from a PDF.
        '\u{300}'..='\u{36f}'
        | '\u{61c}'
        | '\u{115f}'..='\u{1160}'
        | '\u{17b4}'..='\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{2000}'..='\u{2e7f}'
        | '\u{3000}'..='\u{303f}'
        | '\u{30fb}'
        | '\u{3164}'
        | '\u{e000}'..='\u{f8ff}'
        | '\u{fe00}'..='\u{fe6f}'
        | '\u{feff}'..='\u{ffff}'
        | '\u{e0000}'..='\u{10ffff}' => false,
        _ => character.is_ascii_alphanumeric() || character >= '\u{c0}',
    }
}

/// A character in half width, small, without a tone.
pub(crate) fn plain(character: char) -> char {
    const WIDE: u32 = 0xff01 - 0x21;
    let narrow = match u32::from(character) {
        code @ 0xff01..=0xff5e => char::from_u32(code - WIDE).unwrap_or(character),
        _ => character,
    };
    match narrow.to_ascii_lowercase() {
        'ā' | 'á' | 'ǎ' | 'à' | 'ɑ' => 'a',
        'ē' | 'é' | 'ě' | 'è' => 'e',
        'ɡ' => 'g',
        'ī' | 'í' | 'ǐ' | 'ì' => 'i',
        'ń' | 'ň' | 'ǹ' => 'n',
        'ō' | 'ó' | 'ǒ' | 'ò' => 'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => 'u',
        'ü' | 'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' | 'Ü' => 'v',
        small => small,
    }
}
