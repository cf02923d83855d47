//! Reading aloud, sentence by sentence: what is said now, what comes next, what to do when the voice fails.

use std::{
    cell::{Cell, RefCell},
    ops::Range,
};

use report_speech::{is_sayable, sentences, spoken};

use wasm_bindgen::prelude::wasm_bindgen;

use crate::{
    browser::{self, Failure, Following, Piece, Said},
    component::{SPEEDS, speed_of},
};

/// Under what name the device keeps the speed.
const KEY: &str = "speed";

thread_local! {
    static TALK: Talk = Talk::new();
}

/// The reading.
struct Talk {
    /// Whether the voice speaks, or is about to.
    is_on: Cell<bool>,
    /// The speed, by its place in [`SPEEDS`].
    speed: Cell<usize>,
    /// Where the reading is.
    place: RefCell<Option<Place>>,
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

    /// The sentence before this one; before the first there is the first.
    fn previous(self) -> Self {
        match self.at.checked_sub(1) {
            Some(at) => Self { at, ..self },
            None => self.piece.previous().and_then(Self::end).unwrap_or(self),
        }
    }
}

/// The sentences of a text in which there is anything to say.
fn sayable(text: &str) -> Vec<Range<usize>> {
    let mut ranges = sentences(text);
    ranges.retain(|range| text.get(range.clone()).is_some_and(is_sayable));
    ranges
}

impl Talk {
    fn new() -> Self {
        let kept = browser::kept(KEY);
        let speed = speed_of(kept.as_deref());
        browser::show_speed(speed);
        Self {
            is_on: Cell::new(false),
            speed: Cell::new(speed),
            place: RefCell::new(None),
            following: Following::new(),
        }
    }

    /// Begins where the reader has selected something, or at what he looks at.
    fn read_from_here(&self) {
        let selected = browser::selected().and_then(|(piece, byte)| Place::within(piece, byte));
        self.read(selected.or_else(|| Place::beginning(browser::looked_at()?)));
    }

    /// Does what a button of the player says.
    fn obey(&self, asked: &str) {
        match asked {
            "toggle" if self.is_on.get() => self.pause(""),
            "toggle" if self.place.borrow().is_some() => self.say(),
            "here" | "toggle" => self.read_from_here(),
            "next" => self.read(self.place.take().and_then(Place::next)),
            "back" => self.read(self.place.take().map(Place::previous)),
            _ => self.close(),
        }
    }

    /// Takes the speed that was chosen last, on another page perhaps, to which the reader has gone from here and back.
    fn take_speed(&self) {
        if let Some(kept) = browser::kept(KEY) {
            self.speed.set(speed_of(Some(&kept)));
            browser::show_speed(self.speed.get());
        }
    }

    /// Changes the speed, from the sentence on that is being said.
    fn set_speed(&self, number: usize) {
        let Some((words, _)) = SPEEDS.get(number) else { return };
        self.speed.set(number);
        browser::keep(KEY, words);
        if self.is_on.get() {
            self.say();
        }
    }

    /// Closes the player.
    fn close(&self) {
        self.pause("");
        self.place.take();
        browser::darken();
        browser::close_player();
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
        let place = self.place.borrow();
        let Some(Place { piece, sentences, at }) = place.as_ref() else { return };
        let Some(range) = sentences.get(*at) else { return };
        self.following.show(piece, range);
        browser::show_title(&piece.title());
        browser::show_told("");
        self.set_on(true);
        let words = piece.text().get(range.clone()).map(spoken).unwrap_or_default();
        let rate = SPEEDS.get(self.speed.get()).map_or(1.0, |(_, rate)| *rate);
        // It may be told at once that there is no voice.
        drop(place);
        browser::say(words, rate, |said| TALK.with(|talk| talk.heard(said)));
    }

    /// What comes after a sentence that was said, or was not.
    fn heard(&self, said: Said) {
        match said {
            Said::Whole => {
                let place = self.place.take().and_then(Place::next);
                if place.is_none() {
                    self.read(None);
                } else {
                    self.place.replace(place);
                    self.say();
                }
            }
            Said::Failed(failure) => self.pause(advice(failure)),
        }
    }

    /// Falls silent, and tells why.
    fn pause(&self, why: &'static str) {
        browser::hush();
        self.set_on(false);
        browser::show_told(why);
    }

    fn set_on(&self, on: bool) {
        self.is_on.set(on);
        browser::show_on(on);
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

/// Listens from here on. Called once by `boot.js`.
#[wasm_bindgen]
pub fn start() {
    browser::listen("pointerdown", browser::remember_selection);
    browser::listen("change", |event| {
        if let Some(number) = browser::chosen_speed(event) {
            TALK.with(|talk| talk.set_speed(number));
        }
    });
    browser::listen_last("click", |event| {
        if let Some(asked) = browser::asks(event) {
            TALK.with(|talk| talk.obey(&asked));
        } else {
            read_what_is_pointed_at(event);
        }
    });
    browser::listen_last("keydown", |event| {
        if browser::is_player_open() && browser::escapes_player(event) {
            TALK.with(Talk::close);
        } else if browser::plain_key(event).is_some_and(|key| key == "Enter") {
            read_what_is_pointed_at(event);
        }
    });
    // A voice speaks on when its page is gone.
    browser::listen_on_window("pagehide", |_| TALK.with(|talk| talk.pause("")));
}

/// While the player is open, a click on a paragraph, a figure or a definition means: read this.
fn read_what_is_pointed_at(event: &leptos::ev::Event) {
    if browser::is_player_open()
        && let Some(piece) = browser::pointed_at(event)
    {
        TALK.with(|talk| talk.read(Place::beginning(piece)));
    }
}

/// Opens the player and begins to read.
#[wasm_bindgen]
pub fn open() {
    browser::open_player();
    TALK.with(|talk| {
        talk.take_speed();
        talk.read_from_here();
    });
}
