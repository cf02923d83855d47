//! Keeping things in a line apart without moving them more than needed.

use crate::diagram::facing::count;

/// Moves heights so that each is at least `gap` below the one before and all lie between `min` and `max`,
/// with the least sum of squared moves.
///
/// `wished` is in ascending order. This is isotonic regression: pools of
/// neighbours that got too close move together to the mean of their wishes. If
/// the room is too small, the gap shrinks.
pub fn spread(wished: &[f64], gap: f64, min: f64, max: f64) -> Vec<f64> {
    let gaps = count(wished.len().saturating_sub(1));
    let gap = gap.min((max - min) / gaps.max(1.0));
    // Without the gaps between them, the heights need only be in order.
    let wishes = wished.iter().enumerate().map(|(i, wish)| wish - gap * count(i));
    let mut pools: Vec<Pool> = Vec::new();
    for sum in wishes {
        let mut pool = Pool { sum, size: 1 };
        while let Some(above) = pools.pop_if(|above| above.mean() > pool.mean()) {
            pool = Pool { sum: pool.sum + above.sum, size: pool.size + above.size };
        }
        pools.push(pool);
    }
    let highest = (max - gap * gaps).max(min);
    let means = pools.iter().flat_map(|pool| std::iter::repeat_n(pool.mean(), pool.size));
    means.enumerate().map(|(i, mean)| mean.clamp(min, highest) + gap * count(i)).collect()
}

/// Neighbours that move together.
struct Pool {
    /// The sum of their wishes.
    sum: f64,
    size: usize,
}

impl Pool {
    fn mean(&self) -> f64 {
        self.sum / count(self.size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_far_enough_apart_stays() {
        assert_eq!(spread(&[10.0, 30.0, 50.0], 20.0, 0.0, 100.0), [10.0, 30.0, 50.0]);
        assert_eq!(spread(&[], 20.0, 0.0, 100.0), [0.0; 0]);
    }

    #[test]
    fn neighbours_give_way_to_both_sides() {
        assert_eq!(spread(&[50.0, 50.0], 20.0, 0.0, 100.0), [40.0, 60.0]);
        assert_eq!(spread(&[10.0, 50.0, 50.0, 53.0], 20.0, 0.0, 100.0), [10.0, 31.0, 51.0, 71.0]);
    }

    #[test]
    fn nothing_leaves_the_room() {
        assert_eq!(spread(&[1.0, 2.0], 20.0, 5.0, 100.0), [5.0, 25.0]);
        assert_eq!(spread(&[98.0, 99.0], 20.0, 5.0, 100.0), [80.0, 100.0]);
        assert_eq!(spread(&[1.0, 2.0, 3.0], 20.0, 0.0, 30.0), [0.0, 15.0, 30.0]);
    }
}
