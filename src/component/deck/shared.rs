//! What the bar, the clock and the page's `start` share.

use leptos::prelude::*;

use super::Clock;
use crate::component::state::page_state;

/// Where the teacher's notes are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Notes {
    /// Nowhere.
    #[default]
    Closed,
    /// Below the slide.
    Below,
    /// In a window of their own.
    Apart,
}

/// A slide, as the bar needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stop {
    /// The slide's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The minute at which the plan begins it.
    pub from: u32,
    /// The minute at which the plan ends it.
    pub to: u32,
}

/// The state of a lesson that is given.
#[derive(Debug, Clone, Copy)]
pub struct Shared {
    /// The slides in order.
    pub stops: StoredValue<Vec<Stop>>,
    /// The position of the slide that is shown.
    pub now: RwSignal<usize>,
    /// Whether the screen is black.
    pub black: RwSignal<bool>,
    /// Whether the pointer is a bright dot.
    pub laser: RwSignal<bool>,
    /// Whether the page fills the screen.
    pub full: RwSignal<bool>,
    /// Where the notes are.
    pub notes: RwSignal<Notes>,
    /// Whether this window is the one with the notes.
    pub is_speaker: RwSignal<bool>,
    /// How long the lesson has been going on.
    pub clock: RwSignal<Clock>,
    /// What time it is, in milliseconds; it moves on while a clock runs.
    pub time: RwSignal<f64>,
    /// What is told about the last thing that was asked for.
    pub told: RwSignal<&'static str>,
}

impl Shared {
    fn new() -> Self {
        Self {
            stops: StoredValue::new(vec![]),
            now: RwSignal::new(0),
            black: RwSignal::new(false),
            laser: RwSignal::new(false),
            full: RwSignal::new(false),
            notes: RwSignal::new(Notes::Closed),
            is_speaker: RwSignal::new(false),
            clock: RwSignal::new(Clock::default()),
            time: RwSignal::new(0.0),
            told: RwSignal::new(""),
        }
    }

    /// Takes the slides (id, title, minutes) in.
    pub fn take(self, slides: Vec<(String, String, u16)>) {
        let mut to = 0;
        let stop = |(id, title, minutes): (String, String, u16)| {
            let from = to;
            to += u32::from(minutes);
            Stop { id, title, from, to }
        };
        self.stops.set_value(slides.into_iter().map(stop).collect());
    }

    /// The position of a slide.
    pub fn position(self, id: &str) -> Option<usize> {
        self.stops.with_value(|stops| stops.iter().position(|stop| stop.id == id))
    }

    /// A slide by its position.
    pub fn stop(self, position: usize) -> Option<Stop> {
        self.stops.with_value(|stops| stops.get(position).cloned())
    }

    /// What the clock shows, in seconds; what reads it follows it.
    pub fn seconds(self) -> u32 {
        self.clock.get().seconds(self.time.get())
    }
}

page_state!(pub Shared);
