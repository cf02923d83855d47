//! Asking the index.

use crate::{
    Hit, Index, Kind,
    alphabet::{BREAK, Folded},
    index::{Field, Item},
    manner::{self, Manner, Match},
    typo::Spelling,
    word::{Word, words},
};

/// Of how many things found the whole is shown at most; the others are counted.
const SHOWN: usize = 40;

/// How many of a kind are shown beside other kinds.
const OF_A_KIND: usize = 4;

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// How many things of each kind, the kind of the best one first.
    pub kinds: Vec<(Kind, usize)>,
    /// What is shown: kind by kind, in each the best first.
    pub hits: Vec<Hit>,
    /// Where nothing was found: the nearest titles, the nearest one first.
    pub nearest: Vec<String>,
}

impl Found {
    /// How many things were found.
    pub fn count(&self) -> usize {
        self.kinds.iter().map(|(_, count)| count).sum()
    }
}

/// An entry that was found; less is better.
pub(crate) type Ranked = (u32, usize);

impl Index {
    /// Finds everything in which all words of a query occur. Of one kind only, if it is given, more is shown.
    ///
    /// The query is in Unicode's form NFKC, which browsers can make: then what is written with characters made for
    /// compatibility is found too.
    pub fn search(&self, query: &str, only: Option<Kind>) -> Found {
        let read = |at_last| words(query, |character| self.alphabet.usual(character, at_last));
        let mut words = read(false);
        if words.is_empty() {
            return Found::default();
        }
        let mut ranked = self.rank(&words);
        if ranked.is_empty() {
            // A character that is one here may have been written for another one.
            words = read(true);
            ranked = self.rank(&words);
        }
        ranked.sort_unstable();
        let kinds = self.count(&ranked);
        if kinds.is_empty() {
            return Found { nearest: self.nearest(query), ..Found::default() };
        }
        let mut hits = Vec::new();
        for (kind, _) in kinds.iter().filter(|(kind, _)| only.is_none_or(|only| only == *kind)) {
            let of_kind = ranked.iter().filter(|(_, at)| self.items[*at].kind == *kind);
            let room = if only.is_some() { SHOWN } else { OF_A_KIND };
            hits.extend(
                of_kind
                    .take(room.min(SHOWN.saturating_sub(hits.len())))
                    .map(|(_, at)| self.show(*at, &words)),
            );
        }
        Found { kinds, hits, nearest: Vec::new() }
    }

    /// Everything of a kind, as it is shown to those who have not asked yet.
    pub fn all(&self, kind: Kind) -> Vec<Hit> {
        let of_kind = self.items.iter().enumerate().filter(|(_, item)| item.kind == kind);
        of_kind.map(|(at, _)| self.show(at, &[])).collect()
    }

    /// How many of each kind were found, the kind of the best one first.
    fn count(&self, ranked: &[Ranked]) -> Vec<(Kind, usize)> {
        let mut kinds: Vec<(Kind, usize)> = Vec::new();
        for (_, at) in ranked {
            let kind = self.items[*at].kind;
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, count)) => *count += 1,
                None => kinds.push((kind, 1)),
            }
        }
        kinds
    }

    /// The entries in which all words occur, with their ranks. Slips are looked for where nothing is called so.
    fn rank(&self, words: &[Word]) -> Vec<Ranked> {
        let mut is_called_so = false;
        let mut ranked: Vec<Ranked> = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            let costs = words.iter().map(|word| self.cost(item, word));
            if let Some(cost) = costs.sum::<Option<u32>>() {
                is_called_so |= cost < IN_TEXT;
                ranked.push((self.score(item, cost), at));
            }
        }
        let letters: Option<Vec<_>> = words.iter().map(Word::letters).collect();
        if let Some(letters) = letters.filter(|_| !is_called_so) {
            let known: Vec<usize> = ranked.iter().map(|(_, at)| *at).collect();
            let slips = self.slips(&letters).into_iter().filter(|(_, at)| !known.contains(at));
            ranked.extend(slips);
        }
        ranked
    }

    /// The entries whose names have all words in them, at least one of them with a slip.
    fn slips(&self, words: &[Vec<u8>]) -> Vec<Ranked> {
        let mut spelling = Spelling::default();
        let all = self.items.iter().enumerate();
        all.filter_map(|(at, item)| {
            let costs = words.iter().map(|word| {
                let (field, found) = self.slip(item, word, &mut spelling)?;
                Some(SLIP + place_cost(field, self.place(item, field, found)))
            });
            Some((self.score(item, costs.sum::<Option<u32>>()?), at))
        })
        .collect()
    }

    /// Where a word with a slip is found in a title or another name.
    fn slip(&self, item: &Item, word: &[u8], spelling: &mut Spelling) -> Option<(Field, Match)> {
        [Field::Title, Field::Keys].into_iter().find_map(|field| {
            (0..CHOICES).find_map(|choice| {
                spelling.spell(&self.alphabet, self.field(item, field), choice);
                Some((field, spelling.find(word)?))
            })
        })
    }

    /// Where a word is found in one of an entry's texts.
    pub(crate) fn find(&self, item: &Item, field: Field, word: &Word) -> Option<Match> {
        let ids = self.field(item, field);
        match field {
            Field::Text => manner::in_text(&self.alphabet, ids, word),
            _ => manner::in_name(&self.alphabet, ids, word),
        }
    }

    /// The same, forgiving a slip in the title.
    pub(crate) fn find_or_slip(&self, item: &Item, field: Field, word: &Word) -> Option<Match> {
        self.find(item, field, word).or_else(|| {
            let (found_in, slip) = self.slip(item, &word.letters()?, &mut Spelling::default())?;
            (found_in == field).then_some(slip)
        })
    }

    /// What it costs an entry that a word occurs in it there and so. Less is better.
    fn cost(&self, item: &Item, word: &Word) -> Option<u32> {
        let costs = Field::ALL.into_iter().filter_map(|field| {
            let found = self.find(item, field, word)?;
            Some(place_cost(field, self.place(item, field, found)) + manner_cost(found.manner))
        });
        costs.min()
    }

    fn place(&self, item: &Item, field: Field, found: Match) -> Place {
        let ids = self.field(item, field);
        let counts = |at: &u16| matches!(self.alphabet.folded(*at), Folded::Is(_));
        let is_break = |id: &u16| self.alphabet.letter(*id).is_some_and(|letter| letter.shown == BREAK);
        let before = ids[..found.start].iter().rev().take_while(|id| !is_break(id)).any(counts);
        let after = ids[found.end..].iter().take_while(|id| !is_break(id)).any(counts);
        match (before, after) {
            (false, false) => Place::Whole,
            (false, true) => Place::Start,
            (true, _) => Place::Inside,
        }
    }

    /// An entry's rank: by how it was found, by its kind, by the length of its title.
    fn score(&self, item: &Item, cost: u32) -> u32 {
        let length = self.field(item, Field::Title).len().min(40);
        16 * cost + 20 * item.kind.step() + u32::try_from(length).unwrap_or(u32::MAX)
    }
}

/// Where in a text a word stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// It is all of it.
    Whole,
    /// At its beginning.
    Start,
    /// Somewhere else.
    Inside,
}

/// In how many ways a name is spelled, where characters have several readings.
const CHOICES: usize = 2;

/// What it costs to be found in a text only.
const IN_TEXT: u32 = 30;

/// What it costs to be found in spite of a slip only.
const SLIP: u32 = 60;

fn place_cost(field: Field, place: Place) -> u32 {
    match (field, place) {
        (Field::Title, Place::Whole) => 0,
        (Field::Title, Place::Start) | (Field::Keys, Place::Whole) => 2,
        (Field::Note, Place::Whole | Place::Start) => 3,
        (Field::Keys, Place::Start) => 4,
        (Field::Title, Place::Inside) => 6,
        (Field::Note, Place::Inside) => 7,
        (Field::Keys, Place::Inside) => 8,
        (Field::Text, _) => IN_TEXT,
    }
}

fn manner_cost(manner: Manner) -> u32 {
    match manner {
        Manner::Same => 0,
        Manner::Pinyin => 1,
        Manner::BeginsNumber => 3,
        Manner::Short => 10,
        Manner::InNumber => 40,
        Manner::Slip => SLIP,
    }
}
