//! The difference between a result and a target that count the same thing.

use super::number::{decimals, format};

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

/// A computed difference, ready to be shown together with its sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Which way.
    pub direction: Direction,
    /// The size of the difference with its unit: `4.9亿元`, `1.3个百分点`.
    pub amount: String,
    /// The difference in per cent of the result, such as `25.7%`; none for growth rates or a result of zero.
    pub percent: Option<String>,
    /// The sum behind it: `24 − 19.1 = 4.9`.
    pub sum: String,
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
    let percent =
        (!is_rate && result != 0.0).then(|| format!("{}%", format((difference / result * 100.0).abs(), 1)));
    // The larger number stands first, so that the sum reads without a minus sign in its result.
    let (large, small) = if difference < 0.0 { (result, target) } else { (target, result) };
    Change {
        direction,
        amount: if is_rate { format!("{size}个百分点") } else { format!("{size}{unit}") },
        percent,
        sum: format!("{} − {} = {size}", format(large, decimals(large)), format(small, decimals(small))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_share_and_a_sum() {
        let more = change(19.1, 24.0, "亿元");
        assert_eq!(more.direction, Direction::More);
        assert_eq!(more.amount, "4.9亿元");
        assert_eq!(more.percent.as_deref(), Some("25.7%"));
        assert_eq!(more.sum, "24 − 19.1 = 4.9");
    }

    #[test]
    fn lower_targets_are_less() {
        let less = change(3855.0, 1000.0, "栋");
        assert_eq!((less.direction, less.amount.as_str()), (Direction::Less, "2855栋"));
        assert_eq!(less.sum, "3855 − 1000 = 2855");
    }

    #[test]
    fn rates_differ_by_percentage_points() {
        let faster = change(5.2, 6.5, "%");
        assert_eq!((faster.amount.as_str(), faster.percent), ("1.3个百分点", None));
    }

    #[test]
    fn equal_is_equal() {
        let same = change(10.0, 10.0, "公里");
        assert_eq!((same.direction, same.amount.as_str()), (Direction::Equal, "0公里"));
        assert_eq!(change(0.0, 5.0, "个").percent, None);
    }
}
