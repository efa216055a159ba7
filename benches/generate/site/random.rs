//! Chance that is the same in every run: the SplitMix64 generator with a fixed seed.

const SEED: u64 = 0x6775_6964_6570_6f73;
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

/// A stream of numbers.
pub(super) struct Random(u64);

impl Random {
    /// The stream of one part of one career, independent of every other.
    pub(super) fn new(career: usize, part: u64) -> Self {
        let mut seed = Self(SEED ^ (career as u64).wrapping_mul(64).wrapping_add(part));
        Self(seed.next())
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from `low` up to and without `high`.
    pub(super) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.next() % (high - low)
    }

    /// An index into a list of so many.
    pub(super) fn index(&mut self, length: usize) -> usize {
        // The remainder is less than `length`, which is a usize.
        (self.next() % length as u64) as usize
    }

    /// One entry of a list.
    pub(super) fn pick<T: Copy>(&mut self, list: &[T]) -> T {
        list[self.index(list.len())]
    }

    /// So many numbers below `length`, no two alike; fewer if there are not so many.
    pub(super) fn distinct(&mut self, length: usize, count: usize) -> Vec<usize> {
        let count = count.min(length);
        let mut drawn = Vec::with_capacity(count);
        while drawn.len() < count {
            let number = self.index(length);
            if !drawn.contains(&number) {
                drawn.push(number);
            }
        }
        drawn
    }
}
