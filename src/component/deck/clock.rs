//! How much of a lesson has passed. It knows no clock of its own: whoever asks says what time it is.

/// Time that runs and rests.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Clock {
    /// What had passed when it was last started or stopped, in milliseconds.
    kept: f64,
    /// When it was started, in milliseconds since whenever; `None` while it rests.
    since: Option<f64>,
}

impl Clock {
    /// A clock that shows some seconds, and runs from `now` on or rests.
    pub fn at(seconds: u32, runs: bool, now: f64) -> Self {
        Self { kept: f64::from(seconds) * 1000.0, since: runs.then_some(now) }
    }

    /// Whether it runs.
    pub fn runs(self) -> bool {
        self.since.is_some()
    }

    /// What has passed, in whole seconds.
    pub fn seconds(self, now: f64) -> u32 {
        // A device's clock may be set back.
        let run = self.since.map_or(0.0, |since| (now - since).max(0.0));
        // Saturates; nobody teaches for a hundred years.
        ((self.kept + run) / 1000.0) as u32
    }

    /// Stops it if it runs, and starts it if it rests.
    pub fn toggled(self, now: f64) -> Self {
        match self.since {
            Some(since) => Self { kept: self.kept + (now - since).max(0.0), since: None },
            None => Self { since: Some(now), ..self },
        }
    }
}

/// Seconds as `5:07`.
pub fn face(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

/// How far a lesson is ahead of its plan, or behind it, in words; nothing while it is in step.
///
/// `from` and `to` are the minutes between which the plan has the current slide.
pub fn pace(seconds: u32, from: u32, to: u32) -> Option<String> {
    /// Nobody is hurried for less than this, in seconds.
    const GRACE: u32 = 60;
    let (early, late) = (from * 60, to * 60);
    if seconds > late + GRACE {
        Some(format!("慢了{}分钟", (seconds - late) / 60))
    } else if seconds + GRACE < early {
        Some(format!("快了{}分钟", (early - seconds) / 60))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_runs_and_rests() {
        let clock = Clock::default();
        assert_eq!((clock.runs(), clock.seconds(5_000.0)), (false, 0));
        let clock = clock.toggled(1_000.0);
        assert_eq!((clock.runs(), clock.seconds(62_900.0)), (true, 61));
        let clock = clock.toggled(61_000.0);
        assert_eq!((clock.runs(), clock.seconds(999_000.0)), (false, 60));
        assert_eq!(clock.toggled(100_000.0).seconds(110_000.0), 70);
    }

    #[test]
    fn a_clock_that_is_set_back_does_not_run_back() {
        let clock = Clock::at(30, true, 10_000.0);
        assert_eq!(clock.seconds(4_000.0), 30);
        assert_eq!(clock.toggled(4_000.0).seconds(4_000.0), 30);
    }

    #[test]
    fn seconds_have_a_face() {
        assert_eq!([0, 7, 60, 2_405].map(face), ["0:00", "0:07", "1:00", "40:05"]);
    }

    #[test]
    fn the_pace_is_told_when_it_matters() {
        let told = |seconds| pace(seconds, 5, 8);
        assert_eq!(told(5 * 60), None);
        assert_eq!(told(8 * 60 + 60), None);
        assert_eq!(told(10 * 60).as_deref(), Some("慢了2分钟"));
        assert_eq!(told(60).as_deref(), Some("快了4分钟"));
    }
}
