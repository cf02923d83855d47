//! Linear scales with round ticks.

use super::number::{decimals, format};

/// Maps values to positions along a line. Its domain always includes zero, so that lengths can be compared.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Linear {
    domain: (f64, f64),
    range: (f64, f64),
    /// From one tick to the next.
    step: f64,
}

impl Linear {
    /// A scale whose domain reaches over zero and all values to round ends.
    ///
    /// `range` holds the positions of the domain's ends, `count` is the largest number of steps between ticks.
    pub fn over(values: impl IntoIterator<Item = f64>, range: (f64, f64), count: u32) -> Self {
        let (low, high) =
            values.into_iter().fold((0.0_f64, 0.0_f64), |(low, high), v| (low.min(v), high.max(v)));
        // Any step does where there is nothing to tell apart.
        let high = if high > low { high } else { low + 1.0 };
        let step = step(high - low, count);
        Self { domain: ((low / step).floor() * step, (high / step).ceil() * step), range, step }
    }

    /// The position of a value.
    pub fn at(&self, value: f64) -> f64 {
        let (low, high) = self.domain;
        let (from, to) = self.range;
        from + (value - low) / (high - low) * (to - from)
    }

    /// The ends of the domain.
    pub fn domain(&self) -> (f64, f64) {
        self.domain
    }

    /// Round values over the whole domain, from end to end, each with its label.
    pub fn ticks(&self) -> Vec<(f64, String)> {
        let (low, high) = self.domain;
        let places = decimals(self.step);
        let mut ticks = Vec::new();
        let mut value = low;
        while value < high + self.step / 2.0 {
            // Steps are added up, and binary fractions with them.
            let is_zero = value.abs() < self.step / 2.0;
            ticks.push(if is_zero { (0.0, "0".to_owned()) } else { (value, format(value, places)) });
            value += self.step;
        }
        ticks
    }

    /// From one tick to the next, in the units of the range.
    pub fn step(&self) -> f64 {
        (self.at(self.step) - self.at(0.0)).abs()
    }
}

/// The smallest of 1, 2 or 5 times a power of ten of which at most `count` cover the span.
fn step(span: f64, count: u32) -> f64 {
    let least = span / f64::from(count.max(1));
    let mut power = 1.0;
    while power * 10.0 <= least {
        power *= 10.0;
    }
    while power > least {
        power /= 10.0;
    }
    // A span as large as the steps together needs no larger step.
    let least = least * (1.0 - 1e-9);
    [1.0, 2.0, 5.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn labels(values: &[f64], count: u32) -> Vec<String> {
        let scale = Linear::over(values.iter().copied(), (0.0, 100.0), count);
        scale.ticks().into_iter().map(|(_, label)| label).collect()
    }

    #[test]
    fn ticks_are_round() {
        assert_eq!(labels(&[5.2, 6.5], 4), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(&[900.0, 800.0], 5), ["0", "200", "400", "600", "800", "1000"]);
        assert_eq!(labels(&[1.21, 1.17], 4), ["0", "0.5", "1.0", "1.5"]);
        assert_eq!(labels(&[-3.0, 6.5], 5), ["-4", "-2", "0", "2", "4", "6", "8"]);
    }

    #[test]
    fn nothing_has_a_scale_too() {
        assert_eq!(labels(&[], 4), ["0", "0.5", "1.0"]);
    }

    proptest! {
        #[test]
        fn zero_and_all_values_are_inside(values in prop::collection::vec(-1e6..1e6_f64, 1..5), count in 2..8_u32) {
            let scale = Linear::over(values.iter().copied(), (20.0, 320.0), count);
            for value in values.iter().copied().chain([0.0]) {
                let at = scale.at(value);
                prop_assert!((20.0 - 1e-6..=320.0 + 1e-6).contains(&at), "{value} at {at}");
            }
        }

        #[test]
        fn larger_values_lie_farther(a in 0.0..1e6_f64, b in 0.0..1e6_f64) {
            let scale = Linear::over([a, b], (0.0, 300.0), 5);
            prop_assert_eq!(a < b, scale.at(a) < scale.at(b));
        }

        #[test]
        fn lengths_are_proportional(a in 0.01..1e6_f64, b in 0.01..1e6_f64) {
            let scale = Linear::over([a, b], (0.0, 300.0), 5);
            let length = |value| scale.at(value) - scale.at(0.0);
            prop_assert!((length(a) * b - length(b) * a).abs() <= 1e-6 * a.max(b) * 300.0);
        }

        #[test]
        fn ticks_rise_within_the_domain(high in 0.001..1e6_f64, low in -1e5..0.0_f64, count in 2..8_u32) {
            let scale = Linear::over([low, high], (0.0, 300.0), count);
            let ticks = scale.ticks();
            let (first, last) = scale.domain();
            prop_assert!(ticks.len() >= 2);
            prop_assert!(ticks.windows(2).all(|pair| pair[0].0 < pair[1].0));
            let slack = (last - first) / 1e5;
            prop_assert!(ticks.iter().all(|(value, _)| *value >= first - slack && *value <= last + slack));
        }
    }
}
