//! Reading aloud, sentence by sentence: what is said now, what comes next, what to do when the voice fails.

use std::{cell::RefCell, ops::Range};

use leptos::{mount::mount_to_body, prelude::*};
use report_speech::{sentences, spoken};

use crate::{
    browser::{self, Failure, Following, Piece, Said},
    component::Speaker,
};

/// Speeds, as a reader sees them and as the voice takes them.
pub(crate) const SPEEDS: [(&str, f64); 6] =
    [("0.75", 0.75), ("1", 1.0), ("1.25", 1.25), ("1.5", 1.5), ("1.75", 1.75), ("2", 2.0)];

/// The voice's own speed.
const PLAIN: usize = 1;

/// Under what name the device keeps the speed.
const KEY: &str = "speed";

thread_local! {
    static TALK: Talk = Talk::new();
}

/// The reading, and what the player shows of it.
#[derive(Clone)]
pub(crate) struct Talk {
    /// Whether the player is open.
    pub(crate) is_open: ArcRwSignal<bool>,
    /// Whether the voice speaks, or is about to.
    pub(crate) is_on: ArcRwSignal<bool>,
    /// What is being read, as a heading.
    pub(crate) title: ArcRwSignal<String>,
    /// What there is to be told, such as why the voice fell silent.
    pub(crate) told: ArcRwSignal<&'static str>,
    /// The speed, by its place in [`SPEEDS`].
    pub(crate) speed: ArcRwSignal<usize>,
    /// Where the reading is.
    place: std::rc::Rc<RefCell<Option<Place>>>,
    following: Following,
}

/// Where the reading is.
struct Place {
    piece: Piece,
    /// The piece's sentences, as byte ranges of its text; at least one.
    sentences: Vec<Range<usize>>,
    /// Which of them is being said.
    at: usize,
}

impl Place {
    /// The beginning of a piece, or of the next one that has anything to say.
    fn beginning(piece: Piece) -> Option<Self> {
        let mut next = Some(piece);
        while let Some(piece) = next {
            let sentences = sayable(piece.text());
            if !sentences.is_empty() {
                return Some(Self { piece, sentences, at: 0 });
            }
            next = piece.next();
        }
        None
    }

    /// The end of a piece, or of the last one before it that has anything to say.
    fn end(piece: Piece) -> Option<Self> {
        let mut next = Some(piece);
        while let Some(piece) = next {
            let sentences = sayable(piece.text());
            if let Some(at) = sentences.len().checked_sub(1) {
                return Some(Self { piece, sentences, at });
            }
            next = piece.previous();
        }
        None
    }

    /// The sentence of the piece in which a place of its text is, in bytes.
    fn within(piece: Piece, byte: usize) -> Option<Self> {
        let mut place = Self::beginning(piece)?;
        place.at = place.sentences.iter().position(|range| byte < range.end).unwrap_or(0);
        Some(place)
    }

    /// The sentence after this one.
    fn next(self) -> Option<Self> {
        if self.at + 1 < self.sentences.len() {
            return Some(Self { at: self.at + 1, ..self });
        }
        Self::beginning(self.piece.next()?)
    }

    /// The sentence before this one.
    fn previous(self) -> Option<Self> {
        match self.at.checked_sub(1) {
            Some(at) => Some(Self { at, ..self }),
            None => Self::end(self.piece.previous()?),
        }
    }
}

/// The sentences of a text in which there is anything to say.
fn sayable(text: &str) -> Vec<Range<usize>> {
    let mut ranges = sentences(text);
    ranges.retain(|range| text.get(range.clone()).is_some_and(|text| text.contains(char::is_alphanumeric)));
    ranges
}

impl Talk {
    fn new() -> Self {
        let kept = browser::kept(KEY);
        let speed = SPEEDS.iter().position(|(words, _)| kept.as_deref() == Some(*words));
        Self {
            is_open: ArcRwSignal::default(),
            is_on: ArcRwSignal::default(),
            title: ArcRwSignal::default(),
            told: ArcRwSignal::default(),
            speed: ArcRwSignal::new(speed.unwrap_or(PLAIN)),
            place: std::rc::Rc::default(),
            following: Following::new(),
        }
    }

    /// The one that this page has.
    pub(crate) fn get() -> Self {
        TALK.with(Self::clone)
    }

    /// Begins where the reader has selected something, or at what he looks at.
    pub(crate) fn read_from_here(&self) {
        let selected = browser::selected().and_then(|(piece, byte)| Place::within(piece, byte));
        self.read(selected.or_else(|| Place::beginning(browser::looked_at()?)));
    }

    /// Goes on, or falls silent.
    pub(crate) fn toggle(&self) {
        if self.is_on.get_untracked() {
            self.pause("");
        } else if self.place.borrow().is_some() {
            self.say();
        } else {
            self.read_from_here();
        }
    }

    /// Goes to the next sentence.
    pub(crate) fn next(&self) {
        let place = self.place.take();
        self.read(place.and_then(Place::next));
    }

    /// Goes to the sentence before.
    pub(crate) fn previous(&self) {
        let place = self.place.take();
        let title = place.as_ref().map(|place| place.piece.clone());
        // Before the first sentence there is the first sentence.
        self.read(place.and_then(Place::previous).or_else(|| Place::beginning(title?)));
    }

    /// Changes the speed, from the sentence on that is being said.
    pub(crate) fn set_speed(&self, words: &str) {
        let Some(at) = SPEEDS.iter().position(|(other, _)| *other == words) else { return };
        self.speed.set(at);
        browser::keep(KEY, words);
        if self.is_on.get_untracked() {
            self.say();
        }
    }

    /// Closes the player.
    pub(crate) fn close(&self) {
        self.pause("");
        self.place.take();
        browser::darken();
        self.is_open.set(false);
    }

    /// Reads from a place on; from none, there is nothing left to be read.
    fn read(&self, place: Option<Place>) {
        let is_done = place.is_none();
        self.place.replace(place);
        self.following.resume();
        if is_done {
            browser::darken();
            self.pause("读完了。要再听，先滚动到那里，再点“从这里读”。");
        } else {
            self.say();
        }
    }

    /// Says the sentence at which the reading is.
    fn say(&self) {
        let words = {
            let place = self.place.borrow();
            let Some(place) = place.as_ref() else { return };
            let Some(range) = place.sentences.get(place.at) else { return };
            self.following.show(&place.piece, range);
            self.title.set(place.piece.title());
            place.piece.text().get(range.clone()).map(spoken).unwrap_or_default()
        };
        self.told.set("");
        self.is_on.set(true);
        let rate = SPEEDS.get(self.speed.get_untracked()).map_or(1.0, |(_, rate)| *rate);
        browser::say(words, rate, |said| Self::get().heard(said));
    }

    /// What comes after a sentence that was said, or was not.
    fn heard(&self, said: Said) {
        match said {
            Said::Whole => {
                let place = self.place.take().and_then(Place::next);
                let is_done = place.is_none();
                self.place.replace(place);
                if is_done { self.read(None) } else { self.say() }
            }
            Said::Failed(failure) => self.pause(advice(failure)),
        }
    }

    /// Falls silent, and tells why.
    fn pause(&self, why: &'static str) {
        browser::hush();
        self.is_on.set(false);
        self.told.set(why);
    }
}

/// What a reader can do when the voice fails.
fn advice(failure: Failure) -> &'static str {
    match failure {
        Failure::NotAllowed => "浏览器要你亲手点一下才出声：点播放键。",
        Failure::NoVoice => "这个声音现在用不了，可能要联网。看看网络，再点播放键。",
        Failure::Busy => "声音被别的程序占着。关掉它，再点播放键。",
        Failure::Interrupted => "朗读被打断了。点播放键接着读。",
        Failure::Silent => "没有出声。看看音量，再点播放键；还不行，换一个浏览器试试。",
        Failure::Broken => "没有读成。再点一次播放键；还不行，换一个浏览器试试。",
    }
}

/// Makes the player, and listens from here on.
pub(super) fn listen() {
    mount_to_body(|| view! { <Speaker/> });
    browser::listen("pointerdown", browser::remember_selection);
    for kind in ["click", "keydown"] {
        browser::listen_last(kind, move |event| {
            let talk = Talk::get();
            if !talk.is_open.get_untracked() {
                return;
            }
            let asks = kind == "click" || browser::plain_key(event).is_some_and(|key| key == "Enter");
            if browser::escapes_player(event) {
                talk.close();
            } else if asks && let Some(piece) = browser::pointed_at(event) {
                talk.read(Place::beginning(piece));
            }
        });
    }
    // A voice speaks on when its page is gone.
    browser::listen_on_window("pagehide", |_| Talk::get().pause(""));
}

/// Opens the player and begins to read.
pub(super) fn open() {
    let talk = Talk::get();
    talk.is_open.set(true);
    talk.read_from_here();
}
