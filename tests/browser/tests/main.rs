//! The finished site in real browsers. One program for all tests, because they share their browsers (see
//! `src/session.rs`); each file is about one thing.

mod accessibility;
mod address;
mod builder;
mod comfort;
mod embedding;
mod fuzzing;
mod heights;
mod hosts;
mod layout;
mod lessons;
mod loading;
mod looking;
mod names;
mod offline;
mod old_browsers;
mod one_file;
mod overview;
mod passing_on;
mod printing;
mod progress;
mod quiz;
mod saving;
mod searching;
mod sectors;
mod selecting;
mod sharing;
mod sources;
mod speaking;
mod terms;
mod tips;
mod trying;
mod updating;
mod waking;
mod without_script;
mod worksheets;
