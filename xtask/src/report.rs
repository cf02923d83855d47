//! What the user sees: headings, notes, errors, and how amounts are written.
//!
//! All of it goes to the standard error, like Cargo's own progress; only results are printed to the standard
//! output.

use std::{
    env,
    io::{IsTerminal, stderr},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread,
    time::{Duration, Instant},
};

const BOLD: &str = "1";
const BOLD_RED: &str = "1;31";

/// Starts a step.
pub fn heading(text: &str) {
    eprintln!("\n{}", painted(BOLD, &format!("=== {text} ===")));
}

/// Tells something on the way.
pub fn note(text: &str) {
    eprintln!("xtask: {text}");
}

/// Tells why a chore ended, with the causes.
pub fn error(error: &anyhow::Error) {
    eprintln!("{} {error}", painted(BOLD_RED, "xtask: error:"));
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

/// A text in a style (the numbers of an SGR escape sequence), if the reader is a terminal that wants it.
fn painted(style: &str, text: &str) -> String {
    if stderr().is_terminal() && env::var_os("NO_COLOR").is_none() {
        format!("\x1b[{style}m{text}\x1b[0m")
    } else {
        text.to_owned()
    }
}

/// How often something is said of what takes long.
const PAUSE: Duration = Duration::from_secs(15);

/// Says every while that something is still under way, until it is dropped. On a terminal Cargo, npm and curl show that
/// themselves.
#[derive(Debug)]
pub struct Patience {
    _end: Sender<()>,
}

impl Patience {
    /// Begins to say it of this.
    pub fn with(what: impl Into<String>) -> Self {
        let (end, ended) = mpsc::channel();
        if !stderr().is_terminal() {
            let (what, start) = (what.into(), Instant::now());
            thread::spawn(move || {
                while ended.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                    note(&format!("still {what}: {} so far", duration(start.elapsed())));
                }
            });
        }
        Self { _end: end }
    }
}

/// A length of time for people: `12 s`, `3 min 5 s`.
pub fn duration(time: Duration) -> String {
    let seconds = time.as_secs_f64().round() as u64;
    match (seconds / 60, seconds % 60) {
        (0, seconds) => format!("{seconds} s"),
        (minutes, seconds) => format!("{minutes} min {seconds} s"),
    }
}

/// A number of bytes in kilobytes (1 KB = 1024 bytes), with one decimal.
pub fn kilobytes(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_rounded_to_seconds() {
        assert_eq!(duration(Duration::from_millis(400)), "0 s");
        assert_eq!(duration(Duration::from_millis(59_600)), "1 min 0 s");
        assert_eq!(duration(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn sizes_are_kilobytes() {
        assert_eq!(kilobytes(0), "0.0 KB");
        assert_eq!(kilobytes(1536), "1.5 KB");
        assert_eq!(kilobytes(102_400), "100.0 KB");
    }
}
