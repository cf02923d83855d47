//! The difference between a result and a target that count the same thing.

use super::{
    computed::{Computed, told},
    number::{decimals, format},
};

/// Which way a target lies from the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// The target is above the result.
    More,
    /// The target is below the result.
    Less,
    /// Both are equal.
    Equal,
}

/// A computed difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// The size of the difference with its unit: `4.9亿元`, `1.3个百分点`.
    pub size: Computed,
    /// The difference in per cent of the result, such as `25.7%`; none for growth rates or a result of zero.
    pub percent: Option<Computed>,
}

impl Change {
    /// The sums behind it: `计算值：24 − 19.1 = 4.9亿元；4.9 ÷ 19.1 ≈ 25.7%`.
    pub fn words(&self) -> String {
        // Nothing is no part of anything.
        let percent = self.percent.as_ref().filter(|_| self.direction != Direction::Equal);
        match percent {
            Some(percent) => told(&[&self.size, percent]),
            None => self.size.words(),
        }
    }
}

/// Compares a target with a result in the same unit.
///
/// Differences of percentages are percentage points. The difference has as
/// many decimal places as the more precise of the two figures.
pub fn change(result: f64, target: f64, unit: &str) -> Change {
    let places = decimals(result).max(decimals(target));
    let difference = target - result;
    let size = format(difference.abs(), places);
    let direction = if size.bytes().all(|byte| matches!(byte, b'0' | b'.')) {
        Direction::Equal
    } else if difference > 0.0 {
        Direction::More
    } else {
        Direction::Less
    };
    let is_rate = unit == "%";
    let number = |value| format(value, decimals(value));
    let percent = (!is_rate && result != 0.0).then(|| {
        let share = (difference / result * 100.0).abs();
        Computed::of([&size, "÷", &number(result)], share, 1, "%")
    });
    // The larger number stands first, so that the sum reads without a minus sign in its result.
    let (large, small) = if difference < 0.0 { (result, target) } else { (target, result) };
    let left = [&number(large), "−", &number(small)];
    let unit = if is_rate { "个百分点" } else { unit };
    Change { direction, size: Computed::of(left, difference.abs(), places, unit), percent }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_share_and_a_sum() {
        let more = change(19.1, 24.0, "亿元");
        assert_eq!(more.direction, Direction::More);
        assert_eq!(more.size.amount(), "4.9亿元");
        assert_eq!(more.percent.as_ref().map(Computed::amount), Some("25.7%"));
        assert_eq!(more.words(), "计算值：24 − 19.1 = 4.9亿元；4.9 ÷ 19.1 ≈ 25.7%");
    }

    #[test]
    fn lower_targets_are_less() {
        let less = change(3855.0, 1000.0, "栋");
        assert_eq!((less.direction, less.size.amount()), (Direction::Less, "2855栋"));
        assert_eq!(less.size.sum(), "3855 − 1000 = 2855栋");
    }

    #[test]
    fn rates_differ_by_percentage_points() {
        let faster = change(5.2, 6.5, "%");
        assert_eq!((faster.words().as_str(), faster.percent), ("计算值：6.5 − 5.2 = 1.3个百分点", None));
    }

    #[test]
    fn equal_is_equal() {
        let same = change(10.0, 10.0, "公里");
        assert_eq!((same.direction, same.size.amount()), (Direction::Equal, "0公里"));
        assert_eq!(same.words(), "计算值：10 − 10 = 0公里");
        assert_eq!(change(0.0, 5.0, "个").percent, None);
    }
}
