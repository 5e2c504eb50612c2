//! Chance that falls the same way each time.

/// SplitMix64 (Steele, Lea, Flood 2014): good from any seed, so that each article can have its number for one.
pub(in crate::bench) struct Dice(u64);

impl Dice {
    pub(in crate::bench) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0xd134_2543_de82_ef95) ^ 0x2022_0923)
    }

    /// From 0 to one less than `sides`.
    pub(in crate::bench) fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % sides.max(1)
    }

    /// The same, small ones far more often: as sections, tags and authors are used.
    pub(super) fn skewed(&mut self, sides: usize) -> usize {
        let below = self.roll(sides) + 1;
        self.roll(below)
    }
}

/// A number of 28 bits for each number of 28 bits, no two the same, in no order that shows.
pub(super) fn scattered(nth: usize) -> u64 {
    // Odd, so multiplying by it maps the 28-bit numbers onto themselves.
    (nth as u64).wrapping_mul(0x9e3_779b) & 0xfff_ffff
}
