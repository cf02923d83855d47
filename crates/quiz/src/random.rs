//! Chance that can be repeated.

/// A stream of numbers that a seed decides: SplitMix64 (Steele, Lea and Flood 2014), which needs nothing but integers
/// and is therefore the same natively and in WebAssembly.
#[derive(Debug, Clone)]
pub struct Random(u64);

/// Spreads seeds that are close to each other.
const GAMMA: u64 = 0x9e37_79b9_7f4a_7c15;

impl Random {
    /// The stream of a seed for one purpose: different purposes with one seed don't follow each other.
    pub fn new(seed: u32, purpose: &str) -> Self {
        // FNV-1a, whose result is laid down once and for all, unlike the standard library's hashes.
        let hash = purpose.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3)
        });
        let mut random = Self(hash ^ u64::from(seed).wrapping_mul(GAMMA));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(GAMMA);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `count`; 0 if there is none.
    pub fn below(&mut self, count: usize) -> usize {
        // A product of two numbers of 32 bits; with the few things of a quiz its upper half is even enough.
        let count = u64::try_from(count).unwrap_or(0).min(u64::from(u32::MAX));
        usize::try_from(((self.next() >> 32) * count) >> 32).unwrap_or(0)
    }

    /// Puts things in an order by chance (Fisher and Yates).
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            let other = self.below(last + 1);
            things.swap(last, other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A change would make other sheets of the seeds in teachers' links.
    #[test]
    fn the_stream_never_changes() {
        let mut random = Random::new(7, "sheet");
        let drawn: Vec<_> = (0..8).map(|_| random.below(100)).collect();
        assert_eq!(drawn, [22, 63, 23, 80, 78, 42, 64, 91]);
    }

    #[test]
    fn seeds_and_purposes_differ() {
        let first = |seed, purpose| Random::new(seed, purpose).next();
        assert_eq!(first(1, "a"), first(1, "a"));
        assert_ne!(first(1, "a"), first(2, "a"));
        assert_ne!(first(1, "a"), first(1, "b"));
    }

    #[test]
    fn everything_comes_up() {
        let mut random = Random::new(1, "dice");
        let mut seen = [0; 6];
        for _ in 0..6000 {
            seen[random.below(6)] += 1;
        }
        assert!(seen.iter().all(|count| (850..1150).contains(count)), "{seen:?}");
        assert_eq!(random.below(0), 0);
        assert_eq!(random.below(1), 0);
    }

    #[test]
    fn shuffling_keeps_all_things() {
        let mut things: Vec<_> = (0..50).collect();
        Random::new(3, "things").shuffle(&mut things);
        assert_ne!(things, (0..50).collect::<Vec<_>>());
        things.sort_unstable();
        assert_eq!(things, (0..50).collect::<Vec<_>>());
    }
}
